import { handIn } from "../domain/hand-in.js";
import { may } from "../domain/may.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { byUrgency, occurrencesIn, openHeads } from "../domain/urgency.js";
import {
  evidenceWanted,
  handedIn,
  nextPeriod,
  reasonWithoutEvidence,
  whichDeliverable,
} from "../messages/hand-in.js";
import type { Message } from "../messages/message.js";
import type { Draft, Shelves } from "../ports.js";
import { TASK_AND_WORDS } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { typedItem } from "./evidence.js";
import { keepEvidence } from "./keep-evidence.js";
import { choiceOf, draftOf, withPage, type Noted } from "./notes.js";
import { submittedNotices } from "./notify.js";
import { noSuchTask, showTask, standing } from "./task.js";

type Args = Noted & { number: number; occurrence: number | null };

/** What the button "Nộp không kèm tài liệu" types. */
const WITHOUT = "none";

/** /done N [note], /xong: hand in; wants evidence, or a reason, where the plan names a product. */
export const done = command<Args>({
  name: "done",
  vietnamese: "xong",
  aliases: ["nop", "hoanthanh"],
  who: "lead",
  reads: false,
  args: TASK_AND_WORDS.transform(withPage),
  async run(call, kit) {
    const { args, who } = call;
    const answer = await kit.store.transaction(async (tx) => {
      const task = await tx.work.task(who.workspace.id, args.number);
      if (task === null) return null;
      const draft = await draftOf(call, tx);
      const note = args.words !== "" ? args.words : (draft?.caption ?? null);
      const chosen = choose(task, args.occurrence);
      const early = args.occurrence === null ? comesTooEarly(task, chosen, call) : null;
      if (early !== null) return early;
      if (chosen === "several") return askWhich(call, task, draft, tx, kit);
      if (chosen === "none") {
        return refused({ code: "nothing_open", number: task.number }, call, kit);
      }
      return submit(call, { task, occurrence: chosen, note, draft }, tx, kit);
    });
    return answer ?? noSuchTask(args.number, call, kit);
  },
  again: ({ who, args }, kit) => showTask(who, args.number, kit),
});

type Given = { task: TaskSheet; occurrence: Occurrence; note: string | null; draft: Draft | null };

async function submit(call: Call<Args>, given: Given, tx: Shelves, kit: Kit): Promise<Message> {
  const { who, now } = call;
  const { task, note, draft } = given;
  // "xong 12 15/KH-UBND": a number or a link said in place of a reason is the evidence itself.
  const typed = note === null || given.occurrence.evidence > 0 ? null : typedItem(note);
  const occurrence = typed === null ? given.occurrence : { ...given.occurrence, evidence: 1 };
  const decided = handIn({
    task,
    occurrence,
    person: who,
    standing: await standing(who, task, tx),
    note: typed !== null ? null : note === WITHOUT ? explained(occurrence) : note,
    now,
  });
  if (!decided.ok) return refused(decided.why, call, kit);
  if ("wanted" in decided.value) {
    return note === WITHOUT
      ? reasonWithoutEvidence(task, occurrence, who.member.language)
      : evidenceWanted(task, occurrence, who.member.language);
  }
  const { from, to, explanation, events } = decided.value;
  const kept = await keepEvidence(call, task, occurrence, typed === null ? [] : [typed], tx);
  await tx.work.moveOccurrence(occurrence.id, from, to);
  if (explanation !== undefined) await tx.work.explain(occurrence.id, explanation);
  if (draft !== null) await tx.work.dropDraft(draft.id);
  await tx.record([...kept.events, ...events], stampOf(call));
  const handed = { ...occurrence, state: to.state, note: to.note };
  if (to.state === "submitted") {
    const after = typed === null ? task : await tx.work.task(who.workspace.id, task.number);
    await tx.mail.enqueue(await submittedNotices(call, after ?? task, handed, tx));
  }
  return handedIn(task, handed, now, who.workspace.timeZone, who.member.language);
}

/** Why there is no evidence was said before, and nobody has returned it since: it is not asked again. */
function explained({ returnReason, explanation }: Occurrence): string | null {
  return returnReason === null ? explanation : null;
}

/** The occurrence meant: the one named, the only one open, or the only one with evidence. */
function choose(task: TaskSheet, id: number | null): Occurrence | "several" | "none" {
  if (id !== null) return occurrencesIn(task).find((one) => one.id === id) ?? "none";
  const heads = openHeads(task).filter((head) => !isOptional(task, head));
  const all = heads.length > 0 ? heads : openHeads(task);
  const [first] = all;
  if (first === undefined) return lastSettled(task) ?? "none";
  if (all.length === 1) return first;
  const withEvidence = all.filter((head) => head.evidence > 0);
  return withEvidence.length === 1 && withEvidence[0] !== undefined ? withEvidence[0] : "several";
}

/** Typed again for a recurring product whose last period is handed in: the next one has not begun. */
function comesTooEarly(
  task: TaskSheet,
  chosen: ReturnType<typeof choose>,
  { today, who }: Call<Args>,
): Message | null {
  if (typeof chosen === "string" || chosen.key === "" || chosen.start === null) return null;
  if (chosen.start <= today) return null;
  const last = occurrencesIn(task)
    .filter(
      ({ deliverableId, state }) => deliverableId === chosen.deliverableId && state !== "open",
    )
    .sort(byUrgency)
    .at(-1);
  if (last === undefined) return null;
  return nextPeriod(task, last, chosen, who.workspace.timeZone, who.member.language);
}

function isOptional(task: TaskSheet, head: Occurrence): boolean {
  return task.deliverables.some(({ id, optional }) => optional && id === head.deliverableId);
}

/** Nothing is open: the rule then says by whom and when it was handed in. */
function lastSettled(task: TaskSheet): Occurrence | undefined {
  return occurrencesIn(task)
    .filter(({ state }) => state !== "open")
    .sort((a, b) => (b.submittedAt ?? "").localeCompare(a.submittedAt ?? ""))[0];
}

/** A note that was typed before the deliverable was chosen waits as a draft. */
async function askWhich(
  call: Call<Args>,
  task: TaskSheet,
  draft: Draft | null,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const allowed = may(call.who, "hand_in", await standing(call.who, task, tx));
  if (!allowed.ok) return refused(allowed.why, call, kit);
  return whichDeliverable(task, await choiceOf(call, openHeads(task), draft, tx));
}
