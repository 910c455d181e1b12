import { createHash } from "node:crypto";
import type { Person } from "../domain/office.js";
import type { Account, Office, Place } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { readPeople } from "./people.js";
import { ChannelColumn } from "./schemas.js";
import type { Db } from "./tables.js";

type Accounts = Pick<
  Office,
  | "personOf"
  | "createInvite"
  | "invited"
  | "useInvite"
  | "bind"
  | "unbind"
  | "accounts"
  | "privatePlaces"
>;

export function accountShelf(db: Db): Accounts {
  const { tables } = db;
  return {
    personOf: (account) => personOf(db, account),

    createInvite(memberId, code, expires) {
      return db.atomically(async ({ tables: inside }) => {
        // A code that was lost or misdirected is worth nothing once a new one is asked for.
        await inside.invite.deleteMany({ where: { memberId, usedAt: null } });
        await inside.invite.create({ data: { memberId, codeHash: hashOf(code), expires } });
      });
    },

    async invited(code, account, now) {
      const row = await tables.invite.findUnique({ where: { codeHash: hashOf(code) } });
      if (row === null || row.expires <= now) return null;
      const own = row.usedChannel === account.channel && row.usedAccount === account.id;
      if (row.usedAt !== null && !own) return null;
      const active = Prisma.sql`m."id" = ${row.memberId} AND m."state" = 'active'`;
      const [person] = await readPeople(db, active);
      return person?.member ?? null;
    },

    async useInvite(code, account, now) {
      const { count } = await tables.invite.updateMany({
        where: {
          codeHash: hashOf(code),
          expires: { gt: now },
          OR: [{ usedAt: null }, { usedChannel: account.channel, usedAccount: account.id }],
        },
        data: { usedAt: now, usedChannel: account.channel, usedAccount: account.id },
      });
      if (count === 0) throw fault("conflict");
    },

    bind({ channel, id: externalId }, memberId, privateChat) {
      return db.atomically(async ({ tables: inside }) => {
        // Made anew, not changed: the latest account is the one with the highest id.
        await inside.identity.deleteMany({ where: { channel, externalId } });
        await inside.identity.create({ data: { memberId, channel, externalId, privateChat } });
      });
    },

    async unbind({ channel, id }) {
      await tables.identity.deleteMany({ where: { channel, externalId: id } });
    },

    async accounts(memberId) {
      const where = { memberId, member: { state: "active" } };
      const rows = await tables.identity.findMany({ where, orderBy: { id: "desc" } });
      return rows.map(({ channel, externalId }) => {
        return { channel: ChannelColumn.parse(channel), id: externalId };
      });
    },

    async privatePlaces(memberId) {
      const rows = await tables.identity.findMany({
        where: { memberId, privateChat: { not: null }, member: { state: "active" } },
        orderBy: { id: "desc" },
      });
      return rows.map(({ channel, privateChat }): Place => {
        return { channel: ChannelColumn.parse(channel), chat: privateChat ?? "", kind: "private" };
      });
    },
  };
}

const BY_ACCOUNT = Prisma.sql`"identities" i JOIN "members" m ON m."id" = i."memberId"`;

async function personOf(db: Db, { channel, id }: Account): Promise<Person | null> {
  const linked = Prisma.sql`i."channel" = ${channel} AND i."externalId" = ${id}
    AND m."state" = 'active'`;
  const [person] = await readPeople(db, linked, BY_ACCOUNT);
  return person ?? null;
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
