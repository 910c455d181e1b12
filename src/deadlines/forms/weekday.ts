import { matchAt, type Form } from "../mention.js";
import { repeating } from "./recurring.js";

const DAYS: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tw: 3,
  tu: 3,
  nam: 4,
  s6u: 5,
  sau: 5,
  bay: 6,
};
// "thứ Sáu hằng tuần", "chiều thứ 6 hàng tuần", "chủ nhật"
const WEEKDAY =
  /(?:(?:sang|chieu|cuoi) )?(?:ngay )?(?:thu (hai|ba|tw|tu|nam|s6u|sau|bay|[2-7])|(chu nhat))(?![a-z0-9])/y;
const ORDINARY =
  /^(?:,? ?(?:cua |trong )?(?:hang|moi|cac|cuoi|dau|tung|trong)? ?tuan|[ ,]*$|,? ngay \d)/;

function weekdayOf(written: string): number {
  return DAYS[written] ?? Number(written) - 1;
}

/** Only beside a week: "thứ hai" is also "secondly". */
const ONE = "(?:hai|ba|tw|tu|nam|s6u|sau|bay|[2-7])";
// "thứ Ba, thứ Năm hằng tuần", "thứ 2, 4, 6 hàng tuần"
const SEVERAL = new RegExp(
  `(?:(?:sang|chieu) )?(?:cac )?(?:ngay )?thu (${ONE}(?:(?:, ?| va |, va )(?:thu )?${ONE})+) (?:hang|moi|cac|trong) tuan(?![a-z])`,
  "y",
);

export const weekday: Form = ({ key }, from) => {
  const several = matchAt(SEVERAL, key, from);
  if (several !== null) {
    const value = repeating(["week"], false);
    const names = (several[1] ?? "").match(new RegExp(`(?<![a-z])${ONE}(?![a-z])`, "g")) ?? [];
    value.days.push(...names.map((name) => ({ type: "day" as const, weekday: weekdayOf(name) })));
    return { to: from + several[0].length, value };
  }
  const match = matchAt(WEEKDAY, key, from);
  if (match === null) return null;
  const to = from + match[0].length;
  const weekly =
    ORDINARY.test(key.slice(to, to + 24)) ||
    /hang tuan[^a-z]*(?:vao )?$/.test(key.slice(Math.max(0, from - 16), from));
  if (!weekly) return null;
  const written = match[1] ?? "";
  const day = match[2] !== undefined ? 7 : weekdayOf(written);
  return { to, value: { type: "day", weekday: day, every: "week" } };
};
