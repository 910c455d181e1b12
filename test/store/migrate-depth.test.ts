import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";
import { openStore } from "../../src/store/open.js";
import { emptyDatabase, runSql } from "../support/postgres.js";
import { personOf } from "./contract.js";

/* A database of the first version, with something in each of its tables, comes through the migration "depth" whole. */

const FIRST = "20261121002710_init";
const AT = "2026-04-01T01:00:00.000Z";
const VP = "Văn phòng HĐND và UBND";

type Engine = {
  url: string;
  /** Runs statements one by one and gives back the rows of the last. */
  run(...statements: string[]): Promise<unknown[][]>;
  /** A script of many statements. */
  script(sql: string): Promise<void>;
  tables: string;
  drop(): Promise<void>;
};

async function sqlite(): Promise<Engine> {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-depth-"));
  mkdirSync(join(dir, "data"));
  const url = `file:${join(dir, "data", "dondoc.db")}`;
  return {
    url,
    tables: `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    async run(...statements) {
      const connection = connect(url);
      let rows: unknown[][] = [];
      for (const sql of statements) {
        rows = (await connection.execute(sql)).rows.map((row) => Object.values(row));
      }
      connection.close();
      return rows;
    },
    async script(sql) {
      const connection = connect(url);
      await connection.executeMultiple(sql);
      connection.close();
    },
    drop: async () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function postgres(): Promise<Engine> {
  const { url, drop } = await emptyDatabase();
  return {
    url,
    tables: `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
    run: (...statements) => runSql(url, ...statements),
    async script(sql) {
      const bare = sql.replace(/^--.*$/gm, "");
      for (const one of bare.split(";")) if (one.trim() !== "") await runSql(url, one);
    },
    drop,
  };
}

type Value = string | number | boolean | null;
type Row = Record<string, Value>;

function literal(value: Value): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function insertOf(table: string, row: Row): string {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const values = Object.values(row).map(literal);
  return `INSERT INTO "${table}" (${names.join(", ")}) VALUES (${values.join(", ")})`;
}

/** The chain as the first version wrote it: names among the rest, and no head kept anywhere. */
function history(): Row[] {
  let hash = "";
  return ["plan_loaded", "plan_activated", "submitted"].map((kind, i) => {
    const entry = {
      ...{ workspaceId: 1, position: i + 1, source: `web:message:${i}`, seq: 0, kind, at: AT },
      ...{ memberId: 1, memberName: "Lê Thị Minh", via: "web" },
      ...{ taskId: i === 2 ? 1 : null, occurrenceId: null, planId: 1, data: "{}" },
    };
    const words = JSON.stringify([hash, ...Object.values(entry)]);
    hash = createHash("sha256").update(words).digest("hex");
    return { ...entry, hash };
  });
}

