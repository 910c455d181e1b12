import type { PeriodCode } from "../../domain/schedule.js";
import { matchAt, type Form, type Input } from "../mention.js";
import { ROMAN } from "../words.js";
import { repeating } from "./recurring.js";
import { yearTail } from "./year-tail.js";

// "Quý I, III, 6 tháng và cuối năm", "Quý 1, 6 tháng, 9 tháng, năm", "sơ kết 3 tháng, 6 tháng, 9 tháng", "hằng quý, 6 tháng, 9 tháng và năm"
const LED = /(?:(?:bao cao|bc|s[o0] ket|dinh ky|hang|moi|theo|dinh ky hang) )*/y;
const ITEM =
  /(?:(?:bao cao|bc|s[o0] ket|tong ket|va|hang) )?(?:(?:(cac )?quy )?(iv|iii|ii|i|0?[1-4])(?![a-z0-9/]| ?(?:thang|th|lan|nam|ngay))|(quy)(?! ?(?:i|iv|\d))(?![a-z])|(0?[369]|s6u|chin|ba) ?(?:thang|th)(?: (dau|cuoi)(?: nam)?)?(?![a-z0-9])|(?:ca |cuoi |tron |(?:0?1|mot) )?(nam)(?! hoc)(?![a-z0-9]))/y;
const QUARTER_WORD = /(?:cac )?quy |quy(?![a-z])/y;
const JOIN = /(?: ?, ?| va | ?\/ ?| ?; ?| ?- ?|, va | ?& ?)(?=[a-z0-9])/y;

type Item = { code: PeriodCode; specific: boolean; quarter: boolean; first?: boolean };

/** At least one period by name, and not quarters alone: those are dates. */
export const reportPeriods: Form = (input, from) => {
  const led = matchAt(LED, input.key, from)?.[0] ?? "";
  const start = from + led.length;
  const { items, to } = readItems(input, start);
  const named =
    items.some((item) => item.specific) ||
    (items.some((item) => item.first) && items.some((item) => item.code === "Y"));
  const reports = /bao cao|bc|dinh ky|s[o0] ket/.test(led);
  const allQuarters = items.every((item) => item.quarter);
  const [single] = items;
  const months =
    single !== undefined && single.specific && !single.quarter && single.first !== true;
  const whole = /^[^a-z0-9]*$/.test(input.key.slice(0, from) + input.key.slice(to));
  if (
    items.length === 1 &&
    months &&
    (reports || whole) &&
    !/^[ :(]*truoc/.test(input.key.slice(to))
  ) {
    return { to, value: { ...repeating(["period"], reports), periods: [single.code] } };
  }
  if (items.length < 2 || !named || (allQuarters && !reports)) return null;
  if (allQuarters && items.length < 2) return null;
  const tail = yearTail(input.key, to, input.context);
  const codes = [...new Set(items.map((item) => item.code))];
  const value = repeating(["period"], false);
  value.periods = codes;
  if (tail !== null && tail.year.stated) {
    value.span = { type: "dated", unit: "year", year: tail.year, flags: [], confirm: false };
    return { to: tail.to, value };
  }
  return { to, value };
};

function readItems(input: Input, from: number): { items: Item[]; to: number } {
  const { key } = input;
  const items: Item[] = [];
  let at = from;
  let end = from;
  if (
    matchAt(QUARTER_WORD, key, from) === null &&
    !/^(?:0?[369]|s6u|chin|ba) ?th/.test(key.slice(from, from + 10))
  ) {
    return { items, to: from };
  }
  for (;;) {
    const match = matchAt(ITEM, key, at);
    const item = match === null ? null : itemOf(match, items, key, at + match[0].length);
    if (match === null || item === null) break;
    items.push(item);
    end = at + match[0].length;
    const join = matchAt(JOIN, key, end);
    if (join === null) break;
    at = end + join[0].length;
  }
  return { items, to: end };
}

function itemOf(match: RegExpExecArray, before: Item[], key: string, end: number): Item | null {
  if (match[2] !== undefined) {
    const code = `Q${ROMAN[match[2]] ?? 0}` as PeriodCode;
    const repeated = /quy/.test(match[0]);
    if (!repeated && !before.some((item) => item.quarter)) return null;
    return { code, specific: true, quarter: true };
  }
  if (match[3] !== undefined) return { code: "Q1", specific: false, quarter: false };
  if (match[4] !== undefined) {
    const months = /9|chin/.test(match[4]) ? 9 : /3|ba/.test(match[4]) ? 3 : 6;
    if (match[5] === "cuoi")
      return months === 6 ? { code: "H2", specific: false, quarter: false } : null;
    const code = months === 9 ? "9M" : months === 3 ? "Q1" : "H1";
    return { code, specific: months !== 6, quarter: false, first: match[5] === "dau" };
  }
  const dated = /^ ?\d{3}/.test(key.slice(end, end + 4));
  if (dated && before.every((item) => item.quarter)) return null;
  return {
    code: "Y",
    specific: false,
    quarter: false,
    ...(/ca nam/.test(match[0]) ? { first: true } : {}),
  };
}
