import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/office.js";
import type { Store } from "../../src/ports.js";
import { openStore } from "../../src/store/open.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

/* What is remembered between two writes is what the database would say. */

let test: TestStore;
let store: Store;
let office: SeededOffice;

beforeEach(async () => {
  test = await newStore();
  store = test.store;
  office = await seedOffice(store);
});
afterEach(() => test.close());

async function minh(of: Store = store): Promise<Person> {
  const person = await of.office.personOf({ channel: "web", id: String(office.members.minh) });
  if (person === null) throw new Error("nobody");
  return person;
}

const page = { offset: 0, limit: 8 };
const open = async (of: Store = store) =>
  (await of.work.openTasks(await minh(of), { scope: "mine" }, "2026-06-10", page)).total;

describe("what is remembered", () => {
  it("is forgotten with each write of this process", async () => {
    const before = await open();
    expect(await open()).toBe(before);
    await store.plans.setState(office.plan, "closed");
    expect(await open()).toBe(0);
    await store.transaction(async (tx) => tx.plans.setState(office.plan, "active"));
    expect(await open()).toBe(before);
  });

  it("is forgotten with each write of another process", async () => {
    const other = await openStore(test.url);
    const before = await open();
    await other.plans.setState(office.plan, "closed");
    await new Promise((next) => setImmediate(next));
    expect(await open()).toBe(0);
    await store.plans.setState(office.plan, "active");
    expect(await open(other)).toBe(before);
    await other.close();
  });

  it("cannot be changed by who was given it", async () => {
    const person = await minh();
    expect(() => person.member.units.push({ id: 1, name: "x" })).toThrow();
    expect(await minh()).toBe(person);
  });

  it("closes a question that was opened meanwhile", async () => {
    const at = "2026-06-10T01:00:00.000Z";
    const place = { channel: "web", chat: "p1", kind: "private" } as const;
    await store.mail.closeQuestions("web", "p1", "1");
    await store.mail.rememberPost(place, "7", { about: 1, ask: "done 1", to: "1", at });
    expect(await store.mail.openQuestion(place, "1", at)).toBe("done 1");
    await store.mail.closeQuestions("web", "p1", "1");
    expect(await store.mail.openQuestion(place, "1", at)).toBeNull();
  });
});
