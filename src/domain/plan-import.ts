import { occurrencesOf } from "./occurrences.js";
import type { Unit } from "./office.js";
import type { PlanUnit, PlanWarning } from "./plan.js";
import type { DeliverableRow, IndicatorRow, PlanReading, TaskRow } from "./plan-reading.js";
import { needsConfirmation, partsOf, type Schedule, type SimpleSchedule } from "./schedule.js";
import type { Basis } from "./task.js";
import type { CivilDate } from "./time.js";
import { isGroupName, matchUnit } from "./unit-names.js";

/** What a plan document becomes before it is stored: rows in its order, units found or not. */
export type PlanImport = {
  title: string;
  number: string | null;
  issuer: string | null;
  year: number;
  start: CivilDate;
  end: CivilDate;
  warnings: PlanWarning[];
  units: PlanUnit[];
  rows: ImportedTask[];
  /** Targets in figures, contradictory ones included; `ref` is that of a row. */
  indicators?: IndicatorRow[];
};

export type ImportedTask = Pick<
  TaskRow,
  | "ref"
  | "field"
  | "group"
  | "title"
  | "requirement"
  | "product"
  | "startText"
  | "deadlineText"
  | "criteria"
  | "pointsLost"
  | "lead"
  | "coordinating"
> & { why: string[]; deliverables: ImportedDeliverable[] };

export type ImportedDeliverable = {
  name: string;
  phrase: string | null;
  schedule: Schedule;
  optional: boolean;
  occurrences: ImportedOccurrence[];
};

export type ImportedOccurrence = {
  key: string;
  basis: Basis;
  start: CivilDate | null;
  due: CivilDate | null;
  named: string | null;
  time: string | null;
  until: CivilDate | null;
  waitsFor: string | null;
  confirm: boolean;
};

/** Turns a reading into what is stored. `fallbackYear` serves a document that names no year. */
export function importPlan(
  reading: PlanReading,
  units: readonly Unit[],
  fallbackYear: number,
): PlanImport {
  const { plan } = reading;
  const year = plan.year ?? fallbackYear;
  const period = {
    start: plan.start ?? `${String(year)}-01-01`,
    end: plan.end ?? `${String(year)}-12-31`,
  };
  return {
    title: plan.title ?? "",
    number: plan.number,
    issuer: plan.issuer,
    year,
    ...period,
    warnings: reading.warnings.map(({ code, message }) => ({ code, message, ref: null })),
    units: unitsOf(reading.tasks, units),
    rows: reading.tasks.map((task) => importRow(task, { ...period, year, issued: plan.date })),
    indicators: reading.indicators,
  };
}

const UNCLEAR: ImportedOccurrence = {
  key: "",
  basis: "unclear",
  start: null,
  due: null,
  named: null,
  time: null,
  until: null,
  waitsFor: null,
  confirm: true,
};

/** `issued`: the plan's own day, where it is known. */
type Period = { start: CivilDate; end: CivilDate; year: number; issued?: CivilDate | null };

function importRow(task: TaskRow, period: Period): ImportedTask {
  const deliverables = task.deliverables.map((row) => importDeliverable(row, period));
  return {
    ref: task.ref,
    field: task.field,
    group: task.group,
    title: task.title,
    requirement: task.requirement,
    product: task.product,
    startText: task.startText,
    deadlineText: task.deadlineText,
    criteria: task.criteria,
    pointsLost: task.pointsLost,
    lead: task.lead,
    coordinating: task.coordinating,
    why: [...reasonsToLook(task), ...(deliverables.some(isTooEarly(period)) ? [EARLY] : [])],
    deliverables,
  };
}

/** One deliverable with the occurrences its schedule means over the plan's period. */
export function importDeliverable(row: DeliverableRow, period: Period): ImportedDeliverable {
  const found = uniqueKeys(
    partsOf(row.schedule).flatMap((part) => occurrencesOfPart(part, period)),
  );
  // A deliverable with no day at all in the plan's period must not vanish: a person looks at it.
  const occurrences = found.length > 0 ? found : [UNCLEAR];
  return {
    name: row.name,
    phrase: row.phrase,
    schedule: row.schedule,
    optional: row.optional,
    occurrences,
  };
}

