import { ordinalOf, spanOf, type Dated } from "./dated.js";
import type { DayOf, Mention, Range, Recurring, Value } from "./mention.js";
import { PRODUCT } from "./words.js";

/** Words between two pieces that do not part them. */
const FILLER =
  /^(?:[\s,:(/-]|(?:vao|trong|la|cua|moi|dinh ky|hoan thanh|thuc hien|truoc|bao cao|cac|va duoc|bat dau|ket thuc|gui|tu|thang|chia|lam|ngay)(?![a-z0-9]))*$/;
const JOINT = /^[\s]*(?:-|→|~|)[\s]*$/;
const LISTED = /^\s*(?:,|;|va|hoac|&|\/|\+|, va|-)?\s*$/;
const COMPLETES =
  /^[\s,(:-]*(?:(?:va )?(?:phai )?(?:hoan thanh|xong|ket thuc|hoan tat|cham nhat|trong do)[a-z\s,]*)?[\s(:]*$/;

const FROM_START_TO_END =
  /^(?: ?bat dau)?[\s,;]*(?:ket thuc|hoan thanh)(?: (?:vao|trong|den))?[\s:]*$/;

type Pair = { a: Value; b: Value; gap: string; next: Mention; hard: boolean };
type Rule = (pair: Pair) => Value | null;

/** Joins what belongs together: "từ 01/3" + "đến 30/6", "hằng quý" + "trước ngày 20", "Quý I" + "(trước 25/3)". */
export function mergeMentions(mentions: readonly Mention[], key: string): Mention[] {
  const out: Mention[] = [];
  for (const next of mentions) {
    const last = out.at(-1);
    const gap = last === undefined ? "" : key.slice(last.to, next.from);
    const merged =
      last === undefined
        ? null
        : mergeValues({ a: last.value, b: next.value, gap, next, hard: gap.includes(";") });
    if (last === undefined || merged === null) out.push(next);
    else
      out[out.length - 1] = {
        ...opening(last, next),
        to: closing(key, next.to),
        value: merged,
      };
  }
  return sharedBefore(out, key);
}

/** "trước ngày 05/3 (quý I), 05/6 (6 tháng)": the "trước" holds for the days after it too. */
function sharedBefore(mentions: Mention[], key: string): Mention[] {
  let last: Mention | undefined;
  return mentions.map((mention) => {
    const before = last;
    last = mention;
    if (before?.value.type !== "dated" || mention.value.type !== "dated") return mention;
    if (
      before.value.unit !== "date" ||
      mention.value.unit !== "date" ||
      mention.value.op !== undefined
    )
      return mention;
    const gap = key.slice(before.to, mention.from).replace(/\([^()]*\)/g, "");
    if (before.value.op?.which !== "before" || !LISTED.test(gap)) return mention;
    last = { ...mention, value: { ...mention.value, op: before.value.op } };
    return last;
  });
}

/** "báo cáo tháng" before its day is the milestone's name, not a part of when. */
function opening(last: Mention, next: Mention): Pick<Mention, "from" | "core"> {
  const names =
    last.value.type === "recurring" && last.value.generic && last.value.days.length === 0;
  const from = names && (next.value.type === "day" || next.value.type === "dated") ? next : last;
  return { from: from.from, core: from.core };
}

/** A bracket opened before belongs to what it holds. */
function closing(key: string, to: number): number {
  return key.charAt(to) === ")" ? to + 1 : to;
}

function mergeValues(pair: Pair): Value | null {
  for (const rule of RULES) {
    const merged = rule(pair);
    if (merged !== null) return merged;
  }
  return null;
}

const clockTimes: Rule = ({ a, b, gap }) => {
  if (!FILLER.test(gap)) return null;
  if (a.type === "time" && b.type === "dated")
    return { ...b, time: a.time, ...(a.op === undefined ? {} : { op: a.op }) };
  if (a.type === "dated" && b.type === "time")
    return { ...a, time: b.time, ...(b.op === undefined ? {} : { op: b.op }) };
  if (a.type === "time" && b.type === "day")
    return { ...b, op: { which: "on", word: "time", from: 0, time: a.time } };
  if (a.type === "day" && b.type === "time")
    return { ...a, op: { which: "on", word: "time", from: 0, time: b.time } };
  if (a.type === "day" && b.type === "dated" && a.weekday !== undefined) return b;
  return null;
};

const ranges: Rule = ({ a, b, gap, hard }) => {
  if (a.type === "dated" && b.type === "onwards" && !hard) return { ...a, openEnd: true };
  if (a.type === "dated" && b.type === "dated" && FROM_START_TO_END.test(gap)) {
    return a.op?.which === "from" || gap.includes("bat dau")
      ? { type: "range", from: a, to: b }
      : null;
  }
  if (hard) return null;
  if (a.type === "now" && b.type === "dated" && gap.length < 4)
    return { type: "range", from: null, to: b };
  if (
    a.type === "event" &&
    b.type === "dated" &&
    !a.before &&
    /den|toi/.test(b.op?.word ?? "") &&
    /^[\s,]*$/.test(gap)
  ) {
    return { type: "range", from: null, to: b, startEvent: a.event };
  }
  if (a.type !== "dated" || b.type !== "dated" || a.openEnd === true) return null;
  const ends = b.op?.which === "by" && /den|toi/.test(b.op.word) && /^\s*,?\s*$/.test(gap);
  const dashed = b.op === undefined && JOINT.test(gap) && /[-→~]/.test(gap);
  const toBefore =
    b.op?.which === "before" && a.op?.which === "from" && /^[\s,-]*(?:den)?\s*$/.test(gap);
  const fromOnly =
    a.op?.which === "from" &&
    /^[\s,-]*(?:ket thuc|hoan thanh)?\s*$/.test(gap) &&
    b.op?.which === "by";
  if (!(ends || dashed || toBefore || fromOnly)) return null;
  if (
    a.op !== undefined &&
    a.op.which !== "from" &&
    a.op.which !== "in" &&
    a.op.which !== "on" &&
    a.op.which !== "about"
  )
    return null;
  return { type: "range", from: a, to: b };
};

const dayRules: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
  if (a.type === "day" && b.type === "recurring" && b.days.length === 0 && FILLER.test(gap))
    return withDay(b, a);
  if (
    a.type === "recurring" &&
    b.type === "day" &&
    (FILLER.test(gap) || (a.generic && !PRODUCT.test(gap)))
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

function withDay(to: Recurring, day: DayOf): Recurring {
  const every =
    to.generic && to.every.join() === "period" && day.every !== undefined ? [day.every] : to.every;
  return { ...to, every, generic: false, days: [...to.days, day] };
}

/** "trước ngày 15/12" + "hằng năm", either way round. */
const yearly: Rule = ({ a, b, gap, hard }) => {
  if (hard || !FILLER.test(gap)) return null;
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

const recurrings: Rule = ({ a, b, gap, hard }) => {
  if (hard || a.type !== "recurring" || b.type !== "recurring") return null;
  if (a.days.length + b.days.length + a.yearDays.length + b.yearDays.length > 0) return null;
  if (a.generic && a.every.join() === "period" && (FILLER.test(gap) || LISTED.test(gap))) return b;
  if (b.generic && b.every.join() === "period" && (FILLER.test(gap) || LISTED.test(gap))) return a;
  if (a.every.join() === b.every.join() && FILLER.test(gap))
    return { ...a, ...(b.times === undefined ? {} : { times: b.times }) };
  if (!LISTED.test(gap)) return null;
  return { ...a, every: [...new Set([...a.every, ...b.every])], confirm: a.confirm || b.confirm };
};

/** "hằng quý năm 2026", "hằng tháng đến hết năm", "báo cáo năm: trước 15/12", "thường xuyên trong năm 2025". */
const spans: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
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
    return pointed ? null : { type: "continuous", span: b };
  }
  if (
    b.type === "continuous" &&
    (a.type === "dated" || a.type === "range") &&
    /^[\s,(:-]*$/.test(gap)
  ) {
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

const continuing: Rule = ({ a, b, gap, hard }) => {
  if (b.type === "onwards" && !hard) return a;
  const forReport =
    b.type === "recurring" &&
    b.generic &&
    /^[\s,]*(?:\(|\(?(?:doi voi|cho)(?: cac)?)\s*$/.test(gap);
  if (
    !hard &&
    forReport &&
    (a.type === "dated" || a.type === "list" || (a.type === "recurring" && a.days.length > 0))
  )
    return a;
  const near = !hard && (LISTED.test(gap) || FILLER.test(gap));
  if (a.type === "continuous" && b.type === "continuous" && (near || LISTED.test(gap)))
    return a.span === undefined ? b : a;
  if (a.type === "continuous" && b.type === "recurring" && near) {
    if (b.every.join() === "year" && b.days.length + b.yearDays.length === 0) return a;
    return /^\s*(?:,|va|;|\/|-)/.test(gap) ? null : b;
  }
  if (b.type === "continuous" && a.type === "recurring" && /^[\s(]*$/.test(gap)) return a;
  return null;
};

/** Who sets the day matters only where nothing else does, unless it is a milestone of its own. */
const authorities: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
  const own = /[,.;]|va(?![a-z])/.test(gap) && PRODUCT.test(` ${gap} `);
  if (b.type === "authority" && a.type === "authority" && LISTED.test(gap))
    return joinAuthorities(a, b);
  if (own) return null;
  if (b.type === "authority" && a.type !== "authority" && a.type !== "broken")
    return a.type === "time" || a.type === "now" ? b : a;
  if (a.type === "authority" && b.type !== "broken" && b.type !== "event") return b;
  return null;
};

function joinAuthorities(
  a: Extract<Value, { type: "authority" }>,
  b: Extract<Value, { type: "authority" }>,
): Value {
  const names = [a.authority, b.authority].filter((name) => name !== null);
  return { ...a, authority: names.length === 0 ? null : names.join(", ") };
}

const events: Rule = ({ a, b, gap, hard }) => {
  if (hard) return null;
  if (
    a.type === "event" &&
    b.type === "dated" &&
    !a.before &&
    !a.repeat &&
    (b.op?.which === "by" || b.op?.which === "before")
  ) {
    const own = PRODUCT.test(` ${gap.replace(/hoan thanh|thuc hien/g, "")} `);
    return own ? null : { type: "range", from: null, to: b, startEvent: a.event };
  }
  if (
    a.type === "event" &&
    b.type === "event" &&
    a.repeat &&
    b.repeat &&
    (LISTED.test(gap) || FILLER.test(gap))
  )
    return a;
  return null;
};

const lists: Rule = ({ a, b, gap, hard }) => {
  if (hard || !LISTED.test(gap.replace(/\([^()]*\)/g, ""))) return null;
  const first = datedItems(a);
  const more = datedItems(b);
  if (first === null || more === null) return null;
  if (first.at(-1)?.unit !== more[0]?.unit) return null;
  const lead = first[0]?.op;
  const items = [
    ...first,
    ...more.map((item) =>
      item.op === undefined && lead !== undefined && first.length > 0
        ? { ...item, op: lead }
        : item,
    ),
  ];
  return { type: "list", items, either: /hoac/.test(gap) };
};

function datedItems(value: Value): Dated[] | null {
  if (value.type === "dated") return value.openEnd === true ? null : [value];
  return value.type === "list" ? value.items : null;
}

/** "Quý I/2026 (trước ngày 25/3)", "năm 2026, hoàn thành trước 30/11": the closer one is the deadline. */
const refinements: Rule = ({ a, b, gap, hard }) => {
  const days = datedItems(a);
  const named =
    days !== null && days.every((item) => item.unit === "date") && /^\s*\(\s*$/.test(gap);
  if (named && b.type === "dated" && b.unit !== "date" && b.op === undefined) return a;
  if (a.type === "dated" && b.type === "event" && b.before && /^\s*\($/.test(gap)) return a;
  if (
    !hard &&
    a.type === "dated" &&
    b.type === "list" &&
    a.unit === "year" &&
    COMPLETES.test(gap)
  ) {
    return {
      ...b,
      items: b.items.map((item) => (item.year.stated ? item : { ...item, year: a.year })),
    };
  }
  if (hard || b.type !== "dated") return null;
  const whole = a.type === "dated" ? spanOf(a) : null;
  const part = spanOf(b);
  if (a.type === "range" && a.to !== null && a.from !== null && /^\s*\(/.test(gap)) return a;
  if (whole === null || part === null || a.type !== "dated" || ordinalOf(a) === null) return null;
  const inside = part.start >= whole.start && part.end <= whole.end && a.unit !== b.unit;
  return inside && COMPLETES.test(gap)
    ? {
        ...b,
        year: b.year.stated ? b.year : { ...a.year, confirm: b.year.confirm || a.year.confirm },
      }
    : null;
};

const windows: Rule = ({ a, b }) => {
  if (b.type === "window" && (a.type === "dated" || a.type === "recurring" || a.type === "day"))
    return a;
  if (a.type === "window" && (b.type === "dated" || b.type === "recurring" || b.type === "day"))
    return b;
  return null;
};

const RULES: readonly Rule[] = [
  clockTimes,
  windows,
  ranges,
  dayRules,
  yearly,
  recurrings,
  spans,
  continuing,
  authorities,
  events,
  refinements,
  lists,
];

export type { Range };
