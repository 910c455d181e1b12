import { z } from "zod";
import type { UnitRef } from "../domain/office.js";
import type { Deliverable, EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import { Prisma } from "./generated/sqlite/client.js";
import { groupByTask, readFollowUp } from "./follow-up-rows.js";
import { OCCURRENCE_COLUMNS, refOf } from "./occurrence-columns.js";
import {
  EvidenceKindColumn,
  PartColumn,
  PlanStateColumn,
  readSchedule,
  readWords,
} from "./schemas.js";
import type { Db } from "./tables.js";

/*
 * Nearly every verb begins by reading a task whole: eight queries by hand, where the relations of Prisma
 * would make a dozen. The SQL is read by SQLite and PostgreSQL alike.
 */

const text = z.string().nullable();
const id = z.number().nullable();

const TaskRow = z.object({
  id: z.number(),
  workspaceId: z.number(),
  number: z.number(),
  ref: z.string(),
  title: z.string(),
  requirement: text,
  product: text,
  criteria: z.string(),
  field: text,
  inChargeId: id,
  inChargeName: text,
  planId: z.number(),
  planTitle: z.string(),
  planState: PlanStateColumn,
  planStart: z.string(),
  planEnd: z.string(),
});
const UnitRow = z.object({
  taskId: z.number(),
  part: PartColumn,
  id: z.number(),
  name: z.string(),
});
const DeliverableRow = z.object({
  id: z.number(),
  taskId: z.number(),
  name: z.string(),
  phrase: text,
  schedule: z.string(),
  optional: z.coerce.boolean(),
});
const OccurrenceRow = z.object({ taskId: z.number(), ...OCCURRENCE_COLUMNS });
const EvidenceRow = z.object({
  id: z.number(),
  taskId: z.number(),
  occurrenceId: z.number(),
  kind: EvidenceKindColumn,
  name: z.string(),
  sha256: text,
  size: z.number().nullable(),
  mime: text,
  addedAt: z.string(),
  addedById: z.number(),
  addedByName: z.string(),
});

type TaskRow = z.infer<typeof TaskRow>;
type UnitRow = z.infer<typeof UnitRow>;
type DeliverableRow = z.infer<typeof DeliverableRow>;
type OccurrenceRow = z.infer<typeof OccurrenceRow>;
type EvidenceRow = z.infer<typeof EvidenceRow>;

/** What belongs to some tasks, in order. */
type Parts = {
  units: UnitRow[];
  deliverables: DeliverableRow[];
  occurrences: OccurrenceRow[];
  evidence: EvidenceRow[];
};

/** SQLite takes a thousand parameters or so; a plan may have more tasks. */
const AT_ONCE = 400;

/** Tasks whole, in the order of their numbers. The condition calls the task `t`. */
export async function readSheets(db: Db, where: Prisma.Sql): Promise<TaskSheet[]> {
  const rows = z.array(TaskRow).parse(
    await db.tables.$queryRaw`
      SELECT t."id", t."workspaceId", t."number", t."ref", t."title", t."requirement", t."product",
        t."criteria", f."name" AS "field", c."id" AS "inChargeId", c."name" AS "inChargeName",
        p."id" AS "planId", p."title" AS "planTitle", p."state" AS "planState",
        p."start" AS "planStart", p."end" AS "planEnd"
      FROM "tasks" t
      JOIN "plans" p ON p."id" = t."planId"
      LEFT JOIN "fields" f ON f."id" = t."fieldId"
      LEFT JOIN "members" c ON c."id" = t."personInChargeId"
      WHERE t."dropped" = false AND ${where}
      ORDER BY t."workspaceId", t."number"`,
  );
  const sheets: TaskSheet[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const parts = await readParts(
      db,
      some.map((row) => row.id),
    );
    const units = groupByTask(parts.units);
    const deliverables = groupByTask(parts.deliverables);
    const occurrences = groupByTask(parts.occurrences);
    const evidence = groupByTask(parts.evidence);
    const followUp = await readFollowUp(
      db,
      some.map((row) => row.id),
    );
    for (const row of some) {
      const own = {
        units: units.get(row.id) ?? [],
        deliverables: deliverables.get(row.id) ?? [],
        occurrences: occurrences.get(row.id) ?? [],
        evidence: evidence.get(row.id) ?? [],
      };
      sheets.push({ ...toSheet(row, own), ...followUp(row.id) });
    }
  }
  return sheets;
}

async function readParts({ tables }: Db, taskIds: number[]): Promise<Parts> {
  const ids = Prisma.join(taskIds);
  const units = await tables.$queryRaw`
    SELECT tu."taskId", tu."part", u."id", u."name"
    FROM "task_units" tu JOIN "units" u ON u."id" = tu."unitId"
    WHERE tu."taskId" IN (${ids}) ORDER BY tu."taskId", tu."part", tu."position"`;
  const deliverables = await tables.$queryRaw`
    SELECT d."id", d."taskId", d."name", d."phrase", d."schedule", d."optional"
    FROM "deliverables" d WHERE d."taskId" IN (${ids}) ORDER BY d."taskId", d."position"`;
  const occurrences = await tables.$queryRaw`
    SELECT o."id", o."taskId", o."deliverableId", o."key", o."basis", o."start", o."due",
      o."named", o."time", o."until", o."waitsFor", o."eventOn", o."firstDue", o."confirm",
      o."state", o."returnReason", o."note", o."explanation", o."submittedAt", o."submittedById", sb."name" AS "submittedByName",
      o."decidedAt", o."decidedById", db."name" AS "decidedByName"
    FROM "occurrences" o
    LEFT JOIN "members" sb ON sb."id" = o."submittedById"
    LEFT JOIN "members" db ON db."id" = o."decidedById"
    WHERE o."taskId" IN (${ids}) ORDER BY o."id"`;
  const evidence = await tables.$queryRaw`
    SELECT e."id", o."taskId", e."occurrenceId", e."kind", e."name", e."sha256", e."size",
      e."mime", e."addedAt", e."addedById", m."name" AS "addedByName"
    FROM "occurrences" o
    JOIN "evidence" e ON e."occurrenceId" = o."id"
    JOIN "members" m ON m."id" = e."addedById"
    WHERE o."taskId" IN (${ids}) AND e."removedAt" IS NULL ORDER BY e."id"`;
  return {
    units: z.array(UnitRow).parse(units),
    deliverables: z.array(DeliverableRow).parse(deliverables),
    occurrences: z.array(OccurrenceRow).parse(occurrences),
    evidence: z.array(EvidenceRow).parse(evidence),
  };
}

function toSheet(
  row: TaskRow,
  parts: Parts,
): Omit<TaskSheet, "progress" | "obstacles" | "extensions"> {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    number: row.number,
    ref: row.ref,
    title: row.title,
    requirement: row.requirement,
    product: row.product,
    field: row.field,
    plan: {
      id: row.planId,
      title: row.planTitle,
      state: row.planState,
      start: row.planStart,
      end: row.planEnd,
    },
    criteria: readWords(row.criteria),
    lead: unitsOf(parts.units, "lead"),
    coordinating: unitsOf(parts.units, "coordinating"),
    personInCharge: refOf(row.inChargeId, row.inChargeName),
    deliverables: parts.deliverables.map((one) => toDeliverable(one, parts)),
    evidence: parts.evidence.map(toEvidence),
  };
}

