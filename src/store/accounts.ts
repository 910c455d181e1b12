import { createHash } from "node:crypto";
import { z } from "zod";
import type { Person } from "../domain/office.js";
import type { Account, Office, Place } from "../ports.js";
import { fault } from "./errors.js";
import { toMember, WITH_UNITS } from "./members.js";
import { ChannelColumn, LanguageColumn, RoleColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { toWorkspace } from "./workspaces.js";

type Accounts = Pick<
  Office,
  "personOf" | "createInvite" | "invited" | "useInvite" | "bind" | "unbind" | "privatePlaces"
>;

export function accountShelf(db: Db): Accounts {
  const { tables } = db;
  return {
    personOf: (account) => personOf(db, account),

    async createInvite(memberId, code, expires) {
      await tables.invite.create({ data: { memberId, codeHash: hashOf(code), expires } });
    },

    async invited(code, account, now) {
      const row = await tables.invite.findUnique({
        where: { codeHash: hashOf(code) },
        include: { member: { include: WITH_UNITS } },
      });
      if (row === null || row.expires <= now) return null;
      const own = row.usedChannel === account.channel && row.usedAccount === account.id;
      if (row.usedAt !== null && !own) return null;
      return row.member.state === "active" ? toMember(row.member) : null;
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

const PersonRow = z.object({
  id: z.number(),
  workspaceId: z.number(),
  name: z.string(),
  role: RoleColumn,
  admin: z.coerce.boolean(),
  head: z.coerce.boolean(),
  language: LanguageColumn,
  code: z.string(),
  workspaceName: z.string(),
  province: z.string().nullable(),
  timeZone: z.string(),
  settings: z.string(),
  unitId: z.number().nullable(),
  unitName: z.string().nullable(),
});

/** One query, because every message begins with it. */
async function personOf({ tables }: Db, account: Account): Promise<Person | null> {
  const found = await tables.$queryRaw`
    SELECT m."id", m."workspaceId", m."name", m."role", m."admin", m."head", m."language",
      w."code", w."name" AS "workspaceName", w."province", w."timeZone", w."settings",
      u."id" AS "unitId", u."name" AS "unitName"
    FROM "identities" i
    JOIN "members" m ON m."id" = i."memberId"
    JOIN "workspaces" w ON w."id" = m."workspaceId"
    LEFT JOIN "member_units" mu ON mu."memberId" = m."id"
    LEFT JOIN "units" u ON u."id" = mu."unitId"
    WHERE i."channel" = ${account.channel} AND i."externalId" = ${account.id}
      AND m."state" = 'active'
    ORDER BY mu."position"`;
  const rows = z.array(PersonRow).parse(found);
  const first = rows[0];
  if (first === undefined) return null;
  const { id, workspaceId, name, role, admin, head, language } = first;
  const units = rows.flatMap(({ unitId, unitName }) =>
    unitId === null || unitName === null ? [] : [{ id: unitId, name: unitName }],
  );
  return {
    member: { id, workspaceId, name, role, admin, head, units, state: "active", language },
    workspace: toWorkspace({ ...first, id: workspaceId, name: first.workspaceName }),
  };
}

function hashOf(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}
