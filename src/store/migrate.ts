import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { fillCalendar } from "./calendar-file.js";
import { connect, whenFree, type Connection } from "./connection.js";
import { asStoreError, StoreError } from "./errors.js";
import { packageRoot } from "./package-root.js";

export type Migrated = {
  /** Names of the migrations that were applied just now. */
  applied: string[];
  /** Days of the country's calendar that were added or corrected. */
  calendarDays: number;
};

/**
 * Brings a database to this version: creates folder and file, applies what is missing of prisma/migrations,
 * fills in the country's holidays. Doing it again changes nothing, and so does doing it twice at once. Each
 * migration is one transaction with its row in Prisma's own `_prisma_migrations`: killed in between, it is
 * as if it had not begun.
 */
export async function migrate(databaseUrl: string): Promise<Migrated> {
  try {
    makeFolder(databaseUrl);
    const connection = connect(databaseUrl);
    try {
      await whenFree(() => connection.execute("PRAGMA journal_mode = WAL"));
      const applied = await applyMissing(connection);
      return { applied, calendarDays: await fillCalendar(connection) };
    } finally {
      connection.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

/** "file:./data/x.db" and "file:///srv/x.db" as a path; null for a database that is not a file. */
export function pathOfUrl(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith("file:") || databaseUrl.includes(":memory:")) return null;
  if (databaseUrl.startsWith("file://")) return fileURLToPath(databaseUrl.replace(/[?#].*$/, ""));
  return resolve(decodeURIComponent(databaseUrl.slice("file:".length).replace(/[?#].*$/, "")));
}

function makeFolder(databaseUrl: string): void {
  const path = pathOfUrl(databaseUrl);
  if (path !== null) mkdirSync(dirname(path), { recursive: true });
}

type Migration = { name: string; script: string };

async function applyMissing(connection: Connection): Promise<string[]> {
  const migrations = readMigrations();
  const done = await appliedNames(connection);
  const unknown = [...done].filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new StoreError(
      "newer",
      `the database has ${unknown.join(", ")}, which this version lacks`,
    );
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    if (done.has(migration.name)) continue;
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
async function apply(connection: Connection, { name, script }: Migration): Promise<boolean> {
  const checksum = createHash("sha256").update(script).digest("hex");
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

function readMigrations(): Migration[] {
  const folder = join(packageRoot(), "prisma/migrations/sqlite");
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => ({ name, script: readFileSync(join(folder, name, "migration.sql"), "utf8") }));
}
