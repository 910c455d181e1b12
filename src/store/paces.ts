import { z } from "zod";
import type { Paces } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

/** Nothing is put off for longer than this: a clock that was set back must not stop what is sent. */
const MOST_WAIT_MS = 3_600_000;
/** A process that died may have sent until its lease ran out. */
const SECOND_MS = 1000;
/** Processes that have not been heard of for so long are forgotten. */
const FORGOTTEN_MS = 60_000;

type Lanes = Pick<Paces, "seek" | "takeLanes" | "giveBack" | "leave">;
type Chats = Pick<Paces, "takeChat" | "freeChat" | "holdChat">;

/** Each of these is one statement, or several that hold by themselves: none needs a transaction. */
export function pacesShelf(db: Db): Paces {
  return { ...lanesShelf(db), ...chatsShelf(db) };
}

function lanesShelf({ tables, dialect }: Db): Lanes {
  const { nowMs } = dialect;
  return {
    async seek(channel, holder, { rate, wants, keep, leaseMs }) {
      await tables.$executeRaw`
        INSERT INTO "senders" ("channel", "holder", "wants", "until")
        VALUES (${channel}, ${holder}, ${wants}, ${nowMs} + ${leaseMs})
        ON CONFLICT ("channel", "holder")
        DO UPDATE SET "wants" = excluded."wants", "until" = excluded."until"`;
      const kept = keep.length === 0 ? [] : await extend(channel, holder, keep, leaseMs);
      const others = z.array(OthersRow).parse(
        await tables.$queryRaw`
          SELECT COUNT(*) AS "count", COALESCE(SUM("wants"), 0) AS "wants" FROM "senders"
          WHERE "channel" = ${channel} AND "holder" <> ${holder} AND "until" > ${nowMs}`,
      )[0] ?? { count: 0, wants: 0 };
      // What others have no use for is free for the taking.
      const share = Math.max(Math.ceil(rate / (others.count + 1)), rate - others.wants);
      return { kept, share };
    },

    async takeLanes(channel, holder, { rate, most, leaseMs }) {
      await makeLanes(channel, rate);
      // A lane whose holder died was in use until its lease ran out.
      const rows = await tables.$queryRaw`
        WITH found AS MATERIALIZED (
          SELECT "number" FROM "lanes"
          WHERE "channel" = ${channel} AND "number" <= ${rate}
            AND ("holder" = '' OR "until" <= ${nowMs})
          ORDER BY "freeAt", "number" LIMIT ${most} ${dialect.skipLocked})
        UPDATE "lanes" SET "holder" = ${holder}, "until" = ${nowMs} + ${leaseMs},
          "freeAt" = CASE WHEN "holder" <> '' AND "until" + ${SECOND_MS} > "freeAt"
            THEN "until" + ${SECOND_MS} ELSE "freeAt" END
        WHERE "channel" = ${channel} AND ("holder" = '' OR "until" <= ${nowMs})
          AND "number" IN (SELECT "number" FROM found)
        RETURNING "number", "freeAt" - ${nowMs} AS "wait"`;
      return z
        .array(LaneRow)
        .parse(rows)
        .map(({ number, wait }) => ({ number, waitMs: bounded(wait) }))
        .sort((a, b) => a.waitMs - b.waitMs || a.number - b.number);
    },

    async giveBack(channel, holder, lanes) {
      if (lanes.length === 0) return;
      const cases = lanes.map(({ number, waitMs }) => {
        return Prisma.sql`WHEN ${number} THEN ${Math.ceil(waitMs)}`;
      });
      await tables.$executeRaw`
        UPDATE "lanes" SET "holder" = '', "until" = 0,
          "freeAt" = ${nowMs} + CASE "number" ${Prisma.join(cases, " ")} ELSE 0 END
        WHERE "channel" = ${channel} AND "holder" = ${holder}
          AND "number" IN (${Prisma.join(lanes.map(({ number }) => number))})`;
    },

    async leave(channel, holder) {
      await tables.$executeRaw`
        DELETE FROM "senders" WHERE "channel" = ${channel}
          AND ("holder" = ${holder} OR "until" < ${nowMs} - ${FORGOTTEN_MS})`;
    },
  };

  async function extend(
    channel: string,
    holder: string,
    keep: readonly number[],
    leaseMs: number,
  ): Promise<number[]> {
    const rows = await tables.$queryRaw`
      UPDATE "lanes" SET "until" = ${nowMs} + ${leaseMs}
      WHERE "channel" = ${channel} AND "holder" = ${holder} AND "until" > ${nowMs}
        AND "number" IN (${Prisma.join([...keep])})
      RETURNING "number"`;
    return z
      .array(NumberRow)
      .parse(rows)
      .map(({ number }) => number);
  }

  async function makeLanes(channel: string, rate: number): Promise<void> {
    const where = { channel, number: { lte: rate } };
    if ((await tables.lane.count({ where })) >= rate) return;
    const rows = Array.from({ length: rate }, (_, at) => {
      return Prisma.sql`(${channel}, ${at + 1}, '', 0, 0)`;
    });
    await tables.$executeRaw`
      INSERT INTO "lanes" ("channel", "number", "holder", "until", "freeAt")
      VALUES ${Prisma.join(rows)} ON CONFLICT ("channel", "number") DO NOTHING`;
  }
}

