import type { Person, Unit } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { TaskSheet } from "./task.js";

/** How a person stands to a task, by the units they belong to (groups of units counted). */
export type Standing = "lead" | "coordinating" | "none";

export type Action = "hand_in" | "add_evidence" | "review" | "plan";

/**
 * What a person may do, decided here and nowhere else (product.md, "Commands"): the lead unit and
 * the clerk hand in; lead and coordinating units and the clerk add evidence; clerk and chair review.
 */
export function may(person: Person, action: Action, standing: Standing = "none"): Decision<null> {
  const { role } = person.member;
  if (role === "viewer") return refuse({ code: "only", who: whoMay(action) });
  switch (action) {
    case "hand_in":
      return role === "clerk" || standing === "lead" ? allow(null) : only(action);
    case "add_evidence":
      return role === "clerk" || standing !== "none" ? allow(null) : only(action);
    case "review":
      return role === "clerk" || role === "chair" ? allow(null) : only(action);
    case "plan":
      return role === "clerk" ? allow(null) : only(action);
  }
}

/** Evidence is moved and taken back by whoever sent it, as long as they may change anything, or the clerk. */
export function mayTouch({ member }: Person, uploader: number): boolean {
  return member.role === "clerk" || (member.role !== "viewer" && member.id === uploader);
}

export function standingOf(person: Person, task: TaskSheet, units: readonly Unit[]): Standing {
  const own = new Set(person.member.units.map((unit) => unit.id));
  const belongs = (refs: { id: number }[]) =>
    refs.some(
      ({ id }) =>
        own.has(id) ||
        inGroup(
          own,
          units.find((unit) => unit.id === id),
        ),
    );
  if (task.personInCharge?.id === person.member.id || belongs(task.lead)) return "lead";
  return belongs(task.coordinating) ? "coordinating" : "none";
}

function inGroup(own: ReadonlySet<number>, group: Unit | undefined): boolean {
  if (group?.kind !== "group") return false;
  // A group that lists nobody means every unit: who belongs to none is not meant.
  return group.members.length === 0 ? own.size > 0 : group.members.some((id) => own.has(id));
}

function only(action: Action): { ok: false; why: { code: "only"; who: Who } } {
  return { ok: false, why: { code: "only", who: whoMay(action) } };
}

type Who = "lead" | "units" | "reviewers" | "clerk";

function whoMay(action: Action): Who {
  switch (action) {
    case "hand_in":
      return "lead";
    case "add_evidence":
      return "units";
    case "review":
      return "reviewers";
    case "plan":
      return "clerk";
  }
}
