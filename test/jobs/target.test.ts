import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { targetOf } from "../../src/jobs/target.js";
import { message } from "../../src/messages/message.js";
import type { ChatRecord, Notice, OutboxItem } from "../../src/ports.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

let test: TestStore;
let office: SeededOffice;
const doors = [makeFakeDoor("web"), makeFakeDoor("telegram"), makeFakeDoor("slack")];

beforeEach(async () => {
  test = await newStore();
  office = await seedOffice(test.store);
});
afterEach(() => test.close());

const said = message(["Việc của anh/chị"]);

async function where(member: number, kind: Notice["kind"] = "news") {
  const item: OutboxItem = {
    ...{ id: 1, key: "k", workspaceId: office.workspace, to: { member }, kind },
    ...{ attempts: 1, message: said, brief: null },
  };
  return targetOf(item, said, { store: test.store, doors });
}

const chat = (externalId: string, over: Partial<ChatRecord> = {}) =>
  test.store.office.bindChat(office.workspace, {
    ...{ channel: "telegram", externalId, title: "Nhóm", purpose: "group" },
    ...over,
  });
const wishGroup = (member: number) =>
  test.store.reminders.setWish(member, { nudgeAt: null, nudgeIn: "group" });
const away = (member: number) => test.store.office.unbind({ channel: "web", id: String(member) });

describe("where a notice goes", () => {
  it("is the person's private chat", async () => {
    const target = await where(office.members.minh);
    expect(target?.place).toMatchObject({
      chat: `p${String(office.members.minh)}`,
      kind: "private",
    });
    expect(target?.message).toEqual(said);
  });

  it("is the group of a unit of theirs where they have none, else the office's", async () => {
    await away(office.members.minh);
    await chat("-1", { purpose: "unit", unitId: office.units.kt });
    expect((await where(office.members.minh))?.place.chat).toBe(office.group);
    await chat("-2", { purpose: "unit", unitId: office.units.vp });
    expect((await where(office.members.minh))?.place.chat).toBe("-2");
  });

  it("is nowhere where there is neither", async () => {
    await away(office.members.minh);
    const none = { store: test.store, doors: [makeFakeDoor("slack")] };
    const item: OutboxItem = {
      ...{ id: 1, key: "k", workspaceId: office.workspace, to: { member: office.members.minh } },
      ...{ attempts: 1, message: said, brief: null },
    };
    expect(await targetOf(item, said, none)).toBeNull();
  });

  it("is the group where a person wishes it, for what is said unasked, not for answers", async () => {
    await wishGroup(office.members.minh);
    await chat("-2", { purpose: "unit", unitId: office.units.vp });
    expect((await where(office.members.minh, "nudge"))?.place.chat).toBe("-2");
    expect((await where(office.members.minh, "news"))?.place.kind).toBe("private");
  });

  it("is the leaders' group for the chair before all others", async () => {
    await away(office.members.chair);
    await chat("-3", { purpose: "leaders" });
    expect((await where(office.members.chair, "escalation"))?.place.chat).toBe("-3");
  });

  it("is never a group for who could not be reached", async () => {
    await away(office.members.clerk);
    expect(await where(office.members.clerk, "trouble")).toBeNull();
  });

  it("calls the person by their account there, and by name where they have none", async () => {
    const { minh, hoa } = office.members;
    await away(minh);
    await away(hoa);
    await test.store.office.bind({ channel: "telegram", id: "77" }, minh, null);
    await chat("-2", { purpose: "unit", unitId: office.units.vp });
    await chat("-4", { purpose: "unit", unitId: office.units.kt });
    const [called, named] = [await where(minh), await where(hoa)];
    expect(called?.message.blocks[0]).toEqual({
      ...{ type: "text", text: "Gửi Lê Thị Minh:", tone: "note" },
      mention: { name: "Lê Thị Minh", account: "77" },
    });
    expect(named?.message.blocks[0]).toEqual({
      ...{ type: "text", text: "Gửi Nguyễn Văn Hòa:", tone: "note" },
    });
  });
});
