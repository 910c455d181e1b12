import type { DigestItem, DigestRows, DigestTask, PointsOf } from "./digest-rows.js";
import { daysBetween, type CivilDate } from "./time.js";

/** Of a list at most so many are kept. */
export const LISTED = 50;

/** How many there are, and the first of them. */
export type Listed<T> = { total: number; items: T[] };

/** A task with those of its occurrences that are meant. */
export type ListedTask = {
  taskId: number;
  number: number;
  title: string;
  units: string[];
  occurrenceIds: number[];
  points: number | null;
};
export type DueTask = ListedTask & { due: CivilDate };
export type LateTask = DueTask & { daysLate: number; blocked: boolean };
export type RiskTask = DueTask & { criteria: string[] };

/** Points of tasks that are late or due. */
export type Risk = { points: number; tasks: Listed<RiskTask> };

type Ask = { rows: DigestRows; today: CivilDate; until: CivilDate; pointsOf: PointsOf };

/** The most points first, then the longest late. */
export function lateTasks(ask: Ask): Listed<LateTask> {
  const late = tasksOf(ask, ({ due }) => due < ask.today).map(({ blocked, ...task }) => ({
    ...task,
    daysLate: daysBetween(task.due, ask.today),
    blocked,
  }));
  return listed(late);
}

/** Tasks that are not late already. */
export function dueTasks(ask: Ask): Listed<DueTask> {
  const late = new Set(lateIds(ask));
  const due = tasksOf(ask, (item) => item.due >= ask.today && !late.has(item.taskId));
  return listed(due.map(({ blocked: _blocked, ...task }) => task));
}

export function riskOf(ask: Ask): Risk | null {
  const { rows, pointsOf } = ask;
  if (rows.tasks.every((task) => pointsOf(task) === null)) return null;
  const criteriaOf = new Map(rows.tasks.map(({ taskId, criteria }) => [taskId, criteria]));
  const tasks = tasksOf(ask, () => true)
    .filter(({ points }) => (points ?? 0) > 0)
    .map(({ blocked: _blocked, ...task }) => {
      return { ...task, criteria: criteriaOf.get(task.taskId) ?? [] };
    });
  return { points: pointsIn(tasks), tasks: listed(tasks) };
}

/** A criterion that several tasks serve counts once. */
export function pointsIn(tasks: readonly RiskTask[]): number {
  const most = new Map<string, number>();
  for (const { taskId, criteria, points } of tasks) {
    const key = criteria.length === 0 ? `task ${String(taskId)}` : criteria.toSorted().join(" ");
    most.set(key, Math.max(most.get(key) ?? 0, points ?? 0));
  }
  return rounded([...most.values()].reduce((all, points) => all + points, 0));
}

/** Without what adding decimals leaves behind. */
export function rounded(points: number): number {
  return Math.round(points * 10_000) / 10_000;
}

type Dated = DigestItem & { due: CivilDate };

function datedOf({ rows, until }: Ask): Dated[] {
  return rows.items.filter(
    (item): item is Dated => item.state === "open" && item.due !== null && item.due <= until,
  );
}

function lateIds(ask: Ask): number[] {
  return datedOf(ask)
    .filter(({ due }) => due < ask.today)
    .map(({ taskId }) => taskId);
}

/** One line for each task, with the earliest due day of what is meant. */
function tasksOf(ask: Ask, meant: (item: Dated) => boolean) {
  const taskOf = new Map<number, DigestTask>(ask.rows.tasks.map((task) => [task.taskId, task]));
  const found = new Map<number, DueTask & { blocked: boolean }>();
  for (const item of datedOf(ask).filter(meant)) {
    const { taskId, number, title, due, blocked, occurrenceId } = item;
    const task = taskOf.get(taskId);
    const line = found.get(taskId) ?? {
      ...{ taskId, number, title, due, blocked, occurrenceIds: [] },
      units: (task?.lead ?? []).map(({ name }) => name),
      points: task === undefined ? null : ask.pointsOf(task),
    };
    line.occurrenceIds.push(occurrenceId);
    if (due < line.due) line.due = due;
    found.set(taskId, line);
  }
  return [...found.values()];
}

function listed<T extends DueTask>(all: T[]): Listed<T> {
  const items = all.toSorted(
    (a, b) =>
      (b.points ?? 0) - (a.points ?? 0) || a.due.localeCompare(b.due) || a.number - b.number,
  );
  return { total: items.length, items: items.slice(0, LISTED) };
}
