import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  corrected,
  enterReading,
  indicatorStanding,
  meets,
  readAsOf,
  readFigure,
  type IndicatorSheet,
  type Reading,
} from "../../src/domain/indicator.js";
import type { Standing } from "../../src/domain/may.js";
import type { Operator } from "../../src/domain/plan-reading.js";
import { person } from "../support/sheets.js";

const TODAY = "2026-07-02";
const AT = "2026-07-02T01:00:00.000Z";
const BY = { id: 7, name: "Nguyễn Thị Hạnh" };

function reading(id: number, day: string, value: number): Reading {
  return { id, day, value, note: null, by: BY, at: AT };
}

function indicator(given: Partial<IndicatorSheet> = {}): IndicatorSheet {
  return {
    ...{ id: 30, number: 3, text: "Hồ sơ đúng hạn từ 98% trở lên", operator: ">=", value: 98 },
    ...{ unit: "%", source: { page: 2, line: 30 } },
    plan: { id: 1, title: "Kế hoạch", state: "active", start: "2026-01-01" },
    task: { id: 112, number: 12, title: "Giải quyết hồ sơ" },
    ...{ last: null, readings: [] },
    ...given,
  };
}

describe("a figure as it is typed", () => {
  it.each<[string, string, number, string]>([
    ["98", "%", 98, ""],
    ["97,5", "%", 97.5, ""],
    ["97.5", "%", 97.5, ""],
    ["97,5%", "%", 97.5, ""],
    ["97,5 % đến 30/6", "%", 97.5, "đến 30/6"],
    ["97,5, đến 30/6", "%", 97.5, "đến 30/6"],
    ["97,5: theo báo cáo", "%", 97.5, "theo báo cáo"],
    ["đạt 100 % rồi", "%", 100, "rồi"],
    ["= 0,25", "%", 0.25, ""],
    ["98.125", "%", 98.125, ""],
    ["1.234", "hồ sơ", 1234, ""],
    ["1.234,5 hồ sơ đến 30/6", "hồ sơ", 1234.5, "đến 30/6"],
    ["1.234.567", "%", 1234567, ""],
    ["-2,5", "%", -2.5, ""],
    ["12 hồ sơ", "hồ sơ", 12, ""],
    ["98 30/6/2026", "%", 98, "30/6/2026"],
  ])("%j of %j is %d and %j", (typed, unit, value, rest) => {
    expect(readFigure(typed, unit)).toEqual({ value, rest });
  });

  it.each(["", "gần đủ", "45/50", "30/6/2026", "97,5,3", "98abc", "%", "1.23.4"])(
    "%j is none",
    (typed) => {
      expect(readFigure(typed, "%")).toBeNull();
    },
  );

  it("is read back from how it is written, by comma or by point", () => {
    const thousandths = fc.integer({ min: 0, max: 200_000 });
    fc.assert(
      fc.property(thousandths, fc.boolean(), (n, comma) => {
        const written = String(n / 1000);
        const typed = comma ? written.replace(".", ",") : written;
        expect(readFigure(typed, "%")?.value).toBe(n / 1000);
        expect(readFigure(`${typed} % đến 30/6`, "%")).toEqual({
          value: n / 1000,
          rest: "đến 30/6",
        });
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom("%", "hồ sơ", ""), (typed, unit) => {
        const found = readFigure(typed, unit);
        expect(found === null || Number.isFinite(found.value)).toBe(true);
      }),
    );
  });
});

describe("the day that a figure is of", () => {
  it.each<[string, string | null, string]>([
    ["", null, ""],
    ["đến 30/6/2026", "2026-06-30", ""],
    ["đến 30/6", "2026-06-30", ""],
    ["tính đến hết ngày 30/6/2026", "2026-06-30", ""],
    ["30/6/2026 theo báo cáo tuần", "2026-06-30", "theo báo cáo tuần"],
    ["đến 30/6/2026, theo báo cáo số 15/BC-UBND", "2026-06-30", "theo báo cáo số 15/BC-UBND"],
    ["theo hệ thống một cửa đến 30/6", "2026-06-30", "theo hệ thống một cửa"],
    ["đến hôm qua", "2026-07-01", ""],
    ["as of 30/6/2026 weekly report", "2026-06-30", "weekly report"],
    ["until 2026-06-30", "2026-06-30", ""],
    // A day within the note is part of it.
    ["theo báo cáo ngày 25/6/2026", null, "theo báo cáo ngày 25/6/2026"],
    ["45/50 hồ sơ", null, "45/50 hồ sơ"],
    ["người dân nộp đến đâu giải quyết đến đó", null, "người dân nộp đến đâu giải quyết đến đó"],
  ])("%j is of %s, noted %j", (typed, day, note) => {
    expect(readAsOf(typed, TODAY)).toEqual({ day, note });
  });

  it.each(["đến 31/02", "31/6/2026", "ghi chú đến ngày 45/50"])("%j is no day", (typed) => {
    expect(readAsOf(typed, TODAY)).toHaveProperty("unread");
  });
});

describe("on target", () => {
  it.each<[Operator, boolean, boolean, boolean]>([
    [">=", false, true, true],
    ["=", false, true, true],
    [">", false, false, true],
    ["<=", true, true, false],
    ["<", true, false, false],
  ])("%s of 50: 49,9 %s, 50 %s, 50,1 %s", (operator, below, at, above) => {
    const target = { operator, value: 50, unit: "%" };
    expect([49.9, 50, 50.1].map((reached) => meets(target, reached))).toEqual([below, at, above]);
  });

  it("is what is neither below a floor nor above a ceiling, and exactly one side of a strict bound", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (value, reached) => {
        const is = (operator: Operator) => meets({ operator, value, unit: "%" }, reached);
        expect(is(">=")).toBe(!is("<"));
        expect(is("<=")).toBe(!is(">"));
        expect(is("=")).toBe(is(">="));
      }),
    );
  });

  it("stands by its last reading", () => {
    const target = { operator: ">=", value: 98, unit: "%" } as const;
    const standing = (value: number | null) =>
      indicatorStanding({ ...target, last: value === null ? null : { value } });
    expect([98, 97.9, null].map(standing)).toEqual(["on", "off", "unread"]);
  });
});

