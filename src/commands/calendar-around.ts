import { calendarOf, type Calendar } from "../domain/calendar.js";
import type { CivilDate } from "../domain/time.js";
import type { Shelves } from "../ports.js";

/** The days off and make-up days from the first to the last of some days; empty where there is none. */
export async function calendarAround(
  days: readonly (CivilDate | null)[],
  workspaceId: number,
  on: Pick<Shelves, "calendar">,
): Promise<Calendar> {
  const dated = days.filter((day) => day !== null).sort();
  const first = dated[0];
  if (first === undefined) return new Map();
  return calendarOf(await on.calendar.days(workspaceId, first, dated.at(-1) ?? first));
}
