import type { Activity } from "./activity.js";
import { addWorkingDays, workingDayOnOrBefore, type Calendar } from "./calendar.js";
import { nudged, type NudgeLine, type NudgeOffice, type Snoozed } from "./nudge.js";
import type { Person } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { CivilDate } from "./time.js";

export type Snoozing = {
  person: Person;
  line: NudgeLine;
  office: NudgeOffice;
  /** What this person put off of it before. */
  before: Snoozed | null;
  /** Working days asked for; null where none were said. */
  days: number | null;
  today: CivilDate;
  calendar: Calendar;
};

/** How often one person puts off one occurrence. */
export const MOST_SNOOZES = 3;
/** Working days, where none are said; at most; and of what is due today or late. */
const USUAL_DAYS = 3;
const MOST_DAYS = 10;
const LATE_DAYS = 2;

/**
 * Puts a nudge off and nothing else: the due day stays what it is. Never beyond the due day, of what is due or late
 * for two working days, and no more than three times. Put off so long already it is not counted again.
 */
export function snooze(by: Snoozing): Decision<{ snooze: Snoozed; events: Activity[] }> {
  const { person, line, office, before, today } = by;
  const { id } = person.member;
  if (!nudged(line, office).some((member) => member.id === id)) {
    return refuse({ code: "only", who: "nudged" });
  }
  const until = untilWhen(by);
  if (before !== null && before.until > today && before.until >= until) {
    return allow({ snooze: before, events: [] });
  }
  const times = (before?.times ?? 0) + 1;
  const { number, taskId, occurrenceId } = line;
  if (times > MOST_SNOOZES) return refuse({ code: "snoozed_enough", number, times: MOST_SNOOZES });
  return allow({
    snooze: { memberId: id, occurrenceId, until, times },
    events: [{ kind: "snoozed", taskId, occurrenceId, data: { until, times } }],
  });
}

/** The working day on which it is nudged about again. */
function untilWhen({ line, days, today, calendar }: Snoozing): CivilDate {
  const last = line.due === null ? null : workingDayOnOrBefore(line.due, calendar);
  const wanted = Math.max(1, days ?? USUAL_DAYS);
  if (last !== null && last <= today) {
    return addWorkingDays(today, Math.min(wanted, LATE_DAYS), calendar);
  }
  const until = addWorkingDays(today, Math.min(wanted, MOST_DAYS), calendar);
  return last !== null && until > last ? last : until;
}
