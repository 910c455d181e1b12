import { z } from "zod";
import { addWorkingDays } from "../domain/calendar.js";
import { dateAmong } from "../domain/date-among.js";
import { askExtension, extendable, mayDecide, mayExtend } from "../domain/extension.js";
import { may } from "../domain/may.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { occurrencesIn } from "../domain/urgency.js";
import { hintOf } from "../messages/command-words.js";
import * as words from "../messages/extension.js";
import type { Message } from "../messages/message.js";
import type { Draft, Shelves } from "../ports.js";
import { pageWithin, readTaskNumber, TASK_AND_WORDS, takePage, wrong } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { choiceOf, draftOf, withPage, type Noted } from "./notes.js";
import { askedNotices } from "./notify-extension.js";
import { noSuchTask, showTask, standing } from "./task.js";

type Ask = Noted & { number: number; occurrence: number | null };
type Page = { number: null; page: number; turned: boolean };
type Args = Ask | Page;

/** /extend N date reason, /giahan: asks for more time; without a task the queue of those who decide. */
export const extend = command<Args>({
  name: "extend",
  vietnamese: "giahan",
  aliases: ["xingiahan"],
  who: "lead",
  reads: false,
  args: z.string().transform((typed, context): Args => {
    const { page, turned, rest } = takePage(typed);
    if (rest === "") return { number: null, page, turned };
    if (readTaskNumber(typed) === null) return wrong(context);
    return withPage(TASK_AND_WORDS.parse(typed));
  }),
  run: ({ args, ...call }, kit) =>
    args.number === null ? showQueue({ ...call, args }, kit) : ask({ ...call, args }, kit),
  again: async ({ who, args }, kit) =>
    args.number === null ? null : showTask(who, args.number, kit),
});

async function ask(call: Call<Ask>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const answer = await kit.store.transaction(async (tx) => {
    const task = await tx.work.task(who.workspace.id, args.number);
    if (task === null) return null;
    const draft = await draftOf(call, tx);
    const typed = args.words === "" ? (draft?.caption ?? "") : args.words;
    const heads = extendable(task);
    const named = occurrencesIn(task).find(({ id }) => id === args.occurrence);
    if (args.occurrence !== null && named === undefined) {
      return refused({ code: "no_such_thing" }, call, kit);
    }
    const [first] = heads;
    const occurrence = named ?? first ?? occurrencesIn(task)[0];
    if (occurrence === undefined) {
      return refused({ code: "nothing_open", number: task.number }, call, kit);
    }
    if (named === undefined && heads.length > 1) {
      return askWhich(call, { task, heads, draft }, tx, kit);
    }
    return request(call, { task, occurrence, typed, draft }, tx, kit);
  });
  return answer ?? noSuchTask(args.number, call, kit);
}

type Request = { task: TaskSheet; occurrence: Occurrence; typed: string; draft: Draft | null };

async function request(
  call: Call<Ask>,
  { task, occurrence, typed, draft }: Request,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who, now, today } = call;
  const { language } = who.member;
  const asking = { task, occurrence, person: who, standing: await standing(who, task, tx) };
  const open = mayExtend({ ...asking, today, now });
  if (!open.ok) return refused(open.why, call, kit);
  const read = dateAmong(typed, today);
  if (read !== null && "unread" in read) {
    const why = refused({ code: "date_unread", typed: read.unread }, call, kit);
    return askAgain(why, words.askNewDay(task, occurrence, [], "", language));
  }
  const wanted = read?.date ?? null;
  const reason = (read?.rest ?? typed).replace(/^[\s,;:.–-]+/, "");
  const decided = askExtension({ ...asking, today, now, wanted, reason });
  if (!decided.ok) {
    const why = refused(decided.why, call, kit);
    return askAgain(why, words.askNewDay(task, occurrence, [], reason, language));
  }
  if ("wanted" in decided.value) {
    const near = await nearDays(open.value, call, tx);
    if (decided.value.wanted === "date" || wanted === null) {
      return words.askNewDay(task, occurrence, near.days, reason, language);
    }
    return words.askExtensionReason(task, occurrence, wanted, near.calendar, language);
  }
  const { asked, events } = decided.value;
  const id = await tx.work.addExtension(occurrence.id, asked);
  if (draft !== null) await tx.work.dropDraft(draft.id);
  await tx.record(events, stampOf(call));
  const notices = await askedNotices(call, { task, occurrence }, { id, ...asked }, tx);
  await tx.mail.enqueue(notices);
  const calendar = await calendarAround([asked.wanted], who.workspace.id, tx);
  const kept = { id, wanted: asked.wanted, reason: asked.reason };
  return words.extensionAsked(task, occurrence, kept, notices.length, calendar, language);
}

/** Why it was not taken, and the question once more: the next words answer it. */
function askAgain(why: Message, question: Message): Message {
  const { ask: asks, about } = question;
  return {
    ...why,
    ...(asks === undefined ? {} : { ask: asks }),
    ...(about === undefined ? {} : { about }),
  };
}

/** Days one could mean, as buttons: one, two and four weeks on, each a working day. */
async function nearDays(due: CivilDate, { who, today }: Call<Ask>, tx: Shelves) {
  const from = due > today ? due : today;
  const calendar = await calendarAround([from, addDays(from, 60)], who.workspace.id, tx);
  const days = [7, 14, 28].map((count) => addWorkingDays(addDays(from, count - 1), 1, calendar));
  return { days, calendar };
}

/** What was typed before the deliverable was chosen waits as a draft. */
async function askWhich(
  call: Call<Ask>,
  { task, heads, draft }: { task: TaskSheet; heads: Occurrence[]; draft: Draft | null },
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const allowed = may(call.who, "ask_extension", await standing(call.who, task, tx));
  if (!allowed.ok) return refused(allowed.why, call, kit);
  return words.whichToExtend(task, await choiceOf(call, heads, draft, tx));
}

async function showQueue(call: Call<Page>, kit: Kit): Promise<Message> {
  const { who, args, today, now, incoming } = call;
  const { language } = who.member;
  if (!may(who, "decide").ok) {
    const allowed = may(who, "ask_extension", "lead");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    return refused(
      { code: "usage", hint: hintOf("extend", language) ?? "", example: null },
      call,
      kit,
    );
  }
  const find = (page: number) =>
    kit.store.work.openExtensions(who.workspace.id, { offset: page - 1, limit: 1 });
  let found = await find(args.page);
  const { page, pages } = pageWithin(args.page, found.total, 1);
  if (page !== args.page) found = await find(page);
  const item = itemOf(found.items[0]);
  const days = item === null ? [] : [item.extension.wanted];
  return words.extensionQueue({
    item,
    total: found.total,
    page,
    pages,
    today,
    calendar: await calendarAround(days, who.workspace.id, kit.store),
    zone: who.workspace.timeZone,
    mayDecide: item !== null && mayDecide({ ...item, person: who, today, now }).ok,
    turned: args.turned && incoming.kind === "button",
    language,
  });
}

function itemOf(
  found: { task: TaskSheet; extensionId: number } | undefined,
): words.ExtensionItem | null {
  const extension = found?.task.extensions.find(({ id }) => id === found.extensionId);
  const occurrence =
    found && occurrencesIn(found.task).find(({ id }) => id === extension?.occurrenceId);
  if (found === undefined || extension === undefined || occurrence === undefined) return null;
  return { task: found.task, occurrence, extension };
}
