import type { CivilDate, Instant } from "./time.js";

/**
 * What something sent unasked is about. It is worded when it is sent, from how things stand then: what was handed in
 * meanwhile is not spoken of any more, and a brief of which nothing is left is dropped.
 */
export type Brief =
  | {
      kind: "nudge";
      date: CivilDate;
      items: NudgeItem[];
      /** Reporting rounds that a unit of the person has not answered. */
      rounds: number[];
    }
  | {
      kind: "escalation";
      date: CivilDate;
      late: number[];
      /** Obstacles that nobody has answered. */
      obstacles: number[];
    }
  | {
      kind: "urge";
      /** Who urges, when, and what they say along. */
      by: number;
      at: Instant;
      words: string;
      items: number[];
    }
  | { kind: "digest"; week: string; audience: "leaders" | "public" }
  | { kind: "round"; round: number; what: "opened" | "closed" }
  /** Messages that could not be delivered, of which the reader has not been told. */
  | { kind: "trouble"; date: CivilDate };

/** Why an occurrence is in somebody's nudge. */
export const NUDGE_REASONS = [
  "due",
  "late",
  "start",
  /** An ongoing duty, asked for one line a reporting period. */
  "period",
  "snoozed",
  /** Counted, not spoken of: something is in its way. */
  "blocked",
] as const;
export type NudgeReason = (typeof NUDGE_REASONS)[number];

export type NudgeItem = { occurrenceId: number; why: NudgeReason };

/** What is sent without being asked for, by what it is. */
export const NOTICE_KINDS = [
  "news",
  "nudge",
  "escalation",
  "digest",
  "round",
  "urge",
  "trouble",
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
