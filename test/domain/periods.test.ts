import { describe, expect, test } from "vitest";
import {
  civilDay,
  dataWindow,
  dayOfMonth,
  defaultDue,
  formatPeriod,
  monthSpan,
  parsePeriod,
  periodSpan,
} from "../../src/domain/periods.js";

describe("Report periods", () => {
  test.each([
    ["2026-Q1", "2025-12-15", "2026-03-14", "2026-03-20"],
    ["2026-H1", "2025-12-15", "2026-06-14", "2026-06-20"],
    ["2026-Q3", "2026-06-15", "2026-09-14", "2026-09-20"],
    ["2026-9M", "2025-12-15", "2026-09-14", "2026-09-20"],
    ["2026-Y", "2025-12-15", "2026-12-14", "2026-12-20"],
    ["2026-H2", "2026-06-15", "2026-12-14", "2026-12-20"],
  ])("%s holds the figures of %s to %s and is due on %s", (name, from, to, due) => {
    const period = parsePeriod(name);
    if (period === null) throw new Error(name);
    expect(dataWindow(period)).toEqual({ from, to });
    expect(defaultDue(period)).toBe(due);
    expect(formatPeriod(period)).toBe(name);
  });

  test("are read in small letters too, and nothing else is one", () => {
    expect(parsePeriod(" 2026-q1 ")).toEqual({ year: 2026, code: "Q1" });
    for (const text of ["2026", "2026-Q5", "2026-H3", "26-Q1", "2026-Q1-x", ""])
      expect(parsePeriod(text)).toBeNull();
  });

  test("name calendar months", () => {
    expect(periodSpan({ year: 2026, code: "9M" })).toEqual({
      start: "2026-01-01",
      end: "2026-09-30",
    });
    expect(periodSpan({ year: 2026, code: "Q3" })).toEqual({
      start: "2026-07-01",
      end: "2026-09-30",
    });
  });
});

describe("Days of the calendar", () => {
  test("31/02 is none", () => {
    expect(civilDay(2026, 2, 31)).toBeNull();
    expect(civilDay(2026, 2, 29)).toBeNull();
    expect(civilDay(2028, 2, 29)).toBe("2028-02-29");
    expect(civilDay(2026, 13, 1)).toBeNull();
    expect(civilDay(225, 7, 15)).toBeNull();
  });

  test("a day beyond the month's end is its last day", () => {
    expect(dayOfMonth(2026, 2, 31)).toBe("2026-02-28");
    expect(dayOfMonth(2026, 13, 5)).toBe("2027-01-05");
  });

  test("months run over the turn of the year", () => {
    expect(monthSpan(2026, 13)).toEqual({ start: "2027-01-01", end: "2027-01-31" });
    expect(monthSpan(2026, 0)).toEqual({ start: "2025-12-01", end: "2025-12-31" });
  });
});
