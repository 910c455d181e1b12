import type { Dated } from "../dated.js";
import { formPattern, matchAt, type Context, type Form } from "../mention.js";
import { NUMBER } from "../words.js";
import { planYear, readYear } from "../year.js";
import { dayOf, numberOf } from "./date.js";
import { readSeries, type SeriesOf } from "./series.js";
import { yearTail } from "./year-tail.js";

// "tháng 7", "Tháng 6-7/2026", "các tháng 3, 6, 9", "tháng Mười hai", "T6/2026", "Th.9"
const HEAD = new RegExp(
  `(?:cac )?(?:thang|th\\.?|t\\.?(?=\\d)) ?(${NUMBER})(?![a-z\\d]|[.]\\d(?!0\\d\\d))`,
  "y",
);
// "tháng 15/7/2025": a day was written where the month belongs
const DAY_FOR_MONTH = /thang (\d{1,2})\/(\d{1,2})(?!\d)/y;
// "6/2026", "12-2026", "6/225"
const NUMERIC = formPattern("(\\d{1,2})(?: ?[/-] ?|\\.(?=20))(\\d{3,5})(?![/.]\\d)");

const SERIES: SeriesOf = {
  word: "(?:thang|t\\.?)",
  number: "\\d{1,2}",
  make: (written) => monthOf(numberOf(written)),
};

export const month: Form = (input, from) => {
  const { key, context } = input;
  const swapped = dayWrittenAsMonth(input, from);
  if (swapped !== null) return swapped;
  const head = matchAt(HEAD, key, from);
  if (head !== null) {
    const written = head[1] ?? "";
    if (written === "nam" && fifthMonthIsUnlikely(key, from, from + head[0].length)) return null;
    const value = numberOf(written);
    if (/^t/.test(head[0]) && !head[0].startsWith("thang") && value > 12) return null;
    if (value < 1 || value > 12)
      return {
        to: from + head[0].length,
        value: { type: "broken", flags: ["unread", "typo_impossible_date"] },
      };
    if (
      /^ ?(?:lan|\/ ?lan|mot lan)(?![a-z])/.test(
        key.slice(from + head[0].length, from + head[0].length + 8),
      )
    )
      return null;
    if (written === "gieng" || written === "chap")
      return lunar(value, from + head[0].length, context);
    return readSeries(SERIES, written, from + head[0].length, key, context);
  }
  return numericMonth(input, from);
};

/** Months of the lunar calendar: near the month of that number, never sure. */
function lunar(value: number, to: number, context: Context): ReturnType<Form> {
  const tail = { type: "dated", unit: "month", month: value, year: planYear(context) } as const;
  return { to, value: { ...tail, flags: ["vague"], confirm: true } };
}

/** "tháng năm 2026" has lost its month; "hàng tháng năm" has none. */
function fifthMonthIsUnlikely(key: string, from: number, to: number): boolean {
  return (
    /(?:ngay|hang|moi|theo|bao cao|cac) $/.test(key.slice(Math.max(0, from - 8), from)) ||
    / ?20\d\d/y.test(key.slice(to, to + 5))
  );
}

const dayWrittenAsMonth: Form = ({ key, context }, from) => {
  const match = matchAt(DAY_FOR_MONTH, key, from);
  if (match === null) return null;
  const tail = yearTail(key, from + match[0].length, context);
  const [day, mon] = [Number(match[1]), Number(match[2])];
  if (tail === null || mon > 12 || mon < 1 || day > 31 || day < 1) {
    return {
      to: from + match[0].length,
      value: { type: "broken", flags: ["unread", "typo_impossible_date"] },
    };
  }
  return { to: tail.to, value: dayOf(day, mon, tail.year, ["typo_day_written_as_month"]) };
};

// "3-6/2026": months rather than the third of June, to be confirmed
const BARE_MONTHS = /(\d{1,2}) ?- ?(\d{1,2}) ?\/ ?(20\d\d)(?!\d|\/)/y;

const numericMonth: Form = ({ key, context }, from) => {
  const months = matchAt(BARE_MONTHS, key, from);
  const [first, last] = [Number(months?.[1]), Number(months?.[2])];
  const stated = readYear(months?.[3] ?? "", context);
  if (months !== null && stated !== null && first >= 1 && first < last && last <= 12) {
    const dated = { type: "dated", unit: "months", month: first, lastMonth: last } as const;
    return {
      to: from + months[0].length,
      value: { ...dated, year: stated, flags: [], confirm: true },
    };
  }
  const match = matchAt(NUMERIC, key, from);
  if (match === null) return null;
  const to = from + match[0].length;
  const year = readYear(match[2], context);
  const value = Number(match[1]);
  if (year === null) return null;
  if (value < 1 || value > 12)
    return { to, value: { type: "broken", flags: ["unread", "typo_impossible_date"] } };
  const named = /(?:ngay) $/.test(key.slice(Math.max(0, from - 5), from));
  const flags = named ? ["typo_month_written_as_day"] : [];
  const series =
    flags.length === 0 && year.stated
      ? readSeries(SERIES, match[1] ?? "", from + (match[1] ?? "").length, key, context)
      : null;
  if (series !== null) return series;
  return { to, value: { type: "dated", unit: "month", month: value, year, flags, confirm: named } };
};

function monthOf(value: number): Omit<Dated, "type" | "year" | "flags" | "confirm"> | null {
  return value >= 1 && value <= 12 ? { unit: "month", month: value } : null;
}
