import { describe, expect, it } from "vitest";
import type { Extension } from "../../src/domain/task.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";
import { AT, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan, handIn } from "./contract-tasks.js";

const VP = "Văn phòng HĐND và UBND";
const LATER = "2026-04-02T01:00:00.000Z";
const ALL = { offset: 0, limit: 9 };

async function first({ store, office }: Given, number: number) {
  const task = (await store.work.task(office.workspace, number))!;
  return { task, occurrence: task.deliverables[0]!.occurrences[0]! };
}

/** Minh asks for more time for a task; the id of the request. */
async function ask(given: Given, number: number, over: Partial<Extension> = {}): Promise<number> {
  const { occurrence } = await first(given, number);
  return given.store.work.addExtension(occurrence.id, {
    reason: "chờ số liệu",
    was: "2026-06-30",
    wanted: "2026-07-15",
    askedBy: { id: given.office.members.minh, name: "Lê Thị Minh" },
    askedAt: AT,
    ...over,
  });
}

export function extensionsContract(given: GivenNow): void {
  describe("more time", () => {
    it("that was asked for is read with its task, and found by its id in its own workspace only", async () => {
      const { store, office } = given();
      const id = await ask(given(), 2);
      const { task, occurrence } = await first(given(), 2);
      expect(task.extensions).toEqual([
        {
          ...{ id, occurrenceId: occurrence.id, reason: "chờ số liệu", state: "asked" },
          ...{ was: "2026-06-30", wanted: "2026-07-15", granted: null, answer: null },
          ...{ askedBy: { id: office.members.minh, name: "Lê Thị Minh" }, askedAt: AT },
          ...{ decidedBy: null, decidedAt: null },
        },
      ]);
      expect((await store.work.taskOfExtension(office.workspace, id))?.number).toBe(2);
      expect(await store.work.taskOfExtension(await otherWorkspace(given), id)).toBeNull();
      expect(await store.work.taskOfExtension(office.workspace, id + 1)).toBeNull();
      await expect(
        store.work.addExtension(999_999, {
          ...{ reason: "x", was: "2026-06-30", wanted: "2026-07-15", askedAt: AT },
          askedBy: { id: office.members.minh, name: "Lê Thị Minh" },
        }),
      ).rejects.toMatchObject(withCode("gone"));
    });

    it("is decided once, and says by whom", async () => {
      const { store, office } = given();
      const id = await ask(given(), 2);
      const how = { granted: "2026-07-10", answer: null, by: office.members.chair, at: LATER };
      await store.work.settleExtension(id, { state: "granted", ...how });
      await expect(
        store.work.settleExtension(id, { state: "refused", ...how }),
      ).rejects.toMatchObject(withCode("conflict"));
      expect((await first(given(), 2)).task.extensions).toMatchObject([
        {
          ...{ state: "granted", granted: "2026-07-10", decidedAt: LATER },
          decidedBy: { id: office.members.chair, name: "Trần Văn Dũng" },
        },
      ]);
    });

    it("waits in one queue, longest first, as long as the work is open and its plan active", async () => {
      const { store, office } = given();
      const second = await ask(given(), 1, { askedAt: LATER });
      const one = await ask(given(), 2);
      const third = await ask(given(), 3, { askedAt: LATER });
      const queue = () => store.work.openExtensions(office.workspace, ALL);
      const ids = async () => (await queue()).items.map(({ extensionId }) => extensionId);
      expect(await ids()).toEqual([one, second, third]);
      const page = await store.work.openExtensions(office.workspace, { offset: 1, limit: 1 });
      expect(page).toMatchObject({
        total: 3,
        items: [{ extensionId: second, task: { number: 1 } }],
      });
      await handIn(given(), 2);
      expect(await ids()).toEqual([second, third]);
      await store.plans.dropRow(office.plan, 3);
      expect(await ids()).toEqual([second]);
      expect(await store.work.openExtensions(await otherWorkspace(given), ALL)).toEqual({
        ...{ items: [], total: 0 },
      });
      await store.plans.setState(office.plan, "closed");
      expect(await queue()).toEqual({ items: [], total: 0 });
    });
  });

  describe("another date", () => {
    it("moves an open occurrence, keeps its first day, and changes nothing else", async () => {
      const { store } = given();
      const { occurrence } = await first(given(), 2);
      await store.work.redate(occurrence.id, { due: "2026-07-15", firstDue: "2026-06-30" });
      expect((await first(given(), 2)).occurrence).toEqual({
        ...occurrence,
        ...{ due: "2026-07-15", firstDue: "2026-06-30" },
      });
    });

    it("ends where the time of a deliverable is written anew: the day is the plan's again", async () => {
      const { store } = given();
      const { occurrence } = await first(given(), 2);
      const dates = { due: "2026-07-15", firstDue: "2026-06-30", eventOn: "2026-06-01" };
      await store.work.redate(occurrence.id, dates);
      await store.plans.reschedule(occurrence.deliverableId, {
        phrase: "30/9/2026",
        schedule: { kind: "date", due: "2026-09-30" },
        occurrences: [newOccurrence("2026-09-30")],
      });
      expect((await first(given(), 2)).occurrence).toMatchObject({
        ...{ id: occurrence.id, due: "2026-09-30", firstDue: null, eventOn: null },
      });
    });

    it("stands beside new words for an earlier day, its request and the explanation with the heir", async () => {
      const { store } = given();
      const { occurrence } = await first(given(), 2);
      const asked = await ask(given(), 2);
      await store.work.redate(occurrence.id, { due: "2026-07-15", firstDue: "2026-06-30" });
      await store.work.explain(occurrence.id, "tỉnh chưa gửi số liệu");
      const outcome = await store.plans.reschedule(occurrence.deliverableId, {
        phrase: "Trong quý II",
        schedule: { kind: "quarter", due: "2026-06-30" },
        occurrences: [newOccurrence("2026-06-30", { key: "2026-Q2" })],
      });
      const { task } = await first(given(), 2);
      const [heir, ...others] = task.deliverables[0]!.occurrences;
      expect(others).toEqual([]);
      expect(heir).toMatchObject({
        ...{ key: "2026-Q2", due: "2026-07-15", firstDue: "2026-06-30" },
        explanation: "tỉnh chưa gửi số liệu",
      });
      expect(task.extensions).toMatchObject([{ id: asked, occurrenceId: heir?.id }]);
      expect(outcome.extended).toMatchObject([{ due: "2026-07-15", planned: "2026-06-30" }]);
    });

    it("of an event stays beside new words for what it came of", async () => {
      const { store } = given();
      const { occurrence } = await first(given(), 6);
      const made = { ...newOccurrence("2026-04-20"), key: "2026-04-10", eventOn: "2026-04-10" };
      const id = await store.work.addOccurrence(occurrence.deliverableId, made);
      await store.plans.reschedule(occurrence.deliverableId, {
        phrase: "30/9/2026",
        schedule: { kind: "date", due: "2026-09-30" },
        occurrences: [newOccurrence("2026-09-30")],
      });
      expect((await first(given(), 6)).task.deliverables[0]?.occurrences).toMatchObject([
        { id: occurrence.id, due: "2026-09-30" },
        { id, due: "2026-04-20", eventOn: "2026-04-10" },
      ]);
    });

    it("is refused to what is no longer open", async () => {
      const { store } = given();
      const id = await handIn(given(), 2);
      await expect(store.work.redate(id, { due: "2026-07-15" })).rejects.toMatchObject(
        withCode("conflict"),
      );
      expect((await first(given(), 2)).occurrence.due).toBe("2026-06-30");
    });

    it("of an event gives it its day, or another occurrence beside it, one for each key", async () => {
      const { store } = given();
      const { occurrence } = await first(given(), 6);
      const made = { ...newOccurrence("2026-04-20"), key: "2026-04-10", eventOn: "2026-04-10" };
      const id = await store.work.addOccurrence(occurrence.deliverableId, made);
      await expect(store.work.addOccurrence(occurrence.deliverableId, made)).rejects.toMatchObject({
        name: "StoreError",
      });
      await store.work.redate(id, { key: "2026-04-11", eventOn: "2026-04-11" });
      const { task } = await first(given(), 6);
      expect(task.deliverables[0]?.occurrences).toMatchObject([
        { id: occurrence.id, key: "", basis: "event", eventOn: null },
        { id, key: "2026-04-11", due: "2026-04-20", eventOn: "2026-04-11", state: "open" },
      ]);
      await expect(store.work.addOccurrence(999_999, made)).rejects.toMatchObject(withCode("gone"));
    });
  });

  describe("what open work waits for", () => {
    it("is an event or an authority, or was, in active plans of the workspace", async () => {
      const { store, office } = given();
      const authority = newDeliverable("Báo cáo", null, { basis: "authority", waitsFor: "Sở" });
      const row = newTask({ ref: "W1", title: "Theo lịch của Sở", lead: [VP] }, null);
      await addPlan(given(), [{ ...row, deliverables: [authority] }]);
      const waiting = async () =>
        (await store.work.waiting(office.workspace)).map(({ number }) => number);
      expect(await waiting()).toEqual([6, 7]);
      const dated = { basis: "dated", due: "2026-05-01", eventOn: "2026-04-20" } as const;
      await store.work.redate((await first(given(), 6)).occurrence.id, dated);
      expect(await waiting()).toEqual([6, 7]);
      await handIn(given(), 6);
      expect(await waiting()).toEqual([7]);
      expect(await store.work.waiting(await otherWorkspace(given))).toEqual([]);
      await store.plans.setState(office.plan, "closed");
      expect(await waiting()).toEqual([7]);
    });
  });

  describe("several tasks at once", () => {
    it("are read whole by their numbers, as far as the workspace has them", async () => {
      const { store, office } = given();
      await store.plans.dropRow(office.plan, 4);
      const found = await store.work.tasks(office.workspace, [3, 99, 1, 4, 3]);
      expect(found).toEqual([(await first(given(), 1)).task, (await first(given(), 3)).task]);
      expect(await store.work.tasks(office.workspace, [])).toEqual([]);
      expect(await store.work.tasks(await otherWorkspace(given), [1])).toEqual([]);
    });
  });

  describe("the person in charge", () => {
    it("is put in and taken off, and has the task on the list", async () => {
      const { store, office } = given();
      const { task } = await first(given(), 3);
      await store.work.assign(task.id, office.members.minh);
      expect((await first(given(), 3)).task.personInCharge).toEqual({
        ...{ id: office.members.minh, name: "Lê Thị Minh" },
      });
      expect(await store.work.inCharge(office.workspace, office.members.minh)).toEqual([3]);
      expect(await store.work.inCharge(office.workspace, office.members.hoa)).toEqual([]);
      await store.work.assign(task.id, null);
      expect((await first(given(), 3)).task.personInCharge).toBeNull();
      await expect(store.work.assign(999_999, null)).rejects.toMatchObject(withCode("gone"));
    });
  });
}
