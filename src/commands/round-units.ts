import type { Unit, UnitRef } from "../domain/office.js";
import { askableUnits } from "../domain/round.js";
import type { Shelves } from "../ports.js";

/** The units in which somebody works. */
export async function allAskable(
  workspaceId: number,
  units: readonly Unit[],
  on: Pick<Shelves, "office">,
): Promise<UnitRef[]> {
  const members = (await on.office.members(workspaceId))
    .filter(({ state }) => state === "active")
    .map((member) => ({ ...member, units: member.units.map(({ id }) => id) }));
  return askableUnits(units, members);
}
