import { DocumentError } from "./errors.js";

const TEXT_LIMIT = 10 * 1024 * 1024;

/** The text of bytes in UTF-8 or UTF-16 with a byte order mark, in NFC; throws DocumentError for anything else. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length === 0) throw new DocumentError("empty");
  if (bytes.length > TEXT_LIMIT) throw new DocumentError("too_large");
  const text = decoderFor(bytes);
  if (text.includes("\0")) throw new DocumentError("not_text");
  if (text.trim() === "") throw new DocumentError("empty");
  return tidy(text);
}

/** NFC, ordinary spaces, no soft hyphens or zero-width signs. */
export function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\t", "   ")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
}

function decoderFor(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DocumentError("not_text", cause);
  }
}
