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

/**
 * https://www.prisma.io/docs/orm/reference/error-reference; https://www.sqlite.org/rescode.html;
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const PRISMA_CODES: Record<string, StoreFaultCode> = {
  P1000: "unwritable",
  P1001: "unwritable",
  P1002: "unwritable",
  P1003: "unwritable",
  P1010: "unwritable",
  P1011: "unwritable",
  P1017: "busy",
  P1008: "busy",
  P2002: "conflict",
  P2003: "gone",
  P2024: "busy",
  P2025: "gone",
  P2028: "busy",
  P2034: "busy",
};

const POSTGRES_CODES: Record<string, StoreFaultCode> = {
  "23001": "gone",
  "23503": "gone",
  "23505": "conflict",
  "25006": "unwritable",
  "28000": "unwritable",
  "28P01": "unwritable",
  "3D000": "unwritable",
  "40001": "busy",
  "40P01": "busy",
  "42501": "unwritable",
  "53100": "full",
  "53200": "busy",
  "53300": "busy",
  "55P03": "busy",
  "57014": "busy",
  "57P01": "busy",
  "57P02": "busy",
  "57P03": "busy",
  XX001: "damaged",
  XX002: "damaged",
};

/** What Prisma's adapter makes of failures that PostgreSQL itself has no code for. */
const ADAPTER_KINDS: Record<string, StoreFaultCode> = {
  ConnectionClosed: "busy",
  DatabaseNotReachable: "unwritable",
  SocketTimeout: "busy",
  TlsConnectionError: "unwritable",
};

/** What the driver of PostgreSQL says without a code. */
const LOST = /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/;

const SYSTEM_CODES: Record<string, StoreFaultCode> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EROFS: "unwritable",
  EACCES: "unwritable",
  EPERM: "unwritable",
  ENOTDIR: "unwritable",
  EISDIR: "unwritable",
  EEXIST: "unwritable",
  ERR_INVALID_URL: "unwritable",
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
  for (const each of causesOf(error)) {
    const found = codeHere(each);
    if (found !== null) return found;
  }
  return null;
}

/** The error itself and what it says was the cause, outermost first. */
function* causesOf(error: unknown): Generator<Record<string, unknown>> {
  for (let seen = error, depth = 0; isRecord(seen) && depth < 6; depth += 1) {
    yield seen;
    seen = seen["cause"] ?? driverErrorOf(seen);
  }
}

/** What is numbered 1, 2, 3 …: who meets this index was only slower than another. */
const RUNNING_NUMBER = /^(activity_workspaceId_position|local_messages_seq)_key$/;

/**
 * Whether the database refused a transaction for want of a turn, so that the same may well do another time.
 * A connection that was lost is none of these: what was under way may have been written.
 */
export function mayTryAgain(error: unknown): boolean {
  for (const each of causesOf(error)) {
    const { code, originalCode, constraint } = each;
    if (originalCode === "40001" || originalCode === "40P01") return true;
    if (isRecord(constraint) && RUNNING_NUMBER.test(String(constraint["index"]))) return true;
    if (code === "P1008" || code === "P2024" || code === "P2028" || code === "P2034") return true;
    if (isBusyFile(each)) return true;
  }
  return false;
}

function isBusyFile({ rawCode, extendedCode }: Record<string, unknown>): boolean {
  const sqlite = typeof rawCode === "number" ? rawCode : extendedCode;
  return typeof sqlite === "number" && SQLITE_CODES[sqlite & 0xff] === "busy";
}

function codeHere(error: Record<string, unknown>): StoreFaultCode | null {
  const { code, kind, originalCode, rawCode, extendedCode, message } = error;
  // libSQL gives no code where it cannot open a file.
  if (typeof message === "string" && message.startsWith("ConnectionFailed")) return "unwritable";
  if (typeof message === "string" && LOST.test(message)) return "busy";
  if (typeof kind === "string" && kind in ADAPTER_KINDS) return ADAPTER_KINDS[kind] ?? null;
  if (typeof originalCode === "string" && originalCode in POSTGRES_CODES) {
    return POSTGRES_CODES[originalCode] ?? null;
  }
  if (typeof code === "string") {
    const known = PRISMA_CODES[code] ?? SYSTEM_CODES[code];
    if (known !== undefined) return known;
  }
  const sqlite = typeof rawCode === "number" ? rawCode : extendedCode;
  return typeof sqlite === "number" ? (SQLITE_CODES[sqlite & 0xff] ?? null) : null;
}

/** True where a unique index that begins with this column of a table was met. */
export function metUnique(error: unknown, table: string, column: string): boolean {
  if (!isRecord(error) || error["code"] !== "P2002") return false;
  const met = JSON.stringify(error["meta"] ?? {});
  // SQLite names the columns, PostgreSQL the index.
  return met.includes(`"${column}"`) || met.includes(`"${table}_${column}_`);
}

function driverErrorOf(error: Record<string, unknown>): unknown {
  const meta = error["meta"];
  return isRecord(meta) ? meta["driverAdapterError"] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