it("a reading is corrected by a later one of the same day alone", () => {
  const all = [
    reading(1, "2026-05-31", 96),
    reading(4, "2026-05-31", 97),
    reading(3, "2026-06-30", 98),
  ];
  expect([...corrected(all)]).toEqual([1]);
});

describe("entering a reading", () => {
  const enter = (words: string, given: Partial<IndicatorSheet> = {}, standing: Standing = "lead") =>
    enterReading({
      ...{ indicator: indicator(given), person: person("official"), standing, words },
      ...{ today: TODAY, now: AT },
    });

  it("is of today where no day is said, and goes into the task's history", () => {
    const decided = enter("97,5");
    expect(decided).toMatchObject({
      ok: true,
      value: {
        reading: { day: TODAY, value: 97.5, note: null, at: AT },
        ...{ was: null, doubts: [] },
        events: [
          {
            ...{ kind: "reading_entered", planId: 1, taskId: 112 },
            data: { indicator: 3, value: 97.5, unit: "%", day: TODAY, note: null, was: null },
          },
        ],
      },
    });
  });

  it("takes the place of the one of that day, and says which it was", () => {
    const readings = [
      reading(1, "2026-06-30", 95),
      reading(2, "2026-06-30", 96),
      reading(3, TODAY, 97),
    ];
    const decided = enter("97,5 đến 30/6/2026", { readings });
    expect(decided).toMatchObject({ ok: true, value: { was: 96, reading: { day: "2026-06-30" } } });
  });

  it.each<[string, Partial<IndicatorSheet>, string[]]>([
    ["975", {}, ["over_hundred"]],
    ["-1", {}, ["below_zero"]],
    ["105", { value: 105 }, []],
    ["1200", { unit: "hồ sơ" }, []],
    ["98 đến 30/6/2025", {}, ["before_plan"]],
    ["100", {}, []],
  ])("%s with %j is entered, and doubted: %j", (words, given, doubts) => {
    expect(enter(words, given)).toMatchObject({ ok: true, value: { doubts } });
  });

  it.each<[string, Partial<IndicatorSheet>, Standing, object]>([
    ["98", {}, "coordinating", { code: "only", who: "figures" }],
    ["98", { task: null }, "none", { code: "only", who: "plan_figures" }],
    ["gần đủ", {}, "lead", { code: "no_figure", number: 3, typed: "gần đủ" }],
    ["98 đến 3/7/2026", {}, "lead", { code: "reading_to_come", date: "2026-07-03" }],
    ["98 đến 31/2/2026", {}, "lead", { code: "date_unread", typed: "31/2/2026" }],
    [
      "98",
      { plan: { id: 1, title: "", state: "closed", start: "2026-01-01" } },
      "lead",
      { code: "indicator_not_active", number: 3, closed: true },
    ],
    [
      "98",
      { plan: { id: 1, title: "", state: "draft", start: "2026-01-01" } },
      "lead",
      { code: "indicator_not_active", number: 3, closed: false },
    ],
  ])("%s with %j by somebody %s is refused", (words, given, standing, why) => {
    expect(enter(words, given, standing)).toEqual({ ok: false, why });
  });

  it("of no task is the clerk's", () => {
    const by = { indicator: indicator({ task: null }), person: person("clerk"), words: "98" };
    expect(enterReading({ ...by, standing: "none", today: TODAY, now: AT }).ok).toBe(true);
  });
});
