import { z } from "zod";
import type { Mail, Notice, OutboxItem, Settled } from "../ports.js";
import type { Waiting } from "./dialect.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { NoticeKindColumn, OccurrenceStateColumn, readBrief, readMessage } from "./schemas.js";
import type { Db } from "./tables.js";

type Outbox = Pick<
  Mail,
  | "enqueue"
  | "seen"
  | "withdraw"
  | "claim"
  | "claimFor"
  | "hold"
  | "settle"
  | "rescue"
  | "occurrenceState"
>;

/** What waits for so long has been overlooked; so many are looked at together. */
const GRACE_MS = 5000;
const RESCUED = 500;

export function outboxShelf(db: Db): Outbox {
  const { tables, dialect } = db;
  return {
    enqueue: (notices) => enqueue(db, notices),

    async seen(workspaceId, key, at) {
      const where = { workspaceId, key };
      const unseen = { ...where, seenAt: null };
      const { count } = await tables.notice.updateMany({ where: unseen, data: { seenAt: at } });
      if (count === 1) return "now";
      return (await tables.notice.count({ where })) > 0 ? "before" : "none";
    },

    async withdraw(workspaceId, keys, at) {
      const where = { workspaceId, state: "queued", key: { startsWith: keys } };
      const data = { state: "dropped", settledAt: at, why: "settled meanwhile" };
      await tables.notice.updateMany({ where, data });
    },

    claim: (now, leaseMs, limit) => claim(db, now, leaseMs, heads(now, limit)),

    async claimFor(recipient, now, leaseMs) {
      const [item] = await claim(db, now, leaseMs, heads(now, 1, recipient));
      return item ?? null;
    },

    async hold(ids, now, leaseMs) {
      const where = { id: { in: [...ids] }, state: "queued", readyAt: { gt: now } };
      await tables.notice.updateMany({ where, data: { readyAt: later(now, leaseMs) } });
    },

    settle: (id, how) => settle(db, id, how),

    async rescue(now) {
      if (dialect.wake === null) return 0;
      const found = await tables.$queryRaw`
        SELECT o."id", o."recipient", o."readyAt" FROM "outbox" o
        WHERE o."id" IN (${heads(later(now, -GRACE_MS), RESCUED)}) AND ${dialect.jobless}`;
      const lost = z.array(EnqueuedRow).parse(found);
      await wake(db, lost);
      return lost.length;
    },

    async occurrenceState(id) {
      const select = { state: true } as const;
      const row = await tables.occurrence.findUnique({ where: { id }, select });
      return row === null ? null : OccurrenceStateColumn.parse(row.state);
    },
  };
}

/** A member as a notice names whom it is for. */
export function recipientOf(memberId: number): string {
  return `member:${memberId}`;
}

const ENQUEUED_AT_ONCE = 100;

const EnqueuedRow = z.object({ id: z.number(), recipient: z.string(), readyAt: z.string() });

async function enqueue({ tables, dialect }: Db, notices: Notice[]): Promise<void> {
  for (let at = 0; at < notices.length; at += ENQUEUED_AT_ONCE) {
    const rows = notices.slice(at, at + ENQUEUED_AT_ONCE).map((notice) => {
      const { key, workspaceId, to, notBefore, notAfter, appliesWhile } = notice;
      const recipient = "member" in to ? recipientOf(to.member) : `chat:${to.chat}`;
      const [message, brief] =
        "message" in notice
          ? [JSON.stringify(notice.message), null]
          : ["", JSON.stringify(notice.brief)];
      return Prisma.sql`(${key}, ${workspaceId}, ${recipient}, ${notice.kind ?? "news"},
        ${message}, ${brief}, ${notice.plannedFor ?? null}, ${dialect.now},
        ${notBefore ?? null}, ${notAfter ?? null}, ${appliesWhile?.occurrenceId ?? null},
        ${appliesWhile?.state ?? null}, ${notBefore ?? ""})`;
    });
    const written = await tables.$queryRaw`
      INSERT INTO "outbox" ("key", "workspaceId", "recipient", "kind", "message", "brief",
        "plannedFor", "queuedAt", "notBefore", "notAfter", "occurrenceId", "appliesInState", "readyAt")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT ("key") DO NOTHING
      RETURNING "id", "recipient", "readyAt"`;
    await wake({ tables, dialect }, z.array(EnqueuedRow).parse(written));
  }
}

/** The engine hears of what waits in the transaction that made it wait. */
export async function wake(
  { tables, dialect }: Pick<Db, "tables" | "dialect">,
  notices: readonly Waiting[],
): Promise<void> {
  if (dialect.wake !== null && notices.length > 0) await tables.$queryRaw(dialect.wake(notices));
}

