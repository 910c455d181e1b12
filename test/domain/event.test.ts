import { describe, expect, it } from "vitest";
import {
  enterEvent,
  eventGroups,
  findEvents,
  nearestEvents,
  type EventGroup,
} from "../../src/domain/event.js";
import type { Schedule } from "../../src/domain/schedule.js";
import type { Occurrence, TaskSheet } from "../../src/domain/task.js";
import { occurrence, person, sheet } from "../support/sheets.js";

const DAY = "2026-06-10";

/** A task whose only deliverable has this schedule and these occurrences. */
function task(schedule: Schedule, occurrences: Partial<Occurrence>[], number = 12): TaskSheet {
  const waits = { basis: "event", due: null, named: null } as const;
  const all = occurrences.map((one, i) => occurrence({ id: number * 10 + i, ...waits, ...one }));
  const whole = sheet({ number }, all);
  return { ...whole, deliverables: whole.deliverables.map((one) => ({ ...one, schedule })) };
}

function groupOf(...tasks: TaskSheet[]): EventGroup {
  return eventGroups(tasks)[0]!;
}

function enter(group: EventGroup, over: { day?: string; due?: string; role?: "clerk" | "chair" }) {
  return enterEvent({
    person: person(over.role ?? "clerk"),
    group,
    day: over.day ?? DAY,
    due: over.due ?? null,
    calendar: new Map(),
  });
}

function datesOf(decided: ReturnType<typeof enterEvent>) {
  if (!decided.ok) return decided.why.code;
  return decided.value.map(({ isNew, to }) => [isNew, to.key, to.start, to.due, to.basis]);
}

describe("what the day of an event makes of what waits for it", () => {
  it.each<[string, Schedule, string | null, string | null]>([
    ["calendar days", after({ n: 10, unit: "day" }), DAY, "2026-06-20"],
    ["working days", after({ n: 5, unit: "workday" }), DAY, "2026-06-17"],
    ["working hours", after({ n: 9, unit: "workhour" }), DAY, "2026-06-12"],
    ["a month", after({ n: 1, unit: "month" }), DAY, "2026-07-10"],
    ["days before it", after({ n: -15, unit: "day" }), null, "2026-05-26"],
    ["only before it", { kind: "after_event", event: "E", op: "before" }, null, "2026-06-09"],
    ["nothing counted", { kind: "after_event", event: "E" }, DAY, null],
  ])("%s", (_name, schedule, start, due) => {
    const basis = due === null ? "event" : "dated";
    expect(datesOf(enter(groupOf(task(schedule, [{ waitsFor: "E" }])), {}))).toEqual([
      [false, "", start, due, basis],
    ]);
  });

  it("gives the due day that was said to those that count nothing, and to them alone", () => {
    const counted = task(after({ n: 10, unit: "day" }), [{ waitsFor: "E" }], 1);
    const open = task({ kind: "after_event", event: "E" }, [{ waitsFor: "E" }], 2);
    expect(datesOf(enter(groupOf(counted, open), { due: "2026-06-25" }))).toEqual([
      [false, "", DAY, "2026-06-20", "dated"],
      [false, "", DAY, "2026-06-25", "dated"],
    ]);
    expect(datesOf(enter(groupOf(open), { due: "2026-06-09" }))).toBe("due_before_event");
  });

  it("counts each milestone of one deliverable by its own words", () => {
    const parts = [part({ n: 5, unit: "day" }), part({ n: 20, unit: "day" })];
    const both = task({ kind: "multi", parts }, [
      { waitsFor: "E", key: "" },
      { waitsFor: "E", key: "#2" },
    ]);
    expect(datesOf(enter(groupOf(both), {}))).toEqual([
      [false, "", DAY, "2026-06-15", "dated"],
      [false, "#2", DAY, "2026-06-30", "dated"],
    ]);
  });

  it("makes one occurrence a day of what comes again, under a name of its own", () => {
    const repeated = { ...part({ n: 2, unit: "day" }), repeat: true };
    const waiting = task(repeated, [{ waitsFor: "E" }]);
    expect(datesOf(enter(groupOf(waiting), {}))).toEqual([[true, DAY, DAY, "2026-06-12", "dated"]]);
    const once = {
      waitsFor: "E",
      key: DAY,
      eventOn: DAY,
      basis: "dated",
      due: "2026-06-12",
    } as const;
    const before = task(repeated, [{ waitsFor: "E" }, once]);
    expect(datesOf(enter(groupOf(before), {}))).toBe("event_entered");
    const other = task(repeated, [
      { waitsFor: "E" },
      { ...once, waitsFor: "F", state: "accepted" },
    ]);
    expect(datesOf(enter(groupOf(other), {}))).toEqual([
      [true, `${DAY}#2`, DAY, "2026-06-12", "dated"],
    ]);
  });

  it("put right keeps a longer extension, and drops one that the new day goes beyond", () => {
    const dated = {
      waitsFor: "E",
      eventOn: "2026-06-01",
      basis: "dated",
      due: "2026-06-30",
    } as const;
    const extended = task(after({ n: 10, unit: "day" }), [{ ...dated, firstDue: "2026-06-11" }]);
    const to = (day: string) => {
      const decided = enter(groupOf(extended), { day });
      return decided.ok ? decided.value[0]?.to : null;
    };
    expect(to("2026-06-05")).toMatchObject({ due: "2026-06-30", firstDue: "2026-06-15" });
    expect(to("2026-06-25")).toMatchObject({ due: "2026-07-05", firstDue: null });
  });

  it("put right without a due day keeps the one entered before, and a longer one that was granted", () => {
    const dated = { waitsFor: "E", eventOn: "2026-06-01", basis: "dated" } as const;
    const plain: Schedule = { kind: "after_event", event: "E" };
    const to = (over: Partial<Occurrence>, day: string) => {
      const decided = enter(groupOf(task(plain, [{ ...dated, ...over }])), { day });
      return decided.ok ? decided.value[0]?.to : decided.why;
    };
    const entered = { due: "2026-06-20" };
    const granted = { due: "2026-06-30", firstDue: "2026-06-20" };
    expect(to(entered, "2026-06-05")).toMatchObject({
      ...{ ...entered, firstDue: null, basis: "dated", start: "2026-06-05" },
    });
    expect(to(granted, "2026-06-05")).toMatchObject({ ...granted, eventOn: "2026-06-05" });
    expect(to(entered, "2026-06-21")).toEqual({
      ...{ code: "due_before_event", day: "2026-06-21", due: "2026-06-20" },
    });
    const before: Schedule = { kind: "after_event", event: "E", offset: { n: -5, unit: "day" } };
    const counted = enter(groupOf(task(before, [{ ...dated, ...entered }])), {});
    expect(datesOf(counted)).toEqual([[false, "", null, "2026-06-05", "dated"]]);
  });

  it("is for the clerk", () => {
    const group = groupOf(task({ kind: "after_event", event: "E" }, [{ waitsFor: "E" }]));
    expect(datesOf(enter(group, { role: "chair" }))).toBe("only");
  });
});

