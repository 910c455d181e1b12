import type { Dated } from "../dated.js";
import { matchAt, type Context, type Value } from "../mention.js";
import { yearTail } from "./year-tail.js";

/** What may follow a further number of a series: not "02 lần", not "98%", not "15/7". */
const ENDS =
  "(?:(?<=[iv])(?![a-z\\d])|(?!\\d|%|\\.\\d|/\\d{1,2}(?!\\d))(?= ?(?:$|[,;.)(:/→-]|va(?![a-z])|den |nam |hang |moi |cua |hoac |toi |theo |trong )))";
const JOINS =
  " ?; ?(?!\\d{1,2}[.)] )| ?/ ?(?=i)| ?- ?| ?→ ?| den het | den | toi |, ?| va | ?& ?| ?\\+ ?|, va | hoac ";

export type SeriesOf = {
  /** "thang" or "quy": may be said again before each number. */
  word: string;
  /** Source of one number, no capturing groups. */
  number: string;
  make: (written: string) => Omit<Dated, "type" | "year" | "flags" | "confirm"> | null;
};

/**
 * Reads on after the first number of "tháng 6-7/2026", "Quý II, III, IV", "tháng 3 đến tháng 9":
 * a range, a list, or the one thing itself.
 */
export function readSeries(
  of: SeriesOf,
  first: string,
  at: number,
  key: string,
  context: Context,
): { to: number; value: Value } | null {
  const next = new RegExp(
    `(${JOINS})(?:${of.word} )?(${of.number})(?:${ENDS}|(?<=\\d-\\d{1,2}) (?!lan|cuoc|ngay|thang|%)(?=[a-z]))`,
    "y",
  );
  const items: Dated[] = [];
  let ranged = false;
  let either = false;
  let written = first;
  let end = at;
  for (;;) {
    const tail = yearTail(key, end, context);
    const made = of.make(written);
    if (tail === null || made === null)
      return items.length === 0 ? null : finish(items, end, ranged, either);
    items.push({ type: "dated", year: tail.year, flags: [], confirm: false, ...made });
    end = tail.to;
    const match: RegExpExecArray | null = matchAt(next, key, end);
    if (match === null)
      return finish(
        cutShort(made.month, key.slice(end, end + 8)) ? doubted(items) : items,
        end,
        ranged,
        either,
      );
    if (/[-→]|den|toi/.test(match[1] ?? "")) ranged = true;
    if (/hoac/.test(match[1] ?? "")) either = true;
    written = match[2] ?? "";
    end += match[0].length;
  }
}

/** "tháng 4, 5 xây dựng": whether the 5 is a month or counts something is not sure. */
function cutShort(month: number | undefined, rest: string): boolean {
  const more = /^ ?(?:,|-|→|va|den) ?([1-9]|1[0-2]) [a-z]/.exec(rest);
  return more !== null && month !== undefined && Number(more[1]) > month;
}

function doubted(items: readonly Dated[]): Dated[] {
  return items.map((item) => ({ ...item, confirm: true }));
}

function finish(
  items: Dated[],
  to: number,
  ranged: boolean,
  either: boolean,
): { to: number; value: Value } | null {
  const [only] = items;
  if (only === undefined) return null;
  if (items.length === 1) return { to, value: only };
  if (ranged && items.length === 2)
    return { to, value: { type: "range", from: only, to: items[1] ?? null } };
  return { to, value: { type: "list", items, either: either || ranged } };
}
