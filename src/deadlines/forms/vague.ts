import type { Dated, Slice } from "../dated.js";
import { matchAt, type Context, type Form, type Value } from "../mention.js";
import { NUMBER, ROMAN } from "../words.js";
import { numberOf } from "./date.js";
import { repeating } from "./recurring.js";
import { yearTail } from "./year-tail.js";

// "đầu năm", "giữa tháng 6", "cuối quý II/2026", "nửa đầu tháng 3", "những tháng cuối năm", "cuối năm theo quy định"
const HEAD =
  "(?:(?:nhung |cac )?(?:ngay|tuan|thang|quy) )?(nua dau|nua cuoi|dau|giua|cuoi)(?: (?:cua|moi|cac|hang|tung))? ";
const PERIOD = new RegExp(
  `${HEAD}(?:(nam)(?! hoc)|thang (${NUMBER})|quy (iv|iii|ii|i|0?[1-4]|tw))(?![a-z\\d]|/\\d{1,2}(?!\\d))`,
  "y",
);
// "cuối tháng", "cuối mỗi quý", "đầu quý", "giữa tháng": of which one is not said
const REPEATED =
  /(?:vao )?(dau|giua|cuoi) (?:moi |hang |cac |tung )?(thang|quy|tuan|ky)(?: bao cao)?(?! (?:\d|i|nam))(?![a-z0-9])/y;
// "tuần đầu tháng 6", "tuần thứ hai của tháng 7/2026", "tuần 3 tháng 9"
const WEEK = new RegExp(
  `tuan (?:thu )?(dau(?: tien)?|cuoi(?: cung)?|nhat|hai|ba|tw|tu|[1-5])(?: cua)? thang (\\d{1,2})(?!\\d|/\\d{1,2}(?!\\d))`,
  "y",
);

const SLICES: Readonly<Record<string, Slice>> = {
  dau: "early",
  giua: "mid",
  cuoi: "late",
  "nua dau": "firstHalf",
  "nua cuoi": "secondHalf",
};

export const vague: Form = ({ key, context }, from) =>
  weekOfMonth(key, from, context) ?? partOfPeriod(key, from, context) ?? partOfEach(key, from);

function partOfPeriod(key: string, from: number, context: Context): ReturnType<Form> {
  const match = matchAt(PERIOD, key, from);
  if (match === null || isWithinWords(key, from)) return null;
  if (
    match[3] === "nam" &&
    / ?\d{3}/y.test(key.slice(from + match[0].length, from + match[0].length + 4))
  )
    return null;
  if (match[2] === "nam" && / (?:moi|hang|tung) nam$/.test(match[0])) {
    return { to: from + match[0].length, value: repeating(["year"], false) };
  }
  const tail = yearTail(key, from + match[0].length, context);
  const slice = SLICES[match[1] ?? ""];
  if (tail === null || slice === undefined) return null;
  const sure = slice === "late" && match[2] === undefined;
  const base = { type: "dated", year: tail.year, slice, confirm: !sure } as const;
  const shared = { ...base, flags: sure ? [] : ["vague"] };
  const value: Dated =
    match[2] !== undefined
      ? { ...shared, unit: "year" }
      : match[3] !== undefined
        ? { ...shared, unit: "month", month: numberOf(match[3]) }
        : { ...shared, unit: "quarter", quarter: ROMAN[match[4] ?? ""] ?? 0 };
  return { to: tail.to, value };
}

/** "bắt đầu tháng 3", "kỳ họp giữa năm": not the beginning or middle of anything. */
function isWithinWords(key: string, from: number): boolean {
  return /(?:bat |ky hop[a-z ]{0,40} )$/.test(key.slice(Math.max(0, from - 50), from));
}

function partOfEach(key: string, from: number): ReturnType<Form> {
  const match = matchAt(REPEATED, key, from);
  if (match === null) return null;
  const late = match[1] === "cuoi";
  const every = ({ thang: "month", quy: "quarter", tuan: "week", ky: "period" } as const)[
    match[2] as "thang" | "quy" | "tuan" | "ky"
  ];
  const repeats = /(?:^| )(?:moi|hang|cac|tung) /.test(match[0]);
  const day = late ? 31 : match[1] === "dau" ? 10 : 20;
  const value: Value = {
    type: "recurring",
    every: [every],
    days: late || every !== "month" ? [] : [{ type: "day", day }],
    yearDays: [],
    generic: false,
    confirm: !repeats || !late,
    vague: !repeats || !late,
  };
  return { to: from + match[0].length, value };
}

const WEEKS: Readonly<Record<string, number>> = {
  dau: 1,
  "dau tien": 1,
  nhat: 1,
  hai: 2,
  ba: 3,
  tw: 4,
  tu: 4,
  cuoi: 4,
  "cuoi cung": 4,
};

/** Weeks are taken as days 1-7, 8-14, 15-21 and the rest; always to be confirmed. */
function weekOfMonth(key: string, from: number, context: Context): ReturnType<Form> {
  const match = matchAt(WEEK, key, from);
  if (match === null) return null;
  const tail = yearTail(key, from + match[0].length, context);
  const week = WEEKS[match[1] ?? ""] ?? Number(match[1]);
  const month = Number(match[2]);
  if (tail === null || month < 1 || month > 12 || !(week >= 1 && week <= 5)) return null;
  const last = new Date(Date.UTC(tail.year.value, month, 0)).getUTCDate();
  const day = (n: number): Dated => ({
    type: "dated",
    unit: "date",
    day: Math.min(n, last),
    month,
    year: tail.year,
    flags: ["vague"],
    confirm: true,
  });
  const end = week >= 4 ? last : week * 7;
  return { to: tail.to, value: { type: "range", from: day(week * 7 - 6), to: day(end) } };
}
