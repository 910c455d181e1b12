import { addDays, weekdayOf, type CivilDate } from "./time.js";

/**
 * A day that differs from its weekday: off on a working day (holiday), or worked on a Saturday to
 * make up for a swapped day (Bộ luật Lao động 2019, Điều 111 and 112).
 */
export type CalendarDay = {
  date: CivilDate;
  kind: "off" | "work";
  name: string;
  /** The notice or law that says so. */
  source: string;
  /** Computed, not announced yet. */
  provisional: boolean;
};

/** Days that differ from their weekday, by date. */
export type Calendar = ReadonlyMap<CivilDate, CalendarDay>;

export function calendarOf(days: readonly CalendarDay[]): Calendar {
  return new Map(days.map((day) => [day.date, day]));
}

/** Those of many workspaces: of what is one list it makes one calendar. */
export function calendarsOf(
  days: ReadonlyMap<number, readonly CalendarDay[]>,
): (workspaceId: number) => Calendar {
  const made = new Map<readonly CalendarDay[], Calendar>();
  return (workspaceId) => {
    const own = days.get(workspaceId) ?? [];
    const calendar = made.get(own) ?? calendarOf(own);
    made.set(own, calendar);
    return calendar;
  };
}

/** Monday to Friday unless off; a Saturday or Sunday only when it is a make-up day. */
export function isWorkingDay(date: CivilDate, calendar: Calendar): boolean {
  const special = calendar.get(date);
  if (special !== undefined) return special.kind === "work";
  return weekdayOf(date) <= 5;
}

/** The day itself when it is worked, else the last working day before it. */
export function workingDayOnOrBefore(date: CivilDate, calendar: Calendar): CivilDate {
  return seek(date, -1, calendar);
}

/** The day itself when it is worked, else the next working day. */
export function workingDayOnOrAfter(date: CivilDate, calendar: Calendar): CivilDate {
  return seek(date, 1, calendar);
}

/**
 * The day `count` working days after `date`, which is day 0 itself (R9: the day of the event does
 * not count). Negative counts back.
 */
export function addWorkingDays(date: CivilDate, count: number, calendar: Calendar): CivilDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; left -= 1)
    day = seek(addDays(day, step), step, calendar);
  return day;
}

/** Working days after `from` up to and with `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

/** No office is closed for a whole year: a longer gap means that the table is wrong. */
const LONGEST_GAP_DAYS = 366;

function seek(date: CivilDate, step: 1 | -1, calendar: Calendar): CivilDate {
  let day = date;
  for (let tried = 0; tried <= LONGEST_GAP_DAYS; tried += 1) {
    if (isWorkingDay(day, calendar)) return day;
    day = addDays(day, step);
  }
  throw new RangeError("the calendar has no working day within a year");
}
