import { z } from "zod";
import type { DigestIds, DigestNow } from "../domain/digest-now.js";
import { Prisma } from "./generated/sqlite/client.js";
import { LAST_READING } from "./indicators.js";
import { OccurrenceStateColumn } from "./schemas.js";
import type { Db } from "./tables.js";

const OccurrenceRow = z.object({
  id: z.number(),
  state: OccurrenceStateColumn,
  due: z.string().nullable(),
  confirm: z.coerce.boolean(),
});
const InChargeRow = z.object({ taskId: z.number(), name: z.string() });
const ReadRow = z.object({
  indicatorId: z.number(),
  value: z.coerce.number(),
  day: z.string(),
});
const UrgedRow = z.object({ taskId: z.number(), times: z.coerce.number() });

/** What of a digest's lists still stands, with the words and names that are shown beside it. */
export async function readDigestNow(
  { tables }: Db,
  workspaceId: number,
  ids: DigestIds,
): Promise<DigestNow> {
  const among = (column: Prisma.Sql, some: readonly number[]) =>
    some.length === 0 ? Prisma.sql`1 = 0` : Prisma.sql`${column} IN (${Prisma.join([...some])})`;
  const alive = { task: { dropped: false, plan: { state: "active" } } };
  const occurrences = await tables.$queryRaw`
    SELECT o."id", o."state", o."due", o."confirm"
    FROM "occurrences" o JOIN "tasks" t ON t."id" = o."taskId" JOIN "plans" p ON p."id" = t."planId"
    WHERE ${among(Prisma.sql`o."id"`, ids.occurrences)} AND o."workspaceId" = ${workspaceId}
      AND t."dropped" = false AND p."state" = 'active' ORDER BY o."id"`;
  const inCharge = await tables.$queryRaw`
    SELECT t."id" AS "taskId", m."name"
    FROM "tasks" t JOIN "members" m ON m."id" = t."personInChargeId"
    WHERE ${among(Prisma.sql`t."id"`, ids.tasks)} AND t."workspaceId" = ${workspaceId}
    ORDER BY t."id"`;
  // Several people who were urged at once were urged once.
  const urged = await tables.$queryRaw`
    SELECT "taskId", COUNT(DISTINCT "at") AS "times" FROM "urges"
    WHERE ${among(Prisma.sql`"taskId"`, ids.tasks)} AND "workspaceId" = ${workspaceId}
    GROUP BY "taskId" ORDER BY "taskId"`;
  const readings = await tables.$queryRaw`
    SELECT i."id" AS "indicatorId", r."value", r."day"
    FROM "indicators" i JOIN "plans" p ON p."id" = i."planId"
    LEFT JOIN "tasks" t ON t."id" = i."taskId"
    ${LAST_READING}
    WHERE ${among(Prisma.sql`i."id"`, ids.indicators)} AND i."workspaceId" = ${workspaceId}
      AND p."state" = 'active' AND (t."id" IS NULL OR t."dropped" = false)
      AND r."id" IS NOT NULL
    ORDER BY i."number"`;
  const obstacles = await tables.obstacle.findMany({
    where: { id: { in: ids.obstacles }, workspaceId, state: "open", ...alive },
    orderBy: { id: "asc" },
    select: { id: true, text: true },
  });
  const extensions = await tables.extension.findMany({
    where: {
      ...{ id: { in: ids.extensions }, workspaceId, state: "asked" },
      occurrence: { state: "open", deliverable: alive },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return {
    occurrences: z.array(OccurrenceRow).parse(occurrences),
    obstacles,
    extensions: extensions.map(({ id }) => id),
    readings: z.array(ReadRow).parse(readings),
    inCharge: z.array(InChargeRow).parse(inCharge),
    urged: z.array(UrgedRow).parse(urged),
  };
}
