import { PrismaLibSql } from "@prisma/adapter-libsql";
import { setTimeout as sleep } from "node:timers/promises";

type Config = Parameters<PrismaLibSql["createClient"]>[0];
/** One SQLite connection as libSQL hands it out. */
export type Connection = ReturnType<PrismaLibSql["createClient"]>;
type Transaction = Awaited<ReturnType<Connection["transaction"]>>;

/** Milliseconds SQLite waits by itself for another writer: it blocks the whole process meanwhile. */
const BLOCKING_WAIT = 20;
/** Milliseconds until another writer is given up on. */
const PATIENCE = 10_000;

/**
 * libSQL for Prisma, with two changes. Transactions begin IMMEDIATE: a deferred one that reads before it
 * writes fails at once when another process wrote in between, whatever the timeout. And they run on the one
 * connection there is, where libSQL would open a new one each time and leave the old to the collector. The
 * adapter lets nothing else onto the connection while a transaction is open.
 */
export class OneConnectionLibSql extends PrismaLibSql {
  override createClient(config: Config): Connection {
    return patient(super.createClient({ ...config, timeout: BLOCKING_WAIT }));
  }
}

/** A connection outside of Prisma. `url` is "file:…". */
export function connect(url: string): Connection {
  return new OneConnectionLibSql({ url }).createClient({ url });
}

function patient(client: Connection): Connection {
  const bare = client.execute.bind(client);
  let open = false;
  const patiently: typeof bare = (statement) =>
    whenFree(
      () => bare(statement),
      // A statement that was busy counts as running until it is collected, and no COMMIT works beside it.
      () => client.reconnect(),
    );
  const execute: typeof bare = (statement) => (open ? bare(statement) : patiently(statement));
  const rollback = async () => {
    if (!open) return;
    open = false;
    await bare("ROLLBACK");
  };
  const commit = async () => {
    try {
      await bare("COMMIT");
      open = false;
    } catch (error) {
      // A full disk: without this the connection would stay in the transaction for ever.
      await rollback().catch(() => undefined);
      throw error;
    }
  };
  const transaction = async (): Promise<Transaction> => {
    await patiently("BEGIN IMMEDIATE");
    open = true;
    return {
      execute: (statement) => bare(statement),
      batch: () => Promise.reject(new Error("the adapter sends statements one by one")),
      executeMultiple: (script) => client.executeMultiple(script),
      commit,
      rollback,
      close: () => void rollback(),
      get closed() {
        return !open;
      },
    };
  };
  return Object.assign(client, { execute, transaction });
}

/** Tries again, without blocking the process, while another one holds the database. */
export async function whenFree<T>(
  attempt: () => Promise<T>,
  afterwards: () => void | Promise<void> = () => undefined,
): Promise<T> {
  let waited = 0;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await afterwards();
      if (waited >= PATIENCE) throw error;
      const pause = 1 + Math.random() * Math.min(50, 5 + waited / 4);
      waited += pause + BLOCKING_WAIT;
      await sleep(pause);
    }
  }
}

/** SQLITE_BUSY, in any of its extended forms. */
function isBusy(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { rawCode, code } = error as { rawCode?: unknown; code?: unknown };
  if (typeof rawCode === "number") return (rawCode & 0xff) === 5;
  return code === "SQLITE_BUSY";
}
