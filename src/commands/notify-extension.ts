import { decidersOf, type Asked } from "../domain/extension.js";
import type { Language, Member } from "../domain/office.js";
import type { Extension, Occurrence, TaskSheet } from "../domain/task.js";
import {
  extensionNotice,
  settledNotice,
  type ExtensionItem,
  type Outcome,
} from "../messages/extension.js";
import type { Notice, Shelves } from "../ports.js";
import { calendarAround } from "./calendar-around.js";
import type { Call } from "./command.js";
import { concerned } from "./notify.js";

/** Clerks and chairs hear of a request, but not whoever asks; dropped unsent once the work is handed in. */
export async function askedNotices(
  { who, today }: Call<unknown>,
  { task, occurrence }: { task: TaskSheet; occurrence: Occurrence },
  asked: Asked & Pick<Extension, "id">,
  tx: Shelves,
): Promise<Notice[]> {
  const workspaceId = who.workspace.id;
  const decision = { granted: null, answer: null, decidedBy: null, decidedAt: null };
  const extension = { ...asked, ...decision, occurrenceId: occurrence.id, state: "asked" } as const;
  const calendar = await calendarAround([asked.wanted], workspaceId, tx);
  const zone = who.workspace.timeZone;
  const said = (language: Language) =>
    extensionNotice({ task, occurrence, extension }, { today, calendar, zone, language });
  return decidersOf(await tx.office.members(workspaceId), asked).map(({ id, language }) => ({
    key: `extension/${String(asked.id)}/${String(id)}`,
    workspaceId,
    to: { member: id },
    message: said(language),
    appliesWhile: { occurrenceId: occurrence.id, state: "open" },
  }));
}

/** Whoever asked and whoever is in charge hear the decision, but not whoever made it. */
export async function settledNotices(
  { who }: Call<unknown>,
  item: ExtensionItem,
  outcome: Outcome,
  tx: Shelves,
): Promise<Notice[]> {
  const members = await tx.office.members(who.workspace.id);
  const { task, extension } = item;
  const told = new Map<number, Member>();
  const inCharge = members.filter(({ id }) => id === task.personInCharge?.id);
  for (const member of [...concerned(members, task, extension.askedBy), ...inCharge]) {
    if (member.id !== who.member.id) told.set(member.id, member);
  }
  return [...told.values()].map(({ id, language }) => ({
    key: `extension-settled/${String(extension.id)}/${String(id)}`,
    workspaceId: who.workspace.id,
    to: { member: id },
    message: settledNotice(item, outcome, who.member.name, language),
  }));
}
