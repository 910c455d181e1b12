import type { Activity } from "./activity.js";
import { addWorkingDays, type Calendar } from "./calendar.js";
import { describe } from "./hand-in.js";
import { may } from "./may.js";
import { dueAfterEvent } from "./occurrences.js";
import type { Person } from "./office.js";
import type { ImportedOccurrence } from "./plan-import.js";
import { allow, refuse, type Decision } from "./refusal.js";
import { partsOf, type AfterEventSchedule } from "./schedule.js";
import { searchable, searchTerms } from "./search.js";
import type { Deliverable, Occurrence, TaskSheet } from "./task.js";
import { addDays, type CivilDate } from "./time.js";

/** An open occurrence that waits for a day, or whose day was entered. */
export type Waiting = { task: TaskSheet; deliverable: Deliverable; occurrence: Occurrence };

/** All that waits for the same thing, or was given the same day for it. */
export type EventGroup = {
  kind: "event" | "authority";
  /** In the plan's words. */
  name: string;
  /** The day that was entered; null while it is waited for. */
  on: CivilDate | null;
  /** Comes again and again ("khi có …"): each time makes an occurrence of its own. */
  repeat: boolean;
  waiting: Waiting[];
};

/** What open work waits for, most of it first, and then what has its day; equal names are one, however they are written. */
export function eventGroups(tasks: readonly TaskSheet[]): EventGroup[] {
  const groups = new Map<string, EventGroup>();
  for (const task of tasks) {
    for (const deliverable of task.deliverables) {
      for (const occurrence of deliverable.occurrences) {
        const kind = kindOf(deliverable, occurrence);
        if (kind === null) continue;
        const { eventOn: on } = occurrence;
        const name = occurrence.waitsFor ?? "";
        const key = `${kind}/${on ?? ""}/${plainName(name)}`;
        const group = groups.get(key) ?? { kind, name, on, repeat: false, waiting: [] };
        const repeats = partOf(deliverable, occurrence)?.repeat === true && on === null;
        group.repeat ||= repeats;
        group.waiting.push({ task, deliverable, occurrence });
        groups.set(key, group);
      }
    }
  }
  const rank = ({ on, kind }: EventGroup) => (on !== null ? 2 : kind === "event" ? 0 : 1);
  return [...groups.values()].sort(
    (a, b) =>
      rank(a) - rank(b) || b.waiting.length - a.waiting.length || a.name.localeCompare(b.name),
  );
}

function kindOf(deliverable: Deliverable, occurrence: Occurrence): EventGroup["kind"] | null {
  const { basis, state, eventOn, waitsFor, due, firstDue } = occurrence;
  if (state !== "open") return null;
  if (basis === "event" || basis === "authority") return basis;
  if (eventOn === null || waitsFor === null) return null;
  if (partOf(deliverable, occurrence) !== null) return "event";
  return eventOn === (firstDue ?? due) ? "authority" : "event";
}

/** Abbreviations written out, folded. */
function plainName(name: string): string {
  return searchTerms(name)
    .map(([first]) => first?.text ?? "")
    .join(" ");
}

/** The groups that a typed name means: those of just that name, else those that have all of its words. */
export function findEvents(typed: string, groups: readonly EventGroup[]): EventGroup[] {
  const wanted = plainName(typed);
  const whole = groups.filter(({ name }) => plainName(name) === wanted);
  if (wanted === "" || whole.length > 0) return whole;
  return groups.filter(({ name }) => wordsMet(typed, name).every((met) => met));
}

/** Names that share most words with what was typed. */
export function nearestEvents(typed: string, groups: readonly EventGroup[]): string[] {
  const score = (name: string) => wordsMet(typed, name).filter((met) => met).length;
  const names = [...new Set(groups.map(({ name }) => name))].filter((name) => score(name) > 0);
  return names.sort((a, b) => score(b) - score(a)).slice(0, NEAREST);
}

const NEAREST = 3;

function wordsMet(typed: string, name: string): boolean[] {
  const text = ` ${searchable([name])} `;
  return searchTerms(typed).map((wordings) =>
    wordings.some(({ text: one, whole }) => text.includes(whole ? ` ${one} ` : one)),
  );
}

/** What the day of an event makes of an occurrence that waits. */
export type Dating = Waiting & {
  /** Another one beside the occurrence that goes on waiting. */
  isNew: boolean;
  to: Pick<ImportedOccurrence, "basis" | "start" | "due" | "key"> & {
    eventOn: CivilDate;
    firstDue: CivilDate | null;
  };
};

export type Entering = {
  person: Person;
  group: EventGroup;
  /** Of the event; of an authority the due day itself (R10). */
  day: CivilDate;
  /** For those whose phrase sets no time after the event (R9); null leaves them without a due day. */
  due: CivilDate | null;
  calendar: Calendar;
};

