import type { Dated } from "../dated.js";
import { spanOf } from "../dated.js";
import { formPattern, matchAt, type Context, type Form, type Value } from "../mention.js";
import { NUMBER, NUMBER_WORDS } from "../words.js";
import { readYear, type Year } from "../year.js";
import { yearTail } from "./year-tail.js";

// "2026-11-30"
const ISO = formPattern("(20\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})");
// "30.9.2026", "30-9-2026"
const DOTTED = formPattern("(\\d{1,2})([.-])(\\d{1,2})\\2(\\d{3,5})");
// "15/7", "15/7/2026", "05/02 năm 2026"
const SLASHED = /(\d{1,2})\/(\d{1,2})(?!\d)/y;
// "ngày 05 tháng 02 năm 2026", "mùng 5 tháng 2", "15 tháng 10 năm 2026"
const WORDS = new RegExp(
  `(?:(?:ngay|mung|mong) (${NUMBER})|(\\d{1,2}))(?: ?/)? ?thang (?!nam)(${NUMBER})(?!\\d|[/.]\\d{1,2}(?!\\d))(?![a-z])`,
  "y",
);
/** A word that says that a day follows, or a list of days. */
const LED =
  /(?:ngay|mung|mong|truoc|den|toi|het|nhat|tu|sau|vao|qua|han|hon|la|va|gio|h\d\d|\dh|,|;|-|→) ?$/;
const NAMED_DAY = /(?:ngay|mung|mong) $|(?:ngay|mung|mong|truoc|den|het|nhat)$/;
// "10-12/6/2026", "01 đến ngày 15/6", "5 và 6/6"
const DAYS =
  /(\d{1,2}) ?(-|→|den het ngay|den het|den ngay|den|toi ngay|va ngay|va|,) ?(?:ngay )?(\d{1,2})\/(\d{1,2})(?!\d)/y;

export const date: Form = (input, from) =>
  isoDate(input.key, from) ??
  dottedDate(input.key, from, input.context) ??
  slashedDate(input.key, from, input.context) ??
  wordDate(input.key, from, input.context);

/** Two days before one month: "ngày 10-12/6/2026" is a stretch, "ngày 5 và 6/6" two days. */
export const days: Form = (input, from) => {
  const { key, context } = input;
  const match = matchAt(DAYS, key, from);
  if (match === null) return null;
  const tail = yearTail(key, from + match[0].length, context);
  if (tail === null) return null;
  const led = /(?:ngay|tu|trong|vao|cac ngay) $/.test(key.slice(Math.max(0, from - 10), from));
  if (!led && !tail.year.stated) return null;
  const month = Number(match[4]);
  const first = dayOf(Number(match[1]), month, tail.year);
  const last = dayOf(Number(match[3]), month, tail.year);
  if (spanOf(first) === null || spanOf(last) === null || Number(match[1]) >= Number(match[3]))
    return null;
  const together = match[2] === "," || match[2]?.startsWith("va") === true;
  const value: Value = together
    ? { type: "list", items: [first, last], either: false }
    : { type: "range", from: first, to: last };
  return { to: tail.to, value };
};

export function dayOf(day: number, month: number, year: Year, flags: string[] = []): Dated {
  return { type: "dated", unit: "date", day, month, year, flags, confirm: flags.length > 0 };
}

export function numberOf(written: string): number {
  return /^\d+$/.test(written) ? Number(written) : (NUMBER_WORDS[written] ?? Number.NaN);
}

function isoDate(key: string, from: number): ReturnType<Form> {
  const match = matchAt(ISO, key, from);
  if (match === null) return null;
  const year: Year = { value: Number(match[1]), stated: true, flags: [], confirm: false };
  return checked(dayOf(Number(match[3]), Number(match[2]), year), from + match[0].length);
}

function dottedDate(key: string, from: number, context: Context): ReturnType<Form> {
  const match = matchAt(DOTTED, key, from);
  if (match === null) return null;
  const year = readYear(match[4], context);
  if (year === null) return broken(from + match[0].length);
  return checked(dayOf(Number(match[1]), Number(match[3]), year), from + match[0].length);
}

function slashedDate(key: string, from: number, context: Context): ReturnType<Form> {
  const match = matchAt(SLASHED, key, from);
  if (match === null) return null;
  const end = from + match[0].length;
  const tail = yearTail(key, end, context);
  if (tail === null) return broken(endOfDigits(key, end));
  const read = dayOf(Number(match[1]), Number(match[2]), tail.year);
  const led = NAMED_DAY.test(key.slice(Math.max(0, from - 6), from).trimEnd());
  if (spanOf(read) === null && !led && !tail.year.stated) return null;
  return /^[/.]\d/.test(key.slice(tail.to))
    ? broken(endOfDigits(key, tail.to))
    : checked(
        !tail.year.stated && mayBeShare(match[0], key, from) ? { ...read, confirm: true } : read,
        tail.to,
      );
}

/** "3/4" or "1/2" with nothing before it that says "day" may as well be a share. */
function mayBeShare(written: string, key: string, from: number): boolean {
  const lead = key.slice(Math.max(0, from - 40), from);
  if (LED.test(lead) || /(?:^|[^a-z])ngay /.test(lead)) return false;
  const [part = 0, whole = 0] = written.split("/").map(Number);
  const named = /^ (?!den |toi |va |hoac |dot |lan |hoan |hang |moi )[a-z]{2,}/.test(
    key.slice(from + written.length, from + written.length + 6),
  );
  return part <= whole && (named || !written.startsWith("0"));
}

function wordDate(key: string, from: number, context: Context): ReturnType<Form> {
  const match = matchAt(WORDS, key, from);
  if (match === null) return null;
  const tail = yearTail(key, from + match[0].length, context);
  if (tail === null) return broken(endOfDigits(key, from + match[0].length));
  const led =
    /^(?:ngay|mung|mong) /.test(match[0]) ||
    /(?:va|,|den|-|truoc|het) $/.test(key.slice(Math.max(0, from - 6), from));
  if (!led && !tail.year.stated) return null;
  const read = dayOf(numberOf(match[1] ?? match[2] ?? ""), numberOf(match[3] ?? ""), tail.year);
  const lead = key.slice(Math.max(0, from - 8), from);
  const counts = match[1] === undefined && /[a-z] ?$/.test(lead) && !LED.test(lead);
  return checked(counts ? { ...read, confirm: true } : read, tail.to);
}

/** A day that no calendar has is said to be so; whether 29/02 exists is settled once the year is sure. */
function checked(read: Dated, to: number): ReturnType<Form> {
  const leap = { ...read, year: { ...read.year, value: 2024 } };
  return spanOf(leap) === null ? broken(to) : { to, value: read };
}

function broken(to: number): ReturnType<Form> {
  return { to, value: { type: "broken", flags: ["unread", "typo_impossible_date"] } };
}

function endOfDigits(key: string, at: number): number {
  return at + (/^[\d/.\s-]*\d/.exec(key.slice(at, at + 20))?.[0].length ?? 0);
}
