import type { IndicatorRow } from "../domain/plan-reading.js";
import type { Db } from "./tables.js";

/**
 * Numbers a plan's indicators in their order, from the workspace's next number: none is ever deleted, so that no
 * number is used again. The plan's tasks have been numbered before, which lets one plan in at a time.
 */
export async function insertIndicators(
  { tables }: Db,
  { workspaceId, planId }: { workspaceId: number; planId: number },
  rows: readonly IndicatorRow[],
  taskOf: ReadonlyMap<string, number>,
): Promise<void> {
  if (rows.length === 0) return;
  const { _max } = await tables.indicator.aggregate({
    where: { workspaceId },
    _max: { number: true },
  });
  const first = (_max.number ?? 0) + 1;
  await tables.indicator.createMany({
    data: rows.map(({ text, operator, value, unit, source, ref }, index) => ({
      ...{ workspaceId, planId, number: first + index },
      taskId: ref === null ? null : (taskOf.get(ref) ?? null),
      ...{ text, operator, value, unit, source: JSON.stringify(source) },
    })),
  });
}
