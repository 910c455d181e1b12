import { describe, expect, it } from "vitest";
import { addDays, dayOf, daysBetween, timeOf, weekdayOf } from "../../src/domain/time.js";

const ZONE = "Asia/Ho_Chi_Minh";

describe("civil days", () => {
  it.each([
    ["2026-01-31T17:30:00.000Z", "2026-02-01", "00:30"],
    ["2026-01-31T16:30:00.000Z", "2026-01-31", "23:30"],
    ["2026-01-01T00:00:00.000Z", "2026-01-01", "07:00"],
  ])("%s is the day %s and the time %s in Viet Nam", (at, day, time) => {
    expect(dayOf(at, ZONE)).toBe(day);
    expect(timeOf(at, ZONE)).toBe(time);
  });

  it("counts over months, years and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2025-07-20", "2025-07-14")).toBe(-6);
    expect(daysBetween("1945-09-02", "2026-09-02")).toBe(29_585);
    expect(weekdayOf("2026-11-20")).toBe(5);
  });

  it("does not take nonsense for a moment", () => {
    expect(() => dayOf("hôm nay", ZONE)).toThrow(RangeError);
  });
});
