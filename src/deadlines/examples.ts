import type { Mention, Value } from "./mention.js";

/**
 * What stands in brackets behind a day and only explains it: "ngày 15 tháng cuối quý (15/3, 15/6, 15/9, 15/12)" says the
 * same again, "trước ngày 05/3 (báo cáo quý I)" says what for.
 */
export function examplesIn(mentions: readonly Mention[], key: string): Mention[] {
  return mentions.flatMap((rule) => {
    const explains = explainedBy(rule.value);
    const held = explains === null ? null : /^\s*\([^()]*\)/.exec(key.slice(rule.to));
    if (explains === null || held === null) return [];
    const end = rule.to + held[0].length;
    const inside = mentions.filter((other) => other.from >= rule.to && other.to <= end);
    return inside.every((other) => explains(other.value)) ? inside : [];
  });
}

function explainedBy(value: Value): ((inner: Value) => boolean) | null {
  const repeats =
    (value.type === "day" && value.every !== undefined && value.every !== "year") ||
    (value.type === "recurring" && value.days.length > 0);
  if (repeats) return (inner) => inner.type === "list" || isBare(inner);
  return value.type === "dated" && value.unit === "date" ? isPeriod : null;
}

function isBare(inner: Value): boolean {
  return inner.type === "dated" && inner.op === undefined;
}

/** "báo cáo quý I", "báo cáo 6 tháng": a period, not a day. */
function isPeriod(inner: Value): boolean {
  if (inner.type === "recurring") return inner.generic && inner.days.length === 0;
  const dated = inner.type === "list" ? inner.items[0] : inner;
  return dated?.type === "dated" && dated.op === undefined && dated.unit !== "date";
}