/** Dates everything of a group that does not have these dates already (R9, R10). */
export function enterEvent(by: Entering): Decision<Dating[]> {
  const { person, group, day, due } = by;
  const allowed = may(person, "enter_event");
  if (!allowed.ok) return allowed;
  if (due !== null && group.kind === "event" && due < day) {
    return refuse({ code: "due_before_event", day, due });
  }
  const keys = new Set<string>();
  const all = group.waiting
    .map((waiting) => dated(waiting, by, keys))
    .filter((one) => one !== null);
  if (all.length === 0) return refuse({ code: "event_entered", event: group.name, day });
  const stale = all.find((dating) => isStale(dating, by))?.to.due ?? null;
  if (stale !== null) return refuse({ code: "due_before_event", day, due: stale });
  return allow(all);
}

function dated(waiting: Waiting, by: Entering, keys: Set<string>): Dating | null {
  const { deliverable, occurrence } = waiting;
  const { day, group } = by;
  const isNew = partOf(deliverable, occurrence)?.repeat === true && occurrence.eventOn === null;
  const entered = dueOn(waiting, by);
  const others = deliverable.occurrences.filter(({ id }) => isNew || id !== occurrence.id);
  if (isNew && others.some((one) => one.eventOn === day && one.waitsFor === occurrence.waitsFor)) {
    return null;
  }
  const perEvent = isNew || occurrence.key === occurrence.eventOn;
  const key = perEvent ? freeKey(day, others, keys, deliverable.id) : occurrence.key;
  const kept = isNew ? { due: entered, firstDue: null } : afterExtension(occurrence, entered);
  const counted = entered ?? kept.due;
  const start = group.kind === "event" && (counted === null || counted >= day) ? day : null;
  const basis = kept.due === null ? "event" : "dated";
  const to = { basis, start, key, eventOn: day, ...kept } as const;
  const known = !isNew && occurrence.eventOn === day && occurrence.due === kept.due;
  return known ? null : { ...waiting, isNew, to };
}

/** A due day that was entered before, and that the event's new day goes beyond: it has to be entered anew. */
function isStale(dating: Dating, by: Entering): boolean {
  const { due } = dating.to;
  return by.group.kind === "event" && due !== null && due < by.day && dueOn(dating, by) === null;
}

/**
 * With an extension the later day stands, and only what it was counted from is put right. Where no due day is said or
 * counted, the one entered before stands.
 */
function afterExtension({ due, firstDue }: Occurrence, entered: CivilDate | null) {
  if (entered === null) return { due, firstDue };
  const extended = firstDue !== null && due !== null && due > entered;
  return extended ? { due, firstDue: entered } : { due: entered, firstDue: null };
}

function dueOn(waiting: Waiting, { group, day, due, calendar }: Entering): CivilDate | null {
  if (group.kind === "authority") return day;
  const part = partOf(waiting.deliverable, waiting.occurrence);
  if (part === null) return due;
  const counted = dueAfterEvent(part, day, (from, count) => addWorkingDays(from, count, calendar));
  if (counted !== null) return counted;
  // "Trước khi …" without a number of days: the day before is the last one (R2).
  return due ?? (part.op === "before" ? addDays(day, -1) : null);
}

function freeKey(
  day: CivilDate,
  others: readonly Occurrence[],
  keys: Set<string>,
  deliverableId: number,
): string {
  const taken = (key: string) =>
    keys.has(`${String(deliverableId)}/${key}`) || others.some((one) => one.key === key);
  let key = day;
  for (let count = 2; taken(key); count += 1) key = `${day}#${String(count)}`;
  keys.add(`${String(deliverableId)}/${key}`);
  return key;
}

/** The milestone that an occurrence comes from: of several after the same event the first is the first. */
function partOf(deliverable: Deliverable, occurrence: Occurrence): AfterEventSchedule | null {
  const parts = partsOf(deliverable.schedule)
    .filter((part) => part.kind === "after_event")
    .filter(({ event }) => event === occurrence.waitsFor);
  const siblings = deliverable.occurrences
    .filter(({ waitsFor, key }) => waitsFor === occurrence.waitsFor && /^(?:#\d+)?$/.test(key))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
  return parts[siblings.indexOf(occurrence.id)] ?? parts[0] ?? null;
}

/** What the history keeps of each. */
export function eventDated({ task, occurrence, to }: Dating, occurrenceId: number): Activity {
  const what = describe({ ...occurrence, key: to.key });
  const data = { ...what, event: occurrence.waitsFor, day: to.eventOn, due: to.due };
  return { kind: "event_dated", taskId: task.id, occurrenceId, data };
}
