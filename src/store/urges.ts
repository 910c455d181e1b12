import { z } from "zod";
import type { Reminders } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

const CountRow = z.object({
  taskId: z.number(),
  memberId: z.number(),
  times: z.coerce.number(),
  last: z.string(),
});

type Urges = "urge" | "urges" | "urgedBefore" | "urgeSeen";

/** Who was urged about which task, and how often. */
export function urgesShelf({ tables }: Db): Pick<Reminders, Urges> {
  return {
    async urge(workspaceId, { memberIds, ...urged }) {
      const data = memberIds.map((memberId) => ({ workspaceId, memberId, ...urged }));
      await tables.urge.createMany({ data });
    },

    async urges(workspaceId, taskIds) {
      if (taskIds.length === 0) return [];
      const found = await tables.$queryRaw`
        SELECT "taskId", "memberId", COUNT(*) AS "times", MAX("at") AS "last"
        FROM "urges"
        WHERE "taskId" IN (${Prisma.join([...taskIds])}) AND "workspaceId" = ${workspaceId}
        GROUP BY "taskId", "memberId" ORDER BY "taskId", "memberId"`;
      return z.array(CountRow).parse(found);
    },

    async urgedBefore(workspaceId, taskIds) {
      const who = { select: { id: true, name: true } } as const;
      const rows = await tables.urge.findMany({
        where: { workspaceId, taskId: { in: [...taskIds] } },
        orderBy: { id: "asc" },
        select: { taskId: true, at: true, seenAt: true, by: who, member: who },
      });
      return rows;
    },

    async urgeSeen(memberId, at, seenAt) {
      const mine = { memberId, at };
      const rows = await tables.urge.findMany({
        where: mine,
        orderBy: { id: "asc" },
        select: { seenAt: true, task: { select: { id: true, number: true } } },
      });
      const fresh = rows.some((row) => row.seenAt === null);
      if (fresh)
        await tables.urge.updateMany({ where: { ...mine, seenAt: null }, data: { seenAt } });
      return { fresh, tasks: rows.map(({ task }) => task) };
    },
  };
}