/** Of each table of the first version, in an order in which they can be written; ids count from 1. */
const ROWS: Record<string, Row[]> = {
  workspaces: [
    {
      ...{ code: "XT", name: "UBND xã Tân Hòa", province: null, timeZone: "Asia/Ho_Chi_Minh" },
      ...{ settings: '{"verification":true,"answerInPrivate":false}', nextNumber: 3 },
    },
  ],
  units: [
    { workspaceId: 1, name: VP, kind: "unit" },
    { workspaceId: 1, name: "Các cơ quan, đơn vị", kind: "group" },
  ],
  unit_aliases: [{ unitId: 1, alias: "Văn phòng" }],
  unit_group_members: [{ workspaceId: 1, groupId: 2, unitId: 1 }],
  members: [
    {
      ...{ workspaceId: 1, name: "Lê Thị Minh", role: "official", admin: false, head: true },
      ...{ state: "active", language: "vi" },
    },
  ],
  member_units: [{ workspaceId: 1, memberId: 1, unitId: 1, position: 0 }],
  identities: [{ memberId: 1, channel: "web", externalId: "1", privateChat: "p1" }],
  invites: [{ memberId: 1, codeHash: "c".repeat(64), expires: AT }],
  chats: [{ workspaceId: 1, channel: "web", externalId: "g1", title: "Nhóm", purpose: "group" }],
  plans: [
    {
      ...{ workspaceId: 1, title: "Kế hoạch", number: null, issuer: null, year: 2026 },
      ...{ start: "2026-01-01", end: "2026-12-31", state: "active" },
      ...{ document: "d".repeat(64), warnings: "[]" },
    },
  ],
  plan_units: [{ workspaceId: 1, planId: 1, name: VP, state: "matched", unitId: 1, nearest: "[]" }],
  fields: [{ planId: 1, name: "Cải cách thể chế", position: 0 }],
  tasks: [
    {
      ...{ workspaceId: 1, planId: 1, number: 1, ref: "PL01.1", fieldId: 1, group: null },
      ...{ title: "Rà soát, sửa đổi văn-bản; số hóa", requirement: null, product: "Báo cáo" },
      ...{ startText: null, deadlineText: "Tháng 6", criteria: "[]", why: "[]", dropped: false },
      ...{ personInChargeId: 1, search: "pl01.1 ra soat, sua doi van-ban; so hoa" },
    },
    {
      ...{ workspaceId: 1, planId: 1, number: 2, ref: "PL01.2", fieldId: null, group: "I" },
      ...{ title: "Mở sổ theo dõi", requirement: "Đủ", product: null, startText: "Tháng 1" },
      ...{ deadlineText: null, criteria: '["1.1"]', why: '["vague"]', dropped: false },
      ...{ personInChargeId: null, search: "pl01.2 mo so theo doi" },
    },
  ],
  task_units: [
    { workspaceId: 1, taskId: 1, part: "lead", position: 0, name: "VP xã", unitId: 1 },
    { workspaceId: 1, taskId: 2, part: "lead", position: 0, name: VP, unitId: 1 },
  ],
  deliverables: [1, 2].map((taskId) => {
    return {
      ...{ workspaceId: 1, taskId, position: 0, name: "Báo cáo", phrase: "Tháng 6" },
      ...{ schedule: '{"kind":"month","start":"2026-06-01","due":"2026-06-30"}', optional: false },
    };
  }),
  occurrences: [1, 2].map((id) => {
    return {
      ...{ workspaceId: 1, taskId: id, deliverableId: id, key: "", basis: "dated", start: null },
      ...{ due: "2026-06-30", named: null, time: null, until: null, waitsFor: null },
      ...{ confirm: false, state: "open", returnReason: "thiếu dấu", note: "lần một" },
    };
  }),
  evidence: [
    {
      ...{ workspaceId: 1, occurrenceId: 1, kind: "file", name: "a.pdf", sha256: "f".repeat(64) },
      ...{ size: 12, mime: "application/pdf", addedById: 1, addedAt: AT, removedAt: null },
    },
  ],
  activity: history(),
  drafts: [{ workspaceId: 1, memberId: 1, caption: "ảnh", at: AT }],
  draft_files: [{ draftId: 1, sha256: "e".repeat(64), name: "b.jpg", size: 3, mime: "image/jpeg" }],
  inbox: [{ source: "web:message:9", channel: "web", incoming: "{}" }],
  outbox: [
    {
      ...{ key: "k", workspaceId: 1, recipient: "member:1", message: "{}", state: "queued" },
      ...{ attempts: 0, readyAt: "" },
    },
  ],
  posts: [
    {
      ...{ channel: "web", chat: "p1", ref: "r", about: 1, ask: null, open: false },
      ...{ account: "1", at: AT },
    },
  ],
  calendar_days: [
    {
      ...{ workspaceId: 1, date: "2026-05-04", kind: "off", name: "Nghỉ bù", source: "xã" },
      ...{ provisional: false, edited: true, removed: false },
    },
  ],
  local_messages: [{ seq: 1, chat: "p1", sender: "1", at: AT, said: "{}", source: "s" }],
};

