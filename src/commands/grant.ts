import { dateAmong } from "../domain/date-among.js";
import {
  grantExtension,
  mayDecide,
  refuseExtension,
  withdrawExtension,
  type Decided,
  type Deciding,
} from "../domain/extension.js";
import type { Decision } from "../domain/refusal.js";
import { occurrencesIn } from "../domain/urgency.js";
import * as words from "../messages/extension.js";
import { plainText, type Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { idAndWords } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { settledNotices } from "./notify-extension.js";
import { showTask } from "./task.js";

type Args = { id: number; words: string };

/** What the button "Cho hạn khác" types. */
const OTHER = "other";

/** `grant x5 [date]`: more time, until the day asked for or another one. */
export const grant = command<Args>({
  name: "grant",
  vietnamese: "dongy",
  aliases: [],
  who: "reviewers",
  reads: false,
  hidden: true,
  args: idAndWords("x"),
  run: (call, kit) => decide(call, kit, (item, tx) => give(call, item, tx, kit)),
  again,
});

/** `refuse x5 [reason]`: no more time; without a reason it is asked for. */
export const refuse = command<Args>({
  name: "refuse",
  vietnamese: "khongdongy",
  aliases: [],
  who: "reviewers",
  reads: false,
  hidden: true,
  args: idAndWords("x"),
  run: (call, kit) =>
    decide(call, kit, async (item, tx) => {
      const decided = refuseExtension({ ...item, reason: call.args.words });
      if (!decided.ok) return refused(decided.why, call, kit);
      const { value } = decided;
      if ("wanted" in value) return words.askRefusalReason(item, call.who.member.language);
      return settle(call, item, value, tx);
    }),
  again,
});

/** `recall x5`: the request is taken back by whoever asked, or by the clerk. */
export const recall = command<Args>({
  name: "recall",
  vietnamese: "rutgiahan",
  aliases: [],
  who: "lead",
  reads: false,
  hidden: true,
  args: idAndWords("x"),
  run: (call, kit) =>
    decide(call, kit, (item, tx) => settleOr(call, item, withdrawExtension(item), tx, kit)),
  again,
});

async function decide(
  call: Call<Args>,
  kit: Kit,
  rule: (item: Deciding, tx: Shelves) => Promise<Message>,
): Promise<Message> {
  return kit.store.transaction(async (tx) => {
    const item = await itemOf(call, tx);
    return item === null ? refused({ code: "no_such_thing" }, call, kit) : rule(item, tx);
  });
}

/** A day that cannot be given is said, and asked for again. */
async function give(call: Call<Args>, item: Deciding, tx: Shelves, kit: Kit): Promise<Message> {
  const { args, today, who } = call;
  const { language } = who.member;
  const allowed = mayDecide(item);
  if (!allowed.ok) return refused(allowed.why, call, kit);
  if (args.words === OTHER) return words.askOtherDay(item, null, language);
  const read = args.words === "" ? null : dateAmong(args.words, today);
  if (args.words !== "" && (read === null || "unread" in read)) {
    const why = refused({ code: "date_unread", typed: args.words }, call, kit);
    return words.askOtherDay(item, plainText(why), language);
  }
  const day = read !== null && "date" in read ? read.date : null;
  const decided = grantExtension({ ...item, day });
  if (decided.ok) return settle(call, item, decided.value, tx);
  return words.askOtherDay(item, plainText(refused(decided.why, call, kit)), language);
}

async function settleOr(
  call: Call<Args>,
  item: Deciding,
  decided: Decision<Decided>,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  return decided.ok ? settle(call, item, decided.value, tx) : refused(decided.why, call, kit);
}

async function settle(
  call: Call<Args>,
  item: Deciding,
  { to, dates, events }: Decided,
  tx: Shelves,
): Promise<Message> {
  const { who } = call;
  const { extension, occurrence } = item;
  await tx.work.settleExtension(extension.id, to);
  // Whoever has not heard of the request yet need not.
  await tx.mail.withdraw(who.workspace.id, `extension/${String(extension.id)}/`, call.now);
  if (dates !== null) await tx.work.redate(occurrence.id, dates);
  await tx.record(events, stampOf(call));
  const outcome = outcomeOf(item, to);
  await tx.mail.enqueue(await settledNotices(call, item, outcome, tx));
  const left = await tx.work.openExtensions(who.workspace.id, { offset: 0, limit: 1 });
  const queue = to.state === "withdrawn" ? 0 : left.total;
  return words.extensionSettled(item, outcome, queue, who.member.language);
}

function outcomeOf({ occurrence, extension }: Deciding, to: Decided["to"]): words.Outcome {
  switch (to.state) {
    case "granted": {
      const was = occurrence.due ?? extension.was;
      return { state: "granted", due: to.granted ?? extension.wanted, was };
    }
    case "refused":
      return { state: "refused", answer: to.answer ?? "" };
    case "withdrawn":
      return { state: "withdrawn" };
  }
}

async function itemOf(
  { who, args, today, now }: Call<Args>,
  on: Shelves,
): Promise<Deciding | null> {
  const task = await on.work.taskOfExtension(who.workspace.id, args.id);
  const extension = task?.extensions.find(({ id }) => id === args.id);
  if (!task || extension === undefined) return null;
  const occurrence = occurrencesIn(task).find(({ id }) => id === extension.occurrenceId);
  if (occurrence === undefined) return null;
  return { task, occurrence, extension, person: who, today, now };
}

async function again({ who, args }: Call<Args>, kit: Kit): Promise<Message | null> {
  const task = await kit.store.work.taskOfExtension(who.workspace.id, args.id);
  return task && showTask(who, task.number, kit);
}
