import type { NewDeliverable, NewOccurrence, NewPlan, NewTask } from "../ports.js";
import { fault } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { insertIndicators } from "./new-indicators.js";
import { searchText } from "./search-text.js";
import type { Db } from "./tables.js";

type Ids = { workspaceId: number; planId: number };

/** Writes a plan as a draft; its tasks get the workspace's next numbers in their order. Returns its id. */
export async function insertPlan(db: Db, workspaceId: number, plan: NewPlan): Promise<number> {
  const { tables } = db;
  const { rows, units, warnings, indicators = [], ...given } = plan;
  const { nextNumber } = await tables.workspace.update({
    where: { id: workspaceId },
    data: { nextNumber: { increment: rows.length } },
    select: { nextNumber: true },
  });
  const { id: planId } = await tables.plan.create({
    data: { ...given, workspaceId, state: "draft", warnings: JSON.stringify(warnings) },
  });
  const ids = { workspaceId, planId };
  const unitOf = await insertPlanUnits(db, ids, plan);
  const fieldOf = await insertFields(db, ids, rows);
  const tasks = await tables.task.createManyAndReturn({
    data: rows.map((row, index) => ({
      ...taskColumns(row, units),
      ...ids,
      number: nextNumber - rows.length + index,
      fieldId: row.field === null ? null : (fieldOf.get(row.field) ?? null),
    })),
    select: { id: true, number: true },
  });
  const byNumber = new Map(tasks.map((task) => [task.number, task.id]));
  const written = rows.map((row, index) => {
    const taskId = byNumber.get(nextNumber - rows.length + index);
    if (taskId === undefined) throw fault("conflict");
    return { taskId, row };
  });
  await tables.taskUnit.createMany({
    data: written.flatMap(({ taskId, row }) => taskUnits(workspaceId, taskId, row, unitOf)),
  });
  await insertDeliverables(db, workspaceId, written);
  await insertIndicators(db, ids, indicators, new Map(written.map((w) => [w.row.ref, w.taskId])));
  return planId;
}

/** The names as settled, and as unclear those that a row carries and nobody settled. */
async function insertPlanUnits(
  { tables }: Db,
  { workspaceId, planId }: Ids,
  { units, rows }: NewPlan,
): Promise<Map<string, number | null>> {
  const settled = units.map(({ name, state, unit, nearest }) => ({
    name,
    state,
    unitId: unit?.id ?? null,
    nearest: JSON.stringify(nearest.map((one) => one.id)),
  }));
  const known = new Set(settled.map((row) => row.name));
  const written = new Set(rows.flatMap((row) => [...row.lead, ...row.coordinating]));
  const open = [...written].filter((name) => !known.has(name));
  const unclear = open.map((name) => ({ name, state: "unclear", unitId: null, nearest: "[]" }));
  const all = [...settled, ...unclear];
  await tables.planUnit.createMany({ data: all.map((row) => ({ ...row, workspaceId, planId })) });
  return new Map(all.map((row) => [row.name, row.unitId]));
}

async function insertFields(
  { tables }: Db,
  { planId }: Ids,
  rows: NewTask[],
): Promise<Map<string, number>> {
  const names = [...new Set(rows.flatMap(({ field }) => (field === null ? [] : [field])))];
  const fields = await tables.field.createManyAndReturn({
    data: names.map((name, position) => ({ planId, name, position })),
  });
  return new Map(fields.map((field) => [field.name, field.id]));
}

function taskColumns(row: NewTask, units: NewPlan["units"]) {
  const { ref, group, title, requirement, product, startText, deadlineText, pointsLost } = row;
  const settled = row.lead.map((name) => units.find((unit) => unit.name === name)?.unit?.name);
  const lead = [...row.lead, ...settled.filter((name) => name !== undefined)];
  return {
    ref,
    group,
    title,
    requirement,
    product,
    startText,
    deadlineText,
    pointsLost,
    criteria: JSON.stringify(row.criteria),
    why: JSON.stringify(row.why),
    ...searchText({ ...row, lead }),
  };
}

function taskUnits(
  workspaceId: number,
  taskId: number,
  row: NewTask,
  unitOf: Map<string, number | null>,
): Prisma.TaskUnitCreateManyInput[] {
  const parts = [
    ["lead", row.lead],
    ["coordinating", row.coordinating],
  ] as const;
  return parts.flatMap(([part, names]) =>
    names.map((name, position) => {
      return { workspaceId, taskId, part, position, name, unitId: unitOf.get(name) ?? null };
    }),
  );
}

async function insertDeliverables(
  { tables }: Db,
  workspaceId: number,
  written: { taskId: number; row: NewTask }[],
): Promise<void> {
  const wanted = written.flatMap(({ taskId, row }) =>
    row.deliverables.map((given, position) => ({ taskId, position, given })),
  );
  const made = await tables.deliverable.createManyAndReturn({
    data: wanted.map(({ taskId, position, given }) => ({
      workspaceId,
      taskId,
      position,
      name: given.name,
      optional: given.optional,
      ...timing(given),
    })),
    select: { id: true, taskId: true, position: true },
  });
  const idOf = new Map(made.map((row) => [`${row.taskId}/${row.position}`, row.id]));
  await tables.occurrence.createMany({
    data: wanted.flatMap(({ taskId, position, given }) => {
      const deliverableId = idOf.get(`${taskId}/${position}`);
      if (deliverableId === undefined) throw fault("conflict");
      return given.occurrences.map((occurrence) => {
        return { ...occurrenceColumns(occurrence), workspaceId, taskId, deliverableId };
      });
    }),
  });
}

export function timing({ phrase, schedule }: Pick<NewDeliverable, "phrase" | "schedule">) {
  return { phrase, schedule: JSON.stringify(schedule) };
}

export function occurrenceColumns(given: NewOccurrence) {
  const { key, basis, start, due, named, time, until, waitsFor, confirm } = given;
  return { key, basis, start, due, named, time, until, waitsFor, confirm };
}
