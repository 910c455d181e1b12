import {
  CCHC_PERIODS,
  dayOfMonth,
  halfSpan,
  monthSpan,
  periodSpan,
  quarterSpan,
  yearSpan,
  type Span,
} from "./periods.js";
import type {
  AfterEventSchedule,
  DayRule,
  Every,
  RangeSchedule,
  RecurringSchedule,
  Schedule,
  SimpleSchedule,
} from "./schedule.js";
import { addDays, daysBetween, weekdayOf, type CivilDate } from "./time.js";

/** The plan's own period; `year` is its year where start and end leave doubt. */
export type PlanPeriod = { start: CivilDate; end: CivilDate; year: number };

/** One dated or waiting instance of what a schedule asks for. */
export type ScheduledOccurrence = {
  /** "2025-Q3", "2025-H1", "2025-07", "2025-9M", "2025-Y", "2025-W30"; "" where there is only one. */
  key: string;
  label?: string;
  start: CivilDate | null;
  due: CivilDate | null;
  basis: "dated" | "continuous" | "event" | "authority" | "unclear";
  until?: CivilDate;
  event?: string;
  authority?: string;
  confirm: boolean;
  time?: string;
};

/**
 * What a schedule asks for over the plan's period. A recurring one has an occurrence for every period whose due day
 * lies in the plan's; without day rule it is due on its period's last day. Several milestones (`multi`) come one after
 * the other, with "#2" behind a key that would be there twice.
 */
export function occurrencesOf(schedule: Schedule, plan: PlanPeriod): ScheduledOccurrence[] {
  if (schedule.kind !== "multi") return occurrencesOfPart(schedule, plan);
  return uniqueKeys(schedule.parts.flatMap((part) => occurrencesOfPart(part, plan)));
}

/**
 * The due day once the event is known (R9): the event's day is day 0; calendar days unless "ngày làm việc". Eight
 * working hours are one working day and a part of a day counts whole, for the event's clock time is not known; hours
 * count in the same way by calendar days. Null where the phrase sets no time after the event: a person enters it.
 */
export function dueAfterEvent(
  schedule: AfterEventSchedule,
  eventDay: CivilDate,
  addWorkingDays: (day: CivilDate, count: number) => CivilDate,
): CivilDate | null {
  const offset = schedule.offset;
  if (offset === undefined) return null;
  switch (offset.unit) {
    case "day":
      return addDays(eventDay, offset.n);
    case "workday":
      return addWorkingDays(eventDay, offset.n);
    case "workhour":
      return addWorkingDays(eventDay, Math.ceil(offset.n / 8));
    case "hour":
      return addDays(eventDay, Math.ceil(offset.n / 24));
    case "month": {
      const month = Number(eventDay.slice(5, 7)) + offset.n;
      return dayOfMonth(Number(eventDay.slice(0, 4)), month, Number(eventDay.slice(8)));
    }
  }
}

function occurrencesOfPart(part: SimpleSchedule, plan: PlanPeriod): ScheduledOccurrence[] {
  const base = {
    key: "",
    start: null,
    due: null,
    confirm: part.confirm === true,
    ...(part.label === undefined ? {} : { label: part.label }),
    ...(part.time === undefined ? {} : { time: part.time }),
  };
  switch (part.kind) {
    case "date":
      return [{ ...base, basis: "dated", due: part.due }];
    case "month":
    case "quarter":
    case "half":
    case "year":
      return [{ ...base, basis: "dated", start: part.start ?? null, due: part.due }];
    case "range":
      return rangeOccurrence(part, base, plan);
    case "recurring":
      return recurringOccurrences(part, plan).map((one) => ({ ...base, basis: "dated", ...one }));
    case "continuous":
      return [
        { ...base, basis: "continuous", start: part.start ?? null, until: part.until ?? plan.end },
      ];
    case "after_event":
      return [{ ...base, basis: "event", event: part.event }];
    case "authority":
      return [{ ...base, basis: "authority", authority: part.authority ?? part.basis }];
    case "none":
      return [{ ...base, basis: "unclear", confirm: true }];
  }
}

/** A range without end goes on to the plan's end; a window of figures asks for nothing by itself. */
function rangeOccurrence(
  part: RangeSchedule,
  base: Omit<ScheduledOccurrence, "basis">,
  plan: PlanPeriod,
): ScheduledOccurrence[] {
  if (part.role === "data_window") return [];
  const event = part.startEvent === undefined ? {} : { event: part.startEvent };
  if (part.due === null) {
    return [{ ...base, basis: "continuous", start: part.start, until: plan.end, ...event }];
  }
  return [{ ...base, basis: "dated", start: part.start, due: part.due, ...event }];
}

