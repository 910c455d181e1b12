import type { Activity } from "./activity.js";
import { may, unitStandingOf } from "./may.js";
import type { Member, Person, Unit } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { TaskSheet } from "./task.js";

/** Who gives a task to whom; to nobody, where `to` is null. */
export type Assigning = {
  task: TaskSheet;
  person: Person;
  units: readonly Unit[];
  to: Member | null;
};

/** The clerk, and the head of a unit that leads the task, may say who is in charge of it. */
export function mayAssign(person: Person, task: TaskSheet, units: readonly Unit[]): Decision<null> {
  const allowed = may(person, "assign", unitStandingOf(person, task, units));
  if (!allowed.ok) return allowed;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number: task.number });
  return allow(null);
}

/** Puts a person in charge of a task. A head gives it to people of the own unit, the clerk to anybody but viewers. */
export function assign({ task, person, units, to }: Assigning): Decision<Activity[]> {
  const allowed = mayAssign(person, task, units);
  if (!allowed.ok) return allowed;
  const { number, personInCharge } = task;
  if (to === null && personInCharge === null) return refuse({ code: "nobody_in_charge", number });
  if (to !== null) {
    const because = obstacleTo(person, to);
    if (because !== null) return refuse({ code: "cannot_be_in_charge", name: to.name, because });
    if (to.id === personInCharge?.id) {
      return refuse({ code: "already_in_charge", number, name: to.name });
    }
  }
  const data = { toMember: to?.id ?? null, fromMember: personInCharge?.id ?? null };
  return allow([{ kind: "assigned", taskId: task.id, data }]);
}

/** Those whom this person may put in charge, people of the units that lead some of the tasks first. */
export function assignable(
  person: Person,
  members: readonly Member[],
  tasks: readonly TaskSheet[],
  units: readonly Unit[],
): Member[] {
  const leads = (member: Member) =>
    tasks.some((task) => unitStandingOf({ ...person, member }, task, units) === "lead");
  const all = members.filter((member) => obstacleTo(person, member) === null);
  return [...all.filter(leads), ...all.filter((member) => !leads(member))];
}

function obstacleTo({ member }: Person, to: Member): "viewer" | "other_unit" | null {
  if (to.role === "viewer" || to.state !== "active") return "viewer";
  if (member.role === "clerk") return null;
  const own = new Set(member.units.map(({ id }) => id));
  return to.units.some(({ id }) => own.has(id)) ? null : "other_unit";
}
