import { z } from "zod";
import { noteProgress } from "../domain/progress.js";
import { askProgress, progressNoted } from "../messages/progress.js";
import { readTaskNumber, wrong } from "./args.js";
import { command, refused, stampOf } from "./command.js";
import { noSuchTask, showTask, standing } from "./task.js";

/** /progress N [60%] text, /tiendo: a dated line on how a task goes; without words it asks. */
export const progress = command({
  name: "progress",
  vietnamese: "tiendo",
  aliases: ["baocaotiendo"],
  who: "lead",
  reads: false,
  args: z.string().transform((words, context) => {
    const read = readTaskNumber(words);
    return read === null ? wrong(context) : { number: read.number, words: read.rest };
  }),
  async run(call, kit) {
    const { who, args, now } = call;
    const { language } = who.member;
    const answer = await kit.store.transaction(async (tx) => {
      const task = await tx.work.task(who.workspace.id, args.number);
      if (task === null) return null;
      const at = await standing(who, task, tx);
      const decided = noteProgress({ task, person: who, standing: at, words: args.words, now });
      if (!decided.ok) {
        const why = refused(decided.why, call, kit);
        if (decided.why.code !== "percent_form") return why;
        return { ...askProgress(task, language), blocks: why.blocks };
      }
      if ("wanted" in decided.value) return askProgress(task, language);
      const { line, events } = decided.value;
      await tx.work.addProgress(task.id, line);
      await tx.record(events, stampOf(call));
      return progressNoted(task, line, language);
    });
    return answer ?? noSuchTask(args.number, call, kit);
  },
  again: ({ who, args }, kit) => showTask(who, args.number, kit),
});
