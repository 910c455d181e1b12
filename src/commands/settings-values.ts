import { fold, foldedWords } from "../domain/fold.js";
import type { PeriodCode } from "../domain/schedule.js";

/* What stands behind the name of a setting, as people type it; null for anything else. */

const ON_OFF: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
    ...{ on: true, bat: true, co: true, yes: true },
    ...{ off: false, tat: false, khong: false, no: false },
  }),
);

export function readSwitch(typed: string): boolean | null {
  return ON_OFF.get(fold(typed)) ?? null;
}

/** What may stand among numbers of days. */
const DAY_WORDS = ["ngay", "lam", "viec", "truoc", "va", "sau", "days", "day", "and", "working"];

/** "7 3 1 0", "7, 3, 1 và 0 ngày", "3 ngày làm việc". */
export function readDays(typed: string): number[] | null {
  const words = foldedWords(typed).filter((word) => !DAY_WORDS.includes(word));
  if (words.length === 0 || !words.every((word) => /^\d{1,3}$/.test(word))) return null;
  return words.map(Number);
}

/** By the name that the days have from Monday to Friday; "2" is thứ Hai, as it is said. */
const WEEKDAYS: readonly (readonly string[])[] = [
  ["mon", "monday", "hai", "2", "t2"],
  ["tue", "tuesday", "ba", "3", "t3"],
  ["wed", "wednesday", "tu", "4", "t4"],
  ["thu", "thursday", "nam", "5", "t5"],
  ["fri", "friday", "sau", "6", "t6"],
];

/** Monday is 1, Friday 5: "thứ hai", "thứ 2", "T2", "monday". */
export function readWeekday(typed: string): number | null {
  const word = fold(typed)
    .replace(/^thu\s+/, "")
    .replace(/^t\s+(?=\d)/, "");
  const at = WEEKDAYS.findIndex((names) => names.includes(word));
  return at < 0 ? null : at + 1;
}

/** How a period is written, the longer form first; in an office the report of nine months is that of quarter III. */
const PERIODS: readonly [RegExp, PeriodCode][] = [
  [/\b(?:6 thang cuoi(?: nam)?|h2|second half)\b/g, "H2"],
  [/\b(?:6 thang(?: dau(?: nam)?)?|sau thang|h1|first half)\b/g, "H1"],
  [/\b9m\b/g, "9M"],
  [/\b(?:quy (?:iv|4)|q4)\b/g, "Q4"],
  [/\b(?:quy (?:iii|3)|q3|9 thang|chin thang|nine months)\b/g, "Q3"],
  [/\b(?:quy (?:ii|2)|q2)\b/g, "Q2"],
  [/\b(?:quy (?:i|1)|q1)\b/g, "Q1"],
  [/\b(?:ca nam|nam|y|year)\b/g, "Y"],
];

/** "Q1 H1 Q3 Y", "quý I, 6 tháng, 9 tháng và năm". */
export function readPeriods(typed: string): PeriodCode[] | null {
  let left = fold(typed);
  const found: PeriodCode[] = [];
  for (const [form, code] of PERIODS) {
    const without = left.replace(form, " ");
    if (without !== left) found.push(code);
    left = without;
  }
  const rest = left.replace(/[\s,;.]|\bva\b|\band\b/g, "");
  return found.length === 0 || rest !== "" ? null : found;
}
