import { describe, expect, it } from "vitest";
import { AT, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { newIndicator, newTask } from "../support/store.js";

const PLAN = {
  ...{ title: "Kế hoạch khắc phục", number: null, issuer: null, year: 2026, warnings: [] },
  ...{ start: "2026-04-01", end: "2026-12-31", document: "e".repeat(64), units: [] },
};
const ROW = newTask({ ref: "X.1", title: "Số hóa hồ sơ", lead: [] }, "2026-09-30");

function reading({ office }: Given, day: string, value: number, note: string | null = null) {
  return { day, value, note, by: { id: office.members.minh, name: "Lê Thị Minh" }, at: AT };
}

async function numbers({ store }: Given, workspace: number): Promise<number[]> {
  return (await store.indicators.active(workspace)).map(({ number }) => number);
}

export function indicatorsContract(given: GivenNow): void {
  describe("indicators", () => {
    it("are kept as they were read, with the task in whose row they stand", async () => {
      const { store, office } = given();
      const task = await store.work.task(office.workspace, 2);
      const [first, , third] = await store.indicators.active(office.workspace);
      expect(first).toMatchObject({
        ...{ number: 1, text: "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên" },
        ...{ operator: ">=", value: 98, unit: "%", source: { page: 2, line: 30 }, last: null },
        plan: { id: office.plan, state: "active", start: "2026-01-01" },
        task: { id: task!.id, number: 2, title: task!.title },
      });
      expect(third).toMatchObject({ number: 3, operator: "<=", value: 5, task: null });
      expect(await store.indicators.ofTask(task!.id)).toEqual([first]);
      expect(
        await store.indicators.ofTask((await store.work.task(office.workspace, 1))!.id),
      ).toEqual([]);
    });

    it("are numbered on from the workspace's last, contradictory ones each for itself", async () => {
      const { store, office } = given();
      const twice = [
        newIndicator("Số hóa đạt từ 50% trở lên", { value: 50, ref: "X.1" }),
        newIndicator("Số hóa đạt từ 30,5% trở lên", {
          ...{ value: 30.5, operator: ">", source: { page: null, line: 4, row: 1 } },
        }),
        newIndicator("Việc không còn trong bảng", { ref: "gone" }),
      ];
      const plan = { ...PLAN, rows: [ROW], indicators: twice };
      const { id } = await store.plans.savePlan(office.workspace, plan);
      expect(await numbers(given(), office.workspace)).toEqual([1, 2, 3]);
      await store.plans.setState(id, "active");
      const found = (await store.indicators.active(office.workspace)).slice(3);
      expect(found.map((one) => [one.number, one.value, one.operator, one.task?.number])).toEqual([
        [4, 50, ">=", 7],
        [5, 30.5, ">", undefined],
        [6, 98, ">=", undefined],
      ]);
      expect(found[1]?.source).toEqual({ page: null, line: 4, row: 1 });
      const other = await otherWorkspace(given);
      const { id: theirs } = await store.plans.savePlan(other, plan);
      await store.plans.setState(theirs, "active");
      expect(await numbers(given(), other)).toEqual([1, 2, 3]);
      expect(await store.indicators.indicator(other, 4)).toBeNull();
    });

    it("go with the row that a person leaves out of the plan, and with the plan that is closed", async () => {
      const { store, office } = given();
      await store.plans.dropRow(office.plan, 2);
      expect(await numbers(given(), office.workspace)).toEqual([2, 3]);
      expect(await store.indicators.indicator(office.workspace, 1)).toBeNull();
      expect(await store.indicators.nearestNumbers(office.workspace, 1, 3)).toEqual([2, 3]);
      await store.plans.setState(office.plan, "closed");
      expect(await numbers(given(), office.workspace)).toEqual([]);
      const one = await store.indicators.indicator(office.workspace, 2);
      expect(one?.plan.state).toBe("closed");
    });

    it("stand by the reading of the latest day, of one day by the one entered last", async () => {
      const { store, office } = given();
      const { indicators } = store;
      const [first] = await indicators.active(office.workspace);
      await indicators.addReading(first!.id, reading(given(), "2026-03-31", 96.25));
      const wrong = await indicators.addReading(first!.id, reading(given(), "2026-06-30", 9.75));
      const right = await indicators.addReading(
        first!.id,
        reading(given(), "2026-06-30", 97.5, "theo báo cáo tuần"),
      );
      await indicators.addReading(first!.id, reading(given(), "2026-05-31", 99));
      const last = { id: right, ...reading(given(), "2026-06-30", 97.5, "theo báo cáo tuần") };
      expect((await indicators.active(office.workspace))[0]?.last).toEqual(last);
      const one = await indicators.indicator(office.workspace, 1);
      expect(one?.last).toEqual(last);
      expect(one?.readings.map(({ day, value }) => [day, value])).toEqual([
        ["2026-03-31", 96.25],
        ["2026-05-31", 99],
        ["2026-06-30", 9.75],
        ["2026-06-30", 97.5],
      ]);
      expect(one?.readings[2]).toMatchObject({ id: wrong, note: null });
      await expect(
        indicators.addReading(9999, reading(given(), "2026-06-30", 1)),
      ).rejects.toMatchObject(withCode("gone"));
    });

    it("tell a person what they entered, and keep it when they are nobody any more", async () => {
      const { store, office } = given();
      const { minh } = office.members;
      const [first] = await store.indicators.active(office.workspace);
      await store.indicators.addReading(first!.id, reading(given(), "2026-03-31", 96, "x"));
      const data = await store.office.dataOf(office.workspace, minh);
      expect(data?.readings).toEqual([
        { indicator: 1, at: AT, day: "2026-03-31", value: 96, note: "x" },
      ]);
      await store.office.removeMember(minh, AT);
      const as = { vi: "cựu cán bộ", en: "former member" };
      await store.office.eraseMember(office.workspace, minh, as, AT);
      const one = await store.indicators.indicator(office.workspace, 1);
      expect(one?.readings).toMatchObject([{ value: 96, by: { id: minh, name: "cựu cán bộ" } }]);
    });
  });
}
