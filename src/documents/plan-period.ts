import { fold } from "../domain/fold.js";
import {
  dayOfMonth,
  monthSpan,
  monthsSpan,
  quarterSpan,
  yearSpan,
  type Span,
} from "../domain/periods.js";
import { PERIODS } from "./words.js";

/** A plan's year and the days it reaches over; `year` is the one that days without year are in. */
export type PlanTime = { year: number | null; start: string | null; end: string | null };

/**
 * The time a plan's title names: "năm Y", a quarter, months or a half of it, "cuối năm Y và năm Y+1", "giai đoạn Y–Z".
 * `date` is the plan's own day, `given` the year that somebody else says it is for.
 */
export function planTime(title: string, date: string | null, given: number | undefined): PlanTime {
  const years = yearsOf(title);
  const dated = date === null ? null : Number(date.slice(0, 4));
  const last = given ?? years?.last ?? dated;
  if (last === null) return { year: null, start: null, end: null };
  const whole = years !== null && (given === undefined || within(given, years));
  const first = whole ? years.first : last;
  const end = whole ? years.last : last;
  const part = partOf(title, first, date);
  return {
    year: given ?? first,
    start: part.start,
    end: first === end ? part.end : yearSpan(end).end,
  };
}

type Years = { first: number; last: number };

function within(year: number, { first, last }: Years): boolean {
  return year >= first && year <= last;
}

/** "năm 2026 và năm 2027" is both; of other years in a title the latest is the plan's. */
function yearsOf(title: string): Years | null {
  const single = [...title.matchAll(PERIODS.year)].map((found) => Number(found[1]));
  const joined = [...title.matchAll(PERIODS.years)].at(-1);
  const stage = single.length === 0 ? PERIODS.stage.exec(title) : null;
  const found = joined ?? stage;
  const first = Number(found?.[1] ?? 0);
  const last = Number(found?.[2] ?? 0);
  if (last > first && last - first <= LONGEST && (stage !== null || last >= Math.max(...single))) {
    return { first, last };
  }
  // "năm 2026 thuộc giai đoạn 2021-2030" is a plan of one year.
  const all = [...title.matchAll(/\b(20\d{2})\b/g)].map((year) => Number(year[1]));
  const named = single.length > 0 ? single : all;
  return named.length === 0 ? null : { first: Math.max(...named), last: Math.max(...named) };
}

/** Years of the longest stage that one plan is for. */
const LONGEST = 10;

const QUARTERS = ["I", "II", "III", "IV"];

/** The part of the year that the title names, else the whole. */
function partOf(title: string, year: number, date: string | null): Span {
  const quarters = [...title.matchAll(PERIODS.quarters)].flatMap((found) =>
    (found[1] ?? "").split(/[^IV\d]+/iu).map((name) => quarterNumber(name)),
  );
  const known = quarters.filter((quarter) => quarter > 0);
  if (known.length > 0) {
    const [first, last] = [Math.min(...known), Math.max(...known)];
    return { start: quarterSpan(year, first).start, end: quarterSpan(year, last).end };
  }
  const months = PERIODS.months.exec(title);
  const count = monthCount(months?.[1] ?? "");
  if (count > 0) {
    return fold(months?.[2] ?? "") === "cuoi"
      ? monthsSpan(year, 13 - count, 12)
      : monthsSpan(year, 1, count);
  }
  const month = Number(PERIODS.month.exec(title)?.[1] ?? 0);
  if (month >= 1 && month <= 12) return monthSpan(year, month);
  return PERIODS.late.test(title) ? lateSpan(year, date) : yearSpan(year);
}

function quarterNumber(name: string): number {
  return /^[1-4]$/.test(name) ? Number(name) : QUARTERS.indexOf(name.toUpperCase()) + 1;
}

function monthCount(word: string): number {
  const count = fold(word) === "sau" ? 6 : Number(word);
  return count >= 1 && count <= 11 ? count : 0;
}

/** "những tháng cuối năm": from the month of the plan's own day, as far as that is in the second half of the year. */
function lateSpan(year: number, date: string | null): Span {
  const half = dayOfMonth(year, 7, 1);
  const end = yearSpan(year).end;
  if (date === null || date < half || date > end) return { start: half, end };
  return { start: dayOfMonth(year, Number(date.slice(5, 7)), 1), end };
}
