import { describe, expect, it } from "vitest";
import {
  addWorkingDays,
  calendarOf,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
  type CalendarDay,
} from "../../src/domain/calendar.js";

function day(date: string, kind: "off" | "work"): CalendarDay {
  return { date, kind, name: "", source: "", provisional: false };
}

// New Year 2026: Friday 2 January is swapped with Saturday 10 January.
const calendar = calendarOf([
  day("2026-01-01", "off"),
  day("2026-01-02", "off"),
  day("2026-01-10", "work"),
]);

describe("the working calendar", () => {
  it.each([
    ["2025-12-31", true, "an ordinary Wednesday"],
    ["2026-01-01", false, "a holiday"],
    ["2026-01-02", false, "a swapped Friday"],
    ["2026-01-03", false, "an ordinary Saturday"],
    ["2026-01-10", true, "a make-up Saturday"],
    ["2026-01-11", false, "a Sunday"],
  ])("%s is worked: %s (%s)", (date, worked) => {
    expect(isWorkingDay(date, calendar)).toBe(worked);
  });

  it("goes back to the working day before a break, and forward to the one after it", () => {
    expect(workingDayOnOrBefore("2026-01-04", calendar)).toBe("2025-12-31");
    expect(workingDayOnOrAfter("2026-01-01", calendar)).toBe("2026-01-05");
    expect(workingDayOnOrAfter("2026-01-10", calendar)).toBe("2026-01-10");
  });

  it.each([
    ["2025-12-31", 0, "2025-12-31"],
    ["2025-12-31", 1, "2026-01-05"],
    ["2026-01-05", 5, "2026-01-10"],
    ["2026-01-05", 6, "2026-01-12"],
    ["2026-01-05", -1, "2025-12-31"],
  ])("%s plus %i working days is %s", (from, count, to) => {
    expect(addWorkingDays(from, count, calendar)).toBe(to);
  });

  it("counts the working days after the one up to the other, make-up days in, holidays out", () => {
    expect(workingDaysBetween("2025-12-31", "2026-01-12", calendar)).toBe(7);
    expect(workingDaysBetween("2026-01-12", "2025-12-31", calendar)).toBe(-7);
    expect(workingDaysBetween("2026-01-01", "2026-01-04", calendar)).toBe(0);
  });

  it("says so when the table leaves no working day at all", () => {
    const closed = new Map(
      Array.from({ length: 800 }, (_, i) => {
        const date = new Date(Date.UTC(2025, 0, 1 + i)).toISOString().slice(0, 10);
        return [date, day(date, "off")] as const;
      }),
    );
    expect(() => workingDayOnOrAfter("2025-01-01", closed)).toThrow(RangeError);
  });
});
