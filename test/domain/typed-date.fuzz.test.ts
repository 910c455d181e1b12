import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { dateAmong } from "../../src/domain/date-among.js";
import { readTypedDate } from "../../src/domain/typed-date.js";
import { args, runs, text } from "../support/fuzz.js";

/* Days as people type them: what is read is a day that the calendar has, and the one that was written. */

const TODAY = "2026-06-10";
const any = fc.oneof(
  args,
  text,
  fc
    .array(
      fc.constantFrom("31", "02", "/", "-", ".", " ", "2026", "26", "ngày", "tháng", "mai", "0"),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join("")),
);
const isDay = (day: string) => DateTime.fromISO(day, { zone: "utc" }).toISODate() === day;

describe("a typed day", () => {
  it("is one that the calendar has, or none", () => {
    fc.assert(
      fc.property(any, (typed) => {
        const read = readTypedDate(typed, TODAY);
        if (read !== null) expect(isDay(read), `${JSON.stringify(typed)}: ${read}`).toBe(true);
        for (const filling of ["next", "nearest"] as const) {
          const among = dateAmong(typed, TODAY, filling);
          if (among !== null && "date" in among) expect(isDay(among.date), among.date).toBe(true);
        }
      }),
      runs(1500),
    );
  });

  it("is the one that was written, in every way of writing it", () => {
    const days = fc.date({
      min: new Date("2020-01-01T00:00:00Z"),
      max: new Date("2035-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    const forms = ["d/M/yyyy", "dd/MM/yyyy", "dd-MM-yyyy", "d.M.yyyy", "yyyy-MM-dd", "d/M/yy"];
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (date, form) => {
        const day = DateTime.fromJSDate(date, { zone: "utc" });
        expect(readTypedDate(day.toFormat(form), TODAY), form).toBe(day.toISODate());
        const said = `${day.toFormat(form)} chờ số liệu`;
        expect(dateAmong(said, TODAY)).toEqual({ date: day.toISODate(), rest: "chờ số liệu" });
      }),
      runs(1000),
    );
  });

  it("without a year is never behind today", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 32 }),
        fc.integer({ min: 0, max: 13 }),
        (day, month) => {
          const read = readTypedDate(`${String(day)}/${String(month)}`, TODAY);
          const last = month < 1 || month > 12 ? 0 : (DateTime.utc(2028, month).daysInMonth ?? 0);
          expect(read !== null).toBe(day >= 1 && day <= last);
          if (read !== null) expect(read >= TODAY).toBe(true);
        },
      ),
      runs(500),
    );
  });
});
