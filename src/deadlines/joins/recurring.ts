import { spanOf, type Dated } from "../dated.js";
import type { DayOf, Recurring, Value } from "../mention.js";
import { PRODUCT } from "../words.js";
import { FILLER, LISTED, withoutPurpose, type Rule } from "./gap.js";

export const dayRules: Rule = ({ a, b, gap, hard }) => {
  if (a.type === "recurring" && b.type === "day" && isReportOn(a, b, gap)) return withDay(a, b);
  if (hard) return null;
  if (
    a.type === "day" &&
    b.type === "recurring" &&
    b.days.length === 0 &&
    FILLER.test(withoutPurpose(gap))
  )
    return withDay(b, a);
  if (
    a.type === "recurring" &&
    b.type === "day" &&
    (FILLER.test(gap) ||
      (a.generic && !PRODUCT.test(gap)) ||
      (b.every === undefined && /^[a-z0-9 ]{0,30}$/.test(gap)))
  ) {
    const fits =
      b.every === undefined ||
      a.every.includes(b.every) ||
      a.generic ||
      b.every === "period" ||
      (b.every === "quarter" && a.every.includes("period"));
    return fits && a.days.every((day) => day.every === undefined) ? withDay(a, b) : null;
  }
  if (
    a.type === "day" &&
    b.type === "day" &&
    LISTED.test(gap) &&
    a.weekday === undefined &&
    a.every === undefined &&
    b.every !== undefined
  ) {
    return {
      type: "recurring",
      every: [b.every],
      days: [{ ...a, every: b.every, ...(b.of === undefined ? {} : { of: b.of }) }, b],
      yearDays: [],
      generic: false,
      confirm: false,
    };
  }
  return null;
};

