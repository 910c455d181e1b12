import { describe, expect, it } from "vitest";
import { byUrgency } from "../../src/domain/urgency.js";
import type { NewTask, TaskFilter } from "../../src/ports.js";
import { newDeliverable, newOccurrence, newTask } from "../support/store.js";
import { AT, personOf, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";

const TODAY = "2026-04-01";
const VP = "Văn phòng HĐND và UBND";

async function numbers(given: Given, member: number, filter: TaskFilter): Promise<number[]> {
  const person = await personOf(given, member);
  const page = await given.store.work.openTasks(person, filter, TODAY, { offset: 0, limit: 50 });
  expect(page.total).toBe(page.lines.length);
  return page.lines.map((line) => line.number);
}

/** A second active plan of the same office. Unit names that are not given stay unclear. */
export async function addPlan(
  { store, office }: Pick<Given, "store" | "office">,
  rows: NewTask[],
  units: Record<string, number> = { [VP]: office.units.vp },
): Promise<number> {
  const { id } = await store.plans.savePlan(office.workspace, {
    title: "Kế hoạch khắc phục",
    number: null,
    issuer: null,
    year: 2026,
    start: "2026-01-01",
    end: "2026-12-31",
    document: rows
      .map((row) => row.ref)
      .join("")
      .padEnd(64, "e"),
    warnings: [],
    units: Object.entries(units).map(([name, unit]) => {
      return { name, state: "matched", unit: { id: unit, name }, nearest: [] };
    }),
    rows,
  });
  await store.plans.setState(id, "active");
  return id;
}

export function tasksContract(given: GivenNow): void {
  describe("/tasks without a filter", () => {
    it("lists what one's unit leads before what it coordinates, most urgent first", async () => {
      const { office } = given();
      const mine = await numbers(given(), office.members.minh, { scope: "mine" });
      expect(mine).toEqual([1, 2, 6, 3, 5]);
    });

    it("says how one stands to each task, who leads it, and counts what is late", async () => {
      const { office, store } = given();
      const minh = await personOf(given(), office.members.minh);
      const page = await store.work.openTasks(minh, { scope: "mine" }, TODAY, {
        offset: 0,
        limit: 9,
      });
      expect(page.lines.map((line) => line.part).join(" ")).toBe(
        "lead lead lead coordinating coordinating",
      );
      expect(page.lines[3]?.lead).toEqual([{ id: office.units.kt, name: "Phòng Kinh tế" }]);
      expect(page.late).toBe(1);
      expect(await store.work.countOpen(minh, TODAY)).toEqual({ open: 5, late: 1 });
      expect(await store.work.countOpen(minh, "2026-12-31")).toEqual({ open: 5, late: 3 });
    });

    it("counts a task as late for a product behind one that is to be confirmed", async () => {
      const { office, store } = given();
      const task = newTask({ ref: "L1", title: "Sổ theo dõi tồn đọng", lead: [VP] }, null);
      await addPlan(given(), [
        {
          ...task,
          deliverables: [
            newDeliverable("Kế hoạch", "2026-01-15", { confirm: true }),
            newDeliverable("Báo cáo", "2026-02-20"),
          ],
        },
      ]);
      const minh = await personOf(given(), office.members.minh);
      const find = { scope: "mine", words: "ton dong" } as const;
      const all = await store.work.openTasks(minh, find, TODAY, { offset: 0, limit: 9 });
      expect(all).toMatchObject({
        total: 1,
        late: 1,
        lines: [{ late: true, next: { confirm: true } }],
      });
      const late = { ...find, dueUntil: TODAY, datedOnly: true };
      const only = await store.work.openTasks(minh, late, TODAY, { offset: 0, limit: 9 });
      expect(only).toMatchObject({
        total: 1,
        late: 1,
        lines: [{ next: { deliverable: "Báo cáo" } }],
      });
    });

    it("never calls late what still has to be confirmed", async () => {
      const { office, store } = given();
      const minh = await personOf(given(), office.members.minh);
      const late = { scope: "mine", dueUntil: "2026-12-31", datedOnly: true } as const;
      const page = await store.work.openTasks(minh, late, "2027-01-01", { offset: 0, limit: 9 });
      expect(page.lines.map((line) => line.number)).toEqual([1, 2, 3]);
    });

    it("counts a group's tasks for its units, and those of a group without members for all", async () => {
      const { office, store } = given();
      const group = (name: string, members: number[]) =>
        store.office.addUnit(office.workspace, { name, kind: "group", aliases: [], members });
      const some = await group("Các phòng chuyên môn", [office.units.kt, office.units.vhxh]);
      const all = await group("Các cơ quan, đơn vị", []);
      await addPlan(
        given(),
        [
          newTask({ ref: "A1", title: "Việc của các phòng", lead: [some.name] }, "2026-04-20"),
          newTask({ ref: "A2", title: "Việc của mọi người", lead: [all.name] }, "2026-04-10"),
        ],
        { [some.name]: some.id, [all.name]: all.id },
      );
      expect(await numbers(given(), office.members.hoa, { scope: "mine" })).toEqual([8, 3, 7, 2]);
      expect(await numbers(given(), office.members.minh, { scope: "mine" })).toEqual([
        1, 8, 2, 6, 3, 5,
      ]);
      expect(await numbers(given(), office.members.chair, { scope: "mine" })).toEqual([]);
    });

    it("carries the most urgent open occurrence, and how many deliverables are open", async () => {
      const { office, store } = given();
      const months = ["2026-05", "2026-04", "2026-06"];
      const monthly = {
        ...newDeliverable("Báo cáo tháng", null),
        occurrences: months.map((key) => newOccurrence(`${key}-20`, { key })),
      };
      const task = newTask({ ref: "B1", title: "Báo cáo hằng tháng", lead: [VP] }, null);
      await addPlan(given(), [
        { ...task, deliverables: [newDeliverable("Nề nếp", null), monthly] },
      ]);
      const minh = await personOf(given(), office.members.minh);
      const filter = { scope: "mine", words: "hang thang" } as const;
      const page = await store.work.openTasks(minh, filter, TODAY, { offset: 0, limit: 9 });
      expect(page.lines[0]).toMatchObject({ next: { key: "2026-04", due: "2026-04-20" }, open: 2 });
    });

    it("orders as byUrgency does, whatever a due day rests on", async () => {
      const { office, store } = given();
      const day = (due: string | null, more: object) => newDeliverable("Báo cáo", due, more);
      const kinds = [
        day(null, { basis: "continuous" }),
        day(null, { basis: "authority" }),
        day(null, { basis: "unclear", confirm: true }),
        day("2026-04-09", {}),
        day(null, { basis: "event" }),
        day("2026-04-08", { confirm: true }),
      ];
      const title = "Việc để xếp thứ tự";
      const rows = kinds.map((deliverable, i) => {
        return {
          ...newTask({ ref: `C${i}`, title, lead: [VP] }, null),
          deliverables: [deliverable],
        };
      });
      await addPlan(given(), rows);
      const minh = await personOf(given(), office.members.minh);
      const filter = { scope: "mine", words: "xep thu tu" } as const;
      const page = await store.work.openTasks(minh, filter, TODAY, { offset: 0, limit: 9 });
      expect(page.lines.map((line) => line.number)).toEqual([12, 10, 9, 8, 11, 7]);
      const ranks = page.lines.map((line) => line.next);
      expect([...ranks].sort(byUrgency)).toEqual(ranks);
    });
  });

  describe("filters and pages", () => {
    it("shows all of the office, one unit, a week, and words with or without marks", async () => {
      const { office } = given();
      const { clerk } = office.members;
      const find = (filter: TaskFilter) => numbers(given(), clerk, filter);
      expect(await find({ scope: "all" })).toEqual([1, 3, 5, 2, 6, 4]);
      expect(await find({ scope: "all", unitId: office.units.kt })).toEqual([3, 2]);
      expect(await find({ scope: "all", dueUntil: "2026-04-15" })).toEqual([1, 3]);
      expect(await find({ scope: "all", words: "ky nang so tap huan" })).toEqual([5]);
      expect(await find({ scope: "all", words: "phong kinh te" })).toEqual([3]);
      expect(await find({ scope: "all", words: "100%" })).toEqual([]);
      expect(await find({ scope: "unit" })).toEqual([1, 2, 6, 3, 5]);
    });

    it("finds words in one of their wordings, with the very same marks first", async () => {
      const { office } = given();
      const of = (ref: string, title: string, due: string) =>
        newTask({ ref, title, product: null, lead: [VP] }, due);
      await addPlan(given(), [
        of("S1", "Mở sổ hộ tịch", "2026-05-01"),
        of("S2", "Số hóa hộ tịch", "2026-06-01"),
        of("S3", "Lập KH và gửi BC năm", "2026-05-03"),
        of("S4", "Gửi báo cáo năm", "2026-05-02"),
        of("S5", "Xem bức thư của dân", "2026-05-04"),
      ]);
      const find = (words: string) =>
        numbers(given(), office.members.clerk, { scope: "all", words });
      expect(await find("so ho tich")).toEqual([7, 8]);
      expect(await find("số hộ tịch")).toEqual([8, 7]);
      expect(await find("sổ hộ tịch")).toEqual([7, 8]);
      expect(await find("gui bc nam")).toEqual([10, 9]);
      expect(await find("gửi báo cáo")).toEqual([10, 9]);
      expect(await find("kế hoạch năm")).toEqual([9]);
      expect(await find("b")).toEqual([]);
      expect(await find("_")).toEqual([]);
    });

    it("finds a criterion and those below it", async () => {
      const { office } = given();
      const of = (ref: string, criteria: string[], due: string) =>
        newTask({ ref, title: "Việc của tiêu chí", criteria, lead: [VP] }, due);
      await addPlan(given(), [
        of("T1", ["3.4.1"], "2026-05-02"),
        of("T2", ["1.1", "3.4"], "2026-05-01"),
        of("T3", ["3.41", "13.4"], "2026-05-03"),
      ]);
      const find = (criterion: string, more: object = {}) =>
        numbers(given(), office.members.clerk, { scope: "all", criterion, ...more });
      expect(await find("3.4")).toEqual([8, 7]);
      expect(await find("3.4.1")).toEqual([7]);
      expect(await find("3")).toEqual([8, 7, 9]);
      expect(await find("3.4", { words: "khong co" })).toEqual([]);
      expect(await find("3.4", { dueUntil: "2026-05-01" })).toEqual([8]);
    });

    it("has what one is in charge of beside what is one's unit's, and not what another one is", async () => {
      const { office, store } = given();
      const number3 = (await store.work.task(office.workspace, 3))!.id;
      const number1 = (await store.work.task(office.workspace, 1))!.id;
      await store.work.assign(number3, office.members.clerk);
      await store.work.assign(number1, office.members.viewer);
      const mine = (member: number) => numbers(given(), member, { scope: "mine" });
      expect(await mine(office.members.clerk)).toEqual([3, 2, 6, 5]);
      expect(await mine(office.members.minh)).toEqual([2, 6, 5]);
      expect(await mine(office.members.viewer)).toEqual([1]);
      expect(await mine(office.members.hoa)).toEqual([2]);
      expect(await numbers(given(), office.members.hoa, { scope: "unit" })).toEqual([3, 2]);
    });

    it("pages without losing the totals", async () => {
      const { office, store } = given();
      const clerk = await personOf(given(), office.members.clerk);
      const page = (offset: number) =>
        store.work.openTasks(clerk, { scope: "all" }, TODAY, { offset, limit: 4 });
      expect((await page(4)).lines.map((line) => line.number)).toEqual([6, 4]);
      for (const behind of [8, 12, 4000]) expect(await page(behind)).toEqual(await page(4));
      const nothing = { scope: "all", words: "không có gì" } as const;
      for (const offset of [0, 8]) {
        const none = await store.work.openTasks(clerk, nothing, TODAY, { offset, limit: 4 });
        expect(none).toEqual({ lines: [], total: 0, late: 0 });
      }
    });

    it("shows nothing of a draft or closed plan, of dropped rows, or of work that is handed in", async () => {
      const { office, store } = given();
      const find = () => numbers(given(), office.members.clerk, { scope: "all" });
      await handIn(given(), 1);
      await store.plans.dropRow(office.plan, 3);
      expect(await find()).toEqual([5, 2, 6, 4]);
      await store.plans.setState(office.plan, "closed");
      expect(await find()).toEqual([]);
    });

    it("shows nothing of another workspace", async () => {
      const { store } = given();
      const other = await otherWorkspace(given);
      const stranger = {
        name: "Người lạ",
        role: "clerk",
        admin: true,
        head: true,
        units: [],
      } as const;
      const { id } = await store.office.addMember(other, { ...stranger, units: [] });
      await store.office.bind({ channel: "web", id: String(id) }, id, `p${id}`);
      expect(await numbers(given(), id, { scope: "all" })).toEqual([]);
      expect(await store.work.task(other, 1)).toBeNull();
      const first = (await store.work.task(given().office.workspace, 1))!;
      const occurrence = first.deliverables[0]!.occurrences[0]!.id;
      expect(await store.work.taskOfOccurrence(other, occurrence)).toBeNull();
      expect(await store.work.nearestNumbers(other, 1, 3)).toEqual([]);
    });
  });

  describe("a task", () => {
    it("names the numbers nearest to one that does not exist", async () => {
      const { office, store } = given();
      expect(await store.work.nearestNumbers(office.workspace, 99, 3)).toEqual([6, 5, 4]);
      expect(await store.work.nearestNumbers(office.workspace, 0, 2)).toEqual([1, 2]);
      expect(await store.work.task(office.workspace, 99)).toBeNull();
    });

    it("moves an occurrence only from the state it was read in", async () => {
      const { office, store } = given();
      await handIn(given(), 1);
      const sheet = (await store.work.task(office.workspace, 1))!;
      const occurrence = sheet.deliverables[0]!.occurrences[0]!;
      expect(occurrence).toMatchObject({
        state: "submitted",
        submittedBy: { id: office.members.minh, name: "Lê Thị Minh" },
        submittedAt: AT,
      });
      await expect(handIn(given(), 1)).rejects.toMatchObject(withCode("conflict"));
    });

    it("queues hand-ins for review, longest waiting first", async () => {
      const { office, store } = given();
      await handIn(given(), 3, "2026-04-02T01:00:00.000Z");
      await handIn(given(), 1, "2026-04-01T01:00:00.000Z");
      await handIn(given(), 2, "2026-04-03T01:00:00.000Z");
      const queue = await store.work.reviewQueue(office.workspace, { offset: 0, limit: 2 });
      expect(queue.total).toBe(3);
      expect(queue.items.map((item) => item.task.number)).toEqual([1, 3]);
    });
  });
}

export async function handIn({ store, office }: Given, number: number, at = AT): Promise<number> {
  const sheet = (await store.work.task(office.workspace, number))!;
  const { id } = sheet.deliverables[0]!.occurrences[0]!;
  await store.work.moveOccurrence(id, "open", {
    state: "submitted",
    returnReason: null,
    note: null,
    submittedAt: at,
    submittedBy: office.members.minh,
    decidedAt: null,
    decidedBy: null,
  });
  return id;
}
