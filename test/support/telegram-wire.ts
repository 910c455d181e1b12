import type { IncomingMessage } from "node:http";

/** A file of a multipart body. */
export type Part = { filename: string; bytes: Buffer };
export type Call = { params: Record<string, unknown>; files: Map<string, Part> };

/** Parameters that the Bot API takes as JSON inside of a form. */
const STRUCTURED = /^[[{]/;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** JSON, a form, or multipart, as the Bot API takes them; numbers and objects of forms are read. */
export function readCall(type: string, body: Buffer): Call {
  if (body.length === 0) return { params: {}, files: new Map() };
  if (type.includes("json")) {
    return { params: JSON.parse(body.toString()) as Record<string, unknown>, files: new Map() };
  }
  if (type.includes("multipart")) return readMultipart(type, body);
  const form = Object.fromEntries(new URLSearchParams(body.toString()));
  return { params: mapped(form), files: new Map() };
}

function readMultipart(type: string, body: Buffer): Call {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1] ?? "";
  const fields: Record<string, string> = {};
  const files = new Map<string, Part>();
  for (const piece of pieces(body, boundary)) {
    const end = piece.indexOf("\r\n\r\n");
    const head = piece.subarray(0, end).toString("utf8");
    const bytes = piece.subarray(end + 4);
    const disposition = /content-disposition:(.*)/i.exec(head)?.[1] ?? "";
    const { name, filename } = parametersOf(disposition);
    if (name === undefined) continue;
    if (filename === undefined) fields[name] = bytes.toString("utf8");
    else files.set(name, { filename, bytes });
  }
  return { params: mapped(fields), files };
}

function pieces(body: Buffer, boundary: string): Buffer[] {
  const found: Buffer[] = [];
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); at >= 0;) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) break;
    found.push(body.subarray(at + mark.length + 2, next - 2));
    at = next;
  }
  return found;
}

/**
 * `form-data;name="x";filename="a \"b\".pdf"`: quoted with backslashes, or a bare word that ends at the next
 * semicolon, as Telegram's own server reads it.
 */
function parametersOf(disposition: string): Record<string, string> {
  const found: Record<string, string> = {};
  const form = /;\s*([\w*]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/g;
  for (const [, key = "", quoted, bare = ""] of disposition.matchAll(form)) {
    found[key] = quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/g, "$1");
  }
  return found;
}

function mapped(fields: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      if (STRUCTURED.test(value) && !["text", "caption"].includes(key)) {
        return [key, JSON.parse(value) as unknown];
      }
      if (/(_id|^offset|^limit|^timeout)$/.test(key) && /^-?\d+$/.test(value)) {
        return [key, Number(value)];
      }
      return [key, value === "true" ? true : value === "false" ? false : value];
    }),
  );
}
