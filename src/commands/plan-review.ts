import { readDeadline } from "../deadlines/read.js";
import { needsConfirmation, type Schedule } from "../domain/schedule.js";
import { importDeliverable, kindOfName, matchPlanUnit } from "../domain/plan-import.js";
import { isUnderWay } from "../domain/hand-in.js";
import type { Plan, PlanUnit } from "../domain/plan.js";
import type { Refusal } from "../domain/refusal.js";
import type { TaskSheet } from "../domain/task.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/plan-rows.js";
import { planUnit, unitsSettled } from "../messages/plan-units.js";
import type { Shelves } from "../ports.js";
import { pageWithin, takePage } from "./args.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import type { PlanArgs } from "./plan-args.js";

/** `plan 3 rows p2`, `plan 3 unclear p1`: the rows as they were read, one whole at a time. */
export async function showRows(
  call: Call<PlanArgs>,
  through: "rows" | "unclear",
  kit: Kit,
): Promise<Message> {
  const { page, turned } = takePage(call.args.rest);
  return (
    (await rowAt(call, through, page, turned, kit.store)) ??
    refused({ code: "no_such_thing" }, call, kit)
  );
}

async function rowAt(
  { who, args, incoming }: Call<PlanArgs>,
  through: "rows" | "unclear",
  wanted: number,
  turned: boolean,
  on: Shelves,
): Promise<Message | null> {
  const plan = await on.plans.plan(who.workspace.id, args.id);
  if (plan === null) return null;
  const find = (page: number) =>
    on.plans.rows(plan.id, { offset: page - 1, limit: 1, onlyUnclear: through === "unclear" });
  let found = await find(wanted);
  const { page, pages } = pageWithin(wanted, found.total, 1);
  if (page !== wanted) found = await find(page);
  const row = found.rows[0];
  const { language } = who.member;
  if (row === undefined) return words.noRows(plan, through, language);
  const task = await on.work.task(who.workspace.id, row.number);
  const replaces = turned && incoming.kind === "button";
  return words.planRow({ plan, row, task, page, pages, through, turned: replaces, language });
}

/** `plan 3 units`: the first written name of a unit that nobody knows yet. */
export async function showUnits(call: Call<PlanArgs>, on: Shelves, kit: Kit): Promise<Message> {
  const plan = await on.plans.plan(call.who.workspace.id, call.args.id);
  if (plan === null) return refused({ code: "no_such_thing" }, call, kit);
  const { language } = call.who.member;
  const left = plan.units.filter(({ state }) => state === "unclear");
  const unit = left[0];
  if (unit === undefined) return unitsSettled(plan, language);
  const units = await on.office.units(call.who.workspace.id);
  const index = plan.units.indexOf(unit);
  return planUnit({ plan, unit, index, left: left.length, units, language });
}

/** `plan 3 unit 0 new`, `plan 3 unit 0 5`: says which unit a written name is. */
export async function settleUnit(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const [, index = "", choice = ""] = /^(\d+|all) (new|\d+)$/.exec(args.rest) ?? [];
  return kit.store.transaction(async (tx) => {
    if (index === "all" && choice === "new") return settleAll(call, tx, kit);
    const plan = await tx.plans.plan(who.workspace.id, args.id);
    const written = plan?.units[Number(index)];
    if (!plan || written === undefined || choice === "") {
      return refused({ code: "no_such_thing" }, call, kit);
    }
    if (written.state !== "unclear") return showUnits(call, tx, kit);
    const settled = await settle(written, choice, who.workspace.id, tx);
    if (settled === null) return refused({ code: "no_such_thing" }, call, kit);
    const all = [settled, ...(await settleTwins(plan, written, who.workspace.id, tx))];
    await writeUnits(call, plan, all, tx);
    return showUnits(call, tx, kit);
  });
}

/** Other spellings of a unit that is known now: "Phòng VHXH" after "Phòng Văn hóa - Xã hội". */
async function settleTwins(
  plan: Plan,
  but: PlanUnit,
  workspaceId: number,
  tx: Shelves,
): Promise<PlanUnit[]> {
  const units = await tx.office.units(workspaceId);
  return plan.units
    .filter(({ name, state }) => state === "unclear" && name !== but.name)
    .map(({ name }) => matchPlanUnit(name, units))
    .filter(({ state }) => state === "matched");
}

