import { fold } from "./fold.js";
import { addDays, daysBetween, weekdayOf, type CivilDate } from "./time.js";
import { readTypedDate } from "./typed-date.js";

/** A day without a year is the `next` one from today on, or the `nearest` to today, before or after it. */
export type Filling = "next" | "nearest";

export type DateAmong =
  | { date: CivilDate; rest: string }
  /** Looks like a date and is none: "31/02". */
  | { unread: string };

/** Most words that a date is written in: "ngày 30 tháng 7 năm 2026". */
const DATE_WORDS = 6;

/** A word said before a date and no part of what else is said, with and without diacritics. */
const LEAD =
  /^(?:xin|đề|nghị|gia|hạn|lùi|đến|tới|sang|vào|hết|trước|là|ngày|de|nghi|han|lui|den|toi|vao|het|truoc|la|ngay|until|till|to|by|on)$/iu;

/**
 * The date among words, and the words without it: "30/7 chờ số liệu", "chờ số liệu đến ngày 30/7". One that
 * begins the words counts before one that ends them, and then the only one. Null where there is none.
 */
export function dateAmong(
  typed: string,
  today: CivilDate,
  filling: Filling = "next",
): DateAmong | null {
  const words = typed.normalize("NFC").trim().split(/\s+/);
  const found = datesIn(words, today, filling);
  const first = found.find(({ from }) => withoutLead(words.slice(0, from)) === "");
  const last = found.find(({ to }) => to === words.length);
  const date = first ?? last ?? (found.length === 1 ? found[0] : undefined);
  if (date !== undefined) {
    const rest = [withoutLead(words.slice(0, date.from)), words.slice(date.to).join(" ")];
    return { date: date.day, rest: rest.join(" ").trim() };
  }
  const unread =
    /(?<![\p{L}\p{N}/])\d{1,2}(?:\s*\/\s*\d{1,2}|[.-]\d{1,2}[.-])(?:\s*\/?\s*\d{1,5})?(?![\p{L}/])/u;
  const like = unread.exec(words.join(" "))?.[0];
  return found.length > 0 || like === undefined ? null : { unread: like };
}

type Found = { from: number; to: number; day: CivilDate };

function datesIn(words: readonly string[], today: CivilDate, filling: Filling): Found[] {
  const found: Found[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const one = dateAt(words, from, today, filling);
    if (one === null) continue;
    found.push(one);
    from = one.to - 1;
  }
  return found;
}

function dateAt(
  words: readonly string[],
  from: number,
  today: CivilDate,
  filling: Filling,
): Found | null {
  for (let to = Math.min(words.length, from + DATE_WORDS); to > from; to -= 1) {
    const said = words
      .slice(from, to)
      .join(" ")
      .replace(/[,;:.]$/, "");
    const day = readDay(said, today, filling);
    // "1.5" behind other words is a figure.
    if (day !== null && (from === 0 || !/^\d+[.-]\d+$/.test(said))) return { from, to, day };
  }
  return null;
}

function withoutLead(words: readonly string[]): string {
  const last = words.findLastIndex((word) => !LEAD.test(word));
  return words.slice(0, last + 1).join(" ");
}

const WEEKDAYS: Readonly<Record<string, number>> = {
  ...{ hai: 1, "2": 1, ba: 2, "3": 2, tu: 3, "4": 3, nam: 4, "5": 4 },
  ...{ sau: 5, "6": 5, bay: 6, "7": 6, "chu nhat": 7 },
};
const WEEKDAY = /^(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat)) tuan (nay|sau|toi)$/;
const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [/^(?:hom nay|today)$/, 0],
  [/^(?:ngay mai|tomorrow)$/, 1],
  [/^(?:hom qua|yesterday)$/, -1],
];

/** One day, as typed: a date, "ngày mai", "thứ sáu tuần sau". */
function readDay(said: string, today: CivilDate, filling: Filling): CivilDate | null {
  const folded = fold(said);
  const days = RELATIVE.find(([form]) => form.test(folded))?.[1];
  if (days !== undefined) return addDays(today, days);
  const week = WEEKDAY.exec(folded);
  if (week !== null) {
    const weekday = WEEKDAYS[week[1] ?? week[2] ?? ""] ?? 1;
    const ahead = week[3] === "nay" ? 0 : 7;
    return addDays(today, ahead + weekday - weekdayOf(today));
  }
  const next = readTypedDate(said, today);
  if (next === null || filling === "next") return next;
  const before = readTypedDate(said, `${String(Number(today.slice(0, 4)) - 1)}${today.slice(4)}`);
  if (before === null || before === next) return next;
  return daysBetween(before, today) <= daysBetween(today, next) ? before : next;
}
