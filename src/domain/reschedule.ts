import type { ImportedOccurrence } from "./plan-import.js";
import type { Occurrence } from "./task.js";
import type { CivilDate } from "./time.js";

/** An occurrence of a deliverable whose time is written anew. */
export type Known = Pick<
  Occurrence,
  "id" | "key" | "state" | "due" | "firstDue" | "eventOn" | "explanation"
> & {
  /** Evidence, taken back or not, or a request for more time hangs on it. */
  holds: boolean;
};

/** An open occurrence as the new words want it. */
type Renewed = {
  /** The one that bears its key already; null where it is made. */
  id: number | null;
  to: ImportedOccurrence & { firstDue: CivilDate | null; explanation: string | null };
  /** Those that go: what hangs on them becomes its own. */
  from: number[];
};

/** What the new words did to days that people had given. */
export type Rescheduled = {
  /** More time that stands, for the plan's new day is earlier. */
  extended: { key: string; due: CivilDate; firstDue: CivilDate; planned: CivilDate }[];
  /** More time that counts no longer; `due` is null where the new words give no day. */
  overtaken: { key: string; granted: CivilDate; due: CivilDate | null }[];
  /** Days of an event or an authority that nothing is counted from any more. */
  undated: CivilDate[];
  /** Not of the new words, and left as they were. */
  kept: { key: string; due: CivilDate | null }[];
};

/**
 * New words for the time of a deliverable. What was handed in stays, and so does what an event made. Another open one
 * is matched by its key, or gives what hangs on it to the open one that falls due next. More time that was granted
 * stands where the plan's day is earlier, with the first due day: neither is forgotten (product.md, "Extension").
 */
export function reschedule(
  known: readonly Known[],
  wanted: readonly ImportedOccurrence[],
): { renewed: Renewed[]; gone: number[]; outcome: Rescheduled } {
  const open = known.filter(({ state }) => state === "open");
  const renewed = wanted.flatMap((one): Renewed[] => {
    const same = known.find(({ key }) => key === one.key);
    if (same !== undefined && same.state !== "open") return [];
    return [{ id: same?.id ?? null, to: { ...one, firstDue: null, explanation: null }, from: [] }];
  });
  const outcome: Rescheduled = { extended: [], overtaken: [], undated: [], kept: [] };
  const gone: number[] = [];
  const sources = new Map<Renewed, Known[]>(renewed.map((one) => [one, []]));
  for (const one of open) {
    const same = renewed.find(({ id }) => id === one.id);
    const heir = same ?? heirOf(one, renewed);
    if (same === undefined && (isMade(one) || (heir === undefined && isHeld(one)))) {
      outcome.kept.push({ key: one.key, due: one.due });
      continue;
    }
    if (heir !== undefined) sources.get(heir)?.push(one);
    if (one.eventOn !== null) outcome.undated.push(one.eventOn);
    if (same !== undefined) continue;
    heir?.from.push(one.id);
    gone.push(one.id);
  }
  for (const [heir, given] of sources) inherit(heir, given, outcome);
  return { renewed, gone, outcome };
}

/** "Khi có …": each time makes an occurrence of its own, under the day of it. */
function isMade({ key, eventOn }: Known): boolean {
  return eventOn !== null && key.startsWith(eventOn);
}

function isHeld({ holds, explanation }: Known): boolean {
  return holds || explanation !== null;
}

/** The first that falls due no earlier than it did, else the last. */
function heirOf({ due, firstDue }: Known, renewed: readonly Renewed[]): Renewed | undefined {
  const was = firstDue ?? due;
  if (was === null) return renewed[0];
  return renewed.find(({ to }) => to.due === null || to.due >= was) ?? renewed.at(-1);
}

/** Explanations of several are put together; of several extensions the longest counts. */
function inherit(heir: Renewed, given: readonly Known[], outcome: Rescheduled): void {
  const said = given.flatMap(({ explanation }) => (explanation === null ? [] : [explanation]));
  if (said.length > 0) heir.to.explanation = [...new Set(said)].join("\n");
  const { key, due: planned } = heir.to;
  let longest: { due: CivilDate; firstDue: CivilDate } | null = null;
  for (const { due, firstDue } of given) {
    if (due === null || firstDue === null) continue;
    if (planned === null || planned >= due) {
      outcome.overtaken.push({ key, granted: due, due: planned });
    } else if (longest === null || due > longest.due) {
      longest = { due, firstDue };
    }
  }
  if (longest === null || planned === null) return;
  // The words and the clock time of the plan's day say nothing of the day that was granted.
  heir.to = { ...heir.to, ...longest, named: null, time: null };
  outcome.extended.push({ key, ...longest, planned });
}
