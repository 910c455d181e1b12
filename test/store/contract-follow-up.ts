import { describe, expect, it } from "vitest";
import { newTask } from "../support/store.js";
import { AT, personOf, withCode, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan } from "./contract-tasks.js";

const ALL = { offset: 0, limit: 50 };
const GONE = 9999;

async function taskOf({ store, office }: Given, number: number) {
  return (await store.work.task(office.workspace, number))!;
}

function minhOf({ office }: Given) {
  return { id: office.members.minh, name: "Lê Thị Minh" };
}

async function raise(given: Given, number: number, text: string, raisedAt = AT): Promise<number> {
  const task = await taskOf(given, number);
  return given.store.work.addObstacle(task.id, { text, raisedBy: minhOf(given), raisedAt });
}

export function followUpContract(given: GivenNow): void {
  describe("progress", () => {
    it("is read with its task, oldest first, a percentage or none", async () => {
      const { store } = given();
      const { id } = await taskOf(given(), 1);
      const by = minhOf(given());
      const first = { by, at: AT, text: "đã trình dự thảo", percent: 60 };
      const second = { by, at: AT, text: "“100%” là lời", percent: null };
      const ids = [
        await store.work.addProgress(id, first),
        await store.work.addProgress(id, second),
      ];
      expect((await taskOf(given(), 1)).progress).toEqual([
        { id: ids[0], ...first },
        { id: ids[1], ...second },
      ]);
      expect((await taskOf(given(), 2)).progress).toEqual([]);
    });

    it("of a task that is not there goes nowhere", async () => {
      const line = { by: minhOf(given()), at: AT, text: "x", percent: 1 };
      await expect(given().store.work.addProgress(GONE, line)).rejects.toMatchObject(
        withCode("gone"),
      );
    });
  });

  describe("obstacles", () => {
    it("are read with their task and found by their id, in their own workspace only", async () => {
      const { store, office } = given();
      const id = await raise(given(), 1, "chưa có kinh phí");
      const sheet = await store.work.taskOfObstacle(office.workspace, id);
      expect(sheet?.number).toBe(1);
      expect(sheet?.obstacles).toEqual([
        {
          ...{ id, text: "chưa có kinh phí", raisedBy: minhOf(given()), raisedAt: AT },
          ...{ state: "open", answer: null, settledBy: null, settledAt: null },
        },
      ]);
      const other = await otherWorkspace(given);
      expect(await store.work.taskOfObstacle(other, id)).toBeNull();
      expect((await store.work.openObstacles(other, ALL)).total).toBe(0);
      expect(await store.work.taskOfObstacle(office.workspace, GONE)).toBeNull();
      await expect(
        store.work.addObstacle(GONE, { text: "x", raisedBy: minhOf(given()), raisedAt: AT }),
      ).rejects.toMatchObject(withCode("gone"));
    });

    it("are settled once, with the answer and who gave it", async () => {
      const { store, office } = given();
      const id = await raise(given(), 1, "chưa có kinh phí");
      const by = office.members.clerk;
      const how = { state: "answered", answer: "đã bố trí", by, at: AT } as const;
      await store.work.settleObstacle(id, how);
      const again = { ...how, state: "withdrawn", answer: null } as const;
      await expect(store.work.settleObstacle(id, again)).rejects.toMatchObject(
        withCode("conflict"),
      );
      expect((await taskOf(given(), 1)).obstacles).toMatchObject([
        { state: "answered", answer: "đã bố trí", settledBy: { id: by, name: "Phạm Thị Lan" } },
      ]);
    });

    it("wait in one queue, the longest waiting first, page by page", async () => {
      const { store, office } = given();
      const late = await raise(given(), 1, "một", "2026-04-03T01:00:00.000Z");
      const early = await raise(given(), 2, "hai", "2026-04-02T01:00:00.000Z");
      const twin = await raise(given(), 1, "ba", "2026-04-03T01:00:00.000Z");
      const settled = await raise(given(), 3, "bốn", "2026-04-01T01:00:00.000Z");
      const by = office.members.minh;
      await store.work.settleObstacle(settled, { state: "withdrawn", answer: null, by, at: AT });
      const queue = await store.work.openObstacles(office.workspace, ALL);
      expect(queue.total).toBe(3);
      expect(queue.items.map(({ obstacleId }) => obstacleId)).toEqual([early, late, twin]);
      expect(queue.items.map(({ task }) => task.number)).toEqual([2, 1, 1]);
      const second = await store.work.openObstacles(office.workspace, { offset: 1, limit: 1 });
      expect(second).toMatchObject({ total: 3, items: [{ obstacleId: late }] });
    });

    it("of a plan that is not active do not wait", async () => {
      const { store, office } = given();
      const row = newTask({ ref: "B.1", title: "Việc", lead: [] }, null);
      const plan = await addPlan(given(), [row]);
      const number = (await store.plans.tasks(plan))[0]!.number;
      await raise(given(), number, "một");
      expect((await store.work.openObstacles(office.workspace, ALL)).total).toBe(1);
      await store.plans.setState(plan, "closed");
      expect((await store.work.openObstacles(office.workspace, ALL)).total).toBe(0);
    });

    it("mark the task in the list as long as one is open", async () => {
      const { store, office } = given();
      const id = await raise(given(), 1, "một");
      const minh = await personOf(given(), office.members.minh);
      const blocked = async () => {
        const page = await store.work.openTasks(minh, { scope: "mine" }, "2026-04-01", ALL);
        return page.lines.filter((line) => line.blocked).map(({ number }) => number);
      };
      expect(await blocked()).toEqual([1]);
      const by = office.members.minh;
      await store.work.settleObstacle(id, { state: "withdrawn", answer: null, by, at: AT });
      expect(await blocked()).toEqual([]);
    });
  });

  describe("an explanation", () => {
    it("stays with its occurrence, and the last one counts", async () => {
      const { store } = given();
      const { id } = (await taskOf(given(), 1)).deliverables[0]!.occurrences[0]!;
      for (const words of ["gửi qua trục", "gửi qua trục văn bản"]) {
        await store.work.explain(id, words);
      }
      const [occurrence] = (await taskOf(given(), 1)).deliverables[0]!.occurrences;
      expect(occurrence?.explanation).toBe("gửi qua trục văn bản");
      await expect(store.work.explain(GONE, "x")).rejects.toMatchObject(withCode("gone"));
    });
  });
}
