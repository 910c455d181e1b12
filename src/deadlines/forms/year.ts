import { matchAt, type Form } from "../mention.js";
import { planYear, readYear, type Year } from "../year.js";
import type { Dated } from "../dated.js";

// "năm 2025 và những năm tiếp theo", "năm 2026 trở đi"
const ONWARDS =
  /,? ?(?:(?:va )?(?:duy tri )?(?:(?:cho|trong|o|vao) )?(?:cac|nhung) (?:nam|thang|quy|tuan|ky|giai doan|thoi gian) (?:tiep theo|sau|ke tiep|toi|tiep)(?: do)?|tro di)(?![a-z0-9])/y;
// "năm 2026", "cả năm 2026", "năm kế hoạch 2026"
const STATED =
  /(?:ca |trong ca |tron )?nam (?:ke hoach )?(\d{3,5})(?!\d|[/.]\d|%)(?! ?- ?20\d\d)(?![a-z])/y;
// "trong năm", "cả năm", "trong năm kế hoạch", "trong năm nay"
const PLAN =
  /(?:trong ca nam|trong nam|ca nam|tron nam|het nam|trong ca nam|trong toan nam|nam nay)(?: nay| ke hoach)?(?! (?:\d|hoc|sau|toi|tiep theo|ke tiep))(?![a-z0-9])/y;
// "năm sau"
const NEXT = /nam (?:sau|toi|tiep theo|ke tiep)(?![a-z0-9])/y;
// "2026" alone or after "đến"
const BARE = /(20\d\d)(?!\d|[/.,-]\d|%| ?- ?\d|[a-z])/y;

export const year: Form = ({ key, context }, from) => {
  const stated = matchAt(STATED, key, from);
  if (stated !== null) {
    const read = readYear(stated[1], context);
    return read === null ? null : whole(read, key, from + stated[0].length);
  }
  const next = matchAt(NEXT, key, from);
  if (next !== null)
    return whole({ ...planYear(context), value: context.year + 1 }, key, from + next[0].length);
  const plan = matchAt(PLAN, key, from);
  if (plan !== null) return whole(planYear(context), key, from + plan[0].length);
  const bare = matchAt(BARE, key, from);
  if (
    bare === null ||
    !/(?:^|[-;,.(:→] ?|den |het |tu |truoc |sau |trong |va )$/.test(
      key.slice(Math.max(0, from - 6), from),
    )
  )
    return null;
  const read = readYear(bare[1], context);
  return read === null ? null : whole(read, key, from + bare[0].length);
};

function whole(read: Year, key: string, to: number): ReturnType<Form> {
  const onwards = matchAt(ONWARDS, key, to);
  const value: Dated = { type: "dated", unit: "year", year: read, flags: [], confirm: false };
  if (onwards === null) return { to, value };
  return { to: to + onwards[0].length, value: { ...value, openEnd: true } };
}
