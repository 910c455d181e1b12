import { z } from "zod";
import type { Activity } from "../domain/activity.js";
import { may, mayTouch } from "../domain/may.js";
import { occurrencesIn } from "../domain/urgency.js";
import { evidenceMoved } from "../messages/evidence.js";
import { takeId, wrong } from "./args.js";
import { command, refused, stampOf } from "./command.js";
import { standing } from "./task.js";

const MOST = 10;

/** `move o58 e31 e32`: moves evidence to another occurrence of the same task. */
export const move = command({
  name: "move",
  vietnamese: "chuyen",
  aliases: [],
  who: "units",
  reads: false,
  hidden: true,
  args: z.string().transform((words, context) => {
    const { id, rest } = takeId(words.trim(), "o");
    const evidence = rest.split(/\s+/).map((word) => takeId(word, "e").id);
    const ids = evidence.filter((one) => one !== null);
    if (id === null || ids.length === 0 || ids.length !== evidence.length || ids.length > MOST) {
      return wrong(context);
    }
    return { occurrence: id, evidence: ids };
  }),
  run: (call, kit) =>
    kit.store.transaction(async (tx) => {
      const { who, args } = call;
      const task = await tx.work.taskOfOccurrence(who.workspace.id, args.occurrence);
      const to = task && occurrencesIn(task).find(({ id }) => id === args.occurrence);
      const items = task?.evidence.filter(({ id }) => args.evidence.includes(id)) ?? [];
      if (!task || !to || items.length !== args.evidence.length) {
        return refused({ code: "no_such_thing" }, call, kit);
      }
      if (!items.every((item) => mayTouch(who, item.addedBy.id))) {
        return refused({ code: "only", who: "uploader" }, call, kit);
      }
      const from = occurrencesIn(task).filter(({ id }) => items.some((i) => i.occurrenceId === id));
      if ([to, ...from].some(({ state }) => state !== "open")) {
        return refused({ code: "evidence_settled", number: task.number }, call, kit);
      }
      const moving = items.filter((item) => item.occurrenceId !== to.id);
      for (const item of moving) await tx.work.moveEvidence(item.id, to.id);
      await tx.record(
        moving.map((item): Activity => ({
          kind: "evidence_moved",
          taskId: task.id,
          occurrenceId: to.id,
          data: { name: item.name, deliverable: to.deliverable, period: to.key },
        })),
        stampOf(call),
      );
      const at = await standing(who, task, tx);
      const names = items.map((item) => item.name);
      const canHandIn = task.plan.state === "active" && may(who, "hand_in", at).ok;
      return evidenceMoved(task, to, names, canHandIn, who.member.language);
    }),
});
