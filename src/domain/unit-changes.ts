import type { Activity } from "./activity.js";
import type { UnitRecord, UnitRef } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { CivilDate } from "./time.js";
import { matchUnit } from "./unit-names.js";

/*
 * What becomes of units: named anew, merged, split, their open work moved. A unit that ends is kept under its
 * last name with what was finished by then; what is open goes on with its successors.
 */

/** Every unit of a workspace, in force or ended. */
export type UnitBook = readonly UnitRecord[];

/** The first day of the change, and today where the office is. */
export type From = { day: CivilDate; today: CivilDate };

/** Longest name of a unit, letters. */
const LONGEST_NAME = 200;

/** A name as it is kept: one space between words, composed letters. */
export function unitName(written: string): Decision<string> {
  const name = written.replace(/\s+/g, " ").trim().normalize("NFC");
  if (name === "") return refuse({ code: "name_wanted" });
  if ([...name].length > LONGEST_NAME)
    return refuse({ code: "name_too_long", limit: LONGEST_NAME });
  return allow(name);
}

/** Whether both are one name, but for capitals and tone marks. */
export function sameName(a: string, b: string): boolean {
  const match = matchUnit(a, [{ name: b, aliases: [] }]);
  return match.state === "matched" && (match.by === "exact" || match.by === "folded");
}

/**
 * A name that no other unit in force goes by. What is an alias only because it was the name of an ended unit
 * is free: the name can come back.
 */
export function freeName(units: UnitBook, written: string, but?: number): Decision<string> {
  const name = unitName(written);
  if (!name.ok) return name;
  const past = units
    .filter(({ ended }) => ended !== null)
    .some((unit) => [unit.name, ...unit.formerNames.map((one) => one.name)].some(is));
  function is(other: string): boolean {
    return name.ok && sameName(name.value, other);
  }
  const owner = units.find(
    (unit) =>
      unit.ended === null && unit.id !== but && (is(unit.name) || (!past && unit.aliases.some(is))),
  );
  return owner === undefined ? name : refuse({ code: "unit_exists", name: owner.name });
}

/** The unit of that id while it is there. */
export function inForce(units: UnitBook, id: number): Decision<UnitRecord> {
  const unit = units.find((one) => one.id === id);
  if (unit === undefined) return refuse({ code: "no_such_thing" });
  if (unit.ended === null) return allow(unit);
  const into = unit.successors.map((one) => one.unit.name);
  return refuse({ code: "unit_ended", name: unit.name, day: unit.ended, into });
}

/**
 * The unit that a written name means where it is to be changed: nothing is guessed, and the name of an ended
 * unit does not stand for its successor. Null where no unit in force goes by it.
 */
export function unitToChange(units: UnitBook, written: string): Decision<UnitRecord> | null {
  const present = units.filter(({ ended }) => ended === null);
  const own = present.find(({ name }) => sameName(written, name));
  if (own !== undefined) return allow(own);
  const past = units.findLast(({ ended, name }) => ended !== null && sameName(written, name));
  if (past !== undefined) return inForce(units, past.id);
  const match = matchUnit(written, present);
  const found = match.state === "matched" && match.by !== "typo" ? match.name : null;
  const unit = present.find(({ name }) => name === found);
  return unit === undefined ? null : allow(unit);
}

/** What a written name of a successor means: a unit there is, or a new one; an ended unit's name comes back. */
export function splitTarget(units: UnitBook, from: number, written: string): SplitTarget {
  const own = units.find(({ ended, name }) => ended === null && sameName(written, name));
  if (own !== undefined) return { id: own.id };
  const found = unitToChange(
    units.filter(({ id }) => id !== from),
    written,
  );
  return found?.ok === true ? { id: found.value.id } : { name: written };
}

export type Rename = { unit: UnitRecord; to: string; day: CivilDate; events: Activity[] };

/** The same unit under another name; the old one stays readable in documents. */
export function rename(
  units: UnitBook,
  asked: { unit: number; name: string },
  from: From,
): Decision<Rename> {
  const unit = inForce(units, asked.unit);
  if (!unit.ok) return unit;
  const name = freeName(units, asked.name, asked.unit);
  if (!name.ok) return name;
  const day = dayFor([unit.value], from);
  if (!day.ok) return day;
  const data = { from: unit.value.name, to: name.value, day: day.value };
  const events = name.value === unit.value.name ? [] : [{ kind: "unit_renamed" as const, data }];
  return allow({ unit: unit.value, to: name.value, day: day.value, events });
}

export type Merge = { from: UnitRecord; into: UnitRecord; day: CivilDate; events: Activity[] };

/** `from` ends; its people, its open work and its names go to `into`. */
export function merge(
  units: UnitBook,
  asked: { from: number; into: number },
  when: From,
): Decision<Merge> {
  const from = inForce(units, asked.from);
  if (!from.ok) return from;
  const into = inForce(units, asked.into);
  if (!into.ok) return into;
  if (from.value.id === into.value.id) return refuse({ code: "same_unit", name: from.value.name });
  const group = [from.value, into.value].find(({ kind }) => kind === "group");
  if (group !== undefined && from.value.kind !== into.value.kind) {
    return refuse({ code: "group_unit", name: group.name });
  }
  const day = dayFor([from.value, into.value], when);
  if (!day.ok) return day;
  const ending = mayEnd(units, from.value, day.value);
  if (!ending.ok) return ending;
  const data = { from: from.value.name, to: into.value.name, day: day.value };
  const events: Activity[] = [{ kind: "unit_merged", data }];
  return allow({ from: from.value, into: into.value, day: day.value, events });
}

