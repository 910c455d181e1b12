import { z } from "zod";
import { may } from "../domain/may.js";
import type { Message } from "../messages/message.js";
import { readTaskNumber, takeId, wrong } from "./args.js";
import { command, refused, stampOf } from "./command.js";
import { evidenceTarget } from "./evidence.js";
import { keepEvidence, keptMessage } from "./keep-evidence.js";
import { noSuchTask, showTask, standing } from "./task.js";

/** `attach d41 12`: gives a file that waits without a task to a task. */
export const attach = command({
  name: "attach",
  vietnamese: "ganvao",
  aliases: [],
  who: "units",
  reads: false,
  hidden: true,
  args: z.string().transform((words, context) => {
    const { id, rest } = takeId(words.trim(), "d");
    const task = readTaskNumber(rest);
    return id === null || task === null ? wrong(context) : { draft: id, number: task.number };
  }),
  async run(call, kit) {
    const { who, args } = call;
    const answer = await kit.store.transaction(async (tx): Promise<Message | null> => {
      const draft = await tx.work.draft(who.workspace.id, args.draft);
      if (draft?.memberId !== who.member.id || draft.files.length === 0) {
        return refused({ code: "draft_gone" }, call, kit);
      }
      const task = await tx.work.task(who.workspace.id, args.number);
      if (task === null) return null;
      const at = await standing(who, task, tx);
      const allowed = may(who, "add_evidence", at);
      if (!allowed.ok)
        return { ...refused(allowed.why, call, kit), ask: `attach d${String(args.draft)}` };
      const occurrence = evidenceTarget(task, null);
      if (occurrence === null) {
        return refused({ code: "nothing_open", number: task.number }, call, kit);
      }
      const items = draft.files.map((file) => ({ kind: "file" as const, ...file }));
      const kept = await keepEvidence(call, task, occurrence, items, tx);
      await tx.work.dropDraft(draft.id);
      await tx.record(kept.events, stampOf(call));
      return keptMessage({ who, task, occurrence, kept, refused: [], at });
    });
    if (answer !== null) return answer;
    // The files still wait: the next number is for them too.
    return { ...(await noSuchTask(args.number, call, kit)), ask: `attach d${String(args.draft)}` };
  },
  again: ({ who, args }, kit) => showTask(who, args.number, kit),
});
