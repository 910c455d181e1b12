import { z } from "zod";
import type { Person } from "../domain/office.js";
import { exactTerms, searchTerms, type Wording } from "../domain/search.js";
import type { TaskLine } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import type { TaskFilter, TaskPage } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import { OCCURRENCE_COLUMNS, refOf } from "./occurrence-columns.js";
import type { Db } from "./tables.js";

/*
 * The one hot path, and therefore written by hand, in SQL that SQLite and PostgreSQL both read: a page of
 * `/tasks` is one query however many tasks there are, and it begins at the tasks of who asks.
 */

type Asked = { person: Person; filter: TaskFilter; today: CivilDate };
type Page = { offset: number; limit: number };

/**
 * A page of open work: lead before coordinating, then by urgency (`byUrgency`), then by number. Behind the last
 * page is the last page.
 */
export async function readOpenTasks({ tables }: Db, asked: Asked, page: Page): Promise<TaskPage> {
  const found = z.array(LineRow).parse(await tables.$queryRaw(pageQuery(asked, page)));
  const lines = new Map<number, TaskLine>();
  for (const row of found) {
    const line = lines.get(row.number) ?? toLine(row);
    const lead = refOf(row.leadId, row.leadName);
    if (lead !== null && !line.lead.some(({ id }) => id === lead.id)) line.lead.push(lead);
    lines.set(row.number, line);
  }
  const { total = 0, anyLate = 0 } = found[0] ?? {};
  return { lines: [...lines.values()], total, late: anyLate };
}

const CountRow = z.object({ open: z.coerce.number(), late: z.coerce.number() });

/** How many tasks are asked for, and how many of them are late. */
export async function countOpenTasks(
  { tables }: Db,
  asked: Asked,
): Promise<{ open: number; late: number }> {
  const found = await tables.$queryRaw(Prisma.sql`
    ${candidates(asked)}
    SELECT COUNT(*) AS "open", COALESCE(SUM("isLate"), 0) AS "late"
    FROM candidates WHERE "place" = 1 AND "fits" = 1`);
  return z.tuple([CountRow]).parse(found)[0];
}

/** 1 where an open occurrence is late as `isLate` of the rules says, else 0. */
function isLate(today: CivilDate): Prisma.Sql {
  return Prisma.sql`CASE WHEN "basis" = 'dated' AND "confirm" = false AND "due" < ${today}
    THEN 1 ELSE 0 END`;
}

/**
 * CTEs up to `candidates`: every open occurrence of a task that is asked for, with its `place` in the task.
 * Those that fit the filter come first, and `place` 1 is the most urgent. CROSS JOIN is the join that SQLite
 * leaves in its order: https://www.sqlite.org/optoverview.html#crossjoin
 */
function candidates({ person, filter, today }: Asked): Prisma.Sql {
  const { id: memberId, workspaceId } = person.member;
  const own = person.member.units.map((unit) => unit.id);
  return Prisma.sql`
    WITH standings AS (${standingsOf(workspaceId, own)}),
    sought AS (${sought(person, filter)}),
    asked AS (
      SELECT t."id", t."number", ${isExact(filter.words ?? "")} AS "exact", sought."sorted",
        CASE WHEN t."personInChargeId" = ${memberId} THEN 2 ELSE COALESCE(s."standing", 0) END
          AS "standing"
      FROM sought CROSS JOIN "tasks" t CROSS JOIN "plans" p
      LEFT JOIN standings s ON s."taskId" = t."id"
      WHERE t."id" = sought."taskId" AND t."dropped" = false
        AND p."id" = t."planId" AND p."workspaceId" = ${workspaceId} AND p."state" = 'active'
        AND ${inScope(person, filter)} AND ${hasWords(filter.words ?? "")}
        AND ${filter.criterion === undefined ? EVERY : hasCriterion(filter.criterion)}
    ),
    open_occurrences AS (
      SELECT asked."id" AS "taskId", asked."number", asked."exact",
        CASE WHEN asked."sorted" > 0 THEN asked."sorted" ELSE asked."standing" END AS "order",
        asked."standing", o."id" AS "occurrenceId", o."basis", o."due", o."confirm",
        CASE WHEN o."due" IS NOT NULL THEN 0 WHEN o."basis" = 'unclear' THEN 1
          WHEN o."basis" = 'continuous' THEN 3 ELSE 2 END AS "rank",
        ${fits(filter)} AS "fits"
      FROM asked CROSS JOIN "occurrences" o
      WHERE o."taskId" = asked."id" AND o."state" = 'open'
    ),
    candidates AS (
      SELECT *, MAX(${isLate(today)}) OVER (PARTITION BY "taskId") AS "isLate",
        ROW_NUMBER() OVER (
          PARTITION BY "taskId" ORDER BY "fits" DESC, "rank", "due", "occurrenceId"
        ) AS "place"
      FROM open_occurrences
    )`;
}

