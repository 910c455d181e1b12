import type { Plan } from "../domain/plan.js";
import type { Deliverable, Occurrence, TaskSheet } from "../domain/task.js";
import type { Shelves } from "../ports.js";

/** A plan as printed with `--json`; tasks and units have their own lists. */
export function planShown(plan: Plan) {
  const { id, title, number, issuer, year, start, end, state, document } = plan;
  return { id, title, number, issuer, year, start, end, state, document };
}

/** The plan meant where none is named: the newest at work, else the newest draft that has tasks. */
export function planToShow(plans: readonly Plan[]): Plan | undefined {
  const newest = plans.toSorted((a, b) => b.id - a.id);
  return (
    newest.find(({ state }) => state === "active") ??
    newest.find(({ state, tasks }) => state === "draft" && tasks > 0) ??
    newest[0]
  );
}

export function taskInBrief(task: TaskSheet) {
  const { number, ref, title, field, product } = task;
  return {
    number,
    ref,
    title,
    field,
    product,
    lead: task.lead.map((unit) => unit.name),
    coordinating: task.coordinating.map((unit) => unit.name),
    deliverables: task.deliverables.map(({ name, phrase, schedule, optional, occurrences }) => ({
      name,
      phrase,
      optional,
      schedule,
      occurrences: occurrences.length,
    })),
  };
}

export function taskShown(task: TaskSheet) {
  const { requirement, criteria, personInCharge, evidence } = task;
  return {
    ...taskInBrief(task),
    requirement,
    criteria,
    personInCharge: personInCharge?.name ?? null,
    evidence: evidence.map(({ id, occurrenceId, kind, name }) => ({
      id,
      occurrenceId,
      kind,
      name,
    })),
    deliverables: task.deliverables.map(deliverableShown),
  };
}

function deliverableShown({ name, phrase, schedule, optional, occurrences }: Deliverable) {
  return { name, phrase, schedule, optional, occurrences: occurrences.map(occurrenceShown) };
}

function occurrenceShown(occurrence: Occurrence) {
  const { id, key, basis, start, due, named, time, until, waitsFor, confirm, state } = occurrence;
  const { returnReason, note, submittedAt, decidedAt, evidence } = occurrence;
  return {
    ...{ id, key, basis, start, due, named, time, until, waitsFor, confirm, state },
    ...{ returnReason, note, submittedAt, decidedAt, evidence },
    submittedBy: occurrence.submittedBy?.name ?? null,
    decidedBy: occurrence.decidedBy?.name ?? null,
  };
}

const PAGE = 500;

/** One entry for each thing that a person has to look at. */
export async function needsReview(
  shelves: Shelves,
  planId: number,
): Promise<{ number: number; ref: string; why: string }[]> {
  const found: { number: number; ref: string; why: string }[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = await shelves.plans.rows(planId, { offset, limit: PAGE, onlyUnclear: true });
    for (const { number, ref, why, dropped } of page.rows) {
      if (!dropped) found.push(...why.map((code) => ({ number, ref, why: code })));
    }
    if (page.rows.length < PAGE) return found;
  }
}
