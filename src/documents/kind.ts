import type { DocumentErrorCode } from "./errors.js";

export type DocumentKind =
  "text" | "docx" | "archive" | "pdf" | "doc" | "sheet" | "picture" | "other";

const MAGIC: readonly (readonly [DocumentKind, readonly number[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
  ["archive", [0x50, 0x4b, 0x03, 0x04]],
  ["archive", [0x50, 0x4b, 0x05, 0x06]],
  ["doc", [0xd0, 0xcf, 0x11, 0xe0]],
  ["picture", [0xff, 0xd8, 0xff]],
  ["picture", [0x89, 0x50, 0x4e, 0x47]],
  ["picture", [0x47, 0x49, 0x46, 0x38]],
  ["picture", [0x49, 0x49, 0x2a, 0x00]],
  ["picture", [0x4d, 0x4d, 0x00, 0x2a]],
  ["other", [0x52, 0x61, 0x72, 0x21]],
  ["other", [0x37, 0x7a, 0xbc, 0xaf]],
  ["other", [0x1f, 0x8b]],
];

/** What the bytes are; the name only decides between the kinds that share their first bytes. */
export function kindOf(bytes: Uint8Array, fileName: string): DocumentKind {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
  if (found === "archive") {
    if (extension === "docx" || extension === "docm") return "docx";
    return extension === "xlsx" || extension === "ods" ? "sheet" : "archive";
  }
  if (found === "doc") return extension === "xls" ? "sheet" : "doc";
  return found ?? "text";
}

/** Why a kind cannot be read as a plan; null where it can. */
export function reasonAgainst(kind: DocumentKind): DocumentErrorCode | null {
  const reasons: Record<DocumentKind, DocumentErrorCode | null> = {
    text: null,
    docx: null,
    archive: "unknown_kind",
    pdf: "pdf_not_readable",
    doc: "old_word_not_readable",
    sheet: "sheet_not_readable",
    picture: "picture_not_readable",
    other: "unknown_kind",
  };
  return reasons[kind];
}
