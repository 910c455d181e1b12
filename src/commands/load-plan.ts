import type { Stamp } from "../domain/activity.js";
import type { Unit, Workspace } from "../domain/office.js";
import type { Plan, PlanUnit } from "../domain/plan.js";
import { importPlan, kindOfName, matchPlanUnit } from "../domain/plan-import.js";
import type { PlanReading } from "../domain/plan-reading.js";
import { dayOf } from "../domain/time.js";
import type { Shelves } from "../ports.js";

export type PlanToLoad = {
  workspace: Workspace;
  reading: PlanReading;
  /** SHA-256 of the document: the same document again changes nothing. */
  document: string;
  /** Stands in where the document names no title. */
  fileName: string;
  /** At the desk unknown units are created; in the chat the clerk confirms each. */
  createUnits: boolean;
  activate: boolean;
  stamp: Stamp;
};

/**
 * Stores a plan as it was read, with numbered tasks and dated occurrences. A document that was
 * loaded before is left as it is, but for `activate`.
 */
export async function loadPlan(
  tx: Shelves,
  load: PlanToLoad,
): Promise<{ plan: Plan; existed: boolean }> {
  const { workspace, document, stamp } = load;
  const before = await tx.plans.planOfDocument(workspace.id, document);
  if (before !== null) {
    if (!load.activate || before.state === "active") return { plan: before, existed: true };
    await tx.plans.setState(before.id, "active");
    await tx.record([{ kind: "plan_activated", planId: before.id }], stamp);
    return { plan: { ...before, state: "active" }, existed: true };
  }
  const year = Number(dayOf(stamp.at, workspace.timeZone).slice(0, 4));
  const found = importPlan(load.reading, await tx.office.units(workspace.id), year);
  const units = load.createUnits ? await createUnits(found.units, workspace.id, tx) : found.units;
  const saved = await tx.plans.savePlan(workspace.id, {
    ...found,
    title: found.title === "" ? load.fileName : found.title,
    units,
    document,
  });
  const title = saved.title;
  if (load.activate) await tx.plans.setState(saved.id, "active");
  await tx.record(
    [
      { kind: "plan_loaded", planId: saved.id, data: { title, tasks: saved.tasks } },
      ...(load.activate ? [{ kind: "plan_activated" as const, planId: saved.id }] : []),
    ],
    stamp,
  );
  return { plan: load.activate ? { ...saved, state: "active" } : saved, existed: false };
}

async function createUnits(
  units: PlanUnit[],
  workspaceId: number,
  tx: Shelves,
): Promise<PlanUnit[]> {
  const out: PlanUnit[] = [];
  const made: Unit[] = [];
  for (const unit of units) {
    // A name that nearly fits one known unit is left to a person; one that fits none is new.
    if (unit.state !== "unclear" || unit.nearest.length > 0) {
      out.push(unit);
      continue;
    }
    // The same plan writes a unit in several ways: "Tư pháp- Hộ tịch", "Tư pháp – hộ tịch".
    const twin = matchPlanUnit(unit.name, made);
    if (twin.unit !== null) {
      out.push(twin);
      continue;
    }
    const created = await createUnit(unit, workspaceId, tx);
    out.push(created);
    if (created.unit === null) continue;
    made.push({ ...created.unit, kind: kindOfName(unit.name), aliases: [], members: [] });
  }
  return out;
}

async function createUnit(unit: PlanUnit, workspaceId: number, tx: Shelves): Promise<PlanUnit> {
  const made = await tx.office.addUnit(workspaceId, {
    name: unit.name,
    kind: kindOfName(unit.name),
    aliases: [],
    members: [],
  });
  return { ...unit, state: "created", unit: { id: made.id, name: made.name }, nearest: [] };
}
