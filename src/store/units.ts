import type { Unit } from "../domain/office.js";
import type { Office } from "../ports.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { readUnits } from "./read-units.js";
import { UnitKindColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { readUnitBook } from "./unit-book.js";
import { addAliases, moveWork, renameUnit, succeed } from "./unit-changes.js";
import { openWorkOf, readUnitLoads } from "./unit-work.js";

type Units = Pick<
  Office,
  | "units"
  | "unitBook"
  | "addUnit"
  | "addAlias"
  | "renameUnit"
  | "mergeUnit"
  | "splitUnit"
  | "moveWork"
  | "unitWork"
  | "unitLoads"
  | "unitLoad"
>;

const WHOLE = {
  aliases: { orderBy: { id: "asc" } },
  grouped: { orderBy: { unitId: "asc" } },
} satisfies Prisma.UnitInclude;

export function unitShelf(db: Db): Units {
  const { tables } = db;
  return {
    units: (workspaceId) => readUnits(db, workspaceId),

    unitBook: (workspaceId) => readUnitBook(db, workspaceId),

    addUnit(workspaceId, { name, kind, aliases, members, since }) {
      return db.atomically(async ({ tables: inside }) => {
        const data = { workspaceId, name, kind, since: since ?? null };
        const { id } = await inside.unit.create({ data });
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

    addAlias: (unitId, alias) => addAliases(tables, unitId, [alias]),

    renameUnit: (unitId, name, day) =>
      db.atomically((inside) => renameUnit(inside, unitId, name, day)),

    mergeUnit: (from, into, day) =>
      db.atomically((inside) =>
        succeed(inside, from, {
          kind: "merged",
          into: [into],
          day,
          keep: false,
          tasks: [],
          members: [],
        }),
      ),

    splitUnit: (unitId, how) =>
      db.atomically((inside) => succeed(inside, unitId, { ...how, kind: "split" })),

    moveWork: (from, to, which) => db.atomically((inside) => moveWork(inside, from, to, which)),

    unitWork: (workspaceId, unitId) => openWorkOf(db, workspaceId, unitId),

    unitLoads: (workspaceId) => readUnitLoads(db, workspaceId, null),

    async unitLoad(workspaceId, unitId) {
      const [load] = await readUnitLoads(db, workspaceId, unitId);
      return load ?? { unitId, people: 0, open: 0, draft: 0, settled: 0 };
    },
  };
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
