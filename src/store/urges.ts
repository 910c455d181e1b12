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

/** Who was urged about which task, and how often. */
export function urgesShelf({ tables }: Db): Pick<Reminders, "urge" | "urges"> {
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
  };
}
