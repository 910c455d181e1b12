import { isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from "./calendar.js";
import type { Calendar } from "./calendar.js";
import { isBetween, momentOf, type ClockTime } from "./hours.js";
import type { Settings, Workspace } from "./office.js";
import { addDays, dayOf, daysBetween, timeOf, type CivilDate, type Instant } from "./time.js";
import { mondayOf, weekOf, type WeekCode } from "./week.js";

/** A digest whose day and hour have come. */
export type DigestDue = {
  week: WeekCode;
  /** "digest/2026-W12": once for each workspace, however the clock is moved. */
  slot: string;
  plannedFor: Instant;
  /** Where it is caught up on a day off or in quiet hours; null: it may go at once. */
  notBefore: Instant | null;
  notAfter: Instant;
};

/** Days after its own in which a digest is caught up: that of Monday until the end of Thursday. */
const CAUGHT_UP_DAYS = 3;

/** Days before and after today that `digestDue` asks the calendar about. */
export const DIGEST_DAYS_AROUND = 21;

/**
 * The digest that is due now in a workspace, sent or not; null where there is none. One whose day is off comes on the
 * working day before and keeps its week; an office that was closed for the whole week before has none.
 */
export function digestDue(
  { settings, timeZone: zone }: Pick<Workspace, "settings" | "timeZone">,
  now: Instant,
  calendar: Calendar,
): DigestDue | null {
  const today = dayOf(now, zone);
  for (const week of [weekOf(addDays(today, 7)), weekOf(today), weekOf(addDays(today, -7))]) {
    const due = dueIn(week, { settings, zone, now, calendar });
    if (due !== null) return due;
  }
  return null;
}

type Ask = { settings: Settings; zone: string; now: Instant; calendar: Calendar };

function dueIn(week: WeekCode, ask: Ask): DigestDue | null {
  const { settings, zone, now, calendar } = ask;
  const named = digestDayOf(week, settings);
  const day = workingDayOnOrBefore(named, calendar);
  if (daysBetween(day, named) >= 7) return null;
  const hour = hourOf(settings);
  const plannedFor = momentOf(day, hour, zone);
  const notAfter = momentOf(addDays(named, CAUGHT_UP_DAYS + 1), "00:00", zone);
  if (now < plannedFor || now >= notAfter) return null;
  const opens = opening(ask, hour);
  if (opens !== null && opens >= notAfter) return null;
  return { week, slot: `digest/${week}`, plannedFor, notBefore: opens, notAfter };
}

/** The day of the week that the office has chosen, off or not. */
export function digestDayOf(week: WeekCode, { digestDay }: Pick<Settings, "digestDay">): CivilDate {
  return addDays(mondayOf(week), digestDay - 1);
}

/** An hour in quiet hours is the hour in which they end. */
function hourOf({ digestAt, quietFrom, quietTo }: Settings): ClockTime {
  return isBetween(digestAt, quietFrom, quietTo) ? quietTo : digestAt;
}

/** When something may go that may not go now; null where it may. */
function opening({ settings, zone, now, calendar }: Ask, hour: ClockTime): Instant | null {
  const [today, time] = [dayOf(now, zone), timeOf(now, zone)];
  const quiet = isBetween(time, settings.quietFrom, settings.quietTo);
  if (!quiet && isWorkingDay(today, calendar)) return null;
  const from = time < hour ? today : addDays(today, 1);
  return momentOf(workingDayOnOrAfter(from, calendar), hour, zone);
}
