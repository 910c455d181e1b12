import type { PeriodCode } from "./schedule.js";

/** A stretch of civil days, both ends included, as "YYYY-MM-DD". */
export type Span = { start: string; end: string };

/** A report period of administrative reform: `2026-Q1`, `2026-H1`, `2026-Q3`, `2026-9M`, `2026-Y`. */
export type Period = { year: number; code: PeriodCode };

export const CCHC_PERIODS = ["Q1", "H1", "Q3", "Y"] as const satisfies readonly PeriodCode[];

/** The day itself, or null where the calendar has no such day (31/02). Years 1900 to 2199. */
export function civilDay(year: number, month: number, day: number): string | null {
  if (!Number.isInteger(year) || year < 1900 || year > 2199) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null;
  return iso(year, month, day);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `month` may run past December (13 is January of the next year) or before January. */
export function monthSpan(year: number, month: number): Span {
  const index = year * 12 + month - 1;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return { start: iso(y, m, 1), end: iso(y, m, daysInMonth(y, m)) };
}

export function monthsSpan(year: number, first: number, last: number): Span {
  return { start: monthSpan(year, first).start, end: monthSpan(year, last).end };
}

export function quarterSpan(year: number, quarter: number): Span {
  return monthsSpan(year, quarter * 3 - 2, quarter * 3);
}

export function halfSpan(year: number, half: number): Span {
  return monthsSpan(year, half * 6 - 5, half * 6);
}

export function yearSpan(year: number): Span {
  return monthsSpan(year, 1, 12);
}

/** That day of the month, or the month's last day where the month is shorter. */
export function dayOfMonth(year: number, month: number, day: number): string {
  const span = monthSpan(year, month);
  const last = Number(span.end.slice(8));
  return `${span.start.slice(0, 8)}${String(Math.min(Math.max(day, 1), last)).padStart(2, "0")}`;
}

const LAST_MONTH: Record<PeriodCode, number> = {
  Q1: 3,
  Q2: 6,
  Q3: 9,
  Q4: 12,
  H1: 6,
  H2: 12,
  "9M": 9,
  Y: 12,
};

const FIRST_MONTH: Record<PeriodCode, number> = {
  Q1: 1,
  Q2: 4,
  Q3: 7,
  Q4: 10,
  H1: 1,
  H2: 7,
  "9M": 1,
  Y: 1,
};

/** Reads `2026-Q1`; null for anything else. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})-(Q[1-4]|H[12]|9M|Y)$/i.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined) return null;
  return { year: Number(match[1]), code: match[2].toUpperCase() as PeriodCode };
}

export function formatPeriod(period: Period): string {
  return `${period.year}-${period.code}`;
}

/** The calendar months the period is named after: `2026-9M` is January to September. */
export function periodSpan(period: Period): Span {
  return monthsSpan(period.year, FIRST_MONTH[period.code], LAST_MONTH[period.code]);
}

/**
 * The days whose figures the report holds: from the 15th of the month before to the 14th of the last month
 * (Nghị định 09/2019/NĐ-CP, Điều 12).
 */
export function dataWindow(period: Period): { from: string; to: string } {
  const before = monthSpan(period.year, FIRST_MONTH[period.code] - 1);
  return {
    from: `${before.start.slice(0, 8)}15`,
    to: dayOfMonth(period.year, LAST_MONTH[period.code], 14),
  };
}

/** Day 20 of the period's last month, unless the province's letter says otherwise. */
export function defaultDue(period: Period): string {
  return dayOfMonth(period.year, LAST_MONTH[period.code], 20);
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
