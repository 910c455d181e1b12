import { Unzip, UnzipInflate } from "fflate";
import { DocumentError } from "./errors.js";

const EXPANDED_LIMIT = 200 * 1024 * 1024;
const RATIO_LIMIT = 100;
/** A small file may well compress better than that: ratios count from here on. */
const RATIO_FROM = 1024 * 1024;
const ENTRY_LIMIT = 10_000;

export type ArchiveEntry = { name: string; size: number };

/**
 * The entries of a zip file with their real sizes, unpacked piece by piece and thrown away. Throws DocumentError
 * "archive_bomb" past 200 MB or 100 times the size of the file, "archive_damaged" where it is none.
 */
export function inspectArchive(bytes: Uint8Array): ArchiveEntry[] {
  return unpack(bytes, () => false).map(({ name, size }) => ({ name, size }));
}

/** The bytes of those entries of a zip file that are wanted, under the same limits as `inspectArchive`. */
export function archiveEntries(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Map<string, Uint8Array> {
  const entries = unpack(bytes, wanted).filter((entry) => wanted(entry.name));
  return new Map(entries.map((entry) => [entry.name, joined(entry.pieces)]));
}

type Unpacked = ArchiveEntry & { pieces: Uint8Array[] };

const SLICE = 64 * 1024;

function unpack(bytes: Uint8Array, keep: (name: string) => boolean): Unpacked[] {
  const entries: Unpacked[] = [];
  let expanded = 0;
  let fault: unknown = null;
  const unzip = new Unzip((file) => {
    const entry: Unpacked = { name: file.name, size: 0, pieces: [] };
    entries.push(entry);
    if (entries.length > ENTRY_LIMIT || isTooMuch(file.originalSize ?? 0, bytes.length)) {
      throw new DocumentError("archive_bomb");
    }
    file.ondata = (error, data) => {
      if (error !== null) {
        fault = error;
        return;
      }
      entry.size += data.length;
      expanded += data.length;
      if (isTooMuch(expanded, bytes.length)) throw new DocumentError("archive_bomb");
      if (keep(file.name)) entry.pieces.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small slices in, so that no call unpacks more than a thousandfold of one of them.
    for (let at = 0; at < bytes.length && fault === null; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch (cause) {
    if (cause instanceof DocumentError) throw cause;
    throw new DocumentError("archive_damaged", cause);
  }
  if (fault !== null || entries.length === 0) throw new DocumentError("archive_damaged", fault);
  return entries;
}

function isTooMuch(expanded: number, packed: number): boolean {
  if (expanded > EXPANDED_LIMIT) return true;
  return expanded > RATIO_FROM && expanded > packed * RATIO_LIMIT;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
