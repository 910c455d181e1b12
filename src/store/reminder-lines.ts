import { z } from "zod";
import type { NudgeLine } from "../domain/nudge.js";
import type { CivilDate } from "../domain/time.js";
import type { MorningSpan } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import { BasisColumn } from "./schemas.js";
import type { Db } from "./tables.js";

/*
 * What a morning may have to speak of, for many workspaces at once. It begins at the occurrences that are due or
 * begin, by their indexes: how much else there is costs nothing.
 */

export async function readMorning(
  db: Db,
  workspaceIds: readonly number[],
  span: MorningSpan,
): Promise<NudgeLine[]> {
  const ids = Prisma.join([...workspaceIds]);
  const open = Prisma.sql`"workspaceId" IN (${ids}) AND "state" = 'open'`;
  const continuous = span.withContinuous
    ? Prisma.sql`UNION SELECT "id" FROM "occurrences" WHERE ${open} AND "basis" = 'continuous'`
    : Prisma.empty;
  // In two steps: told how many it really is about, no database reads a whole table to join them.
  const found = await db.tables.$queryRaw`
    SELECT "id" FROM "occurrences" WHERE ${open} AND "due" <= ${span.dueUntil}
    UNION SELECT "id" FROM "occurrences" WHERE ${open}
      AND "start" >= ${span.startsFrom} AND "start" <= ${span.startsUntil}
    UNION SELECT "occurrenceId" FROM "snoozes"
      WHERE "workspaceId" IN (${ids}) AND "over" = false AND "until" <= ${span.today}
    ${continuous}`;
  const wanted = z.array(z.object({ id: z.number() })).parse(found);
  const lines: NudgeLine[] = [];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE).map(({ id }) => id);
    lines.push(...(await read(db, Prisma.sql`"id" IN (${Prisma.join(some)})`)));
  }
  return lines.sort(inOrder);
}

/** As one statement would have them. */
function inOrder(a: NudgeLine, b: NudgeLine): number {
  return a.workspaceId - b.workspaceId || a.number - b.number || a.occurrenceId - b.occurrenceId;
}

/** By the index of what is due. */
export async function readLate(
  db: Db,
  workspaceId: number,
  today: CivilDate,
): Promise<NudgeLine[]> {
  return read(
    db,
    Prisma.sql`"workspaceId" = ${workspaceId} AND "state" = 'open' AND "due" < ${today}
      AND "basis" = 'dated' AND "confirm" = false`,
  );
}

export async function readLines(
  db: Db,
  workspaceId: number,
  occurrenceIds: readonly number[],
): Promise<NudgeLine[]> {
  if (occurrenceIds.length === 0) return [];
  return read(
    db,
    Prisma.sql`"id" IN (${Prisma.join([...occurrenceIds])}) AND "workspaceId" = ${workspaceId}`,
  );
}

/** Parameters of one statement, well below what both databases allow. */
const AT_ONCE = 500;

const text = z.string().nullable();
/** An occurrence, once for each unit that leads its task. */
const Row = z.object({
  workspaceId: z.number(),
  taskId: z.number(),
  number: z.number(),
  title: z.string(),
  occurrenceId: z.number(),
  deliverable: z.string(),
  key: z.string(),
  phrase: text,
  basis: BasisColumn,
  start: text,
  due: text,
  time: text,
  until: text,
  waitsFor: text,
  eventOn: text,
  firstDue: text,
  confirm: z.coerce.boolean(),
  returnReason: text,
  personInChargeId: z.number().nullable(),
  leadId: z.number().nullable(),
  blocked: z.coerce.boolean(),
  notedAt: text,
});

/** Of the occurrences that a condition names by their ids. */
async function read({ tables }: Db, which: Prisma.Sql): Promise<NudgeLine[]> {
  const found = await tables.$queryRaw`
    WITH wanted AS (SELECT "id" FROM "occurrences" WHERE ${which})
    SELECT o."workspaceId", o."taskId", t."number", t."title", o."id" AS "occurrenceId",
      d."name" AS "deliverable", d."phrase", o."key", o."basis", o."start", o."due", o."time",
      o."until", o."waitsFor", o."eventOn", o."firstDue", o."confirm", o."returnReason",
      t."personInChargeId", tu."unitId" AS "leadId",
      CASE WHEN EXISTS (
        SELECT 1 FROM "obstacles" b WHERE b."taskId" = t."id" AND b."state" = 'open'
      ) THEN 1 ELSE 0 END AS "blocked",
      (SELECT MAX(n."at") FROM "progress" n WHERE n."taskId" = t."id") AS "notedAt"
    FROM wanted CROSS JOIN "occurrences" o CROSS JOIN "tasks" t CROSS JOIN "plans" p
      CROSS JOIN "deliverables" d
    LEFT JOIN "task_units" tu ON tu."taskId" = t."id" AND tu."part" = 'lead'
    WHERE o."id" = wanted."id" AND o."state" = 'open'
      AND t."id" = o."taskId" AND t."dropped" = false
      AND p."id" = t."planId" AND p."state" = 'active' AND d."id" = o."deliverableId"
    ORDER BY o."workspaceId", t."number", o."id", tu."position"`;
  const lines = new Map<number, NudgeLine>();
  for (const { leadId, ...row } of z.array(Row).parse(found)) {
    const line: NudgeLine = lines.get(row.occurrenceId) ?? { ...row, lead: [], told: [] };
    if (leadId !== null && !line.lead.includes(leadId)) line.lead.push(leadId);
    lines.set(row.occurrenceId, line);
  }
  await addTold({ tables }, lines);
  return [...lines.values()];
}

const ToldRow = z.object({
  occurrenceId: z.number(),
  what: z.enum(["start", "period", "clerk", "chair"]),
  about: z.string(),
  at: z.string(),
});
async function addTold({ tables }: Pick<Db, "tables">, lines: Map<number, NudgeLine>) {
  const ids = [...lines.keys()];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = Prisma.join(ids.slice(from, from + AT_ONCE));
    const found = await tables.$queryRaw`
      SELECT "occurrenceId", "what", "about", "at" FROM "told" WHERE "occurrenceId" IN (${some})`;
    for (const { occurrenceId, ...mark } of z.array(ToldRow).parse(found)) {
      lines.get(occurrenceId)?.told.push(mark);
    }
  }
}
