import type { Dating } from "../domain/event.js";
import { unitStandingOf } from "../domain/may.js";
import type { Member, Unit } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import { eventNotice, type EventPreview } from "../messages/event.js";
import type { Notice, Shelves } from "../ports.js";
import type { Call } from "./command.js";

/** Whoever is in charge of a task, or else the officials of its lead units: one message each, with all that is theirs. */
export async function eventNotices(
  call: Call<unknown>,
  view: Omit<EventPreview, "due">,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, incoming } = call;
  const members = await tx.office.members(who.workspace.id);
  const units = await tx.office.units(who.workspace.id);
  const theirs = new Map<Member, Dating[]>();
  for (const dating of view.datings) {
    for (const member of peopleOf(dating.task, members, units, call)) {
      theirs.set(member, [...(theirs.get(member) ?? []), dating]);
    }
  }
  theirs.delete(members.find(({ id }) => id === who.member.id) ?? who.member);
  return [...theirs].map(([{ id, language }, datings]) => ({
    key: `event/${incoming.source}/${String(id)}`,
    workspaceId: who.workspace.id,
    to: { member: id },
    message: eventNotice({ ...view, datings, language }, who.member.name),
  }));
}

function peopleOf(
  task: TaskSheet,
  members: readonly Member[],
  units: readonly Unit[],
  { who }: Call<unknown>,
): Member[] {
  const inCharge = members.filter(({ id }) => id === task.personInCharge?.id);
  if (inCharge.length > 0) return inCharge;
  return members.filter(
    (member) =>
      member.role === "official" && unitStandingOf({ ...who, member }, task, units) === "lead",
  );
}
