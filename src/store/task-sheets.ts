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

const OCCURRENCE = {
  submittedBy: REF,
  decidedBy: REF,
  evidence: { where: { removedAt: null }, include: { addedBy: REF }, orderBy: { id: "asc" } },
} satisfies Prisma.OccurrenceInclude;

const SHEET = {
  plan: { select: { id: true, title: true, state: true, start: true, end: true } },
  field: true,
  personInCharge: REF,
  units: { include: { unit: true }, orderBy: { position: "asc" } },
  deliverables: {
    orderBy: { position: "asc" },
    include: { occurrences: { include: OCCURRENCE, orderBy: { id: "asc" } } },
  },
} satisfies Prisma.TaskInclude;

type SheetRow = Prisma.TaskGetPayload<{ include: typeof SHEET }>;
type DeliverableRow = SheetRow["deliverables"][number];
type OccurrenceRow = DeliverableRow["occurrences"][number];

/** Tasks whole, in the order of their numbers. */
export async function readSheets(
  { tables }: Db,
  where: Prisma.TaskWhereInput,
): Promise<TaskSheet[]> {
  const rows = await tables.task.findMany({
    where: { dropped: false, ...where },
    include: SHEET,
    orderBy: [{ workspaceId: "asc" }, { number: "asc" }],
  });
  return rows.map(toSheet);
}

function toSheet(row: SheetRow): TaskSheet {
  const occurrences = row.deliverables.flatMap((one) => one.occurrences);
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
    lead: unitsOf(row, "lead"),
    coordinating: unitsOf(row, "coordinating"),
    personInCharge: row.personInCharge,
    deliverables: row.deliverables.map(toDeliverable),
    evidence: occurrences
      .flatMap((one) => one.evidence.map(toEvidence))
      .sort((a, b) => a.id - b.id),
  };
}

/** A unit that is written in two ways counts once; a name that is no unit yet does not count. */
function unitsOf(row: SheetRow, part: "lead" | "coordinating"): UnitRef[] {
  const found = new Map<number, UnitRef>();
  for (const { part: written, unit } of row.units) {
    if (written === part && unit !== null) found.set(unit.id, { id: unit.id, name: unit.name });
  }
  return [...found.values()];
}

function toDeliverable(row: DeliverableRow): Deliverable {
  const { id, name, phrase, optional } = row;
  return {
    id,
    name,
    phrase,
    schedule: readSchedule(row.schedule),
    optional,
    occurrences: row.occurrences.map((one) => toOccurrence(one, row)),
  };
}

function toOccurrence(row: OccurrenceRow, { name, phrase }: DeliverableRow): Occurrence {
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
    evidence: row.evidence.length,
  };
}

function toEvidence(row: OccurrenceRow["evidence"][number]): EvidenceItem {
  const { id, occurrenceId, name, sha256, size, mime, addedBy, addedAt } = row;
  const kind = EvidenceKindColumn.parse(row.kind);
  return { id, occurrenceId, kind, name, sha256, size, mime, addedBy, addedAt };
}
