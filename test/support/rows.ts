import type { PrismaClient } from "../../src/store/generated/sqlite/client.js";
import { sqliteClient } from "../../src/store/sqlite.js";

/** All rows of one workspace, by table. */
type Rows = Record<string, Row[]>;
type Row = Record<string, unknown>;

/** Whose a row is that does not name its workspace: table, column, and the table that it points to. */
const OWNERS: Readonly<Record<string, readonly [string, string]>> = {
  unit_aliases: ["unitId", "units"],
  unit_names: ["unitId", "units"],
  identities: ["memberId", "members"],
  invites: ["memberId", "members"],
  fields: ["planId", "plans"],
  draft_files: ["draftId", "drafts"],
};

/** What the bot was told and asked, whoever spoke: no record of an office. */
const TALK = ["inbox", "posts", "local_messages"];

/**
 * Reads a SQLite database past the store: every row of every table, by workspace. A table that says neither whose
 * its rows are nor is talk fails, so that none is forgotten.
 */
export function rowReader(url: string): {
  read(): Promise<Map<number, Rows>>;
  close(): Promise<void>;
} {
  const client = sqliteClient(url);
  return { read: () => readRows(client), close: () => client.$disconnect() };
}

async function readRows(client: PrismaClient): Promise<Map<number, Rows>> {
  const tables = await client.$queryRawUnsafe<{ name: string }[]>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
     AND name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name`,
  );
  const all = new Map<string, Row[]>();
  for (const { name } of tables.filter((table) => !TALK.includes(table.name))) {
    all.set(name, await client.$queryRawUnsafe<Row[]>(`SELECT * FROM "${name}"`));
  }
  const found = new Map<number, Rows>();
  for (const [table, rows] of all) {
    for (const row of rows) {
      const office = officeOf(table, row, all);
      const of = found.get(office) ?? {};
      (of[table] ??= []).push(row);
      found.set(office, of);
    }
  }
  return found;
}

function officeOf(table: string, row: Row, all: ReadonlyMap<string, Row[]>): number {
  const owner = OWNERS[table];
  const home =
    owner === undefined ? row : all.get(owner[1])?.find(({ id }) => id === row[owner[0]]);
  const office = table === "workspaces" ? row.id : home?.workspaceId;
  if (typeof office !== "number" && typeof office !== "bigint") {
    throw new TypeError(`whose are the rows of ${table}?`);
  }
  return Number(office);
}
