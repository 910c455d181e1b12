import { may, mayTouch, standingOf } from "../domain/may.js";
import { openObstaclesIn } from "../domain/obstacle.js";
import type { Person } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import { occurrencesIn } from "../domain/urgency.js";
import type { Message } from "../messages/message.js";
import { taskSheet } from "../messages/task-sheet.js";
import { TASK_ONLY } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { sheetSteps } from "./sheet-steps.js";
import { command, refused, todayOf, type Call, type Kit } from "./command.js";

const HISTORY = 12;

/** /task N, /nv N: one task whole, with buttons for all that one may do. */
export const task = command({
  name: "task",
  vietnamese: "nv",
  aliases: ["viec"],
  who: "all",
  reads: true,
  args: TASK_ONLY,
  async run(call, kit) {
    const { who, args } = call;
    return (await showTask(who, args.number, kit)) ?? noSuchTask(args.number, call, kit);
  },
});

/** The task as this person sees it now; null where it does not exist for them. */
export async function showTask(
  who: Person,
  number: number,
  { store, clock }: Kit,
): Promise<Message | null> {
  const { workspace } = who;
  const sheet = await store.work.task(workspace.id, number);
  if (sheet === null) return null;
  const units = await store.office.units(workspace.id);
  const history = await store.work.history(workspace.id, sheet.id, HISTORY);
  const standing = standingOf(who, sheet, units);
  const due = occurrencesIn(sheet).map((one) => one.due);
  const active = sheet.plan.state === "active";
  const open = openObstaclesIn(sheet);
  return taskSheet({
    task: sheet,
    calendar: await calendarAround(due, workspace.id, store),
    history: history.toReversed(),
    today: todayOf(who, clock.now()),
    zone: workspace.timeZone,
    can: {
      handIn: active && may(who, "hand_in", standing).ok,
      addEvidence: may(who, "add_evidence", standing).ok,
      review: may(who, "review").ok,
      noteProgress: active && may(who, "note_progress", standing).ok,
      raiseObstacle: active && may(who, "raise_obstacle", standing).ok,
      explain: may(who, "explain", standing).ok,
      answer: may(who, "decide").ok,
      withdraw: open.filter((one) => mayTouch(who, one.raisedBy.id)).map(({ id }) => id),
    },
    indicators: await store.indicators.ofTask(sheet.id),
    steps: sheetSteps(who, sheet, units, clock.now()),
    language: who.member.language,
  });
}

/** The refusal with the numbers that do exist. */
export async function noSuchTask(number: number, call: Call<unknown>, kit: Kit): Promise<Message> {
  const nearest = await kit.store.work.nearestNumbers(call.who.workspace.id, number, 3);
  return refused({ code: "no_such_task", number, nearest }, call, kit);
}

/** How a person stands to a task, read with the units of the office. */
export async function standing(who: Person, sheet: TaskSheet, store: Pick<Kit["store"], "office">) {
  return standingOf(who, sheet, await store.office.units(who.workspace.id));
}
