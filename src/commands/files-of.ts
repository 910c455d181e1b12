import { z } from "zod";
import { EVIDENCE_PAGE, evidenceList } from "../messages/evidence-list.js";
import { pageWithin, readTaskNumber, takePage, wrong } from "./args.js";
import { command } from "./command.js";
import { noSuchTask } from "./task.js";

/** `files 12 p2`: all evidence of a task, where its sheet shows only the latest. */
export const filesOf = command({
  name: "files",
  vietnamese: "dstailieu",
  aliases: [],
  who: "all",
  reads: true,
  hidden: true,
  args: z.string().transform((words, context) => {
    const { page, turned, rest } = takePage(words);
    const task = readTaskNumber(rest);
    return task === null ? wrong(context) : { page, turned, number: task.number };
  }),
  async run(call, kit) {
    const { who, args, incoming } = call;
    const task = await kit.store.work.task(who.workspace.id, args.number);
    if (task === null) return noSuchTask(args.number, call, kit);
    return evidenceList(task, {
      ...pageWithin(args.page, task.evidence.length, EVIDENCE_PAGE),
      turned: args.turned && incoming.kind === "button",
      zone: who.workspace.timeZone,
      language: who.member.language,
    });
  },
});
