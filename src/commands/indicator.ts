import { z } from "zod";
import { fold } from "../domain/fold.js";
import {
  enterReading,
  indicatorStanding,
  takesReadings,
  type Indicator,
  type IndicatorSheet,
} from "../domain/indicator.js";
import type { Standing } from "../domain/may.js";
import type { TaskSheet } from "../domain/task.js";
import { indicatorList, indicatorView, type IndicatorFilter } from "../messages/indicator.js";
import { askReading, askWhichReading, readingEntered } from "../messages/indicator-entry.js";
import type { Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { pageWithin, readTaskNumber, takePage, wrong } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { standing } from "./task.js";

type List = { step: "list"; filter: IndicatorFilter; page: number; turned: boolean };
type One =
  { step: "show" | "ask"; number: number } | { step: "enter"; number: number; words: string };
type Args = List | { step: "which" } | One;

const FILTERS: ReadonlyMap<string, IndicatorFilter> = new Map([
  ["", "all"],
  ["off", "off"],
  ["chua dat", "off"],
  ["unread", "unread"],
  ["chua co so lieu", "unread"],
]);
const ENTER: ReadonlySet<string> = new Set(["enter", "nhap", "nhap so lieu", "ghi so lieu"]);
/** "ct3", "chỉ tiêu 3". */
const BEFORE_NUMBER = /^(?:ct|chỉ\s*tiêu|chi\s*tieu|indicator)\s*(?:số\s*)?(?=#?\d)/iu;

/** /indicator, /chitieu: the plans' targets and how they stand; with a number one of them, with a figure its reading. */
export const indicator = command<Args>({
  name: "indicator",
  vietnamese: "chitieu",
  aliases: ["indicators"],
  who: "all",
  reads: false,
  args: z.string().transform((typed, context): Args => {
    const { page, turned, rest } = takePage(typed);
    const filter = FILTERS.get(fold(rest));
    if (filter !== undefined) return { step: "list", filter, page, turned };
    if (ENTER.has(fold(rest))) return { step: "which" };
    const read = readTaskNumber(typed.trim().replace(BEFORE_NUMBER, ""));
    if (read === null) return wrong(context);
    const { number, rest: words } = read;
    if (words === "") return { step: "show", number };
    return ENTER.has(fold(words)) ? { step: "ask", number } : { step: "enter", number, words };
  }),
  async run(call, kit) {
    const { args, who, today } = call;
    switch (args.step) {
      case "list":
        return showList({ ...call, args }, kit);
      case "which":
        return askWhichReading(today, who.member.language);
      case "show":
        return (await showOne(call, args.number, kit)) ?? noSuch(args.number, call, kit, kit.store);
      case "ask":
        return ask(call, args.number, kit);
      case "enter":
        return enter({ ...call, args }, kit);
    }
  },
  again: async (call, kit) => ("number" in call.args ? showOne(call, call.args.number, kit) : null),
});

const A_PAGE = 10;

async function showList({ who, args }: Call<List>, kit: Kit): Promise<Message> {
  const all = await kit.store.indicators.active(who.workspace.id);
  const standing = (wanted: "off" | "unread") =>
    all.filter((one) => indicatorStanding(one) === wanted);
  const found = args.filter === "all" ? all : standing(args.filter);
  const { page, pages } = pageWithin(args.page, found.length, A_PAGE);
  const { role, language } = who.member;
  return indicatorList({
    items: found.slice((page - 1) * A_PAGE, page * A_PAGE),
    counts: { total: all.length, off: standing("off").length, unread: standing("unread").length },
    filter: args.filter,
    ...{ page, pages, turned: args.turned, language },
    enters: role === "clerk" || role === "official",
  });
}

/** One indicator as this person sees it now; null where there is none. */
async function showOne(
  { who }: Call<unknown>,
  number: number,
  { store }: Kit,
): Promise<Message | null> {
  const found = await read(who, number, store);
  if (found === null) return null;
  return indicatorView({
    indicator: found.indicator,
    lead: found.task?.lead ?? [],
    enters: takesReadings(who, found.indicator, found.standing).ok,
    zone: who.workspace.timeZone,
    language: who.member.language,
  });
}

type Found = { indicator: IndicatorSheet; task: TaskSheet | null; standing: Standing };

/** With the task that it comes from, and how the person stands to that. */
async function read(
  who: Call<unknown>["who"],
  number: number,
  store: Pick<Shelves, "indicators" | "work" | "office">,
): Promise<Found | null> {
  const found = await store.indicators.indicator(who.workspace.id, number);
  if (found === null) return null;
  const task =
    found.task === null ? null : await store.work.task(who.workspace.id, found.task.number);
  return {
    indicator: found,
    task,
    standing: task === null ? "none" : await standing(who, task, store),
  };
}

async function noSuch(
  number: number,
  call: Call<unknown>,
  kit: Kit,
  on: Pick<Shelves, "indicators">,
): Promise<Message> {
  const nearest = await on.indicators.nearestNumbers(call.who.workspace.id, number, 3);
  return refused({ code: "no_such_indicator", number, nearest }, call, kit);
}

async function ask(call: Call<unknown>, number: number, kit: Kit): Promise<Message> {
  const { who, today } = call;
  const found = await read(who, number, kit.store);
  if (found === null) return noSuch(number, call, kit, kit.store);
  const open = takesReadings(who, found.indicator, found.standing);
  if (!open.ok) return refused(open.why, call, kit);
  return askReading(found.indicator, today, who.member.language);
}

async function enter(call: Call<Extract<One, { step: "enter" }>>, kit: Kit): Promise<Message> {
  const { who, args, now, today } = call;
  const { language } = who.member;
  return kit.store.transaction(async (tx) => {
    const found = await read(who, args.number, tx);
    if (found === null) return noSuch(args.number, call, kit, tx);
    const { standing: at } = found;
    const { words } = args;
    const decided = enterReading({ ...found, person: who, standing: at, words, now, today });
    if (!decided.ok) {
      const why = refused(decided.why, call, kit);
      if (!takesReadings(who, found.indicator, at).ok) return why;
      // The question once more: the next words answer it.
      return { ...askReading(found.indicator, today, language), blocks: why.blocks };
    }
    const { reading, events } = decided.value;
    await tx.indicators.addReading(found.indicator.id, reading);
    await tx.record(events, stampOf(call));
    return readingEntered(
      found.indicator,
      decided.value,
      latest(found.indicator, reading),
      language,
    );
  });
}

/** What counts from now on. */
function latest({ last }: Indicator, entered: { day: string; value: number }) {
  return last !== null && last.day > entered.day ? last : entered;
}
