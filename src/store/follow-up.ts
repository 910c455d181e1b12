import type { TaskSheet } from "../domain/task.js";
import type { Work } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { occurrenceColumns } from "./new-plans.js";
import type { Db } from "./tables.js";
import { readSheets } from "./task-sheets.js";

type FollowUp = Pick<
  Work,
  | "addProgress"
  | "addObstacle"
  | "settleObstacle"
  | "taskOfObstacle"
  | "openObstacles"
  | "addExtension"
  | "settleExtension"
  | "taskOfExtension"
  | "openExtensions"
  | "redate"
  | "addOccurrence"
  | "waiting"
  | "explain"
  | "inCharge"
  | "unfinished"
  | "handOver"
>;

/** Progress, obstacles, extensions, and the dates that come later than the plan. */
export function followUpShelf(db: Db): FollowUp {
  return { ...progressAndObstacles(db), ...extensionShelf(db), ...dateShelf(db) };
}

type Obstacles = Pick<
  FollowUp,
  "addProgress" | "addObstacle" | "settleObstacle" | "taskOfObstacle" | "openObstacles"
>;

function progressAndObstacles(db: Db): Obstacles {
  const { tables } = db;
  return {
    async addProgress(taskId, { by, ...line }) {
      const workspaceId = await workspaceOfTask(db, taskId);
      const data = { ...line, workspaceId, taskId, memberId: by.id };
      return (await tables.progress.create({ data })).id;
    },

    async addObstacle(taskId, { raisedBy, ...obstacle }) {
      const workspaceId = await workspaceOfTask(db, taskId);
      const data = { ...obstacle, workspaceId, taskId, raisedById: raisedBy.id };
      return (await tables.obstacle.create({ data })).id;
    },

    async settleObstacle(id, { state, answer, by, at }) {
      const { count } = await tables.obstacle.updateMany({
        where: { id, state: "open" },
        data: { state, answer, settledById: by, settledAt: at },
      });
      if (count === 0) throw fault("conflict");
    },

    async taskOfObstacle(workspaceId, id) {
      const where = { workspaceId, id };
      const found = await tables.obstacle.findFirst({ where, select: { taskId: true } });
      return found === null ? null : sheetOf(db, workspaceId, found.taskId);
    },

    async openObstacles(workspaceId, page) {
      const where = {
        workspaceId,
        state: "open",
        task: { dropped: false, plan: { state: "active" } },
      };
      const total = await tables.obstacle.count({ where });
      const rows = await tables.obstacle.findMany({
        where,
        select: { id: true, taskId: true },
        orderBy: [{ raisedAt: "asc" }, { id: "asc" }],
        skip: page.offset,
        take: page.limit,
      });
      const sheets = await sheetsOf(db, rows);
      return {
        total,
        items: rows.flatMap(({ id, taskId }) => {
          const task = sheets.get(taskId);
          return task === undefined ? [] : [{ task, obstacleId: id }];
        }),
      };
    },
  };
}

type Extensions = Pick<
  FollowUp,
  "addExtension" | "settleExtension" | "taskOfExtension" | "openExtensions"
>;

function extensionShelf(db: Db): Extensions {
  const { tables } = db;
  return {
    async addExtension(occurrenceId, { askedBy, ...asked }) {
      const where = { id: occurrenceId };
      const found = await tables.occurrence.findUnique({ where, select: { workspaceId: true } });
      if (found === null) throw fault("gone");
      const { workspaceId } = found;
      const data = { ...asked, workspaceId, occurrenceId, askedById: askedBy.id };
      return (await tables.extension.create({ data })).id;
    },

    async settleExtension(id, { state, granted, answer, by, at }) {
      const { count } = await tables.extension.updateMany({
        where: { id, state: "asked" },
        data: { state, granted, answer, decidedById: by, decidedAt: at },
      });
      if (count === 0) throw fault("conflict");
    },

    async taskOfExtension(workspaceId, id) {
      const select = { occurrence: { select: { taskId: true } } };
      const found = await tables.extension.findFirst({ where: { workspaceId, id }, select });
      return found === null ? null : sheetOf(db, workspaceId, found.occurrence.taskId);
    },

    async openExtensions(workspaceId, page) {
      const where = {
        workspaceId,
        state: "asked",
        occurrence: {
          state: "open",
          deliverable: { task: { dropped: false, plan: { state: "active" } } },
        },
      };
      const total = await tables.extension.count({ where });
      const rows = await tables.extension.findMany({
        where,
        select: { id: true, occurrence: { select: { taskId: true } } },
        orderBy: [{ askedAt: "asc" }, { id: "asc" }],
        skip: page.offset,
        take: page.limit,
      });
      const sheets = await sheetsOf(
        db,
        rows.map((row) => row.occurrence),
      );
      return {
        total,
        items: rows.flatMap(({ id, occurrence }) => {
          const task = sheets.get(occurrence.taskId);
          return task === undefined ? [] : [{ task, extensionId: id }];
        }),
      };
    },
  };
}

