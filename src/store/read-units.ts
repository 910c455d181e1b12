import { z } from "zod";
import type { Unit } from "../domain/office.js";
import { UnitKindColumn } from "./schemas.js";
import type { Db } from "./tables.js";

const UnitRow = z.object({
  id: z.number(),
  name: z.string(),
  kind: UnitKindColumn,
  alias: z.string().nullable(),
  memberId: z.number().nullable(),
});

/** The units that a workspace has now, with their aliases and the members of groups, in one query. */
export async function readUnits({ tables }: Db, workspaceId: number): Promise<Unit[]> {
  const found = await tables.$queryRaw`
    SELECT u."id", u."name", u."kind", a."alias", g."unitId" AS "memberId"
    FROM "units" u
    LEFT JOIN "unit_aliases" a ON a."unitId" = u."id"
    LEFT JOIN "unit_group_members" g ON g."groupId" = u."id"
    WHERE u."workspaceId" = ${workspaceId} AND u."ended" = ''
    ORDER BY u."id", a."id", g."unitId"`;
  const units = new Map<number, Unit>();
  for (const { id, name, kind, alias, memberId } of z.array(UnitRow).parse(found)) {
    const unit = units.get(id) ?? { id, name, kind, aliases: [], members: [] };
    if (alias !== null && !unit.aliases.includes(alias)) unit.aliases.push(alias);
    if (memberId !== null && !unit.members.includes(memberId)) unit.members.push(memberId);
    units.set(id, unit);
  }
  return [...units.values()];
}
