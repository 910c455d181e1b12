import { DateTime } from "luxon";
import type { Activity } from "./activity.js";
import { isLateLine } from "./escalation.js";
import { groupBy } from "./group-by.js";
import { refuseSettled } from "./hand-in.js";
import { may } from "./may.js";
import { leads, nudged, type NudgeLine, type NudgeMember, type NudgeOffice } from "./nudge.js";
import type { MemberRef, Person, UnitRef } from "./office.js";
import { openObstaclesIn } from "./obstacle.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { TaskSheet } from "./task.js";
import type { CivilDate, Instant } from "./time.js";
import { occurrencesIn } from "./urgency.js";

/** One person urged once about one task. */
export type UrgedOnce = {
  taskId: number;
  at: Instant;
  by: MemberRef;
  member: MemberRef;
  seenAt: Instant | null;
};

/** How often a task was urged, and how the last time went: to whom, and who of them said that they saw it. */
export type UrgeRecord = {
  times: number;
  last: { at: Instant; by: MemberRef; members: MemberRef[]; seen: MemberRef[] };
};

/** A task and whom it is urged to. */
export type Deed = {
  taskId: number;
  number: number;
  lines: NudgeLine[];
  members: NudgeMember[];
  /** Which time it is. */
  times: number;
};

export type Urged = { deeds: Deed[]; words: string; events: Activity[] };

/** Of a unit's late tasks those that are not urged, counted by why. */
export type LeftOut = { blocked: number; lately: number; nobody: number };

export type Urging = {
  person: Person;
  office: NudgeOffice;
  /** Of the tasks in question. */
  urges: readonly UrgedOnce[];
  words: string;
  today: CivilDate;
  now: Instant;
};

/** The same task is urged again no sooner. */
const REST_MINUTES = 60;
/** Letters of what is said along. */
const LONGEST_WORDS = 500;

export function recordOf(urges: readonly UrgedOnce[], taskId: number): UrgeRecord | null {
  const own = urges.filter((one) => one.taskId === taskId);
  const last = own.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  if (last === undefined) return null;
  const lastTime = own.filter(({ at, by }) => at === last.at && by.id === last.by.id);
  const members = lastTime.map(({ member }) => member);
  const seen = lastTime.filter(({ seenAt }) => seenAt !== null).map(({ member }) => member);
  const times = new Set(own.map(({ at, by }) => `${at} ${String(by.id)}`)).size;
  return { times, last: { at: last.at, by: last.by, members, seen } };
}

/** Late lines by task, longest overdue first. */
export function lateTasks(lines: readonly NudgeLine[], today: CivilDate): NudgeLine[][] {
  const late = lines.filter((line) => isLateLine(line, today)).toSorted(byDue);
  return [...groupBy(late, ({ taskId }) => taskId).values()];
}

/**
 * Clerk or chair urges a task at once: the person in charge, else the people of its lead units, but not
 * themselves. Not what waits for an answer to an obstacle, and not twice within the hour.
 */
export function urgeTask(
  by: Urging & { task: TaskSheet; lines: readonly NudgeLine[] },
): Decision<Urged> {
  const { task, lines, person } = by;
  const allowed = may(person, "urge");
  if (!allowed.ok) return allowed;
  const { number } = task;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number });
  if (lines.length === 0) {
    const waiting = occurrencesIn(task).find(({ state }) => state === "submitted");
    const settled = waiting === undefined ? null : refuseSettled(task, waiting);
    return settled ?? refuse({ code: "nothing_open", number });
  }
  const [obstacle] = openObstaclesIn(task);
  if (obstacle !== undefined)
    return refuse({ code: "task_blocked", number, obstacle: obstacle.id });
  const before = recordOf(by.urges, task.id);
  if (before !== null && isLately(before, by.now)) {
    return refuse({ code: "urged_lately", number, by: before.last.by, at: before.last.at });
  }
  const deed = deedOf(lines, by, null);
  if (deed.members.length === 0) {
    const because = task.personInCharge?.id === person.member.id ? "self" : "nobody";
    return refuse({ code: "nobody_to_urge", number, because });
  }
  return allow(urged([deed], by));
}

/** All that is late of what a unit leads, with one message for each person. */
export function urgeUnit(
  by: Urging & { unit: UnitRef; lines: readonly NudgeLine[] },
): Decision<Urged & { left: LeftOut }> {
  const allowed = may(by.person, "urge");
  if (!allowed.ok) return allowed;
  const { unit, office } = by;
  const own = by.lines.filter(({ lead }) => leads([unit.id], lead, office.groups));
  const tasks = lateTasks(own, by.today);
  const left: LeftOut = { blocked: 0, lately: 0, nobody: 0 };
  const deeds: Deed[] = [];
  for (const lines of tasks) {
    const before = recordOf(by.urges, lines[0]?.taskId ?? 0);
    const deed = deedOf(lines, by, unit);
    if (lines.some(({ blocked }) => blocked)) left.blocked += 1;
    else if (before !== null && isLately(before, by.now)) left.lately += 1;
    else if (deed.members.length === 0) left.nobody += 1;
    else deeds.push(deed);
  }
  if (deeds.length === 0) {
    return refuse({ code: "nothing_to_urge", name: unit.name, late: tasks.length, ...left });
  }
  return allow({ ...urged(deeds, by), left });
}

/** What is late of a task; where nothing is, what is due first. */
function deedOf(lines: readonly NudgeLine[], by: Urging, unit: UnitRef | null): Deed {
  const sorted = lines.toSorted(byDue);
  const late = sorted.filter((line) => isLateLine(line, by.today));
  const spoken = late.length > 0 ? late : sorted.slice(0, 1);
  const [first] = sorted;
  const { taskId = 0, number = 0 } = first ?? {};
  const all = first === undefined ? [] : nudged(first, by.office);
  const ofUnit = unit === null ? [] : all.filter(({ units }) => units.includes(unit.id));
  const people = ofUnit.length > 0 ? ofUnit : all;
  const members = people.filter(({ id }) => id !== by.person.member.id);
  const times = (recordOf(by.urges, taskId)?.times ?? 0) + 1;
  return { taskId, number, lines: spoken, members, times };
}

function urged(deeds: Deed[], by: Urging): Urged {
  const words = [...by.words.trim()].slice(0, LONGEST_WORDS).join("");
  const events = deeds.map(({ taskId, lines, members }): Activity => {
    const [first] = members;
    const occurrence = lines[0];
    return {
      kind: "urged",
      taskId,
      ...(occurrence === undefined ? {} : { occurrenceId: occurrence.occurrenceId }),
      data: { toMember: first?.id ?? null, others: members.length - 1, text: words },
    };
  });
  return { deeds, words, events };
}

function isLately({ last }: UrgeRecord, now: Instant): boolean {
  const { minutes } = DateTime.fromISO(now).diff(DateTime.fromISO(last.at), "minutes");
  return minutes < REST_MINUTES;
}

function byDue(a: NudgeLine, b: NudgeLine): number {
  const [first, second] = [a.due ?? "9999", b.due ?? "9999"];
  return first.localeCompare(second) || a.number - b.number || a.occurrenceId - b.occurrenceId;
}
