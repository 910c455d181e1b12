import type { Plan, PlanUnit } from "../domain/plan.js";
import type { Plans } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { insertPlan } from "./new-plans.js";
import { confirmRow, reschedule, settleUnit } from "./plan-changes.js";
import {
  PlanStateColumn,
  PlanUnitStateColumn,
  readIds,
  readWarnings,
  readWords,
} from "./schemas.js";
import type { Db } from "./tables.js";
import { readSheets } from "./task-sheets.js";

export function plansShelf(db: Db): Plans {
  const { tables } = db;
  return {
    plans: (workspaceId) => readPlans(db, { workspaceId }),

    async plan(workspaceId, id) {
      const [plan] = await readPlans(db, { workspaceId, id });
      return plan ?? null;
    },

    async planOfDocument(workspaceId, sha256) {
      const [plan] = await readPlans(db, { workspaceId, document: sha256 });
      return plan ?? null;
    },

    savePlan(workspaceId, plan) {
      return db.atomically(async (inside) => {
        const id = await insertPlan(inside, workspaceId, plan);
        const [saved] = await readPlans(inside, { id });
        if (saved === undefined) throw fault("gone");
        return saved;
      });
    },

    rows: (planId, page) => readRows(db, planId, page),

    tasks: (planId) => readSheets(db, Prisma.sql`t."planId" = ${planId}`),

    async setState(planId, state) {
      await tables.plan.update({ where: { id: planId }, data: { state } });
    },

    settleUnit: (planId, name, unit) =>
      db.atomically((inside) => settleUnit(inside, planId, name, unit)),

    async dropRow(planId, number) {
      const where = { planId, number };
      const { count } = await tables.task.updateMany({ where, data: { dropped: true } });
      if (count === 0) throw fault("gone");
    },

    confirmRow: (planId, number) => db.atomically((inside) => confirmRow(inside, planId, number)),

    reschedule: (deliverableId, to) =>
      db.atomically((inside) => reschedule(inside, deliverableId, to)),

    addWarnings(planId, warnings) {
      return db.atomically(async ({ tables: inside }) => {
        const where = { id: planId };
        const plan = await inside.plan.findUniqueOrThrow({ where, select: { warnings: true } });
        const all = [...readWarnings(plan.warnings), ...warnings];
        await inside.plan.update({ where, data: { warnings: JSON.stringify(all) } });
      });
    },
  };
}

const PLAN = {
  units: { include: { unit: true }, orderBy: { id: "asc" } },
  _count: { select: { tasks: { where: { dropped: false } } } },
} satisfies Prisma.PlanInclude;

type PlanRecord = Prisma.PlanGetPayload<{ include: typeof PLAN }>;

async function readPlans({ tables }: Db, where: Prisma.PlanWhereInput): Promise<Plan[]> {
  const rows = await tables.plan.findMany({ where, include: PLAN, orderBy: { id: "asc" } });
  const near = rows.flatMap((row) => row.units.flatMap((unit) => readIds(unit.nearest)));
  const units = await tables.unit.findMany({
    where: { id: { in: [...new Set(near)] }, ended: "" },
    select: { id: true, name: true },
  });
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  return rows.map((row) => toPlan(row, names));
}

function toPlan(row: PlanRecord, names: Map<number, string>): Plan {
  const { id, workspaceId, title, number, issuer, year, start, end, document } = row;
  return {
    id,
    workspaceId,
    title,
    number,
    issuer,
    year,
    start,
    end,
    document,
    state: PlanStateColumn.parse(row.state),
    tasks: row._count.tasks,
    warnings: readWarnings(row.warnings),
    units: row.units.map((unit) => toPlanUnit(unit, names)),
  };
}

function toPlanUnit(row: PlanRecord["units"][number], names: Map<number, string>): PlanUnit {
  const { name, unit } = row;
  return {
    name,
    state: PlanUnitStateColumn.parse(row.state),
    unit: unit === null ? null : { id: unit.id, name: unit.name },
    nearest: readIds(row.nearest).flatMap((id) => {
      const known = names.get(id);
      return known === undefined ? [] : [{ id, name: known }];
    }),
  };
}

/** `total` is what the pages run over, `unclear` all rows that a person has to look at. */
async function readRows(
  { tables }: Db,
  planId: number,
  page: Parameters<Plans["rows"]>[1],
): ReturnType<Plans["rows"]> {
  const unclear = { planId, dropped: false, why: { not: "[]" } };
  const where = page.onlyUnclear === true ? unclear : { planId };
  const rows = await tables.task.findMany({
    where,
    orderBy: { number: "asc" },
    skip: page.offset,
    take: page.limit,
    select: {
      ...{ number: true, ref: true, title: true, why: true, dropped: true },
      units: { select: { part: true, name: true }, orderBy: { position: "asc" } },
    },
  });
  const named = (units: { part: string; name: string }[], part: string) =>
    units.filter((unit) => unit.part === part).map(({ name }) => name);
  return {
    rows: rows.map(({ why, units, ...row }) => ({
      ...row,
      lead: named(units, "lead"),
      coordinating: named(units, "coordinating"),
      why: readWords(why),
    })),
    total: await tables.task.count({ where }),
    unclear: await tables.task.count({ where: unclear }),
  };
}
