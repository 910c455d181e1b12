import { z } from "zod";
import { explainable, explainEvidence } from "../domain/explanation.js";
import { may } from "../domain/may.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { occurrencesIn } from "../domain/urgency.js";
import { askExplanation, explanationKept, whichExplained } from "../messages/explanation.js";
import type { Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { readTaskNumber, takeId, wrong } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { choiceOf, draftOf, withPage, type Noted } from "./notes.js";
import { noSuchTask, showTask, standing } from "./task.js";

/** A task by its number, or one occurrence of it. */
type Args = Noted & { number: number | null; occurrence: number | null };

/** `explain o57 text`, /giaitrinh N text: why evidence is missing or weak, for the appraisers. */
export const explain = command<Args>({
  name: "explain",
  vietnamese: "giaitrinh",
  aliases: [],
  who: "lead",
  reads: false,
  args: z.string().transform((typed, context): Args => {
    const task = readTaskNumber(typed);
    const occurrence = takeId(task?.rest ?? typed.trim(), "o");
    if (task === null && occurrence.id === null) return wrong(context);
    const draft = takeId(occurrence.rest, "d");
    return withPage({
      number: task?.number ?? null,
      occurrence: occurrence.id,
      draft: draft.id,
      words: draft.rest,
    });
  }),
  async run(call, kit) {
    const { args } = call;
    const answer = await kit.store.transaction(async (tx) => {
      const task = await taskOf(call, tx);
      return task === null ? null : explainIn(call, task, tx, kit);
    });
    if (answer !== null) return answer;
    if (args.number !== null) return noSuchTask(args.number, call, kit);
    return refused({ code: "no_such_thing" }, call, kit);
  },
  async again(call, kit) {
    const task = await taskOf(call, kit.store);
    return task && showTask(call.who, task.number, kit);
  },
});

async function taskOf({ who, args }: Call<Args>, on: Shelves): Promise<TaskSheet | null> {
  if (args.number !== null) return on.work.task(who.workspace.id, args.number);
  return on.work.taskOfOccurrence(who.workspace.id, args.occurrence ?? 0);
}

async function explainIn(
  call: Call<Args>,
  task: TaskSheet,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who, args, today } = call;
  const { language } = who.member;
  const draft = await draftOf(call, tx);
  const text = args.words === "" ? (draft?.caption ?? "") : args.words;
  const choices = choicesIn(task, args.occurrence, today);
  const [occurrence] = choices;
  if (occurrence === undefined) {
    const why = { code: "nothing_open", number: task.number } as const;
    return refused(args.occurrence === null ? why : { code: "no_such_thing" }, call, kit);
  }
  const at = await standing(who, task, tx);
  if (choices.length > 1) {
    const allowed = may(who, "explain", at);
    if (!allowed.ok) return refused(allowed.why, call, kit);
    return whichExplained(task, await choiceOf(call, choices, draft, tx));
  }
  const decided = explainEvidence({ task, occurrence, person: who, standing: at, text });
  if (!decided.ok) return refused(decided.why, call, kit);
  if ("wanted" in decided.value) return askExplanation(task, occurrence, language);
  const { explanation, events } = decided.value;
  await tx.work.explain(occurrence.id, explanation);
  if (draft !== null) await tx.work.dropDraft(draft.id);
  await tx.record(events, stampOf(call));
  return explanationKept(task, occurrence, explanation, language);
}

/** The occurrence named; without one all that can be explained. */
function choicesIn(task: TaskSheet, id: number | null, today: string): Occurrence[] {
  if (id === null) return explainable(task, today);
  return occurrencesIn(task).filter((one) => one.id === id);
}
