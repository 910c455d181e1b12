import type { Unit, UnitRecord } from "../domain/office.js";
import type { Decision, Refusal } from "../domain/refusal.js";
import { unitToChange, type UnitBook } from "../domain/unit-changes.js";
import { matchUnit } from "../domain/unit-names.js";
import { deskUnitWords } from "../messages/desk-units.js";
import { deskWords } from "../messages/desk.js";
import { plainText } from "../messages/message.js";
import { refusal } from "../messages/refusals.js";
import { columns, no, wrong, type Refused } from "./answer.js";
import { nearestNames } from "./nearest.js";

/** A unit as printed with `--json`. */
export function unitShown(unit: UnitRecord, all: UnitBook) {
  const { id, name, kind, aliases, since, ended, formerNames } = unit;
  return {
    id,
    name,
    kind,
    aliases,
    members: all.filter((other) => unit.members.includes(other.id)).map((other) => other.name),
    since,
    ended,
    formerNames,
    successors: unit.successors.map((one) => ({ ...one, unit: one.unit.name })),
  };
}

/** One line a unit, its life behind it. */
export function unitLines(units: readonly UnitRecord[], all: UnitBook): string[] {
  return columns(
    units.map((unit) => [
      String(unit.id),
      unit.name,
      unit.kind === "group" ? deskWords.group(unitShown(unit, all).members) : "",
      unit.aliases.join("; "),
      deskUnitWords.life(unit),
      deskUnitWords.formerNames(unit.formerNames),
      deskUnitWords.successors(unit.successors),
    ]),
  );
}

/**
 * The unit meant by a written name: exact, folded or abbreviated. What only looks like a typo or
 * shares words is refused with the nearest names, for at the desk nobody is asked back.
 */
export function unitNamed<U extends Unit>(written: string, units: readonly U[]): U | Refused {
  const match = matchUnit(written, units);
  const found = match.state === "matched" ? units.find((unit) => unit.name === match.name) : null;
  if (found && match.state === "matched" && match.by !== "typo") return found;
  const names = units.map((unit) => unit.name);
  const likely = match.state === "unclear" ? match.nearest : [];
  const nearest = [...new Set([...likely, ...nearestNames(written, names, 3)])].slice(0, 3);
  return no("unknown_unit", deskWords.unknownUnit(written, nearest));
}

/** The same where the unit is to be changed: the name of an ended unit is refused, not its successor taken. */
export function unitChanged(written: string, book: UnitBook): UnitRecord | Refused {
  const found = unitToChange(book, written);
  if (found !== null) return decided(found);
  return unitNamed(
    written,
    book.filter(({ ended }) => ended === null),
  );
}

/** A rule's value, or its refusal as the desk says it. */
export function decided<T extends object>(decision: Decision<T>): T | Refused {
  return decision.ok ? decision.value : refusedAs(decision.why);
}

export function refusedAs(why: Refusal): Refused {
  if (why.code === "name_wanted") return wrong("bad_name", deskWords.nameWanted());
  const said = refusal(why, { zone: "UTC", fileLimit: 0, language: "vi" });
  return no(why.code, plainText(said));
}

/** The same for a name, as a thing of its own. */
export function decidedName(decision: Decision<string>): { name: string } | Refused {
  return decided(decision.ok ? { ok: true, value: { name: decision.value } } : decision);
}
