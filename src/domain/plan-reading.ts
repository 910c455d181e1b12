import type { Schedule } from "./schedule.js";
import type { CivilDate } from "./time.js";

/*
 * What was read from a plan: the JSON of "What was read from a plan" in the contracts. Text fields keep the
 * document's words; what was filled in or guessed is said in the warnings.
 */

/** Where it stands in the document; `line` counts from 1, `row` is the number printed in the table. */
export type Source = { page: number | null; line: number; row?: number };

export type PlanHeading = {
  issuer: string | null;
  title: string | null;
  /** Null where the document leaves it blank. */
  number: string | null;
  date: CivilDate | null;
  year: number | null;
  start: CivilDate | null;
  end: CivilDate | null;
  signer: string | null;
  /** Of 100, as the plan states it for the year before. */
  score: number | null;
  /** "9/14" as printed. */
  rank: string | null;
};

export type DeliverableRow = {
  name: string;
  schedule: Schedule;
  /** The plan's words for this product's deadline. */
  phrase: string | null;
  /** "nếu có": wanted only if there is something to hand in. */
  optional: boolean;
};

export type TaskRow = {
  /** "PL01.1": annex and printed number; unique in the reading. */
  ref: string;
  field: string | null;
  group: string | null;
  title: string;
  requirement: string | null;
  product: string | null;
  /** Units as written, one each. */
  lead: string[];
  coordinating: string[];
  startText: string | null;
  deadlineText: string | null;
  /** Codes of the province's point table, e.g. "1.4.1". */
  criteria: string[];
  pointsLost: number | null;
  deliverables: DeliverableRow[];
  source: Source;
  /** Codes of what a person has to look at, e.g. "lead_from_heading". */
  warnings: string[];
};

export type Operator = ">=" | ">" | "<=" | "<" | "=";

export type IndicatorRow = {
  /** The clause that carries the figure. */
  text: string;
  operator: Operator;
  value: number;
  unit: string;
  source: Source;
  /** Reference of the task in whose row it stands; null in the running text. */
  ref: string | null;
};

export type ReadingWarning = { code: string; message: string; source: Source | null };

export type PlanReading = {
  plan: PlanHeading;
  tasks: TaskRow[];
  indicators: IndicatorRow[];
  warnings: ReadingWarning[];
};
