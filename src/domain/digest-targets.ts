import { LISTED, type Listed } from "./digest-lists.js";
import type { DigestRows } from "./digest-rows.js";
import { indicatorStanding, type Target } from "./indicator.js";
import type { CivilDate } from "./time.js";

/** An indicator whose last reading is off its target. */
export type OffIndicator = Target & {
  indicatorId: number;
  number: number;
  text: string;
  reached: number;
  day: CivilDate;
  /** Who leads the task that it comes from. */
  units: string[];
};

/** `measured`: how many have any reading. */
export type Targets = { measured: number; off: Listed<OffIndicator> };

/** By their numbers: of unlike figures none is further off than another. */
export function targetsOf({
  indicators,
  tasks,
}: Pick<DigestRows, "indicators" | "tasks">): Targets {
  const leadOf = new Map(tasks.map(({ taskId, lead }) => [taskId, lead]));
  const off = indicators.flatMap((one): OffIndicator[] => {
    if (one.last === null || indicatorStanding(one) !== "off") return [];
    const { indicatorId, number, text, operator, value, unit, taskId, last } = one;
    const lead = taskId === null ? [] : (leadOf.get(taskId) ?? []);
    const units = lead.map(({ name }) => name);
    const target = { operator, value, unit };
    return [{ indicatorId, number, text, ...target, reached: last.value, day: last.day, units }];
  });
  return {
    measured: indicators.filter(({ last }) => last !== null).length,
    off: { total: off.length, items: off.slice(0, LISTED) },
  };
}
