import { addDays } from "../domain/time.js";
import type {
  DateSchedule,
  DayRule,
  NoneSchedule,
  Op,
  PeriodSchedule,
  RangeSchedule,
  SimpleSchedule,
} from "../domain/schedule.js";
import { nameOf, ordinalOf, spanOf, type Dated } from "./dated.js";
import type { Context, DayOf, Range, Recurring, Value } from "./mention.js";
import type { Year } from "./year.js";
import { HOLIDAYS } from "./words.js";

/** What a read piece means in its plan; a list of dates may be several milestones. */
export function resolve(value: Value, context: Context): SimpleSchedule[] {
  switch (value.type) {
    case "dated":
      return [datedSchedule(value, context)];
    case "range":
      return [rangeSchedule(value, context)];
    case "list":
      return listSchedules(value.items, value.either, context);
    case "day":
      return [value.every === undefined ? unread() : recurringSchedule(alone(value), context)];
    case "recurring":
      return [recurringSchedule(value, context)];
    case "continuous":
      return [continuousSchedule(value.span, context)];
    case "event":
      return [eventSchedule(value, context)];
    case "authority": {
      const flags = districtFlags(value.authority, context);
      return [{ kind: "authority", authority: value.authority, basis: value.basis, ...flags }];
    }
    case "window":
      if (value.span === null) return [unread()];
      return [{ ...rangeSchedule(value.span, context), role: "data_window" }];
    case "broken":
      return [{ kind: "none", flags: value.flags, confirm: true }];
    case "time":
    case "now":
    case "onwards":
      return [unread()];
  }
}

export function unread(): NoneSchedule {
  return { kind: "none", flags: ["unread"], confirm: true };
}

/** "trước 0 giờ ngày 01/7" ends with the day before. */
function withoutMidnight(dated: Dated): Dated {
  if (dated.time !== "00:00" || dated.op?.which !== "before") return dated;
  const { time: _time, ...rest } = dated;
  return rest;
}

function datedSchedule(written: Dated, context: Context): SimpleSchedule {
  const dated = withoutMidnight(written);
  const span = spanOf(dated);
  if (span === null)
    return { kind: "none", flags: ["unread", "typo_impossible_date"], confirm: true };
  const before = dated.op?.which === "before" && dated.time === undefined;
  const marks = marksOf(dated, context, before ? addDays(span.start, -1) : span.end);
  if (dated.openEnd === true || dated.op?.which === "from") {
    return { kind: "range", start: span.start, due: null, open: true, ...marks };
  }
  if (dated.op?.which === "after") {
    return { kind: "range", start: addDays(span.end, 1), due: null, open: true, ...marks };
  }
  if (dated.unit === "date") return dateSchedule(dated, span.start, before, marks);
  const op = before ? "before" : dated.op?.which === "by" ? "by" : "in";
  if (dated.unit === "months" || dated.unit === "years" || isEarlyYear(dated)) {
    return {
      kind: "range",
      op,
      start: span.start,
      due: before ? addDays(span.start, -1) : span.end,
      ...marks,
    };
  }
  const period: PeriodSchedule = {
    kind: dated.unit,
    op,
    due: span.end,
    start: span.start,
    ...marks,
  };
  if (dated.quarter !== undefined) period.quarter = dated.quarter;
  if (dated.half !== undefined) period.half = dated.half;
  if (dated.slice === "late" && dated.unit === "year" && op === "in") period.op = "by";
  if (before && dated.slice === "late") return { ...period, confirm: true };
  if (!before) return period;
  const { start: _start, quarter: _quarter, half: _half, ...rest } = period;
  return { ...rest, named: nameOf(dated), due: addDays(span.start, -1) };
}

/** "đầu năm" is a stretch to 31/3 (domain section 0.3). */
function isEarlyYear(dated: Dated): boolean {
  return dated.unit === "year" && dated.slice === "early";
}

function dateSchedule(dated: Dated, day: string, before: boolean, marks: Marks): DateSchedule {
  const op: Op = before
    ? "before"
    : dated.op?.which === "by" || dated.op?.which === "before"
      ? "by"
      : "on";
  const schedule: DateSchedule = {
    kind: "date",
    op,
    due: before ? addDays(day, -1) : day,
    ...marks,
  };
  if (before) schedule.named = day;
  if (dated.time !== undefined) schedule.time = dated.time;
  if (HOLIDAYS.has(day.slice(5))) schedule.flags = [...(schedule.flags ?? []), "named_is_holiday"];
  return schedule;
}

type Marks = { inferred?: string[]; flags?: string[]; confirm?: boolean };

