import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calendarOf, type Calendar, type CalendarDay } from "../../src/domain/calendar.js";
import { DEFAULT_SETTINGS, type Settings } from "../../src/domain/office.js";
import { formatPeriod } from "../../src/domain/periods.js";
import {
  askableUnits,
  dueOf,
  roundsToChase,
  standingIn,
  toldOfClosing,
  toldOfOpening,
} from "../../src/domain/round.js";
import {
  nearestPeriod,
  proposedDue,
  reportPeriodsIn,
  roundOf,
  roundsDue,
  type PlanReport,
} from "../../src/domain/round-opening.js";
import { addDays } from "../../src/domain/time.js";
import { asked, newRound } from "../support/rounds.js";

const file = new URL("../../prisma/calendar.json", import.meta.url);
const { days } = JSON.parse(readFileSync(file, "utf8")) as { days: CalendarDay[] };
const CALENDAR = calendarOf(days);
const NONE: Calendar = new Map();

type Given = {
  settings?: Partial<Settings>;
  known?: string[];
  plan?: Omit<PlanReport, "workspaceId">[];
};

function opensOn(today: string, { settings = {}, known = [], plan = [] }: Given = {}): string[] {
  return roundsDue({
    settings: { ...DEFAULT_SETTINGS, ...settings },
    known: new Set(known),
    plan: plan.map((one) => ({ workspaceId: 1, ...one })),
    today,
    calendar: CALENDAR,
  }).map(({ period, due }) => `${formatPeriod(period)} ${due}`);
}

/** The days of a year on which a round would open for the first time. */
function firstDays(year: number, given: Given = {}): Record<string, string> {
  const opened: Record<string, string> = {};
  for (let day = `${String(year)}-01-01`; day <= `${String(year)}-12-31`; day = addDays(day, 1)) {
    const known = [...(given.known ?? []), ...Object.keys(opened)];
    for (const one of opensOn(day, { ...given, known })) opened[one.slice(0, -11)] = day;
  }
  return opened;
}

