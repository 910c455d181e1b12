import type { Activity } from "./activity.js";
import { may, type Standing } from "./may.js";
import type { Person } from "./office.js";
import { saysSomething, type WordsWanted } from "./progress.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { Occurrence, TaskSheet } from "./task.js";
import type { CivilDate } from "./time.js";
import { byUrgency, isLate, occurrencesIn, openHeads } from "./urgency.js";

export type Explaining = {
  task: TaskSheet;
  occurrence: Occurrence;
  person: Person;
  standing: Standing;
  text: string;
};

/**
 * Says for the appraisers why the evidence of an occurrence is missing or weak. They come after the
 * acceptance, and after the plan is closed: it may be said, and changed, until then and later.
 */
export function explainEvidence(
  by: Explaining,
): Decision<{ explanation: string; events: Activity[] } | WordsWanted> {
  const { task, occurrence } = by;
  const allowed = may(by.person, "explain", by.standing);
  if (!allowed.ok) return allowed;
  if (task.plan.state === "draft") return refuse({ code: "plan_not_active", number: task.number });
  if (occurrence.state === "cancelled") {
    return refuse({ code: "already_cancelled", number: task.number });
  }
  const explanation = by.text.trim();
  if (!saysSomething(explanation)) return allow({ wanted: "words" });
  const { deliverable, key: period } = occurrence;
  const data = { deliverable, period, text: explanation };
  return allow({
    explanation,
    events: [{ kind: "evidence_explained", taskId: task.id, occurrenceId: occurrence.id, data }],
  });
}

/**
 * What can be explained in a task: what was handed in, what is late, and the next of each deliverable;
 * first what has neither evidence nor explanation, then the latest.
 */
export function explainable(task: TaskSheet, today: CivilDate): Occurrence[] {
  const heads = openHeads(task).map(({ id }) => id);
  const isLacking = (one: Occurrence) => one.evidence === 0 && one.explanation === null;
  return occurrencesIn(task)
    .filter(({ state }) => state !== "cancelled")
    .filter((one) => one.state !== "open" || isLate(one, today) || heads.includes(one.id))
    .sort((a, b) => Number(isLacking(b)) - Number(isLacking(a)) || byUrgency(b, a));
}

/** Handed in without the product that the plan names, and nobody has said why. */
export function lackingExplanation(task: TaskSheet): Occurrence[] {
  if (task.product === null) return [];
  return occurrencesIn(task).filter(
    ({ state, evidence, explanation }) =>
      (state === "submitted" || state === "accepted") && evidence === 0 && explanation === null,
  );
}
