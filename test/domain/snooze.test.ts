import { describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import type { Snoozed } from "../../src/domain/nudge.js";
import { snooze } from "../../src/domain/snooze.js";
import { nudgeLine, nudgeOffice, personIn } from "../support/nudges.js";

/* Wednesday 2026-06-10; the 15th is a Monday. */
const TODAY = "2026-06-10";

function ask(due: string | null, given: Partial<Parameters<typeof snooze>[0]> = {}) {
  const line = nudgeLine({ due, lead: [1] });
  const office = nudgeOffice([{ id: 3, units: [1] }]);
  const person = personIn({ id: 3 });
  const rest = { before: null, days: null, today: TODAY, calendar: new Map() };
  return snooze({ person, line, office, ...rest, ...given });
}

function until(due: string | null, days: number | null = null, today = TODAY) {
  const decided = ask(due, { days, today });
  return decided.ok ? decided.value.snooze.until : decided.why;
}

describe("until when a nudge is put off", () => {
  it.each([
    ["2026-06-30", null, "2026-06-15", "three working days, the weekend not counted"],
    ["2026-06-30", 1, "2026-06-11", "as many as are asked for"],
    ["2026-06-30", 60, "2026-06-24", "ten working days at most"],
    ["2026-06-12", null, "2026-06-12", "never beyond the due day"],
    ["2026-06-13", null, "2026-06-12", "a due day that is off speaks on the working day before"],
    ["2026-06-10", null, "2026-06-12", "due today: two working days"],
    ["2026-06-10", 5, "2026-06-12", "due today: no more than two"],
    ["2026-05-01", null, "2026-06-12", "late: two working days"],
    ["2026-05-01", 1, "2026-06-11", "late: one, if that is asked for"],
    [null, null, "2026-06-15", "without a due day three working days"],
  ])("due %s, %s days asked: %s (%s)", (due, days, expected, _why) => {
    expect(until(due, days)).toBe(expected);
  });

  it("counts what is due on the weekend ahead as due today on the Friday", () => {
    expect(until("2026-06-14", null, "2026-06-12")).toBe("2026-06-16");
  });

  it("knows the days off of the office", () => {
    const off = { kind: "off", name: "", source: "", provisional: false } as const;
    const calendar = calendarOf([{ ...off, date: "2026-06-11" }]);
    const decided = ask("2026-06-30", { calendar });
    expect(decided.ok && decided.value.snooze.until).toBe("2026-06-16");
  });
});

describe("how often", () => {
  const before = (times: number, day: string): Snoozed => {
    return { memberId: 3, occurrenceId: 57, until: day, times };
  };

  it("counts, and is kept in the history", () => {
    const decided = ask("2026-06-30", { before: before(1, "2026-06-08") });
    expect(decided).toMatchObject({
      value: {
        snooze: { memberId: 3, occurrenceId: 57, until: "2026-06-15", times: 2 },
        events: [{ kind: "snoozed", taskId: 5, data: { until: "2026-06-15", times: 2 } }],
      },
    });
  });

  it("three times and no more", () => {
    const decided = ask("2026-06-30", { before: before(3, "2026-06-08") });
    expect(decided).toEqual({ ok: false, why: { code: "snoozed_enough", number: 12, times: 3 } });
  });

  it("pressed twice is put off once", () => {
    const known = before(3, "2026-06-15");
    expect(ask("2026-06-30", { before: known })).toEqual({
      ok: true,
      value: { snooze: known, events: [] },
    });
  });
});

describe("who", () => {
  it.each([
    [
      "somebody of another unit",
      [
        { id: 3, units: [2] },
        { id: 4, units: [1] },
      ],
      null,
    ],
    [
      "the unit, where another person is in charge",
      [
        { id: 3, units: [1] },
        { id: 4, units: [1] },
      ],
      4,
    ],
  ])("not %s", (_who, members, personInChargeId) => {
    const line = nudgeLine({ due: "2026-06-30", lead: [1], personInChargeId });
    expect(ask(null, { line, office: nudgeOffice(members) })).toEqual({
      ok: false,
      why: { code: "only", who: "nudged" },
    });
  });
});
