import { z } from "zod";
import type { DigestItem, DigestRows, DigestTask } from "../domain/digest-rows.js";
import type { CivilDate } from "../domain/time.js";
import { Prisma } from "./generated/sqlite/client.js";
import { LAST_READING } from "./indicators.js";
import { OperatorColumn, readWords } from "./schemas.js";
import type { Db } from "./tables.js";

/*
 * What digests are made from, for many workspaces at once: five queries, in SQL that both databases read. The
 * occurrences of a task are counted in the database; those of which something is said are read by their indexes.
 */

type Span = { today: CivilDate; until: CivilDate };

export async function readDigestRows(
  db: Db,
  workspaceIds: readonly number[],
  span: Span,
): Promise<DigestRows[]> {
  if (workspaceIds.length === 0) return [];
  const rows = new Map<number, DigestRows>(
    workspaceIds.map((workspaceId) => [
      workspaceId,
      { workspaceId, tasks: [], items: [], obstacles: [], extensions: [], indicators: [] },
    ]),
  );
  const ids = Prisma.join([...workspaceIds]);
  await addTasks(db, ids, span, rows);
  for (const { workspaceId, ...item } of await readItems(db, ids, span)) {
    rows.get(workspaceId)?.items.push(item);
  }
  for (const { workspaceId, ...one } of await readObstacles(db, ids)) {
    rows.get(workspaceId)?.obstacles.push(one);
  }
  for (const { workspaceId, ...one } of await readExtensions(db, ids)) {
    rows.get(workspaceId)?.extensions.push(one);
  }
  for (const { workspaceId, day, reached, ...one } of await readTargets(db, ids)) {
    const last = day === null || reached === null ? null : { value: reached, day };
    rows.get(workspaceId)?.indicators.push({ ...one, last });
  }
  return [...rows.values()];
}

const text = z.string().nullable();
/** A task, once for each unit that leads it. */
const TaskRow = z.object({
  workspaceId: z.number(),
  taskId: z.number(),
  number: z.number(),
  field: text,
  criteria: z.string(),
  pointsLost: z.number().nullable(),
  accepted: z.coerce.number(),
  left: z.coerce.number(),
  late: z.coerce.number(),
  ongoing: z.coerce.number(),
  leadId: z.number().nullable(),
  leadName: text,
});

async function addTasks(
  { tables }: Db,
  ids: Prisma.Sql,
  { today }: Span,
  rows: Map<number, DigestRows>,
): Promise<void> {
  const found = await tables.$queryRaw`
    WITH counted AS (
      SELECT "taskId",
        SUM(CASE WHEN "basis" <> 'continuous' AND "state" = 'accepted' THEN 1 ELSE 0 END)
          AS "accepted",
        SUM(CASE WHEN "basis" <> 'continuous' AND "state" <> 'accepted' THEN 1 ELSE 0 END)
          AS "left",
        SUM(CASE WHEN "basis" = 'dated' AND "state" = 'open' AND "confirm" = false
          AND "due" < ${today} THEN 1 ELSE 0 END) AS "late",
        SUM(CASE WHEN "basis" = 'continuous' AND "state" = 'open' THEN 1 ELSE 0 END) AS "ongoing"
      FROM "occurrences"
      WHERE "workspaceId" IN (${ids}) AND "state" IN ('open', 'submitted', 'accepted')
      GROUP BY "taskId"
    )
    SELECT t."workspaceId", t."id" AS "taskId", t."number", f."name" AS "field", t."criteria",
      t."pointsLost", c."accepted", c."left", c."late", c."ongoing",
      u."id" AS "leadId", u."name" AS "leadName"
    FROM counted c
    JOIN "tasks" t ON t."id" = c."taskId"
    JOIN "plans" p ON p."id" = t."planId"
    LEFT JOIN "fields" f ON f."id" = t."fieldId"
    LEFT JOIN "task_units" tu ON tu."taskId" = t."id" AND tu."part" = 'lead'
    LEFT JOIN "units" u ON u."id" = tu."unitId"
    WHERE t."dropped" = false AND p."state" = 'active'
    ORDER BY t."workspaceId", t."number", tu."position"`;
  const tasks = new Map<number, DigestTask>();
  for (const row of z.array(TaskRow).parse(found)) {
    const { workspaceId, leadId, leadName, criteria, ...rest } = row;
    let task = tasks.get(row.taskId);
    if (task === undefined) {
      task = { ...rest, criteria: readWords(criteria), lead: [] };
      tasks.set(row.taskId, task);
      rows.get(workspaceId)?.tasks.push(task);
    }
    if (leadId === null || leadName === null) continue;
    if (!task.lead.some(({ id }) => id === leadId)) task.lead.push({ id: leadId, name: leadName });
  }
}

