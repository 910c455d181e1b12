import { handIn } from "../domain/hand-in.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { occurrencesIn, openHeads } from "../domain/urgency.js";
import {
  evidenceWanted,
  handedIn,
  reasonWithoutEvidence,
  whichDeliverable,
} from "../messages/hand-in.js";
import type { Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { TASK_AND_WORDS } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { submittedNotices } from "./notify.js";
import { noSuchTask, showTask, standing } from "./task.js";

type Args = { number: number; occurrence: number | null; draft: number | null; words: string };

/** What the button "Nộp không kèm tài liệu" types. */
const WITHOUT = "none";

/** /done N [note], /xong: hand in; wants evidence, or a reason, where the plan names a product. */
export const done = command<Args>({
  name: "done",
  vietnamese: "xong",
  aliases: ["nop", "hoanthanh"],
  who: "lead",
  reads: false,
  args: TASK_AND_WORDS,
  async run(call, kit) {
    const { args, who } = call;
    const answer = await kit.store.transaction(async (tx) => {
      const task = await tx.work.task(who.workspace.id, args.number);
      if (task === null) return null;
      const note = await noteOf(args, who.workspace.id, tx);
      const chosen = choose(task, args.occurrence);
      if (chosen === "several") return askWhich(call, task, note, tx);
      if (chosen === "none") {
        return refused({ code: "nothing_open", number: task.number }, call, kit);
      }
      return submit(call, { task, occurrence: chosen, note }, tx, kit);
    });
    return answer ?? noSuchTask(args.number, call, kit);
  },
  again: ({ who, args }, kit) => showTask(who, args.number, kit),
});

async function submit(
  call: Call<Args>,
  { task, occurrence, note }: { task: TaskSheet; occurrence: Occurrence; note: string | null },
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who, now, args } = call;
  const decided = handIn({
    task,
    occurrence,
    person: who,
    standing: await standing(who, task, tx),
    note: note === WITHOUT ? null : note,
    now,
  });
  if (!decided.ok) return refused(decided.why, call, kit);
  if ("wanted" in decided.value) {
    return note === WITHOUT
      ? reasonWithoutEvidence(task, occurrence)
      : evidenceWanted(task, occurrence);
  }
  const { from, to, events } = decided.value;
  await tx.work.moveOccurrence(occurrence.id, from, to);
  if (args.draft !== null) await tx.work.dropDraft(args.draft);
  await tx.record(events, stampOf(call));
  const after = { ...occurrence, state: to.state, note: to.note };
  if (to.state === "submitted")
    await tx.mail.enqueue(await submittedNotices(call, task, after, tx));
  return handedIn(task, after, now, who.workspace.timeZone);
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
  { who, now }: Call<Args>,
  task: TaskSheet,
  note: string | null,
  tx: Shelves,
): Promise<Message> {
  const draft =
    note === null
      ? null
      : await tx.work.saveDraft({
          workspaceId: who.workspace.id,
          memberId: who.member.id,
          files: [],
          caption: note,
          at: now,
        });
  return whichDeliverable(task, openHeads(task), draft);
}

async function noteOf(args: Args, workspaceId: number, tx: Shelves): Promise<string | null> {
  if (args.words !== "") return args.words;
  if (args.draft === null) return null;
  const draft = await tx.work.draft(workspaceId, args.draft);
  return draft?.caption ?? null;
}
