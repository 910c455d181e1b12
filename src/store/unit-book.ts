import type { UnitRecord } from "../domain/office.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { SuccessionColumn, UnitKindColumn } from "./schemas.js";
import type { Db } from "./tables.js";

const LIFE = {
  aliases: { orderBy: { id: "asc" } },
  grouped: { orderBy: { unitId: "asc" } },
  names: { orderBy: { id: "asc" } },
  successors: {
    include: { into: { select: { id: true, name: true } } },
    orderBy: [{ day: "asc" }, { intoId: "asc" }],
  },
} satisfies Prisma.UnitInclude;

/** Every unit of a workspace, those that ended too, by id. */
export async function readUnitBook({ tables }: Db, workspaceId: number): Promise<UnitRecord[]> {
  const where = { workspaceId };
  const rows = await tables.unit.findMany({ where, include: LIFE, orderBy: { id: "asc" } });
  return rows.map(({ id, name, kind, since, ended, ...row }) => ({
    id,
    name,
    kind: UnitKindColumn.parse(kind),
    aliases: row.aliases.map(({ alias }) => alias),
    members: row.grouped.map(({ unitId }) => unitId),
    since,
    ended: ended === "" ? null : ended,
    formerNames: row.names.map((one) => ({ name: one.name, since: one.since, until: one.until })),
    successors: row.successors.map((one) => ({
      unit: one.into,
      kind: SuccessionColumn.parse(one.kind),
      day: one.day,
    })),
  }));
}
