import { describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.js";
import { alternating } from "../support/alternating.js";
import { fortyActions, stateOf } from "../support/forty-actions.js";
import { entriesOf } from "../support/history.js";
import { openOffice } from "../support/office.js";
import { newPostgresStore } from "../support/postgres.js";
import { newStore, type TestStore } from "../support/store.js";

async function lived(open: () => Promise<TestStore>) {
  const office = await openOffice({ open });
  try {
    const { said, actions } = await fortyActions(office);
    const { ok, entries } = await office.store.audit.verify(office.workspace);
    const { store, url } = office;
    const data = (await entriesOf({ store, url, office })).map((entry) => entry.data);
    return { said, actions, state: await stateOf(office), ok, entries, data };
  } finally {
    await office.close();
  }
}

/** As two processes do that share a database and the folder of evidence. */
async function twoStores(): Promise<TestStore> {
  const test = await newPostgresStore();
  const store = alternating(test.store, await openStore(test.url));
  const close = async () => {
    await store.close();
    await test.close();
  };
  return { ...test, store, close };
}

describe("forty actions of five people", () => {
  it("have the same answers and leave the same state on SQLite, on PostgreSQL and over two processes", async () => {
    const onSqlite = await lived(newStore);
    expect(onSqlite.actions).toBeGreaterThanOrEqual(40);
    expect(onSqlite.said.join("\n")).not.toMatch(/Có lỗi khi xử lý|đang bận/);
    const onPostgres = await lived(newPostgresStore);
    expect(onPostgres.said).toEqual(onSqlite.said);
    expect(onPostgres.state).toEqual(onSqlite.state);
    const shared = await lived(twoStores);
    expect(shared.said).toEqual(onSqlite.said);
    expect(shared.state).toEqual(onSqlite.state);
    for (const { ok, entries, data } of [onSqlite, onPostgres, shared]) {
      expect([ok, entries]).toEqual([true, data.length]);
      expect(data).toEqual(onSqlite.data);
      // People stand in it by their ids: a name in the data could not be erased.
      expect(data.join("\n")).not.toMatch(/Minh|Hòa|Phạm|Dũng|Vinh/);
    }
  }, 180_000);
});
