import { afterEach, beforeEach } from "vitest";
import type { Store } from "../../src/ports.js";
import { seedOffice, type SeededOffice, type TestStore } from "../support/store.js";
import { calendarContract } from "./contract-calendar.js";
import { evidenceContract } from "./contract-evidence.js";
import { extensionsContract } from "./contract-extensions.js";
import { indicatorsContract } from "./contract-indicators.js";
import { historyContract } from "./contract-history.js";
import { followUpContract } from "./contract-follow-up.js";
import { localContract } from "./contract-local.js";
import { mailContract } from "./contract-mail.js";
import { officeContract } from "./contract-office.js";
import { erasedContract } from "./contract-erased.js";
import { pacesContract } from "./contract-paces.js";
import { peopleContract } from "./contract-people.js";
import { plansContract } from "./contract-plans.js";
import { remindersContract } from "./contract-reminders.js";
import { roundsContract } from "./contract-rounds.js";
import { tasksContract } from "./contract-tasks.js";
import { transactionContract } from "./contract-transaction.js";
import { unitsContract } from "./contract-units.js";
import { weeksContract } from "./contract-weeks.js";

/**
 * What every test of the contract gets: a store with the small office, how to open it once more, and the
 * database's own way in, past the store. `sql` runs statements and gives back the rows of the last.
 */
export type Given = {
  store: Store;
  office: SeededOffice;
  again: () => Promise<Store>;
  url: string;
  sql: (...statements: string[]) => Promise<unknown[][]>;
};
export type GivenNow = () => Given;

/** What a Store does, whatever engine it stands on. `open` gives a fresh one, `again` another handle of it. */
export function storeContract(engine: {
  open: () => Promise<TestStore>;
  again: (url: string) => Promise<Store>;
  sql: (url: string, ...statements: string[]) => Promise<unknown[][]>;
}): void {
  let test: TestStore;
  let given: Given;
  const handles: Store[] = [];

  beforeEach(async () => {
    test = await engine.open();
    const again = async () => {
      const handle = await engine.again(test.url);
      handles.push(handle);
      return handle;
    };
    const { store, url } = test;
    const sql = (...statements: string[]) => engine.sql(url, ...statements);
    given = { store, office: await seedOffice(store), again, url, sql };
  });

  afterEach(async () => {
    for (const handle of handles.splice(0)) await handle.close();
    await test.close();
  });

  const now: GivenNow = () => given;
  officeContract(now);
  peopleContract(now);
  erasedContract(now);
  unitsContract(now);
  tasksContract(now);
  evidenceContract(now);
  followUpContract(now);
  extensionsContract(now);
  plansContract(now);
  indicatorsContract(now);
  roundsContract(now);
  mailContract(now);
  pacesContract(now);
  remindersContract(now);
  calendarContract(now);
  localContract(now);
  historyContract(now);
  weeksContract(now);
  transactionContract(now);
}

/** A fault with this code, for `rejects.toMatchObject`. */
export function withCode(code: string): { name: string; code: string } {
  return { name: "StoreError", code };
}

export async function personOf(given: Pick<Given, "store">, member: number) {
  const person = await given.store.office.personOf({ channel: "web", id: String(member) });
  if (person === null) throw new Error("nobody is linked to that account");
  return person;
}

export const AT = "2026-04-01T01:00:00.000Z";
