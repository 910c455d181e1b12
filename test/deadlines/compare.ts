import type { Schedule } from "../../src/domain/schedule.js";

/** An expected schedule as written in tables: any subset of the schedule's fields. */
export type Expected = { kind: string; [field: string]: unknown };

/** The comparison of domain section 0.4: what differs, in words; empty when right. */
export function differences(expected: Expected, actual: Schedule): string[] {
  const got = actual as unknown as Expected;
  const wrong: string[] = [];
  const say = (field: string): void => {
    wrong.push(
      `${field}: ${JSON.stringify(expected[field])} expected, ${JSON.stringify(got[field])} read`,
    );
  };
  if (expected.kind !== got.kind) say("kind");
  if ("due" in expected && !dueFits(expected, got)) say("due");
  if ("start" in expected && expected.start !== got.start) say("start");
  if ("every" in expected && !sameSet(expected.every, got.every)) say("every");
  if ("by" in expected && !sameRules(expected.by, got.by)) say("by");
  for (const field of ["event", "authority", "startEvent"]) {
    if (typeof expected[field] === "string" && !overlaps(expected[field], got[field])) say(field);
  }
  if (!sameSet(typos(expected), typos(got))) say("flags");
  if ("confirm" in expected && expected.confirm !== (got.confirm ?? false)) say("confirm");
  if ("until" in expected && expected.until !== got.until) say("until");
  if ("time" in expected && expected.time !== got.time) say("time");
  if ("periods" in expected && !sameSet(expected.periods, got.periods)) say("periods");
  return [...wrong, ...partDifferences(expected, got)];
}

function dueFits(expected: Expected, got: Expected): boolean {
  const alternatives = Array.isArray(expected.alt) ? expected.alt : [];
  return expected.due === got.due || alternatives.includes(got.due);
}

function partDifferences(expected: Expected, got: Expected): string[] {
  if (!Array.isArray(expected.parts)) return [];
  const wanted = expected.parts as Expected[];
  const parts = Array.isArray(got.parts) ? (got.parts as Schedule[]) : [];
  if (wanted.length !== parts.length)
    return [`parts: ${String(wanted.length)} expected, ${String(parts.length)} read`];
  return wanted.flatMap((part, i) => {
    const read = parts[i];
    return read === undefined
      ? []
      : differences(part, read).map((words) => `part ${String(i + 1)} ${words}`);
  });
}

function typos(schedule: Expected): string[] {
  const flags = Array.isArray(schedule.flags) ? (schedule.flags as string[]) : [];
  return flags.filter(
    (flag) => flag.startsWith("typo_") && flag !== "typo_word" && flag !== "typo_impossible_date",
  );
}

function sameSet(a: unknown, b: unknown): boolean {
  const left = Array.isArray(a) ? (a as unknown[]) : [];
  const right = Array.isArray(b) ? (b as unknown[]) : [];
  return left.length === right.length && left.every((item) => right.includes(item));
}

function sameRules(a: unknown, b: unknown): boolean {
  const plain = (rules: unknown): string[] =>
    (Array.isArray(rules) ? (rules as Record<string, unknown>[]) : []).map((rule) =>
      JSON.stringify(Object.entries(rule).sort(([x], [y]) => x.localeCompare(y))),
    );
  return sameSet(plain(a), plain(b));
}

function overlaps(a: unknown, b: unknown): boolean {
  if (typeof a !== "string" || typeof b !== "string" || b === "") return false;
  const words = new Set(a.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return b
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word !== "" && words.has(word));
}
