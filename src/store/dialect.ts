import { Prisma } from "./generated/sqlite/client.js";

/**
 * All in which the two databases differ above their adapters. The rest of the SQL on the shelves is read by
 * both.
 */
export type Dialect = {
  /** Behind a query for rows that are about to be changed: those that somebody else is changing are left out. */
  skipLocked: Prisma.Sql;
  /** The time of whoever keeps the clock for all that write here: an instant as it is stored, and milliseconds. */
  now: Prisma.Sql;
  nowMs: Prisma.Sql;
  /** Tells the engine of notices that wait, in the same transaction; null where the loop asks by itself. */
  wake: ((notices: readonly Waiting[]) => Prisma.Sql) | null;
  /** Of a notice `o`: no job waits for it. */
  jobless: Prisma.Sql;
  /** Counts the jobs of the engine; null where there are none. */
  jobs: Prisma.Sql | null;
  /** What a transaction begins with, the first time and again; null where it begins by itself. */
  opening(attempt: number): string | null;
  isolation: { isolationLevel?: "Serializable" };
  /** What makes deleted rows disappear from the files of the database; outside of a transaction. */
  scrub: readonly string[];
  attempts: number;
  /** Milliseconds before the second attempt, at most; it doubles. */
  pause: number;
};

/** A notice that is to be sent to `recipient` from `readyAt` on, "" for at once. */
export type Waiting = { id: number; recipient: string; readyAt: string };

/** One transaction at a time, whoever holds the file (connection.ts). */
export const SQLITE: Dialect = {
  skipLocked: Prisma.empty,
  now: Prisma.sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  nowMs: Prisma.sql`CAST(unixepoch('now', 'subsec') * 1000 AS INTEGER)`,
  wake: null,
  jobless: Prisma.sql`TRUE`,
  jobs: null,
  opening: () => null,
  isolation: {},
  // The file written anew, and the log beside it emptied into it: https://www.sqlite.org/lang_vacuum.html
  scrub: ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"],
  attempts: 5,
  pause: 100,
};

/** A process that stands still in the middle of a transaction holds up the others for so long at most. */
const IDLE = "SET LOCAL idle_in_transaction_session_timeout = 20000";

/**
 * Serializable, side by side. PostgreSQL refuses what could not have happened one after the other; whoever was
 * refused waits for those under way and then runs alone, so that it cannot be refused again and again. LOCK
 * TABLE comes before the first query because that is what fixes what a serializable transaction sees:
 * https://www.postgresql.org/docs/current/sql-lock.html
 */
export const POSTGRES: Dialect = {
  skipLocked: Prisma.sql`FOR UPDATE SKIP LOCKED`,
  now: Prisma.sql`to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  nowMs: Prisma.sql`CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`,
  wake,
  jobless: Prisma.sql`NOT EXISTS (
    SELECT 1 FROM graphile_worker.jobs j WHERE j."locked_at" IS NULL
      AND j."key" = 'deliver/' || o."id" || '/' || o."readyAt")`,
  opening: (attempt) =>
    `${IDLE}; LOCK TABLE "workspaces" IN ${attempt === 1 ? "ROW" : "SHARE ROW"} EXCLUSIVE MODE`,
  jobs: Prisma.sql`
    SELECT COUNT(*) FILTER (WHERE "locked_at" IS NULL AND "last_error" IS NULL) AS "waiting",
      COUNT(*) FILTER (WHERE "locked_at" IS NULL AND "last_error" IS NOT NULL) AS "failed",
      COUNT(*) FILTER (WHERE "locked_at" < now() - interval '15 minutes') AS "abandoned"
    FROM graphile_worker.jobs`,
  isolation: { isolationLevel: "Serializable" },
  scrub: ["VACUUM"],
  attempts: 8,
  pause: 10,
};

/**
 * One job of the worker for each notice, under a key of its own: a job of that key may be running or gone, and a
 * transaction that met it could be refused for that. Who sends and in which order the outbox decides; a job that
 * finds nothing to send is over at once.
 */
function wake(notices: readonly Waiting[]): Prisma.Sql {
  const rows = notices.map(({ id, recipient, readyAt }) => {
    const at = readyAt === "" ? null : readyAt;
    return Prisma.sql`(${`deliver/${String(id)}/${readyAt}`}, ${recipient}, ${at})`;
  });
  return Prisma.sql`
    SELECT count(*) FROM graphile_worker.add_jobs((
      SELECT array_agg(ROW('deliver', json_build_object('recipient', v.r), NULL, v.at::timestamptz,
        NULL, v.k, NULL, NULL)::graphile_worker.job_spec)
      FROM (VALUES ${Prisma.join(rows)}) AS v(k, r, at)))`;
}