describe("the rounds that open by themselves", () => {
  // 10 days before the 20th of the period's last month: none of these days is off.
  it.each([2025, 2026, 2027])("open ten days before they are due, in %i", (year) => {
    const y = String(year);
    expect(firstDays(year)).toEqual({
      [`${y}-Q1`]: `${y}-03-10`,
      [`${y}-H1`]: `${y}-06-10`,
      [`${y}-Q3`]: `${y}-09-10`,
      [`${y}-Y`]: `${y}-12-10`,
    });
  });

  it.each([
    // Seven days before: 13/9/2025 is a Saturday, 13/6/2026 a Saturday, 13/9/2026 a Sunday, 13/12/2026 a Sunday,
    // 13/3/2027 a Saturday, 13/6/2027 a Sunday.
    [2025, ["2025-03-13", "2025-06-13", "2025-09-12", "2025-12-12"]],
    [2026, ["2026-03-13", "2026-06-12", "2026-09-11", "2026-12-11"]],
    [2027, ["2027-03-12", "2027-06-11", "2027-09-13", "2027-12-13"]],
  ])("open on the working day before a weekend, in %i", (year, on) => {
    expect(Object.values(firstDays(year, { settings: { roundDays: 7 } }))).toEqual(on);
  });

  it.each([
    // Eighteen days before 20/9 is the National Day; in 2026 31/8 is off too, in 2027 1/9.
    [2025, 18, "Q3", "2025-08-29"],
    [2026, 18, "Q3", "2026-08-28"],
    [2027, 18, "Q3", "2027-08-31"],
    // Tết of 2026 is off from 14/2 to 22/2; 32 days before 20/3 is 16/2.
    [2026, 32, "Q1", "2026-02-13"],
  ] as const)("open before a holiday: in %i, %i days before %s", (year, roundDays, code, on) => {
    const given = { settings: { roundDays, roundPeriods: [code] } };
    expect(firstDays(year, given)).toEqual({ [`${String(year)}-${code}`]: on });
  });

  it("open on any later day up to the due day where the day itself was missed, and not behind it", () => {
    expect(opensOn("2026-03-09")).toEqual([]);
    for (const day of ["2026-03-10", "2026-03-16", "2026-03-20"]) {
      expect(opensOn(day), day).toEqual(["2026-Q1 2026-03-20"]);
    }
    expect(opensOn("2026-03-21")).toEqual([]);
  });

  it("open once, and not where the office wants none", () => {
    expect(opensOn("2026-03-10", { known: ["2026-Q1"] })).toEqual([]);
    expect(opensOn("2026-03-10", { settings: { rounds: false } })).toEqual([]);
    expect(opensOn("2026-03-10", { settings: { roundPeriods: ["Y"] } })).toEqual([]);
  });

  it("are due when a plan says so, the earliest of several plans", () => {
    const plan = [
      { period: "2026-Q1", due: "2026-03-17", filed: false },
      { period: "2026-Q1", due: "2026-03-15", filed: false },
    ];
    expect(opensOn("2026-03-04", { plan })).toEqual([]);
    expect(opensOn("2026-03-05", { plan })).toEqual(["2026-Q1 2026-03-15"]);
    expect(opensOn("2026-03-16", { plan })).toEqual([]);
  });

  it("are also those that only a plan names, and due as usual where its day is not certain", () => {
    const plan = [{ period: "2026-Q2", due: null, filed: false }];
    expect(opensOn("2026-06-10", { plan, settings: { roundPeriods: [] } })).toEqual([
      "2026-Q2 2026-06-20",
    ]);
  });

  it("are not opened for a report that has been filed", () => {
    const filed = { period: "2026-Q1", due: "2026-03-20", filed: true };
    expect(opensOn("2026-03-12", { plan: [filed] })).toEqual([]);
    const other = { ...filed, filed: false };
    expect(opensOn("2026-03-12", { plan: [filed, other] })).toHaveLength(1);
  });

  it.each([
    ["Q1", "2025-12-15", "2026-03-14", "2026-03-20"],
    ["H1", "2025-12-15", "2026-06-14", "2026-06-20"],
    ["Q3", "2026-06-15", "2026-09-14", "2026-09-20"],
    ["9M", "2025-12-15", "2026-09-14", "2026-09-20"],
    ["Y", "2025-12-15", "2026-12-14", "2026-12-20"],
  ] as const)("ask for the data of their period: %s", (code, dataFrom, dataTo, due) => {
    const round = roundOf({ period: { year: 2026, code }, due }, [{ id: 3, name: "A" }]);
    const key = `2026-${code}`;
    expect(round).toEqual({
      ...{ key, period: key, title: "", letter: null, dataFrom, dataTo, due, units: [3] },
    });
  });

  it("are named by the schedules of plans", () => {
    const every = { kind: "recurring", every: ["period"] } as const;
    const part = { ...every, every: [...every.every] };
    expect(reportPeriodsIn(part)).toEqual(["Q1", "H1", "Q3", "Y"]);
    expect(reportPeriodsIn({ ...part, periods: ["9M"] })).toEqual(["9M"]);
    expect(reportPeriodsIn({ kind: "recurring", every: ["quarter"] })).toEqual([]);
    expect(reportPeriodsIn({ kind: "multi", parts: [{ kind: "continuous" }, part] })).toHaveLength(
      4,
    );
  });
});

describe("a period said without a year", () => {
  it.each([
    ["2026-12-01", "Q1", 2027],
    ["2026-02-01", "Q1", 2026],
    ["2026-03-25", "Q1", 2026],
    ["2026-01-05", "Y", 2025],
    ["2026-06-10", "Y", 2026],
    ["2026-06-10", "Q1", 2027],
  ] as const)("on %s, %s is that of %i", (today, code, year) => {
    expect(nearestPeriod(code, today)).toEqual({ code, year });
  });

  it("is due as usual, or in a week of working days where that is past", () => {
    const period = { year: 2026, code: "Q1" } as const;
    expect(proposedDue(period, [], "2026-03-20", NONE)).toBe("2026-03-20");
    expect(proposedDue(period, [], "2026-03-21", NONE)).toBe("2026-03-27");
    expect(proposedDue(null, [], "2026-04-29", CALENDAR)).toBe("2026-05-08");
  });
});

describe("how a unit stands", () => {
  const today = "2026-03-23";

  it.each([
    [{}, "2026-03-20", { state: "missing", late: 0 }],
    [{}, "2026-03-21", { state: "late", late: 1 }],
    [{ due: "2026-03-25" }, "2026-03-25", { state: "missing", late: 0 }],
    [{ submittedAt: "2026-03-20T16:59:00.000Z" }, today, { state: "submitted", late: 0 }],
    // Past midnight there.
    [{ submittedAt: "2026-03-20T17:00:00.000Z" }, today, { state: "submitted", late: 1 }],
    [
      { submittedAt: "2026-03-24T01:00:00.000Z", due: "2026-03-25" },
      today,
      { state: "submitted", late: 0 },
    ],
  ])("%j on %s", (given, on, standing) => {
    expect(standingIn(newRound(), asked(3, given), on)).toEqual(standing);
  });

  it("grows no older once the round is closed", () => {
    const round = newRound({ state: "closed", closedAt: "2026-03-22T01:00:00.000Z" });
    expect(standingIn(round, asked(3), "2026-12-31")).toEqual({ state: "late", late: 2 });
  });

  it("is not harmed by more time that ends before a later due day of the round", () => {
    expect(dueOf({ due: "2026-03-30" }, { due: "2026-03-25" })).toBe("2026-03-30");
  });
});

