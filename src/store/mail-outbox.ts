import { z } from "zod";
import type { Mail, Notice, OutboxEntry, OutboxItem, Settled } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { NoticeModel } from "./generated/sqlite/models.js";
import { NoticeKindColumn, OccurrenceStateColumn, readBrief, readMessage } from "./schemas.js";
import type { Db } from "./tables.js";

type Outbox = Pick<
  Mail,
  "enqueue" | "seen" | "withdraw" | "claim" | "settle" | "occurrenceState" | "outbox" | "retry"
>;

/** Entries listed at most, the latest. */
const LISTED = 1000;

export function outboxShelf(db: Db): Outbox {
  const { tables } = db;
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

    claim: (now, leaseMs, limit) => claim(db, now, leaseMs, limit),

    settle: (id, how) => settle(db, id, how),

    async occurrenceState(id) {
      const select = { state: true } as const;
      const row = await tables.occurrence.findUnique({ where: { id }, select });
      return row === null ? null : OccurrenceStateColumn.parse(row.state);
    },

    async outbox(state) {
      const rows = await tables.notice.findMany({
        where: state === null ? {} : { state },
        orderBy: { id: "desc" },
        take: LISTED,
      });
      return rows.reverse().map(toEntry);
    },

    async retry(id, now) {
      const { count } = await tables.notice.updateMany({
        where: { id, state: "dead" },
        data: { state: "queued", attempts: 0, readyAt: now, settledAt: null },
      });
      return count === 1;
    },
  };
}

/** A member as a notice names whom it is for. */
export function recipientOf(memberId: number): string {
  return `member:${memberId}`;
}

const ENQUEUED_AT_ONCE = 100;

async function enqueue({ tables }: Db, notices: Notice[]): Promise<void> {
  for (let at = 0; at < notices.length; at += ENQUEUED_AT_ONCE) {
    const rows = notices.slice(at, at + ENQUEUED_AT_ONCE).map((notice) => {
      const { key, workspaceId, to, notBefore, notAfter, appliesWhile } = notice;
      const recipient = "member" in to ? recipientOf(to.member) : `chat:${to.chat}`;
      const [message, brief] =
        "message" in notice
          ? [JSON.stringify(notice.message), null]
          : ["", JSON.stringify(notice.brief)];
      return Prisma.sql`(${key}, ${workspaceId}, ${recipient}, ${notice.kind ?? "news"},
        ${message}, ${brief}, ${notice.plannedFor ?? null},
        ${notBefore ?? null}, ${notAfter ?? null}, ${appliesWhile?.occurrenceId ?? null},
        ${appliesWhile?.state ?? null}, ${notBefore ?? ""})`;
    });
    await tables.$executeRaw`
      INSERT INTO "outbox" ("key", "workspaceId", "recipient", "kind", "message", "brief",
        "plannedFor", "notBefore", "notAfter", "occurrenceId", "appliesInState", "readyAt")
      VALUES ${Prisma.join(rows)}
      ON CONFLICT ("key") DO NOTHING`;
  }
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
  limit: number,
): Promise<OutboxItem[]> {
  const leasedUntil = new Date(Date.parse(now) + leaseMs).toISOString();
  const rows = await tables.$queryRaw`
    WITH heads AS MATERIALIZED (${heads(now, limit)} ${dialect.skipLocked})
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

function heads(now: string, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT o."id" FROM "outbox" o
    WHERE o."state" = 'queued' AND o."readyAt" <= ${now} AND NOT EXISTS (
      SELECT 1 FROM "outbox" e
      WHERE e."recipient" = o."recipient" AND e."state" = 'queued' AND e."id" < o."id"
        AND (e."readyAt" <= ${now} OR e."attempts" > 0)
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

function toEntry(row: NoticeModel): OutboxEntry {
  const { id, workspaceId, key, kind, recipient, state, attempts, queuedAt, readyAt, why } = row;
  return {
    ...{ id, workspaceId, key, kind: NoticeKindColumn.parse(kind), to: recipient },
    ...{ state, attempts, queuedAt, readyAt, why },
  };
}

/** What was sent stays sent, whoever settles later: two may have held it when a lease ran out. */
async function settle({ tables }: Db, id: number, how: Settled): Promise<void> {
  if (how.state === "sent") {
    const data = { state: "sent", ref: how.ref, settledAt: how.at, why: null };
    const { count } = await tables.notice.updateMany({ where: { id }, data });
    if (count === 0) throw fault("gone");
    return;
  }
  const data =
    how.state === "retry"
      ? { readyAt: how.at, why: how.why }
      : { state: how.state, settledAt: how.at, why: how.why };
  await tables.notice.updateMany({ where: { id, state: "queued" }, data });
}
