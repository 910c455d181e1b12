import type { Activity } from "./activity.js";
import { may, type Standing } from "./may.js";
import type { Person } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { Progress, TaskSheet } from "./task.js";
import type { Instant } from "./time.js";

/** Something is left to be said in words; the one who speaks is asked for it. */
export type WordsWanted = { wanted: "words" };

/** Words that say something: at least a letter or a digit. */
export function saysSomething(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

/** "60%", "60 %:", "60 % -" in front of words, or "60" alone. */
const PERCENT = /^([-+]?\d+(?:[.,]\d+)?)(?:\s*%\s*(?:[,;:.–-]\s*)?|$)/u;

/**
 * "60% draft is out" → 60 and "draft is out"; no percentage in front: null and all the words. Null for
 * a percentage that is no whole number from 0 to 100.
 */
export function readProgress(words: string): { percent: number | null; text: string } | null {
  const match = PERCENT.exec(words);
  if (match?.[1] === undefined) return { percent: null, text: words };
  const percent = Number(match[1]);
  if (!/^\d+$/.test(match[1]) || percent > 100) return null;
  return { percent, text: words.slice(match[0].length) };
}

export type NewProgress = { line: Omit<Progress, "id">; events: Activity[] };

export type ProgressNote = {
  task: TaskSheet;
  person: Person;
  standing: Standing;
  /** As typed, with or without a percentage in front. */
  words: string;
  now: Instant;
};

/** A dated line on how a task of an active plan goes; it is how continuous tasks stay alive (R7). */
export function noteProgress(by: ProgressNote): Decision<NewProgress | WordsWanted> {
  const { task, person, now } = by;
  const allowed = may(person, "note_progress", by.standing);
  if (!allowed.ok) return allowed;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number: task.number });
  const read = readProgress(by.words.trim());
  if (read === null) return refuse({ code: "percent_form" });
  const text = saysSomething(read.text) ? read.text : "";
  if (text === "" && read.percent === null) return allow({ wanted: "words" });
  const { id, name } = person.member;
  return allow({
    line: { by: { id, name }, at: now, text, percent: read.percent },
    events: [{ kind: "progress_noted", taskId: task.id, data: { percent: read.percent, text } }],
  });
}
