import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect, type Connection } from "../../src/store/connection.js";
import { asStoreError, StoreError } from "../../src/store/errors.js";
import { withCode } from "./contract.js";

const INSERT = `INSERT INTO "t" VALUES (zeroblob(20000))`;

describe("a connection", () => {
  let dir: string;
  let first: Connection;
  let second: Connection;

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "dondoc-connection-"));
    first = connect(`file:${join(dir, "a.db")}`);
    await first.execute("PRAGMA journal_mode = WAL");
    await first.execute(`CREATE TABLE "t" ("x" BLOB)`);
    second = connect(`file:${join(dir, "a.db")}`);
  });

  afterEach(() => {
    first.close();
    second.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const count = async () => Number((await first.execute(`SELECT COUNT(*) FROM "t"`)).rows[0]?.[0]);

  it("waits for another writer without stopping the process", async () => {
    const held = await first.transaction("write");
    await held.execute(INSERT);
    const waiting = second.execute(INSERT);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
    await held.commit();
    await waiting;
    expect(await count()).toBe(2);
  });

  it("commits after it had to wait for its turn", async () => {
    const held = await first.transaction("write");
    const begun = second.transaction("write");
    await new Promise((resolve) => setTimeout(resolve, 100));
    await held.commit();
    const turn = await begun;
    await turn.execute(INSERT);
    await turn.commit();
    expect(await count()).toBe(1);
  });

  it("calls a full disk full, loses the whole transaction, and works again after", async () => {
    await first.execute("PRAGMA max_page_count = 10");
    const attempt = async () => {
      const turn = await first.transaction("write");
      try {
        await turn.execute(`INSERT INTO "t" VALUES (zeroblob(100))`);
        await turn.execute(`INSERT INTO "t" VALUES (zeroblob(200000))`);
        await turn.commit();
      } catch (error) {
        await turn.rollback().catch(() => undefined);
        throw asStoreError(error);
      }
    };
    await expect(attempt()).rejects.toMatchObject(withCode("full"));
    expect(await count()).toBe(0);
    await first.execute("PRAGMA max_page_count = 10000");
    await attempt();
    expect(await count()).toBe(2);
  });

  it("calls a file that may not be written unwritable", async () => {
    await first.execute("PRAGMA query_only = ON");
    const fault = await first.execute(INSERT).catch((error: unknown) => asStoreError(error));
    expect(fault).toBeInstanceOf(StoreError);
    expect(fault).toMatchObject(withCode("unwritable"));
  });
});
