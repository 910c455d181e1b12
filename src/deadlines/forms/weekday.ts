import { matchAt, type Form } from "../mention.js";

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

/** Only beside a week: "thứ hai" is also "secondly". */
export const weekday: Form = ({ key }, from) => {
  const match = matchAt(WEEKDAY, key, from);
  if (match === null) return null;
  const to = from + match[0].length;
  const weekly =
    ORDINARY.test(key.slice(to, to + 24)) ||
    /hang tuan[^a-z]*(?:vao )?$/.test(key.slice(Math.max(0, from - 16), from));
  if (!weekly) return null;
  const written = match[1] ?? "";
  const day = match[2] !== undefined ? 7 : (DAYS[written] ?? Number(written) - 1);
  return { to, value: { type: "day", weekday: day, every: "week" } };
};
