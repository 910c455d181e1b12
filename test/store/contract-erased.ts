import { describe, expect, it } from "vitest";
import type { Notice } from "../../src/ports.js";
import { message } from "../../src/messages/message.js";
import { AT, withCode, type GivenNow } from "./contract.js";

const AS = { vi: "cựu cán bộ", en: "former member" };
const FORMER = AS.vi;

/** Erases somebody who is there, as the commands do it. */
export function eraser(given: GivenNow): (member: number) => Promise<unknown> {
  return async (member) => {
    const { store, office } = given();
    await store.office.removeMember(member, AT);
    return store.transaction(async (tx) => {
      const stamp = { workspaceId: office.workspace, member: null, at: AT, via: "desk" };
      const source = `desk:erase-${String(member)}`;
      await tx.record([{ kind: "member_erased", data: { member } }], { ...stamp, source });
      return tx.office.eraseMember(office.workspace, member, AS, AT);
    });
  };
}

export function erasedContract(given: GivenNow): void {
  const notice = (key: string, to: Notice["to"], words: string): Notice => {
    return { key, workspaceId: given().office.workspace, to, message: message([words]) };
  };
  const erase = eraser(given);

  describe("a person who is erased", () => {
    it("has left first, and is erased once", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      await expect(store.office.eraseMember(office.workspace, hoa, AS, AT)).rejects.toMatchObject(
        withCode("gone"),
      );
      const task = await store.work.task(office.workspace, 3);
      const occurrenceId = task?.deliverables[0]?.occurrences[0]?.id ?? 0;
      const snooze = { memberId: hoa, occurrenceId, until: "2026-03-20", times: 1 };
      await store.reminders.snooze(office.workspace, snooze);
      await store.reminders.setWish(hoa, { nudgeAt: "14:00", nudgeIn: "group" });
      expect(await erase(hoa)).toEqual({ texts: "cleared" });
      expect(await store.office.member(hoa)).toMatchObject({ name: FORMER, units: [] });
      expect(await store.office.dataOf(office.workspace, hoa)).toMatchObject({
        member: { nudgeAt: null, nudgeIn: "private" },
        snoozes: [],
      });
      const roster = await store.office.roster(office.workspace);
      expect(roster.find(({ member }) => member.id === hoa)).toMatchObject({ erased: true });
      await expect(store.office.eraseMember(office.workspace, hoa, AS, AT)).rejects.toMatchObject(
        withCode("gone"),
      );
    });

    it("is a former member in what the bot wrote; what others wrote stays", async () => {
      const { store, office } = given();
      const { hoa, clerk } = office.members;
      const units: number[] = [];
      const longer = { name: "Nguyễn Văn Hòa Bình", role: "viewer", units } as const;
      await store.office.addMember(office.workspace, {
        ...{ ...longer, units, admin: false, head: false },
      });
      const chat = `p${String(clerk)}`;
      const append = (from: string | null, words: string, at = chat) =>
        store.local.append({ chat: at, from, at: AT, said: message([words]), source: null });
      await append(null, "#3 đã nộp.\nNguyễn Văn Hòa nộp, Nguyễn Văn Hòa Bình xem.");
      await append(String(clerk), "Nguyễn Văn Hòa làm tốt");
      await append(String(hoa), "Nguyễn Văn Hòa xin chào", office.group);
      await append(null, "Chào Nguyễn Văn Hòa", `p${String(hoa)}`);
      await store.office.setLanguage(office.members.chair, "en");
      await store.mail.enqueue([
        notice("a", { member: clerk }, "Nguyễn Văn Hòa đã nộp #3"),
        notice("b", { member: hoa }, "Chào Nguyễn Văn Hòa"),
        notice("c", { member: office.members.chair }, "Nguyễn Văn Hòa handed in #3"),
      ]);
      await erase(hoa);
      const said = async (of: string) =>
        (await store.local.latest(of, 9)).map((row) => row.said.blocks[0]);
      expect(await said(chat)).toEqual([
        { type: "text", text: `#3 đã nộp.\n${FORMER} nộp, Nguyễn Văn Hòa Bình xem.` },
        { type: "text", text: "Nguyễn Văn Hòa làm tốt" },
      ]);
      expect(await said(office.group)).toEqual([{ type: "text", text: `${FORMER} xin chào` }]);
      expect(await said(`p${String(hoa)}`)).toEqual([]);
      const left = await store.mail.claim("2026-05-01T00:00:00.000Z", 1000, 9);
      expect(left.flatMap((one) => one.message?.blocks)).toEqual([
        { type: "text", text: `${FORMER} đã nộp #3` },
        { type: "text", text: `${AS.en} handed in #3` },
      ]);
    });

    it("leaves the texts of the bot where a namesake could be meant", async () => {
      const { store, office } = given();
      const { hoa, clerk } = office.members;
      const twin = { name: "Nguyễn Văn Hòa", role: "viewer", admin: false, head: false } as const;
      await store.office.addMember(office.workspace, { ...twin, units: [] });
      await store.mail.enqueue([notice("a", { member: clerk }, "Nguyễn Văn Hòa đã nộp #3")]);
      expect(await erase(hoa)).toEqual({ texts: "namesake" });
      const [left] = await store.mail.claim("2026-05-01T00:00:00.000Z", 1000, 9);
      expect(left?.message?.blocks).toEqual([{ type: "text", text: "Nguyễn Văn Hòa đã nộp #3" }]);
    });

    it("is found by the names they went by before, too", async () => {
      const { store, office } = given();
      const { hoa, minh, clerk } = office.members;
      const rename = async (name: string) =>
        store.office.changeMember(hoa, { ...(await store.office.member(hoa))!, name });
      const write = (member: number, words: string) =>
        store.mail.enqueue([notice(words, { member }, words)]);
      const append = (words: string) =>
        store.local.append({
          ...{ chat: office.group, from: String(hoa), at: AT, source: null },
          said: message([words]),
        });
      await write(clerk, "Nguyễn Văn Hòa đã nộp #3");
      await append("Nguyễn Văn Hòa xin chào");
      const stamp = { workspaceId: office.workspace, at: AT, via: "web", source: "web:1" };
      const by = { id: hoa, name: "Nguyễn Văn Hòa" };
      await store.record([{ kind: "draft_kept" }], { ...stamp, member: by });
      await rename("Nguyễn Hòa");
      await write(minh, "Nguyễn Hòa nhận #3; Nguyễn Văn Hòa giao");
      // Nothing else was ever done under this name.
      await rename("Nguyễn Hòa Bình");
      const words = async () =>
        (await store.mail.claim("2026-05-01T00:00:00.000Z", 1000, 9)).flatMap((one) =>
          one.message?.blocks.map((block) => (block.type === "text" ? block.text : "")),
        );
      await erase(hoa);
      expect(await words()).toEqual([`${FORMER} đã nộp #3`, `${FORMER} nhận #3; ${FORMER} giao`]);
      const [own] = await store.local.latest(office.group, 9);
      expect(own?.said.blocks).toEqual([{ type: "text", text: `${FORMER} xin chào` }]);
    });

    it("is called by a new name in what the bot wrote, unless a namesake could be meant", async () => {
      const { store, office } = given();
      const { hoa, minh, clerk } = office.members;
      const entry = (await store.office.member(hoa))!;
      await store.mail.enqueue([
        notice("a", { member: clerk }, "Nguyễn Văn Hòa đã nộp, Nguyễn Văn Hòa Bình xem"),
      ]);
      const first = async () =>
        (await store.mail.claim("2026-05-01T00:00:00.000Z", 0, 9))[0]?.message?.blocks[0];
      await store.office.changeMember(hoa, { ...entry, name: "Nguyễn Văn Hòa Bình" });
      expect(await first()).toMatchObject({
        text: "Nguyễn Văn Hòa Bình đã nộp, Nguyễn Văn Hòa Bình xem",
      });
      const other = (await store.office.member(minh))!;
      await store.office.changeMember(minh, { ...other, name: "Nguyễn Văn Hòa Bình" });
      await store.office.changeMember(minh, { ...other, name: "Lê Minh" });
      expect(await first()).toMatchObject({
        text: "Nguyễn Văn Hòa Bình đã nộp, Nguyễn Văn Hòa Bình xem",
      });
    });

    it("is cleared from more texts than a query takes", async () => {
      const { store, office, sql } = given();
      const { hoa, clerk } = office.members;
      const keys = Array.from({ length: 620 }, (_, i) => `many/${String(i)}`);
      const said = (key: string) => notice(key, { member: clerk }, "Nguyễn Văn Hòa đã nộp");
      await store.mail.enqueue(keys.map(said));
      await erase(hoa);
      const left = await sql(`SELECT DISTINCT "message" FROM "outbox"`);
      expect(left).toEqual([[JSON.stringify(message([`${FORMER} đã nộp`]))]]);
    });

    it("leaves a history that still proves itself", async () => {
      const { store, office } = given();
      const by = { id: office.members.hoa, name: "Nguyễn Văn Hòa" };
      const stamp = { workspaceId: office.workspace, at: AT, via: "web" };
      await store.record([{ kind: "draft_kept" }], { ...stamp, member: by, source: "web:1" });
      await erase(office.members.hoa);
      expect(await store.audit.verify(office.workspace)).toMatchObject({
        entries: 2,
        ok: true,
      });
    });

    it("is cleared from the files outside of a transaction only, and all else stays", async () => {
      const { store, office } = given();
      await erase(office.members.hoa);
      await store.scrub();
      await expect(store.transaction(() => store.scrub())).rejects.toThrow();
      expect(await store.office.roster(office.workspace)).toHaveLength(5);
    });
  });
}
