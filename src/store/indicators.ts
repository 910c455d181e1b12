import { z } from "zod";
import type { Indicator, IndicatorSheet, Reading } from "../domain/indicator.js";
import type { Indicators } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { nearestNumbers } from "./nearest.js";
import { OperatorColumn, PlanStateColumn, readSource } from "./schemas.js";
import type { Db } from "./tables.js";

export function indicatorsShelf(db: Db): Indicators {
  const { tables } = db;
  return {
    active(workspaceId) {
      return readIndicators(
        db,
        Prisma.sql`i."workspaceId" = ${workspaceId} AND p."state" = 'active'`,
      );
    },

    ofTask: (taskId) => readIndicators(db, Prisma.sql`i."taskId" = ${taskId}`),

    async indicator(workspaceId, number) {
      const where = Prisma.sql`i."workspaceId" = ${workspaceId} AND i."number" = ${number}`;
      const [found] = await readIndicators(db, where);
      return found === undefined ? null : withReadings(db, found);
    },

    nearestNumbers: (workspaceId, wanted, limit) =>
      nearestNumbers(wanted, limit, ({ number, ...side }) =>
        tables.indicator.findMany({
          where: { workspaceId, number, OR: [{ taskId: null }, { task: { dropped: false } }] },
          select: { number: true },
          ...side,
        }),
      ),

    async addReading(indicatorId, { by, ...reading }) {
      const where = { id: indicatorId };
      const found = await tables.indicator.findUnique({ where, select: { workspaceId: true } });
      if (found === null) throw fault("gone");
      const data = { ...reading, ...found, indicatorId, memberId: by.id };
      return (await tables.reading.create({ data })).id;
    },
  };
}

const IndicatorRow = z.object({
  id: z.number(),
  number: z.number(),
  text: z.string(),
  operator: OperatorColumn,
  value: z.coerce.number(),
  unit: z.string(),
  source: z.string(),
  planId: z.number(),
  planTitle: z.string(),
  planState: PlanStateColumn,
  planStart: z.string(),
  taskId: z.number().nullable(),
  taskNumber: z.number().nullable(),
  taskTitle: z.string().nullable(),
  readingId: z.number().nullable(),
  day: z.string().nullable(),
  reached: z.coerce.number().nullable(),
  note: z.string().nullable(),
  at: z.string().nullable(),
  byId: z.number().nullable(),
  byName: z.string().nullable(),
});

/** The reading that counts: of the latest day, of one day the one entered last. */
export const LAST_READING = Prisma.sql`
  LEFT JOIN "readings" r ON r."id" = (
    SELECT x."id" FROM "readings" x WHERE x."indicatorId" = i."id"
    ORDER BY x."day" DESC, x."id" DESC LIMIT 1
  )`;

async function readIndicators({ tables }: Db, where: Prisma.Sql): Promise<Indicator[]> {
  const rows = await tables.$queryRaw`
    SELECT i."id", i."number", i."text", i."operator", i."value", i."unit", i."source",
      p."id" AS "planId", p."title" AS "planTitle", p."state" AS "planState",
      p."start" AS "planStart", t."id" AS "taskId", t."number" AS "taskNumber",
      t."title" AS "taskTitle", r."id" AS "readingId", r."day", r."value" AS "reached",
      r."note", r."at", r."memberId" AS "byId", m."name" AS "byName"
    FROM "indicators" i
    JOIN "plans" p ON p."id" = i."planId"
    LEFT JOIN "tasks" t ON t."id" = i."taskId"
    ${LAST_READING}
    LEFT JOIN "members" m ON m."id" = r."memberId"
    WHERE ${where} AND (t."id" IS NULL OR t."dropped" = false)
    ORDER BY i."number"`;
  return z.array(IndicatorRow).parse(rows).map(toIndicator);
}

function toIndicator(row: z.infer<typeof IndicatorRow>): Indicator {
  const { id, number, text, operator, value, unit } = row;
  const { taskId, taskNumber, taskTitle } = row;
  return {
    ...{ id, number, text, operator, value, unit, source: readSource(row.source) },
    plan: { id: row.planId, title: row.planTitle, state: row.planState, start: row.planStart },
    task:
      taskId === null || taskNumber === null
        ? null
        : { id: taskId, number: taskNumber, title: taskTitle ?? "" },
    last: lastOf(row),
  };
}

function lastOf(row: z.infer<typeof IndicatorRow>): Reading | null {
  const { readingId: id, day, reached: value, note, at, byId, byName } = row;
  if (id === null || day === null || value === null || at === null || byId === null) return null;
  return { id, day, value, note, at, by: { id: byId, name: byName ?? "" } };
}

async function withReadings({ tables }: Db, indicator: Indicator): Promise<IndicatorSheet> {
  const rows = await tables.reading.findMany({
    where: { indicatorId: indicator.id },
    orderBy: [{ day: "asc" }, { id: "asc" }],
    include: { member: { select: { id: true, name: true } } },
  });
  const readings = rows.map(({ id, day, value, note, at, member }): Reading => {
    return { id, day, value, note, at, by: member };
  });
  return { ...indicator, readings };
}