/**
 * The tasks that the filter begins at, each once: those of one unit with how it stands to them, which sorts
 * then and not the asker's own standing; those of the asker; or all of the active plans.
 */
function sought({ member }: Person, { scope, unitId }: TaskFilter): Prisma.Sql {
  const { id, workspaceId } = member;
  if (unitId !== undefined) {
    return Prisma.sql`SELECT "taskId", "standing" AS "sorted"
      FROM (${standingsOf(workspaceId, [unitId])}) of_unit`;
  }
  const ofUnits = Prisma.sql`SELECT "taskId", 0 AS "sorted" FROM standings`;
  switch (scope) {
    case "all":
      return Prisma.sql`SELECT t."id" AS "taskId", 0 AS "sorted" FROM "plans" p CROSS JOIN "tasks" t
        WHERE p."workspaceId" = ${workspaceId} AND p."state" = 'active' AND t."planId" = p."id"`;
    case "unit":
      return ofUnits;
    case "mine":
      return Prisma.sql`${ofUnits}
        UNION SELECT "id", 0 FROM "tasks" WHERE "personInChargeId" = ${id}`;
  }
}

/**
 * How some units stand to their tasks: by themselves, by the groups they are in, and by those that mean everybody.
 * A group is compared twice, the second time as an expression: PostgreSQL takes its share for that of the average
 * unit, which can be much of the table, and by this expects little and goes by the indexes.
 */
function standingsOf(workspaceId: number, units: number[]): Prisma.Sql {
  if (units.length === 0) {
    return Prisma.sql`SELECT "id" AS "taskId", 0 AS "standing" FROM "tasks" WHERE 1 = 0`;
  }
  const ids = Prisma.join(units);
  return Prisma.sql`
    SELECT shares."taskId", MAX(CASE WHEN shares."part" = 'lead' THEN 2 ELSE 1 END) AS "standing"
    FROM (
      SELECT "taskId", "part" FROM "task_units" WHERE "unitId" IN (${ids})
      UNION ALL
      SELECT shared."taskId", shared."part" FROM (
        SELECT "groupId" FROM "unit_group_members" WHERE "unitId" IN (${ids})
        UNION SELECT u."id" FROM "units" u
          WHERE u."workspaceId" = ${workspaceId} AND u."kind" = 'group' AND NOT EXISTS (
            SELECT 1 FROM "unit_group_members" g WHERE g."groupId" = u."id")
      ) around CROSS JOIN "task_units" shared
      WHERE shared."unitId" = around."groupId" AND shared."unitId" + 0 = around."groupId" + 0
    ) shares GROUP BY shares."taskId"`;
}

function inScope({ member }: Person, { scope }: TaskFilter): Prisma.Sql {
  switch (scope) {
    case "all":
      return EVERY;
    case "unit":
      return Prisma.sql`s."standing" IS NOT NULL`;
    case "mine":
      return Prisma.sql`(t."personInChargeId" = ${member.id}
        OR (t."personInChargeId" IS NULL AND s."standing" IS NOT NULL))`;
  }
}

function hasWords(typed: string): Prisma.Sql {
  const terms = searchTerms(typed);
  if (terms.length === 0) return typed.trim() === "" ? EVERY : NONE;
  return all(terms.map((wordings) => any(wordings.map(hasWording))));
}

function hasWording({ text, whole }: Wording): Prisma.Sql {
  return whole
    ? Prisma.sql`' ' || t."search" || ' ' LIKE ${`% ${escaped(text)} %`} ESCAPE '\\'`
    : Prisma.sql`t."search" LIKE ${`%${escaped(text)}%`} ESCAPE '\\'`;
}

/** 1 where the words stand there with their diacritics: these come first. */
function isExact(typed: string): Prisma.Sql {
  const words = exactTerms(typed);
  if (words.length === 0) return Prisma.sql`0`;
  const tests = words.map(
    (word) => Prisma.sql`t."searchExact" LIKE ${`%${escaped(word)}%`} ESCAPE '\\'`,
  );
  return Prisma.sql`CASE WHEN ${all(tests)} THEN 1 ELSE 0 END`;
}

/** Criteria are kept as a JSON list of codes. */
function hasCriterion(code: string): Prisma.Sql {
  const [itself, below] = [`%"${escaped(code)}"%`, `%"${escaped(code)}.%`];
  return Prisma.sql`(t."criteria" LIKE ${itself} ESCAPE '\\'
    OR t."criteria" LIKE ${below} ESCAPE '\\')`;
}

const EVERY = Prisma.sql`1 = 1`;
const NONE = Prisma.sql`1 = 0`;

