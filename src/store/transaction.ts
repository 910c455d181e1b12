import { setTimeout as sleep } from "node:timers/promises";
import { SQLITE, type Dialect } from "./dialect.js";
import { asStoreError, mayTryAgain } from "./errors.js";
import type { PrismaClient } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

/** Milliseconds: for a turn in this process, and for the work itself. */
const MAX_WAIT = 20_000;
const TIMEOUT = 20_000;

/** The tables outside of a transaction; what has to be done as one gets its own. */
export function outside(client: PrismaClient, dialect: Dialect = SQLITE): Db {
  const atomically: Db["atomically"] = (work) => inTransaction(client, dialect, work);
  return { tables: client, dialect, atomically };
}

/**
 * All or nothing; again, a few times, where another writer held the database for too long or was quicker. The
 * work may therefore run more than once: what it does besides must bear that.
 */
export async function inTransaction<T>(
  client: PrismaClient,
  dialect: Dialect,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(
        async (tables) => {
          const opening = dialect.opening(attempt);
          if (opening !== null) await tables.$executeRawUnsafe(opening);
          const inside: Db = { tables, dialect, atomically: (more) => more(inside) };
          return work(inside);
        },
        { maxWait: MAX_WAIT, timeout: TIMEOUT, ...dialect.isolation },
      );
    } catch (error) {
      if (!mayTryAgain(error) || attempt >= dialect.attempts) throw asStoreError(error);
      await sleep(Math.random() * dialect.pause * 2 ** (attempt - 1));
    }
  }
}
