import { describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import { digestFigures, digestUntil } from "../../src/domain/digest.js";
import { LISTED } from "../../src/domain/digest-lists.js";
import { idsIn, stillTrue, type DigestNow } from "../../src/domain/digest-now.js";
import type {
  DigestIndicator,
  DigestItem,
  DigestRows,
  DigestTask,
} from "../../src/domain/digest-rows.js";

/* Monday 16/3/2026, 07:30 in the office. */
const AT = "2026-03-16T00:30:00.000Z";
const VP = { id: 1, name: "Văn phòng" };
const KT = { id: 2, name: "Phòng Kinh tế" };

function task(number: number, given: Partial<DigestTask> = {}): DigestTask {
  const counts = { accepted: 0, left: 1, late: 0, ongoing: 0 };
  const rest = { field: "Thể chế", lead: [VP], criteria: [], pointsLost: null };
  return { taskId: number + 100, number, ...rest, ...counts, ...given };
}

function item(number: number, due: string, given: Partial<DigestItem> = {}): DigestItem {
  return {
    ...{ taskId: number + 100, number, title: `Việc ${number}`, occurrenceId: number + 1000, due },
    ...{ deliverable: "Báo cáo", key: "", state: "open", submittedAt: null, blocked: false },
    ...given,
  };
}

const NOTHING = { obstacles: [], extensions: [], indicators: [] };

function figures(rows: Partial<DigestRows>, calendar = calendarOf([])) {
  const all = { workspaceId: 1, tasks: [], items: [], ...NOTHING, ...rows };
  const moment = { week: "2026-W12", at: AT, zone: "Asia/Ho_Chi_Minh", until: "2026-03-22" };
  return digestFigures(all, { ...moment, calendar });
}

/** "≥ 98 %" of task `number`, numbered so too. */
function target(number: number, reached: number | null, given: Partial<DigestIndicator> = {}) {
  const text = `Chỉ tiêu ${number}`;
  const last = reached === null ? null : { value: reached, day: "2026-03-01" };
  return {
    ...{ indicatorId: number + 30, number, text, operator: ">=" as const, value: 98, unit: "%" },
    ...{ taskId: number + 100, last, ...given },
  };
}

describe("an indicator off target", () => {
  it("is listed with who leads its task; one without a reading is not", () => {
    const indicators = [
      target(1, 97.5),
      target(2, 98),
      target(3, null),
      target(4, 1, { taskId: null }),
    ];
    const { targets } = figures({ tasks: [task(1), task(2)], indicators });
    expect(targets).toEqual({
      measured: 3,
      off: {
        total: 2,
        items: [
          {
            ...{ indicatorId: 31, number: 1, text: "Chỉ tiêu 1", operator: ">=", value: 98 },
            ...{ unit: "%", reached: 97.5, day: "2026-03-01", units: ["Văn phòng"] },
          },
          expect.objectContaining({ number: 4, reached: 1, units: [] }),
        ],
      },
    });
  });

  it("is kept so many times, with the count of all", () => {
    const indicators = Array.from({ length: LISTED + 2 }, (_, at) => target(at + 1, 0));
    const { off } = figures({ indicators }).targets!;
    expect([off.total, off.items.length]).toEqual([LISTED + 2, LISTED]);
  });
});

describe("a task counts", () => {
  it.each<[string, Partial<DigestTask>, object]>([
    ["as done when nothing is left", { accepted: 2, left: 0 }, { total: 1, done: 1 }],
    ["as going on while something is left", { accepted: 3, left: 1 }, { total: 1, done: 0 }],
    ["as late when one of its dates is", { left: 2, late: 1 }, { total: 1, late: 1, done: 0 }],
    ["as ongoing when it has no end", { left: 0, ongoing: 1 }, { total: 0, ongoing: 1 }],
    [
      "as done when only its ongoing part is left",
      { accepted: 1, left: 0, ongoing: 1 },
      { total: 1, done: 1, ongoing: 0 },
    ],
    ["not at all when all of it was cancelled", { left: 0 }, { total: 0, ongoing: 0, done: 0 }],
  ])("%s", (_name, given, counts) => {
    expect(figures({ tasks: [task(1, given)] }).tasks).toMatchObject(counts);
  });

  it("once in all and with each unit that leads it, the unit with most that is late first", () => {
    const tasks = [
      task(1, { lead: [VP, KT], accepted: 1, left: 0 }),
      task(2, { lead: [KT], late: 1 }),
      task(3, { lead: [] }),
    ];
    const found = figures({ tasks });
    expect(found.tasks).toEqual({ total: 3, done: 1, late: 1, ongoing: 0 });
    expect(found.units).toEqual([
      { unitId: 2, name: "Phòng Kinh tế", total: 2, done: 1, late: 1, ongoing: 0 },
      { unitId: null, name: null, total: 1, done: 0, late: 0, ongoing: 0 },
      { unitId: 1, name: "Văn phòng", total: 1, done: 1, late: 0, ongoing: 0 },
    ]);
  });

  it("with its field, in the plan's order", () => {
    const tasks = [task(1), task(2, { field: null }), task(3, { accepted: 1, left: 0 })];
    expect(figures({ tasks }).fields).toEqual([
      { name: "Thể chế", total: 2, done: 1, late: 0, ongoing: 0 },
      { name: null, total: 1, done: 0, late: 0, ongoing: 0 },
    ]);
  });
});

describe("the lists", () => {
  it("tell what is late by days, with all that is late of a task", () => {
    const items = [
      item(1, "2026-03-15"),
      item(1, "2026-03-10", { occurrenceId: 2000 }),
      item(2, "2026-03-04", { blocked: true }),
      item(3, "2026-03-16"),
    ];
    const { late, due } = figures({ tasks: [task(1), task(2, { lead: [KT] }), task(3)], items });
    expect(late.items.map((one) => [one.number, one.daysLate, one.blocked, one.units])).toEqual([
      [2, 12, true, ["Phòng Kinh tế"]],
      [1, 6, false, ["Văn phòng"]],
    ]);
    expect(late.items[1]?.occurrenceIds).toEqual([1001, 2000]);
    expect(due.items.map(({ number, due: day }) => [number, day])).toEqual([[3, "2026-03-16"]]);
  });

  it("put points first and say the sum, a criterion once", () => {
    const tasks = [
      task(1, { pointsLost: 0.25 }),
      task(2, { pointsLost: 0.5, criteria: ["1.2"] }),
      task(3, { pointsLost: 0.5, criteria: ["1.2"] }),
      task(4),
      task(5, { pointsLost: 2 }),
    ];
    const items = [
      item(1, "2026-03-01"),
      item(2, "2026-03-20"),
      item(3, "2026-03-10"),
      item(4, "2026-01-10"),
    ];
    const { risk, late } = figures({ tasks, items });
    expect(risk?.points).toBe(0.75);
    expect(risk?.tasks.items.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(late.items.map(({ number }) => number)).toEqual([3, 1, 4]);
  });

  it("say nothing of points where no task carries any, and rank by lateness", () => {
    const items = [item(1, "2026-03-10"), item(2, "2026-03-01")];
    const { risk, late } = figures({ tasks: [task(1), task(2)], items });
    expect(risk).toBeNull();
    expect(late.items.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("wait longest first: hand-ins by days, obstacles by working days", () => {
    const handed = { state: "submitted", due: null } as const;
    const items = [
      item(1, "", { ...handed, submittedAt: "2026-03-15T18:00:00.000Z" }),
      item(2, "", { ...handed, submittedAt: "2026-03-13T02:00:00.000Z" }),
    ];
    const raised = { title: "Việc", raisedAt: "2026-03-10T02:00:00.000Z" };
    const off = { name: "", source: "", provisional: false };
    const calendar = calendarOf([{ date: "2026-03-12", kind: "off", ...off }]);
    const found = figures(
      { items, obstacles: [{ obstacleId: 7, number: 1, ...raised }] },
      calendar,
    );
    expect(found.waiting.items.map(({ number, days }) => [number, days])).toEqual([
      [2, 3],
      [1, 0],
    ]);
    expect(found.obstacles.items).toEqual([{ number: 1, title: "Việc", obstacleId: 7, days: 3 }]);
  });

  it("keep so many and the count of all", () => {
    const numbers = Array.from({ length: LISTED + 3 }, (_, index) => index + 1);
    const items = numbers.map((number) => item(number, "2026-03-01"));
    const { late } = figures({ tasks: numbers.map((number) => task(number)), items });
    expect([late.total, late.items.length]).toEqual([LISTED + 3, LISTED]);
  });
});

describe("what was settled since", () => {
  const tasks = [task(1, { pointsLost: 0.5 }), task(2, { pointsLost: 0.25 }), task(3)];
  const items = [
    item(1, "2026-03-10"),
    item(2, "2026-03-18"),
    item(3, "2026-03-01", { state: "submitted", submittedAt: AT }),
  ];
  const obstacles = [{ obstacleId: 7, number: 1, title: "Việc", raisedAt: AT }];
  const asked = { number: 1, title: "Việc", wanted: "2026-04-01", askedAt: AT };
  const extensions = [{ extensionId: 9, ...asked }];
  const indicators = [target(1, 96)];
  const taken = figures({ tasks, items, obstacles, extensions, indicators });
  const stands: DigestNow = {
    occurrences: [
      { id: 1001, state: "open", due: "2026-03-10", confirm: false },
      { id: 1002, state: "open", due: "2026-03-18", confirm: false },
      { id: 1003, state: "submitted", due: "2026-03-01", confirm: false },
    ],
    ...{ obstacles: [{ id: 7, text: "x" }], extensions: [9], inCharge: [], urged: [] },
    readings: [{ indicatorId: 31, value: 96, day: "2026-03-01" }],
  };
  const counts = (now: DigestNow) => {
    const { late, due, waiting, obstacles: open, extensions, risk } = stillTrue(taken, now);
    const totals = [late, due, waiting, open, extensions].map(({ total }) => total);
    return [...totals, risk?.points];
  };

  it("is all there while nothing was", () => {
    expect(idsIn(taken)).toEqual({
      tasks: [101, 102],
      ...{ occurrences: [1001, 1002, 1003], obstacles: [7], extensions: [9], indicators: [31] },
    });
    expect(stillTrue(taken, stands)).toEqual(taken);
  });

  it("is in no list any more, nor in the points", () => {
    const gone = { ...stands, occurrences: [], obstacles: [], extensions: [] };
    expect(counts(gone)).toEqual([0, 0, 0, 0, 0, 0]);
    const [, ...others] = stands.occurrences;
    expect(counts({ ...stands, occurrences: others })).toEqual([0, 1, 1, 1, 1, 0.25]);
  });

  it("is off target no more when a later reading is on it, and stands with the later figure else", () => {
    const read = (value: number) =>
      stillTrue(taken, { ...stands, readings: [{ indicatorId: 31, value, day: "2026-03-15" }] });
    expect(read(98).targets).toEqual({ measured: 1, off: { total: 0, items: [] } });
    expect(read(97).targets?.off).toMatchObject({ items: [{ reached: 97, day: "2026-03-15" }] });
    expect(stillTrue(taken, { ...stands, readings: [] }).targets?.off.total).toBe(0);
    const old = { ...taken, targets: null };
    expect(stillTrue(old, stands).targets).toBeNull();
    expect(idsIn(old).indicators).toEqual([]);
  });

  it("is late no more when more time was granted", () => {
    const [first, ...others] = stands.occurrences;
    const later = [{ ...first!, due: "2026-04-20" }, ...others];
    expect(counts({ ...stands, occurrences: later })).toEqual([0, 1, 1, 1, 1, 0.25]);
  });
});

describe("what is due in a week", () => {
  it.each([
    [1, "2026-03-22"],
    [5, "2026-03-26"],
  ])("reaches seven days on from day %i at least", (day, until) => {
    expect(digestUntil("2026-W12", day)).toBe(until);
  });
});