const NoticeRow = z.object({
  id: z.number(),
  key: z.string(),
  workspaceId: z.number(),
  recipient: z.string(),
  kind: NoticeKindColumn,
  message: z.string(),
  brief: z.string().nullable(),
  plannedFor: z.string().nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  occurrenceId: z.number().nullable(),
  appliesInState: OccurrenceStateColumn.nullable(),
  attempts: z.number(),
});

/**
 * Of each recipient at most the oldest, so that what follows waits until it has left: an earlier notice
 * that is leased or being retried blocks the later ones, one that is only meant for later does not. The
 * lease moves `readyAt`, so that a claim is one conditional update; of several processes each takes others.
 */
async function claim(
  { tables, dialect }: Db,
  now: string,
  leaseMs: number,
  which: Prisma.Sql,
): Promise<OutboxItem[]> {
  const leasedUntil = later(now, leaseMs);
  const rows = await tables.$queryRaw`
    WITH heads AS MATERIALIZED (${which} ${dialect.skipLocked})
    UPDATE "outbox" SET "readyAt" = ${leasedUntil}, "attempts" = "attempts" + 1
    WHERE "state" = 'queued' AND "readyAt" <= ${now} AND "id" IN (SELECT "id" FROM heads)
    RETURNING "id", "key", "workspaceId", "recipient", "kind", "message", "brief", "plannedFor",
      "notBefore", "notAfter", "occurrenceId", "appliesInState", "attempts"`;
  return z
    .array(NoticeRow)
    .parse(rows)
    .map(toItem)
    .sort((a, b) => a.id - b.id);
}

function later(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}

/** `readyAt` is not `notBefore` any more where a notice was leased, or has come back. */
function heads(now: string, limit: number, recipient?: string): Prisma.Sql {
  const whose =
    recipient === undefined ? Prisma.empty : Prisma.sql`AND o."recipient" = ${recipient}`;
  return Prisma.sql`
    SELECT o."id" FROM "outbox" o
    WHERE o."state" = 'queued' AND o."readyAt" <= ${now} ${whose} AND NOT EXISTS (
      SELECT 1 FROM "outbox" e
      WHERE e."recipient" = o."recipient" AND e."state" = 'queued' AND e."id" < o."id"
        AND (e."readyAt" <= ${now} OR e."readyAt" <> COALESCE(e."notBefore", ''))
    )
    ORDER BY o."readyAt", o."id" LIMIT ${limit}`;
}

function toItem(row: z.infer<typeof NoticeRow>): OutboxItem {
  const { id, key, workspaceId, attempts, notBefore, notAfter, occurrenceId } = row;
  const { brief, plannedFor } = row;
  const [kind, number] = row.recipient.split(":");
  const state = row.appliesInState;
  return {
    id,
    key,
    workspaceId,
    attempts,
    to: kind === "member" ? { member: Number(number) } : { chat: Number(number) },
    kind: row.kind,
    message: row.message === "" ? null : readMessage(row.message),
    brief: brief === null ? null : readBrief(brief),
    ...(plannedFor === null ? {} : { plannedFor }),
    ...(notBefore === null ? {} : { notBefore }),
    ...(notAfter === null ? {} : { notAfter }),
    ...(occurrenceId === null || state === null ? {} : { appliesWhile: { occurrenceId, state } }),
  };
}

/** What was sent stays sent, whoever settles later: two may have held it when a lease ran out. */
async function settle(db: Db, id: number, how: Settled): Promise<void> {
  const { tables } = db;
  if (how.state === "sent") {
    const data = { state: "sent", ref: how.ref, settledAt: how.at, why: null };
    const { count } = await tables.notice.updateMany({ where: { id }, data });
    if (count === 0) throw fault("gone");
    return;
  }
  const where = { id, state: "queued" };
  if (how.state === "dead" || how.state === "dropped") {
    const data = { state: how.state, settledAt: how.at, why: how.why };
    await tables.notice.updateMany({ where, data });
    return;
  }
  await db.atomically(async (inside) => {
    // Handed back untried it was no attempt.
    const attempts = how.state === "back" ? { attempts: { decrement: 1 } } : {};
    const data = { readyAt: how.at, why: how.why, ...attempts };
    await inside.tables.notice.updateMany({ where, data });
    const select = { id: true, recipient: true, readyAt: true } as const;
    await wake(inside, await inside.tables.notice.findMany({ where, select }));
  });
}
