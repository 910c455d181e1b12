import type { UnitRef } from "./office.js";
import type { PlanState } from "./task.js";
import type { CivilDate } from "./time.js";

/** A plan as the office knows it. */
export type Plan = {
  id: number;
  workspaceId: number;
  title: string;
  /** Number and symbol of the document; null where the document leaves it blank. */
  number: string | null;
  issuer: string | null;
  year: number;
  start: CivilDate;
  end: CivilDate;
  state: PlanState;
  /** SHA-256 of the document: the same document again changes nothing. */
  document: string;
  tasks: number;
  /** What was read of the document's warnings. */
  warnings: PlanWarning[];
  /** Unit names as written, and the unit each one is taken for. */
  units: PlanUnit[];
};

export type PlanWarning = { code: string; message: string; ref: string | null };

/** A unit name of a plan. `unclear` waits for the clerk; `nearest` are the likely ones. */
export type PlanUnit = {
  name: string;
  state: "matched" | "created" | "unclear";
  unit: UnitRef | null;
  nearest: UnitRef[];
};

/** A row of a plan under review: the task and what its reading left to a person. */
export type PlanRow = {
  number: number;
  ref: string;
  title: string;
  /** Units as the plan writes them, known or not. */
  lead: string[];
  coordinating: string[];
  /** Codes of what a person has to look at, e.g. "typo_day_written_as_month". */
  why: string[];
  /** Left out of the plan by the clerk. */
  dropped: boolean;
};
