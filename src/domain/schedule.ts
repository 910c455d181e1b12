/**
 * What a deadline phrase of a plan means, as plain data (domain rules R1 to R14).
 * Civil dates are "YYYY-MM-DD" in the office's own zone; `due` is the last day on which the work is still on time (R1).
 */

export type Op = "on" | "in" | "by" | "before";

export type Every = "week" | "month" | "quarter" | "half" | "year" | "period";

/** The report periods of administrative reform; Q2, Q4 and H2 only where a plan names them itself. */
export const PERIOD_CODES = ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "Y"] as const;
export type PeriodCode = (typeof PERIOD_CODES)[number];

/**
 * On which day of each period a recurring work falls due. `{day}` of the period's last month; `of` names another month:
 * `next_month` is the month after the period, `first_month` its first one. Days beyond the month's end mean its last day.
 * `{month, day}` is a day of the year, `{weekday}` 1 (Monday) to 7 of the week.
 */
export type DayRule =
  | { day: number; of?: "last_month" | "next_month" | "first_month" }
  | { month: number; day: number }
  | { weekday: number };

export type OffsetUnit = "day" | "workday" | "workhour" | "hour" | "month";

/** How long after the event the work is due; a negative `n` lies before it. */
export type Offset = { n: number; unit: OffsetUnit };

type Shared = {
  label?: string;
  op?: Op;
  time?: string;
  /** What is not in the phrase and was taken from the plan: `year`. */
  inferred?: string[];
  /** What is only supposed: `until` when it is merely the plan's end. */
  assumed?: string[];
  flags?: string[];
  confirm?: boolean;
  alt?: string[];
  role?: "data_window";
  note?: string;
};

export type DateSchedule = Shared & { kind: "date"; due: string; named?: string };

/** `start` is absent with `op: "before"`, where `named` says which period (`2025-Q3`, `2025-11`). */
export type PeriodSchedule = Shared & {
  kind: "month" | "quarter" | "half" | "year";
  due: string;
  start?: string;
  named?: string;
  quarter?: number;
  half?: number;
};

export type RangeSchedule = Shared & {
  kind: "range";
  start: string | null;
  due: string | null;
  open?: boolean;
  startEvent?: string;
};

export type RecurringSchedule = Shared & {
  kind: "recurring";
  every: Every[];
  by?: DayRule[];
  periods?: PeriodCode[];
  times?: number;
  start?: string;
  until?: string;
};

export type ContinuousSchedule = Shared & { kind: "continuous"; until?: string; start?: string };

export type AfterEventSchedule = Shared & {
  kind: "after_event";
  event: string;
  offset?: Offset;
  repeat?: boolean;
};

export type AuthoritySchedule = Shared & {
  kind: "authority";
  authority: string | null;
  basis: string;
};

export type NoneSchedule = Shared & { kind: "none" };

export type SimpleSchedule =
  | DateSchedule
  | PeriodSchedule
  | RangeSchedule
  | RecurringSchedule
  | ContinuousSchedule
  | AfterEventSchedule
  | AuthoritySchedule
  | NoneSchedule;

export type MultiSchedule = Shared & { kind: "multi"; parts: SimpleSchedule[] };

export type Schedule = SimpleSchedule | MultiSchedule;

/** The milestones of a schedule: the parts of a `multi`, otherwise the schedule itself. */
export function partsOf(schedule: Schedule): SimpleSchedule[] {
  return schedule.kind === "multi" ? schedule.parts : [schedule];
}

/** Whether a person has to look at the whole or at any of its parts. */
export function needsConfirmation(schedule: Schedule): boolean {
  if (schedule.confirm === true) return true;
  return schedule.kind === "multi" && schedule.parts.some((part) => part.confirm === true);
}