function occurrencesOfPart(part: SimpleSchedule, period: Period): ImportedOccurrence[] {
  return occurrencesOf(part, period).map((occurrence) => ({
    key: occurrence.key,
    basis: occurrence.basis,
    start: occurrence.start,
    due: occurrence.due,
    named: "named" in part ? (part.named ?? null) : null,
    time: occurrence.time ?? null,
    until: occurrence.until ?? null,
    waitsFor: occurrence.event ?? occurrence.authority ?? null,
    confirm: occurrence.confirm || liesBefore(period, part, occurrence.due),
  }));
}

const EARLY = "before_plan_date";

/** A day that the plan does not state itself and that was over before the plan was issued. */
function liesBefore({ issued }: Period, part: SimpleSchedule, due: CivilDate | null): boolean {
  const inferred = part.kind === "recurring" || part.inferred?.includes("year") === true;
  return inferred && due !== null && typeof issued === "string" && due < issued;
}

function isTooEarly(period: Period): (deliverable: ImportedDeliverable) => boolean {
  return ({ schedule, occurrences }) =>
    partsOf(schedule).some((part) =>
      occurrences.some(({ due, confirm }) => confirm && liesBefore(period, part, due)),
    );
}

/** Two milestones of one deliverable may have the same key: the later ones are "#2", "#3". */
function uniqueKeys(occurrences: ImportedOccurrence[]): ImportedOccurrence[] {
  const seen = new Map<string, number>();
  return occurrences.map((one) => {
    const times = (seen.get(one.key) ?? 0) + 1;
    seen.set(one.key, times);
    return times === 1 ? one : { ...one, key: `${one.key}#${String(times)}` };
  });
}

/** What a phrase is like and nobody has to decide about. */
const HARMLESS = new Set(["trailing_punct", "citation_in_phrase", "named_is_holiday"]);

/** Codes of what a person has to look at before the row can be trusted. */
function reasonsToLook(task: TaskRow): string[] {
  const why = new Set<string>();
  for (const { schedule } of task.deliverables) {
    if (!needsConfirmation(schedule)) continue;
    const doubted = [schedule, ...partsOf(schedule)].filter((part) => part.confirm === true);
    const flags = doubted.flatMap((part) => part.flags ?? []).filter((flag) => !HARMLESS.has(flag));
    for (const flag of flags.length > 0 ? flags : ["confirm"]) why.add(flag);
  }
  if (task.lead.length === 0) why.add("no_lead");
  return [...why];
}

function unitsOf(tasks: readonly TaskRow[], units: readonly Unit[]): PlanUnit[] {
  const names = new Set(tasks.flatMap((task) => [...task.lead, ...task.coordinating]));
  return [...names].map((name) => matchPlanUnit(name, units));
}

/** A written name as a unit of the workspace; a name of a group that nobody knows waits like any other. */
export function matchPlanUnit(name: string, units: readonly Unit[]): PlanUnit {
  const match = matchUnit(name, units);
  const find = (wanted: string) => units.find((unit) => unit.name === wanted);
  if (match.state === "matched") {
    const unit = find(match.name);
    if (unit !== undefined) {
      return { name, state: "matched", unit: { id: unit.id, name: unit.name }, nearest: [] };
    }
  }
  const nearest = match.state === "unclear" ? match.nearest.map(find) : [];
  return {
    name,
    state: "unclear",
    unit: null,
    nearest: nearest
      .filter((unit) => unit !== undefined)
      .map((unit) => ({ id: unit.id, name: unit.name })),
  };
}

/** What a new unit of that name is: a department, or a group that stands for everybody. */
export function kindOfName(name: string): Unit["kind"] {
  return isGroupName(name) ? "group" : "unit";
}
