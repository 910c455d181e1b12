import { z } from "zod";
import type { DigestReaders, Weeks } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import { ChatPurposeColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { readCharts, readFigures } from "./week-figures.js";
import { readDigestNow } from "./week-now.js";
import { readDigestRows } from "./week-rows.js";

/** Rows written by one statement. */
const AT_ONCE = 100;

export function weeksShelf(db: Db): Weeks {
  const { tables } = db;
  return {
    rows: (workspaceIds, span) => readDigestRows(db, workspaceIds, span),
    readers: (workspaceIds) => readReaders(db, workspaceIds),
    now: (workspaceId, ids) => readDigestNow(db, workspaceId, ids),

    async figures(workspaceId, week) {
      const where = { workspaceId_week: { workspaceId, week } };
      const row = await tables.weekFigures.findUnique({ where, select: { figures: true } });
      return row === null ? null : readFigures(row.figures);
    },

    async figuresBefore(workspaceId, week) {
      const row = await tables.weekFigures.findFirst({
        where: { workspaceId, week: { lt: week } },
        orderBy: { week: "desc" },
        select: { figures: true },
      });
      return row === null ? null : readFigures(row.figures);
    },

    async saveFigures(all) {
      for (let from = 0; from < all.length; from += AT_ONCE) {
        const rows = all
          .slice(from, from + AT_ONCE)
          .map(
            ({ workspaceId, figures }) =>
              Prisma.sql`(${workspaceId}, ${figures.week}, ${figures.at}, ${JSON.stringify(figures)})`,
          );
        await tables.$executeRaw`
          INSERT INTO "week_figures" ("workspaceId", "week", "at", "figures")
          VALUES ${Prisma.join(rows)}
          ON CONFLICT ("workspaceId", "week") DO NOTHING`;
      }
    },

    async chart(workspaceId, week, language) {
      const where = { workspaceId_week: { workspaceId, week } };
      const row = await tables.weekFigures.findUnique({ where, select: { charts: true } });
      return (row === null ? null : readCharts(row.charts)[language]) ?? null;
    },

    keepChart(workspaceId, week, language, file) {
      return db.atomically(async (inside) => {
        const where = { workspaceId_week: { workspaceId, week } };
        const row = await inside.tables.weekFigures.findUnique({ where });
        if (row === null) return;
        const charts = JSON.stringify({ ...readCharts(row.charts), [language]: file });
        await inside.tables.weekFigures.update({ where, data: { charts } });
      });
    },
  };
}

const ChatRow = z.object({ id: z.number(), workspaceId: z.number(), purpose: ChatPurposeColumn });

async function readReaders(
  { tables }: Db,
  workspaceIds: readonly number[],
): Promise<DigestReaders[]> {
  const readers = new Map<number, DigestReaders>(
    workspaceIds.map((id) => [id, { workspaceId: id, chairs: [], leaders: [], groups: [] }]),
  );
  const where = { workspaceId: { in: [...workspaceIds] } };
  const chairs = await tables.member.findMany({
    where: { ...where, role: "chair", state: "active" },
    orderBy: { id: "asc" },
    select: { id: true, workspaceId: true },
  });
  for (const { id, workspaceId } of chairs) readers.get(workspaceId)?.chairs.push(id);
  const select = { id: true, workspaceId: true, purpose: true };
  const chats = await tables.chat.findMany({ where, orderBy: { id: "asc" }, select });
  for (const { id, workspaceId, purpose } of z.array(ChatRow).parse(chats)) {
    const found = readers.get(workspaceId);
    if (purpose === "leaders") found?.leaders.push(id);
    if (purpose === "group") found?.groups.push(id);
  }
  return [...readers.values()];
}