/** `plan 3 unit all new`: every name that is like no known unit becomes a unit of its own. */
async function settleAll(call: Call<PlanArgs>, tx: Shelves, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const plan = await tx.plans.plan(who.workspace.id, args.id);
  if (plan === null) return refused({ code: "no_such_thing" }, call, kit);
  const unclear = plan.units.filter(
    ({ state, nearest }) => state === "unclear" && nearest.length === 0,
  );
  const settled: PlanUnit[] = [];
  for (const written of unclear) {
    const twin = matchPlanUnit(written.name, await tx.office.units(who.workspace.id));
    const unit =
      twin.state === "matched" ? twin : await settle(written, "new", who.workspace.id, tx);
    if (unit !== null) settled.push(unit);
  }
  await writeUnits(call, plan, settled, tx);
  return showUnits(call, tx, kit);
}

async function writeUnits(call: Call<PlanArgs>, plan: Plan, settled: PlanUnit[], tx: Shelves) {
  for (const unit of settled) await tx.plans.settleUnit(plan.id, unit.name, unit);
  await tx.record(
    settled.map(({ name, unit }) => ({
      kind: "plan_unit_settled" as const,
      planId: plan.id,
      data: { name, unit: unit?.name ?? "" },
    })),
    stampOf(call),
  );
}

async function settle(
  written: PlanUnit,
  choice: string,
  workspaceId: number,
  tx: Shelves,
): Promise<PlanUnit | null> {
  const units = await tx.office.units(workspaceId);
  // Another plan may have brought the same name meanwhile: then it is no new one.
  const twin = units.find(({ name }) => name === written.name);
  if (choice === "new" && twin === undefined) {
    const made = await tx.office.addUnit(workspaceId, {
      name: written.name,
      kind: kindOfName(written.name),
      aliases: [],
      members: [],
    });
    return { ...written, state: "created", unit: { id: made.id, name: made.name } };
  }
  const unit = choice === "new" ? twin : units.find(({ id }) => id === Number(choice));
  if (unit === undefined) return null;
  if (unit !== twin) await tx.office.addAlias(unit.id, written.name);
  return { ...written, state: "matched", unit: { id: unit.id, name: unit.name } };
}

/** `plan 3 confirm 12`: a person has looked, the row is right as it was read. */
export async function confirmRow(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  return changeRow(call, kit, async (planId, task, tx) => {
    await tx.plans.confirmRow(planId, task.number);
    await tx.record([{ kind: "row_confirmed", planId, taskId: task.id }], stampOf(call));
    return words.rowConfirmed(task.number, call.who.member.language);
  });
}

/** `plan 3 drop 12`, then `plan 3 drop 12 yes`: the row is no task. Its number is not used again. */
export async function dropRow(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  const sure = / yes$/.test(call.args.rest);
  if (!sure) return askDrop(call, kit);
  return changeRow(call, kit, async (planId, task, tx) => {
    if (isUnderWay(task)) return { code: "row_in_use", number: task.number };
    await tx.plans.dropRow(planId, task.number);
    await tx.record([{ kind: "row_dropped", planId, taskId: task.id }], stampOf(call));
    return words.rowDropped(task.number, call.who.member.language);
  });
}

async function askDrop(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const { store } = kit;
  const plan = await store.plans.plan(who.workspace.id, args.id);
  const task = await store.work.task(who.workspace.id, rowNumber(args.rest));
  if (plan === null || task?.plan.id !== plan.id) {
    return refused({ code: "no_such_thing" }, call, kit);
  }
  return words.askDrop(plan, task, who.member.language);
}

/** "12 yes" → 12. */
function rowNumber(rest: string): number {
  return Number(/^\d{1,9}/.exec(rest)?.[0] ?? 0);
}

