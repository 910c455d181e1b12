import type { Input, Form } from "./mention.js";
import { date, days } from "./forms/date.js";
import { half } from "./forms/half.js";
import { month } from "./forms/month.js";
import { quarter } from "./forms/quarter.js";
import { year } from "./forms/year.js";
import { opBefore } from "./op.js";

const CALENDAR: readonly Form[] = [days, date, half, quarter, month, year];
const HARD = /;|\.(?= ?[A-ZĐÀ-Ỹ])|\.$|\)|\||(?:^|\s)[-+] (?=[A-ZĐÀ-Ỹ])/gu;
/** After a comma these start something new: ", thường xuyên", ", báo cáo", "(thường xuyên". */
const SOFT =
  /(?:, ?|\(| - | va )(?=(?:thuong xuyen|dinh ky|hang (?:thang|quy|nam|tuan)|dot xuat|moi (?:thang|quy|nam)|bao cao (?:truoc|cham nhat|ngay|quy|thang|ket qua truoc)|hoan thanh(?: xong)? (?:truoc|trong|cham)|cham nhat|theo (?:yeu cau|qui dinh|ke hoach|chi dao|huong dan)|khi co|hoac khi)(?![a-z]))/g;

/**
 * Where the free words after "sau khi" or "theo" end: at a sentence's or milestone's end, or where a deadline begins
 * ("…, hoàn thành trước 30/6"). `dates`: a bare date after a comma ends them too.
 */
export function tailEnd(input: Input, from: number, dates: boolean): number {
  const { key, text } = input;
  let end = text.length;
  HARD.lastIndex = from;
  for (let hard = HARD.exec(text); hard !== null; hard = HARD.exec(text)) {
    if (hard[0] === ")" && text.slice(from, hard.index).includes("(")) continue;
    end = hard.index;
    break;
  }
  SOFT.lastIndex = from + 1;
  const soft = SOFT.exec(key);
  if (soft !== null && soft.index < end) end = soft.index;
  for (let at = from + 1; at < end; at++) {
    if (!/[a-z0-9]/.test(key.charAt(at)) || /[a-z0-9/.]/.test(key.charAt(at - 1))) continue;
    const stop = deadlineAt(input, at, from, dates);
    if (stop !== null) return trimmed(key, from, stop);
  }
  return trimmed(key, from, end);
}

function deadlineAt(input: Input, at: number, floor: number, dates: boolean): number | null {
  for (const form of CALENDAR) {
    const read = form(input, at);
    if (read === null || read.value.type === "broken") continue;
    const op = opBefore(input.key, at, floor);
    const ends =
      op !== null &&
      (op.which === "before" || op.which === "by" || op.which === "in" || op.which === "about");
    if (ends && op.from > floor) return op.from;
    const listed = form !== year && /[,(:-] ?$/.test(input.key.slice(floor, at));
    return dates && listed ? at : null;
  }
  return null;
}

function trimmed(key: string, from: number, end: number): number {
  const words = key
    .slice(from, end)
    .replace(
      /(?:[\s,(:-]|(?:^|\s)(?:va|hoac|nhung|hoan thanh|xong|bao cao|thoi gian|thuc hien))+$/,
      "",
    );
  return from + words.length;
}