describe.each([
  ["sqlite", sqlite],
  ["postgres", postgres],
] as const)("a database of the first version on %s", (folder, open) => {
  let engine: Engine;

  afterEach(() => engine.drop());

  async function firstVersion(): Promise<void> {
    engine = await open();
    const path = `prisma/migrations/${folder}/${FIRST}/migration.sql`;
    await engine.script(readFileSync(path, "utf8"));
    const now = folder === "sqlite" ? "1" : "now()";
    await engine.run(
      `CREATE TABLE "_prisma_migrations" ("id" VARCHAR(36) PRIMARY KEY NOT NULL,
        "checksum" VARCHAR(64) NOT NULL, "finished_at" ${folder === "sqlite" ? "DATETIME" : "TIMESTAMPTZ"},
        "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TEXT,
        "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`,
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
        VALUES ('1', 'c', ${now}, '${FIRST}')`,
      ...Object.entries(ROWS).flatMap(([table, rows]) => rows.map((row) => insertOf(table, row))),
    );
  }

  const columnsOf = (table: string) =>
    Object.keys(ROWS[table]?.[0] ?? {})
      .map((name) => `"${name}"`)
      .join(", ");

  /** What a person or the bot had written, the texts for searching left out: these are made anew. */
  async function contents(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    for (const table of Object.keys(ROWS)) {
      const columns = columnsOf(table).replace(', "search"', "");
      const where = table === "calendar_days" ? `WHERE "workspaceId" = 1` : "";
      const rows = await engine.run(`SELECT ${columns} FROM "${table}" ${where}`);
      found[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return found;
  }

  it("loses nothing of what was in any of its tables", async () => {
    await firstVersion();
    const tables = (await engine.run(engine.tables))
      .flat()
      .filter((name) => name !== "_prisma_migrations");
    expect(tables.sort()).toEqual(Object.keys(ROWS).sort());
    const before = await contents();
    for (const rows of Object.values(before)) expect(rows).not.toEqual([]);
    expect((await migrate(engine.url)).applied[0]).toMatch(/_depth$/);
    expect(await contents()).toEqual(before);
    expect((await migrate(engine.url)).applied).toEqual([]);
    expect(await contents()).toEqual(before);
  });

  it("has the head of each history, which verifies and goes on", async () => {
    await firstVersion();
    await migrate(engine.url);
    const store = await openStore(engine.url);
    try {
      const check = await store.audit.verify(1, null);
      expect(check).toMatchObject({ entries: 3, ok: true, firstBroken: null });
      const member = { id: 1, name: "Lê Thị Minh" };
      const stamp = { workspaceId: 1, member, at: AT, source: "web:message:7", via: "web" };
      await store.record([{ kind: "submitted" }], stamp);
      expect(await store.audit.verify(1, null)).toMatchObject({ entries: 4, ok: true });
    } finally {
      await store.close();
    }
  });

  it("finds its old tasks as new ones are found, also where it was killed before it had read them anew", async () => {
    await firstVersion();
    await migrate(engine.url);
    const store = await openStore(engine.url);
    try {
      const person = await personOf({ store }, 1);
      const find = async (words: string) => {
        const page = { offset: 0, limit: 9 };
        const filter = { scope: "all", words } as const;
        const { lines } = await store.work.openTasks(person, filter, "2026-04-01", page);
        return lines.map((line) => line.number);
      };
      const all = async () => {
        expect(await find("ra soat sua doi")).toEqual([1]);
        expect(await find("vb số hóa")).toEqual([1]);
        expect(await find("so")).toEqual([1, 2]);
        expect(await find("sổ")).toEqual([2, 1]);
        expect(await find("hội đồng nhân dân")).toEqual([1, 2]);
        expect(await find("vp xa")).toEqual([1]);
        expect(await find("cải cách thể chế")).toEqual([1]);
      };
      await all();
      await engine.run(`UPDATE "tasks" SET "searchExact" = '', "search" = 'x' WHERE "number" = 1`);
      expect(await migrate(engine.url)).toEqual({ applied: [], calendarDays: 0 });
      await all();
    } finally {
      await store.close();
    }
  });
});
