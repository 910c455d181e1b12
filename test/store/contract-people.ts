import { describe, expect, it } from "vitest";
import type { Notice } from "../../src/ports.js";
import { message } from "../../src/messages/message.js";
import { AT, withCode, type GivenNow } from "./contract.js";
import { eraser } from "./contract-erased.js";

const TELEGRAM = { channel: "telegram", id: "5550001" } as const;
const FILE = { sha256: "a".repeat(64), name: "bien ban.pdf", size: 3, mime: "application/pdf" };
const AS = { vi: "cựu cán bộ", en: "former member" };

export function peopleContract(given: GivenNow): void {
  const notice = (key: string, to: Notice["to"], words: string): Notice => {
    return { key, workspaceId: given().office.workspace, to, message: message([words]) };
  };
  const erase = eraser(given);

  describe("the list of people", () => {
    it("has everybody with the chats they are linked through, those who left too", async () => {
      const { store, office } = given();
      const { hoa, viewer } = office.members;
      await store.office.bind(TELEGRAM, hoa, "5550001");
      await store.office.removeMember(viewer, AT);
      const roster = await store.office.roster(office.workspace);
      expect(roster.map(({ member }) => member.id)).toEqual(Object.values(office.members));
      expect(roster.find(({ member }) => member.id === hoa)?.channels).toEqual(["web", "telegram"]);
      expect(roster.at(-1)).toMatchObject({
        member: { id: viewer, state: "left" },
        channels: [],
        erased: false,
      });
    });

    it("gives one entry by itself, and counts the administrators that are there", async () => {
      const { store, office } = given();
      const { hoa, clerk } = office.members;
      await store.office.bind(TELEGRAM, hoa, "5550001");
      for (const entry of await store.office.roster(office.workspace)) {
        const { id } = entry.member;
        expect(await store.office.rosterEntry(office.workspace, id)).toEqual(entry);
        expect(await store.office.rosterEntry(office.workspace + 1, id)).toBeNull();
      }
      expect(await store.office.countAdmins(office.workspace)).toBe(1);
      await store.office.removeMember(clerk, AT);
      expect(await store.office.countAdmins(office.workspace)).toBe(0);
      await erase(hoa);
      expect(await store.office.rosterEntry(office.workspace, hoa)).toMatchObject({ erased: true });
    });

    it("knows nobody of another workspace", async () => {
      const { store, office } = given();
      const other = await store.office.createWorkspace({
        ...{ code: "XB", name: "UBND xã Khác", province: null, timeZone: "Asia/Ho_Chi_Minh" },
      });
      expect(await store.office.roster(other.id)).toEqual([]);
      expect(await store.office.dataOf(other.id, office.members.hoa)).toBeNull();
      await store.office.removeMember(office.members.hoa, AT);
      await expect(
        store.office.eraseMember(other.id, office.members.hoa, AS, AT),
      ).rejects.toMatchObject(withCode("gone"));
    });

    it("writes a changed entry with its units in order", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const { vp, pvhcc } = office.units;
      const units = [pvhcc, vp].map((id) => ({ id, name: "" }));
      const to = { name: "Nguyễn Hòa", role: "clerk", admin: true, head: true, units } as const;
      await store.office.changeMember(hoa, { ...to, units });
      expect(await store.office.member(hoa)).toMatchObject({
        ...{ name: "Nguyễn Hòa", role: "clerk", admin: true, head: true },
        units: [{ id: pvhcc }, { id: vp }],
      });
    });

    it("lets a viewer be in charge of nothing, but of what is closed", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const [first] = await store.plans.tasks(office.plan);
      await store.work.assign(first?.id ?? 0, hoa);
      const entry = await store.office.member(hoa);
      await store.office.changeMember(hoa, { ...entry!, head: true });
      expect(await store.work.inCharge(office.workspace, hoa)).toEqual([1]);
      await store.office.changeMember(hoa, { ...entry!, role: "viewer" });
      expect(await store.work.inCharge(office.workspace, hoa)).toEqual([]);
    });

    it("changes nobody who left, and puts nobody into a unit of another workspace", async () => {
      const { store, office } = given();
      const { hoa, minh } = office.members;
      const other = await store.office.createWorkspace({
        ...{ code: "XB", name: "UBND xã Khác", province: null, timeZone: "Asia/Ho_Chi_Minh" },
      });
      const far = { name: "Phòng xa", kind: "unit", aliases: [], members: [] } as const;
      const unit = await store.office.addUnit(other.id, { ...far, aliases: [], members: [] });
      const before = await store.office.member(minh);
      await expect(
        store.office.changeMember(minh, { ...before!, units: [unit] }),
      ).rejects.toMatchObject(withCode("gone"));
      expect(await store.office.member(minh)).toEqual(before);
      await store.office.removeMember(hoa, AT);
      await expect(store.office.changeMember(hoa, before!)).rejects.toMatchObject(withCode("gone"));
    });
  });

  describe("work handed over", () => {
    it("goes to the other, or to nobody, as far as it is unfinished and not of a closed plan", async () => {
      const { store, office } = given();
      const { hoa, minh } = office.members;
      const sheets = await store.plans.tasks(office.plan);
      for (const { id } of sheets.slice(0, 3)) await store.work.assign(id, hoa);
      const done = sheets[0]?.deliverables[0]?.occurrences[0]?.id ?? 0;
      const accepted = { state: "accepted", note: null, returnReason: null } as const;
      const by = { submittedAt: AT, submittedBy: hoa, decidedAt: AT, decidedBy: minh };
      await store.work.moveOccurrence(done, "open", { ...accepted, ...by });
      const handed = await store.work.handOver(office.workspace, hoa, minh);
      expect(handed.map(({ number }) => number)).toEqual([2, 3]);
      expect(handed[0]).toMatchObject({ id: sheets[1]?.id, planId: office.plan });
      expect((await store.work.task(office.workspace, 3))?.personInCharge?.id).toBe(minh);
      expect((await store.work.task(office.workspace, 1))?.personInCharge?.id).toBe(hoa);
      await store.work.handOver(office.workspace, minh, null);
      expect((await store.work.task(office.workspace, 3))?.personInCharge).toBeNull();
      await store.work.assign(sheets[1]?.id ?? 0, hoa);
      await store.plans.setState(office.plan, "closed");
      expect(await store.work.handOver(office.workspace, hoa, minh)).toEqual([]);
    });

    it("never goes into another workspace", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const [first] = await store.plans.tasks(office.plan);
      await store.work.assign(first?.id ?? 0, hoa);
      const other = await store.office.createWorkspace({
        ...{ code: "XB", name: "UBND xã Khác", province: null, timeZone: "Asia/Ho_Chi_Minh" },
      });
      const stranger = await store.office.addMember(other.id, {
        ...{ name: "Vũ Thị Cúc", role: "clerk", admin: false, head: false, units: [] },
      });
      expect(await store.work.handOver(other.id, hoa, stranger.id)).toEqual([]);
      await expect(store.work.handOver(office.workspace, hoa, stranger.id)).rejects.toMatchObject(
        withCode("gone"),
      );
    });
  });

  describe("a member who leaves", () => {
    it("lets go of drafts, questions, notices and tasks, and says of what", async () => {
      const { store, office } = given();
      const { hoa, minh } = office.members;
      await store.office.bind(TELEGRAM, hoa, "5550001");
      const draft = { workspaceId: office.workspace, memberId: hoa, files: [FILE], caption: "" };
      const id = await store.work.saveDraft({ ...draft, at: AT });
      const [first] = await store.plans.tasks(office.plan);
      await store.work.assign(first?.id ?? 0, hoa);
      const asked = { about: 1, ask: "done 1", to: "5550001", at: AT };
      const priv = { channel: "telegram", chat: "5550001", kind: "private" } as const;
      const group = { channel: "telegram", chat: "-100", kind: "group" } as const;
      await store.mail.rememberPost(priv, "m1", asked);
      await store.mail.rememberPost(group, "m2", asked);
      await store.mail.enqueue([
        notice("a", { member: hoa }, "tin"),
        notice("b", { member: minh }, "tin"),
      ]);
      expect(await store.office.removeMember(hoa, AT)).toEqual({
        accounts: [{ channel: "web", id: String(hoa) }, TELEGRAM],
        files: [FILE.sha256],
        notices: 1,
      });
      expect(await store.work.draft(office.workspace, id)).toBeNull();
      expect((await store.work.task(office.workspace, 1))?.personInCharge).toBeNull();
      expect(await store.mail.openQuestion(group, "5550001", "")).toBeNull();
      expect(await store.mail.post("telegram", "5550001", "m1")).toBeNull();
      // Others may still reply to what the bot said in the group.
      expect(await store.mail.post("telegram", "-100", "m2")).toEqual({ about: 1, ask: "done 1" });
      const outbox = await store.mail.outbox(null);
      expect(outbox.map(({ key, state, why }) => [key, state, why])).toEqual([
        ["a", "dropped", "the member has left"],
        ["b", "queued", null],
      ]);
      await expect(store.office.removeMember(hoa, AT)).rejects.toMatchObject(withCode("gone"));
    });

    it("stays named where they handed in, added and raised something", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const by = { id: hoa, name: "Nguyễn Văn Hòa" };
      const third = await store.work.task(office.workspace, 3);
      const occurrence = third?.deliverables[0]?.occurrences[0]?.id ?? 0;
      await store.work.addObstacle(third?.id ?? 0, { text: "thiếu", raisedBy: by, raisedAt: AT });
      const asked = { was: "2026-04-15", wanted: "2026-05-15", askedBy: by, askedAt: AT };
      await store.work.addExtension(occurrence, { reason: "chờ", ...asked });
      await store.office.removeMember(hoa, AT);
      const sheet = await store.work.task(office.workspace, 3);
      expect(sheet?.obstacles[0]).toMatchObject({ raisedBy: by, state: "open" });
      expect(sheet?.extensions[0]).toMatchObject({ askedBy: by });
    });
  });

  describe("a person's data", () => {
    it("are all that they did, sent and wait for", async () => {
      const { store, office } = given();
      const { hoa } = office.members;
      const by = { id: hoa, name: "Nguyễn Văn Hòa" };
      const third = await store.work.task(office.workspace, 3);
      const taskId = third?.id ?? 0;
      const occurrence = third?.deliverables[0]?.occurrences[0]?.id ?? 0;
      await store.office.bind(TELEGRAM, hoa, "5550001");
      await store.office.createInvite(hoa, "7QK2M9TD", "2026-04-15T01:00:00.000Z");
      const added = { kind: "document", name: "Số 7/BC-UBND", sha256: null, size: null } as const;
      await store.work.addEvidence(occurrence, { ...added, mime: null, addedBy: by, addedAt: AT });
      await store.work.addProgress(taskId, { by, at: AT, text: "xong một nửa", percent: 50 });
      await store.work.addObstacle(taskId, { text: "thiếu", raisedBy: by, raisedAt: AT });
      const draft = { workspaceId: office.workspace, memberId: hoa, caption: "ảnh", at: AT };
      await store.work.saveDraft({ ...draft, files: [FILE] });
      await store.local.append({
        ...{ chat: office.group, from: String(hoa), at: AT, source: null },
        said: message(["chào cả nhà"]),
      });
      await store.mail.enqueue([notice("a", { member: hoa }, "sắp đến hạn")]);
      const snooze = { memberId: hoa, occurrenceId: occurrence, until: "2026-03-20", times: 2 };
      await store.reminders.snooze(office.workspace, snooze);
      await store.reminders.setWish(hoa, { nudgeAt: "14:00", nudgeIn: "group" });
      const urged = { taskId, at: AT, memberIds: [hoa], byId: office.members.clerk };
      await store.reminders.urge(office.workspace, { ...urged, words: "sắp hết hạn" });
      const stamp = { workspaceId: office.workspace, at: AT, via: "web" };
      await store.record([{ kind: "progress_noted", taskId, data: { text: "xong một nửa" } }], {
        ...{ ...stamp, member: by, source: "web:message:1" },
      });
      const lan = { id: office.members.clerk, name: "Phạm Thị Lan" };
      await store.record([{ kind: "assigned", taskId, data: { toMember: hoa } }], {
        ...{ ...stamp, member: lan, source: "web:message:2" },
      });
      await store.record([{ kind: "assigned", taskId, data: { toMember: hoa * 10 + 1 } }], {
        ...{ ...stamp, member: lan, source: "web:message:3" },
      });
      expect(await store.office.dataOf(office.workspace, hoa)).toMatchObject({
        member: {
          ...{ name: "Nguyễn Văn Hòa", role: "official", units: ["Phòng Kinh tế"] },
          ...{ nudgeAt: "14:00", nudgeIn: "group" },
        },
        accounts: [{ channel: "web" }, { channel: "telegram", id: "5550001" }],
        invites: [{ usedAt: null }],
        history: [
          { kind: "progress_noted", by: "self", task: 3, data: { text: "xong một nửa" } },
          { kind: "assigned", by: "other", task: 3 },
        ],
        handIns: [],
        evidence: [{ task: 3, name: "Số 7/BC-UBND" }],
        progress: [{ task: 3, text: "xong một nửa", percent: 50 }],
        obstacles: [{ task: 3, text: "thiếu", state: "open" }],
        snoozes: [{ task: 3, until: "2026-03-20", times: 2 }],
        urges: [{ task: 3, at: AT, by: "other", words: "sắp hết hạn", seenAt: null }],
        roundAnswers: [],
        drafts: [{ caption: "ảnh", files: ["bien ban.pdf"] }],
        messages: [{ chat: office.group, text: "chào cả nhà" }],
        notices: [{ key: "a", text: "sắp đến hạn" }],
      });
    });
  });
}
