import {
  addWorkingDays,
  workingDayOnOrBefore,
  workingDaysBetween,
  type Calendar,
} from "./calendar.js";
import type { NudgeLine, NudgeMember, ToldMark } from "./nudge.js";
import type { Settings } from "./office.js";
import { dayOf, type CivilDate, type Instant } from "./time.js";

export type Step = "clerk" | "chair";

type Day = {
  today: CivilDate;
  calendar: Calendar;
  settings: Pick<Settings, "clerkAfter" | "chairAfter" | "obstacleAfter">;
};

/**
 * What is late long enough to be told to the clerk, and to the chair: each step once for each due day (product.md,
 * "Escalation"). What is blocked waits for an answer and not for its official.
 */
export function lateSteps(lines: readonly NudgeLine[], day: Day): ToldMark[] {
  const { clerkAfter, chairAfter } = day.settings;
  const late = { clerk: lateSince(clerkAfter, day), chair: lateSince(chairAfter, day) };
  return lines.flatMap((line) => {
    const { workspaceId, occurrenceId, due } = line;
    if (due === null || !isLateLine(line, day.today) || line.blocked) return [];
    const steps = (["clerk", "chair"] as const).filter((step) => due < late[step]);
    return steps
      .filter((what) => !line.told.some((mark) => mark.what === what && mark.about === due))
      .map((what) => ({ workspaceId, occurrenceId, what, about: due }));
  });
}

/** What was due before that day is late by so many working days, counted once for all lines. */
function lateSince(days: number, { today, calendar }: Day): CivilDate {
  return addWorkingDays(workingDayOnOrBefore(today, calendar), 1 - days, calendar);
}

/** As `isLate` says of an occurrence; the line is open. */
export function isLateLine(
  { due, basis, confirm }: Pick<NudgeLine, "due" | "basis" | "confirm">,
  today: CivilDate,
): boolean {
  return due !== null && due < today && basis === "dated" && !confirm;
}

/** Whether nobody has answered an obstacle for so many working days that the chair hears of it. */
export function isUnanswered(raisedAt: Instant, zone: string, day: Day): boolean {
  const raised = dayOf(raisedAt, zone);
  return workingDaysBetween(raised, day.today, day.calendar) >= day.settings.obstacleAfter;
}

/** Who is told: those of that role, or of the other one where nobody has it. */
export function toldOf(step: Step, members: readonly NudgeMember[]): NudgeMember[] {
  const of = (role: Step) => members.filter((member) => member.role === role);
  const own = of(step);
  return own.length > 0 ? own : of(step === "clerk" ? "chair" : "clerk");
}
