import { Unzip, UnzipInflate } from "fflate";
import { DocumentError } from "./errors.js";

const EXPANDED_LIMIT = 200 * 1024 * 1024;
const RATIO_LIMIT = 100;
/** A small file may well compress better than that: ratios count from here on. */
const RATIO_FROM = 1024 * 1024;
const ENTRY_LIMIT = 10_000;

export type ArchiveEntry = { name: string; size: number };

/** Small slices in, so that one step unpacks at most a thousandfold of this. */
const SLICE = 64 * 1024;

/**
 * The entries of a zip file with their real sizes, unpacked piece by piece and thrown away. Throws DocumentError
 * "archive_bomb" past 200 MB or 100 times the size of the file, "archive_damaged" where it is none.
 */
export function inspectArchive(bytes: Uint8Array): ArchiveEntry[] {
  const watch = new Watch(bytes.length);
  const unzip = new Unzip((file) => {
    watch.open(file.name, file.originalSize ?? 0);
    const entry = watch.last;
    file.ondata = (error, data) => {
      if (error === null) watch.took(entry, data.length);
      else watch.fail(error);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !watch.failed; at += SLICE) {
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    }
  } catch (cause) {
    watch.fail(cause);
  }
  return watch.result();
}

class Watch {
  private readonly packed: number;
  private readonly entries: ArchiveEntry[] = [];
  private expanded = 0;
  private fault: unknown = undefined;

  constructor(packed: number) {
    this.packed = packed;
  }

  get failed(): boolean {
    return this.fault !== undefined;
  }

  get last(): ArchiveEntry | undefined {
    return this.entries.at(-1);
  }

  open(name: string, declared: number): void {
    this.entries.push({ name, size: 0 });
    if (this.entries.length > ENTRY_LIMIT || this.isTooMuch(declared)) this.bomb();
  }

  took(entry: ArchiveEntry | undefined, size: number): void {
    if (entry !== undefined) entry.size += size;
    this.expanded += size;
    if (this.isTooMuch(this.expanded)) this.bomb();
  }

  /** The first fault counts: the unpacker hands what is thrown inside it back as an error of the entry. */
  fail(fault: unknown): void {
    this.fault ??= fault;
  }

  result(): ArchiveEntry[] {
    if (this.fault instanceof DocumentError) throw this.fault;
    if (this.failed || this.entries.length === 0) {
      throw new DocumentError("archive_damaged", this.fault);
    }
    return this.entries;
  }

  private bomb(): never {
    const fault = new DocumentError("archive_bomb");
    this.fail(fault);
    throw fault;
  }

  private isTooMuch(expanded: number): boolean {
    if (expanded > EXPANDED_LIMIT) return true;
    return expanded > RATIO_FROM && expanded > this.packed * RATIO_LIMIT;
  }
}
