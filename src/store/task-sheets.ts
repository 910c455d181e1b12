import type { UnitRef } from "../domain/office.js";
import type { Deliverable, EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import type { Prisma } from "./generated/sqlite/client.js";
import {
  BasisColumn,
  EvidenceKindColumn,
  OccurrenceStateColumn,
  PlanStateColumn,
  readSchedule,
  readWords,
} from "./schemas.js";
import type { Db } from "./tables.js";

const REF = { select: { id: true, name: true } } as const;

const HEAD = {
  plan: { select: { id: true, title: true, state: true, start: true, end: true } },
  field: true,
  personInCharge: REF,
} satisfies Prisma.TaskInclude;
const UNIT = { unit: REF } satisfies Prisma.TaskUnitInclude;
const OCCURRENCE = { submittedBy: REF, decidedBy: REF } satisfies Prisma.OccurrenceInclude;
const EVIDENCE = {
  addedBy: REF,
  occurrence: { select: { taskId: true } },
} satisfies Prisma.EvidenceInclude;

type TaskRow = Prisma.TaskGetPayload<{ include: typeof HEAD }>;
type UnitRow = Prisma.TaskUnitGetPayload<{ include: typeof UNIT }>;
type DeliverableRow = Prisma.DeliverableGetPayload<object>;
type OccurrenceRow = Prisma.OccurrenceGetPayload<{ include: typeof OCCURRENCE }>;
type EvidenceRow = Prisma.EvidenceGetPayload<{ include: typeof EVIDENCE }>;

/** What belongs to some tasks, in order. */
type Parts = {
  units: UnitRow[];
  deliverables: DeliverableRow[];
  occurrences: OccurrenceRow[];
  evidence: EvidenceRow[];
};

/** SQLite takes a thousand parameters or so; a plan may have more tasks. */
const AT_ONCE = 400;

/** Tasks whole, in the order of their numbers. */
export async function readSheets(db: Db, where: Prisma.TaskWhereInput): Promise<TaskSheet[]> {
  const rows = await db.tables.task.findMany({
    where: { dropped: false, ...where },
    include: HEAD,
    orderBy: [{ workspaceId: "asc" }, { number: "asc" }],
  });
  const sheets: TaskSheet[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE);
    const parts = await readParts(
      db,
      some.map((row) => row.id),
    );
    const byTask = {
      units: groupByTask(parts.units),
      deliverables: groupByTask(parts.deliverables),
      occurrences: groupByTask(parts.occurrences),
      evidence: groupByTask(
        parts.evidence.map((row) => ({ ...row, taskId: row.occurrence.taskId })),
      ),
    };
    for (const row of some) {
      sheets.push(
        toSheet(row, {
          units: byTask.units.get(row.id) ?? [],
          deliverables: byTask.deliverables.get(row.id) ?? [],
          occurrences: byTask.occurrences.get(row.id) ?? [],
          evidence: byTask.evidence.get(row.id) ?? [],
        }),
      );
    }
  }
  return sheets;
}

async function readParts({ tables }: Db, taskIds: number[]): Promise<Parts> {
  const where = { taskId: { in: taskIds } };
  return {
    units: await tables.taskUnit.findMany({
      where,
      include: UNIT,
      orderBy: { position: "asc" },
    }),
    deliverables: await tables.deliverable.findMany({ where, orderBy: { position: "asc" } }),
    occurrences: await tables.occurrence.findMany({
      where,
      include: OCCURRENCE,
      orderBy: { id: "asc" },
    }),
    evidence: await tables.evidence.findMany({
      where: { removedAt: null, occurrence: where },
      include: EVIDENCE,
      orderBy: { id: "asc" },
    }),
  };
}

function groupByTask<Row extends { taskId: number }>(rows: Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.taskId);
    if (group === undefined) groups.set(row.taskId, [row]);
    else group.push(row);
  }
  return groups;
}

function toSheet(row: TaskRow, parts: Parts): TaskSheet {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    number: row.number,
    ref: row.ref,
    title: row.title,
    requirement: row.requirement,
    product: row.product,
    field: row.field?.name ?? null,
    plan: { ...row.plan, state: PlanStateColumn.parse(row.plan.state) },
    criteria: readWords(row.criteria),
    lead: unitsOf(parts.units, "lead"),
    coordinating: unitsOf(parts.units, "coordinating"),
    personInCharge: row.personInCharge,
    deliverables: parts.deliverables.map((one) => toDeliverable(one, parts)),
    evidence: parts.evidence.map(toEvidence),
  };
}

/** A unit that is written in two ways counts once; a name that is no unit yet does not count. */
function unitsOf(rows: UnitRow[], part: "lead" | "coordinating"): UnitRef[] {
  const found = new Map<number, UnitRef>();
  for (const { part: written, unit } of rows) {
    if (written === part && unit !== null) found.set(unit.id, unit);
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
  return {
    id: row.id,
    deliverableId: row.deliverableId,
    deliverable: name,
    phrase,
    key: row.key,
    basis: BasisColumn.parse(row.basis),
    start: row.start,
    due: row.due,
    named: row.named,
    time: row.time,
    until: row.until,
    waitsFor: row.waitsFor,
    confirm: row.confirm,
    state: OccurrenceStateColumn.parse(row.state),
    returnReason: row.returnReason,
    note: row.note,
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    evidence: evidence.filter((one) => one.occurrenceId === row.id).length,
  };
}

function toEvidence(row: EvidenceRow): EvidenceItem {
  const { id, occurrenceId, name, sha256, size, mime, addedBy, addedAt } = row;
  const kind = EvidenceKindColumn.parse(row.kind);
  return { id, occurrenceId, kind, name, sha256, size, mime, addedBy, addedAt };
}
