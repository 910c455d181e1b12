import { readFileSync } from "node:fs";

/* What the model of a year is made of, and the small questions that need no memory. */

export type ModelItem = {
  id: number;
  number: number;
  basis: string;
  start: string | null;
  due: string | null;
  until: string | null;
  confirm: boolean;
  open: boolean;
  /** The period whose report it is, where the plan asks for one by that name: "2026-Q1". */
  report: string | null;
};

/** A report that is asked of units: those that have not handed in, and those that something keeps from it. */
export type ModelRound = { period: string; due: string; missing: Set<number>; stuck: Set<number> };

export type ModelTask = {
  number: number;
  inCharge: number | null;
  /** Units that lead, groups of units already taken apart. */
  lead: Set<number>;
  items: ModelItem[];
  /** Raised on that day and not answered yet; whether the chairs have heard. */
  obstacles: { id: number; day: string; told: boolean }[];
  /** The last day on which something was noted. */
  noted: string | null;
};

export type ModelPerson = {
  id: number;
  role: string;
  units: number[];
  /** Of their own. */
  hour: string | null;
  left: boolean;
};

export type Entry = { task: ModelTask; item: ModelItem; why: string };
/** What was decided for somebody in a morning and is worded when it is sent. */
export type Brief = {
  kind: "nudge" | "escalation" | "opened" | "digest";
  /** Null: the office's group. */
  to: ModelPerson | null;
  day: string;
  hour: string;
  entries: Entry[];
  obstacles: { task: ModelTask; id: number }[];
  rounds: ModelRound[];
  /** The last day on which it may be sent. */
  until: string;
};

export const EMPTY: Pick<Brief, "entries" | "obstacles" | "rounds" | "until"> = {
  ...{ entries: [], obstacles: [], rounds: [], until: "" },
};
export const NUDGE_DAYS = [7, 3, 1, 0];
export const PERIOD_MONTHS: Record<string, { code: string; from: (year: number) => string }> = {
  "03": { code: "Q1", from: (year) => `${String(year - 1)}-12-15` },
  "06": { code: "H1", from: (year) => `${String(year - 1)}-12-15` },
  "09": { code: "Q3", from: (year) => `${String(year)}-06-15` },
  "12": { code: "Y", from: (year) => `${String(year - 1)}-12-15` },
};
export const URGENCY = ["late", "due", "snoozed", "start", "period"];
export const OFFICE_HOUR = "07:30";
const CLOSES = "17:00";

export function plusDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** Days off and make-up days of the country, as the calendar's file has them. */
export function countryDays(): { date: string; kind: string }[] {
  const file = new URL("../../prisma/calendar.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { days: { date: string; kind: string }[] })
    .days;
}

/** To a person with their units, to the group without. */
export function openedLine({ to, rounds: [round] }: Brief): string | null {
  if (round === undefined || round.missing.size === 0) return null;
  if (to === null) return `opened ${round.due}`;
  const units = to.units.filter((unit) => round.missing.has(unit));
  if (units.length === 0) return null;
  return `opened ${round.due} ${units
    .map((unit) => `u${String(unit)}`)
    .sort()
    .join(" ")}`;
}

export function stillOwed({ missing, stuck }: ModelRound, { units }: ModelPerson): number[] {
  return units.filter((unit) => missing.has(unit) && !stuck.has(unit));
}

export function usualDue(period: string): string {
  const [month] =
    Object.entries(PERIOD_MONTHS).find(([, { code }]) => period.endsWith(`-${code}`)) ??
    Object.entries({ "09": "9M" }).find(([, code]) => period.endsWith(code)) ??
    [];
  return `${period.slice(0, 4)}-${month ?? "12"}-20`;
}

export function blocked({ obstacles }: ModelTask): boolean {
  return obstacles.length > 0;
}

export function other(role: "clerk" | "chair"): string {
  return role === "clerk" ? "chair" : "clerk";
}

/** From an hour on until the office closes, for two hours at least. */
export function closes(hour: string): string {
  const later = `${String(Number(hour.slice(0, 2)) + 2).padStart(2, "0")}${hour.slice(2)}`;
  return later > CLOSES ? later : CLOSES;
}

export function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

export function capped(lines: string[], most: number): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), `+${String(more)}`] : lines;
}
