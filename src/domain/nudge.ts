import type { NudgeItem, NudgeReason } from "./brief.js";
import { addWorkingDays, isWorkingDay, type Calendar } from "./calendar.js";
import type { Language, Role, Settings } from "./office.js";
import { dataWindow, defaultDue, formatPeriod, type Period } from "./periods.js";
import type { Occurrence } from "./task.js";
import { addDays, dayOf, type CivilDate, type Instant } from "./time.js";

/** People and units of a workspace, as far as it matters who is nudged. */
export type NudgeOffice = {
  workspaceId: number;
  members: NudgeMember[];
  /** Members of groups of units; a group that lists nobody means every unit. */
  groups: { unitId: number; members: number[] }[];
};

/** An active member. */
export type NudgeMember = {
  id: number;
  name: string;
  role: Role;
  language: Language;
  units: number[];
  /** Their own hour; null: the workspace's. */
  nudgeAt: string | null;
};

/** What a deadline looks like in a message. */
type Dated = Pick<
  Occurrence,
  | "deliverable"
  | "key"
  | "phrase"
  | "basis"
  | "start"
  | "due"
  | "time"
  | "until"
  | "waitsFor"
  | "eventOn"
  | "firstDue"
  | "confirm"
>;

/** An open occurrence of an active plan as a nudge sees it. */
export type NudgeLine = Dated & {
  workspaceId: number;
  taskId: number;
  number: number;
  title: string;
  occurrenceId: number;
  returnReason: string | null;
  personInChargeId: number | null;
  /** Ids of lead units, groups of units included. */
  lead: number[];
  /** An obstacle raised on the task has no answer yet. */
  blocked: boolean;
  /** When something was last noted on how the task goes. */
  notedAt: Instant | null;
  told: { what: ToldMark["what"]; about: string; at: Instant }[];
};

/** What was said once of an occurrence, and about which due day or period. */
export type ToldMark = {
  workspaceId: number;
  occurrenceId: number;
  what: "start" | "period" | "clerk" | "chair";
  about: string;
};

/** Put off by a person until a day. */
export type Snoozed = {
  memberId: number;
  occurrenceId: number;
  until: CivilDate;
  times: number;
};

export type UrgeCount = {
  taskId: number;
  memberId: number;
  times: number;
  last: Instant;
};

/** A working day in an office. */
export type Morning = {
  today: CivilDate;
  zone: string;
  calendar: Calendar;
  settings: Pick<Settings, "nudgeDays">;
  /** The reporting period for which ongoing duties are asked now; null between periods. */
  period: Period | null;
};

/** What an official is nudged about, by member, and what has been said by it once and for all. */
export type Nudges = { items: Map<number, NudgeItem[]>; told: ToldMark[] };

/**
 * The days that a working day speaks for: itself and the days off behind it, on which nothing is sent. What would
 * fall on one of them comes on the working day before.
 */
export function spokenFor(
  today: CivilDate,
  calendar: Calendar,
): { from: CivilDate; to: CivilDate } {
  let to = today;
  while (!isWorkingDay(addDays(to, 1), calendar)) to = addDays(to, 1);
  return { from: today, to };
}

/** Starts of so many working days before are announced still, where nothing was sent on their day. */
const START_CAUGHT_UP = 3;

/** Starts from that day on are announced today. */
export function startsFrom(today: CivilDate, calendar: Calendar): CivilDate {
  return addWorkingDays(today, -START_CAUGHT_UP, calendar);
}

/**
 * The reporting period whose ongoing duties are asked about on that day: from the last day of its figures to the
 * day its report is due (Nghị định 09/2019/NĐ-CP, Điều 12; domain.md section 2). A first day that is off is moved
 * to the working day before.
 */
export function askedPeriod(
  today: CivilDate,
  codes: readonly Period["code"][],
  calendar: Calendar,
): Period | null {
  const { to } = spokenFor(today, calendar);
  const year = Number(today.slice(0, 4));
  for (const code of codes) {
    const period = { year, code };
    if (dataWindow(period).to <= to && today <= defaultDue(period)) return period;
  }
  return null;
}

/**
 * Who is nudged about what on a working day: one list for each person. Due in so many days as the office has
 * chosen, late (R1: from the day after), begun, ongoing duties once a reporting period, and what was put off until
 * today. What is blocked is counted and not spoken of; what the person put off is left out. Of whom nothing is to
 * be spoken, only to be counted, nothing is sent to, but to those who are written to `anyway`.
 */
