import { z } from "zod";
import { may, mayTouch, standingOf } from "../domain/may.js";
import { obstacleRaised, raiseObstacle } from "../domain/obstacle.js";
import type { Obstacle, TaskSheet } from "../domain/task.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/obstacle.js";
import type { Shelves } from "../ports.js";
import { pageWithin, readTaskNumber, takePage, wrong } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { groupOf, raisedNotices } from "./notify-obstacle.js";
import { noSuchTask, showTask, standing } from "./task.js";

type Raise = { number: number; words: string };
type Page = { number: null; page: number; turned: boolean };
type Args = Raise | Page;

/** /obstacle N text, /vuongmac: raises one; without a task the list of those without an answer. */
export const obstacle = command<Args>({
  name: "obstacle",
  vietnamese: "vuongmac",
  aliases: ["khokhan"],
  who: "units",
  reads: false,
  args: z.string().transform((typed, context): Args => {
    const read = readTaskNumber(typed);
    if (read !== null) return { number: read.number, words: read.rest };
    const { page, turned, rest } = takePage(typed);
    return rest === "" ? { number: null, page, turned } : wrong(context);
  }),
  run: ({ args, ...call }, kit) =>
    args.number === null ? list({ ...call, args }, kit) : raise({ ...call, args }, kit),
  again: async ({ who, args }, kit) =>
    args.number === null ? null : showTask(who, args.number, kit),
});

async function raise(call: Call<Raise>, kit: Kit): Promise<Message> {
  const { who, args, now } = call;
  const { language } = who.member;
  const answer = await kit.store.transaction(async (tx) => {
    const task = await tx.work.task(who.workspace.id, args.number);
    if (task === null) return null;
    const at = await standing(who, task, tx);
    const decided = raiseObstacle({ task, person: who, standing: at, text: args.words, now });
    if (!decided.ok) return refused(decided.why, call, kit);
    if ("wanted" in decided.value) return words.askObstacle(task, language);
    if ("known" in decided.value) {
      return words.obstacleKnown(task, decided.value.known, language);
    }
    const { raised } = decided.value;
    const id = await tx.work.addObstacle(task.id, raised);
    const chat = await groupOf(call, tx);
    await tx.record([obstacleRaised(task, id, raised, chat)], stampOf(call));
    const { notices, told } = await raisedNotices(call, task, { id, ...raised }, tx);
    await tx.mail.enqueue(notices);
    return words.obstacleRaised(task, { id, text: raised.text }, told, language);
  });
  return answer ?? noSuchTask(args.number, call, kit);
}

/** How many on a page. */
const PAGE = 5;
/** More than an office ever has open at once. */
const ALL = { offset: 0, limit: 1000 };

async function list(call: Call<Page>, kit: Kit): Promise<Message> {
  const { who, today, args, incoming } = call;
  const answering = may(who, "decide").ok;
  if (!answering && who.member.role === "viewer") {
    return refused({ code: "only", who: "units" }, call, kit);
  }
  const { items, total, page, pages } = answering
    ? await everybodys(call, kit)
    : await own(call, kit);
  return words.openObstacles({
    items: items.map((item) => ({
      ...item,
      mayWithdraw: mayTouch(who, item.obstacle.raisedBy.id),
    })),
    total,
    page,
    pages,
    today,
    zone: who.workspace.timeZone,
    scope: answering ? "answering" : "own",
    turned: args.turned && incoming.kind === "button",
    language: who.member.language,
  });
}

type Item = { task: TaskSheet; obstacle: Obstacle };
type Listed = { items: Item[]; total: number; page: number; pages: number };

async function everybodys({ who, args }: Call<Page>, { store }: Kit): Promise<Listed> {
  const find = (page: number) =>
    store.work.openObstacles(who.workspace.id, { offset: (page - 1) * PAGE, limit: PAGE });
  let found = await find(args.page);
  const { page, pages } = pageWithin(args.page, found.total, PAGE);
  if (page !== args.page) found = await find(page);
  return { items: itemsOf(found), total: found.total, page, pages };
}

/** Those of tasks that the person or their units have a part in, and their own. */
async function own({ who, args }: Call<Page>, { store }: Kit): Promise<Listed> {
  const units = await store.office.units(who.workspace.id);
  const all = itemsOf(await store.work.openObstacles(who.workspace.id, ALL)).filter(
    ({ task, obstacle }) =>
      obstacle.raisedBy.id === who.member.id || standingOf(who, task, units) !== "none",
  );
  const { page, pages } = pageWithin(args.page, all.length, PAGE);
  const items = all.slice((page - 1) * PAGE, page * PAGE);
  return { items, total: all.length, page, pages };
}

function itemsOf({ items }: Awaited<ReturnType<Shelves["work"]["openObstacles"]>>): Item[] {
  return items.flatMap(({ task, obstacleId }) => {
    const obstacle = task.obstacles.find(({ id }) => id === obstacleId);
    return obstacle === undefined ? [] : [{ task, obstacle }];
  });
}
