import type { Activity } from "./activity.js";
import { may } from "./may.js";
import type { Person, UnitRef } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import { missingIn, unitIn, type Round } from "./round.js";
import { dayOf, type CivilDate } from "./time.js";

export type NewRound = Pick<
  Round,
  "period" | "title" | "dataFrom" | "dataTo" | "due" | "letter"
> & { units: number[] };

type Changing = { round: Round; person: Person };

/** Another due day for all: not one that is past. */
export function setDue(
  by: Changing & { due: CivilDate; today: CivilDate },
): Decision<{ events: Activity[] }> {
  const { round, due, today } = by;
  const open = mayChange(by);
  if (!open.ok) return open;
  if (due < today) return refuse({ code: "date_past", date: due });
  return allow({
    events: due === round.due ? [] : changed(round, { what: "due", from: round.due, to: due }),
  });
}

const LONGEST_LETTER = 60;

/** The number of the letter that asks for the report; null takes it away. */
export function setLetter(
  by: Changing & { letter: string | null },
): Decision<{ letter: string | null; events: Activity[] }> {
  const { round } = by;
  const open = mayChange(by);
  if (!open.ok) return open;
  const cut = [...(by.letter ?? "").trim()].slice(0, LONGEST_LETTER).join("");
  const letter = cut === "" ? null : cut;
  const same = letter === round.letter;
  return allow({
    letter,
    events: same ? [] : changed(round, { what: "letter", from: round.letter, to: letter }),
  });
}

/** One unit more or less is asked; one that has handed in stays, and a round has at least one. */
export function toggleUnit(
  by: Changing & { unit: UnitRef },
): Decision<{ asked: boolean; events: Activity[] }> {
  const { round, unit } = by;
  const open = mayChange(by);
  if (!open.ok) return open;
  const there = unitIn(round, unit.id);
  if (there === undefined) {
    return allow({ asked: true, events: changed(round, { what: "unit_added", unit: unit.name }) });
  }
  if (there.submittedAt !== null) return refuse({ code: "round_unit_stays", unit: unit.name });
  if (round.state === "open" && round.units.length === 1) {
    return refuse({ code: "round_without_units" });
  }
  return allow({ asked: false, events: changed(round, { what: "unit_removed", unit: unit.name }) });
}

/** The clerk ends it before all have handed in. */
export function closeRound(by: Changing): Decision<{ events: Activity[] }> {
  const open = mayChange(by);
  if (!open.ok) return open;
  if (by.round.state === "draft") return refuse({ code: "no_such_thing" });
  return allow({ events: [closedEvent(by.round)] });
}

/** It ends by itself when all have handed in. */
export function closedEvent(round: Round, handedIn?: number): Activity {
  const asked = round.units.length;
  const data = { handedIn: handedIn ?? asked - missingIn(round).length, asked };
  return { kind: "round_closed", data: { ...roundFacts(round), ...data } };
}

/** Only the clerk, and only while it is not closed; a draft is nobody else's. */
function mayChange({ round, person }: Changing): Decision<null> {
  const allowed = may(person, "rounds");
  return allowed.ok ? refuseClosed(round) : allowed;
}

export function refuseClosed(round: Round): Decision<null> {
  if (round.state !== "closed") return allow(null);
  const at = round.closedAt ?? round.openedAt;
  return refuse({ code: "round_closed", day: dayOf(at, round.zone) });
}

/** Nobody is told of what is only prepared, and the history neither. */
function changed(round: Round, data: Record<string, string | null>): Activity[] {
  if (round.state === "draft") return [];
  return [{ kind: "round_changed", data: { ...roundFacts(round), ...data } }];
}

/** Which round an entry of the history is about. */
export function roundFacts({ key, period, title }: Pick<Round, "key" | "period" | "title">) {
  return { round: key, period, title };
}
