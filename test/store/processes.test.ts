import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connection.js";
import { emptyDatabase, newPostgresStore, runSql } from "../support/postgres.js";
import { startWorker } from "../support/workers.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

/** Milliseconds: processes are slow to start on a busy machine. */
const PATIENCE = 120_000;

describe.each([
  ["SQLite", newStore],
  ["PostgreSQL", newPostgresStore],
])("several processes at once on %s", { timeout: PATIENCE }, (engine, open) => {
  let test: TestStore;
  let office: SeededOffice;
  let aim: string[];

  beforeEach(async () => {
    test = await open();
    office = await seedOffice(test.store);
    const sheet = (await test.store.work.task(office.workspace, 1))!;
    const occurrence = sheet.deliverables[0]!.occurrences[0]!.id;
    aim = [office.workspace, office.members.minh, sheet.id, occurrence].map(String);
  });

  afterEach(() => test.close());

  const written = async () => {
    const sheet = (await test.store.work.task(office.workspace, 1))!;
    const history = await test.store.work.history(office.workspace, sheet.id, 10_000);
    const notices = await test.store.mail.outbox(null);
    return [sheet.evidence.length, history.length, notices.length];
  };

  it("write without losing or failing a single transaction of two hundred each", async () => {
    const workers = ["a", "b"].map((name) => startWorker("write", test.url, name, "200", ...aim));
    for (const { ended } of workers) {
      const { code, err } = await ended;
      expect([code, err]).toEqual([0, ""]);
    }
    expect(await written()).toEqual([400, 400, 400]);
    const { ok, entries } = await test.store.audit.verify(office.workspace);
    expect([ok, entries]).toEqual([true, 400]);
  });

  it("leave all of a transaction or nothing when one is killed in the middle", async () => {
    let told = 0;
    for (const wait of [0, 1, 2, 3, 5, 8]) {
      const worker = startWorker("write", test.url, `killed-${wait}`, "100000", ...aim);
      await once(worker.child.stdout!, "data");
      await sleep(wait);
      worker.child.kill("SIGKILL");
      const { signal, out } = await worker.ended;
      expect(signal).toBe("SIGKILL");
      told += out.trim().split("\n").length;
      if (engine === "PostgreSQL") await untilAlone(test.url);
      const [evidence, history, notices] = await written();
      expect([history, notices]).toEqual([evidence, evidence]);
      expect(await test.store.audit.verify(office.workspace)).toMatchObject({
        ok: true,
        entries: history,
      });
      // What was said to be written is there.
      expect(evidence).toBeGreaterThanOrEqual(told);
    }
    const { code } = await startWorker("write", test.url, "after", "1", ...aim).ended;
    expect(code).toBe(0);
  });
});

describe("several processes that start on a new file", { timeout: PATIENCE }, () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "dondoc-start-"));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it("migrate it once, and all of them can go on", async () => {
    const url = `file:${join(dir, "new folder", "dondoc.db")}`;
    const workers = Array.from({ length: 5 }, () => startWorker("migrate", url));
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    expect(ends.map(({ code, err }) => [code, err])).toEqual(ends.map(() => [0, ""]));
    const done = ends.map(({ out }) => JSON.parse(out) as { applied: string[] });
    const applied = done.flatMap((one) => one.applied);
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied).size).toBe(applied.length);
  });

  it("find a file whole that was being migrated by a process that was killed", async () => {
    const url = `file:${join(dir, "dondoc.db")}`;
    for (const wait of [110, 130, 150, 170, 190, 210]) {
      const worker = startWorker("migrate", url);
      await sleep(wait);
      worker.child.kill("SIGKILL");
      await worker.ended;
    }
    const { code, err } = await startWorker("migrate", url).ended;
    expect([code, err]).toEqual([0, ""]);
    const connection = connect(url);
    const { rows } = await connection.execute(`SELECT COUNT(*) AS n FROM "calendar_days"`);
    expect(Number(rows[0]?.["n"])).toBeGreaterThan(40);
    connection.close();
  });
});

/** Whether the connection of a killed process has ended: its server may be about to commit still. */
async function untilAlone(url: string): Promise<void> {
  const busy = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
    AND pid <> pg_backend_pid() AND state <> 'idle'`;
  while ((await runSql(url, busy)).length > 0) await sleep(10);
}

describe("several processes that start on a new PostgreSQL database", { timeout: PATIENCE }, () => {
  let url: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ url, drop } = await emptyDatabase());
  });

  afterEach(() => drop());

  const days = async () =>
    Number((await runSql(url, `SELECT COUNT(*) FROM "calendar_days"`))[0]?.[0]);

  it("migrate it once, and all of them can go on", async () => {
    const workers = Array.from({ length: 5 }, () => startWorker("migrate", url));
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    expect(ends.map(({ code, err }) => [code, err])).toEqual(ends.map(() => [0, ""]));
    const done = ends.map(({ out }) => JSON.parse(out) as { applied: string[] });
    const applied = done.flatMap((one) => one.applied);
    expect(applied.length).toBeGreaterThan(0);
    expect(new Set(applied).size).toBe(applied.length);
    const filled = ends.map(
      ({ out }) => (JSON.parse(out) as { calendarDays: number }).calendarDays,
    );
    expect(filled.filter((count) => count > 0)).toEqual([await days()]);
  });

  it("find it whole where a process was killed while it migrated", async () => {
    for (const wait of [250, 300, 350, 400, 450, 500]) {
      const worker = startWorker("migrate", url);
      await sleep(wait);
      worker.child.kill("SIGKILL");
      await worker.ended;
    }
    const { code, err } = await startWorker("migrate", url).ended;
    expect([code, err]).toEqual([0, ""]);
    expect(await days()).toBeGreaterThan(40);
  });
});
