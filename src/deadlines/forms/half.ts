import type { Dated } from "../dated.js";
import { matchAt, type Form } from "../mention.js";
import { COUNT } from "../words.js";
import { numberOf } from "./date.js";
import { yearTail } from "./year-tail.js";

// "6 tháng cuối năm 2025", "06 tháng đầu năm", "sáu tháng còn lại", "6th đầu năm", "9 tháng đầu năm", "3 tháng cuối năm"
const MONTHS = new RegExp(
  `(?:trong )?(?:(${COUNT}|sau) thang|(\\d{1,2}) ?(?:th|t)) (dau|cuoi|con lai)(?: (?:cua )?nam)?(?! (?:quy|ky))(?![a-z0-9])`,
  "y",
);
// "9 tháng năm 2026"
const MONTHS_OF = /(0?[2-9]|1[01]) ?(?:thang|th) nam (?=\d{4})/y;
// "nửa đầu năm", "nửa cuối năm 2026"
const HALF = /nua (dau|cuoi|sau)(?: cua)? nam(?! hoc)(?![a-z0-9])/y;

export const half: Form = ({ key, context }, from) => {
  const months = matchAt(MONTHS, key, from);
  if (months !== null)
    return build(
      key,
      from + months[0].length,
      monthCount(months[1] ?? months[2] ?? ""),
      months[3] === "dau",
      false,
      context,
    );
  const bare = matchAt(MONTHS_OF, key, from);
  if (bare !== null) {
    const to = from + bare[0].length - " nam ".length;
    return build(key, to, Number(bare[1]), true, Number(bare[1]) === 6, context);
  }
  const halves = matchAt(HALF, key, from);
  if (halves === null) return null;
  return build(key, from + halves[0].length, 6, halves[1] === "dau", false, context);
};

function build(
  key: string,
  at: number,
  count: number,
  early: boolean,
  confirm: boolean,
  context: Parameters<typeof yearTail>[2],
): ReturnType<Form> {
  const tail = yearTail(key, at, context);
  if (tail === null || !(count >= 1 && count <= 11)) return null;
  const base = { type: "dated", year: tail.year, flags: [], confirm } as const;
  return { to: tail.to, value: { ...base, flags: [], ...stretch(count, early) } };
}

/** Six months are a half, three a quarter; any other number is a stretch of months. */
function stretch(count: number, early: boolean): Pick<Dated, "unit"> & Partial<Dated> {
  if (count === 6) return { unit: "half", half: early ? 1 : 2 };
  if (count === 3) return { unit: "quarter", quarter: early ? 1 : 4 };
  return { unit: "months", month: early ? 1 : 13 - count, lastMonth: early ? count : 12 };
}

/** Without marks "sáu tháng đầu năm" reads "sau". */
function monthCount(written: string): number {
  return written === "sau" ? 6 : numberOf(written);
}
