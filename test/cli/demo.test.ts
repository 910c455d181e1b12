import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadDemo } from "../../src/cli/demo/load.js";
import { indicatorStanding } from "../../src/domain/indicator.js";
import { partsOf } from "../../src/domain/schedule.js";
import { addDays, dayOf } from "../../src/domain/time.js";
import { daysLate, occurrencesIn } from "../../src/domain/urgency.js";
import { openFiles } from "../../src/store/files.js";
import { migrate } from "../../src/store/migrate.js";
import { openStore } from "../../src/store/open.js";
import { dropFolder, newFolder } from "./desk.js";

const ZONE = "Asia/Ho_Chi_Minh";
const folders: string[] = [];
afterAll(() => folders.forEach(dropFolder));

async function demoOn(day: string) {
  const dir = newFolder();
  folders.push(dir);
  const url = `file:${join(dir, "dondoc.db")}`;
  await migrate(url);
  const store = await openStore(url);
  const files = openFiles(join(dir, "data"));
  const parts = { store, files, clock: { now: () => `${day}T01:00:00.000Z` }, timeZone: ZONE };
  const { workspace, existed } = await loadDemo(parts);
  const [plan] = await store.plans.plans(workspace.id);
  const tasks = await store.plans.tasks(plan!.id);
  return { store, files, parts, workspace, existed, plan: plan!, tasks, today: day };
}

describe.each([
  "2026-01-02",
  "2026-03-31",
  "2026-04-01",
  "2026-09-30",
  "2026-11-21",
  "2028-02-29",
  "2026-12-31",
])("the demo commune loaded on %s", (day) => {
  it("is in the middle of its year", async () => {
    const { store, plan, tasks, workspace, today } = await demoOn(day);
    expect(plan.state).toBe("active");
    expect(plan.start < addDays(today, -85) && plan.end > addDays(today, 85)).toBe(true);
    expect(plan.units.every((unit) => unit.state === "matched")).toBe(true);

    const all = tasks.flatMap(occurrencesIn);
    const late = all.map((one) => daysLate(one, today)).filter((days) => days > 0);
    expect(late.length).toBeGreaterThanOrEqual(6);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(2);
    expect(Math.max(...late)).toBeLessThanOrEqual(40);
    const open = all.filter((one) => one.state === "open");
    const dues = new Set(open.map((one) => one.due));
    expect(dues.has(today)).toBe(true);
    expect(dues.has(addDays(today, 1))).toBe(true);
    expect(all.filter((one) => one.state === "accepted").length).toBeGreaterThan(10);
    expect(all.filter((one) => one.state === "submitted")).toHaveLength(3);
    expect(open.filter((one) => one.returnReason !== null)).toHaveLength(1);
    expect(open.filter((one) => one.confirm).length).toBeGreaterThanOrEqual(3);

    for (const member of await store.office.members(workspace.id)) {
      if (member.role !== "official") continue;
      const count = await store.work.countOpen({ member, workspace }, today);
      expect(count.open, member.name).toBeGreaterThanOrEqual(4);
      expect(count.open, member.name).toBeLessThanOrEqual(10);
    }
    await store.close();
  });
});

