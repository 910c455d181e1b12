import { bearsSecrecyMark, SECRECY_MARK } from "../domain/secrecy.js";
import { htmlText } from "./text-plain.js";
import { joinParts, type ReadInner } from "./text-parts.js";

const BYTES = 30 * 1024 * 1024;
const PARTS = 100;
const DEPTH = 4;

/** The subject, the text and the attachments of a letter. */
export async function mailText(bytes: Uint8Array, inner: ReadInner): Promise<string | null> {
  const source = Buffer.from(bytes.subarray(0, BYTES)).toString("latin1");
  return joinParts(await new MailReader(inner).part(source, DEPTH));
}

type Headers = ReadonlyMap<string, string>;

class MailReader {
  private readonly inner: ReadInner;
  private parts = 0;

  constructor(inner: ReadInner) {
    this.inner = inner;
  }

  async part(source: string, depth: number): Promise<(string | null)[]> {
    if (depth === 0 || ++this.parts > PARTS) return [];
    const { headers, body } = opened(source);
    const type = headers.get("content-type") ?? "text/plain";
    const boundary = parameter(type, "boundary");
    const found: (string | null)[] = subject(headers);
    if (/^\s*multipart\//i.test(type) && boundary !== null) {
      const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1, PARTS);
      for (const piece of pieces) {
        if (!piece.startsWith("--")) found.push(...(await this.part(piece.trimStart(), depth - 1)));
      }
      return found;
    }
    return [...found, ...(await this.leaf(headers, type, body, depth))];
  }

  private async leaf(
    headers: Headers,
    type: string,
    body: string,
    depth: number,
  ): Promise<(string | null)[]> {
    const bytes = transferred(body, headers.get("content-transfer-encoding") ?? "");
    if (/^\s*message\/rfc822/i.test(type)) {
      return this.part(bytes.toString("latin1"), depth - 1);
    }
    const disposition = headers.get("content-disposition") ?? "";
    const name = parameter(disposition, "filename") ?? parameter(type, "name");
    if (name !== null) return [await this.inner(bytes, words(name))];
    if (!/^\s*text\//i.test(type)) return [];
    const text = inCharset(bytes, parameter(type, "charset") ?? "utf-8").replaceAll("\f", "\n");
    return [/^\s*text\/html/i.test(type) ? htmlText(text) : text];
  }
}

/** A subject is judged as a caption is. */
function subject(headers: Headers): string[] {
  const text = words(headers.get("subject") ?? "");
  return bearsSecrecyMark(text) ? [SECRECY_MARK, text] : [text];
}

function opened(source: string): { headers: Headers; body: string } {
  const text = source.replaceAll("\r\n", "\n");
  const end = text.indexOf("\n\n");
  const head = end < 0 ? text : text.slice(0, end);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1));
  }
  return { headers, body: end < 0 ? "" : text.slice(end + 2) };
}

/** `name="a.pdf"`, `filename*=UTF-8''a%20b.pdf`. */
function parameter(header: string, name: string): string | null {
  const coded = new RegExp(`[;\\s]${name}\\*=(?:[\\w-]*'[^']*')?([^;\\s]+)`, "i").exec(header)?.[1];
  if (coded !== undefined) {
    const hex = coded.replace(/%([0-9a-f]{2})/gi, (_, pair: string) =>
      String.fromCharCode(parseInt(pair, 16)),
    );
    return inCharset(Buffer.from(hex, "latin1"), "utf-8");
  }
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\s]+))`, "i").exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

function transferred(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64");
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, "latin1");
  return unquoted(body.replace(/=[ \t]{0,8}\n/g, ""));
}

function unquoted(text: string): Buffer {
  const bytes = text.replace(/=([0-9a-f]{2})/gi, (_, pair: string) =>
    String.fromCharCode(parseInt(pair, 16)),
  );
  return Buffer.from(bytes, "latin1");
}

/** `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` among plain words. */
function words(header: string): string {
  const joined = header.replace(/\?=\s+=\?/g, "?==?");
  const plain = joined.replace(
    /=\?([\w-]{1,40})\?([bq])\?([^?]*)\?=/gi,
    (_, charset: string, kind: string, text: string) =>
      kind.toLowerCase() === "b"
        ? inCharset(Buffer.from(text, "base64"), charset)
        : inCharset(unquoted(text.replaceAll("_", " ")), charset),
  );
  const isRaw = plain === header && !/[^\0-\xff]/.test(header);
  return (isRaw ? inCharset(Buffer.from(header, "latin1"), "utf-8") : plain).trim();
}

function inCharset(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset.trim()).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
