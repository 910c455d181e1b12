import { indicatorStanding } from "../domain/indicator.js";
import { may } from "../domain/may.js";
import { seesWhole, type Person } from "../domain/office.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { endOfWeek } from "../domain/urgency.js";
import { homePage, type OfficeNow } from "../messages/home.js";
import type { Message } from "../messages/message.js";
import { command, type Call, type Kit } from "./command.js";
import { LIST_ARGS, showList, type ListArgs } from "./tasks.js";

/** home [filter]: the front page of doors that have one: one's own list, under the week's figures for leaders. */
export const home = command({
  name: "home",
  vietnamese: "trangchu",
  aliases: [],
  who: "all",
  reads: true,
  hidden: true,
  args: LIST_ARGS,
  async run(call, kit) {
    const { who, today } = call;
    const leads = may(who, "review").ok;
    const figures = leads ? await officeNow(who, today, kit) : null;
    return homePage(figures, await ownList(call, kit), who.member.language);
  },
});

/** Who has no work of their own sees that of the office. */
async function ownList(call: Call<ListArgs>, kit: Kit): Promise<Message> {
  const { asked } = call.args;
  const isPlain = asked.words === "" && asked.scope === "mine" && asked.when === "";
  if (!isPlain || !seesWhole(call.who.member)) return showList(call, kit);
  const { open } = await kit.store.work.countOpen(call.who, call.today);
  if (open > 0) return showList(call, kit);
  const all = { ...asked, scope: "all" as const };
  return showList({ ...call, args: { ...call.args, asked: all } }, kit);
}

/** The figures as they stand now: each is the number of what its button lists. */
async function officeNow(who: Person, today: CivilDate, kit: Kit): Promise<OfficeNow> {
  const { work, indicators } = kit.store;
  const { id } = who.workspace;
  const until = endOfWeek(today);
  const first = { offset: 0, limit: 1 };
  const tasks = (dueUntil?: CivilDate) =>
    work.openTasks(who, { scope: "all", ...(dueUntil && { dueUntil }) }, today, first);
  const all = await tasks();
  const week = await tasks(until);
  const targets = await indicators.active(id);
  const past = await tasks(addDays(today, -1));
  return {
    week: { from: addDays(until, -6), until },
    open: all.total,
    late: all.late,
    due: week.total - past.total,
    waiting: (await work.reviewQueue(id, first)).total,
    obstacles: (await work.openObstacles(id, first)).total,
    extensions: (await work.openExtensions(id, first)).total,
    offTarget: targets.filter((one) => indicatorStanding(one) === "off").length,
  };
}
