import { setTimeout as sleep } from "node:timers/promises";
import { asStoreError, StoreError } from "./errors.js";
import type { PrismaClient } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

/** Milliseconds: for a turn in this process, and for the work itself. */
const MAX_WAIT = 20_000;
const TIMEOUT = 20_000;
const ATTEMPTS = 5;

/** The tables outside of a transaction; what has to be done as one gets its own. */
export function outside(client: PrismaClient): Db {
  return { tables: client, atomically: (work) => inTransaction(client, work) };
}

/** All or nothing; again, a few times, where another writer held the database for too long. */
export async function inTransaction<T>(
  client: PrismaClient,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.$transaction(
        (tables) => {
          const inside: Db = { tables, atomically: (more) => more(inside) };
          return work(inside);
        },
        { maxWait: MAX_WAIT, timeout: TIMEOUT },
      );
    } catch (error) {
      const fault = asStoreError(error);
      const busy = fault instanceof StoreError && fault.code === "busy";
      if (!busy || attempt >= ATTEMPTS) throw fault;
      await sleep(Math.random() * 50 * 2 ** attempt);
    }
  }
}
