import { ordinalOf, spanOf, type Dated } from "../dated.js";
import type { OpRead } from "../op.js";
import {
  COMPLETES,
  FILLER,
  FROM_START_TO_END,
  JOINT,
  LISTED,
  datedItems,
  type Rule,
} from "./gap.js";
import type { Value } from "../mention.js";

export const clockTimes: Rule = ({ a, b, gap }) => {
  if (!FILLER.test(gap)) return null;
  if (a.type === "time" && b.type === "dated")
    return { ...b, time: a.time, ...(a.op === undefined ? {} : { op: a.op }) };
  if (a.type === "dated" && b.type === "time")
    return { ...a, time: b.time, ...(b.op === undefined ? {} : { op: b.op }) };
  if (a.type === "time" && b.type === "day")
    return { ...b, op: { which: "on", word: "time", from: 0, time: a.time } };
  if (a.type === "day" && b.type === "time")
    return { ...a, op: { which: "on", word: "time", from: 0, time: b.time } };
  if (a.type === "day" && b.type === "dated" && a.weekday !== undefined) {
    return a.op?.time === undefined ? b : { ...b, time: a.op.time };
  }
  if (a.type === "recurring" && a.days.length > 0 && b.type === "time") {
    const op: OpRead = { which: "on", word: "time", from: 0, time: b.time };
    return { ...a, days: a.days.map((day) => ({ ...day, op })) };
  }
  if (a.type === "time" && b.type === "time") return b;
  if (a.type === "time" && b.type === "continuous") return b;
  return null;
};

export const windows: Rule = ({ a, b }) => {
  if (b.type === "window" && HAS_DUE.has(a.type)) return a;
  if (a.type === "window" && HAS_DUE.has(b.type)) return b;
  return null;
};

const HAS_DUE: ReadonlySet<Value["type"]> = new Set(["dated", "list", "range", "recurring", "day"]);

/** "bắt đầu tháng 3, kết thúc tháng 11", "quý II/2026 và những năm tiếp theo". */
export const beginnings: Rule = ({ a, b, gap, hard }) => {
  if (a.type === "dated" && b.type === "onwards" && b.rest === true && !hard) {
    return { type: "range", from: a, to: yearOf(a) };
  }
  if (a.type === "dated" && b.type === "onwards" && !hard) return { ...a, openEnd: true };
  if (a.type === "dated" && b.type === "dated" && FROM_START_TO_END.test(gap)) {
    return a.op?.which === "from" || gap.includes("bat dau")
      ? { type: "range", from: a, to: b }
      : null;
  }
  return null;
};

function yearOf({ year }: Dated): Dated {
  return { type: "dated", unit: "year", year, flags: [], confirm: false };
}

export const ranges: Rule = ({ a, b, gap, hard }) => {
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
  if (
    a.op?.which === "after" &&
    (b.op?.which === "before" || b.op?.which === "by") &&
    /^[\s,]*(?:va )?$/.test(gap)
  ) {
    return { type: "range", from: a, to: b };
  }
  const ends = b.op?.which === "by" && /den|toi/.test(b.op.word) && /^\s*,?\s*$/.test(gap);
  const dashed =
    (b.op === undefined || b.op.which === "on") &&
    !(a.unit === "year" && b.unit !== "year") &&
    JOINT.test(gap) &&
    /[-→~]/.test(gap);
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

/** "Tháng 5 (kiểm tra), tháng 6 (báo cáo)": each with its own name, so no one stretch. */
function follows(last: Dated | undefined, next: Dated | undefined): boolean {
  const [a, b] = [last, next].map((item) => (item === undefined ? null : ordinalOf(item)));
  return typeof a === "number" && typeof b === "number" && b - a === 1;
}

export const lists: Rule = ({ a, b, gap, hard }) => {
  if (hard || !LISTED.test(gap.replace(/\([^()]*\)/g, "").replace(/ngay $/, ""))) return null;
  const first = datedItems(a);
  const more = datedItems(b);
  if (first === null || more === null) return null;
  if (first.at(-1)?.unit !== more[0]?.unit) return null;
  if (/\([^()]*[a-z]{2}[^()]*\)/.test(gap) && follows(first.at(-1), more[0])) return null;
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

/** "Quý I/2026 (trước ngày 25/3)", "năm 2026, hoàn thành trước 30/11": the closer one is the deadline. */
/** "Tháng 12 (trước ngày 15)", "Trong tháng 6/2026, trước ngày 20": a day of that month. */
export const daysInMonth: Rule = ({ a, b, gap, hard }) => {
  if (hard || a.type !== "dated" || a.unit !== "month" || a.slice !== undefined) return null;
  const plain = b.type === "day" && b.every === undefined && b.of === undefined;
  if (!plain || b.day === undefined || b.op === undefined || !COMPLETES.test(gap)) return null;
  const named = a.op?.which === "from" || a.op?.which === "before" || a.openEnd === true;
  const { time } = b.op;
  return named
    ? null
    : { ...a, unit: "date", day: b.day, op: b.op, ...(time === undefined ? {} : { time }) };
};

export const refinements: Rule = ({ a, b, gap, hard }) => {
  const days = datedItems(a);
  const named =
    days !== null && days.every((item) => item.unit === "date") && /^\s*\(\s*$/.test(gap);
  if (named && b.type === "dated" && b.unit !== "date" && b.op === undefined) return a;
  if (a.type === "dated" && b.type === "event" && /^\s*\($/.test(gap)) return a;
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
  const occasion = /^\s*\((?=.*[a-z]{3})/.test(gap) && !COMPLETES.test(gap);
  if (
    occasion &&
    a.type === "dated" &&
    a.unit !== "date" &&
    b.unit === "date" &&
    b.op === undefined
  )
    return a;
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