/** What had to be filled in or put right, and whether a person has to look (R14; a date before the plan's start). */
function marksOf(dated: Dated, context: Context, due: string, begins = false): Marks {
  const about = dated.op?.which === "about" && dated.op.word !== "du kien";
  const flags = [
    ...dated.flags,
    ...dated.year.flags,
    ...(about && !dated.flags.includes("vague") ? ["vague"] : []),
  ];
  const planStart = context.planStart ?? `${String(context.year)}-01-01`;
  const early = !dated.year.stated && due < planStart;
  const confirm =
    dated.confirm ||
    dated.year.confirm ||
    about ||
    early ||
    (!begins && farYear(dated, context, due));
  return {
    ...(dated.year.stated ? {} : { inferred: ["year"] }),
    ...(flags.length === 0 ? {} : { flags: [...new Set(flags)] }),
    ...(confirm ? { confirm: true } : {}),
  };
}

/** A stated year before the plan's, or more than four years after it, is more likely a slip than a deadline. */
function farYear(dated: Dated, context: Context, due: string): boolean {
  if (!dated.year.stated || dated.unit === "years" || dated.openEnd === true) return false;
  const value = dated.year.value;
  if (value < context.year) return context.planStart === undefined || due < context.planStart;
  return dated.unit === "year" ? value > context.year + 25 : value > context.year + 4;
}

function rangeSchedule(range: Range, context: Context): RangeSchedule | NoneSchedule {
  const [from, to] = withSharedYear(range.from, range.to);
  const first = from === null ? null : spanOf(from);
  const last = to === null ? null : spanOf(to);
  if ((from !== null && first === null) || (to !== null && last === null)) {
    return { kind: "none", flags: ["unread", "typo_impossible_date"], confirm: true };
  }
  const start =
    first === null ? null : from?.op?.which === "after" ? addDays(first.end, 1) : first.start;
  const before = to?.op?.which === "before" && to.time === undefined;
  const due = last === null ? null : before ? addDays(last.start, -1) : last.end;
  if (start !== null && due !== null && due < start) return unread();
  const marks = [from, to]
    .filter((end) => end !== null)
    .map((end) => marksOf(end, context, due ?? start ?? "", end === from && to !== null));
  const flags = [...new Set(marks.flatMap((mark) => mark.flags ?? []))];
  const event = range.startEvent;
  return {
    kind: "range",
    start,
    due,
    ...(due === null ? { open: true } : {}),
    ...(event === undefined ? {} : { startEvent: event, ...districtFlags(event, context) }),
    ...(to?.time === undefined ? {} : { time: to.time }),
    ...(marks.some((mark) => mark.inferred !== undefined) ? { inferred: ["year"] } : {}),
    ...(flags.length === 0 ? {} : { flags }),
    ...(marks.some((mark) => mark.confirm === true) || from?.op?.which === "before"
      ? { confirm: true }
      : {}),
  };
}

/** "tháng 11 đến tháng 3/2027", "01/3/2026 - 30/6": the year said once holds for both, over the turn of a year too. */
function withSharedYear(from: Dated | null, to: Dated | null): [Dated | null, Dated | null] {
  if (from === null || to === null) return [from, to];
  const take = (end: Dated, year: Year, shift: number): Dated => ({
    ...end,
    year: { ...year, value: year.value + shift, flags: [], confirm: false },
  });
  const wraps = (year: Year): boolean => {
    const a = spanOf({ ...from, year })?.start ?? "";
    const b = spanOf({ ...to, year })?.end ?? "";
    return a > b;
  };
  if (!from.year.stated && to.year.stated)
    return [take(from, to.year, wraps(to.year) ? -1 : 0), to];
  if (from.year.stated && !to.year.stated)
    return [from, take(to, from.year, wraps(from.year) ? 1 : 0)];
  if (!from.year.stated && wraps(from.year)) {
    return [from, { ...to, year: { ...to.year, value: to.year.value + 1, confirm: true } }];
  }
  return [from, to];
}

/** Periods that follow on each other are one stretch; all four quarters are "every quarter"; the rest are milestones. */
function listSchedules(items: Dated[], either: boolean, context: Context): SimpleSchedule[] {
  const stated = items.findLast((item) => item.year.stated)?.year;
  const full =
    stated === undefined
      ? items
      : items.map((item) =>
          item.year.stated
            ? item
            : { ...item, year: { ...stated, flags: [], confirm: stated.confirm } },
        );
  const places = full.map((item) => ordinalOf(item));
  const [head] = full;
  const last = full.at(-1);
  const follows = places.every(
    (place, i) => i === 0 || (place !== null && place - (places[i - 1] ?? 0) === 1),
  );
  const sameUnit = full.every((item) => item.unit === head?.unit && item.op?.which !== "before");
  if (sameUnit && head?.unit === "quarter" && full.length === 4 && follows) {
    return [{ kind: "recurring", every: ["quarter"] }];
  }
  if (sameUnit && head?.unit === "month" && full.length === 12)
    return [{ kind: "recurring", every: ["month"] }];
  if (sameUnit && follows && head !== undefined && last !== undefined) {
    const range = rangeSchedule({ type: "range", from: head, to: last }, context);
    return [either ? { ...range, confirm: true } : range];
  }
  return full.map((item) =>
    either ? { ...datedSchedule(item, context), confirm: true } : datedSchedule(item, context),
  );
}

