import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { calendarChanges, KNOWN_DAYS } from "./calendar-file.js";
import { connect, whenFree, type Connection } from "./connection.js";
import { pathOfUrl } from "./database-url.js";
import { SQLITE } from "./dialect.js";
import { missingMigrations, type Migrated, type Migration } from "./migrations.js";
import { OLD_SEARCH, refreshOldSearch } from "./old-search.js";
import { sqliteClient } from "./sqlite.js";

/** `migrate` for a file. */
export async function migrateSqlite(databaseUrl: string): Promise<Migrated> {
  const path = pathOfUrl(databaseUrl);
  if (path !== null) mkdirSync(dirname(path), { recursive: true });
  const connection = connect(databaseUrl);
  try {
    await whenFree(() => connection.execute("PRAGMA journal_mode = WAL"));
    const applied = await applyMissing(connection);
    const calendarDays = await fillCalendar(connection);
    const { rows: old } = await connection.execute(`SELECT 1 ${OLD_SEARCH} LIMIT 1`);
    // A client takes time to open, and hardly ever is there something to do.
    if (old.length > 0) await refreshWithClient(databaseUrl);
    return { applied, calendarDays };
  } finally {
    connection.close();
  }
}

async function refreshWithClient(databaseUrl: string): Promise<void> {
  const client = sqliteClient(databaseUrl);
  try {
    await refreshOldSearch(client, SQLITE);
  } finally {
    await client.$disconnect();
  }
}

async function applyMissing(connection: Connection): Promise<string[]> {
  const applied: string[] = [];
  for (const migration of missingMigrations("sqlite", await appliedNames(connection))) {
    if (await apply(connection, migration)) applied.push(migration.name);
  }
  return applied;
}

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** False where another process was first: the name is the key of its row, and the loser rolls back. */
async function apply(connection: Connection, migration: Migration): Promise<boolean> {
  const { name, script, checksum } = migration;
  // Dropping a table that is being rebuilt must not cascade; inside a transaction this cannot be set.
  const transaction = `PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
${MIGRATIONS_TABLE};
INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
VALUES ('${name}', '${checksum}', CAST(unixepoch('subsec') * 1000 AS INTEGER), '${name}', 1);
${script}
;COMMIT;
PRAGMA foreign_keys = ON;`;
  try {
    await whenFree(() => connection.executeMultiple(transaction));
    return true;
  } catch (error) {
    if ((await appliedNames(connection)).has(name)) return false;
    throw error;
  }
}

async function appliedNames(connection: Connection): Promise<Set<string>> {
  const { rows: tables } = await connection.execute(
    `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`,
  );
  if (tables.length === 0) return new Set();
  const { rows } = await connection.execute(
    `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Set(rows.map((row) => row["migration_name"] as string));
}

async function fillCalendar(connection: Connection): Promise<number> {
  const { rows } = await connection.execute(KNOWN_DAYS);
  const changes = calendarChanges(rows);
  if (changes.length === 0) return 0;
  const transaction = await connection.transaction("write");
  for (const change of changes) await transaction.execute(change);
  await transaction.commit();
  return changes.length;
}
