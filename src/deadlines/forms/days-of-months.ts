import { matchAt, type Form } from "../mention.js";
import { dayOf } from "./date.js";
import { repeating } from "./recurring.js";
import { yearTail } from "./year-tail.js";

// "ngày 15 các tháng 3, 6, 9, 12", "ngày 20 của tháng 6 và tháng 12/2026"
const PATTERN =
  /ngay (\d{1,2}) (?:cua )?(?:cac )?thang (\d{1,2}(?:(?: ?, ?| va | ?, va |; ?| ?\/ ?)(?:thang )?\d{1,2}(?!\d|\/\d{1,2}(?!\d)))+)(?!\d)/y;

/** The last months of all four quarters mean every quarter; other months are days of their own. */
export const daysOfMonths: Form = ({ key, context }, from) => {
  const match = matchAt(PATTERN, key, from);
  if (match === null || /thang \d{1,2}\/\d/.test(match[0])) return null;
  const day = Number(match[1]);
  const months = (match[2]?.match(/\d+/g) ?? []).map(Number);
  const tail = yearTail(key, from + match[0].length, context);
  if (tail === null || day < 1 || day > 31 || months.some((month) => month < 1 || month > 12))
    return null;
  if (months.join() === "3,6,9,12") {
    const value = repeating(["quarter"], false);
    value.days.push({ type: "day", day, of: "last_month" });
    return { to: tail.to, value };
  }
  const items = months.map((month) => dayOf(day, month, tail.year));
  return { to: tail.to, value: { type: "list", items, either: false } };
};
