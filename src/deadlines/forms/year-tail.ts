import { matchAt, type Context } from "../mention.js";
import { planYear, readYear, type Year } from "../year.js";

// "/2026", " năm 2026", ", năm 2026", "/26", "/225"
const SLASHED = /(?: ?\/ ?|,? ?(?:cua )?nam )(\d{2,5})(?!\d|[/.:]\d|%|[a-z])/y;
// "-2026", " 2026"
const FULL = /(?: ?- ?|,? |\.)(20\d{2})(?!\d|[/.:]\d|%|[a-z]| ?- ?20\d\d)/y;
// "năm trước": a year named before the plan's
const LAST =
  /,? ?(?:cua )?nam (?:truoc(?: lien ke| do)?|ngoai|lien truoc)(?! ?(?:ngay|thang|quy|tuan|\d|khi|0h|mung))(?![a-z0-9])/y;
// "năm sau"
const RELATIVE = /,? ?(?:cua )?nam (sau|toi|tiep theo|ke tiep|lien ke)(?![a-z0-9])/y;
const PLAN = /(?: (?:cua|trong))? nam nay(?![a-z0-9])/y;

/** The year that follows a date, month or quarter; the plan's year where none does; null where it cannot be one. */
export function yearTail(
  key: string,
  at: number,
  context: Context,
): { year: Year; to: number } | null {
  const plan = matchAt(PLAN, key, at);
  if (plan !== null) return { year: planYear(context), to: at + plan[0].length };
  const relative = matchAt(RELATIVE, key, at);
  if (relative !== null) {
    return { year: { ...planYear(context), value: context.year + 1 }, to: at + relative[0].length };
  }
  const last = matchAt(LAST, key, at);
  if (last !== null) {
    const year = { ...planYear(context), value: context.year - 1, stated: true, confirm: true };
    return { year, to: at + last[0].length };
  }
  const match = matchAt(SLASHED, key, at) ?? matchAt(FULL, key, at);
  if (match === null) return { year: planYear(context), to: at };
  const year = readYear(match[1], context);
  return year === null ? null : { year, to: at + match[0].length };
}
