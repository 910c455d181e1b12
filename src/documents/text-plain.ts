import { decodeText, tidy } from "./decode.js";
import { xmlLines, type XmlShape } from "./text-xml.js";

/** Of a text that is too large or in an older encoding, so much is read: bytes. */
const HEAD_BYTES = 1024 * 1024;

const HTML: XmlShape = {
  breaks: new Set(
    (
      "p div br hr h1 h2 h3 h4 h5 h6 li ul ol table tr td th thead tbody caption pre blockquote section article header " +
      "footer main nav form fieldset legend label option title body head html center address dt dd dl"
    ).split(" "),
  ),
  holds: null,
  skips: new Set(["script", "style"]),
};
const XML: XmlShape = { breaks: null, holds: null, skips: new Set() };

/** The text of a file of letters, one paragraph or cell to a line; null for bytes that are none. */
export function plainText(bytes: Uint8Array, fileName: string): string | null {
  const text = decoded(bytes)?.replaceAll("\f", "\n");
  if (text === undefined) return null;
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const head = text.slice(0, 500).trimStart();
  if (/^html?$/.test(extension) || /^<(?:!doctype html|html)/i.test(head)) return htmlText(text);
  if (extension === "xml" || head.startsWith("<?xml")) return xmlLines(text, XML).join("\n");
  if (extension === "csv") return text.replace(/[;,"]+/g, "\n");
  if (extension === "json") return jsonText(text);
  return text;
}

export function htmlText(html: string): string {
  return xmlLines(html, HTML).join("\n");
}

/** Each value with its name: `{"a": "b"}` → "a: b". */
function jsonText(text: string): string {
  const lines: string[] = [];
  try {
    JSON.parse(text, (key, value: unknown) => {
      if (typeof value === "string") lines.push(value, `${key}: ${value}`);
      return value;
    });
  } catch {
    return text;
  }
  return lines.join("\n");
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return decodeText(bytes);
  } catch {
    return olderText(bytes.subarray(0, HEAD_BYTES));
  }
}

/** UTF-16 without a byte order mark, the head of a large UTF-8, or the Vietnamese code page of Windows. */
function olderText(head: Uint8Array): string | undefined {
  if (head.length === 0) return undefined;
  const letters = Buffer.from(head.subarray(0, 4096));
  const marked = (letters[0] ?? 0) >= 0xfe;
  const zeros = letters.filter((byte) => byte === 0).length;
  if (marked || zeros > letters.length / 4) {
    const big = marked ? letters[0] === 0xfe : letters[0] === 0;
    const text = new TextDecoder(big ? "utf-16be" : "utf-16le").decode(head);
    return text.includes("\0") ? undefined : tidy(text);
  }
  if (head.includes(0)) return undefined;
  try {
    return tidy(new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true }));
  } catch {
    return tidy(new TextDecoder("windows-1258").decode(head));
  }
}
