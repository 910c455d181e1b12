import { describe, expect, it } from "vitest";
import type { MorningSpan } from "../../src/ports.js";
import { newDeliverable, newTask } from "../support/store.js";
import { AT, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan } from "./contract-tasks.js";

const SPAN: MorningSpan = {
  today: "2026-04-14",
  dueUntil: "2026-04-21",
  startsFrom: "2026-04-09",
  startsUntil: "2026-04-14",
  withContinuous: false,
};

async function numbers({ store, office }: Given, span: Partial<MorningSpan> = {}) {
  const lines = await store.reminders.morning([office.workspace], { ...SPAN, ...span });
  return lines.map(({ number }) => number);
}

async function occurrenceOf({ store, office }: Given, number: number) {
  const sheet = await store.work.task(office.workspace, number);
  return sheet!.deliverables[0]!.occurrences[0]!;
}

export function remindersContract(given: GivenNow): void {
  describe("what a morning may speak of", () => {
    it("is what is due until a day, late or not, and nothing that is settled", async () => {
      expect(await numbers(given())).toEqual([1, 3]);
      expect(await numbers(given(), { dueUntil: "2026-04-14" })).toEqual([1]);
      const { id } = await occurrenceOf(given(), 1);
      await given().store.work.moveOccurrence(id, "open", {
        ...{ state: "accepted", note: null, returnReason: null, submittedAt: AT, decidedAt: AT },
        submittedBy: given().office.members.minh,
        decidedBy: given().office.members.clerk,
      });
      expect(await numbers(given())).toEqual([3]);
    });

    it("is what begins between two days", async () => {
      const begins = (start: string) =>
        newTask(
          {
            ref: "B",
            title: `Bắt đầu ${start}`,
            lead: ["Phòng Kinh tế"],
            deliverables: [newDeliverable("Báo cáo", "2026-09-30", { start })],
          },
          null,
        );
      await addPlan(given(), ["2026-04-08", "2026-04-09", "2026-04-14", "2026-04-15"].map(begins));
      expect(await numbers(given())).toEqual([1, 3, 8, 9]);
    });

    it("has ongoing duties only where they are asked for", async () => {
      expect(await numbers(given(), { withContinuous: true })).toEqual([1, 3, 4]);
    });

    it("has what somebody put off until then", async () => {
      const { store, office } = given();
      const { id } = await occurrenceOf(given(), 2);
      const snooze = {
        memberId: office.members.minh,
        occurrenceId: id,
        until: SPAN.today,
        times: 1,
      };
      await store.reminders.snooze(office.workspace, snooze);
      expect(await numbers(given())).toEqual([1, 2, 3]);
      expect(await store.reminders.snoozed(office.members.minh, id)).toEqual(snooze);
      await store.reminders.endSnoozes([office.members.hoa], SPAN.today);
      expect(await store.reminders.snoozes([office.workspace])).toEqual([snooze]);
      await store.reminders.endSnoozes([office.members.minh], SPAN.today);
      expect(await store.reminders.snoozes([office.workspace])).toEqual([]);
      expect(await numbers(given())).toEqual([1, 3]);
    });

    it("is of the workspaces asked for and of active plans only", async () => {
      const { store, office } = given();
      const elsewhere = await otherWorkspace(given);
      expect(await store.reminders.morning([elsewhere], SPAN)).toEqual([]);
      await store.plans.setState(office.plan, "closed");
      expect(await numbers(given())).toEqual([]);
    });

    it("tells all that a nudge has to know", async () => {
      const { store, office } = given();
      const { id: occurrenceId } = await occurrenceOf(given(), 3);
      const sheet = (await store.work.task(office.workspace, 3))!;
      const by = { id: office.members.hoa, name: "Nguyễn Văn Hòa" };
      await store.work.addObstacle(sheet.id, { text: "chưa có vốn", raisedBy: by, raisedAt: AT });
      await store.work.addProgress(sheet.id, { by, at: AT, text: "đang làm", percent: null });
      const mark = { workspaceId: office.workspace, occurrenceId, what: "clerk" as const };
      await store.reminders.tell([{ ...mark, about: "2026-04-15" }], AT);
      await store.reminders.tell([{ ...mark, about: "2026-04-15" }], "2026-05-01T00:00:00.000Z");
      const [line] = await store.reminders.lines(office.workspace, [occurrenceId]);
      expect(line).toEqual({
        ...{ workspaceId: office.workspace, taskId: sheet.id, number: 3, title: sheet.title },
        ...{ occurrenceId, deliverable: "Báo cáo", key: "", basis: "dated" },
        ...{ phrase: "Trước ngày 15/04/2026", start: null, due: "2026-04-15", time: null },
        ...{ until: null, waitsFor: null, eventOn: null, firstDue: null, confirm: false },
        ...{ returnReason: null, personInChargeId: null, lead: [office.units.kt] },
        ...{ blocked: true, notedAt: AT },
        told: [{ what: "clerk", about: "2026-04-15", at: AT }],
      });
      const elsewhere = await otherWorkspace(given);
      expect(await store.reminders.lines(elsewhere, [occurrenceId])).toEqual([]);
      expect(await store.reminders.lines(office.workspace, [])).toEqual([]);
    });
  });

  describe("the people of an office", () => {
    it("are those who are there, with their units and their own hour; groups with their units", async () => {
      const { store, office } = given();
      const { members, units, workspace } = office;
      const all = { name: "Các phòng chuyên môn", kind: "group" as const, aliases: [] };
      const group = await store.office.addUnit(workspace, { ...all, members: [units.kt] });
      await store.reminders.setWish(members.hoa, { nudgeAt: "08:15", nudgeIn: "group" });
      await store.office.removeMember(members.viewer, AT);
      const [found] = await store.reminders.offices([workspace]);
      expect(found?.groups).toEqual([{ unitId: group.id, members: [units.kt] }]);
      expect(found?.members.map(({ id }) => id)).toEqual([
        ...[members.chair, members.clerk, members.minh, members.hoa],
      ]);
      expect(found?.members.at(-1)).toEqual({
        ...{ id: members.hoa, name: "Nguyễn Văn Hòa", role: "official", language: "vi" },
        ...{ units: [units.kt], nudgeAt: "08:15" },
      });
      expect(await store.reminders.ownHours()).toEqual([
        { workspaceId: workspace, nudgeAt: "08:15" },
      ]);
      expect(await store.reminders.wish(members.hoa)).toEqual({
        ...{ nudgeAt: "08:15", nudgeIn: "group" },
      });
      expect(await store.reminders.person(members.viewer)).toBeNull();
      expect((await store.reminders.person(members.hoa))?.workspace.id).toBe(workspace);
      expect((await store.reminders.workspace(workspace))?.code).toBe("XT");
    });
  });

  describe("slots", () => {
    it("are marked once for each workspace, and forgotten in time", async () => {
      const { store, office } = given();
      const { reminders } = store;
      const elsewhere = await otherWorkspace(given);
      const both = [office.workspace, elsewhere];
      expect(await reminders.markSwept([office.workspace], "nudge/a", AT)).toBe(true);
      expect(await reminders.markSwept([elsewhere], "nudge/b", AT)).toBe(true);
      expect(await reminders.markSwept(both, "nudge/a", AT)).toBe(false);
      expect(await reminders.swept(["nudge/b"])).toEqual([
        { workspaceId: elsewhere, slot: "nudge/b" },
      ]);
      await reminders.forgetSweeps("2027-01-01T00:00:00.000Z");
      expect(await reminders.swept(["nudge/a", "nudge/b"])).toEqual([]);
    });
  });

  describe("obstacles that nobody answers", () => {
    it("are found until the chair was told or they were answered", async () => {
      const { store, office } = given();
      const task = (await store.work.task(office.workspace, 1))!;
      const raisedBy = { id: office.members.minh, name: "" };
      const raise = (text: string, raisedAt: string) =>
        store.work.addObstacle(task.id, { text, raisedBy, raisedAt });
      const [told, answered, open] = [
        await raise("một", AT),
        await raise("hai", AT),
        await raise("ba", AT),
      ];
      await raise("sau", "2026-04-02T01:00:00.000Z");
      await store.reminders.escalated([told], AT);
      const how = { state: "answered" as const, answer: "xong", by: office.members.clerk, at: AT };
      await store.work.settleObstacle(answered, how);
      expect(
        await store.reminders.unanswered([office.workspace], "2026-04-02T00:00:00.000Z"),
      ).toEqual([{ workspaceId: office.workspace, obstacleId: open, raisedAt: AT }]);
    });
  });

  describe("calendars of several offices", () => {
    it("have the country's days in each, and an office's own before them", async () => {
      const { store, office } = given();
      const elsewhere = await otherWorkspace(given);
      const day = { kind: "work" as const, name: "làm bù", source: "", provisional: false };
      await store.calendar.setDay(office.workspace, { ...day, date: "2026-04-30" });
      const both = [office.workspace, elsewhere];
      const found = await store.reminders.calendars(both, "2026-04-30", "2026-04-30");
      expect(found.get(office.workspace)?.map(({ kind }) => kind)).toEqual(["work"]);
      expect(found.get(elsewhere)?.map(({ kind }) => kind)).toEqual(["off"]);
    });
  });

  describe("who was urged", () => {
    it("is counted by task and person", async () => {
      const { store, office } = given();
      const { minh, clerk, chair } = office.members;
      const task = (await store.work.task(office.workspace, 1))!;
      const urge = (memberIds: number[], at: string) =>
        store.reminders.urge(office.workspace, {
          ...{ taskId: task.id, memberIds, byId: chair, at, words: "khẩn trương" },
        });
      await urge([minh, clerk], AT);
      await urge([minh], "2026-04-02T01:00:00.000Z");
      const counts = await store.reminders.urges(office.workspace, [task.id]);
      expect(counts.toSorted((a, b) => a.times - b.times)).toEqual([
        { taskId: task.id, memberId: clerk, times: 1, last: AT },
        { taskId: task.id, memberId: minh, times: 2, last: "2026-04-02T01:00:00.000Z" },
      ]);
      expect(await store.reminders.urges(office.workspace, [])).toEqual([]);
    });

    it("is told time by time, by whom, and who said that they saw it", async () => {
      const { store, office } = given();
      const { minh, clerk, chair } = office.members;
      const [one, other] = [
        (await store.work.task(office.workspace, 1))!,
        (await store.work.task(office.workspace, 2))!,
      ];
      const to = { memberIds: [minh, clerk], byId: chair, at: AT, words: "" };
      await store.reminders.urge(office.workspace, { ...to, taskId: one.id });
      await store.reminders.urge(office.workspace, { ...to, taskId: other.id, memberIds: [minh] });
      const SEEN = "2026-04-02T01:00:00.000Z";
      const tasks = [one, other].map(({ id, number }) => ({ id, number }));
      expect(await store.reminders.urgeSeen(minh, AT, SEEN)).toEqual({ fresh: true, tasks });
      const later = "2026-04-03T01:00:00.000Z";
      expect(await store.reminders.urgeSeen(minh, AT, later)).toEqual({ fresh: false, tasks });
      expect(await store.reminders.urgeSeen(minh, SEEN, later)).toEqual({
        fresh: false,
        tasks: [],
      });
      const by = { id: chair, name: "Trần Văn Dũng" };
      const once = { taskId: one.id, at: AT, by };
      expect(await store.reminders.urgedBefore(office.workspace, [one.id])).toEqual([
        { ...once, member: { id: minh, name: "Lê Thị Minh" }, seenAt: SEEN },
        { ...once, member: { id: clerk, name: "Phạm Thị Lan" }, seenAt: null },
      ]);
      const elsewhere = await otherWorkspace(given);
      expect(await store.reminders.urgedBefore(elsewhere, [one.id])).toEqual([]);
    });
  });

  describe("what is late", () => {
    it("is open, dated for certain, of an active plan, and was due before today", async () => {
      const { store, office } = given();
      const late = async (today: string) =>
        (await store.reminders.late(office.workspace, today)).map(({ number }) => number);
      expect(await late("2026-04-15")).toEqual([1]);
      // Task 5 was due in May, and somebody has to look at that day first.
      expect(await late("2026-06-10")).toEqual([1, 3]);
      const { id } = await occurrenceOf(given(), 1);
      const none = { returnReason: null, note: null, submittedBy: null, decidedBy: null };
      const to = { ...none, state: "submitted" as const, submittedAt: AT, decidedAt: null };
      await store.work.moveOccurrence(id, "open", to);
      expect(await late("2026-06-10")).toEqual([3]);
      const elsewhere = await otherWorkspace(given);
      expect(await store.reminders.late(elsewhere, "2026-06-10")).toEqual([]);
    });
  });

  describe("a nudge that was seen", () => {
    it("is seen once, by whom it is for", async () => {
      const { store, office } = given();
      const key = `nudge/${String(office.workspace)}/2026-04-14/${String(office.members.minh)}`;
      const brief = { kind: "nudge" as const, date: "2026-04-14", items: [], rounds: [] };
      const to = { member: office.members.minh };
      await store.mail.enqueue([{ key, workspaceId: office.workspace, to, kind: "nudge", brief }]);
      expect(await store.mail.seen(office.workspace, key, AT)).toBe("now");
      expect(await store.mail.seen(office.workspace, key, AT)).toBe("before");
      expect(await store.mail.seen(office.workspace, `${key}0`, AT)).toBe("none");
    });
  });

  describe("hours of one's own", () => {
    it("give way to the office's where they are none any more", async () => {
      const { store, office } = given();
      const { minh, hoa, chair } = office.members;
      await store.reminders.setWish(minh, { nudgeAt: "19:00", nudgeIn: "group" });
      await store.reminders.setWish(hoa, { nudgeAt: "19:00", nudgeIn: "private" });
      await store.reminders.setWish(chair, { nudgeAt: "08:00", nudgeIn: "private" });
      expect(await store.reminders.dropOwnHours(office.workspace, ["19:00", "20:00"])).toBe(2);
      expect(await store.reminders.wish(minh)).toEqual({ nudgeAt: null, nudgeIn: "group" });
      expect((await store.reminders.wish(chair)).nudgeAt).toBe("08:00");
    });
  });

  describe("a unit's chat", () => {
    it("is the chat of whoever takes over from the unit", async () => {
      const { store, office } = given();
      const { kt, vhxh } = office.units;
      const chat = { channel: "telegram" as const, externalId: "-100", title: "Kinh tế" };
      const bound = { ...chat, purpose: "unit" as const, unitId: kt };
      await store.office.bindChat(office.workspace, bound);
      await store.office.mergeUnit(kt, vhxh, "2026-04-01");
      expect(await store.office.chatAt("telegram", "-100")).toMatchObject({
        ...{ purpose: "unit", unitId: vhxh },
      });
    });
  });
}
