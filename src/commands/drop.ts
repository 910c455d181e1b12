import { z } from "zod";
import { mayTouch } from "../domain/may.js";
import type { Message } from "../messages/message.js";
import { draftDropped, evidenceDropped } from "../messages/evidence.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { Shelves } from "../ports.js";
import { takeId, wrong } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";

/** `drop d41`, `drop e31`: takes a file back that was sent by mistake. The history keeps that it was. */
export const drop = command({
  name: "drop",
  vietnamese: "botep",
  aliases: [],
  who: "units",
  reads: false,
  hidden: true,
  args: z.string().transform((words, context) => {
    const draft = takeId(words.trim(), "d").id;
    const evidence = takeId(words.trim(), "e").id;
    if (draft === null && evidence === null) return wrong(context);
    return { draft, evidence };
  }),
  run: (call, kit) =>
    kit.store.transaction((tx) =>
      call.args.draft !== null
        ? dropDraft(call, call.args.draft, tx, kit)
        : dropEvidence(call, call.args.evidence ?? 0, tx, kit),
    ),
});

async function dropDraft(call: Call<unknown>, id: number, tx: Shelves, kit: Kit): Promise<Message> {
  const draft = await tx.work.draft(call.who.workspace.id, id);
  if (draft?.memberId !== call.who.member.id) return refused({ code: "draft_gone" }, call, kit);
  await tx.work.dropDraft(id);
  await tx.record([{ kind: "draft_dropped" }], stampOf(call));
  return draftDropped(call.who.member.language);
}

async function dropEvidence(
  call: Call<unknown>,
  id: number,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who, now } = call;
  const task = await tx.work.taskOfEvidence(who.workspace.id, id);
  const item = task?.evidence.find((one) => one.id === id);
  if (task === null || item === undefined) return refused({ code: "no_such_thing" }, call, kit);
  if (!mayTouch(who, item.addedBy.id)) return refused({ code: "only", who: "uploader" }, call, kit);
  const occurrence = occurrencesIn(task).find((one) => one.id === item.occurrenceId);
  if (occurrence?.state !== "open") {
    return refused({ code: "evidence_settled", number: task.number }, call, kit);
  }
  await tx.work.removeEvidence(id, now);
  await tx.record(
    [
      {
        kind: "evidence_removed",
        taskId: task.id,
        occurrenceId: occurrence.id,
        data: { name: item.name, deliverable: occurrence.deliverable, period: occurrence.key },
      },
    ],
    stampOf(call),
  );
  return evidenceDropped(task, item.name, who.member.language);
}