const ItemRow = z.object({
  workspaceId: z.number(),
  taskId: z.number(),
  number: z.number(),
  title: z.string(),
  occurrenceId: z.number(),
  deliverable: z.string(),
  key: z.string(),
  due: text,
  state: z.enum(["open", "submitted"]),
  submittedAt: text,
  blocked: z.coerce.boolean(),
});

async function readItems(
  { tables }: Db,
  ids: Prisma.Sql,
  { until }: Span,
): Promise<(DigestItem & { workspaceId: number })[]> {
  const found = await tables.$queryRaw`
    WITH wanted AS (
      SELECT "id" FROM "occurrences"
      WHERE "workspaceId" IN (${ids}) AND "state" = 'open' AND "due" <= ${until}
        AND "basis" = 'dated' AND "confirm" = false
      UNION ALL
      SELECT "id" FROM "occurrences" WHERE "workspaceId" IN (${ids}) AND "state" = 'submitted'
    )
    SELECT o."workspaceId", o."taskId", t."number", t."title", o."id" AS "occurrenceId",
      d."name" AS "deliverable", o."key", o."due", o."state", o."submittedAt",
      CASE WHEN EXISTS (
        SELECT 1 FROM "obstacles" b WHERE b."taskId" = t."id" AND b."state" = 'open'
      ) THEN 1 ELSE 0 END AS "blocked"
    FROM wanted
    JOIN "occurrences" o ON o."id" = wanted."id"
    JOIN "tasks" t ON t."id" = o."taskId"
    JOIN "plans" p ON p."id" = t."planId"
    JOIN "deliverables" d ON d."id" = o."deliverableId"
    WHERE t."dropped" = false AND p."state" = 'active'
    ORDER BY o."workspaceId", t."number", o."id"`;
  return z.array(ItemRow).parse(found);
}

const ObstacleRow = z.object({
  workspaceId: z.number(),
  obstacleId: z.number(),
  number: z.number(),
  title: z.string(),
  raisedAt: z.string(),
});

async function readObstacles({ tables }: Db, ids: Prisma.Sql) {
  const found = await tables.$queryRaw`
    SELECT b."workspaceId", b."id" AS "obstacleId", t."number", t."title", b."raisedAt"
    FROM "obstacles" b JOIN "tasks" t ON t."id" = b."taskId" JOIN "plans" p ON p."id" = t."planId"
    WHERE b."workspaceId" IN (${ids}) AND b."state" = 'open'
      AND t."dropped" = false AND p."state" = 'active'
    ORDER BY b."id"`;
  return z.array(ObstacleRow).parse(found);
}

const ExtensionRow = z.object({
  workspaceId: z.number(),
  extensionId: z.number(),
  number: z.number(),
  title: z.string(),
  wanted: z.string(),
  askedAt: z.string(),
});

async function readExtensions({ tables }: Db, ids: Prisma.Sql) {
  const found = await tables.$queryRaw`
    SELECT e."workspaceId", e."id" AS "extensionId", t."number", t."title", e."wanted", e."askedAt"
    FROM "extensions" e JOIN "occurrences" o ON o."id" = e."occurrenceId"
      JOIN "tasks" t ON t."id" = o."taskId" JOIN "plans" p ON p."id" = t."planId"
    WHERE e."workspaceId" IN (${ids}) AND e."state" = 'asked' AND o."state" = 'open'
      AND t."dropped" = false AND p."state" = 'active'
    ORDER BY e."id"`;
  return z.array(ExtensionRow).parse(found);
}

const TargetRow = z.object({
  workspaceId: z.number(),
  indicatorId: z.number(),
  number: z.number(),
  text: z.string(),
  operator: OperatorColumn,
  value: z.coerce.number(),
  unit: z.string(),
  taskId: z.number().nullable(),
  day: text,
  reached: z.coerce.number().nullable(),
});

async function readTargets({ tables }: Db, ids: Prisma.Sql) {
  const found = await tables.$queryRaw`
    SELECT i."workspaceId", i."id" AS "indicatorId", i."number", i."text", i."operator", i."value",
      i."unit", i."taskId", r."day", r."value" AS "reached"
    FROM "indicators" i JOIN "plans" p ON p."id" = i."planId"
    LEFT JOIN "tasks" t ON t."id" = i."taskId"
    ${LAST_READING}
    WHERE i."workspaceId" IN (${ids}) AND p."state" = 'active'
      AND (t."id" IS NULL OR t."dropped" = false)
    ORDER BY i."workspaceId", i."number"`;
  return z.array(TargetRow).parse(found);
}
