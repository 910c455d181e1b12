import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deliver } from "../../src/jobs/outbox.js";
import { message, plainText } from "../../src/messages/message.js";
import type { Store } from "../../src/ports.js";
import { POSTGRES } from "../../src/store/dialect.js";
import { asStoreError } from "../../src/store/errors.js";
import { openStore } from "../../src/store/open.js";
import { postgresClient } from "../../src/store/postgres.js";
import { inTransaction } from "../../src/store/transaction.js";
import { quietLog, TestClock } from "../support/clock.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { newPostgresStore, runSql } from "../support/postgres.js";
import { seedOffice, type SeededOffice, type TestStore } from "../support/store.js";
import { AT, withCode } from "./contract.js";

describe("below the store, on PostgreSQL", () => {
  let test: TestStore;
  let second: Store;
  let office: SeededOffice;

  beforeEach(async () => {
    test = await newPostgresStore();
    second = await openStore(test.url);
    office = await seedOffice(test.store);
  });

  afterEach(async () => {
    await second.close();
    await test.close();
  });

  const stamp = (source: string) => {
    return { workspaceId: office.workspace, member: null, at: AT, source, via: "desk" };
  };
  const both = <T>(count: number, work: (store: Store, i: number) => Promise<T>) =>
    Promise.allSettled(
      Array.from({ length: count }, (_, i) => work(i % 2 === 0 ? test.store : second, i)),
    );
  const failed = (ends: PromiseSettledResult<unknown>[]) =>
    ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));

  it("lets one of many redeliveries through, whatever process they reach", async () => {
    const ends = await both(12, (store) =>
      store.transaction((tx) => tx.record([{ kind: "submitted" }], stamp("web:message:1"))),
    );
    expect(failed(ends)).toHaveLength(11);
    for (const fault of failed(ends)) expect(fault).toMatchObject(withCode("duplicate"));
  });

  it("chains the history without a hole, however many write it at once", async () => {
    const ends = await both(60, (store, i) =>
      store.record([{ kind: "evidence_added" }, { kind: "submitted" }], stamp(`desk:${i}`)),
    );
    expect(failed(ends)).toEqual([]);
    const verified = await test.store.audit.verify(office.workspace);
    expect(verified).toMatchObject({ entries: 120, ok: true, firstBroken: null });
  });

  it("numbers the messages of the local workspace one after the other, so that no reader misses one", async () => {
    const said = message(["a"]);
    const ends = await both(60, (store) =>
      store.local.append({ chat: "p3", from: null, at: AT, said, source: null }),
    );
    expect(failed(ends)).toEqual([]);
    const seen = await test.store.local.since(String(office.members.minh), 0, 100);
    expect(seen.map((one) => one.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
  });

  it("decides on what is there: of two who accept one result, one is told that it is no longer so", async () => {
    const { id } = (await test.store.work.task(office.workspace, 1))!.deliverables[0]!
      .occurrences[0]!;
    const to = { returnReason: null, note: null, submittedAt: null, submittedBy: null };
    const decided = { decidedAt: AT, decidedBy: office.members.clerk };
    const ends = await both(8, (store, i) =>
      store.transaction(async (tx) => {
        await tx.work.moveOccurrence(id, "open", { state: "accepted", ...to, ...decided });
        await tx.record([{ kind: "accepted", occurrenceId: id }], stamp(`web:message:${i}`));
      }),
    );
    expect(failed(ends)).toHaveLength(7);
    for (const fault of failed(ends)) expect(fault).toMatchObject(withCode("conflict"));
  });

  it("refuses what could not have happened one after the other", async () => {
    // Each of the two looks whether the other plan is active before it closes its own: one has to stay.
    const plan = { ...(await test.store.plans.plan(office.workspace, office.plan))!, rows: [] };
    const other = await test.store.plans.savePlan(office.workspace, {
      ...{ title: "Kế hoạch hai", number: null, issuer: null, year: 2026, units: [], warnings: [] },
      ...{ start: plan.start, end: plan.end, document: "e".repeat(64), rows: [] },
    });
    await test.store.plans.setState(other.id, "active");
    const close = (store: Store, mine: number, theirs: number) =>
      store.transaction(async (tx) => {
        const found = await tx.plans.plan(office.workspace, theirs);
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (found?.state === "active") await tx.plans.setState(mine, "closed");
      });
    await Promise.all([
      close(test.store, office.plan, other.id),
      close(second, other.id, office.plan),
    ]);
    const plans = await test.store.plans.plans(office.workspace);
    expect(plans.map((one) => one.state).sort()).toEqual(["active", "closed"]);
  });

  it("brings each notice once and in the order of its recipient, though two processes bring them", async () => {
    const people = Object.values(office.members);
    const keys = Array.from({ length: 100 }, (_, i) => ({ key: `k${i}`, to: people[i % 5]! }));
    await test.store.mail.enqueue(
      keys.map(({ key, to }) => {
        return { key, workspaceId: office.workspace, to: { member: to }, message: message([key]) };
      }),
    );
    const brought: { chat: string; words: string }[] = [];
    const bringAll = async (store: Store) => {
      const door = makeFakeDoor("web", ({ chat }, said) => {
        brought.push({ chat, words: plainText(said) });
        return { ok: true, ref: String(brought.length) };
      });
      const kit = { store, doors: [door], clock: new TestClock(AT), log: quietLog };
      const left = async () => (await store.mail.outbox("queued")).length;
      while ((await deliver(kit)) > 0 || (await left()) > 0);
      return door.sent.length;
    };
    const shares = await Promise.all([bringAll(test.store), bringAll(second)]);
    expect(shares.every((share) => share > 0)).toBe(true);
    for (const person of people) {
      const own = keys.filter(({ to }) => to === person).map(({ key }) => key);
      const got = brought.filter(({ chat }) => chat === `p${person}`).map(({ words }) => words);
      expect(got).toEqual(own);
    }
  });

  it("writes nothing of a transaction whose failure somebody swallowed", async () => {
    const swallow = () =>
      test.store.transaction(async (tx) => {
        await tx.office.renameUnit(office.units.kt, "Tên mới", "2026-04-01");
        const given = { name: "A", role: "viewer", admin: false, head: false, units: [] } as const;
        await tx.office.addMember(9999, { ...given, units: [] }).catch(() => null);
      });
    await expect(swallow()).rejects.toMatchObject(withCode("gone"));
    // And more often than there are connections.
    for (let i = 0; i < 12; i += 1) await swallow().catch(() => null);
    const names = (await test.store.office.units(office.workspace)).map(({ name }) => name);
    expect(names).toContain("Phòng Kinh tế");
    expect(names).not.toContain("Tên mới");
  });

  it("takes a NUL in what people wrote, which PostgreSQL has no place for", async () => {
    const unit = await test.store.office.addUnit(office.workspace, {
      ...{ name: "Phòng\0 A", kind: "unit", aliases: [], members: [] },
    });
    expect(unit.name).toBe("Phòng\uFFFD A");
  });

  it(
    "hands a transaction over when a process stands still in it",
    { timeout: 60_000 },
    async () => {
      const client = postgresClient(test.url);
      let begun: () => void = () => undefined;
      const begins = new Promise<void>((resolve) => (begun = resolve));
      const standing = inTransaction(client, POSTGRES, async ({ tables }) => {
        await tables.$executeRawUnsafe("SET LOCAL idle_in_transaction_session_timeout = 300");
        await tables.unit.update({ where: { id: office.units.kt }, data: { name: "Đứng yên" } });
        begun();
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await tables.unit.findFirst();
      }).catch((error: unknown) => error);
      await begins;
      await test.store.transaction((tx) =>
        tx.office.renameUnit(office.units.kt, "Đi tiếp", "2026-04-01"),
      );
      expect(await standing).toMatchObject(withCode("busy"));
      const names = (await test.store.office.units(office.workspace)).map(({ name }) => name);
      expect(names).toContain("Đi tiếp");
      await client.$disconnect();
    },
  );

  it("goes on after the server dropped its connections", async () => {
    await runSql(
      test.url,
      `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    const ask = () => test.store.office.units(office.workspace);
    const first = await ask().catch((error: unknown) => error);
    if (!Array.isArray(first)) expect(first).toMatchObject(withCode("busy"));
    expect(await ask()).toHaveLength(4);
  });
});

describe("what cannot be reached on PostgreSQL", () => {
  it("is told without the password", async () => {
    const test = await newPostgresStore();
    const password = new URL(test.url).password;
    const wrong = [
      test.url.replace(password, "mat-khau-sai"),
      test.url.replace(/[^/]*$/, "khong-co"),
      test.url.replace(/:\d+\//, ":1/"),
      test.url.replace("127.0.0.1", "khong-co.example"),
    ];
    for (const url of wrong) {
      const fault = await openStore(url).catch((error: unknown) => asStoreError(error));
      expect(fault).toMatchObject(withCode("unwritable"));
      const told = [fault, (fault as Error).cause].map((one) => (one as Error).stack).join("\n");
      expect(told).not.toContain(password);
      expect(told).not.toContain("mat-khau-sai");
    }
    await test.close();
  });
});
