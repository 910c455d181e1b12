import {
  civilDay,
  dayOfMonth,
  halfSpan,
  monthSpan,
  monthsSpan,
  quarterSpan,
  yearSpan,
  type Span,
} from "../domain/periods.js";
import type { OpRead } from "./op.js";
import type { Year } from "./year.js";

/** "đầu", "giữa", "cuối" of something, or its first or second half. */
export type Slice = "early" | "mid" | "late" | "firstHalf" | "secondHalf";

/** Something with a place in the calendar; the year may still be the plan's. */
export type Dated = {
  type: "dated";
  unit: "date" | "month" | "quarter" | "half" | "year" | "months" | "years";
  year: Year;
  day?: number;
  month?: number;
  quarter?: number;
  half?: number;
  lastMonth?: number;
  lastYear?: number;
  slice?: Slice;
  openEnd?: boolean;
  op?: OpRead;
  time?: string;
  flags: string[];
  confirm: boolean;
};

/** The first and last day meant, or null where the calendar has no such day. */
export function spanOf(dated: Dated): Span | null {
  const year = dated.year.value;
  const whole = wholeSpan(dated, year);
  if (whole === null || dated.slice === undefined) return whole;
  return slicedSpan(dated, whole, dated.slice);
}

function wholeSpan(dated: Dated, year: number): Span | null {
  switch (dated.unit) {
    case "date": {
      const day = civilDay(year, dated.month ?? 0, dated.day ?? 0);
      return day === null ? null : { start: day, end: day };
    }
    case "month":
      return inside(dated.month, 12) ? monthSpan(year, dated.month ?? 0) : null;
    case "months":
      return inside(dated.month, 12) && inside(dated.lastMonth, 12)
        ? monthsSpan(year, dated.month ?? 0, dated.lastMonth ?? 0)
        : null;
    case "quarter":
      return inside(dated.quarter, 4) ? quarterSpan(year, dated.quarter ?? 0) : null;
    case "half":
      return halfSpan(year, dated.half ?? 0);
    case "year":
      return yearSpan(year);
    case "years":
      return { start: yearSpan(year).start, end: yearSpan(dated.lastYear ?? year).end };
  }
}

function inside(value: number | undefined, most: number): boolean {
  return value !== undefined && value >= 1 && value <= most;
}

/** "đầu năm" ends on 31/3, "đầu tháng" on day 10 (domain section 0.3); the other slices end where their part of the period does. */
function slicedSpan(dated: Dated, whole: Span, slice: Slice): Span {
  const year = Number(whole.start.slice(0, 4));
  const month = Number(whole.start.slice(5, 7));
  if (slice === "late") return whole;
  if (dated.unit === "month") {
    const cut = slice === "early" ? 10 : slice === "mid" ? 20 : 15;
    if (slice === "secondHalf") return { start: dayOfMonth(year, month, 16), end: whole.end };
    return { start: whole.start, end: dayOfMonth(year, month, cut) };
  }
  if (dated.unit === "quarter") {
    if (slice === "secondHalf") return { start: dayOfMonth(year, month + 1, 16), end: whole.end };
    return { start: whole.start, end: monthSpan(year, slice === "early" ? month : month + 1).end };
  }
  if (slice === "secondHalf") return halfSpan(year, 2);
  return { start: whole.start, end: monthSpan(year, slice === "early" ? 3 : 6).end };
}

/** A number that is one more for the next date, month, quarter, half or year of the same unit; null where spans do not follow on. */
export function ordinalOf(dated: Dated): number | null {
  if (dated.slice !== undefined) return null;
  const year = dated.year.value;
  switch (dated.unit) {
    case "date": {
      const span = spanOf(dated);
      return span === null ? null : Date.parse(`${span.start}T00:00:00Z`) / 86_400_000;
    }
    case "month":
      return year * 12 + (dated.month ?? 0);
    case "quarter":
      return year * 4 + (dated.quarter ?? 0);
    case "half":
      return year * 2 + (dated.half ?? 0);
    case "year":
      return year;
    default:
      return null;
  }
}

/** How the period itself is named: "2025-Q3", "2025-11", "2025-H2", "2025"; a date by its day. */
export function nameOf(dated: Dated): string {
  const year = dated.year.value;
  if (dated.unit === "quarter") return `${year}-Q${dated.quarter ?? 0}`;
  if (dated.unit === "half") return `${year}-H${dated.half ?? 0}`;
  if (dated.unit === "month") return `${year}-${String(dated.month ?? 0).padStart(2, "0")}`;
  if (dated.unit === "date") return spanOf(dated)?.start ?? String(year);
  return String(year);
}
