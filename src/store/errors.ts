import type { StoreFaultCode } from "../ports.js";

/** A fault of database or disk; `code` says which. The message names no person and no text of theirs. */
export class StoreError extends Error {
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

const MESSAGES: Record<StoreFaultCode, string> = {
  duplicate: "this has been recorded before",
  busy: "the database is held by somebody else",
  conflict: "it is no longer as it was read",
  gone: "there is no such thing",
  full: "the disk is full",
  too_large: "the file is larger than allowed",
  unwritable: "the database or its folder cannot be opened for writing",
  damaged: "the file is not a database or is damaged",
  newer: "the database was written by a later version of the program",
};

export function fault(code: StoreFaultCode, cause?: unknown): StoreError {
  return new StoreError(code, MESSAGES[code], cause);
}

/** What a failure means as a StoreError; anything that is not of the database comes back as it is. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  return code === null ? error : fault(code, error);
}

/** https://www.prisma.io/docs/orm/reference/error-reference; https://www.sqlite.org/rescode.html */
const PRISMA_CODES: Record<string, StoreFaultCode> = {
  P1008: "busy",
  P2002: "conflict",
  P2003: "gone",
  P2024: "busy",
  P2025: "gone",
  P2028: "busy",
  P2034: "busy",
};

const SYSTEM_CODES: Record<string, StoreFaultCode> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EROFS: "unwritable",
  EACCES: "unwritable",
  EPERM: "unwritable",
  ENOTDIR: "unwritable",
  EISDIR: "unwritable",
  EEXIST: "unwritable",
};

const SQLITE_CODES: Record<number, StoreFaultCode> = {
  5: "busy",
  6: "busy",
  8: "unwritable",
  11: "damaged",
  13: "full",
  14: "unwritable",
  23: "unwritable",
  26: "damaged",
};

function codeOf(error: unknown): StoreFaultCode | null {
  for (let seen = error, depth = 0; isRecord(seen) && depth < 6; depth += 1) {
    const found = codeHere(seen);
    if (found !== null) return found;
    seen = seen["cause"] ?? driverErrorOf(seen);
  }
  return null;
}

function codeHere(error: Record<string, unknown>): StoreFaultCode | null {
  const { code, rawCode, extendedCode, message } = error;
  // libSQL gives no code where it cannot open a file.
  if (typeof message === "string" && message.startsWith("ConnectionFailed")) return "unwritable";
  if (typeof code === "string") {
    const known = PRISMA_CODES[code] ?? SYSTEM_CODES[code];
    if (known !== undefined) return known;
  }
  const sqlite = typeof rawCode === "number" ? rawCode : extendedCode;
  return typeof sqlite === "number" ? (SQLITE_CODES[sqlite & 0xff] ?? null) : null;
}

/** True where a unique index over this column was met. */
export function metUnique(error: unknown, column: string): boolean {
  if (!isRecord(error) || error["code"] !== "P2002") return false;
  return JSON.stringify(error["meta"] ?? {}).includes(`"${column}"`);
}

function driverErrorOf(error: Record<string, unknown>): unknown {
  const meta = error["meta"];
  return isRecord(meta) ? meta["driverAdapterError"] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
