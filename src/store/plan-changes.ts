import type { PlanUnit } from "../domain/plan.js";
import { partsOf, type Schedule } from "../domain/schedule.js";
import type { NewDeliverable } from "../ports.js";
import { fault } from "./errors.js";
import { occurrenceColumns, timing } from "./new-plans.js";
import { readSchedule } from "./schemas.js";
import { refreshSearch } from "./search-text.js";
import type { Db } from "./tables.js";

export async function settleUnit(
  db: Db,
  planId: number,
  name: string,
  { state, unit, nearest }: PlanUnit,
): Promise<void> {
  const { tables } = db;
  const unitId = unit?.id ?? null;
  const near = JSON.stringify(nearest.map((one) => one.id));
  const { count } = await tables.planUnit.updateMany({
    where: { planId, name },
    data: { state, unitId, nearest: near },
  });
  if (count === 0) throw fault("gone");
  await tables.taskUnit.updateMany({ where: { name, task: { planId } }, data: { unitId } });
  await refreshSearch(db, { planId, units: { some: { name } } });
}

export async function confirmRow({ tables }: Db, planId: number, number: number): Promise<void> {
  const task = await tables.task.findFirst({
    where: { planId, number },
    select: { id: true, deliverables: { select: { id: true, schedule: true } } },
  });
  if (task === null) throw fault("gone");
  await tables.task.update({ where: { id: task.id }, data: { why: "[]" } });
  const where = { taskId: task.id, confirm: true };
  await tables.occurrence.updateMany({ where, data: { confirm: false } });
  for (const { id, schedule } of task.deliverables) {
    const confirmed = JSON.stringify(withoutConfirm(readSchedule(schedule)));
    if (confirmed === schedule) continue;
    await tables.deliverable.update({ where: { id }, data: { schedule: confirmed } });
  }
}

function withoutConfirm(schedule: Schedule): Schedule {
  const copy = structuredClone(schedule);
  for (const part of [copy, ...partsOf(copy)]) delete part.confirm;
  return copy;
}

/**
 * New words for the time of a deliverable. An occurrence that was handed in stays as it is; an open one is
 * matched by its key; one that the new words no longer know gives its evidence to the first that is open.
 */
export async function reschedule(
  { tables }: Db,
  deliverableId: number,
  to: Omit<NewDeliverable, "name" | "optional">,
): Promise<void> {
  const deliverable = await tables.deliverable.findUnique({
    where: { id: deliverableId },
    include: { occurrences: { orderBy: { id: "asc" } } },
  });
  if (deliverable === null) throw fault("gone");
  const { workspaceId, taskId, occurrences } = deliverable;
  await tables.deliverable.update({ where: { id: deliverableId }, data: timing(to) });
  const open: number[] = [];
  for (const wanted of to.occurrences) {
    const data = occurrenceColumns(wanted);
    const known = occurrences.find((one) => one.key === wanted.key);
    if (known === undefined) {
      const row = { ...data, workspaceId, taskId, deliverableId };
      open.push((await tables.occurrence.create({ data: row })).id);
    } else if (known.state === "open") {
      // Its day is the plan's again: neither an event's nor an extension's.
      const own = { ...data, eventOn: null, firstDue: null };
      await tables.occurrence.update({ where: { id: known.id }, data: own });
      open.push(known.id);
    }
  }
  const keys = new Set(to.occurrences.map((one) => one.key));
  for (const { id, key, state } of occurrences) {
    if (state !== "open" || keys.has(key)) continue;
    const heir = open[0];
    const evidence = { occurrenceId: id };
    if (heir !== undefined) {
      await tables.evidence.updateMany({ where: evidence, data: { occurrenceId: heir } });
    } else if ((await tables.evidence.findFirst({ where: evidence })) !== null) {
      continue;
    }
    await tables.occurrence.delete({ where: { id } });
  }
}
