import { z } from "zod";
import type { Mail, OutboxEntry } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { NoticeModel } from "./generated/sqlite/models.js";
import { wake } from "./mail-outbox.js";
import { NoticeKindColumn } from "./schemas.js";
import type { Db } from "./tables.js";

type Desk = Pick<
  Mail,
  "outbox" | "counts" | "jobs" | "stuck" | "deadSince" | "troubleTold" | "retry"
>;

/** Entries listed at most, the latest. */
const LISTED = 1000;
/** Reasons told apart at most. */
const REASONS = 20;

/** What the operator, the clerk and the figures see of the outbox. */
export function mailDeskShelf(db: Db): Desk {
  const { tables, dialect } = db;
  return {
    async outbox(state) {
      const rows = await tables.notice.findMany({
        where: state === null ? {} : { state },
        orderBy: { id: "desc" },
        take: LISTED,
      });
      return rows.reverse().map(toEntry);
    },

    async counts() {
      const rows = await tables.$queryRaw`
        SELECT "state", COUNT(*) AS "count" FROM "outbox"
        WHERE "state" IN ('queued', 'dead') GROUP BY "state"`;
      const found = new Map(
        z
          .array(CountRow)
          .parse(rows)
          .map((row) => [row.state, row.count]),
      );
      return { queued: found.get("queued") ?? 0, dead: found.get("dead") ?? 0 };
    },

    async stuck(state, now) {
      const since = state === "queued" ? Prisma.sql`"queuedAt"` : Prisma.sql`"settledAt"`;
      // What is only meant for later is not stuck.
      const due =
        state === "queued" ? Prisma.sql`AND COALESCE("notBefore", '') <= ${now}` : Prisma.empty;
      const rows = await tables.$queryRaw`
        SELECT "why", COUNT(*) AS "count", MIN(${since}) AS "oldest", MIN("id") AS "first"
        FROM "outbox" WHERE "state" = ${state} ${due}
        GROUP BY "why" ORDER BY COUNT(*) DESC, MIN("id") LIMIT ${REASONS}`;
      return z.array(StuckRow).parse(rows);
    },

    async jobs() {
      if (dialect.jobs === null) return null;
      const [row] = z.array(JobsRow).parse(await tables.$queryRaw(dialect.jobs));
      return row ?? { waiting: 0, failed: 0, abandoned: 0 };
    },

    async deadSince(workspaceId, since) {
      const rows = await tables.notice.findMany({
        where: {
          ...{ workspaceId, state: "dead", settledAt: { gt: since } },
          kind: { not: "trouble" },
        },
        orderBy: { id: "asc" },
        take: LISTED,
      });
      return rows.map(toEntry);
    },

    async troubleTold(workspaceId, memberId) {
      const { _max: last } = await tables.notice.aggregate({
        where: {
          recipient: `member:${String(memberId)}`,
          state: "sent",
          workspaceId,
          kind: "trouble",
        },
        _max: { settledAt: true },
      });
      return last.settledAt ?? "";
    },

    retry(id, now) {
      return db.atomically(async (inside) => {
        const data = { state: "queued", attempts: 0, readyAt: now, settledAt: null };
        const where = { id, state: "dead" };
        const { count } = await inside.tables.notice.updateMany({ where, data });
        if (count === 0) return false;
        const select = { id: true, recipient: true, readyAt: true } as const;
        await wake(inside, await inside.tables.notice.findMany({ where: { id }, select }));
        return true;
      });
    },
  };
}

const JobsRow = z.object({
  waiting: z.coerce.number(),
  failed: z.coerce.number(),
  abandoned: z.coerce.number(),
});
const CountRow = z.object({ state: z.string(), count: z.coerce.number() });
const StuckRow = z.object({
  why: z.string().nullable(),
  count: z.coerce.number(),
  oldest: z.string(),
  first: z.number(),
});

function toEntry(row: NoticeModel): OutboxEntry {
  const { id, workspaceId, key, kind, recipient, state, attempts, queuedAt, readyAt, why } = row;
  return {
    ...{ id, workspaceId, key, kind: NoticeKindColumn.parse(kind), to: recipient },
    ...{ state, attempts, queuedAt, readyAt, settledAt: row.settledAt, why },
  };
}