type Dates = Pick<
  FollowUp,
  "redate" | "addOccurrence" | "waiting" | "explain" | "inCharge" | "unfinished" | "handOver"
>;

function dateShelf(db: Db): Dates {
  const { tables } = db;
  return {
    async redate(id, dates) {
      const where = { id, state: "open" };
      const { count } = await tables.occurrence.updateMany({ where, data: dates });
      if (count === 0) throw fault("conflict");
    },

    async addOccurrence(deliverableId, { eventOn, ...occurrence }) {
      const where = { id: deliverableId };
      const found = await tables.deliverable.findUnique({ where });
      if (found === null) throw fault("gone");
      const { workspaceId, taskId } = found;
      const place = { workspaceId, taskId, deliverableId, eventOn };
      const data = { ...occurrenceColumns(occurrence), ...place };
      return (await tables.occurrence.create({ data })).id;
    },

    waiting: (workspaceId) =>
      readSheets(
        db,
        Prisma.sql`t."workspaceId" = ${workspaceId} AND p."state" = 'active' AND t."id" IN (
          SELECT o."taskId" FROM "occurrences" o
          WHERE o."workspaceId" = ${workspaceId} AND o."state" = 'open'
            AND (o."basis" IN ('event', 'authority') OR o."eventOn" IS NOT NULL))`,
      ),

    async explain(id, explanation) {
      const { count } = await tables.occurrence.updateMany({
        where: { id },
        data: { explanation },
      });
      if (count === 0) throw fault("gone");
    },

    async inCharge(workspaceId, memberId) {
      const rows = await tables.task.findMany({
        where: {
          workspaceId,
          personInChargeId: memberId,
          dropped: false,
          plan: { state: { not: "closed" } },
        },
        orderBy: { number: "asc" },
        select: { number: true },
      });
      return rows.map((row) => row.number);
    },

    unfinished: (workspaceId, memberId) => unfinished(db, workspaceId, memberId),

    handOver: (workspaceId, from, to) =>
      db.atomically(async (inside) => {
        const tasks = await unfinished(inside, workspaceId, from);
        const where = { id: { in: tasks.map(({ id }) => id) }, personInChargeId: from };
        const data = { personInChargeId: to };
        const { count } = await inside.tables.task.updateMany({ where, data });
        if (count !== tasks.length) throw fault("conflict");
        return tasks;
      }),
  };
}

function unfinished({ tables }: Db, workspaceId: number, personInChargeId: number) {
  const open = { some: { state: { in: ["open", "submitted"] } } };
  return tables.task.findMany({
    where: {
      workspaceId,
      personInChargeId,
      dropped: false,
      plan: { state: { not: "closed" } },
      deliverables: { some: { occurrences: open } },
    },
    orderBy: { number: "asc" },
    select: { id: true, planId: true, number: true, title: true },
  });
}

async function workspaceOfTask({ tables }: Db, id: number): Promise<number> {
  const found = await tables.task.findUnique({ where: { id }, select: { workspaceId: true } });
  if (found === null) throw fault("gone");
  return found.workspaceId;
}

async function sheetOf(db: Db, workspaceId: number, taskId: number): Promise<TaskSheet | null> {
  const where = Prisma.sql`t."workspaceId" = ${workspaceId} AND t."id" = ${taskId}`;
  const [sheet] = await readSheets(db, where);
  return sheet ?? null;
}

async function sheetsOf(db: Db, rows: { taskId: number }[]): Promise<Map<number, TaskSheet>> {
  const ids = [...new Set(rows.map((row) => row.taskId))];
  if (ids.length === 0) return new Map();
  const sheets = await readSheets(db, Prisma.sql`t."id" IN (${Prisma.join(ids)})`);
  return new Map(sheets.map((sheet) => [sheet.id, sheet]));
}
