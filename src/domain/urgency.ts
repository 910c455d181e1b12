import type { Occurrence, TaskSheet } from "./task.js";
import { addDays, daysBetween, weekdayOf, type CivilDate } from "./time.js";

/** Late is derived, never stored: dated, past its due day, open, and no person has to look first (R1, R14). */
export function isLate(occurrence: Occurrence, today: CivilDate): boolean {
  return daysLate(occurrence, today) > 0;
}

/** Calendar days past the due day; 0 when it is on time or cannot be late (R7, R9, R10). */
export function daysLate(occurrence: Occurrence, today: CivilDate): number {
  if (occurrence.due === null || occurrence.confirm || occurrence.basis !== "dated") return 0;
  if (occurrence.state !== "open") return 0;
  return Math.max(0, daysBetween(occurrence.due, today));
}

/** Due today or within the next three days: "sắp đến hạn". */
export function isSoon(occurrence: Occurrence, today: CivilDate): boolean {
  if (occurrence.due === null || occurrence.state !== "open") return false;
  const left = daysBetween(today, occurrence.due);
  return left >= 0 && left <= 3;
}

/** The Sunday of the week of that day. */
export function endOfWeek(day: CivilDate): CivilDate {
  return addDays(day, 7 - weekdayOf(day));
}

const RANK: Record<Occurrence["basis"], number> = {
  dated: 0,
  unclear: 1,
  event: 2,
  authority: 2,
  continuous: 3,
};

/** Most urgent first: by due day, then what waits, then what goes on; the plan's order breaks ties. */
export function byUrgency(a: Occurrence, b: Occurrence): number {
  if (a.due !== null && b.due !== null) return a.due.localeCompare(b.due) || a.id - b.id;
  if (a.due !== null || b.due !== null) return a.due === null ? 1 : -1;
  return RANK[a.basis] - RANK[b.basis] || a.id - b.id;
}

export function occurrencesIn(task: TaskSheet): Occurrence[] {
  return task.deliverables.flatMap((deliverable) => deliverable.occurrences);
}

/** The open occurrence of each deliverable that comes first: what "hand in task 12" can mean. */
export function openHeads(task: TaskSheet): Occurrence[] {
  return task.deliverables
    .map(({ occurrences }) => occurrences.filter((o) => o.state === "open").sort(byUrgency)[0])
    .filter((head) => head !== undefined)
    .sort(byUrgency);
}
