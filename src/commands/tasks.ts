import { z } from "zod";
import { taskList, toldInPrivate } from "../messages/tasks.js";
import type { Message } from "../messages/message.js";
import { pageWithin, takePage } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command, type Call, type Kit } from "./command.js";
import { sayInPrivate } from "./in-private.js";
import { filterOf, readAskedList, writtenAs, type AskedList } from "./task-filter.js";

const PAGE = 8;

export type ListArgs = { page: number; turned: boolean; asked: AskedList };

/** What a list is asked by, typed or pressed. */
export const LIST_ARGS = z.string().transform((words): ListArgs => {
  const { page, turned, rest } = takePage(words);
  return { page, turned, asked: readAskedList(fitButton(rest)) };
});

/** /tasks [filter], /nhiemvu, /nv: my open work, most urgent first, paged. */
export const tasks = command({
  name: "tasks",
  vietnamese: "nhiemvu",
  aliases: ["nv"],
  who: "all",
  reads: true,
  args: LIST_ARGS,
  async run(call, kit) {
    const said = await showList(call, kit);
    const { who, incoming } = call;
    const inGroup = incoming.place.kind === "group";
    if (!inGroup || !who.workspace.settings.answerInPrivate) return said;
    // The office wants lists out of its groups: the group hears where it went.
    const { replaces: _replaces, ...list } = said;
    const told = await sayInPrivate(call, kit, () => Promise.resolve(list));
    return toldInPrivate(who.member.name, told, who.member.language);
  },
});

/** Three queries at most, however many tasks there are; the fourth is whose account asks. */
export async function showList(
  { who, today, args, incoming }: Call<ListArgs>,
  kit: Kit,
): Promise<Message> {
  const { store } = kit;
  // Names of units are looked at only where words were typed.
  const units = args.asked.words === "" ? [] : await store.office.units(who.workspace.id);
  const { filter, unit, criterion } = filterOf(args.asked, who, units, today);
  const asked = { offset: (args.page - 1) * PAGE, limit: PAGE };
  const found = await store.work.openTasks(who, filter, today, asked);
  const { page, pages } = pageWithin(args.page, found.total, PAGE);
  const due = found.lines.map((line) => line.next.due);
  return taskList({
    ...found,
    ...args.asked,
    calendar: await calendarAround(due, who.workspace.id, store),
    page,
    pages,
    today,
    filter: writtenAs(args.asked),
    scope: filter.scope,
    unit,
    criterion,
    turned: args.turned && incoming.kind === "button",
    language: who.member.language,
  });
}

const FILTER_BYTES = 48;

/** A search is turned over by buttons, which carry 64 bytes: what is longer is cut at a word. */
function fitButton(words: string): string {
  const kept: string[] = [];
  for (const word of words.split(" ")) {
    const longer = [...kept, word].join(" ");
    if (new TextEncoder().encode(longer).length > FILTER_BYTES) break;
    kept.push(word);
  }
  return kept.length > 0 ? kept.join(" ") : [...words].slice(0, FILTER_BYTES / 3).join("");
}
