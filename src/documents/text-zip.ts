import { unzipSync } from "fflate";
import { inspectArchive } from "./archive.js";
import { DocumentError } from "./errors.js";

/** How much may be unpacked for one document in all, with what lies inside of it. */
export class Room {
  private left = 200 * 1024 * 1024;

  /** Throws DocumentError "archive_bomb" past 200 MB. */
  take(size: number): void {
    this.left -= size;
    if (this.left < 0) throw new DocumentError("archive_bomb");
  }
}

/** An archive whose limits were checked, by its table of contents. */
export class Zip {
  /** As they are stored: to be read by. */
  readonly names: string[] = [];
  private readonly bytes: Uint8Array;
  private readonly room: Room;

  /** Throws DocumentError "archive_bomb" past its limits, "archive_damaged" where it cannot be read. */
  constructor(bytes: Uint8Array, room: Room) {
    inspectArchive(bytes);
    this.bytes = bytes;
    this.room = room;
    try {
      unzipSync(bytes, { filter: ({ name }) => this.names.push(name) < 0 });
    } catch (cause) {
      throw new DocumentError("archive_damaged", cause);
    }
  }

  /** The bytes of an entry; null where it is missing, encrypted, damaged or packed in a way not known. */
  read(name: string): Uint8Array | null {
    let found = false;
    try {
      const files = unzipSync(this.bytes, {
        filter: (file) => {
          if (found || file.name !== name) return false;
          found = true;
          this.room.take(file.originalSize);
          return true;
        },
      });
      return files[name] ?? null;
    } catch (fault) {
      if (fault instanceof DocumentError) throw fault;
      return null;
    }
  }
}

/** Names in UTF-8 whose archive does not say so come as Latin-1. */
export function entryName(name: string): string {
  if (!/[\x80-\xff]/.test(name) || /[^\0-\xff]/.test(name)) return name;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(name, "latin1"));
  } catch {
    return name;
  }
}
