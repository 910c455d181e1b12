import { randomUUID } from "node:crypto";
import { calendarChanges, KNOWN_DAYS } from "./calendar-file.js";
import { POSTGRES } from "./dialect.js";
import type { Prisma, PrismaClient } from "./generated/sqlite/client.js";
import { missingMigrations, type Migrated } from "./migrations.js";
import { postgresClient } from "./postgres.js";
import { refreshOldSearch } from "./old-search.js";

/** Milliseconds: for the others that start at the same time, and for a migration of a large database. */
const LIMITS = { maxWait: 60_000, timeout: 600_000 };
/** "dondoc" in letters of a telephone: whoever starts holds this lock of the database while it migrates. */
const LOCK = 366362;

/** `migrate` for a PostgreSQL database, which has to be there: it is made by whoever looks after the server. */
export async function migratePostgres(databaseUrl: string): Promise<Migrated> {
  const client = postgresClient(databaseUrl);
  try {
    const applied: string[] = [];
    for (let name = await applyNext(client); name !== null; name = await applyNext(client)) {
      applied.push(name);
    }
    if (!(await hasWorker(client))) await inTurn(client, () => migrateWorker(databaseUrl));
    const calendarDays = await inTurn(client, fillCalendar);
    await refreshOldSearch(client, POSTGRES);
    return { applied, calendarDays };
  } finally {
    await client.$disconnect();
  }
}

/** A transaction that no other start is in beside; what it reads, it reads after its turn came. */
function inTurn<T>(
  client: PrismaClient,
  work: (tables: Prisma.TransactionClient) => Promise<T>,
): Promise<T> {
  return client.$transaction(async (tables) => {
    await tables.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${LOCK})`);
    return work(tables);
  }, LIMITS);
}

/** Applies the first that is missing, with its row; null where none is. Nothing is locked to find that out. */
async function applyNext(client: PrismaClient): Promise<string | null> {
  if (missingMigrations("postgres", await appliedNames(client)).length === 0) return null;
  return inTurn(client, async (tables) => {
    const [next] = missingMigrations("postgres", await appliedNames(tables));
    if (next === undefined) return null;
    await tables.$executeRawUnsafe(MIGRATIONS_TABLE);
    await tables.$executeRawUnsafe(next.script);
    await tables.$executeRaw`
      INSERT INTO "_prisma_migrations"
        ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
      VALUES (${randomUUID()}, ${next.checksum}, now(), ${next.name}, 1)`;
    return next.name;
  });
}

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

async function appliedNames(tables: Prisma.TransactionClient): Promise<Set<string>> {
  const there = await tables.$queryRaw<{ found: boolean }[]>`
    SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "found"`;
  if (there[0]?.found !== true) return new Set();
  const rows = await tables.$queryRaw<{ name: string }[]>`
    SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`;
  return new Set(rows.map((row) => row.name));
}

/** The last migration of graphile-worker's own schema that the version in use brings. */
const WORKER_MIGRATION = 18;

async function hasWorker(client: PrismaClient): Promise<boolean> {
  const there = await client.$queryRaw<{ found: boolean }[]>`
    SELECT to_regclass('graphile_worker.migrations') IS NOT NULL AS "found"`;
  if (there[0]?.found !== true) return false;
  const rows = await client.$queryRaw<{ last: number | null }[]>`
    SELECT MAX("id") AS "last" FROM graphile_worker.migrations`;
  return (rows[0]?.last ?? 0) >= WORKER_MIGRATION;
}

/** The schema of the job engine, by its own migrations. */
async function migrateWorker(databaseUrl: string): Promise<void> {
  const { Logger, runMigrations } = await import("graphile-worker");
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString: databaseUrl, maxPoolSize: 1, logger });
}

async function fillCalendar(tables: Prisma.TransactionClient): Promise<number> {
  const changes = calendarChanges(await tables.$queryRawUnsafe(KNOWN_DAYS));
  for (const { sql, args } of changes) {
    let place = 0;
    const numbered = sql.replaceAll("?", () => `$${(place += 1)}`);
    await tables.$executeRawUnsafe(numbered, ...args);
  }
  return changes.length;
}
