import { addWorkingDays, isWorkingDay, type Calendar } from "./calendar.js";
import { isBetween, momentOf, type ClockTime } from "./hours.js";
import type { Settings } from "./office.js";
import { dayOf, timeOf, type CivilDate, type Instant } from "./time.js";

export type TroubleAt = { date: CivilDate; notBefore: Instant };

/** Those that fail together are told of together. */
const GATHER_MS = 10 * 60_000;

/**
 * When it is told that a message could not be delivered: soon, where that is a working hour, and on the next working
 * day, where what the first time left untold is told. Once a day, under the key of the day.
 */
export function troubleTimes(
  now: Instant,
  { nudgeAt, quietFrom, quietTo }: Pick<Settings, "nudgeAt" | "quietFrom" | "quietTo">,
  zone: string,
  calendar: Calendar,
): TroubleAt[] {
  const soon = new Date(Date.parse(now) + GATHER_MS).toISOString();
  const [today, time] = [dayOf(soon, zone), timeOf(soon, zone)];
  const works = isWorkingDay(today, calendar);
  const next = momentFor(addWorkingDays(today, 1, calendar), nudgeAt, zone);
  if (!works) return [next];
  if (time < nudgeAt) return [momentFor(today, nudgeAt, zone), next];
  return isBetween(time, quietFrom, quietTo) ? [next] : [{ date: today, notBefore: soon }, next];
}

function momentFor(date: CivilDate, time: ClockTime, zone: string): TroubleAt {
  return { date, notBefore: momentOf(date, time, zone) };
}
