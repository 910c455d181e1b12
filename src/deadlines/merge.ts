import {
  beginnings,
  clockTimes,
  daysInMonth,
  lists,
  ranges,
  refinements,
  windows,
} from "./joins/dates.js";
import { LISTED, type Pair, type Rule } from "./joins/gap.js";
import { dayRules, recurrings, spans, yearly } from "./joins/recurring.js";
import { examplesIn } from "./examples.js";
import { isName } from "./named-period.js";
import { authorities, continuing, events } from "./joins/waiting.js";
import type { Mention, Value } from "./mention.js";

/** `names`: periods that only say what something is called; they were read, but say nothing of when. */
export type Joined = { mentions: Mention[]; names: Mention[] };

/** Joins what belongs together: "từ 01/3" + "đến 30/6", "hằng quý" + "trước ngày 20", "Quý I" + "(trước 25/3)". */
export function mergeMentions(mentions: readonly Mention[], key: string): Joined {
  const out: Mention[] = [];
  const names: Mention[] = [];
  let floor = 0;
  const examples = examplesIn(mentions, key);
  names.push(...examples);
  for (const next of mentions) {
    if (examples.includes(next)) continue;
    const previous = out.at(-1);
    if (previous !== undefined && isName(previous, next, key, floor)) {
      out.pop();
      names.push(previous);
    }
    floor = out.at(-1)?.to ?? 0;
    const last = out.at(-1);
    const gap = last === undefined ? "" : key.slice(last.to, next.from);
    const merged =
      last === undefined
        ? null
        : mergeValues({ a: last.value, b: next.value, gap, next, hard: gap.includes(";") });
    if (last === undefined || merged === null) out.push(next);
    else {
      out.pop();
      pushJoined(out, { ...opening(last, next), to: closing(key, next.to), value: merged }, key);
    }
  }
  return { mentions: sharedBefore(out, key), names };
}

/** "Báo cáo tuần |trước 15h00 thứ Năm|": what was just joined may belong to the repetition before it. */
function pushJoined(out: Mention[], joined: Mention, key: string): void {
  const last = out.at(-1);
  const gap = last === undefined ? "" : key.slice(last.to, joined.from);
  const again =
    last?.value.type === "recurring" && joined.value.type === "day" && !gap.includes(";")
      ? mergeValues({ a: last.value, b: joined.value, gap, next: joined, hard: false })
      : null;
  if (last === undefined || again === null) out.push(joined);
  else out[out.length - 1] = { ...opening(last, joined), to: joined.to, value: again };
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
    const gap = key
      .slice(before.to, mention.from)
      .replace(/\([^()]*\)/g, "")
      .replace(/ngay $/, "");
    if (before.value.op?.which !== "before" || !LISTED.test(gap)) return mention;
    last = { ...mention, value: { ...mention.value, op: before.value.op } };
    return last;
  });
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
  daysInMonth,
  refinements,
  lists,
];
