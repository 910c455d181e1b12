import type { Activity } from "../domain/activity.js";
import type { Member } from "../domain/office.js";
import type { Instant } from "../domain/time.js";
import { takenOverNotice } from "../messages/people-leaving.js";
import { FORMER_MEMBER } from "../messages/words.js";
import type { Erased, HandedTask, Notice, PersonalData, Shelves } from "../ports.js";

/*
 * What the chat and the desk do alike when work changes hands or somebody leaves. Each is run in a transaction
 * of the caller, who records the events and posts the notices.
 */

/** Who does it, and the source key of it. */
export type By = { id: number | null; name: string | null; source: string; at: Instant };

export type Handing = { tasks: HandedTask[]; events: Activity[]; notices: Notice[] };

/** The unfinished work of one goes to another, or back to its units. What was handed in stays theirs. */
export async function handOverWork(
  from: Member,
  to: Member | null,
  by: By,
  tx: Shelves,
): Promise<Handing> {
  const { workspaceId } = from;
  const tasks = await tx.work.handOver(workspaceId, from.id, to?.id ?? null);
  const data = { fromMember: from.id, toMember: to?.id ?? null };
  const told = to !== null && to.id !== by.id && tasks.length > 0;
  return {
    tasks,
    events: tasks.map(({ id, planId }) => {
      return { kind: "work_handed_over", taskId: id, planId, data };
    }),
    notices: told
      ? [
          {
            key: `handover/${by.source}/${to.id}`,
            workspaceId,
            to: { member: to.id },
            message: takenOverNotice(from, by.name, tasks, to.language),
          },
        ]
      : [],
  };
}

/** Takes a member off the list, at once and everywhere; `files` are bytes that nobody may need any more. */
export async function removeMember(
  member: Member,
  to: Member | null,
  by: By,
  tx: Shelves,
): Promise<Handing & { files: string[] }> {
  const { tasks, events, notices } = await handOverWork(member, to, by, tx);
  const { accounts, files } = await tx.office.removeMember(member.id, by.at);
  const unlinked = accounts.map(({ channel }): Activity => {
    return { kind: "account_unlinked", data: { member: member.id, channel } };
  });
  const removed: Activity = { kind: "member_removed", data: { member: member.id } };
  return { tasks, notices, files, events: [...events, ...unlinked, removed] };
}

/** What is recorded of an erasure: before it, for it is what makes the missing names right. */
export function erasure(member: Member): Activity {
  return { kind: "member_erased", data: { member: member.id } };
}

/** Erases the data of one who left; the events have been recorded. */
export async function eraseData(member: Member, at: Instant, tx: Shelves): Promise<Erased> {
  return tx.office.eraseMember(member.workspaceId, member.id, FORMER_MEMBER, at);
}

/** The file of a person's data, for that person, and how many entries each list of it has. */
export function dataFile(
  data: PersonalData,
  workspace: string,
  at: Instant,
): { text: string; counts: Record<string, number> } {
  const { member, ...lists } = data;
  const counts = Object.entries(lists).map(([name, entries]) => [name, entries.length] as const);
  return {
    text: `${JSON.stringify({ workspace, exportedAt: at, member, ...lists }, null, 2)}\n`,
    counts: Object.fromEntries(counts),
  };
}