function alone(day: DayOf): Recurring {
  return {
    type: "recurring",
    every: [day.every ?? "month"],
    days: [day],
    yearDays: [],
    generic: false,
    confirm: false,
  };
}

function recurringSchedule(value: Recurring, context: Context): SimpleSchedule {
  const by: DayRule[] = [...value.days.map(dayRule), ...value.yearDays];
  const impossible = value.days.some((day) => day.day === 1 && before(day));
  const { confirm, ...over } = value.span === undefined ? {} : periodOver(value.span, context);
  const flags = value.vague === true ? ["vague"] : [];
  const time = value.days.find((day) => day.op?.time !== undefined)?.op?.time;
  return {
    kind: "recurring",
    every: value.every,
    ...(value.periods === undefined ? {} : { periods: value.periods }),
    ...(by.length === 0 ? {} : { by }),
    ...(value.times === undefined ? {} : { times: value.times }),
    ...(time === undefined ? {} : { time }),
    ...over,
    ...(flags.length === 0 ? {} : { flags }),
    ...(value.confirm || impossible || confirm === true ? { confirm: true } : {}),
  };
}

type Over = { start?: string; until?: string; inferred?: string[]; confirm?: boolean };

/** "hằng tháng đến hết năm", "hằng tháng từ tháng 3 đến tháng 12/2026": from when to when something repeats. */
function periodOver(over: Dated | Range, context: Context): Over {
  if (over.type === "range") {
    const read = rangeSchedule(over, context);
    if (read.kind === "none" || read.start === null || read.due === null) return { confirm: true };
    const { start, due: until, inferred, confirm } = read;
    return {
      start,
      until,
      ...(inferred === undefined ? {} : { inferred }),
      ...(confirm === true ? { confirm } : {}),
    };
  }
  const span = spanOf(over);
  if (span === null) return over.confirm ? { confirm: true } : {};
  const open = over.op?.which === "from" || over.openEnd === true;
  return {
    ...(over.op?.which === "by" ? {} : { start: span.start }),
    ...(open ? {} : { until: span.end }),
    ...(over.year.stated ? {} : { inferred: ["year"] }),
    ...(over.confirm || span.end < `${context.year}` ? { confirm: true } : {}),
  };
}

function before(day: DayOf): boolean {
  return day.op?.which === "before" && day.op.time === undefined;
}

/** "trước ngày 22" is day 21 (R2, R8); before the first day there is only the month's last. */
function dayRule(rule: DayOf): DayRule {
  const less = before(rule) ? 1 : 0;
  if (rule.weekday !== undefined) return { weekday: rule.weekday - less || 7 };
  const day = (rule.day ?? 31) - less || 31;
  if (rule.every === "year" && rule.of === "last_month") return { month: 12, day };
  return rule.of === undefined ? { day } : { of: rule.of, day };
}

function continuousSchedule(over: Dated | Range | undefined, context: Context): SimpleSchedule {
  const planEnd = context.planEnd ?? `${context.year}-12-31`;
  if (over === undefined) return { kind: "continuous", until: planEnd, assumed: ["until"] };
  const read =
    over.type === "range"
      ? rangeSchedule(over, context)
      : datedSchedule({ ...over, ...(over.op?.which === "before" ? {} : {}) }, context);
  if (read.kind === "none" || read.kind === ("multi" as string)) return read;
  const dated = read as PeriodSchedule | RangeSchedule | DateSchedule;
  const start =
    "start" in dated && dated.start !== null && !(over.type === "dated" && over.op?.which === "by")
      ? dated.start
      : undefined;
  return {
    kind: "continuous",
    ...(dated.due === null ? { until: planEnd, assumed: ["until"] } : { until: dated.due }),
    ...(start === undefined ? {} : { start }),
    ...(dated.inferred === undefined ? {} : { inferred: dated.inferred }),
    ...(dated.flags === undefined ? {} : { flags: dated.flags }),
    ...(dated.confirm === true ? { confirm: true } : {}),
  };
}

function eventSchedule(value: Extract<Value, { type: "event" }>, context: Context): SimpleSchedule {
  return {
    kind: "after_event",
    event: value.event,
    ...(value.offset === undefined ? {} : { offset: value.offset, op: "by" as const }),
    ...(value.before ? { op: "before" as const } : {}),
    ...(value.repeat ? { repeat: true } : {}),
    ...districtFlags(value.event, context),
    ...(value.confirm ? { confirm: true } : {}),
  };
}

/** Districts ceased on 1/7/2025: what waits for one has lost its owner. */
function districtFlags(words: string | null, context: Context): { flags?: string[] } {
  return words !== null && context.year >= 2025 && /huyện|huyen/i.test(words)
    ? { flags: ["district_abolished"] }
    : {};
}