async function changeRow(
  call: Call<PlanArgs>,
  kit: Kit,
  change: (planId: number, task: TaskSheet, tx: Shelves) => Promise<string | Refusal>,
): Promise<Message> {
  const { who, args } = call;
  return kit.store.transaction(async (tx) => {
    const task = await tx.work.task(who.workspace.id, rowNumber(args.rest));
    if (task?.plan.id !== args.id) return refused({ code: "no_such_thing" }, call, kit);
    const done = await change(args.id, task, tx);
    if (typeof done !== "string") return refused(done, call, kit);
    const next = await rowAt(call, "unclear", 1, false, tx);
    return next === null
      ? refused({ code: "no_such_thing" }, call, kit)
      : words.afterChange(done, next);
  });
}

/** `plan 3 due 12 55 [words]`: the right time of a deliverable, in a plan's words. */
export async function reschedule(call: Call<PlanArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const [, number = "0", deliverable = "0", phrase = ""] =
    /^(\d+) (\d+)(?:\s+(.+))?$/su.exec(args.rest) ?? [];
  return kit.store.transaction(async (tx) => {
    const plan = await tx.plans.plan(who.workspace.id, args.id);
    const task = await tx.work.task(who.workspace.id, Number(number));
    const old = task?.deliverables.find(({ id }) => id === Number(deliverable));
    if (!plan || task?.plan.id !== plan.id || old === undefined) {
      return refused({ code: "no_such_thing" }, call, kit);
    }
    if (phrase === "") return words.askDeadline(plan, task, old.id, who.member.language);
    const schedule = readDeadline(phrase, {
      year: plan.year,
      planStart: plan.start,
      planEnd: plan.end,
    });
    const unread = schedule.kind === "none";
    const stated = isStatedDay(schedule, plan);
    if (unread || (needsConfirmation(schedule) && !stated)) {
      const code = unread ? "no_deadline_read" : "deadline_doubtful";
      const why = refused({ code, phrase }, call, kit);
      return { ...why, ask: `plan ${String(plan.id)} due ${number} ${deliverable}` };
    }
    const sure: Schedule = stated ? { ...schedule, confirm: false } : schedule;
    const made = importDeliverable(
      { name: old.name, phrase, schedule: sure, optional: old.optional },
      plan,
    );
    // The plan's own words stay beside the date; what was typed stands in the history.
    const outcome = await tx.plans.reschedule(old.id, {
      phrase: old.phrase,
      schedule: sure,
      occurrences: made.occurrences,
    });
    const others = task.deliverables.filter(({ id }) => id !== old.id);
    const unclear = others.some((one) => one.occurrences.some(({ confirm }) => confirm));
    if (!unclear) await tx.plans.confirmRow(plan.id, task.number);
    const data = { from: old.phrase, to: phrase, deliverable: old.name };
    await tx.record(
      [{ kind: "row_rescheduled", planId: plan.id, taskId: task.id, data }],
      stampOf(call),
    );
    const next = await rowOf(call, task.number, tx);
    if (next === null) return refused({ code: "no_such_thing" }, call, kit);
    const { language } = who.member;
    const done = words.rescheduled(plan, task.number, made.occurrences, language);
    return words.afterChange(done, words.afterReschedule(old.name, outcome, next, language));
  });
}

/** Days farther than this from the plan's time are slips of the pen. */
const FAR_YEARS = 10;

/** A whole day with its year: whoever typed it means it, also outside of the plan's time. */
function isStatedDay(schedule: Schedule, plan: Plan): boolean {
  if (schedule.kind !== "date" || (schedule.inferred ?? []).length > 0) return false;
  if ((schedule.flags ?? []).some((flag) => flag !== "named_is_holiday")) return false;
  return Math.abs(Number(schedule.due.slice(0, 4)) - plan.year) <= FAR_YEARS;
}

/** The row of that number, in its place among all rows. */
async function rowOf(call: Call<PlanArgs>, number: number, tx: Shelves): Promise<Message | null> {
  const { rows } = await tx.plans.rows(call.args.id, { offset: 0, limit: 10_000 });
  const index = rows.findIndex((row) => row.number === number);
  return rowAt(call, "rows", index + 1, false, tx);
}
