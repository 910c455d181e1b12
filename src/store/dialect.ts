import { Prisma } from "./generated/sqlite/client.js";

/**
 * All in which the two databases differ above their adapters. The rest of the SQL on the shelves is read by
 * both.
 */
export type Dialect = {
  /** Behind a query for rows that are about to be changed: those that somebody else is changing are left out. */
  skipLocked: Prisma.Sql;
  /** What a transaction begins with, the first time and again; null where it begins by itself. */
  opening(attempt: number): string | null;
  isolation: { isolationLevel?: "Serializable" };
  /** What makes deleted rows disappear from the files of the database; outside of a transaction. */
  scrub: readonly string[];
  attempts: number;
  /** Milliseconds before the second attempt, at most; it doubles. */
  pause: number;
};

/** One transaction at a time, whoever holds the file (connection.ts). */
export const SQLITE: Dialect = {
  skipLocked: Prisma.empty,
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
  opening: (attempt) =>
    `${IDLE}; LOCK TABLE "workspaces" IN ${attempt === 1 ? "ROW" : "SHARE ROW"} EXCLUSIVE MODE`,
  isolation: { isolationLevel: "Serializable" },
  scrub: ["VACUUM"],
  attempts: 8,
  pause: 10,
};
