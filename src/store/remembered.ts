import type { Person } from "../domain/office.js";
import type { Shelves } from "../ports.js";
import { connect, whenFree } from "./connection.js";

/** Answers kept at most; a page of tasks is some kilobytes. */
const MOST = 2_000;

/** Tells whether anything was written since it was last asked: a number that changes with every commit. */
export type Version = { read(): Promise<unknown>; close(): void };

/**
 * SQLite counts the commits of all other connections, in this process and in others
 * (https://www.sqlite.org/pragma.html#pragma_data_version): so the one that is asked must never write.
 */
export function fileVersion(databaseUrl: string): Version {
  const connection = connect(databaseUrl);
  return {
    async read() {
      const { rows } = await whenFree(() => connection.execute("PRAGMA data_version"));
      return rows[0]?.[0];
    },
    close: () => {
      connection.close();
    },
  };
}

/**
 * What every message begins with and people ask most, answered from memory until anything is written.
 * What is given out is frozen, for the next who asks gets the same. Between two turns of the event loop the
 * file is asked once, unless something was done here that may have written: `wrote` says so.
 */
export function remembering(
  shelves: Shelves,
  version: Version,
): { shelves: Shelves; wrote: () => void } {
  const kept = new Map<string, unknown>();
  let held: unknown;
  let sure = false;
  let writes = 0;
  const wrote = () => {
    sure = false;
    writes += 1;
  };
  /** People are the same object until something is written: cheaper to tell apart than their words. */
  const numbers = new WeakMap<object, number>();
  let people = 0;
  const numberOf = (who: Person) => {
    const number = numbers.get(who) ?? (people += 1);
    numbers.set(who, number);
    return String(number);
  };

  async function check(): Promise<unknown> {
    if (sure) return held;
    const before = writes;
    const now = await version.read();
    if (now !== held) kept.clear();
    held = now;
    // Written while the file was asked: it may have answered before that.
    if (writes !== before) return now;
    sure = true;
    setImmediate(wrote).unref();
    return now;
  }

  async function remembered<T>(key: string, read: () => Promise<T>): Promise<T> {
    const now = await check();
    if (kept.has(key)) return kept.get(key) as T;
    const found = frozen(await read());
    // Written meanwhile: it may be older than what is held by now.
    if (held === now) kept.set(key, found);
    const [oldest] = kept.size > MOST ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return found;
  }

  /** One object for one person, whichever of their accounts they speak by: what they asked is remembered once. */
  async function personOf(...asked: Parameters<typeof office.personOf>) {
    const found = await office.personOf(...asked);
    return found === null
      ? null
      : remembered(`one ${JSON.stringify(found)}`, () => Promise.resolve(found));
  }

  const { office, work, calendar, mail } = shelves;
  const noted = noting(shelves, wrote);
  return {
    wrote,
    shelves: {
      ...noted,
      office: {
        ...noted.office,
        personOf: (account) =>
          remembered(`person ${account.channel} ${account.id}`, () => personOf(account)),
      },
      work: {
        ...noted.work,
        openTasks: (who, ...asked) =>
          remembered(`tasks ${numberOf(who)} ${JSON.stringify(asked)}`, () =>
            work.openTasks(who, ...asked),
          ),
        countOpen: (who, today) =>
          remembered(`count ${numberOf(who)} ${today}`, () => work.countOpen(who, today)),
      },
      calendar: {
        ...noted.calendar,
        days: (...asked) => remembered(`days ${asked.join(" ")}`, () => calendar.days(...asked)),
      },
      mail: {
        ...noted.mail,
        // Where nothing was open nothing is, until something is written; closing is a write itself.
        closeQuestions: (...asked) =>
          remembered(`questions ${asked.join(" ")}`, () =>
            mail.closeQuestions(...asked).finally(wrote),
          ),
      },
    },
  };
}

/** The same shelves; after each of their answers nobody is sure any more that nothing was written. */
function noting<Shelf extends object>(shelf: Shelf, wrote: () => void): Shelf {
  const entries = Object.entries(shelf).map(([name, method]: [string, unknown]) => {
    if (typeof method !== "function") return [name, noting(method as object, wrote)];
    const call = method as (...args: unknown[]) => Promise<unknown>;
    return [name, (...args: unknown[]) => call(...args).finally(wrote)];
  });
  return Object.fromEntries(entries) as Shelf;
}

function frozen<T>(found: T): T {
  if (typeof found !== "object" || found === null || Object.isFrozen(found)) return found;
  Object.freeze(found);
  for (const part of Object.values(found)) frozen(part);
  return found;
}
