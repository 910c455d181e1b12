import type { Person, Unit } from "./office.js";
import { allow, refuse, type Decision, type WhoMay } from "./refusal.js";
import type { TaskSheet } from "./task.js";

/** How a person stands to a task, by the units they belong to (groups of units counted). */
export type Standing = "lead" | "coordinating" | "none";

export type Action =
  | "hand_in"
  | "note_progress"
  | "enter_figure"
  | "enter_figure_of_plan"
  | "explain"
  | "ask_extension"
  | "add_evidence"
  | "raise_obstacle"
  | "review"
  | "decide"
  | "urge"
  | "plan"
  | "enter_event"
  | "rounds"
  | "assign"
  | "settings"
  | "see_people"
  | "people";

/** Whom an action is for (product.md, "Commands"). */
const WHO_MAY: Record<Action, WhoMay> = {
  hand_in: "lead",
  note_progress: "lead",
  enter_figure: "figures",
  enter_figure_of_plan: "plan_figures",
  explain: "lead",
  ask_extension: "lead",
  add_evidence: "units",
  raise_obstacle: "units",
  review: "reviewers",
  decide: "reviewers",
  urge: "reviewers",
  plan: "clerk",
  enter_event: "clerk",
  rounds: "clerk",
  assign: "assigners",
  settings: "managers",
  see_people: "managers",
  people: "admins",
};

/**
 * What a person may do, decided here and nowhere else (product.md, "Commands"): the lead unit and
 * the clerk hand in and enter the figures of the task's indicators, of which those of no task are the clerk's;
 * lead and coordinating units and the clerk add evidence; clerk and chair review and urge; the clerk and the head
 * of the lead unit assign; admin and clerk change settings and see the people, whom the admin changes: the clerk
 * has to reach them.
 */
export function may(person: Person, action: Action, standing: Standing = "none"): Decision<null> {
  const who = WHO_MAY[action];
  return isAmong(person, who, standing) ? allow(null) : refuse({ code: "only", who });
}

function isAmong({ member }: Person, who: WhoMay, standing: Standing): boolean {
  const { role, admin, head } = member;
  if (who === "admins") return admin;
  if (who === "managers") return admin || role === "clerk";
  if (role === "viewer") return false;
  switch (who) {
    case "lead":
    case "figures":
      return role === "clerk" || standing === "lead";
    case "units":
      return role === "clerk" || standing !== "none";
    case "reviewers":
      return role === "clerk" || role === "chair";
    case "clerk":
    case "plan_figures":
      return role === "clerk";
    case "assigners":
      return role === "clerk" || (head && standing === "lead");
  }
}

/** Evidence is moved and taken back by whoever sent it, as long as they may change anything, or the clerk. */
export function mayTouch({ member }: Person, uploader: number): boolean {
  return member.role === "clerk" || (member.role !== "viewer" && member.id === uploader);
}

/** Of a unit that is asked for a report its people speak, or the clerk for it. */
export function mayAnswerFor({ member }: Person, unitId: number): Decision<null> {
  const { role, units } = member;
  const own = role !== "viewer" && units.some(({ id }) => id === unitId);
  return own || role === "clerk" ? allow(null) : refuse({ code: "only", who: "asked" });
}

/** How a person stands to a task; whoever is in charge of it leads it, whatever the unit. */
export function standingOf(person: Person, task: TaskSheet, units: readonly Unit[]): Standing {
  return task.personInCharge?.id === person.member.id
    ? "lead"
    : unitStandingOf(person, task, units);
}

/** By units alone: being in charge of one task makes nobody a head of the unit that leads it. */
export function unitStandingOf(person: Person, task: TaskSheet, units: readonly Unit[]): Standing {
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
  if (belongs(task.lead)) return "lead";
  return belongs(task.coordinating) ? "coordinating" : "none";
}

function inGroup(own: ReadonlySet<number>, group: Unit | undefined): boolean {
  if (group?.kind !== "group") return false;
  // A group that lists nobody means every unit: who belongs to none is not meant.
  return group.members.length === 0 ? own.size > 0 : group.members.some((id) => own.has(id));
}
