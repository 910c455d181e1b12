import { describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import { isUnanswered, lateSteps, toldOf } from "../../src/domain/escalation.js";
import type { NudgeLine, NudgeMember } from "../../src/domain/nudge.js";
import { DEFAULT_SETTINGS, type Role } from "../../src/domain/office.js";

const CALENDAR = calendarOf([
  { date: "2026-04-27", kind: "off", name: "", source: "", provisional: false },
]);
const day = (today: string) => ({ today, calendar: CALENDAR, settings: DEFAULT_SETTINGS });

function line(given: Partial<NudgeLine>): NudgeLine {
  return {
    ...{ workspaceId: 1, taskId: 5, number: 5, title: "Rà soát", occurrenceId: 50 },
    ...{ deliverable: "Báo cáo", key: "", phrase: null, basis: "dated", start: null },
    ...{ due: "2026-04-22", time: null, until: null, waitsFor: null, eventOn: null },
    ...{ firstDue: null, confirm: false, returnReason: null, personInChargeId: null, lead: [1] },
    ...{ blocked: false, notedAt: null, told: [] },
    ...given,
  };
}

const steps = (today: string, given: Partial<NudgeLine> = {}) =>
  lateSteps([line(given)], day(today)).map(({ what }) => what);

describe("what is late for long", () => {
  it.each([
    ["two working days late: nobody", "2026-04-24", []],
    ["three, a day off between them not counted: the clerk", "2026-04-28", ["clerk"]],
    ["six: still the clerk alone", "2026-05-01", ["clerk"]],
    ["seven: the chair too", "2026-05-04", ["clerk", "chair"]],
  ])("%s", (_name, today, expected) => {
    expect(steps(today)).toEqual(expected);
  });

  it("is told each step once for each due day", () => {
    const at = "2026-04-28T00:30:00.000Z";
    const told: NudgeLine["told"] = [{ what: "clerk", about: "2026-04-22", at }];
    expect(steps("2026-04-29", { told })).toEqual([]);
    expect(steps("2026-05-04", { told })).toEqual(["chair"]);
    expect(steps("2026-05-15", { told, due: "2026-05-08" })).toEqual(["clerk"]);
  });

  it("is not told while it is blocked, to be confirmed or without a day", () => {
    expect(steps("2026-05-04", { blocked: true })).toEqual([]);
    expect(steps("2026-05-04", { confirm: true })).toEqual([]);
    expect(steps("2026-05-04", { due: null, basis: "event" })).toEqual([]);
  });
});

describe("an obstacle that nobody answers", () => {
  it.each([
    ["two working days: not yet", "2026-04-24", false],
    ["three, a day off between them: the chair hears of it", "2026-04-28", true],
  ])("%s", (_name, today, expected) => {
    // 23:30 in the office is still that day.
    expect(isUnanswered("2026-04-22T16:30:00.000Z", "Asia/Ho_Chi_Minh", day(today))).toBe(expected);
  });
});

describe("who is told", () => {
  const people = (...roles: Role[]) =>
    roles.map((role, id): NudgeMember => {
      return { id, name: role, role, language: "vi", units: [], nudgeAt: null };
    });

  it.each<[string, "clerk" | "chair", Role[], number[]]>([
    ["the clerks", "clerk", ["chair", "clerk", "clerk"], [1, 2]],
    ["the chairs", "chair", ["chair", "clerk", "chair"], [0, 2]],
    ["the chair where there is no clerk", "clerk", ["chair", "official"], [0]],
    ["the clerk where there is no chair", "chair", ["official", "clerk"], [1]],
    ["nobody where there is neither", "chair", ["official"], []],
  ])("%s", (_name, step, roles, expected) => {
    expect(toldOf(step, people(...roles)).map(({ id }) => id)).toEqual(expected);
  });
});