const REPORTED =
  /^ ?[,;(:] ?(?:va |phai )?(?:gui |nop |tong hop )?(?:bao cao|bc)(?: (?:ket qua|ve|cho)[a-z ]{0,30})? ?$/;

/** "Hằng quý; báo cáo trước ngày 14 tháng cuối quý": the day within what was said to repeat. */
function isReportOn(a: Recurring, b: DayOf, gap: string): boolean {
  if (a.generic || a.every.length !== 1 || a.days.length + a.yearDays.length > 0) return false;
  const [every] = a.every;
  const fits = b.every === undefined ? every === "month" : b.every === every;
  return fits && b.weekday === undefined && REPORTED.test(gap);
}

function withDay(to: Recurring, day: DayOf): Recurring {
  const every =
    to.generic && to.every.join() === "period" && day.every !== undefined ? [day.every] : to.every;
  return { ...to, every, generic: false, days: [...to.days, day] };
}

/** "trước ngày 15/12" + "hằng năm", either way round. */
export const yearly: Rule = ({ a, b, gap, hard }) => {
  if (hard || !FILLER.test(withoutPurpose(gap))) return null;
  if (b.type === "recurring" && b.every.join() === "year" && !b.generic) return everyYear(a, b);
  if (a.type === "recurring" && a.every.join() === "year" && !a.generic) return everyYear(b, a);
  return null;
};

function everyYear(value: Value, recurring: Recurring): Value | null {
  const items =
    value.type === "dated"
      ? [value]
      : value.type === "list"
        ? value.items
        : value.type === "range" && value.to !== null
          ? [value.to]
          : [];
  if (
    items.length === 0 ||
    items.some((item) => item.year.stated || item.unit === "year" || item.unit === "years")
  )
    return null;
  const yearDays = items.map((item) => dueDayOf(item));
  const known = yearDays.filter((day) => day !== null);
  if (known.length !== items.length) return null;
  const flags = items.some((item) => item.flags.length > 0);
  return { ...recurring, yearDays: known, confirm: recurring.confirm || flags };
}

function dueDayOf(item: Dated): { month: number; day: number } | null {
  const span = spanOf(item);
  if (span === null) return null;
  const before = item.op?.which === "before" && item.time === undefined;
  const day = new Date(
    Date.parse(`${before ? span.start : span.end}T00:00:00Z`) - (before ? 86_400_000 : 0),
  );
  return { month: day.getUTCMonth() + 1, day: day.getUTCDate() };
}

export const recurrings: Rule = ({ a, b, gap, hard }) => {
  if (hard || a.type !== "recurring" || b.type !== "recurring") return null;
  if (
    b.days.length + b.yearDays.length === 0 &&
    a.days.length > 0 &&
    a.every.join() === b.every.join()
  )
    return FILLER.test(withoutPurpose(gap)) ? a : null;
  if (a.days.length + b.days.length + a.yearDays.length + b.yearDays.length > 0) return null;
  if (a.generic && a.every.join() === "period" && (FILLER.test(gap) || LISTED.test(gap))) return b;
  if (b.generic && b.every.join() === "period" && (FILLER.test(gap) || LISTED.test(gap))) return a;
  if (a.every.join() === b.every.join() && FILLER.test(gap))
    return { ...a, ...(b.times === undefined ? {} : { times: b.times }) };
  if (!LISTED.test(gap)) return null;
  return {
    ...a,
    ...(b.periods === undefined ? {} : { periods: b.periods }),
    every: [...new Set([...a.every, ...b.every])],
    confirm: a.confirm || b.confirm,
  };
};

/** "hằng quý năm 2026", "hằng tháng đến hết năm", "báo cáo năm: trước 15/12", "thường xuyên trong năm 2025". */
export const spans: Rule = ({ a: written, b, gap, hard }) => {
  const a = repeated(written);
  if (hard) return null;
  if (a.type === "recurring" && !a.generic && b.type === "range" && FILLER.test(gap))
    return b.startEvent === undefined ? { ...a, span: b } : null;
  if (a.type === "recurring" && a.generic && a.every.join() === "period" && b.type === "list")
    return FILLER.test(gap) && a.days.length === 0 && a.periods === undefined ? b : null;
  if (a.type === "recurring" && b.type === "dated" && FILLER.test(gap))
    return recurringWith(a, b, gap);
  if (
    b.type === "recurring" &&
    a.type === "dated" &&
    FILLER.test(gap) &&
    (a.op?.which === "from" || isPeriod(a)) &&
    !/^\s*[,/]/.test(gap)
  ) {
    return { ...b, span: a };
  }
  if (
    a.type === "continuous" &&
    (b.type === "dated" || b.type === "range") &&
    FILLER.test(gap) &&
    !/bao cao/.test(gap)
  ) {
    const pointed =
      b.type === "dated" &&
      (b.op?.which === "before" || (b.unit === "date" && b.op?.which === undefined));
    if (pointed) return null;
    const since = a.span?.type === "dated" && a.span.op?.which === "from" ? a.span : null;
    return since !== null && b.type === "dated" && b.op?.which === "by"
      ? { type: "continuous", span: { type: "range", from: since, to: b } }
      : { type: "continuous", span: b };
  }
  if (
    b.type === "continuous" &&
    (a.type === "dated" || a.type === "range") &&
    /^[\s,(:-]*(?:va )?$/.test(gap)
  ) {
    if (a.type === "dated" && (a.op?.which === "by" || a.op?.which === "before")) return null;
    const from =
      a.type === "range" ||
      a.op?.which === "from" ||
      a.openEnd === true ||
      a.unit === "year" ||
      a.unit === "years" ||
      a.unit === "half";
    return from ? { type: "continuous", span: a } : null;
  }
  return null;
};

/** "ngày 20 của tháng cuối quý" repeats by itself. */
function repeated(value: Value): Value {
  if (value.type !== "day" || value.every === undefined) return value;
  return {
    type: "recurring",
    every: [value.every],
    days: [value],
    yearDays: [],
    generic: false,
    confirm: false,
  };
}

function isPeriod(dated: Dated): boolean {
  return dated.unit === "year" || dated.unit === "years" || dated.unit === "half";
}

function recurringWith(a: Recurring, b: Dated, gap: string): Value | null {
  const ends = b.op?.which === "by" && /den|het|toi/.test(b.op.word);
  const within = b.op === undefined || b.op.which === "in" || b.op.which === "from";
  if (a.generic && !(isPeriod(b) && b.op === undefined))
    return /^[\s:(-]*(?:(?:ngay|vao) )*$/.test(gap) || b.op !== undefined ? b : null;
  if (ends || (within && (isPeriod(b) || b.op?.which === "from"))) return { ...a, span: b };
  return null;
}
