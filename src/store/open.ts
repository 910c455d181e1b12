import { AsyncLocalStorage } from "node:async_hooks";
import type { Activity, Stamp } from "../domain/activity.js";
import type { Shelves, Store } from "../ports.js";
import { calendarShelf } from "./calendar.js";
import { POSTGRES, SQLITE, type Dialect } from "./dialect.js";
import { asStoreError } from "./errors.js";
import type { PrismaClient } from "./generated/sqlite/client.js";
import { record } from "./history.js";
import { auditShelf } from "./history-audit.js";
import { localChatsShelf } from "./local-chats.js";
import { mailDeskShelf } from "./mail-desk.js";
import { indicatorsShelf } from "./indicators.js";
import { inboxShelf } from "./mail-inbox.js";
import { outboxShelf } from "./mail-outbox.js";
import { remindersShelf } from "./reminders.js";
import { roundsShelf } from "./rounds.js";
import { officeShelf } from "./office.js";
import { pacesShelf } from "./paces.js";
import { plansShelf } from "./plans.js";
import { isPostgres } from "./database-url.js";
import { fileVersion, remembering, type Version } from "./remembered.js";
import type { Db } from "./tables.js";
import { scrub } from "./scrub.js";
import { inTransaction, outside } from "./transaction.js";
import { weeksShelf } from "./weeks.js";
import { workShelf } from "./work.js";

/** Opens a migrated database, SQLite or PostgreSQL. Every failure of it is a StoreError. */
export async function openStore(databaseUrl: string): Promise<Store> {
  try {
    const { client, dialect, version } = await openDatabase(databaseUrl);
    const turns = new AsyncLocalStorage<{ open: boolean }>();
    const ask = () => refuseInside(turns.getStore()?.open === true);
    const bare = shelves(outside(client, dialect), ask);
    const memory = version === null ? null : remembering(bare, version);
    return {
      ...(memory?.shelves ?? bare),
      async transaction(work) {
        refuseInside(turns.getStore()?.open === true);
        const turn = { open: true };
        try {
          const within = () => inTransaction(client, dialect, (db) => work(shelves(db)));
          return await turns.run(turn, within);
        } finally {
          turn.open = false;
          memory?.wrote();
        }
      },
      async scrub() {
        refuseInside(turns.getStore()?.open === true);
        await scrub(client, dialect).finally(() => memory?.wrote());
      },
      async close() {
        version?.close();
        await client.$disconnect();
      },
    };
  } catch (error) {
    throw asStoreError(error);
  }
}

/** Only what the address asks for is loaded. */
async function openDatabase(
  url: string,
): Promise<{ client: PrismaClient; dialect: Dialect; version: Version | null }> {
  if (isPostgres(url)) {
    const { postgresClient } = await import("./postgres.js");
    const client = postgresClient(url);
    // It connects with the first query: a wrong password is to be heard of now.
    await client.$queryRaw`SELECT 1`;
    return { client, dialect: POSTGRES, version: null };
  }
  const { sqliteClient } = await import("./sqlite.js");
  const client = sqliteClient(url);
  await client.$connect();
  return { client, dialect: SQLITE, version: fileVersion(url) };
}

/** There is one connection on SQLite: who asks past the transaction they are in would wait for themselves. */
function refuseInside(inside: boolean): void {
  if (inside) throw new Error("inside of a transaction use its own shelves");
}

function shelves(db: Db, check: () => void = () => undefined): Shelves {
  const guarded = <Shelf extends object>(shelf: Shelf) => guardedBy(check, shelf);
  return {
    office: guarded(officeShelf(db)),
    work: guarded(workShelf(db)),
    plans: guarded(plansShelf(db)),
    mail: guarded({ ...inboxShelf(db), ...outboxShelf(db), ...mailDeskShelf(db) }),
    calendar: guarded(calendarShelf(db)),
    local: guarded(localChatsShelf(db)),
    audit: guarded(auditShelf(db)),
    reminders: guarded(remindersShelf(db)),
    rounds: guarded(roundsShelf(db)),
    indicators: guarded(indicatorsShelf(db)),
    weeks: guarded(weeksShelf(db)),
    paces: guarded(pacesShelf(db)),
    ...guarded({
      record: (events: Activity[], stamp: Stamp) => record(db, events, stamp),
    }),
  };
}

/** The same shelf, asked only where `check` allows it, whose failures are StoreErrors. */
function guardedBy<Shelf extends object>(check: () => void, shelf: Shelf): Shelf {
  const entries = Object.entries(shelf).map(([name, method]) => {
    const call = method as (...args: unknown[]) => Promise<unknown>;
    const guard = async (...args: unknown[]) => {
      check();
      return call(...args).catch(rethrow);
    };
    return [name, guard];
  });
  return Object.fromEntries(entries) as Shelf;
}

function rethrow(error: unknown): never {
  throw asStoreError(error);
}
