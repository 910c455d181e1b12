import { readTypedEvidence } from "../domain/evidence.js";
import { may } from "../domain/may.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { occurrencesIn, openHeads } from "../domain/urgency.js";
import { askForEvidence } from "../messages/evidence.js";
import { documentName } from "../messages/words.js";
import { TASK_AND_WORDS } from "./args.js";
import { command, refused, stampOf } from "./command.js";
import { keepEvidence, keptMessage, type NewEvidence } from "./keep-evidence.js";
import { noSuchTask, showTask, standing } from "./task.js";

/** /evidence N + link or number, /minhchung: adds evidence; without words it asks for a file. */
export const evidence = command({
  name: "evidence",
  vietnamese: "minhchung",
  aliases: ["tailieu"],
  who: "units",
  reads: false,
  args: TASK_AND_WORDS,
  async run(call, kit) {
    const { args, who } = call;
    const { language } = who.member;
    const answer = await kit.store.transaction(async (tx) => {
      const task = await tx.work.task(who.workspace.id, args.number);
      if (task === null) return null;
      const at = await standing(who, task, tx);
      const allowed = may(who, "add_evidence", at);
      if (!allowed.ok) return refused(allowed.why, call, kit);
      const occurrence = evidenceTarget(task, args.occurrence);
      if (occurrence === null) {
        return refused({ code: "nothing_open", number: task.number }, call, kit);
      }
      if (args.words === "") return askForEvidence(task, occurrence, language);
      const item = typedItem(args.words);
      if (item === null) {
        const looksLikeLink = /^\w+:\/\//.test(args.words);
        const why = refused({ code: looksLikeLink ? "link_form" : "evidence_form" }, call, kit);
        return { ...askForEvidence(task, occurrence, language), blocks: why.blocks };
      }
      const kept = await keepEvidence(call, task, occurrence, [item], tx);
      await tx.record(kept.events, stampOf(call));
      return keptMessage({ who, task, occurrence, kept, refused: [], at });
    });
    return answer ?? noSuchTask(args.number, call, kit);
  },
  again: ({ who, args }, kit) => showTask(who, args.number, kit),
});

/**
 * Where evidence for a task belongs: the occurrence named, else the earliest open one, else the one
 * that waits for review, else the one accepted last. Null when the task has none.
 */
export function evidenceTarget(task: TaskSheet, id: number | null): Occurrence | null {
  const all = occurrencesIn(task);
  if (id !== null) return all.find((one) => one.id === id) ?? null;
  return (
    openHeads(task)[0] ??
    all.find(({ state }) => state === "submitted") ??
    all.filter(({ state }) => state === "accepted").at(-1) ??
    null
  );
}

/** A link or a document's number as evidence; null where the words are neither. */
export function typedItem(words: string): NewEvidence | null {
  const typed = readTypedEvidence(words);
  if (typed === null) return null;
  const name = typed.kind === "link" ? typed.url : documentName(typed.number, typed.date);
  return { kind: typed.kind, name, sha256: null, size: null, mime: null };
}
