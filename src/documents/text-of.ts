import { nameBearsSecrecyMark, SECRECY_MARK } from "../domain/secrecy.js";
import { DocumentError } from "./errors.js";
import { kindOf } from "./kind.js";
import { mailText } from "./text-mail.js";
import { officeText } from "./text-office.js";
import { oldOfficeText } from "./text-old-office.js";
import { byNumber, joinParts, type ReadInner } from "./text-parts.js";
import { pdfText } from "./text-pdf.js";
import { plainText } from "./text-plain.js";
import { rtfText } from "./text-rtf.js";
import { entryName, Room, Zip } from "./text-zip.js";

/** Archives in an archive are opened, those inside of them are not. */
const DEPTH = 2;
const ENTRIES = 200;

/**
 * The readable text of a document, for the check of secrecy marks, a paragraph or cell to a line; its parts (headers,
 * pages, sheets, files of an archive) stand apart by form feeds. A file inside whose name is marked stands there as the
 * mark. Null for kinds that have no text or cannot be read (pictures, scans, what is encrypted or damaged). Throws
 * DocumentError "archive_bomb" for an archive that would expand beyond its limits.
 */
export async function textOf(bytes: Uint8Array, fileName: string): Promise<string | null> {
  return guarded(bytes, fileName, { room: new Room(), depth: DEPTH });
}

type Limits = { room: Room; depth: number };

async function guarded(bytes: Uint8Array, name: string, limits: Limits): Promise<string | null> {
  try {
    return await read(bytes, name, limits);
  } catch (fault) {
    if (fault instanceof DocumentError && fault.code === "archive_bomb") throw fault;
    return null;
  }
}

async function read(bytes: Uint8Array, name: string, limits: Limits): Promise<string | null> {
  switch (kindOf(bytes, name)) {
    case "pdf":
      return pdfText(bytes);
    case "docx":
    case "archive":
      return archiveText(bytes, limits);
    case "sheet":
      return isZip(bytes) ? archiveText(bytes, limits) : oldOfficeText(bytes);
    case "doc":
      return oldOfficeText(bytes);
    case "text":
      return lettersText(bytes, name, limits);
    default:
      return null;
  }
}

async function archiveText(bytes: Uint8Array, limits: Limits): Promise<string | null> {
  const zip = new Zip(bytes, limits.room);
  const office = officeText(zip);
  if (office !== undefined) return office;
  const inner = innerOf(limits);
  const files = zip.names.filter((name) => !name.endsWith("/")).sort(byNumber);
  const parts: (string | null)[] = zip.names.map((name) => nameText(entryName(name)));
  for (const name of files.slice(0, ENTRIES)) {
    const packed = zip.read(name);
    if (packed !== null) parts.push(await inner(packed, entryName(name)));
  }
  return joinParts(parts);
}

async function lettersText(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
): Promise<string | null> {
  const head = Buffer.from(bytes.subarray(0, 5)).toString("latin1");
  if (head === "{\\rtf") return rtfText(bytes);
  if (!/\.eml$/i.test(name)) return plainText(bytes, name);
  const inner = innerOf(limits);
  return mailText(bytes, async (content, file) =>
    joinParts([nameText(file), await inner(content, file)]),
  );
}

/** What lies inside is read the same way, an archive only while there is depth left. */
function innerOf({ room, depth }: Limits): ReadInner {
  return (bytes, name) =>
    depth === 0 ? Promise.resolve(null) : guarded(bytes, name, { room, depth: depth - 1 });
}

/** Each folder of the way to a file is a name. */
function nameText(path: string): string | null {
  return path.split(/[/\\]/).some((name) => nameBearsSecrecyMark(name)) ? SECRECY_MARK : null;
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}
