import { DateTime } from "luxon";

/** A moment, as ISO 8601 in UTC: "2026-11-20T01:12:00.000Z". */
export type Instant = string;

/** A day on the calendar, without zone: "2026-11-20". Compares as text. */
export type CivilDate = string;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The day it is at that moment in that zone (R1: a due day ends at 23:59 local time). */
export function dayOf(at: Instant, zone: string): CivilDate {
  return civil(DateTime.fromISO(at, { zone }));
}

/** The local clock time "08:12" of a moment. */
export function timeOf(at: Instant, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat("HH:mm");
}

/** Moves a day by calendar days; negative goes back. */
export function addDays(day: CivilDate, days: number): CivilDate {
  return civil(DateTime.fromISO(day, { zone: "utc" }).plus({ days }));
}

/** Calendar days from one day to the other; negative when `to` lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  // A day alone is read as midnight UTC, whose days all have the same length.
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: CivilDate): number {
  return DateTime.fromISO(day, { zone: "utc" }).weekday;
}

function civil(moment: DateTime): CivilDate {
  const day = moment.toISODate();
  if (day === null) throw new RangeError("not a moment or a day");
  return day;
}
