import { z } from "zod";
import { accept, giveBack, waitingForReview, type Move, type Verdict } from "../domain/hand-in.js";
import { may } from "../domain/may.js";
import type { Decision } from "../domain/refusal.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/review.js";
import type { Shelves } from "../ports.js";
import { idAndWords, pageWithin, takePage } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { verdictNotices } from "./notify.js";
import { showTask } from "./task.js";

/** /review, /duyet: the queue of hand-ins, one whole at a time. */
export const review = command({
  name: "review",
  vietnamese: "duyet",
  aliases: ["choduyet"],
  who: "reviewers",
  reads: true,
  args: z.string().transform(takePage),
  async run(call, kit) {
    const { who, args, today, incoming } = call;
    const allowed = may(who, "review");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const find = (page: number) =>
      kit.store.work.reviewQueue(who.workspace.id, { offset: page - 1, limit: 1 });
    let found = await find(args.page);
    const { page, pages } = pageWithin(args.page, found.total, 1);
    if (page !== args.page) found = await find(page);
    return words.reviewQueue({
      items: found.items.flatMap(({ task, occurrenceId }) => {
        const occurrence = occurrencesIn(task).find(({ id }) => id === occurrenceId);
        return occurrence === undefined ? [] : [{ task, occurrence }];
      }),
      total: found.total,
      page,
      pages,
      today,
      zone: who.workspace.timeZone,
      turned: args.turned && incoming.kind === "button",
      language: who.member.language,
    });
  },
});

/** `accept o57`: the hand-in is good. */
export const acceptHandIn = command({
  name: "accept",
  vietnamese: "chapnhan",
  aliases: [],
  who: "reviewers",
  reads: false,
  hidden: true,
  args: idAndWords("o"),
  run: (call, kit) => decide(call, kit, accept, null),
  again,
});

/** `return o57 [reason]`: the hand-in goes back; without a reason it is asked for. */
export const returnHandIn = command({
  name: "return",
  vietnamese: "tralai",
  aliases: [],
  who: "reviewers",
  reads: false,
  hidden: true,
  args: idAndWords("o"),
  run(call, kit) {
    const reason = [...call.args.words].slice(0, LONGEST_REASON).join("");
    if (reason === "") return askReason(call, kit);
    return decide(call, kit, (verdict) => giveBack({ ...verdict, reason }), reason);
  },
  again,
});

const LONGEST_REASON = 1000;

type Args = { id: number; words: string };

async function decide(
  call: Call<Args>,
  kit: Kit,
  rule: (verdict: Verdict) => Decision<Move>,
  reason: string | null,
): Promise<Message> {
  return kit.store.transaction(async (tx) => {
    const verdict = await verdictOn(call, tx);
    if (verdict === null) return refused({ code: "no_such_thing" }, call, kit);
    const decided = rule(verdict);
    if (!decided.ok) return refused(decided.why, call, kit);
    const { task, occurrence } = verdict;
    const { from, to, events } = decided.value;
    await tx.work.moveOccurrence(occurrence.id, from, to);
    await tx.record(events, stampOf(call));
    await tx.mail.enqueue(await verdictNotices(call, task, occurrence, reason, tx));
    const waiting = await tx.work.reviewQueue(call.who.workspace.id, { offset: 0, limit: 1 });
    const { language } = call.who.member;
    return reason === null
      ? words.accepted(task, occurrence, waiting.total, language)
      : words.returned(task, occurrence, reason, waiting.total, language);
  });
}

async function askReason(call: Call<Args>, kit: Kit): Promise<Message> {
  const verdict = await verdictOn(call, kit.store);
  if (verdict === null) return refused({ code: "no_such_thing" }, call, kit);
  const waiting = waitingForReview(verdict);
  if (!waiting.ok) return refused(waiting.why, call, kit);
  return words.askReturnReason(verdict.task, verdict.occurrence, call.who.member.language);
}

async function verdictOn({ who, args, now }: Call<Args>, on: Shelves): Promise<Verdict | null> {
  const task = await on.work.taskOfOccurrence(who.workspace.id, args.id);
  const occurrence = task && occurrencesIn(task).find(({ id }) => id === args.id);
  return task && occurrence ? { task, occurrence, person: who, now } : null;
}

async function again({ who, args }: Call<Args>, kit: Kit): Promise<Message | null> {
  const task = await kit.store.work.taskOfOccurrence(who.workspace.id, args.id);
  return task && showTask(who, task.number, kit);
}
