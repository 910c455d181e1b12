import type { Language, Member, MemberRef } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { acceptedNotice, returnedNotice, submittedNotice } from "../messages/notices.js";
import type { Notice, Shelves } from "../ports.js";
import type { Call } from "./command.js";

/** Who hears that something waits for review: the clerks; without a clerk the chair. */
export async function submittedNotices(
  call: Call<unknown>,
  task: TaskSheet,
  occurrence: Occurrence,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, now, incoming } = call;
  const { timeZone } = who.workspace;
  const members = await tx.office.members(who.workspace.id);
  return reviewers(members)
    .filter(({ id }) => id !== who.member.id)
    .map(({ id, language }) => ({
      key: `submitted/${String(occurrence.id)}/${incoming.source}/${String(id)}`,
      workspaceId: who.workspace.id,
      to: { member: id },
      message: submittedNotice(task, occurrence, who.member.name, now, timeZone, language),
      appliesWhile: { occurrenceId: occurrence.id, state: "submitted" },
    }));
}

function reviewers(members: Member[]): Member[] {
  const active = members.filter(({ state }) => state === "active");
  const clerks = active.filter(({ role }) => role === "clerk");
  return clerks.length > 0 ? clerks : active.filter(({ role }) => role === "chair");
}

/** Who hears of the verdict: the one who handed in; where that one left, the lead units' people. */
export async function verdictNotices(
  call: Call<unknown>,
  task: TaskSheet,
  occurrence: Occurrence,
  reason: string | null,
  tx: Shelves,
): Promise<Notice[]> {
  const { who, incoming } = call;
  const members = await tx.office.members(who.workspace.id);
  const by = who.member.name;
  const said = (language: Language) =>
    reason === null
      ? acceptedNotice(task, occurrence, by, language)
      : returnedNotice(task, occurrence, by, reason, language);
  return concerned(members, task, occurrence.submittedBy)
    .filter(({ id }) => id !== who.member.id)
    .map(({ id, language }) => ({
      key: `verdict/${String(occurrence.id)}/${incoming.source}/${String(id)}`,
      workspaceId: who.workspace.id,
      to: { member: id },
      message: said(language),
      appliesWhile: { occurrenceId: occurrence.id, state: reason === null ? "accepted" : "open" },
    }));
}

/** Who is told what became of something: the one who did it; where that one left, the lead units' people. */
export function concerned(
  members: readonly Member[],
  task: TaskSheet,
  by: MemberRef | null,
): Member[] {
  const active = members.filter(({ state }) => state === "active");
  const one = active.filter(({ id }) => id === by?.id);
  if (one.length > 0) return one;
  const lead = new Set(task.lead.map(({ id }) => id));
  return active.filter(
    ({ units, role }) => role === "official" && units.some(({ id }) => lead.has(id)),
  );
}
