import { z } from "zod";
import type { UnitLoad } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

const UNSETTLED = ["open", "submitted"];

/** Tasks of plans that are not closed with anything open or waiting for review. */
export const OPEN_WORK = {
  dropped: false,
  plan: { state: { in: ["active", "draft"] } },
  deliverables: { some: { occurrences: { some: { state: { in: UNSETTLED } } } } },
} satisfies Prisma.TaskWhereInput;

export async function openWorkOf(
  { tables }: Db,
  workspaceId: number,
  unitId: number,
): Promise<{ number: number; title: string }[]> {
  return tables.task.findMany({
    where: { ...OPEN_WORK, workspaceId, units: { some: { unitId } } },
    select: { number: true, title: true },
    orderBy: { number: "asc" },
  });
}

const WorkRow = z.object({
  unitId: z.number(),
  open: z.coerce.number(),
  draft: z.coerce.number(),
  settled: z.coerce.number(),
});
const PeopleRow = z.object({ unitId: z.number(), people: z.coerce.number() });

/** Two queries, however many units there are; or of the one of that id. */
export async function readUnitLoads(
  { tables }: Db,
  workspaceId: number,
  unitId: number | null,
): Promise<UnitLoad[]> {
  const ofTask = unitId === null ? Prisma.empty : Prisma.sql`AND tu."unitId" = ${unitId}`;
  const ofMember = unitId === null ? Prisma.empty : Prisma.sql`AND mu."unitId" = ${unitId}`;
  const work = await tables.$queryRaw`
    WITH own AS (
      SELECT DISTINCT tu."unitId", t."id", p."state",
        CASE WHEN p."state" <> 'closed' AND EXISTS (
          SELECT 1 FROM "occurrences" o
          WHERE o."taskId" = t."id" AND o."state" IN (${Prisma.join(UNSETTLED)})
        ) THEN 1 ELSE 0 END AS "isOpen"
      FROM "plans" p
      JOIN "tasks" t ON t."planId" = p."id"
      JOIN "task_units" tu ON tu."taskId" = t."id"
      WHERE p."workspaceId" = ${workspaceId} AND t."dropped" = false AND tu."unitId" IS NOT NULL ${ofTask}
    )
    SELECT "unitId",
      SUM(CASE WHEN "state" = 'active' THEN "isOpen" ELSE 0 END) AS "open",
      SUM(CASE WHEN "state" = 'draft' THEN "isOpen" ELSE 0 END) AS "draft",
      SUM(1 - "isOpen") AS "settled"
    FROM own GROUP BY "unitId"`;
  const people = await tables.$queryRaw`
    SELECT mu."unitId", COUNT(*) AS "people"
    FROM "members" m JOIN "member_units" mu ON mu."memberId" = m."id"
    WHERE m."workspaceId" = ${workspaceId} AND m."state" = 'active' ${ofMember} GROUP BY mu."unitId"`;
  const loads = new Map<number, UnitLoad>();
  for (const row of z.array(WorkRow).parse(work)) loads.set(row.unitId, { ...row, people: 0 });
  for (const row of z.array(PeopleRow).parse(people)) {
    const load = loads.get(row.unitId) ?? { open: 0, draft: 0, settled: 0 };
    loads.set(row.unitId, { ...load, ...row });
  }
  return [...loads.values()].sort((a, b) => a.unitId - b.unitId);
}
