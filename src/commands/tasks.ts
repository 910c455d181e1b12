import { z } from "zod";
import { fold } from "../domain/fold.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { endOfWeek } from "../domain/urgency.js";
import { taskList } from "../messages/tasks.js";
import type { TaskFilter } from "../ports.js";
import { pageWithin, takePage } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command } from "./command.js";

const PAGE = 8;

/** Words that are filters; all else is searched for. */
const FILTERS: Readonly<Record<string, string>> = {
  mine: "",
  "my tasks": "",
  "cua toi": "",
  "viec cua toi": "",
  "ca bo phan": "unit",
  "toan co quan": "all",
  "viec qua han": "late",
  toi: "",
  unit: "unit",
  "my unit": "unit",
  "bo phan": "unit",
  phong: "unit",
  all: "all",
  "whole office": "all",
  "tat ca": "all",
  late: "late",
  overdue: "late",
  "qua han": "late",
  tre: "late",
  week: "week",
  "this week": "week",
  tuan: "week",
  "tuan nay": "week",
};

/** /tasks [filter], /nhiemvu, /nv: my open work, most urgent first, paged. */
export const tasks = command({
  name: "tasks",
  vietnamese: "nhiemvu",
  aliases: ["nv"],
  who: "all",
  reads: true,
  args: z.string().transform((words) => {
    const { page, turned, rest } = takePage(words);
    const folded = fold(rest).trim();
    return { page, turned, filter: FILTERS[folded] ?? (folded === "" ? "" : fitButton(rest)) };
  }),
  async run({ who, today, args, incoming }, { store }) {
    const filter = filterOf(args.filter, today);
    const find = (page: number) =>
      store.work.openTasks(who, filter, today, { offset: (page - 1) * PAGE, limit: PAGE });
    let found = await find(args.page);
    const { page, pages } = pageWithin(args.page, found.total, PAGE);
    if (page !== args.page) found = await find(page);
    const due = found.lines.map((line) => line.next.due);
    return taskList({
      ...found,
      calendar: await calendarAround(due, who.workspace.id, store),
      page,
      pages,
      today,
      filter: args.filter,
      scope: filter.scope,
      turned: args.turned && incoming.kind === "button",
      language: who.member.language,
    });
  },
});

function filterOf(filter: string, today: CivilDate): TaskFilter {
  switch (filter) {
    case "":
      return { scope: "mine" };
    case "unit":
    case "all":
      return { scope: filter };
    case "late":
      return { scope: "mine", dueUntil: addDays(today, -1), datedOnly: true };
    case "week":
      return { scope: "mine", dueUntil: endOfWeek(today) };
    default:
      return { scope: "all", words: fold(filter) };
  }
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