export function nudgesOf(
  office: NudgeOffice,
  lines: readonly NudgeLine[],
  snoozes: readonly Snoozed[],
  morning: Morning,
  anyway: { has(memberId: number): boolean } = new Set(),
): Nudges {
  const items = new Map<number, NudgeItem[]>();
  const told: ToldMark[] = [];
  for (const line of lines) {
    const why = reasonOf(line, morning);
    for (const { id } of nudged(line, office)) {
      const snooze = snoozes.find(
        (one) => one.memberId === id && one.occurrenceId === line.occurrenceId,
      );
      const reason = forMember(line, why, snooze, morning.today);
      if (reason === null) continue;
      items.set(id, [...(items.get(id) ?? []), { occurrenceId: line.occurrenceId, why: reason }]);
    }
    if (begins(line, morning) && !line.blocked) told.push(markOf(line, "start", morning));
    if (why === "period") told.push(markOf(line, "period", morning));
  }
  const written = [...items].filter(
    ([id, list]) => anyway.has(id) || list.some(({ why }) => why !== "blocked"),
  );
  return { items: new Map(written), told };
}

function forMember(
  line: NudgeLine,
  why: NudgeReason | null,
  snooze: Snoozed | undefined,
  today: CivilDate,
): NudgeReason | null {
  if (snooze === undefined) return why;
  if (snooze.until > today) return null;
  return why ?? (line.blocked ? "blocked" : "snoozed");
}

/** Why it is spoken of on that day; null where it is not. */
export function reasonOf(line: NudgeLine, morning: Morning): NudgeReason | null {
  const why = dueReason(line, morning);
  if (why !== null) return line.blocked ? "blocked" : why;
  if (line.blocked) return null;
  if (begins(line, morning)) return "start";
  return isAsked(line, morning) ? "period" : null;
}

function dueReason(line: NudgeLine, { today, calendar, settings }: Morning): NudgeReason | null {
  const { due, basis, confirm } = line;
  if (due === null) return null;
  if (due < today) return basis === "dated" && !confirm ? "late" : null;
  const { from, to } = spokenFor(today, calendar);
  const near = settings.nudgeDays.some((n) => {
    const day = addDays(due, -n);
    return day >= from && day <= to;
  });
  return near ? "due" : null;
}

/** What is due soon after it begins is spoken of as due: a weekly duty is not announced each week. */
function begins(line: NudgeLine, { today, zone, calendar, settings }: Morning): boolean {
  const { start, due } = line;
  if (start === null || start > spokenFor(today, calendar).to) return false;
  if (due !== null && due <= addDays(start, Math.max(0, ...settings.nudgeDays))) return false;
  return start >= startsFrom(today, calendar) && !wasTold(line, "start", start, today, zone);
}

function isAsked(line: NudgeLine, { today, zone, period }: Morning): boolean {
  if (period === null || line.basis !== "continuous") return false;
  const { from } = dataWindow(period);
  if (line.start !== null && line.start > today) return false;
  if (line.until !== null && line.until < from) return false;
  // Said already by itself: nobody is asked for what is there.
  if (line.notedAt !== null && dayOf(line.notedAt, zone) >= from) return false;
  return !wasTold(line, "period", formatPeriod(period), today, zone);
}

/** Before that day: people of one unit may have chosen different hours of it. */
function wasTold(
  line: NudgeLine,
  what: ToldMark["what"],
  about: string,
  today: CivilDate,
  zone: string,
): boolean {
  return line.told.some(
    (mark) => mark.what === what && mark.about === about && dayOf(mark.at, zone) < today,
  );
}

function markOf(line: NudgeLine, what: "start" | "period", { period }: Morning): ToldMark {
  const { workspaceId, occurrenceId, start } = line;
  const about = what === "start" ? (start ?? "") : period === null ? "" : formatPeriod(period);
  return { workspaceId, occurrenceId, what, about };
}

/**
 * The person in charge; where there is none those of the lead units who do the work; where nobody is to be found
 * the clerks, for somebody has to be named.
 */
export function nudged(
  line: Pick<NudgeLine, "personInChargeId" | "lead">,
  { members, groups }: NudgeOffice,
): NudgeMember[] {
  const inCharge = members.filter(({ id }) => id === line.personInChargeId);
  if (inCharge.length > 0) return inCharge;
  const own = members.filter(
    ({ role, units }) =>
      (role === "official" || role === "clerk") && leads(units, line.lead, groups),
  );
  return own.length > 0 ? own : members.filter(({ role }) => role === "clerk");
}

/** Whether one of the units is a lead unit, by itself or in a group of units. */
export function leads(
  units: readonly number[],
  lead: readonly number[],
  groups: NudgeOffice["groups"],
): boolean {
  return lead.some((id) => {
    if (units.includes(id)) return true;
    const group = groups.find(({ unitId }) => unitId === id);
    if (group === undefined) return false;
    return group.members.length === 0
      ? units.length > 0
      : group.members.some((one) => units.includes(one));
  });
}
