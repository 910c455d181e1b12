import type { PlanUnit } from "../domain/plan.js";
import { reschedule as decide, type Rescheduled } from "../domain/reschedule.js";
import { partsOf, type Schedule } from "../domain/schedule.js";
import type { NewDeliverable } from "../ports.js";
import { fault } from "./errors.js";
import { occurrenceColumns, timing } from "./new-plans.js";
import { OccurrenceStateColumn, readSchedule } from "./schemas.js";
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

/** New words for the time of a deliverable, as `domain/reschedule.ts` decides what becomes of what there is. */
export async function reschedule(
  { tables }: Db,
  deliverableId: number,
  to: Omit<NewDeliverable, "name" | "optional">,
): Promise<Rescheduled> {
  const holds = { select: { evidence: true, extensions: true } };
  const deliverable = await tables.deliverable.findUnique({
    where: { id: deliverableId },
    include: { occurrences: { orderBy: { id: "asc" }, include: { _count: holds } } },
  });
  if (deliverable === null) throw fault("gone");
  const { workspaceId, taskId } = deliverable;
  const known = deliverable.occurrences.map(({ _count, state, ...one }) => ({
    ...one,
    state: OccurrenceStateColumn.parse(state),
    holds: _count.evidence + _count.extensions > 0,
  }));
  const { renewed, gone, outcome } = decide(known, to.occurrences);
  await tables.deliverable.update({ where: { id: deliverableId }, data: timing(to) });
  for (const { id, to: wanted, from } of renewed) {
    const { firstDue, explanation } = wanted;
    const data = { ...occurrenceColumns(wanted), firstDue, explanation, eventOn: null };
    const row = { ...data, workspaceId, taskId, deliverableId };
    const heir =
      id === null
        ? await tables.occurrence.create({ data: row })
        : await tables.occurrence.update({ where: { id }, data });
    if (from.length === 0) continue;
    const hanging = { where: { occurrenceId: { in: from } }, data: { occurrenceId: heir.id } };
    await tables.evidence.updateMany(hanging);
    await tables.extension.updateMany(hanging);
  }
  await tables.occurrence.deleteMany({ where: { id: { in: gone } } });
  return outcome;
}