describe("the demo commune", () => {
  it("has indicators on target, off target and without figures, of tasks and of the plan", async () => {
    const { store, workspace } = await demoOn("2026-11-21");
    const all = await store.indicators.active(workspace.id);
    const standing = (wanted: string) =>
      all.filter((one) => indicatorStanding(one) === wanted).map(({ number }) => number);
    expect(["on", "off", "unread"].map(standing)).toEqual([[1, 3, 6], [4, 5], [2]]);
    expect(all.map(({ task }) => task?.number ?? null)).toEqual([null, null, 13, 29, 35, 37]);
    const signed = await store.indicators.indicator(workspace.id, 6);
    expect(signed?.readings.map(({ value }) => value)).toEqual([99, 100]);
    expect((await store.audit.verify(workspace.id)).ok).toBe(true);
    await store.close();
  });

  it("has every kind of schedule, each read from its own words", async () => {
    const { store, tasks } = await demoOn("2026-11-21");
    const schedules = tasks.flatMap((task) => task.deliverables.map((each) => each.schedule));
    const parts = schedules.flatMap((schedule) => partsOf(schedule));
    const kinds = new Set(schedules.map((schedule) => schedule.kind));
    for (const kind of [
      "date",
      "month",
      "quarter",
      "half",
      "year",
      "range",
      "recurring",
    ] as const) {
      expect(kinds, kind).toContain(kind);
    }
    for (const kind of ["continuous", "after_event", "authority", "none"] as const) {
      expect(kinds, kind).toContain(kind);
    }
    const ops = new Set(parts.map((part) => part.op));
    for (const op of ["before", "on", "by", "in"] as const) expect(ops, op).toContain(op);
    const every = new Set(parts.flatMap((part) => (part.kind === "recurring" ? part.every : [])));
    expect([...every].sort()).toEqual(["month", "period", "quarter", "week"]);
    const flags = new Set(schedules.flatMap((schedule) => schedule.flags ?? []));
    expect(flags).toContain("vague");
    expect(flags).toContain("typo_day_written_as_month");
    expect(flags).not.toContain("unread");
    expect(parts.some((part) => part.kind === "range" && part.startEvent !== undefined)).toBe(true);
    expect(tasks.length).toBeGreaterThanOrEqual(40);
    expect(tasks.some((task) => task.deliverables.length > 1)).toBe(true);
    expect(tasks.filter((task) => task.personInCharge !== null).length).toBeGreaterThan(5);
    await store.close();
  });

  it("lets one be any of its people at once", async () => {
    const { store, workspace } = await demoOn("2026-11-21");
    const people = await store.local.people();
    expect(people.length).toBeGreaterThanOrEqual(8);
    expect(new Set(people.map(({ role }) => role)).size).toBe(4);
    for (const { id } of people) {
      const person = await store.office.personOf({ channel: "web", id });
      expect(person?.workspace.code).toBe(workspace.code);
      const [own] = await store.office.privatePlaces(person!.member.id);
      expect(own).toMatchObject({ channel: "web", chat: `p${id}`, kind: "private" });
      expect((await store.local.chats(id)).map(({ kind }) => kind)).toEqual(["private", "group"]);
    }
    await store.close();
  });

  it("keeps evidence that can be opened, and a history in order", async () => {
    const { store, files, tasks, workspace } = await demoOn("2026-11-21");
    const evidence = tasks.flatMap((task) => task.evidence);
    expect(evidence.length).toBeGreaterThan(10);
    for (const { sha256 } of evidence) {
      const text = new TextDecoder().decode(await files.read(sha256!));
      expect(text).toContain("UBND XÃ TÂN HÒA");
      expect(text).not.toContain("{");
    }
    const returned = tasks.find((task) => occurrencesIn(task).some((one) => one.returnReason));
    const history = await store.work.history(workspace.id, returned!.id, 10);
    expect(history.map(({ kind }) => kind).sort()).toEqual([
      "evidence_added",
      "returned",
      "submitted",
    ]);
    expect(history.every(({ at }) => dayOf(at, ZONE) < "2026-11-21")).toBe(true);
    await store.close();
  });

  it("is there once, however often and by how many it is loaded", async () => {
    const { store, parts, tasks, workspace } = await demoOn("2026-11-21");
    const later = { ...parts, clock: { now: () => "2027-02-01T01:00:00.000Z" } };
    const again = await Promise.all([loadDemo(later), loadDemo(parts)]);
    expect(again.map(({ existed }) => existed)).toEqual([true, true]);
    expect(await store.office.workspaces()).toHaveLength(1);
    const [plan] = await store.plans.plans(workspace.id);
    expect(await store.plans.tasks(plan!.id)).toEqual(tasks);
    await store.close();
  });
});
