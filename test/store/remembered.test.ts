import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../../src/domain/office.js";
import type { Shelves, Store } from "../../src/ports.js";
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

  it("is one for all accounts of a person, until one of them is somebody else's", async () => {
    const phone = { channel: "telegram", id: "77" } as const;
    await store.office.bind(phone, office.members.minh, "77");
    const first = await minh();
    expect(await store.office.personOf(phone)).toBe(first);
    await store.office.bind(phone, office.members.hoa, "77");
    expect((await store.office.personOf(phone))?.member.id).toBe(office.members.hoa);
  });

  const AT = "2026-06-10T01:00:00.000Z";
  const AS = { vi: "cán bộ cũ", en: "former member" };

  it.each<[string, (on: Shelves) => Promise<unknown>, (who: Person | null) => unknown, unknown]>([
    [
      "settings",
      (on) =>
        on.office.setSettings(office.workspace, {
          ...DEFAULT_SETTINGS,
          verification: false,
          answerInPrivate: true,
        }),
      (who) => who?.workspace.settings,
      { ...DEFAULT_SETTINGS, verification: false, answerInPrivate: true },
    ],
    [
      "a language",
      (on) => on.office.setLanguage(office.members.minh, "en"),
      (who) => who?.member.language,
      "en",
    ],
    [
      "the name of a unit",
      (on) => on.office.renameUnit(office.units.vp, "Văn phòng", "2026-06-01"),
      (who) => who?.member.units.map(({ name }) => name),
      ["Văn phòng"],
    ],
    [
      "an entry of the list of people",
      (on) =>
        on.office.changeMember(office.members.minh, {
          ...{ name: "Lê Thị Minh", role: "clerk", admin: true, head: false },
          units: [{ id: office.units.kt, name: "Phòng Kinh tế" }],
        }),
      (who) => [who?.member.role, who?.member.units.map(({ id }) => id).length],
      ["clerk", 1],
    ],
    [
      "an account",
      (on) => on.office.unbind({ channel: "web", id: String(office.members.minh) }),
      (who) => who,
      null,
    ],
    [
      "a member who leaves",
      (on) => on.office.removeMember(office.members.minh, AT),
      (who) => who,
      null,
    ],
  ])("is fresh after a write: %s", async (_, write, read, expected) => {
    const account = { channel: "web", id: String(office.members.minh) } as const;
    const asked = () => store.office.personOf(account);
    expect(await asked()).not.toBeNull();
    const other = await openStore(test.url);
    expect(read(await other.office.personOf(account))).not.toEqual(expected);

    await store.transaction(async (tx) => {
      await write(tx);
      expect(read(await tx.office.personOf(account))).toEqual(expected);
    });
    expect(read(await asked())).toEqual(expected);
    await new Promise((next) => setImmediate(next));
    expect(read(await other.office.personOf(account))).toEqual(expected);
    await other.close();
  });

  it("is fresh after writes without a transaction, asked at once and by several", async () => {
    for (const language of ["en", "vi", "en"] as const) {
      const [, ...asked] = await Promise.all([
        store.office.setLanguage(office.members.minh, language),
        minh(),
        minh(),
      ]);
      expect(asked).toHaveLength(2);
      expect((await minh()).member.language).toBe(language);
    }
  });

  it("is what was there before where a transaction is undone", async () => {
    const before = await minh();
    const undone = store.transaction(async (tx) => {
      await tx.office.setLanguage(office.members.minh, "en");
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await minh()).toEqual(before);
  });

  it("names nobody who was erased, before and after the files are rewritten", async () => {
    const { hoa } = office.members;
    const clerk = { channel: "web", id: String(office.members.clerk) } as const;
    await store.office.personOf({ channel: "web", id: String(hoa) });
    await store.office.removeMember(hoa, AT);
    await store.transaction((tx) => tx.office.eraseMember(office.workspace, hoa, AS, AT));
    expect(await store.office.personOf({ channel: "web", id: String(hoa) })).toBeNull();
    await store.scrub();
    expect(await store.office.personOf({ channel: "web", id: String(hoa) })).toBeNull();
    const asker = await store.office.personOf(clerk);
    expect(asker?.member.id).toBe(office.members.clerk);
    expect(await open()).toBeGreaterThan(0);
    await store.office.setLanguage(office.members.clerk, "en");
    expect((await store.office.personOf(clerk))?.member.language).toBe("en");
  });

  it("shows the days off that were set and taken back", async () => {
    const days = () => store.calendar.days(office.workspace, "2026-06-30", "2026-06-30");
    const day = {
      date: "2026-06-30",
      kind: "off",
      name: "Ngày truyền thống",
      source: "x",
    } as const;
    expect(await days()).toEqual([]);
    await store.calendar.setDay(office.workspace, { ...day, provisional: false });
    expect((await days()).map(({ name }) => name)).toEqual(["Ngày truyền thống"]);
    await store.transaction((tx) => tx.calendar.removeDay(office.workspace, day.date));
    expect(await days()).toEqual([]);
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
