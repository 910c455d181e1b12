import type { MemberRef, UnitRef } from "./office.js";
import type { Schedule } from "./schedule.js";
import type { CivilDate, Instant } from "./time.js";

/**
 * Where a due day comes from: `dated` from the plan, `continuous` has none (R7), `event` and
 * `authority` wait until somebody enters it (R9, R10), `unclear` waits for a person to read it.
 */
export type Basis = "dated" | "continuous" | "event" | "authority" | "unclear";

/** Stored life of an occurrence. Returned is `open` with a reason; late is derived, never stored. */
export type OccurrenceState = "open" | "submitted" | "accepted" | "cancelled";

/** One dated instance of a deliverable: what falls due, is handed in, accepted, late. */
export type Occurrence = {
  id: number;
  deliverableId: number;
  /** Name of the deliverable: "Kế hoạch". */
  deliverable: string;
  /** The plan's words for its time; null where the plan has none. */
  phrase: string | null;
  /** Which one of a recurring deliverable ("2025-Q3"), "" where there is only one. */
  key: string;
  basis: Basis;
  start: CivilDate | null;
  /** Last day on which it is still on time (R1). */
  due: CivilDate | null;
  /** The day or period the phrase names where `due` is the day before it (R2). */
  named: string | null;
  /** "HH:MM" on the due day, where the plan says one (R2b). */
  time: string | null;
  /** Last day of a continuous duty. */
  until: CivilDate | null;
  /** The event or the authority that the due day waits for. */
  waitsFor: string | null;
  /** The day that was entered for that event or by that authority; the basis is `dated` then. */
  eventOn: CivilDate | null;
  /** The due day before any extension; null while there was none. */
  firstDue: CivilDate | null;
  /** A person still has to look at the date; it is not called late before (R14). */
  confirm: boolean;
  state: OccurrenceState;
  returnReason: string | null;
  /** What was said at the hand-in; the reason where it came without evidence. */
  note: string | null;
  /** Why its evidence is missing or weak, for the appraisers. */
  explanation: string | null;
  submittedAt: Instant | null;
  submittedBy: MemberRef | null;
  decidedAt: Instant | null;
  decidedBy: MemberRef | null;
  /** How many pieces of evidence it has. */
  evidence: number;
};

export type Deliverable = {
  id: number;
  name: string;
  phrase: string | null;
  schedule: Schedule;
  /** "nếu có": handing in does not wait for it. */
  optional: boolean;
  occurrences: Occurrence[];
};

/** A task as one line of a list: the task and the occurrence that is most urgent in it. */
export type TaskLine = {
  number: number;
  title: string;
  /** How the asking person's units stand to it, or the one unit that was asked for; null where they do not. */
  part: "lead" | "coordinating" | null;
  personInCharge: MemberRef | null;
  lead: UnitRef[];
  next: Occurrence;
  /** Deliverables in it that have an open occurrence, that of `next` counted. */
  open: number;
  /** Some open occurrence of it is late: `next`, or one behind a `next` that is to be confirmed. */
  late: boolean;
  /** An obstacle raised on it has no answer yet. */
  blocked: boolean;
};

/** Which tasks: `mine` is what contracts.md says of `/tasks` without a filter. */
export type TaskFilter = {
  scope: "mine" | "unit" | "all";
  /** Only of this unit (with `scope: "all"`). */
  unitId?: number;
  /** Only occurrences due on or before this day (late: yesterday; week: Sunday). */
  dueUntil?: CivilDate;
  /** Only those with a due day and nothing left to confirm. */
  datedOnly?: boolean;
  /** Only tasks of this criterion or of one below it: "3.4" has "3.4.1". */
  criterion?: string;
  /** Words as typed that title, product, field, ref or lead must all contain; exact hits come first (search.ts). */
  words?: string;
};

export type TaskPage = {
  lines: TaskLine[];
  total: number;
  /** Of all lines, not of the page: late today, to be confirmed. */
  late: number;
};

export type EvidenceItem = {
  id: number;
  occurrenceId: number;
  kind: "file" | "link" | "document";
  /** File name, link, or "Số 15/KH-UBND ngày 12/7/2025". */
  name: string;
  sha256: string | null;
  size: number | null;
  mime: string | null;
  addedBy: MemberRef;
  addedAt: Instant;
};

/** A dated line on how a task goes. */
export type Progress = {
  id: number;
  by: MemberRef;
  at: Instant;
  text: string;
  /** 0 to 100; null where none was said. */
  percent: number | null;
};

/** What is in the way of a task: raised, then answered by clerk or chair, or taken back. */
export type Obstacle = {
  id: number;
  text: string;
  raisedBy: MemberRef;
  raisedAt: Instant;
  state: "open" | "answered" | "withdrawn";
  answer: string | null;
  settledBy: MemberRef | null;
  settledAt: Instant | null;
};

/** More time, asked for one occurrence and decided by clerk or chair. */
export type Extension = {
  id: number;
  occurrenceId: number;
  reason: string;
  /** The due day when it was asked. */
  was: CivilDate;
  /** The due day asked for. */
  wanted: CivilDate;
  askedBy: MemberRef;
  askedAt: Instant;
  state: "asked" | "granted" | "refused" | "withdrawn";
  /** The due day granted, which may be another than the one asked for. */
  granted: CivilDate | null;
  answer: string | null;
  decidedBy: MemberRef | null;
  decidedAt: Instant | null;
};

export type PlanState = "draft" | "active" | "closed";

/** A task whole. */
export type TaskSheet = {
  id: number;
  workspaceId: number;
  number: number;
  /** As printed in the plan: "PL01.1". */
  ref: string;
  title: string;
  requirement: string | null;
  product: string | null;
  field: string | null;
  plan: { id: number; title: string; state: PlanState; start: CivilDate; end: CivilDate };
  criteria: string[];
  lead: UnitRef[];
  coordinating: UnitRef[];
  personInCharge: MemberRef | null;
  deliverables: Deliverable[];
  evidence: EvidenceItem[];
  /** Oldest first, as are obstacles and extensions. */
  progress: Progress[];
  obstacles: Obstacle[];
  extensions: Extension[];
};
