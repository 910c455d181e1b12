import type { Unit } from "../domain/office.js";
import type { Office } from "../ports.js";
import { fault } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { UnitKindColumn } from "./schemas.js";
import { refreshSearch } from "./search-text.js";
import type { Db } from "./tables.js";

type Units = Pick<Office, "units" | "addUnit" | "addAlias" | "renameUnit" | "mergeUnit">;

const WHOLE = {
  aliases: { orderBy: { id: "asc" } },
  grouped: { orderBy: { unitId: "asc" } },
} satisfies Prisma.UnitInclude;

export function unitShelf(db: Db): Units {
  const { tables } = db;
  return {
    async units(workspaceId) {
      const where = { workspaceId };
      const rows = await tables.unit.findMany({ where, include: WHOLE, orderBy: { id: "asc" } });
      return rows.map(toUnit);
    },

    addUnit(workspaceId, { name, kind, aliases, members }) {
      return db.atomically(async ({ tables: inside }) => {
        const { id } = await inside.unit.create({ data: { workspaceId, name, kind } });
        const others = [...new Set(aliases)].filter((alias) => alias !== name);
        await inside.unitAlias.createMany({
          data: others.map((alias) => ({ unitId: id, alias })),
        });
        await inside.unitGroupMember.createMany({
          data: [...new Set(members)].map((unitId) => ({ workspaceId, groupId: id, unitId })),
        });
        return toUnit(await inside.unit.findUniqueOrThrow({ where: { id }, include: WHOLE }));
      });
    },

    addAlias(unitId, alias) {
      return addAliases(tables, unitId, [alias]);
    },

    renameUnit(unitId, name) {
      return db.atomically(async (inside) => {
        const before = await unitOf(inside, unitId);
        if (before.name === name) return;
        await inside.tables.unitAlias.deleteMany({ where: { unitId, alias: name } });
        await inside.tables.unit.update({ where: { id: unitId }, data: { name } });
        await addAliases(inside.tables, unitId, [before.name]);
        await refreshSearch(inside, { units: { some: { unitId } } });
      });
    },

    mergeUnit(from, into) {
      return db.atomically((inside) => merge(inside, from, into));
    },
  };
}

async function merge(db: Db, from: number, into: number): Promise<void> {
  const { tables } = db;
  const [gone, kept] = [await unitOf(db, from), await unitOf(db, into)];
  if (from === into || gone.workspaceId !== kept.workspaceId) throw fault("conflict");
  const already = await tables.memberUnit.findMany({ where: { unitId: into } });
  const twice = already.map((row) => row.memberId);
  await tables.memberUnit.deleteMany({ where: { unitId: from, memberId: { in: twice } } });
  await tables.memberUnit.updateMany({ where: { unitId: from }, data: { unitId: into } });
  const groups = await tables.unitGroupMember.findMany({ where: { unitId: from } });
  for (const { groupId, workspaceId } of groups) {
    const key = { groupId, unitId: into };
    if (groupId === into) continue;
    const create = { ...key, workspaceId };
    await tables.unitGroupMember.upsert({ where: { groupId_unitId: key }, create, update: {} });
  }
  await tables.taskUnit.updateMany({ where: { unitId: from }, data: { unitId: into } });
  await tables.planUnit.updateMany({ where: { unitId: from }, data: { unitId: into } });
  const names = [gone.name, ...gone.aliases.map((row) => row.alias)];
  await tables.unit.delete({ where: { id: from } });
  await addAliases(
    tables,
    into,
    names.filter((name) => name !== kept.name),
  );
  await refreshSearch(db, { units: { some: { unitId: into } } });
}

async function unitOf({ tables }: Db, id: number) {
  const unit = await tables.unit.findUnique({ where: { id }, include: { aliases: true } });
  if (unit === null) throw fault("gone");
  return unit;
}

async function addAliases(
  tables: Prisma.TransactionClient,
  unitId: number,
  aliases: string[],
): Promise<void> {
  for (const alias of aliases) {
    const key = { unitId, alias };
    await tables.unitAlias.upsert({ where: { unitId_alias: key }, create: key, update: {} });
  }
}

function toUnit(row: Prisma.UnitGetPayload<{ include: typeof WHOLE }>): Unit {
  return {
    id: row.id,
    name: row.name,
    kind: UnitKindColumn.parse(row.kind),
    aliases: row.aliases.map(({ alias }) => alias),
    members: row.grouped.map(({ unitId }) => unitId),
  };
}
