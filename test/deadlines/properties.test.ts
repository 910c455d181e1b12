import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { partsOf, type Schedule } from "../../src/domain/schedule.js";
import { tableOf } from "./tables.js";

const CONTEXT = { year: 2026, planStart: "2026-01-01", planEnd: "2026-12-31" };
const TABLES = [
  "date",
  "month",
  "quarter",
  "half",
  "year",
  "range",
  "recurring",
  "continuous",
  "milestones",
  "negatives",
];
const PHRASES = TABLES.flatMap((name) => tableOf(name)).map(([phrase]) => phrase);
const WORDS =
  "trước ngày tháng quý năm đến hết từ sau khi có theo quy định kế hoạch hằng định kỳ báo cáo 6 9 15/7 31/02 2026 I III IV 6/2026 ; , - ( ) / chậm nhất thường xuyên cuối đầu và lần 02 225 30.6.2026 của tháng cuối giờ 17h00";

const words = fc
  .array(fc.constantFrom(...WORDS.split(" ")), { minLength: 1, maxLength: 14 })
  .map((list) => list.join(" "));
const anything = fc.string({ unit: "binary", maxLength: 120 });
const likely = fc.oneof(words, fc.constantFrom(...PHRASES));

function datesOf(schedule: Schedule): string[] {
  return partsOf(schedule).flatMap((part) => {
    const { due, start, until } = part as {
      due?: string | null;
      start?: string | null;
      until?: string;
    };
    return [due, start, until].filter((day): day is string => typeof day === "string");
  });
}

describe("The reader on any text", () => {
  test("never throws", () => {
    fc.assert(
      fc.property(fc.oneof(anything, words), (text) => {
        expect(readDeadline(text, CONTEXT).kind).toBeTypeOf("string");
      }),
      { numRuns: 3000 },
    );
  });

  test("gives only days that a calendar has", () => {
    fc.assert(
      fc.property(likely, (text) => {
        for (const day of datesOf(readDeadline(text, CONTEXT))) {
          expect(DateTime.fromISO(day).toISODate()).toBe(day);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("reads decomposed and composed letters alike", () => {
    fc.assert(
      fc.property(likely, (text) => {
        expect(readDeadline(text.normalize("NFD"), CONTEXT)).toEqual(
          readDeadline(text.normalize("NFC"), CONTEXT),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test("does not mind further spaces and line breaks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PHRASES.filter((phrase) => !/(?:^| )\p{L} \p{L} \p{L} /u.test(phrase))),
        (text) => {
          const wide = `  ${text.replaceAll(" ", "   ")} \n`;
          expect(readDeadline(wide, CONTEXT)).toEqual(readDeadline(text, CONTEXT));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("asks for confirmation on the whole where a part needs it", () => {
    fc.assert(
      fc.property(likely, (text) => {
        const schedule = readDeadline(text, CONTEXT);
        const doubtful = partsOf(schedule).some((part) => part.confirm === true);
        expect(!doubtful || schedule.confirm === true).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test.each([
    "trước ngày 15/7 ",
    "1/1 ",
    "- ",
    "((((",
    "tháng 6, ",
    "T h ",
    "thường xuyên ",
    "5.5.5.",
    "sau khi có ",
    "quý ",
  ])("answers on 20.000 characters of %j within a second", (piece) => {
    const began = performance.now();
    readDeadline(piece.repeat(Math.ceil(20_000 / piece.length)), CONTEXT);
    readDeadline(piece.repeat(Math.ceil(1_400 / piece.length)), CONTEXT);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
