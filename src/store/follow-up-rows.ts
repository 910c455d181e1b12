import { z } from "zod";
import type { Extension, Obstacle, Progress } from "../domain/task.js";
import { Prisma } from "./generated/sqlite/client.js";
import { refOf } from "./occurrence-columns.js";
import { ExtensionStateColumn, ObstacleStateColumn } from "./schemas.js";
import type { Db } from "./tables.js";

const text = z.string().nullable();
const id = z.number().nullable();

const ProgressRow = z.object({
  id: z.number(),
  taskId: z.number(),
  at: z.string(),
  text: z.string(),
  percent: z.number().nullable(),
  byId: z.number(),
  byName: z.string(),
});
const ObstacleRow = z.object({
  id: z.number(),
  taskId: z.number(),
  text: z.string(),
  raisedAt: z.string(),
  raisedById: z.number(),
  raisedByName: z.string(),
  state: ObstacleStateColumn,
  answer: text,
  settledAt: text,
  settledById: id,
  settledByName: text,
});
const ExtensionRow = z.object({
  id: z.number(),
  taskId: z.number(),
  occurrenceId: z.number(),
  reason: z.string(),
  was: z.string(),
  wanted: z.string(),
  askedAt: z.string(),
  askedById: z.number(),
  askedByName: z.string(),
  state: ExtensionStateColumn,
  granted: text,
  answer: text,
  decidedAt: text,
  decidedById: id,
  decidedByName: text,
});

type FollowUp = { progress: Progress[]; obstacles: Obstacle[]; extensions: Extension[] };

/** How tasks go, what is in their way, and more time that was asked: three queries, oldest first. */
export async function readFollowUp(
  { tables }: Db,
  taskIds: number[],
): Promise<(taskId: number) => FollowUp> {
  const ids = Prisma.join(taskIds);
  const progress = await tables.$queryRaw`
    SELECT g."id", g."taskId", g."at", g."text", g."percent", g."memberId" AS "byId",
      m."name" AS "byName"
    FROM "progress" g JOIN "members" m ON m."id" = g."memberId"
    WHERE g."taskId" IN (${ids}) ORDER BY g."id"`;
  const obstacles = await tables.$queryRaw`
    SELECT b."id", b."taskId", b."text", b."raisedAt", b."raisedById", rb."name" AS "raisedByName",
      b."state", b."answer", b."settledAt", b."settledById", sb."name" AS "settledByName"
    FROM "obstacles" b
    JOIN "members" rb ON rb."id" = b."raisedById"
    LEFT JOIN "members" sb ON sb."id" = b."settledById"
    WHERE b."taskId" IN (${ids}) ORDER BY b."id"`;
  const extensions = await tables.$queryRaw`
    SELECT x."id", o."taskId", x."occurrenceId", x."reason", x."was", x."wanted", x."askedAt",
      x."askedById", ab."name" AS "askedByName", x."state", x."granted", x."answer",
      x."decidedAt", x."decidedById", db."name" AS "decidedByName"
    FROM "occurrences" o
    JOIN "extensions" x ON x."occurrenceId" = o."id"
    JOIN "members" ab ON ab."id" = x."askedById"
    LEFT JOIN "members" db ON db."id" = x."decidedById"
    WHERE o."taskId" IN (${ids}) ORDER BY x."id"`;
  const lines = groupByTask(z.array(ProgressRow).parse(progress));
  const raised = groupByTask(z.array(ObstacleRow).parse(obstacles));
  const asked = groupByTask(z.array(ExtensionRow).parse(extensions));
  return (taskId) => ({
    progress: (lines.get(taskId) ?? []).map(toProgress),
    obstacles: (raised.get(taskId) ?? []).map(toObstacle),
    extensions: (asked.get(taskId) ?? []).map(toExtension),
  });
}

export function groupByTask<Row extends { taskId: number }>(rows: Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.taskId);
    if (group === undefined) groups.set(row.taskId, [row]);
    else group.push(row);
  }
  return groups;
}

function toProgress(row: z.infer<typeof ProgressRow>): Progress {
  const { taskId: _task, byId, byName, ...own } = row;
  return { ...own, by: { id: byId, name: byName } };
}

function toObstacle(row: z.infer<typeof ObstacleRow>): Obstacle {
  const { taskId: _task, raisedById, raisedByName, settledById, settledByName, ...own } = row;
  return {
    ...own,
    raisedBy: { id: raisedById, name: raisedByName },
    settledBy: refOf(settledById, settledByName),
  };
}

function toExtension(row: z.infer<typeof ExtensionRow>): Extension {
  const { taskId: _task, askedById, askedByName, decidedById, decidedByName, ...own } = row;
  return {
    ...own,
    askedBy: { id: askedById, name: askedByName },
    decidedBy: refOf(decidedById, decidedByName),
  };
}
