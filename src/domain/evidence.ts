import { civilDay } from "./periods.js";
import { bearsSecrecyMark, nameBearsSecrecyMark } from "./secrecy.js";

/** Why a file is not taken; "fine" when it is. */
export type FileVerdict =
  | "fine"
  | "empty"
  | "too_large"
  | "type_not_allowed"
  | "name_unusable"
  | "secret"
  | "archive_bomb"
  | "damaged";

/** What an office hands in: documents, tables, pictures, scans, archives of these. */
const ALLOWED = new Set(
  (
    "pdf doc docx odt rtf txt csv xls xlsx xlsm ods ppt pptx odp png jpg jpeg gif webp heic tif tiff bmp " +
    "zip rar 7z mp3 m4a wav mp4 mov eml msg xml json p7s sig"
  ).split(" "),
);

/** Judges a file before a byte of it is fetched: by name, by stated size, by the words beside it. */
export function judgeFile(
  file: { name: string; size: number | null },
  caption: string,
  limitBytes: number,
): FileVerdict {
  if (file.size === 0) return "empty";
  if (file.size !== null && file.size > limitBytes) return "too_large";
  const name = safeFileName(file.name);
  if (name === null) return "name_unusable";
  if (!ALLOWED.has(extensionOf(name))) return "type_not_allowed";
  if (nameBearsSecrecyMark(name) || bearsSecrecyMark(caption)) return "secret";
  return "fine";
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

const LONGEST_NAME = 150;

/**
 * The last part of a path without what could mislead a reader or a disk: control and direction
 * characters, separators. Null when nothing is left. "../../a\u202Efdp.pdf" → "afdp.pdf".
 */
export function safeFileName(given: string): string | null {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu, "")
    .replace(/[<>:|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  if (clean === "") return null;
  const letters = [...clean];
  if (letters.length <= LONGEST_NAME) return clean;
  const extension = extensionOf(clean);
  return `${letters.slice(0, LONGEST_NAME - extension.length - 1).join("")}.${extension}`;
}

/**
 * A document proven by its number: "15/KH-UBND ngày 12/7/2025", "Số 3/BC-VP", "No. 15/KH-UBND of 12/7/2025"; its kind
 * may stand before it, in up to three words: "Quyết định số 12/QĐ-UBND".
 */
const DOCUMENT_NUMBER =
  /^(?:\p{L}[\p{L}-]*\s+){0,3}(?:(?:số:?|no\.?)\s*)?(\d{1,6}(?:\/\d{4})?\/[\p{Lu}Đ&]{1,12}(?:-[\p{Lu}Đ&.]{1,20})*)(?:[\s,]+(?:(?:ngày|of)\s+)?(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}))?$/iu;

export type TypedEvidence =
  { kind: "link"; url: string } | { kind: "document"; number: string; date: string | null };

/** Evidence that is typed: a link (http, https) or a document number with its date; null for neither. */
export function readTypedEvidence(words: string): TypedEvidence | null {
  const trimmed = words.trim().normalize("NFC");
  if (/^https?:\/\//i.test(trimmed)) return readLink(trimmed);
  const match = DOCUMENT_NUMBER.exec(trimmed);
  if (match?.[1] === undefined) return null;
  const [number, date] = [match[1], match[2] ?? null];
  return date !== null && !isDay(date) ? null : { kind: "document", number, date };
}

/** "12/7/2025" is a day, "31/02/2025" is none. */
function isDay(written: string): boolean {
  const [day = 0, month = 0, year = 0] = written.split(/[/.-]/).map(Number);
  return civilDay(year, month, day) !== null;
}

const LONGEST_LINK = 500;

function readLink(words: string): TypedEvidence | null {
  if (/\s/.test(words) || words.length > LONGEST_LINK || !URL.canParse(words)) return null;
  return { kind: "link", url: new URL(words).href };
}
