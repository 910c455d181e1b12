import { createHash, randomUUID, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  type FileHandle,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Files } from "../ports.js";
import { asStoreError, fault } from "./errors.js";

/**
 * Evidence under `dataDir`/evidence: `ab/cd/abcd…` by SHA-256. A file is written under a temporary name,
 * synced, renamed, and its folder synced: what has its name is whole and survives a power cut.
 */
export function openFiles(dataDir: string): Files {
  const root = join(dataDir, "evidence");
  return {
    put: (bytes, limit) => put(root, bytes, limit).catch(rethrow),

    async read(sha256) {
      return readFile(pathOf(root, sha256)).catch(rethrow);
    },

    async *stream(sha256) {
      try {
        for await (const chunk of createReadStream(pathOf(root, sha256))) yield chunk as Uint8Array;
      } catch (error) {
        rethrow(error);
      }
    },

    async has(sha256) {
      const found = await stat(pathOf(root, sha256)).catch(nullWhereMissing);
      return found !== null;
    },

    async remove(sha256) {
      await rm(pathOf(root, sha256), { force: true }).catch(rethrow);
    },

    olderThan: (before) => olderThan(root, Date.parse(before)).catch(rethrow),
  };
}

async function put(
  root: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ sha256: string; size: number }> {
  const inbox = join(root, "new");
  await mkdir(inbox, { recursive: true });
  const temporary = join(inbox, randomUUID());
  try {
    const { hash, size } = await write(temporary, bytes, limit);
    const sha256 = hash.digest("hex");
    const path = pathOf(root, sha256);
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    for (const folder of [dirname(path), dirname(dirname(path)), root]) await syncFolder(folder);
    return { sha256, size };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function write(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<{ hash: Hash; size: number }> {
  const hash = createHash("sha256");
  let size = 0;
  const file = await open(path, "wx");
  try {
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > limit) throw fault("too_large");
      hash.update(chunk);
      await writeAll(file, chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash, size };
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.byteLength;) {
    at += (await file.write(chunk, at, chunk.byteLength - at)).bytesWritten;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Hashes come from the database and from addresses: nothing but a hash becomes a path. */
function pathOf(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw fault("gone");
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

async function olderThan(root: string, before: number): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(
    nullWhereMissing,
  );
  const hashes: string[] = [];
  for (const entry of entries ?? []) {
    if (!entry.isFile() || !/^[0-9a-f]{64}$/.test(entry.name)) continue;
    const found = await stat(join(entry.parentPath, entry.name)).catch(nullWhereMissing);
    if (found !== null && found.mtimeMs < before) hashes.push(entry.name);
  }
  return hashes.sort();
}

function nullWhereMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function rethrow(error: unknown): never {
  throw isMissing(error) ? fault("gone", error) : asStoreError(error);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