describe("what open work waits for", () => {
  const named = (name: string, number: number) =>
    task({ kind: "after_event", event: name }, [{ waitsFor: name }], number);

  it("is one group however it is written, and none of what is handed in or has a day of the plan", () => {
    const groups = eventGroups([
      named("UBND tỉnh công bố Chỉ số CCHC", 1),
      named("Ủy ban nhân dân tỉnh công bố chỉ số cải cách hành chính", 2),
      task({ kind: "after_event", event: "E" }, [{ waitsFor: "E", state: "submitted" }], 3),
      sheet({ number: 4 }),
    ]);
    expect(groups.map(({ waiting }) => waiting.map((one) => one.task.number))).toEqual([[1, 2]]);
  });

  it("is not what was given other words since: it waits for nothing", () => {
    const reread = { waitsFor: null, eventOn: DAY, basis: "dated", due: "2026-07-01" } as const;
    expect(eventGroups([task({ kind: "date", due: "2026-07-01" }, [reread])])).toEqual([]);
  });

  it("is found by its words, the whole name first", () => {
    const groups = eventGroups([named("tỉnh công bố", 1), named("tỉnh công bố điểm thi đua", 2)]);
    const find = (typed: string) => findEvents(typed, groups).map(({ name }) => name);
    expect(find("tinh cong bo")).toEqual(["tỉnh công bố"]);
    expect(find("công bố")).toHaveLength(2);
    expect(find("thi đua công bố")).toEqual(["tỉnh công bố điểm thi đua"]);
    expect(find("")).toEqual([]);
    expect(nearestEvents("huyện thi đua", groups)).toEqual(["tỉnh công bố điểm thi đua"]);
  });
});

type Offset = { n: number; unit: "day" | "workday" | "workhour" | "month" };

function part(offset: Offset) {
  return { kind: "after_event" as const, event: "E", offset };
}

function after(offset: Offset): Schedule {
  return part(offset);
}
