import { describe, expect, it } from "vitest";
import type { NewTask } from "../../src/ports.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";
import { AT, withCode, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan, handIn } from "./contract-tasks.js";

const ODD = "Bộ phận Một cửa";

export function plansContract(given: GivenNow): void {
  describe("plans", () => {
    it("numbers tasks on from the workspace's last, in document order, from 1 in each workspace", async () => {
      const { store } = given();
      const rows = [1, 2].map((i) => newTask({ ref: `N${i}`, title: `Việc ${i}`, lead: [] }, null));
      const id = await addPlan(given(), rows);
      expect((await store.plans.tasks(id)).map((task) => [task.number, task.ref])).toEqual([
        [7, "N1"],
        [8, "N2"],
      ]);
      const other = await otherWorkspace(given);
      const { id: first } = await store.plans.savePlan(other, await emptyPlan(rows));
      expect((await store.plans.tasks(first)).map((task) => task.number)).toEqual([1, 2]);
    });

    it("keeps everything that was read of a row", async () => {
      const { store, office } = given();
      const task: NewTask = {
        ref: "PL02.7",
        field: "Chuyển đổi số",
        group: "Nhóm 1",
        title: "Cấp tài khoản cho thôn",
        requirement: "100% thôn",
        product: "Danh sách; Báo cáo",
        startText: "Tháng 1",
        pointsLost: 0.25,
        deadlineText: "Quý II",
        criteria: ["1.4.1", "2.3"],
        lead: ["Phòng Kinh tế", ODD],
        coordinating: ["Phòng Kinh tế"],
        why: ["vague_deadline"],
        deliverables: [
          newDeliverable("Danh sách", "2026-06-30", { named: "2026-Q2", time: "10:00" }),
          { ...newDeliverable("Báo cáo", null, { until: "2026-12-31" }), optional: true },
        ],
      };
      const id = await addPlan(given(), [task], { "Phòng Kinh tế": office.units.kt });
      const [sheet] = await store.plans.tasks(id);
      expect(sheet).toMatchObject({
        number: 7,
        field: "Chuyển đổi số",
        requirement: "100% thôn",
        product: "Danh sách; Báo cáo",
        criteria: ["1.4.1", "2.3"],
        lead: [{ name: "Phòng Kinh tế" }],
        coordinating: [{ name: "Phòng Kinh tế" }],
        personInCharge: null,
        plan: { id, state: "active", start: "2026-01-01", end: "2026-12-31" },
      });
      expect(sheet?.deliverables).toMatchObject([
        {
          name: "Danh sách",
          optional: false,
          schedule: { kind: "date", due: "2026-06-30" },
          occurrences: [{ due: "2026-06-30", named: "2026-Q2", time: "10:00", state: "open" }],
        },
        { name: "Báo cáo", optional: true, occurrences: [{ due: null, until: "2026-12-31" }] },
      ]);
      const rows = await store.plans.rows(id, { offset: 0, limit: 5, onlyUnclear: true });
      expect(rows).toEqual({
        rows: [
          {
            ...{ number: 7, ref: "PL02.7", title: task.title, dropped: false },
            ...{ lead: task.lead, coordinating: task.coordinating, why: ["vague_deadline"] },
          },
        ],
        total: 1,
        unclear: 1,
      });
    });

    it("stores a plan of five hundred rows as one", async () => {
      const { store } = given();
      const rows = Array.from({ length: 500 }, (_, i) =>
        newTask({ ref: `R${i}`, title: `Việc thứ ${i}`, lead: [ODD] }, "2026-09-30"),
      );
      const id = await addPlan(given(), rows);
      const tasks = await store.plans.tasks(id);
      expect(tasks.map((task) => task.ref)).toEqual(rows.map((row) => row.ref));
      expect(tasks.every((task) => task.deliverables[0]?.occurrences.length === 1)).toBe(true);
    });

    it("knows a document again, in its own workspace, and refuses it a second time", async () => {
      const { store, office } = given();
      const document = "d".repeat(64);
      const found = await store.plans.planOfDocument(office.workspace, document);
      expect(found).toMatchObject({ id: office.plan, tasks: 6, state: "active" });
      expect(found).toEqual(await store.plans.plan(office.workspace, office.plan));
      const other = await otherWorkspace(given);
      expect(await store.plans.planOfDocument(other, document)).toBeNull();
      expect(await store.plans.plan(other, office.plan)).toBeNull();
      const again = { ...(await emptyPlan([])), document };
      await expect(store.plans.savePlan(office.workspace, again)).rejects.toMatchObject(
        withCode("conflict"),
      );
    });

    it("gives a unit that was unclear the tasks that carry its name", async () => {
      const { store, office } = given();
      const row = newTask({ ref: "U1", title: "Việc của bộ phận", lead: [ODD] }, "2026-05-01");
      const id = await addPlan(given(), [row]);
      expect((await store.plans.plan(office.workspace, id))?.units.at(-1)).toEqual({
        name: ODD,
        state: "unclear",
        unit: null,
        nearest: [],
      });
      const unit = { id: office.units.pvhcc, name: "Trung tâm Phục vụ hành chính công" };
      const settled = { name: ODD, state: "matched", unit, nearest: [unit] } as const;
      await store.plans.settleUnit(id, ODD, { ...settled, nearest: [unit] });
      expect((await store.plans.plan(office.workspace, id))?.units.at(-1)).toEqual(settled);
      expect((await store.plans.tasks(id))[0]?.lead).toEqual([unit]);
      await expect(store.plans.settleUnit(id, "Không có", settled as never)).rejects.toMatchObject(
        withCode("gone"),
      );
    });

    it("has nothing left to confirm on a row that a person has looked at", async () => {
      const { store, office } = given();
      await store.plans.confirmRow(office.plan, 5);
      const sheet = await store.work.task(office.workspace, 5);
      expect(sheet?.deliverables[0]?.occurrences[0]?.confirm).toBe(false);
      const rows = await store.plans.rows(office.plan, { offset: 0, limit: 9 });
      expect([rows.unclear, rows.total]).toEqual([0, 6]);
    });

    it("leaves a dropped row out of everything but the list under review", async () => {
      const { store, office } = given();
      await store.plans.dropRow(office.plan, 5);
      expect(await store.work.task(office.workspace, 5)).toBeNull();
      expect(await store.work.nearestNumbers(office.workspace, 5, 2)).toEqual([4, 6]);
      expect((await store.plans.plan(office.workspace, office.plan))?.tasks).toBe(5);
      const rows = await store.plans.rows(office.plan, { offset: 4, limit: 1 });
      expect(rows).toMatchObject({ rows: [{ number: 5, dropped: true }], total: 6, unclear: 0 });
    });

    it("adds warnings to those there are", async () => {
      const { store, office } = given();
      const warning = { code: "conflicting_targets", message: "Hai chỉ tiêu khác nhau", ref: null };
      await store.plans.addWarnings(office.plan, [warning]);
      await store.plans.addWarnings(office.plan, [{ ...warning, ref: "PL01.1" }]);
      const plan = await store.plans.plan(office.workspace, office.plan);
      expect(plan?.warnings).toEqual([warning, { ...warning, ref: "PL01.1" }]);
    });
  });

  describe("new words for a deadline", () => {
    const words = (...occurrences: ReturnType<typeof newOccurrence>[]) => ({
      phrase: "Trong quý II",
      schedule: { kind: "quarter", due: "2026-06-30" } as const,
      occurrences,
    });

    it("change the date of open work and keep its evidence", async () => {
      const { store, office } = given();
      const before = (await store.work.task(office.workspace, 1))!;
      const { id: deliverable, occurrences } = before.deliverables[0]!;
      await store.work.addEvidence(occurrences[0]!.id, {
        kind: "document",
        name: "Số 15/BC-VP",
        sha256: null,
        size: null,
        mime: null,
        addedBy: { id: office.members.minh, name: "Lê Thị Minh" },
        addedAt: AT,
      });
      await store.plans.reschedule(
        deliverable,
        words(newOccurrence("2026-06-30", { key: "2026-Q2" })),
      );
      const after = (await store.work.task(office.workspace, 1))!.deliverables[0]!;
      expect(after).toMatchObject({
        phrase: "Trong quý II",
        occurrences: [{ key: "2026-Q2", due: "2026-06-30", evidence: 1 }],
      });
    });

    it("leave alone what has been handed in", async () => {
      const { store, office } = given();
      const id = await handIn(given(), 1);
      const deliverable = (await store.work.task(office.workspace, 1))!.deliverables[0]!.id;
      await store.plans.reschedule(deliverable, words(newOccurrence("2026-06-30")));
      const after = (await store.work.task(office.workspace, 1))!.deliverables[0]!;
      expect(after.occurrences).toMatchObject([{ id, due: "2026-03-14", state: "submitted" }]);
    });
  });
}

async function emptyPlan(rows: NewTask[]) {
  return {
    title: "Kế hoạch khác",
    number: null,
    issuer: null,
    year: 2026,
    start: "2026-01-01",
    end: "2026-12-31",
    document: "f".repeat(64),
    warnings: [],
    units: [],
    rows,
  };
}
