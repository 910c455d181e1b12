import type { Shelves, Store } from "../ports.js";
import { calendarShelf } from "./calendar.js";
import { OneConnectionLibSql } from "./connection.js";
import { asStoreError } from "./errors.js";
import { PrismaClient } from "./generated/sqlite/client.js";
import { record } from "./history.js";
import { localChatsShelf } from "./local-chats.js";
import { inboxShelf } from "./mail-inbox.js";
import { outboxShelf } from "./mail-outbox.js";
import { officeShelf } from "./office.js";
import { plansShelf } from "./plans.js";
import type { Db } from "./tables.js";
import { inTransaction, outside } from "./transaction.js";
import { workShelf } from "./work.js";

/** Opens a migrated SQLite database. Every failure of it is a StoreError. */
export async function openStore(databaseUrl: string): Promise<Store> {
  try {
    const adapter = new OneConnectionLibSql({ url: databaseUrl });
    const client = new PrismaClient({ adapter });
    await client.$connect();
    return {
      ...shelves(outside(client)),
      transaction: (work) => inTransaction(client, (db) => work(shelves(db))),
      close: () => client.$disconnect(),
    };
  } catch (error) {
    throw asStoreError(error);
  }
}

function shelves(db: Db): Shelves {
  return {
    office: guarded(officeShelf(db)),
    work: guarded(workShelf(db)),
    plans: guarded(plansShelf(db)),
    mail: guarded({ ...inboxShelf(db), ...outboxShelf(db) }),
    calendar: guarded(calendarShelf(db)),
    local: guarded(localChatsShelf(db)),
    record: (events, stamp) => record(db, events, stamp).catch(rethrow),
  };
}

/** The same shelf, whose failures are StoreErrors. */
function guarded<Shelf extends object>(shelf: Shelf): Shelf {
  const entries = Object.entries(shelf).map(([name, method]) => {
    const call = method as (...args: unknown[]) => Promise<unknown>;
    return [name, (...args: unknown[]) => call(...args).catch(rethrow)];
  });
  return Object.fromEntries(entries) as Shelf;
}

function rethrow(error: unknown): never {
  throw asStoreError(error);
}