/** A unit that is written in two ways counts once. */
function unitsOf(rows: UnitRow[], part: "lead" | "coordinating"): UnitRef[] {
  const found = new Map<number, UnitRef>();
  for (const row of rows) {
    if (row.part === part) found.set(row.id, { id: row.id, name: row.name });
  }
  return [...found.values()];
}

function toDeliverable(row: DeliverableRow, parts: Parts): Deliverable {
  const { id, name, phrase, optional } = row;
  return {
    id,
    name,
    phrase,
    schedule: readSchedule(row.schedule),
    optional,
    occurrences: parts.occurrences
      .filter((one) => one.deliverableId === id)
      .map((one) => toOccurrence(one, row, parts.evidence)),
  };
}

function toOccurrence(
  row: OccurrenceRow,
  { name, phrase }: DeliverableRow,
  evidence: EvidenceRow[],
): Occurrence {
  const { taskId: _task, submittedById, submittedByName, decidedById, decidedByName, ...own } = row;
  return {
    ...own,
    deliverable: name,
    phrase,
    submittedBy: refOf(submittedById, submittedByName),
    decidedBy: refOf(decidedById, decidedByName),
    evidence: evidence.filter((one) => one.occurrenceId === row.id).length,
  };
}

function toEvidence(row: EvidenceRow): EvidenceItem {
  const { taskId: _task, addedById, addedByName, ...own } = row;
  return { ...own, addedBy: { id: addedById, name: addedByName } };
}
