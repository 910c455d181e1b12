import { workingDaysBetween, type Calendar } from "./calendar.js";
import {
  dueTasks,
  LISTED,
  lateTasks,
  riskOf,
  type DueTask,
  type LateTask,
  type Listed,
  type Risk,
} from "./digest-lists.js";
import { targetsOf, type Targets } from "./digest-targets.js";
import type { DigestObstacle, DigestRows, DigestTask, PointsOf } from "./digest-rows.js";
import { addDays, dayOf, daysBetween, type CivilDate, type Instant } from "./time.js";
import { sundayOf, type WeekCode } from "./week.js";

/** Tasks with an end, and beside them those that only go on ("thường xuyên"), which are never done. */
export type Counts = { total: number; done: number; late: number; ongoing: number };

/**
 * How an office stands in one week; what the next one is compared with. No names and words of people are in it: they
 * are read when it is shown, so that who is erased is in no old week.
 */
export type DigestFigures = {
  week: WeekCode;
  at: Instant;
  today: CivilDate;
  /** What is due from `today` to here is listed as due. */
  until: CivilDate;
  tasks: Counts;
  fields: (Counts & { name: string | null })[];
  /** By lead unit; a task that two units lead counts with both. */
  units: (Counts & { unitId: number | null; name: string | null })[];
  /** Null where no task of the office carries points. */
  risk: Risk | null;
  late: Listed<LateTask>;
  due: Listed<DueTask>;
  waiting: Listed<WaitingHandIn>;
  obstacles: Listed<OpenObstacle>;
  extensions: Listed<OpenExtension>;
  /** Null in figures of before targets were followed. */
  targets: Targets | null;
};

/** `days`: since it was handed in, asked. */
export type WaitingHandIn = {
  number: number;
  title: string;
  occurrenceId: number;
  deliverable: string;
  key: string;
  days: number;
};
/** `days` are working days. */
export type OpenObstacle = { number: number; title: string; obstacleId: number; days: number };
export type OpenExtension = {
  number: number;
  title: string;
  extensionId: number;
  wanted: CivilDate;
  days: number;
};

export type DigestMoment = {
  week: WeekCode;
  at: Instant;
  zone: string;
  until: CivilDate;
  calendar: Calendar;
  /** Points that a task carries; null where nobody has said. */
  pointsOf?: PointsOf;
};

/** The last day of which a digest says what is due: the Sunday of its week, and never less than seven days. */
export function digestUntil(week: WeekCode, digestDay: number): CivilDate {
  return addDays(sundayOf(week), Math.max(0, digestDay - 1));
}

export function digestFigures(rows: DigestRows, moment: DigestMoment): DigestFigures {
  const { week, at, zone, until, calendar } = moment;
  const pointsOf = moment.pointsOf ?? (({ pointsLost }) => pointsLost);
  const today = dayOf(at, zone);
  const ask = { rows, today, until, pointsOf };
  const since = (then: Instant) => Math.max(0, daysBetween(dayOf(then, zone), today));
  const obstacleDays = ({ raisedAt }: DigestObstacle) =>
    Math.max(0, workingDaysBetween(dayOf(raisedAt, zone), today, calendar));
  return {
    ...{ week, at, today, until },
    tasks: countsOf(rows.tasks),
    fields: byField(rows.tasks),
    units: byUnit(rows.tasks),
    risk: riskOf(ask),
    late: lateTasks(ask),
    due: dueTasks(ask),
    waiting: listed(
      rows.items.flatMap(({ number, title, occurrenceId, deliverable, key, ...item }) => {
        if (item.state !== "submitted") return [];
        const days = item.submittedAt === null ? 0 : since(item.submittedAt);
        return [{ number, title, occurrenceId, deliverable, key, days }];
      }),
    ),
    obstacles: listed(
      rows.obstacles.map((one) => {
        const { number, title, obstacleId } = one;
        return { number, title, obstacleId, days: obstacleDays(one) };
      }),
    ),
    extensions: listed(
      rows.extensions.map(({ askedAt, ...one }) => ({ ...one, days: since(askedAt) })),
    ),
    targets: targetsOf(rows),
  };
}

/** The longest waiting first. */
function listed<T extends { number: number; days: number }>(all: T[]): Listed<T> {
  const items = all.toSorted((a, b) => b.days - a.days || a.number - b.number);
  return { total: items.length, items: items.slice(0, LISTED) };
}

type Standing = "late" | "done" | "going" | "ongoing" | "nothing";

/** What was cancelled whole is no task any more. */
function standingOf({ accepted, left, late, ongoing }: DigestTask): Standing {
  if (late > 0) return "late";
  if (left > 0) return "going";
  if (ongoing > 0 && accepted === 0) return "ongoing";
  return accepted > 0 ? "done" : "nothing";
}

function countsOf(tasks: readonly DigestTask[]): Counts {
  const counts = { total: 0, done: 0, late: 0, ongoing: 0 };
  for (const task of tasks) {
    const standing = standingOf(task);
    if (standing === "nothing") continue;
    if (standing !== "ongoing") counts.total += 1;
    if (standing !== "going") counts[standing] += 1;
  }
  return counts;
}

function byField(tasks: readonly DigestTask[]): DigestFigures["fields"] {
  const names = [...new Set(tasks.map(({ field }) => field))];
  return names
    .map((name) => ({ name, ...countsOf(tasks.filter(({ field }) => field === name)) }))
    .filter(hasAny);
}

/** The most late first, then the most left to do: who reads on a phone sees the worst. */
function byUnit(tasks: readonly DigestTask[]): DigestFigures["units"] {
  const names = new Map<number | null, string | null>();
  for (const { id, name } of tasks.flatMap(({ lead }) => lead)) names.set(id, name);
  if (tasks.some(({ lead }) => lead.length === 0)) names.set(null, null);
  const ledBy = (unitId: number | null) =>
    tasks.filter(({ lead }) =>
      unitId === null ? lead.length === 0 : lead.some(({ id }) => id === unitId),
    );
  return [...names]
    .map(([unitId, name]) => ({ unitId, name, ...countsOf(ledBy(unitId)) }))
    .filter(hasAny)
    .sort((a, b) => b.late - a.late || b.total - b.done - (a.total - a.done) || byName(a, b));
}

function hasAny({ total, ongoing }: Counts): boolean {
  return total + ongoing > 0;
}

function byName(a: { name: string | null }, b: { name: string | null }): number {
  return (a.name ?? "").localeCompare(b.name ?? "", "vi");
}
