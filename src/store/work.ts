import type { Work } from "../ports.js";
import { fault } from "./errors.js";
import { draftShelf } from "./drafts.js";
import { evidenceShelf } from "./evidence.js";
import { followUpShelf } from "./follow-up.js";
import { Prisma } from "./generated/sqlite/client.js";
import { historyOf } from "./history.js";
import { nearestNumbers } from "./nearest.js";
import { countOpenTasks, readOpenTasks } from "./open-tasks.js";
import type { Db } from "./tables.js";
import { readSheets } from "./task-sheets.js";

export function workShelf(db: Db): Work {
  return { ...taskShelf(db), ...evidenceShelf(db), ...draftShelf(db), ...followUpShelf(db) };
}

type Tasks = Omit<
  Work,
  | keyof ReturnType<typeof evidenceShelf>
  | keyof ReturnType<typeof draftShelf>
  | keyof ReturnType<typeof followUpShelf>
>;

function taskShelf(db: Db): Tasks {
  const { tables } = db;
  return {
    openTasks: (person, filter, today, page) => readOpenTasks(db, { person, filter, today }, page),

    countOpen: (person, today) => countOpenTasks(db, { person, filter: { scope: "mine" }, today }),

    async task(workspaceId, number) {
      const [sheet] = await readSheets(db, taskAt(workspaceId, "number", number));
      return sheet ?? null;
    },

    async tasks(workspaceId, numbers) {
      if (numbers.length === 0) return [];
      const among = Prisma.sql`t."number" IN (${Prisma.join([...numbers])})`;
      return readSheets(db, Prisma.sql`t."workspaceId" = ${workspaceId} AND ${among}`);
    },

    async taskOfOccurrence(workspaceId, occurrenceId) {
      const where = { workspaceId, id: occurrenceId };
      const found = await tables.occurrence.findFirst({ where, select: { taskId: true } });
      if (found === null) return null;
      const [sheet] = await readSheets(db, taskAt(workspaceId, "id", found.taskId));
      return sheet ?? null;
    },

    async taskOfEvidence(workspaceId, evidenceId) {
      const found = await tables.evidence.findFirst({
        where: { workspaceId, id: evidenceId, removedAt: null },
        select: { occurrence: { select: { taskId: true } } },
      });
      if (found === null) return null;
      const [sheet] = await readSheets(db, taskAt(workspaceId, "id", found.occurrence.taskId));
      return sheet ?? null;
    },

    nearestNumbers: (workspaceId, wanted, limit) =>
      nearestNumbers(wanted, limit, ({ number, ...side }) =>
        tables.task.findMany({
          where: { workspaceId, dropped: false, number },
          select: { number: true },
          ...side,
        }),
      ),

    reviewQueue: (workspaceId, page) => reviewQueue(db, workspaceId, page),

    async moveOccurrence(id, from, to) {
      const { submittedBy, decidedBy, ...data } = to;
      const { count } = await tables.occurrence.updateMany({
        where: { id, state: from },
        data: { ...data, submittedById: submittedBy, decidedById: decidedBy },
      });
      if (count === 0) throw fault("conflict");
    },

    async assign(taskId, memberId) {
      const data = { personInChargeId: memberId };
      const { count } = await tables.task.updateMany({ where: { id: taskId }, data });
      if (count === 0) throw fault("gone");
    },

    history: (workspaceId, taskId, limit) => historyOf(db, workspaceId, taskId, limit),
  };
}

function taskAt(workspaceId: number, column: "id" | "number", value: number): Prisma.Sql {
  const name = Prisma.raw(`t."${column}"`);
  return Prisma.sql`t."workspaceId" = ${workspaceId} AND ${name} = ${value}`;
}

/** Longest waiting first. */
async function reviewQueue(
  db: Db,
  workspaceId: number,
  page: { offset: number; limit: number },
): ReturnType<Work["reviewQueue"]> {
  const where = {
    workspaceId,
    state: "submitted",
    deliverable: { task: { dropped: false, plan: { state: "active" } } },
  };
  const total = await db.tables.occurrence.count({ where });
  const waiting = await db.tables.occurrence.findMany({
    where,
    select: { id: true, taskId: true },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    skip: page.offset,
    take: page.limit,
  });
  const taskIds = [...new Set(waiting.map((row) => row.taskId))];
  const sheets =
    taskIds.length === 0
      ? []
      : await readSheets(db, Prisma.sql`t."id" IN (${Prisma.join(taskIds)})`);
  const byId = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  const items = waiting.flatMap(({ id, taskId }) => {
    const task = byId.get(taskId);
    return task === undefined ? [] : [{ task, occurrenceId: id }];
  });
  return { items, total };
}