type Dated = { key: string; start: CivilDate; due: CivilDate };

function recurringOccurrences(part: RecurringSchedule, plan: PlanPeriod): Dated[] {
  const from = part.start !== undefined && part.start > plan.start ? part.start : plan.start;
  const to = part.until !== undefined && part.until < plan.end ? part.until : plan.end;
  const found = new Map<string, Dated>();
  for (const every of new Set(part.every)) {
    for (const { key, span } of periodsOf(every, part, from, to)) {
      const dues = duesOf(every, part.by ?? [], span).filter((due) => due >= from && due <= to);
      dues.forEach((due, i) => {
        const name = dues.length > 1 ? `${key}.${String(i + 1)}` : key;
        if (!found.has(name)) found.set(name, { key: name, start: span.start, due });
      });
    }
  }
  return [...found.values()].toSorted((a, b) => a.due.localeCompare(b.due));
}

/** The periods of a kind that touch the stretch, one before it included: its due day may lie in the next month. */
function periodsOf(
  every: Every,
  part: RecurringSchedule,
  from: CivilDate,
  to: CivilDate,
): { key: string; span: Span }[] {
  if (every === "week") return weeksOf(from, to);
  const first = Number(from.slice(0, 4)) - 1;
  const last = Number(to.slice(0, 4));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  return years.flatMap((year) => periodsOfYear(every, part, year));
}

function periodsOfYear(
  every: Exclude<Every, "week">,
  part: RecurringSchedule,
  year: number,
): { key: string; span: Span }[] {
  const name = String(year);
  switch (every) {
    case "month":
      return count(12).map((m) => ({
        key: monthSpan(year, m).start.slice(0, 7),
        span: monthSpan(year, m),
      }));
    case "quarter":
      return count(4).map((q) => ({ key: `${name}-Q${String(q)}`, span: quarterSpan(year, q) }));
    case "half":
      return count(2).map((h) => ({ key: `${name}-H${String(h)}`, span: halfSpan(year, h) }));
    case "year":
      return [{ key: `${name}-Y`, span: yearSpan(year) }];
    case "period":
      return (part.periods ?? CCHC_PERIODS).map((code) => ({
        key: `${name}-${code}`,
        span: periodSpan({ year, code }),
      }));
  }
}

function count(length: number): number[] {
  return Array.from({ length }, (_, i) => i + 1);
}

function weeksOf(from: CivilDate, to: CivilDate): { key: string; span: Span }[] {
  const weeks: { key: string; span: Span }[] = [];
  for (let monday = addDays(from, 1 - weekdayOf(from)); monday <= to; monday = addDays(monday, 7)) {
    weeks.push({ key: weekKey(monday), span: { start: monday, end: addDays(monday, 6) } });
  }
  return weeks;
}

/** The ISO week of a Monday: it belongs to the year of its Thursday. */
function weekKey(monday: CivilDate): string {
  const thursday = addDays(monday, 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, "0")}`;
}

function duesOf(every: Every, rules: readonly DayRule[], span: Span): CivilDate[] {
  const fitting = rules.flatMap((rule) => dueBy(rule, every, span) ?? []);
  return fitting.length === 0 ? [span.end] : [...new Set(fitting)].toSorted();
}

/** Null where a rule does not belong to this kind of period: a weekday says nothing about a quarter. */
function dueBy(rule: DayRule, every: Every, span: Span): CivilDate | null {
  const year = Number(span.end.slice(0, 4));
  if ("weekday" in rule) return every === "week" ? addDays(span.start, rule.weekday - 1) : null;
  if ("month" in rule) return every === "year" ? dayOfMonth(year, rule.month, rule.day) : null;
  if (every === "week") return null;
  const lastMonth = Number(span.end.slice(5, 7));
  const shift = rule.of === "next_month" ? 1 : 0;
  if (rule.of === "first_month") return dayOfMonth(year, Number(span.start.slice(5, 7)), rule.day);
  return dayOfMonth(year, lastMonth + shift, rule.day);
}

function uniqueKeys(occurrences: ScheduledOccurrence[]): ScheduledOccurrence[] {
  const seen = new Map<string, number>();
  return occurrences.map((one) => {
    const times = (seen.get(one.key) ?? 0) + 1;
    seen.set(one.key, times);
    return times === 1 ? one : { ...one, key: `${one.key}#${String(times)}` };
  });
}
