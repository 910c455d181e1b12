import { describe, expect, it } from "vitest";
import { digestFigures } from "../../src/domain/digest.js";
import { AT, personOf, type Given, type GivenNow } from "./contract.js";
import { otherWorkspace } from "./contract-office.js";
import { addPlan } from "./contract-tasks.js";
import { newDeliverable, newTask } from "../support/store.js";

const SPAN = { today: "2026-04-01", until: "2026-04-15" };
const LATER = "2026-04-02T01:00:00.000Z";

async function sheetOf({ store, office }: Given, number: number) {
  return (await store.work.task(office.workspace, number))!;
}

async function occurrenceOf(given: Given, number: number): Promise<number> {
  return (await sheetOf(given, number)).deliverables[0]!.occurrences[0]!.id;
}

async function rowsOf({ store, office }: Given, span = SPAN) {
  return (await store.weeks.rows([office.workspace], span))[0]!;
}

async function figuresOf(given: Given, week: string, at = AT) {
  const moment = { week, at, zone: "Asia/Ho_Chi_Minh", until: SPAN.until, calendar: new Map() };
  return digestFigures(await rowsOf(given), moment);
}

export function weeksContract(given: GivenNow): void {
  describe("what a digest is made from", () => {
    it("counts the occurrences of each task of active plans, with its field and lead units", async () => {
      const { units, numbers } = given().office;
      const { tasks } = await rowsOf(given());
      expect(tasks.map(({ number }) => number)).toEqual(numbers);
      const rest = { accepted: 0, left: 1, late: 0, ongoing: 0 };
      expect(tasks[0]).toEqual({
        ...{ taskId: (await sheetOf(given(), 1)).id, number: 1, field: "Cải cách thể chế" },
        lead: [{ id: units.vp, name: "Văn phòng HĐND và UBND" }],
        ...{ criteria: [], pointsLost: null, ...rest, late: 1 },
      });
      const counts = tasks.map(({ accepted, left, late, ongoing }) => [
        accepted,
        left,
        late,
        ongoing,
      ]);
      expect(counts).toEqual([
        [0, 1, 1, 0],
        [0, 1, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 0, 1],
        [0, 1, 0, 0],
        [0, 1, 0, 0],
      ]);
    });

    it("has several units of one task in one row, points and criteria as the plan says", async () => {
      const row = newTask(
        {
          ...{ ref: "X.1", title: "Khắc phục", lead: ["Phòng Kinh tế", "Công an xã"] },
          ...{ criteria: ["1.2"], pointsLost: 0.25, field: null },
        },
        "2026-04-10",
      );
      const plan = await addPlan(given(), [row]);
      const found = (await rowsOf(given())).tasks.filter(({ field }) => field === null);
      expect(found).toMatchObject([{ criteria: ["1.2"], pointsLost: 0.25 }]);
      await given().store.plans.setState(plan, "closed");
      expect((await rowsOf(given())).tasks).toHaveLength(6);
    });

    it("names what is due by a day and certain, and what was handed in", async () => {
      const { store, office } = given();
      const id = await occurrenceOf(given(), 2);
      const by = await personOf(given(), office.members.minh);
      const to = { state: "submitted" as const, submittedAt: AT, submittedBy: by.member.id };
      await store.work.moveOccurrence(id, "open", to as never);
      const { items } = await rowsOf(given());
      expect(items.map(({ number, state, due }) => [number, state, due])).toEqual([
        [1, "open", "2026-03-14"],
        [2, "submitted", "2026-06-30"],
        [3, "open", "2026-04-15"],
      ]);
      expect(items[1]).toMatchObject({ occurrenceId: id, deliverable: "Báo cáo", key: "" });
      const until = { today: "2026-04-01", until: "2026-04-14" };
      expect((await rowsOf(given(), until)).items.map(({ number }) => number)).toEqual([1, 2]);
    });

    it("leaves dates that a person has to look at out of lateness and lists", async () => {
      const unsure = newDeliverable("Kế hoạch", "2026-03-01", { confirm: true });
      await addPlan(given(), [
        newTask({ ref: "Y", title: "Y", lead: [], deliverables: [unsure] }, null),
      ]);
      const { tasks, items } = await rowsOf(given());
      expect(tasks.at(-1)).toMatchObject({ left: 1, late: 0 });
      expect(items.map(({ number }) => number)).toEqual([1, 3]);
    });

    it("has open obstacles and extensions that wait, each workspace its own", async () => {
      const { store, office } = given();
      const raisedBy = { id: office.members.minh, name: "Lê Thị Minh" };
      const task = await sheetOf(given(), 1);
      const obstacle = await store.work.addObstacle(task.id, { text: "x", raisedBy, raisedAt: AT });
      const asked = { reason: "y", was: "2026-03-14", wanted: "2026-04-20", askedAt: LATER };
      const occurrence = await occurrenceOf(given(), 1);
      const extension = await store.work.addExtension(occurrence, { ...asked, askedBy: raisedBy });
      const other = await otherWorkspace(given);
      const [own, theirs] = await store.weeks.rows([office.workspace, other], SPAN);
      expect(own?.items[0]).toMatchObject({ number: 1, blocked: true });
      expect(own?.obstacles).toEqual([
        { obstacleId: obstacle, number: 1, title: task.title, raisedAt: AT },
      ]);
      expect(own?.extensions).toEqual([
        {
          ...{ extensionId: extension, number: 1, title: task.title },
          ...{ wanted: "2026-04-20", askedAt: LATER },
        },
      ]);
      expect(theirs).toEqual({
        ...{ workspaceId: other, tasks: [], items: [], obstacles: [], extensions: [] },
        indicators: [],
      });
      expect(await store.weeks.rows([], SPAN)).toEqual([]);
    });
  });

  describe("how a digest's lists stand now", () => {
    it("tells state, words, who is in charge and how often they were urged", async () => {
      const { store, office } = given();
      const { members, workspace } = office;
      const task = await sheetOf(given(), 1);
      const occurrence = await occurrenceOf(given(), 1);
      await store.work.assign(task.id, members.minh);
      const urge = { taskId: task.id, memberIds: [members.minh, members.hoa], byId: members.chair };
      await store.reminders.urge(workspace, { ...urge, at: AT, words: "" });
      await store.reminders.urge(workspace, { ...urge, at: LATER, words: "gấp" });
      const raisedBy = { id: members.minh, name: "Lê Thị Minh" };
      const id = await store.work.addObstacle(task.id, {
        text: "chưa có kinh phí",
        raisedBy,
        raisedAt: AT,
      });
      const [target] = await store.indicators.active(workspace);
      const by = { id: members.minh, name: "Lê Thị Minh" };
      const read = { value: 97.5, note: null, by, at: AT };
      await store.indicators.addReading(target!.id, { ...read, day: "2026-03-31" });
      const ids = {
        ...{ tasks: [task.id], occurrences: [occurrence], obstacles: [id], extensions: [9] },
        indicators: [target!.id],
      };
      expect(await store.weeks.now(workspace, ids)).toEqual({
        occurrences: [{ id: occurrence, state: "open", due: "2026-03-14", confirm: false }],
        obstacles: [{ id, text: "chưa có kinh phí" }],
        extensions: [],
        inCharge: [{ taskId: task.id, name: "Lê Thị Minh" }],
        urged: [{ taskId: task.id, times: 2 }],
        readings: [{ indicatorId: target!.id, value: 97.5, day: "2026-03-31" }],
      });
      const nothing = {
        ...{
          occurrences: [],
          obstacles: [],
          extensions: [],
          inCharge: [],
          urged: [],
          readings: [],
        },
      };
      expect(await store.weeks.now(await otherWorkspace(given), ids)).toEqual(nothing);
      await store.plans.setState(office.plan, "closed");
      const closed = await store.weeks.now(workspace, ids);
      expect([closed.occurrences, closed.obstacles, closed.readings]).toEqual([[], [], []]);
    });
  });

  describe("the targets of a digest", () => {
    it("have their last reading, in plans that are active and rows that are not dropped", async () => {
      const { store, office } = given();
      const [first, second] = await store.indicators.active(office.workspace);
      const by = { id: office.members.clerk, name: "Phạm Thị Lan" };
      const read = { note: null, by, at: AT };
      await store.indicators.addReading(first!.id, { ...read, day: "2026-03-31", value: 97 });
      await store.indicators.addReading(first!.id, { ...read, day: "2026-02-28", value: 99 });
      const { indicators } = await rowsOf(given());
      expect(indicators.map(({ number, last }) => [number, last])).toEqual([
        [1, { value: 97, day: "2026-03-31" }],
        [2, null],
        [3, null],
      ]);
      expect(indicators[1]).toEqual({
        ...{ indicatorId: second!.id, number: 2, text: second!.text, operator: ">=", value: 95 },
        ...{ unit: "%", taskId: second!.task?.id, last: null },
      });
      await store.plans.dropRow(office.plan, 3);
      expect((await rowsOf(given())).indicators.map(({ number }) => number)).toEqual([1, 3]);
      await store.plans.setState(office.plan, "closed");
      expect((await rowsOf(given())).indicators).toEqual([]);
    });
  });

  describe("the readers of a digest", () => {
    it("are active chairs, and the chats by their purpose", async () => {
      const { store, office } = given();
      const chat = (externalId: string, purpose: "leaders" | "group") =>
        store.office.bindChat(office.workspace, {
          ...{ channel: "telegram", externalId, title: "Nhóm", purpose },
        });
      const [leaders, group] = [await chat("-1", "leaders"), await chat("-2", "group")];
      const [found] = await store.weeks.readers([office.workspace]);
      expect(found).toMatchObject({
        ...{ workspaceId: office.workspace, chairs: [office.members.chair] },
        leaders: [leaders.id],
      });
      expect(found?.groups).toContain(group.id);
      expect(found?.groups).not.toContain(leaders.id);
      await store.office.removeMember(office.members.chair, AT);
      expect((await store.weeks.readers([office.workspace]))[0]?.chairs).toEqual([]);
    });
  });

  describe("the figures of a week", () => {
    it("are saved once and found by their week and the one after", async () => {
      const { store, office } = given();
      const { weeks } = store;
      const id = office.workspace;
      const [first, second] = [
        await figuresOf(given(), "2026-W13"),
        await figuresOf(given(), "2026-W14", LATER),
      ];
      await weeks.saveFigures([
        { workspaceId: id, figures: first },
        { workspaceId: id, figures: second },
      ]);
      await weeks.saveFigures([{ workspaceId: id, figures: { ...second, at: AT } }]);
      expect(await weeks.figures(id, "2026-W14")).toEqual(second);
      expect(await weeks.figuresBefore(id, "2026-W14")).toEqual(first);
      expect(await weeks.figuresBefore(id, "2026-W20")).toEqual(second);
      expect(await weeks.figuresBefore(id, "2026-W13")).toBeNull();
      expect(await weeks.figures(await otherWorkspace(given), "2026-W14")).toBeNull();
    });

    it("of before targets were followed have none", async () => {
      const { store, office, sql } = given();
      const { targets, ...old } = await figuresOf(given(), "2026-W14");
      expect(targets).toEqual({ measured: 0, off: { total: 0, items: [] } });
      await sql(
        `INSERT INTO "week_figures" ("workspaceId", "week", "at", "figures")
         VALUES (${String(office.workspace)}, '2026-W14', '${AT}', '${JSON.stringify(old)}')`,
      );
      const read = await store.weeks.figures(office.workspace, "2026-W14");
      expect(read).toEqual({ ...old, targets: null });
    });

    it("keep the picture that was drawn of them, one for each language", async () => {
      const { store, office } = given();
      const { weeks } = store;
      const id = office.workspace;
      const file = { sha256: "a".repeat(64), name: "a.png", size: 5, mime: "image/png" };
      await weeks.keepChart(id, "2026-W14", "vi", file);
      expect(await weeks.chart(id, "2026-W14", "vi")).toBeNull();
      const figures = await figuresOf(given(), "2026-W14");
      await weeks.saveFigures([{ workspaceId: id, figures }]);
      await weeks.keepChart(id, "2026-W14", "vi", file);
      await weeks.keepChart(id, "2026-W14", "en", { ...file, size: 6 });
      expect(await weeks.chart(id, "2026-W14", "vi")).toEqual(file);
      expect(await weeks.chart(id, "2026-W14", "en")).toEqual({ ...file, size: 6 });
    });
  });

  describe("a picture that a message of the local page shows", () => {
    it("is in use, a file that somebody sent there is not for that", async () => {
      const { store } = given();
      const file = { sha256: "b".repeat(64), size: 5, name: "a.png", mime: "image/png" };
      const row = { chat: "p1", from: null, at: AT, source: null };
      const said = { blocks: [], buttons: [], files: [file] };
      await store.local.append({ ...row, said });
      expect(await store.work.fileInUse(file.sha256)).toBe(false);
      const image = { type: "image" as const, file, alt: "x" };
      await store.local.append({ ...row, said: { ...said, files: [], blocks: [image] } });
      expect(await store.work.fileInUse(file.sha256)).toBe(true);
    });
  });
}
