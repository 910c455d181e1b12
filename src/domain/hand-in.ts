import type { Activity } from "./activity.js";
import { may, type Standing } from "./may.js";
import type { Person } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { Occurrence, OccurrenceState, TaskSheet } from "./task.js";
import type { Instant } from "./time.js";
import { occurrencesIn } from "./urgency.js";

/** The new life of an occurrence, with what the history says of it. */
export type Move = {
  from: OccurrenceState;
  to: {
    state: OccurrenceState;
    returnReason: string | null;
    note: string | null;
    submittedAt: Instant | null;
    submittedBy: number | null;
    decidedAt: Instant | null;
    decidedBy: number | null;
  };
  /** Given in place of the evidence that the plan wants: kept for the appraisers too. */
  explanation?: string;
  events: Activity[];
};

export type HandIn = {
  task: TaskSheet;
  occurrence: Occurrence;
  person: Person;
  standing: Standing;
  note: string | null;
  now: Instant;
};

/**
 * People have worked with it: something was handed in, kept, explained, noted or granted, or somebody waits for an
 * answer or a decision. It is no row that was read by mistake.
 */
export function isUnderWay(task: TaskSheet): boolean {
  const { evidence, progress, obstacles, extensions } = task;
  return (
    evidence.length > 0 ||
    progress.length > 0 ||
    obstacles.some(({ state }) => state === "open") ||
    extensions.some(({ state }) => state === "asked" || state === "granted") ||
    occurrencesIn(task).some(
      ({ state, explanation }) =>
        state === "submitted" || state === "accepted" || explanation !== null,
    )
  );
}

/** What a hand-in lacks: a product is named and there is neither evidence nor a reason. */
export type EvidenceWanted = { wanted: "evidence" };

/**
 * Hands an occurrence in. With verification off it is accepted at once. A named product wants
 * evidence, or a note that says why there is none (lessons.md, pain 10).
 */
export function handIn(by: HandIn): Decision<Move | EvidenceWanted> {
  const { task, occurrence, person, note, now } = by;
  const allowed = may(person, "hand_in", by.standing);
  if (!allowed.ok) return allowed;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number: task.number });
  const settled = refuseSettled(task, occurrence);
  if (settled !== null) return settled;
  const bare = occurrence.evidence === 0 && task.product !== null;
  if (bare && note === null) return allow({ wanted: "evidence" });
  const accepted = !person.workspace.settings.verification;
  const about = { taskId: task.id, occurrenceId: occurrence.id };
  const what = describe(occurrence);
  const events: Activity[] = [
    { kind: "submitted", ...about, data: { ...what, note, evidence: occurrence.evidence } },
  ];
  if (accepted) events.push({ kind: "accepted", ...about, data: { ...what, automatic: true } });
  return allow({
    from: "open",
    to: {
      state: accepted ? "accepted" : "submitted",
      returnReason: null,
      note,
      submittedAt: now,
      submittedBy: person.member.id,
      decidedAt: accepted ? now : null,
      decidedBy: null,
    },
    ...(bare && note !== null && wantsExplanation(occurrence) ? { explanation: note } : {}),
    events,
  });
}

/** None was given yet, or what was given did not do. */
function wantsExplanation({ explanation, returnReason }: Occurrence): boolean {
  return explanation === null || returnReason !== null;
}

export type Verdict = { task: TaskSheet; occurrence: Occurrence; person: Person; now: Instant };

/** Clerk or chair accepts a hand-in. */
export function accept(by: Verdict): Decision<Move> {
  const waiting = waitingForReview(by);
  if (!waiting.ok) return waiting;
  return allow(verdict(by, "accepted", null));
}

/** Clerk or chair gives it back with a reason; it is open again. */
export function giveBack(by: Verdict & { reason: string }): Decision<Move> {
  const waiting = waitingForReview(by);
  if (!waiting.ok) return waiting;
  if (!/\p{L}.*\p{L}/su.test(by.reason))
    return refuse({ code: "reason_wanted", number: by.task.number });
  return allow(verdict(by, "open", by.reason.trim()));
}

/** May review, and there is something to review; the reason is not looked at. */
export function waitingForReview(by: Verdict): Decision<null> {
  const allowed = may(by.person, "review");
  if (!allowed.ok) return allowed;
  if (by.occurrence.state === "submitted") return allow(null);
  if (by.occurrence.state === "open") {
    return refuse({ code: "not_submitted", number: by.task.number });
  }
  return refuseSettled(by.task, by.occurrence) ?? allow(null);
}

function verdict(by: Verdict, state: "accepted" | "open", reason: string | null): Move {
  const { occurrence, task } = by;
  return {
    from: "submitted",
    to: {
      state,
      returnReason: reason,
      note: occurrence.note,
      submittedAt: occurrence.submittedAt,
      submittedBy: occurrence.submittedBy?.id ?? null,
      decidedAt: by.now,
      decidedBy: by.person.member.id,
    },
    events: [
      {
        kind: state === "accepted" ? "accepted" : "returned",
        taskId: task.id,
        occurrenceId: occurrence.id,
        data: { ...describe(occurrence), ...(reason === null ? {} : { reason }) },
      },
    ],
  };
}

/** What the history says an entry is about: the deliverable and its period. */
export function describe(occurrence: Occurrence): { deliverable: string; period: string } {
  return { deliverable: occurrence.deliverable, period: occurrence.key };
}

/** Why an occurrence that is no longer open takes nothing more; null while it is. */
export function refuseSettled(task: TaskSheet, occurrence: Occurrence) {
  const { number } = task;
  switch (occurrence.state) {
    case "open":
      return null;
    case "submitted":
      return refuse({
        code: "already_submitted",
        number,
        by: occurrence.submittedBy,
        at: occurrence.submittedAt,
      });
    case "accepted":
      return refuse({
        code: "already_accepted",
        number,
        by: occurrence.decidedBy,
        at: occurrence.decidedAt,
      });
    case "cancelled":
      return refuse({ code: "already_cancelled", number });
  }
}
