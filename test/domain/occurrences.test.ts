import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { addWorkingDays, calendarOf } from "../../src/domain/calendar.js";
import { dueAfterEvent, occurrencesOf } from "../../src/domain/occurrences.js";
import type { AfterEventSchedule } from "../../src/domain/schedule.js";

const SECOND_HALF = { start: "2025-07-01", end: "2025-12-31", year: 2025 };
const WHOLE_YEAR = { start: "2026-01-01", end: "2026-12-31", year: 2026 };

function keysAndDues(phrase: string, plan = WHOLE_YEAR): string[] {
  const schedule = readDeadline(phrase, { year: plan.year });
  return occurrencesOf(schedule, plan).map(({ key, due }) => `${key} ${due ?? "-"}`);
}

describe("What repeats has an occurrence for every period of the plan", () => {
  test.each([
    ["hằng quý", ["2025-Q3 2025-09-30", "2025-Q4 2025-12-31"]],
    ["trước ngày 20 tháng cuối quý", ["2025-Q3 2025-09-19", "2025-Q4 2025-12-19"]],
    ["định kỳ 6 tháng, năm", ["2025-H2 2025-12-31", "2025-Y 2025-12-31"]],
    ["báo cáo quý, năm", ["2025-Q3 2025-09-30", "2025-Q4 2025-12-31", "2025-Y 2025-12-31"]],
    ["Quý 1, 6 tháng, 9 tháng, năm", ["2025-9M 2025-09-30", "2025-Y 2025-12-31"]],
    ["định kỳ", ["2025-Q3 2025-09-30", "2025-Y 2025-12-31"]],
    ["ngày 15/6 và 15/12 hằng năm", ["2025-Y 2025-12-15"]],
    ["hằng năm", ["2025-Y 2025-12-31"]],
  ])("%s", (phrase, expected) => {
    expect(keysAndDues(phrase, SECOND_HALF)).toEqual(expected);
  });

  test("months follow the day rule, and a short month its last day", () => {
    expect(keysAndDues("ngày 31 hằng tháng").slice(0, 3)).toEqual([
      "2026-01 2026-01-31",
      "2026-02 2026-02-28",
      "2026-03 2026-03-31",
    ]);
    expect(keysAndDues("Trước ngày 22 hằng tháng")).toHaveLength(12);
  });

  test("a month that is also a quarter's end keeps both keys", () => {
    const found = keysAndDues("hằng tháng, quý");
    expect(found).toHaveLength(16);
    expect(found).toContain("2026-03 2026-03-31");
    expect(found).toContain("2026-Q1 2026-03-31");
  });

  test("the day in the next month counts where it falls into the plan's period", () => {
    const found = keysAndDues("trước ngày 05 của tháng sau");
    expect(found[0]).toBe("2025-12 2026-01-04");
    expect(found.at(-1)).toBe("2026-11 2026-12-04");
  });

  test("weeks are named as ISO does", () => {
    const found = keysAndDues("thứ Sáu hằng tuần");
    expect(found[0]).toBe("2026-W01 2026-01-02");
    expect(found).toContain("2026-W30 2026-07-24");
    expect(found.at(-1)).toBe("2026-W52 2026-12-25");
  });

  test("two days in one period have keys of their own", () => {
    expect(keysAndDues("Tháng 6, tháng 12 hằng năm")).toEqual([
      "2026-Y.1 2026-06-30",
      "2026-Y.2 2026-12-31",
    ]);
  });

  test("nothing falls due after the last day of the repetition or before its first", () => {
    expect(keysAndDues("hàng tháng đến hết tháng 3/2026")).toHaveLength(3);
    expect(keysAndDues("Hằng tháng, từ tháng 11/2026")).toEqual([
      "2026-11 2026-11-30",
      "2026-12 2026-12-31",
    ]);
  });
});

describe("What does not repeat has one occurrence", () => {
  test.each([
    ["trước ngày 15/7/2026", { basis: "dated", due: "2026-07-14" }],
    ["Quý III", { basis: "dated", start: "2026-07-01", due: "2026-09-30" }],
    ["Thường xuyên", { basis: "continuous", due: null, until: "2026-12-31" }],
    [
      "Từ tháng 3/2026",
      { basis: "continuous", start: "2026-03-01", due: null, until: "2026-12-31" },
    ],
    ["Sau khi tỉnh công bố", { basis: "event", due: null, event: "tỉnh công bố" }],
    ["Theo kế hoạch của UBND tỉnh", { basis: "authority", due: null, authority: "UBND tỉnh" }],
    ["Theo quy định", { basis: "authority", authority: "quy định" }],
    ["31/02/2026", { basis: "unclear", due: null, confirm: true }],
    ["trước 17 giờ ngày 15/6/2026", { basis: "dated", due: "2026-06-15", time: "17:00" }],
  ])("%s", (phrase, expected) => {
    const found = occurrencesOf(readDeadline(phrase, { year: 2026 }), WHOLE_YEAR);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ key: "", ...expected });
  });

  test("a doubtful date stays doubtful", () => {
    const [one] = occurrencesOf(readDeadline("tháng 15/7/2026", { year: 2026 }), WHOLE_YEAR);
    expect(one).toMatchObject({ due: "2026-07-15", confirm: true });
  });

  test("a window of figures asks for nothing", () => {
    const window = readDeadline("số liệu từ 15/12/2025 đến 14/3/2026", { year: 2026 });
    expect(occurrencesOf(window, WHOLE_YEAR)).toEqual([]);
  });

  test("several milestones come in order under keys of their own", () => {
    const found = occurrencesOf(
      readDeadline("Kế hoạch: Quý I; báo cáo: Quý IV", { year: 2026 }),
      WHOLE_YEAR,
    );
    expect(found.map(({ key, due, label }) => [key, due, label])).toEqual([
      ["", "2026-03-31", "Kế hoạch"],
      ["#2", "2026-12-31", "báo cáo"],
    ]);
  });
});

describe("The due day after an event", () => {
  const calendar = calendarOf([]);
  const working = (day: string, count: number): string => addWorkingDays(day, count, calendar);
  const after = (offset: AfterEventSchedule["offset"]): AfterEventSchedule => ({
    kind: "after_event",
    event: "công bố",
    ...(offset === undefined ? {} : { offset }),
  });

  test.each([
    [{ n: 5, unit: "day" }, "2026-03-11"],
    [{ n: 5, unit: "workday" }, "2026-03-13"],
    [{ n: 8, unit: "workhour" }, "2026-03-09"],
    [{ n: 24, unit: "hour" }, "2026-03-07"],
    [{ n: 1, unit: "month" }, "2026-04-06"],
    [{ n: -3, unit: "day" }, "2026-03-03"],
  ] as const)("%j after Friday 06/3/2026 is %s", (offset, due) => {
    expect(dueAfterEvent(after(offset), "2026-03-06", working)).toBe(due);
  });

  test("without a time after the event a person enters the day", () => {
    expect(dueAfterEvent(after(undefined), "2026-03-06", working)).toBeNull();
  });
});