function all(tests: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(tests, " AND ")})`;
}

function any(tests: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(tests, " OR ")})`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function fits({ dueUntil, datedOnly }: TaskFilter): Prisma.Sql {
  const until = dueUntil === undefined ? Prisma.sql`1 = 1` : Prisma.sql`o."due" <= ${dueUntil}`;
  const dated =
    datedOnly === true
      ? Prisma.sql`o."due" IS NOT NULL AND o."basis" = 'dated' AND o."confirm" = false`
      : Prisma.sql`1 = 1`;
  return Prisma.sql`CASE WHEN ${until} AND ${dated} THEN 1 ELSE 0 END`;
}

function pageQuery(asked: Asked, { offset, limit }: Page): Prisma.Sql {
  // "All" is a list of the office: it is sorted by urgency alone, unless one unit is asked for.
  const byPart = asked.filter.scope === "all" && asked.filter.unitId === undefined ? 0 : 1;
  return Prisma.sql`
    ${candidates(asked)},
    lines AS (
      SELECT *, COUNT(*) OVER () AS "total", SUM("isLate") OVER () AS "late", ROW_NUMBER() OVER (
        ORDER BY "exact" DESC, "order" * ${byPart} DESC, "rank", "due", "number") AS "line"
      FROM candidates WHERE "place" = 1 AND "fits" = 1
    ),
    shown AS (
      SELECT * FROM lines
      WHERE "line" > ${offset} AND "line" <= ${offset + limit}
        OR "total" <= ${offset} AND "line" > "total" - 1 - ("total" - 1) % ${limit}
    )
    SELECT l."number", t."title",
      ${asked.filter.unitId === undefined ? Prisma.sql`l."standing"` : Prisma.sql`l."order"`} AS "standing",
      l."total", l."late" AS "anyLate", l."isLate",
      (SELECT COUNT(DISTINCT w."deliverableId") FROM "occurrences" w
        WHERE w."taskId" = l."taskId" AND w."state" = 'open') AS "open",
      c."id" AS "inChargeId", c."name" AS "inChargeName",
      o."id", o."deliverableId", d."name" AS "deliverable", d."phrase", o."key", o."basis",
      o."start", o."due", o."named", o."time", o."until", o."waitsFor", o."eventOn",
      o."firstDue", o."confirm", o."state", o."returnReason", o."note", o."explanation",
      o."submittedAt", o."decidedAt",
      CASE WHEN EXISTS (SELECT 1 FROM "obstacles" b
        WHERE b."taskId" = l."taskId" AND b."state" = 'open') THEN 1 ELSE 0 END AS "blocked",
      sb."id" AS "submittedById", sb."name" AS "submittedByName",
      db."id" AS "decidedById", db."name" AS "decidedByName",
      (SELECT COUNT(*) FROM "evidence" e
        WHERE e."occurrenceId" = o."id" AND e."removedAt" IS NULL) AS "evidence",
      u."id" AS "leadId", u."name" AS "leadName"
    FROM shown l
    JOIN "tasks" t ON t."id" = l."taskId"
    JOIN "occurrences" o ON o."id" = l."occurrenceId"
    JOIN "deliverables" d ON d."id" = o."deliverableId"
    LEFT JOIN "members" c ON c."id" = t."personInChargeId"
    LEFT JOIN "members" sb ON sb."id" = o."submittedById"
    LEFT JOIN "members" db ON db."id" = o."decidedById"
    LEFT JOIN "task_units" tu ON tu."taskId" = l."taskId" AND tu."part" = 'lead'
    LEFT JOIN "units" u ON u."id" = tu."unitId"
    ORDER BY l."line", tu."position"`;
}

const text = z.string().nullable();
/** A task, once for each unit that leads it. */
const LineRow = z.object({
  number: z.number(),
  title: z.string(),
  standing: z.coerce.number(),
  open: z.coerce.number(),
  total: z.coerce.number(),
  anyLate: z.coerce.number(),
  isLate: z.coerce.number(),
  blocked: z.coerce.boolean(),
  inChargeId: z.number().nullable(),
  inChargeName: text,
  leadId: z.number().nullable(),
  leadName: text,
  ...OCCURRENCE_COLUMNS,
  deliverable: z.string(),
  phrase: text,
  evidence: z.coerce.number(),
});

function toLine(row: z.infer<typeof LineRow>): TaskLine {
  const { number, title, standing, open, blocked, isLate, inChargeId, inChargeName, ...rest } = row;
  const { total: _total, anyLate: _late, leadId: _id, leadName: _name, ...occurrence } = rest;
  const { submittedById, submittedByName, decidedById, decidedByName, ...next } = occurrence;
  return {
    number,
    title,
    part: standing === 2 ? "lead" : standing === 1 ? "coordinating" : null,
    personInCharge: refOf(inChargeId, inChargeName),
    lead: [],
    next: {
      ...next,
      submittedBy: refOf(submittedById, submittedByName),
      decidedBy: refOf(decidedById, decidedByName),
    },
    open,
    late: isLate > 0,
    blocked,
  };
}
