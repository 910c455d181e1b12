import { describe, expect, it } from "vitest";
import { message } from "../../src/messages/message.js";
import type { LocalMessage } from "../../src/ports.js";
import { AT, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";

export function localContract(given: GivenNow): void {
  describe("the local workspace", () => {
    const row = (chat: string, words: string, source: string | null = null) => {
      return { chat, from: null, at: AT, said: message([words]), source };
    };
    const words = (rows: LocalMessage[]) =>
      rows.map(({ said }) => (said.blocks[0]?.type === "text" ? said.blocks[0].text : ""));

    it("knows every active member as a person one can be", async () => {
      const { store, office } = given();
      await store.office.removeMember(office.members.viewer, AT);
      const people = await store.local.people();
      expect(people.map((person) => person.name)).not.toContain("Đỗ Quang Vinh");
      expect(people).toHaveLength(4);
      expect(await store.local.person(String(office.members.hoa))).toEqual({
        id: String(office.members.hoa),
        workspaceId: office.workspace,
        workspace: "UBND xã Tân Hòa",
        name: "Nguyễn Văn Hòa",
        role: "official",
        units: ["Phòng Kinh tế"],
      });
      for (const id of ["", "0", "99", "1 OR 1=1", String(office.members.viewer)]) {
        expect(await store.local.person(id)).toBeNull();
      }
    });

    it("shows the private chat first, then the groups of one's own workspace", async () => {
      const { store, office } = given();
      await otherWorkspace(given);
      const chats = await store.local.chats(String(office.members.hoa));
      expect(chats.map((chat) => [chat.id, chat.kind])).toEqual([
        [`p${office.members.hoa}`, "private"],
        [office.group, "group"],
      ]);
    });

    it("shows the group of another office to whose member a code has tied the account, and no more of one's own", async () => {
      const { store, office } = given();
      const other = await otherWorkspace(given);
      const { hoa } = office.members;
      const elsewhere = await store.office.addMember(other, {
        ...{ name: "Nguyễn Văn Hòa", role: "official", admin: false, head: false, units: [] },
      });
      const account = { channel: "web", id: String(hoa) } as const;
      await store.local.append(row(office.group, "việc của xã cũ"));
      await store.office.bind(account, elsewhere.id, `p${hoa}`);
      const chats = async () => (await store.local.chats(String(hoa))).map(({ id }) => id);
      expect(await chats()).toEqual([`p${hoa}`, `g${other}`]);
      expect(await store.local.since(String(hoa), 0, 9)).toEqual([]);
      // Who has left there is who they were.
      await store.office.removeMember(elsewhere.id, AT);
      expect(await chats()).toEqual([`p${hoa}`, office.group]);
    });

    it("shows a person their own chat and the group, in order, from where they were", async () => {
      const { store, office } = given();
      const { hoa, minh } = office.members;
      await store.local.append(row(`p${hoa}`, "một"));
      await store.local.append(row(`p${minh}`, "không phải của Hòa"));
      const second = await store.local.append(row(office.group, "hai"));
      await store.local.append(row("g99", "xã khác"));
      await store.local.append(row(`p${hoa}`, "ba"));
      const since = async (seq: number) => words(await store.local.since(String(hoa), seq, 9));
      expect(await since(0)).toEqual(["một", "hai", "ba"]);
      expect(await since(second.seq)).toEqual(["ba"]);
      expect(await store.local.since(String(hoa), 0, 1)).toHaveLength(1);
      expect(words(await store.local.latest(`p${hoa}`, 1))).toEqual(["ba"]);
      expect(words(await store.local.latest(`p${hoa}`, 9))).toEqual(["một", "ba"]);
    });

    it("shows a changed message again, in its old place", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const first = await store.local.append(row(`p${hoa}`, "cũ", "web:message:1"));
      const last = await store.local.append(row(`p${hoa}`, "sau"));
      const changed = await store.local.replace(first.id, message(["mới"]), AT);
      expect(changed).toEqual({ ...first, said: message(["mới"]), seq: last.seq + 1 });
      expect(words(await store.local.since(String(hoa), last.seq, 9))).toEqual(["mới"]);
      expect(words(await store.local.latest(`p${hoa}`, 9))).toEqual(["mới", "sau"]);
      expect(await store.local.message(first.id)).toEqual(changed);
      expect(await store.local.bySource("web:message:1")).toEqual([changed]);
      expect(await store.local.replace(9999, message(["x"]), AT)).toBeNull();
    });
  });
}