function chatsShelf({ tables, dialect }: Db): Chats {
  const { nowMs } = dialect;
  return {
    async takeChat(channel, chat, holdMs) {
      const taken = await tables.$queryRaw`
        INSERT INTO "chat_paces" ("channel", "chat", "sent", "freeAt")
        VALUES (${channel}, ${chat}, '[]', ${nowMs} + ${holdMs})
        ON CONFLICT ("channel", "chat") DO UPDATE SET "freeAt" = excluded."freeAt"
        WHERE "chat_paces"."freeAt" <= ${nowMs}
          OR "chat_paces"."freeAt" > ${nowMs} + ${MOST_WAIT_MS}
        RETURNING "sent", ${nowMs} AS "now"`;
      const [row] = z.array(TakenRow).parse(taken);
      if (row !== undefined) {
        return { ok: true, now: row.now, sent: Times.parse(JSON.parse(row.sent)) };
      }
      const waits = await tables.$queryRaw`
        SELECT "freeAt" - ${nowMs} AS "wait" FROM "chat_paces"
        WHERE "channel" = ${channel} AND "chat" = ${chat}`;
      const wait = z.array(WaitRow).parse(waits)[0]?.wait ?? 0;
      return { ok: false, waitMs: Math.max(1, bounded(wait)) };
    },

    async freeChat(channel, chat, freeAt, sent) {
      const data = { freeAt: BigInt(Math.ceil(freeAt)), sent: JSON.stringify(sent) };
      await tables.chatPace.updateMany({ where: { channel, chat }, data });
    },

    async holdChat(channel, chat, ms) {
      await tables.$executeRaw`
        INSERT INTO "chat_paces" ("channel", "chat", "sent", "freeAt")
        VALUES (${channel}, ${chat}, '[]', ${nowMs} + ${ms})
        ON CONFLICT ("channel", "chat") DO UPDATE SET "freeAt" = excluded."freeAt"`;
    },
  };
}

function bounded(wait: number): number {
  return Math.min(MOST_WAIT_MS, Math.max(0, wait));
}

const OthersRow = z.object({ count: z.coerce.number(), wants: z.coerce.number() });
const LaneRow = z.object({ number: z.number(), wait: z.coerce.number() });
const NumberRow = z.object({ number: z.number() });
const TakenRow = z.object({ sent: z.string(), now: z.coerce.number() });
const WaitRow = z.object({ wait: z.coerce.number() });
const Times = z.array(z.number());