describe("who is chased", () => {
  const chased = (today: string, units = [asked(3), asked(4)], over = {}) =>
    roundsToChase([newRound({ units, ...over })], today, [7, 3, 1, 0], CALENDAR);
  const both = [{ roundId: 7, unitIds: [3, 4] }];

  it.each([
    // Due on Friday 20/3/2026.
    ["2026-03-12", []],
    ["2026-03-13", both],
    ["2026-03-16", []],
    ["2026-03-17", both],
    ["2026-03-18", []],
    ["2026-03-19", both],
    ["2026-03-20", both],
    ["2026-03-23", both],
    ["2026-04-23", both],
  ])("on %s", (today, expected) => {
    expect(chased(today)).toEqual(expected);
  });

  it("on the working day before, where a day is off", () => {
    // Due on Saturday 20/6/2026: a week before is a Saturday too, and the day before is Friday.
    const over = { due: "2026-06-20" };
    const on = ["2026-06-11", "2026-06-12", "2026-06-15", "2026-06-17", "2026-06-18", "2026-06-19"];
    const those = on.filter((today) => chased(today, undefined, over).length > 0);
    expect(those).toEqual(["2026-06-12", "2026-06-17", "2026-06-19"]);
  });

  it("are only those who have not handed in, by their own due day, and not who is blocked", () => {
    const units = [
      asked(3, { submittedAt: "2026-03-18T01:00:00.000Z" }),
      asked(4, { obstacle: "mất điện" }),
      asked(5, { due: "2026-03-27", askState: "granted" }),
      asked(6, { askState: "asked", asked: "2026-03-30" }),
    ];
    expect(chased("2026-03-23", units)).toEqual([{ roundId: 7, unitIds: [6] }]);
    expect(chased("2026-03-20", units)).toEqual([{ roundId: 7, unitIds: [5, 6] }]);
  });

  it("is nobody where the round is closed or only prepared", () => {
    for (const state of ["closed", "draft"] as const) {
      expect(chased("2026-03-20", undefined, { state })).toEqual([]);
    }
  });
});

describe("who is told", () => {
  const member = (
    id: number,
    role: "chair" | "clerk" | "official" | "viewer",
    units: number[],
  ) => ({
    ...{ id, role, units },
  });
  const members = [
    member(1, "official", [3]),
    member(2, "clerk", [4]),
    member(3, "viewer", [3]),
    member(4, "chair", [3]),
    member(5, "official", [9]),
  ];

  it("of an opening: officials and clerks of the units, not who opened it, and the groups of all", () => {
    const round = { workspaceId: 8, key: "2026-Q1", units: [3, 4] };
    const chats = [
      { id: 6, purpose: "group" },
      { id: 7, purpose: "leaders" },
    ];
    expect(toldOfOpening(round, members, chats, 2)).toEqual([
      { key: "round/8/2026-Q1/opened/1", to: { member: 1 } },
      { key: "round/8/2026-Q1/opened/chat/6", to: { chat: 6 } },
    ]);
  });

  it("of the end: the clerks, or the leaders where there is none", () => {
    const ids = (list: typeof members, by: number | null) =>
      toldOfClosing({ workspaceId: 8, key: "m1" }, list, "T", by).map(({ key }) => key);
    expect(ids(members, null)).toEqual(["round/8/m1/closed/T/2"]);
    expect(ids(members, 2)).toEqual([]);
    expect(ids([member(4, "chair", [])], null)).toEqual(["round/8/m1/closed/T/4"]);
  });

  it("and only units in which somebody works are asked", () => {
    const units = [3, 4, 9, 10].map((id) => ({ id, kind: "unit" as const }));
    const group = { id: 9, kind: "group" as const };
    expect(askableUnits([...units.slice(0, 2), group, units[3]!], members)).toEqual(
      units.slice(0, 2),
    );
  });
});
