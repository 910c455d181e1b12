import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { describe, expect, it } from "vitest";
import { AT, withCode, type GivenNow } from "./contract.js";

const ZALO = { channel: "telegram", id: "5550001" } as const;

export function officeContract(given: GivenNow): void {
  describe("people", () => {
    it("knows a linked account with its member, office and units", async () => {
      const { store, office } = given();
      const person = await store.office.personOf({
        channel: "web",
        id: String(office.members.hoa),
      });
      expect(person).toMatchObject({
        member: { name: "Nguyễn Văn Hòa", role: "official", units: [{ name: "Phòng Kinh tế" }] },
        workspace: {
          code: "XT",
          settings: { ...DEFAULT_SETTINGS, verification: true, answerInPrivate: false },
        },
      });
    });

    it("keeps the units of a member in the order in which they were given", async () => {
      const { store, office } = given();
      const { vp, pvhcc } = office.units;
      const member = await store.office.addMember(office.workspace, {
        name: "Vũ Thị Hạnh",
        role: "official",
        admin: false,
        head: true,
        units: [pvhcc, vp],
      });
      await store.office.bind(ZALO, member.id, "5550001");
      const person = await store.office.personOf(ZALO);
      expect(person?.member.units.map((unit) => unit.id)).toEqual([pvhcc, vp]);
      expect(person?.member).toEqual(await store.office.member(member.id));
    });

    it("does not know an account of another channel", async () => {
      const { store, office } = given();
      const id = String(office.members.hoa);
      expect(await store.office.personOf({ channel: "slack", id })).toBeNull();
    });

    it("forgets the accounts and invites of a member who leaves", async () => {
      const { store, office } = given();
      const { minh } = office.members;
      await store.office.createInvite(minh, "AAAA2222", "2026-05-01T00:00:00.000Z");
      await store.office.removeMember(minh, AT);
      expect(await store.office.personOf({ channel: "web", id: String(minh) })).toBeNull();
      expect(await store.office.privatePlaces(minh)).toEqual([]);
      expect(await store.office.invited("AAAA2222", ZALO, AT)).toBeNull();
      expect((await store.office.member(minh))?.state).toBe("left");
      const names = (await store.office.members(office.workspace)).map((member) => member.name);
      expect(names).not.toContain("Lê Thị Minh");
    });

    it("moves an account from one member to the other", async () => {
      const { store, office } = given();
      await store.office.bind(ZALO, office.members.minh, "5550001");
      await store.office.bind(ZALO, office.members.hoa, "5550001");
      expect((await store.office.personOf(ZALO))?.member.id).toBe(office.members.hoa);
      expect(await store.office.privatePlaces(office.members.minh)).toHaveLength(1);
    });

    it("reaches a member at the latest account first, and nowhere without a private chat", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      await store.office.bind(ZALO, hoa, "5550001");
      await store.office.bind({ channel: "slack", id: "U1" }, hoa, null);
      expect(await store.office.privatePlaces(hoa)).toEqual([
        { channel: "telegram", chat: "5550001", kind: "private" },
        { channel: "web", chat: `p${hoa}`, kind: "private" },
      ]);
    });
  });

  describe("invites", () => {
    const CODE = "7QK2M9TD";
    const LATER = "2026-04-15T01:00:00.000Z";

    it("names its member until it expires", async () => {
      const { store, office } = given();
      await store.office.createInvite(office.members.viewer, CODE, LATER);
      expect((await store.office.invited(CODE, ZALO, AT))?.id).toBe(office.members.viewer);
      expect(await store.office.invited(CODE, ZALO, LATER)).toBeNull();
      expect(await store.office.invited("XXXXXXXX", ZALO, AT)).toBeNull();
    });

    it("is void once a new one is made, unless it was used", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      await store.office.createInvite(hoa, CODE, LATER);
      await store.office.createInvite(hoa, "8AAA2BBB", LATER);
      expect(await store.office.invited(CODE, ZALO, AT)).toBeNull();
      await store.office.useInvite("8AAA2BBB", ZALO, AT);
      await store.office.createInvite(hoa, "9CCC2DDD", LATER);
      expect((await store.office.invited("8AAA2BBB", ZALO, AT))?.id).toBe(hoa);
    });

    it("is used once, but may be repeated by the account that used it", async () => {
      const { store, office } = given();
      const other = { channel: "telegram", id: "42" } as const;
      await store.office.createInvite(office.members.viewer, CODE, LATER);
      await store.office.useInvite(CODE, ZALO, AT);
      await store.office.useInvite(CODE, ZALO, AT);
      expect(await store.office.invited(CODE, ZALO, AT)).not.toBeNull();
      expect(await store.office.invited(CODE, other, AT)).toBeNull();
      await expect(store.office.useInvite(CODE, other, AT)).rejects.toMatchObject(
        withCode("conflict"),
      );
    });
  });

  describe("units", () => {
    it("refuses a second unit of the same name in a workspace", async () => {
      const { store, office } = given();
      const twin = { name: "Phòng Kinh tế", kind: "unit", aliases: [], members: [] } as const;
      await expect(
        store.office.addUnit(office.workspace, { ...twin, aliases: [], members: [] }),
      ).rejects.toMatchObject(withCode("conflict"));
    });

    it("keeps the old name of a renamed unit as an alias, and finds its tasks by the new one", async () => {
      const { store, office } = given();
      await store.office.renameUnit(office.units.kt, "Phòng Kinh tế và Hạ tầng", "2026-04-01");
      const unit = (await store.office.units(office.workspace)).find(
        (one) => one.id === office.units.kt,
      );
      expect(unit).toMatchObject({ name: "Phòng Kinh tế và Hạ tầng", aliases: ["Phòng Kinh tế"] });
      const clerk = await store.office.personOf({ channel: "web", id: `${office.members.clerk}` });
      const filter = { scope: "all", words: "ha tang" } as const;
      const page = await store.work.openTasks(clerk!, filter, "2026-04-01", {
        offset: 0,
        limit: 9,
      });
      expect(page.lines.map((line) => line.number)).toEqual([3]);
    });

    it("merges a unit into another with its people, tasks and names", async () => {
      const { store, office } = given();
      const { vp, kt } = office.units;
      await store.office.addAlias(kt, "P. KT");
      await store.office.mergeUnit(kt, vp, "2026-04-01");
      const units = await store.office.units(office.workspace);
      expect(units.map((unit) => unit.id)).not.toContain(kt);
      expect(units.find((unit) => unit.id === vp)?.aliases).toEqual(
        expect.arrayContaining(["Phòng Kinh tế", "P. KT"]),
      );
      expect((await store.office.member(office.members.hoa))?.units[0]?.id).toBe(vp);
      const sheet = await store.work.task(office.workspace, 3);
      expect(sheet?.lead).toEqual([{ id: vp, name: "Văn phòng HĐND và UBND" }]);
    });

    it("never puts a unit of one workspace into a group of another", async () => {
      const { store, office } = given();
      const other = await otherWorkspace(given);
      const group = { name: "Các phòng", kind: "group", aliases: [] } as const;
      await expect(
        store.office.addUnit(other, { ...group, aliases: [], members: [office.units.kt] }),
      ).rejects.toMatchObject(withCode("gone"));
    });
  });

  describe("workspaces and chats", () => {
    it("refuses a second workspace with the same code", async () => {
      await otherWorkspace(given);
      await expect(otherWorkspace(given)).rejects.toMatchObject(withCode("conflict"));
    });

    it("gives every workspace its group in the local workspace", async () => {
      const { store, office } = given();
      expect(await store.office.chats(office.workspace)).toMatchObject([
        { channel: "web", externalId: office.group, title: "UBND xã Tân Hòa", purpose: "group" },
      ]);
    });

    it("binds a chat once, and never to a second workspace", async () => {
      const { store, office } = given();
      const chat = { channel: "telegram", externalId: "-100", title: "Nhóm xã" } as const;
      const bound = await store.office.bindChat(office.workspace, { ...chat, purpose: "group" });
      const again = await store.office.bindChat(office.workspace, { ...chat, purpose: "leaders" });
      expect(again).toEqual({ ...bound, purpose: "leaders" });
      expect(await store.office.chatAt("telegram", "-100")).toEqual(again);
      const other = await otherWorkspace(given);
      await expect(
        store.office.bindChat(other, { ...chat, purpose: "group" }),
      ).rejects.toMatchObject(withCode("conflict"));
    });

    it("lets a chat go on under another id, but not over one that is known", async () => {
      const { store, office } = given();
      const chat = { channel: "telegram", externalId: "-7", title: "Nhóm xã" } as const;
      const bound = await store.office.bindChat(office.workspace, { ...chat, purpose: "group" });
      await store.office.moveChat("telegram", "-7", "-1007");
      expect(await store.office.chatAt("telegram", "-7")).toBeNull();
      expect(await store.office.chatAt("telegram", "-1007")).toEqual({
        ...bound,
        externalId: "-1007",
      });
      await store.office.moveChat("telegram", "-1007", office.group);
      await store.office.bindChat(office.workspace, { ...chat, purpose: "leaders" });
      await store.office.moveChat("telegram", "-7", office.group);
      expect((await store.office.chatAt("telegram", "-7"))?.purpose).toBe("leaders");
    });

    it("remembers what a workspace has chosen", async () => {
      const { store, office } = given();
      const settings = { ...DEFAULT_SETTINGS, verification: false, answerInPrivate: true };
      await store.office.setSettings(office.workspace, settings);
      expect((await store.office.workspace("XT"))?.settings).toEqual(settings);
    });
  });
}

export async function otherWorkspace(given: GivenNow): Promise<number> {
  const other = { code: "XB", name: "UBND xã Khác", province: null, timeZone: "Asia/Ho_Chi_Minh" };
  return (await given().store.office.createWorkspace(other)).id;
}
