import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Files } from "../../src/ports.js";
import { openFiles } from "../../src/store/files.js";
import { withCode } from "./contract.js";

async function* chunks(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const HASH = createHash("sha256").update("một hai ba").digest("hex");

describe("evidence on disk", () => {
  let dir: string;
  let files: Files;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "dondoc-files-"));
    files = openFiles(dir);
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("lies under its hash, once however often it is sent", async () => {
    const first = await files.put(chunks("một ", "hai ba"), 100);
    expect(first).toEqual({ sha256: HASH, size: Buffer.byteLength("một hai ba") });
    expect(await files.put(chunks("một hai ba"), 100)).toEqual(first);
    expect(existsSync(join(dir, "evidence", HASH.slice(0, 2), HASH.slice(2, 4), HASH))).toBe(true);
    expect(readdirSync(join(dir, "evidence", "new"))).toEqual([]);
    expect(Buffer.from(await files.read(HASH)).toString()).toBe("một hai ba");
    const read: Uint8Array[] = [];
    for await (const chunk of files.stream(HASH)) read.push(chunk);
    expect(Buffer.concat(read).toString()).toBe("một hai ba");
  });

  it("stops at the limit while it comes in, and leaves nothing", async () => {
    let asked = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        asked += 1;
        yield Buffer.alloc(10);
      }
    }
    await expect(files.put(endless(), 25)).rejects.toMatchObject(withCode("too_large"));
    expect(asked).toBe(3);
    expect(readdirSync(join(dir, "evidence"), { recursive: true })).toEqual(["new"]);
    expect((await files.put(chunks("12345"), 5)).size).toBe(5);
  });

  it("leaves nothing of a file whose sender breaks off", async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield Buffer.from("một");
      throw new Error("connection lost");
    }
    await expect(files.put(broken(), 100)).rejects.toThrow("connection lost");
    expect(readdirSync(join(dir, "evidence"), { recursive: true })).toEqual(["new"]);
  });

  it("never makes a path of anything but a hash", async () => {
    for (const name of ["../../etc/passwd", "", HASH.toUpperCase(), `${HASH}/x`, "a".repeat(63)]) {
      await expect(files.read(name)).rejects.toMatchObject(withCode("gone"));
      await expect(files.has(name)).rejects.toMatchObject(withCode("gone"));
      await expect(files.remove(name)).rejects.toMatchObject(withCode("gone"));
    }
  });

  it("says that a file is gone", async () => {
    const missing = "0".repeat(64);
    expect(await files.has(missing)).toBe(false);
    await expect(files.read(missing)).rejects.toMatchObject(withCode("gone"));
    await expect(async () => {
      for await (const chunk of files.stream(missing)) expect(chunk).toBeUndefined();
    }).rejects.toMatchObject(withCode("gone"));
    await files.remove(missing);
  });

  it("finds what has lain there since before a moment", async () => {
    expect(await files.olderThan("2026-04-01T00:00:00.000Z")).toEqual([]);
    const { sha256 } = await files.put(chunks("cũ"), 100);
    const path = join(dir, "evidence", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    utimesSync(path, new Date("2026-03-01"), new Date("2026-03-01"));
    expect(await files.olderThan("2026-04-01T00:00:00.000Z")).toEqual([sha256]);
    expect(await files.olderThan("2026-02-01T00:00:00.000Z")).toEqual([]);
    // The same bytes sent again are new: a sweep that looks only now must not take them.
    await files.put(chunks("cũ"), 100);
    expect(await files.olderThan("2026-04-01T00:00:00.000Z")).toEqual([]);
    await files.remove(sha256);
    expect(await files.has(sha256)).toBe(false);
  });
});
