import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { partsOf, type Schedule } from "../../src/domain/schedule.js";
import { runs } from "../support/fuzz.js";

/* A day that the reader gives lies in the plan's year, or in one that the phrase names: none is made up. */

const CONTEXT = { year: 2026, planStart: "2026-01-01", planEnd: "2026-12-31" };

const WORDS = [
  ...["trước", "ngày", "tháng", "quý", "năm", "đến", "hết", "từ", "sau", "khi", "có", "theo"],
  ...["quy định", "kế hoạch", "hằng", "hàng", "định kỳ", "báo cáo", "chậm nhất", "thường xuyên"],
  ...["cuối", "đầu", "giữa", "và", "hoặc", "lần", "của", "tuần", "6 tháng", "9 tháng", "kỳ"],
  ...["1", "2", "6", "9", "12", "15", "28", "29", "30", "31", "02", "05", "I", "II", "III", "IV"],
  ...["15/7", "31/02", "29/2", "31/12", "1/1", "5/3", "30.6", "6/2026", "15/7/2026", "17h00"],
  ...[";", ",", "-", "–", "(", ")", "/", ".", ":", "\n", "225", "số 15/KH-UBND", "Nghị quyết"],
  ...["làm việc", "kể từ", "trong vòng", "nhận được", "văn bản", "tỉnh", "công bố", "x"],
];
const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(" "));
const wild = fc.oneof(
  phrase,
  fc.tuple(phrase, fc.string({ unit: "binary", maxLength: 20 })).map(([a, b]) => `${a} ${b}`),
  fc.constantFrom(
    "constructor",
    "ngày constructor",
    "\u200b15/7",
    "\u202e7/51",
    "１５/７",
    "1".repeat(500),
  ),
);

function daysOf(schedule: Schedule): string[] {
  return partsOf(schedule).flatMap((part) =>
    (["due", "start", "until"] as const)
      .map((name) => (part as Record<string, unknown>)[name])
      .filter((day): day is string => typeof day === "string"),
  );
}

describe("The reader, whatever the phrase", () => {
  test("gives no day of a year that neither the plan nor the phrase has", () => {
    fc.assert(
      fc.property(wild, (text) => {
        const schedule = readDeadline(text, CONTEXT);
        const { year } = CONTEXT;
        // The day before the year begins is what "trước ngày 1/1" means; the report on it falls due in January.
        const named = /năm (?:sau|trước)/.test(text.replace(/\s+/g, " "));
        const own = [`${String(year - 1)}-12-31`, `${String(year + 1)}-01`, String(year)];
        for (const day of daysOf(schedule)) {
          if (named || own.some((from) => day.startsWith(from))) continue;
          expect(schedule.confirm, `${JSON.stringify(text)} gives ${day}`).toBe(true);
        }
      }),
      runs(4000),
    );
  });

  test("keeps to the year that is written, and to no other", () => {
    const dated = fc.tuple(
      fc.constantFrom("trước ngày", "ngày", "chậm nhất ngày", "đến hết ngày", "hoàn thành trước"),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 2020, max: 2032 }),
    );
    fc.assert(
      fc.property(dated, ([lead, day, month, year]) => {
        const text = `${lead} ${String(day)}/${String(month)}/${String(year)}`;
        for (const found of daysOf(readDeadline(text, CONTEXT))) {
          const first = day === 1 && month === 1 && /^(?:trước|hoàn thành trước)/.test(lead);
          expect(found.slice(0, 4), text).toBe(String(first ? year - 1 : year));
        }
      }),
      runs(1500),
    );
  });

  test("throws on nothing, whatever the plan's own days are", () => {
    const day = fc.constantFrom(
      "2026-01-01",
      "2025-07-01",
      "2026-12-31",
      "2024-02-29",
      "2026-06-30",
    );
    fc.assert(
      fc.property(
        wild,
        fc.integer({ min: 1990, max: 2100 }),
        day,
        day,
        (text, year, start, end) => {
          const schedule = readDeadline(text, { year, planStart: start, planEnd: end });
          expect(schedule.kind).toBeTypeOf("string");
        },
      ),
      runs(1500),
    );
  });
});
