import { createReadStream } from "node:fs";
import { isAbsolute } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { FileRef } from "../../ports.js";
import type { Calls } from "./calls.js";
import { causeOf, troubleOf } from "./errors.js";

export type DownloadKit = {
  calls: Calls;
  token: string;
  apiRoot: string;
  /** A server of one's own on this machine hands out paths; a relay elsewhere must not name files here. */
  sharesDisk: boolean;
  signal: AbortSignal;
  retryMs: number;
  /** The server takes no more than this, whatever was thought before. */
  tooBig(): void;
};

/** A file that cannot be had, with the code that says why: "too_large", "lost". */
class DownloadFault extends Error {
  override readonly name = "DownloadFault";
  readonly code: "too_large" | "lost";

  constructor(code: "too_large" | "lost", why: string) {
    super(`a file could not be fetched: ${why}`);
    this.code = code;
  }
}

const TRIES = 4;

/** Asked for and opened before this returns, so that a refusal of the server comes before any byte. */
export async function download(
  file: FileRef,
  kit: DownloadKit,
): Promise<AsyncIterable<Uint8Array>> {
  const first = await located(file, kit);
  return wholeFile(file, first, kit);
}

type Located = { path: string; size: number | null };

/** The address is good for an hour: it is asked for anew before each try. */
async function located(file: FileRef, kit: DownloadKit): Promise<Located> {
  for (let tried = 1; ; tried += 1) {
    try {
      const found = await kit.calls.quick.getFile(file.id);
      if (found.file_path === undefined) throw new DownloadFault("lost", "no path");
      return { path: found.file_path, size: found.file_size ?? null };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === "file_too_big") {
        kit.tooBig();
        throw new DownloadFault("too_large", "the server hands out no file of this size");
      }
      const passing = ["network", "server", "flood"].includes(trouble.kind);
      if (!passing || tried >= TRIES) throw error;
      const waitMs = trouble.kind === "flood" ? trouble.afterMs : kit.retryMs * 2 ** (tried - 1);
      await pause(waitMs, undefined, { signal: kit.signal });
    }
  }
}

/** The bytes in order. What broke off is asked for again, and goes on where it stopped. */
async function* wholeFile(
  file: FileRef,
  first: Located,
  kit: DownloadKit,
): AsyncIterable<Uint8Array> {
  let from = first;
  let given = 0;
  for (let tried = 1; ; tried += 1) {
    try {
      for await (const chunk of afterFirst(bytesOf(from, kit), given)) {
        given += chunk.byteLength;
        yield chunk;
      }
      const size = from.size ?? file.size;
      if (size === null || given === size) return;
      throw new DownloadFault("lost", `${String(given)} of ${String(size)} bytes`);
    } catch (error) {
      if (tried >= TRIES || kit.signal.aborted) {
        throw error instanceof DownloadFault ? error : new DownloadFault("lost", causeOf(error));
      }
      await pause(kit.retryMs * 2 ** (tried - 1), undefined, { signal: kit.signal });
      from = await located(file, kit);
    }
  }
}

async function* bytesOf({ path }: Located, kit: DownloadKit): AsyncIterable<Uint8Array> {
  if (kit.sharesDisk && isAbsolute(path)) {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
    return;
  }
  const safe = path.replace(/[#?]/g, encodeURIComponent);
  const response = await fetch(`${kit.apiRoot}/file/bot${kit.token}/${safe}`, {
    signal: kit.signal,
    redirect: "error",
  });
  if (!response.ok || response.body === null) {
    throw new DownloadFault("lost", `status ${String(response.status)}`);
  }
  yield* response.body as unknown as AsyncIterable<Uint8Array>;
}

/** Leaves out what was handed on by an earlier try. */
async function* afterFirst(
  bytes: AsyncIterable<Uint8Array>,
  count: number,
): AsyncIterable<Uint8Array> {
  let left = count;
  for await (const chunk of bytes) {
    const rest = left === 0 ? chunk : chunk.subarray(Math.min(left, chunk.byteLength));
    left -= chunk.byteLength - rest.byteLength;
    if (rest.byteLength > 0) yield rest;
  }
}
