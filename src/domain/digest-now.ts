import type { DigestFigures } from "./digest.js";
import { meets } from "./indicator.js";
import {
  pointsIn,
  rounded,
  type Listed,
  type ListedTask,
  type Risk,
  type RiskTask,
} from "./digest-lists.js";
import type { Targets } from "./digest-targets.js";
import type { OccurrenceState } from "./task.js";
import { addDays, type CivilDate } from "./time.js";

/** What the lists of a digest speak of. */
export type DigestIds = {
  tasks: number[];
  occurrences: number[];
  obstacles: number[];
  extensions: number[];
  indicators: number[];
};

/** How that stands now, with the words and names that no figures keep. */
export type DigestNow = {
  occurrences: { id: number; state: OccurrenceState; due: CivilDate | null; confirm: boolean }[];
  /** Those without an answer. */
  obstacles: { id: number; text: string }[];
  /** Those without a decision. */
  extensions: number[];
  /** Last readings, of active plans. */
  readings: { indicatorId: number; value: number; day: CivilDate }[];
  inCharge: { taskId: number; name: string }[];
  urged: { taskId: number; times: number }[];
};

export function idsIn(figures: DigestFigures): DigestIds {
  const { late, due, waiting, obstacles, extensions, risk, targets } = figures;
  const tasks = [...late.items, ...due.items, ...(risk?.tasks.items ?? [])];
  return {
    tasks: unique(tasks.map(({ taskId }) => taskId)),
    occurrences: unique([
      ...tasks.flatMap(({ occurrenceIds }) => occurrenceIds),
      ...waiting.items.map(({ occurrenceId }) => occurrenceId),
    ]),
    obstacles: obstacles.items.map(({ obstacleId }) => obstacleId),
    extensions: extensions.items.map(({ extensionId }) => extensionId),
    indicators: (targets?.off.items ?? []).map(({ indicatorId }) => indicatorId),
  };
}

/** The lists without what was settled since the figures were taken. */
export function stillTrue(figures: DigestFigures, now: DigestNow): DigestFigures {
  const { today, until } = figures;
  const stands = new Map(now.occurrences.map((one) => [one.id, one]));
  const obstacles = new Set(now.obstacles.map(({ id }) => id));
  const extensions = new Set(now.extensions);
  const dueBy = (last: CivilDate) => (task: ListedTask) =>
    task.occurrenceIds.some((id) => {
      const { state, due = null, confirm } = stands.get(id) ?? {};
      return state === "open" && confirm === false && due !== null && due <= last;
    });
  return {
    ...figures,
    risk: figures.risk && riskStill(figures.risk, dueBy(until)),
    late: kept(figures.late, dueBy(addDays(today, -1))),
    due: kept(figures.due, dueBy(until)),
    waiting: kept(figures.waiting, (one) => stands.get(one.occurrenceId)?.state === "submitted"),
    obstacles: kept(figures.obstacles, ({ obstacleId }) => obstacles.has(obstacleId)),
    extensions: kept(figures.extensions, ({ extensionId }) => extensions.has(extensionId)),
    targets: figures.targets && targetsStill(figures.targets, now.readings),
  };
}

function riskStill({ points, tasks }: Risk, stays: (task: RiskTask) => boolean): Risk {
  const left = kept(tasks, stays);
  return { points: rounded(points - pointsIn(tasks.items) + pointsIn(left.items)), tasks: left };
}

/** What was read anew stands with its new figure, or is on target and not listed any more. */
function targetsStill({ measured, off }: Targets, readings: DigestNow["readings"]): Targets {
  const last = new Map(readings.map((one) => [one.indicatorId, one]));
  const left = kept(off, (one) => {
    const read = last.get(one.indicatorId);
    return read !== undefined && !meets(one, read.value);
  });
  const items = left.items.map((one) => {
    const read = last.get(one.indicatorId);
    return read === undefined ? one : { ...one, reached: read.value, day: read.day };
  });
  return { measured, off: { ...left, items } };
}

function kept<T>({ total, items }: Listed<T>, stays: (item: T) => boolean): Listed<T> {
  const left = items.filter(stays);
  return { total: total - (items.length - left.length), items: left };
}

function unique(ids: number[]): number[] {
  return [...new Set(ids)];
}
