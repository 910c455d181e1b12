import { beginnings, clockTimes, lists, ranges, refinements, windows } from "./joins/dates.js";
import { LISTED, type Pair, type Rule } from "./joins/gap.js";
import { dayRules, recurrings, spans, yearly } from "./joins/recurring.js";
import { authorities, continuing, events } from "./joins/waiting.js";
import type { Mention, Value } from "./mention.js";

/** Joins what belongs together: "từ 01/3" + "đến 30/6", "hằng quý" + "trước ngày 20", "Quý I" + "(trước 25/3)". */
export function mergeMentions(mentions: readonly Mention[], key: string): Mention[] {
  const out: Mention[] = [];
  let floor = 0;
  for (const next of mentions) {
    const previous = out.at(-1);
    if (previous !== undefined && isName(previous, next, key, floor)) out.pop();
    floor = out.at(-1)?.to ?? 0;
    const last = out.at(-1);
    const gap = last === undefined ? "" : key.slice(last.to, next.from);
    const merged =
      last === undefined
        ? null
        : mergeValues({ a: last.value, b: next.value, gap, next, hard: gap.includes(";") });
    if (last === undefined || merged === null) out.push(next);
    else
      out[out.length - 1] = {
        ...opening(last, next),
        to: closing(key, next.to),
        value: merged,
      };
  }
  return sharedBefore(out, key);
}

/** "trước ngày 05/3 (quý I), 05/6 (6 tháng)": the "trước" holds for the days after it too. */
function sharedBefore(mentions: Mention[], key: string): Mention[] {
  let last: Mention | undefined;
  return mentions.map((mention) => {
    const before = last;
    last = mention;
    if (before?.value.type !== "dated" || mention.value.type !== "dated") return mention;
    if (
      before.value.unit !== "date" ||
      mention.value.unit !== "date" ||
      mention.value.op !== undefined
    )
      return mention;
    const gap = key.slice(before.to, mention.from).replace(/\([^()]*\)/g, "");
    if (before.value.op?.which !== "before" || !LISTED.test(gap)) return mention;
    last = { ...mention, value: { ...mention.value, op: before.value.op } };
    return last;
  });
}

const DOCUMENT =
  /(?:^|[^a-z])(?:ke hoach|kh|de an|chuong trinh|chi so|bao cao|nghi quyet|du toan|danh muc|phuong an|quyet dinh|de cuong|chi tieu|nhiem vu)(?![a-z])[^,;:]*$/;

/** "Kế hoạch năm 2027 trong tháng 12/2026": the year is part of the document's name, not of its deadline. */
function isName(mention: Mention, next: Mention, key: string, floor: number): boolean {
  const { value } = mention;
  if (value.type !== "dated" || value.op !== undefined) return false;
  if (value.unit !== "year" && value.unit !== "years") return false;
  if (!["dated", "range", "list", "recurring", "day"].includes(next.value.type)) return false;
  const gap = key.slice(mention.to, next.from);
  return (
    DOCUMENT.test(key.slice(floor, mention.from)) &&
    !/[,;]|(?:^| )va /.test(gap) &&
    !/^ ?[-→] ?$/.test(gap)
  );
}

/** "báo cáo tháng" before its day is the milestone's name, not a part of when. */
function opening(last: Mention, next: Mention): Pick<Mention, "from" | "core"> {
  const names =
    last.value.type === "recurring" && last.value.generic && last.value.days.length === 0;
  const from = names && (next.value.type === "day" || next.value.type === "dated") ? next : last;
  return { from: from.from, core: from.core };
}

/** A bracket opened before belongs to what it holds. */
function closing(key: string, to: number): number {
  return key.charAt(to) === ")" ? to + 1 : to;
}

function mergeValues(pair: Pair): Value | null {
  for (const rule of RULES) {
    const merged = rule(pair);
    if (merged !== null) return merged;
  }
  return null;
}

const RULES: readonly Rule[] = [
  clockTimes,
  windows,
  beginnings,
  ranges,
  dayRules,
  yearly,
  recurrings,
  spans,
  continuing,
  authorities,
  events,
  refinements,
  lists,
];
