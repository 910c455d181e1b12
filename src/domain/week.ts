import { DateTime } from "luxon";
import { addDays, type CivilDate } from "./time.js";

/** A week from Monday to Sunday by ISO 8601: "2026-W12". Compares as text. */
export type WeekCode = string;

/** The first days of January may belong to the last week of the year before: "2027-01-01" is in "2026-W53". */
export function weekOf(day: CivilDate): WeekCode {
  const { weekYear, weekNumber } = DateTime.fromISO(day, { zone: "utc" });
  return `${String(weekYear)}-W${String(weekNumber).padStart(2, "0")}`;
}

export function mondayOf(week: WeekCode): CivilDate {
  const monday = DateTime.fromISO(week, { zone: "utc" }).toISODate();
  if (monday === null) throw new RangeError("not a week");
  return monday;
}

export function sundayOf(week: WeekCode): CivilDate {
  return addDays(mondayOf(week), 6);
}

export function weekBefore(week: WeekCode): WeekCode {
  return weekOf(addDays(mondayOf(week), -7));
}

/** Reads "2026-W12", "2026w12"; null for anything else, and for a week that the year does not have. */
export function readWeek(text: string): WeekCode | null {
  const [, year = "", number = ""] = /^(\d{4})-?w(\d{1,2})$/i.exec(text.trim()) ?? [];
  if (year === "") return null;
  const week = `${year}-W${number.padStart(2, "0")}`;
  return DateTime.fromISO(week, { zone: "utc" }).isValid ? week : null;
}
