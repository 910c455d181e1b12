import { REASONS } from "./words.js";

export type DocumentErrorCode =
  | "empty"
  | "too_large"
  | "not_text"
  | "unknown_kind"
  | "pdf_not_readable"
  | "old_word_not_readable"
  | "sheet_not_readable"
  | "picture_not_readable"
  | "docx_damaged"
  | "archive_damaged"
  | "archive_bomb"
  | "too_slow"
  | "too_many"
  | "reading_failed";

/** The one fault this room throws: a document that cannot be read, with the reason in Vietnamese. */
export class DocumentError extends Error {
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, cause?: unknown) {
    super(REASONS[code], cause === undefined ? undefined : { cause });
    this.name = "DocumentError";
    this.code = code;
  }
}
