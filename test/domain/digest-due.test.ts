import { describe, expect, it } from "vitest";
import { calendarOf, type CalendarDay } from "../../src/domain/calendar.js";
import { digestDue } from "../../src/domain/digest-due.js";
import { DEFAULT_SETTINGS, type Settings } from "../../src/domain/office.js";
import { mondayOf, readWeek, weekBefore, weekOf } from "../../src/domain/week.js";

const ZONE = "Asia/Ho_Chi_Minh";
const off = (date: string): CalendarDay => {
  return { date, kind: "off", name: "", source: "", provisional: false };
};
/** 27/4/2026 is a Monday off; Tết of that year takes the week of 16/2 whole. */
const CALENDAR = calendarOf(
  ["04-27", "02-16", "02-17", "02-18", "02-19", "02-20"].map((day) => off(`2026-${day}`)),
);

/** Local time of the office: "2026-03-16 07:30". */
function due(local: string, settings: Partial<Settings> = {}, calendar = CALENDAR) {
  const now = new Date(`${local.replace(" ", "T")}:00+07:00`).toISOString();
  const office = { settings: { ...DEFAULT_SETTINGS, ...settings }, timeZone: ZONE };
  const found = digestDue(office, now, calendar);
  return found && { week: found.week, before: localOf(found.notBefore), slot: found.slot };
}

function localOf(at: string | null): string | null {
  if (at === null) return null;
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}

describe("the digest of a week is due", () => {
  it.each<[string, string | null, string | null, Partial<Settings>]>([
    ["2026-03-16 07:29", null, null, {}],
    ["2026-03-16 07:30", "2026-W12", null, {}],
    ["2026-03-16 22:00", "2026-W12", "2026-03-17 07:30", {}],
    ["2026-03-17 03:00", "2026-W12", "2026-03-17 07:30", {}],
    ["2026-03-19 19:59", "2026-W12", null, {}],
    ["2026-03-19 21:00", null, null, {}],
    ["2026-03-20 08:00", null, null, {}],
    ["2026-03-22 08:00", null, null, {}],
    // Monday is off: it comes on Friday and keeps its week.
    ["2026-04-24 07:29", null, null, {}],
    ["2026-04-24 07:30", "2026-W18", null, {}],
    ["2026-04-25 09:00", "2026-W18", "2026-04-28 07:30", {}],
    ["2026-04-30 09:00", "2026-W18", null, {}],
    ["2026-05-01 09:00", null, null, {}],
    // The week before was closed: Monday 16/2 comes on Friday 13/2, and the next one on its own day.
    ["2026-02-13 07:30", "2026-W08", null, {}],
    ["2026-02-23 07:30", "2026-W09", null, {}],
    // Another day and hour; an hour in quiet hours is their end.
    ["2026-03-20 16:00", "2026-W12", null, { digestDay: 5, digestAt: "16:00" }],
    ["2026-03-23 16:00", "2026-W12", null, { digestDay: 5, digestAt: "16:00" }],
    ["2026-03-24 16:00", null, null, { digestDay: 5, digestAt: "16:00" }],
    ["2026-03-16 06:59", null, null, { digestAt: "05:00" }],
    ["2026-03-16 07:00", "2026-W12", null, { digestAt: "05:00" }],
    ["2026-12-28 07:30", "2026-W53", null, {}],
    ["2027-01-04 07:30", "2027-W01", null, {}],
  ])("at %s: %s, not before %s", (at, week, before, settings) => {
    const found = due(at, settings);
    expect(found?.week ?? null).toBe(week);
    expect(found?.before ?? null).toBe(before);
    if (week !== null) expect(found?.slot).toBe(`digest/${week}`);
  });

  it("does not come twice on one day where two weeks were closed", () => {
    const days = ["02-09", "02-10", "02-11", "02-12", "02-13", "02-16", "02-17", "02-18"];
    const calendar = calendarOf(days.map((day) => off(`2026-${day}`)));
    expect(due("2026-02-06 07:30", {}, calendar)?.week).toBe("2026-W07");
    expect(due("2026-02-06 08:30", {}, calendar)?.week).toBe("2026-W07");
    expect(due("2026-02-19 08:30", {}, calendar)).toBeNull();
  });
});

describe("a week", () => {
  it.each([
    ["2026-03-16", "2026-W12"],
    ["2026-03-22", "2026-W12"],
    ["2027-01-03", "2026-W53"],
    ["2025-12-29", "2026-W01"],
  ])("that has %s is %s", (day, week) => {
    expect(weekOf(day)).toBe(week);
  });

  it("is read and begins on Monday", () => {
    expect(mondayOf("2026-W12")).toBe("2026-03-16");
    expect(weekBefore("2027-W01")).toBe("2026-W53");
    expect(readWeek(" 2026w9 ")).toBe("2026-W09");
    for (const wrong of ["2026-W54", "2027-W53", "2026-W00", "W12", "2026-12", ""]) {
      expect(readWeek(wrong), wrong).toBeNull();
    }
  });
});
