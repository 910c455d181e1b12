import type { Every, Offset, PeriodCode } from "../domain/schedule.js";
import type { Dated } from "./dated.js";
import type { OpRead } from "./op.js";
import type { Text } from "./normalise.js";

/** The plan a phrase stands in: its year, and its own first and last day where known ("YYYY-MM-DD"). */
export type Context = { year: number; planStart?: string; planEnd?: string };

export type Input = Text & { context: Context };

/** "trước ngày 22", "ngày 20 của tháng cuối quý", "thứ Sáu": a day within something that repeats. */
export type DayOf = {
  type: "day";
  day?: number;
  weekday?: number;
  of?: "last_month" | "next_month" | "first_month";
  /** "tháng cuối quý" says by itself that it repeats. */
  every?: Every;
  op?: OpRead;
};

export type Recurring = {
  type: "recurring";
  every: Every[];
  periods?: PeriodCode[];
  times?: number;
  days: DayOf[];
  yearDays: { month: number; day: number }[];
  /** "báo cáo quý": names a report as much as it says how often. */
  generic: boolean;
  span?: Dated | Range;
  confirm: boolean;
  vague?: boolean;
};

export type Range = { type: "range"; from: Dated | null; to: Dated | null; startEvent?: string };

export type Value =
  | Dated
  | Range
  | { type: "list"; items: Dated[]; either: boolean }
  | DayOf
  | Recurring
  | { type: "continuous"; span?: Dated | Range }
  | {
      type: "event";
      event: string;
      offset?: Offset;
      repeat: boolean;
      before: boolean;
      confirm: boolean;
    }
  | { type: "authority"; authority: string | null; basis: string }
  | { type: "window"; span: Range | null }
  | { type: "time"; time: string; op?: OpRead }
  | { type: "now" }
  | { type: "onwards"; rest?: true }
  | { type: "broken"; flags: string[] };

/** A piece of the phrase that says when. `core` is where it starts without "trước", "đến hết" and kin. */
export type Mention = { from: number; core: number; to: number; value: Value };

/** One written form: reads what starts exactly at `from`, or says null. */
export type Form = (input: Input, from: number) => { to: number; value: Value } | null;

/** The match of a sticky expression exactly at a place. */
export function matchAt(pattern: RegExp, key: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(key);
}

/** A form's expression: sticky, and what it matched ends where a word or number ends. */
export function formPattern(source: string): RegExp {
  return new RegExp(`(?:${source})(?![a-z0-9])`, "y");
}
