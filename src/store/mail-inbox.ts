import type { Incoming, Mail } from "../ports.js";
import { fault } from "./errors.js";
import { readIncoming } from "./schemas.js";
import type { Db } from "./tables.js";

type Inbox = Pick<
  Mail,
  | "take"
  | "markAnswered"
  | "unanswered"
  | "rememberPost"
  | "post"
  | "openQuestion"
  | "closeQuestions"
>;

export function inboxShelf({ tables }: Db): Inbox {
  return {
    async take(incoming) {
      const { source, place } = incoming;
      const added = await tables.$executeRaw`
        INSERT INTO "inbox" ("source", "channel", "incoming")
        VALUES (${source}, ${place.channel}, ${JSON.stringify(incoming)})
        ON CONFLICT ("source") DO NOTHING`;
      if (added === 1) return "new";
      const before = { where: { source }, select: { answeredAt: true } } as const;
      const { answeredAt } = await tables.received.findUniqueOrThrow(before);
      return answeredAt === null ? "unanswered" : "answered";
    },

    async markAnswered(source, ref, at) {
      // What people wrote is not kept here for longer than it is needed.
      const data = { answeredAt: at, ref, incoming: "" };
      const { count } = await tables.received.updateMany({ where: { source }, data });
      if (count === 0) throw fault("gone");
    },

    async unanswered(channel) {
      const where = { channel, answeredAt: null };
      const rows = await tables.received.findMany({ where, orderBy: { id: "asc" } });
      return rows.flatMap((row) => readable(row.incoming));
    },

    async rememberPost({ channel, chat }, ref, { about, ask, to: account, at }) {
      const data = { about, ask, open: ask !== null, account, at };
      const key = { channel, chat, ref };
      await tables.post.upsert({
        where: { channel_chat_ref: key },
        create: { ...key, ...data },
        update: data,
      });
    },

    async post(channel, chat, ref) {
      const where = { channel_chat_ref: { channel, chat, ref } };
      return tables.post.findUnique({ where, select: { about: true, ask: true } });
    },

    async openQuestion({ channel, chat }, account, since) {
      // A notice that came in between asks nothing and leaves the question open.
      const last = await tables.post.findFirst({
        where: { channel, chat, account, open: true, at: { gte: since } },
        orderBy: { id: "desc" },
        select: { ask: true },
      });
      return last?.ask ?? null;
    },

    async closeQuestions(channel, chat, account) {
      await tables.$executeRaw`
        UPDATE "posts" SET "open" = false
        WHERE "channel" = ${channel} AND "chat" = ${chat} AND "account" = ${account} AND "open" = true`;
    },
  };
}

/** A row that an older program wrote and nobody can read any more must not stop the others. */
function readable(incoming: string): Incoming[] {
  try {
    return [readIncoming(incoming)];
  } catch {
    return [];
  }
}