/** A unit there is, or the name of a new one. */
export type SplitTarget = { id: number } | { name: string };

export type SplitAsked = {
  unit: number;
  into: readonly SplitTarget[];
  /** It goes on under its name, and what is not given away stays with it. */
  keep: boolean;
};

export type Split = {
  unit: UnitRecord;
  into: (UnitRef | { id: null; name: string })[];
  day: CivilDate;
  events: Activity[];
};

/** The unit ends and others take over; or it goes on, and others take a part of its work. */
export function split(units: UnitBook, asked: SplitAsked, when: From): Decision<Split> {
  const unit = inForce(units, asked.unit);
  if (!unit.ok) return unit;
  if (unit.value.kind === "group") return refuse({ code: "group_unit", name: unit.value.name });
  const targets: UnitRecord[] = [];
  const into: Split["into"] = [];
  for (const one of asked.into) {
    const target = targetOf(units, unit.value, one);
    if (!target.ok) return target;
    if (into.some(({ name }) => sameName(name, target.value.name))) continue;
    if (target.value.id !== null) targets.push(target.value);
    into.push({ id: target.value.id, name: target.value.name });
  }
  if (into.length < (asked.keep ? 1 : 2)) {
    return refuse({ code: "split_wants_two", name: unit.value.name });
  }
  const day = dayFor([unit.value, ...targets], when);
  if (!day.ok) return day;
  const ending = asked.keep ? day : mayEnd(units, unit.value, day.value);
  if (!ending.ok) return ending;
  const names = [...(asked.keep ? [unit.value.name] : []), ...into.map(({ name }) => name)];
  const data = { from: unit.value.name, to: names.join("; "), day: day.value };
  return allow({
    unit: unit.value,
    into,
    day: day.value,
    events: [
      ...into.flatMap(({ id, name }): Activity[] =>
        id === null ? [{ kind: "unit_added", data: { name } }] : [],
      ),
      { kind: "unit_split", data },
    ],
  });
}

function targetOf(
  units: UnitBook,
  unit: UnitRecord,
  target: SplitTarget,
): Decision<UnitRecord | { id: null; name: string }> {
  if ("id" in target) {
    if (target.id === unit.id) return refuse({ code: "split_itself", name: unit.name });
    const found = inForce(units, target.id);
    if (!found.ok) return found;
    const { kind, name } = found.value;
    return kind === "group" ? refuse({ code: "group_unit", name }) : found;
  }
  const written = unitName(target.name);
  if (!written.ok) return written;
  if (sameName(written.value, unit.name)) return refuse({ code: "split_itself", name: unit.name });
  // A name the unit goes by besides may become that of a successor.
  const name = freeName(units, written.value, unit.id);
  return name.ok ? allow({ id: null, name: name.value }) : name;
}

/** Open work goes from one unit to another, both in force; null is all of it. */
export function moveWork(
  units: UnitBook,
  asked: { from: number; to: number; numbers: readonly number[] | null },
  open: readonly { number: number }[],
): Decision<{ from: UnitRecord; to: UnitRecord; numbers: number[] }> {
  const from = inForce(units, asked.from);
  if (!from.ok) return from;
  const to = inForce(units, asked.to);
  if (!to.ok) return to;
  if (from.value.id === to.value.id) return refuse({ code: "same_unit", name: from.value.name });
  const known = open.map(({ number }) => number);
  const numbers = asked.numbers ?? known;
  const other = numbers.find((number) => !known.includes(number));
  if (other !== undefined) {
    return refuse({ code: "not_its_work", number: other, name: from.value.name });
  }
  return allow({ from: from.value, to: to.value, numbers: [...new Set(numbers)] });
}

/** A task that goes from one unit to another. */
export type MovedTask = { taskId: number; number: number; to: number };

/** What each task's own history tells of it. */
export function workMoved(
  from: UnitRef,
  targets: readonly UnitRef[],
  moved: readonly MovedTask[],
  day: CivilDate,
): Activity[] {
  const names = new Map(targets.map((unit) => [unit.id, unit.name]));
  return moved.map(({ taskId, to }) => ({
    kind: "unit_work_moved",
    taskId,
    data: { from: from.name, to: names.get(to) ?? "", day },
  }));
}

/** The first day of a unit that is added: null where nobody says; not one to come. */
export function firstDay({
  day,
  today,
}: {
  day: CivilDate | null;
  today: CivilDate;
}): Decision<CivilDate | null> {
  return day !== null && day > today ? refuse({ code: "date_to_come", date: day }) : allow(day);
}

/** The day of a change: not one to come, and none before a unit had its present name. */
function dayFor(units: readonly UnitRecord[], { day, today }: From): Decision<CivilDate> {
  if (day > today) return refuse({ code: "date_to_come", date: day });
  for (const unit of units) {
    const since = unit.formerNames.at(-1)?.until ?? unit.since;
    if (since !== null && day < since) {
      return refuse({ code: "unit_too_early", name: unit.name, since });
    }
  }
  return allow(day);
}

/** Two units of one name cannot end on one day: nobody could tell them apart. */
function mayEnd(units: UnitBook, unit: UnitRecord, day: CivilDate): Decision<CivilDate> {
  const twin = units.some(({ name, ended }) => ended === day && name === unit.name);
  return twin ? refuse({ code: "unit_ended_that_day", name: unit.name, day }) : allow(day);
}
