import type { Office } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { recipientOf } from "./mail-outbox.js";
import { closeQuestions } from "./open-questions.js";
import { dataOf } from "./people-data.js";
import { eraseMember } from "./people-erase.js";
import { followName } from "./people-texts.js";
import { readPeople } from "./people.js";
import { ChannelColumn } from "./schemas.js";
import type { Db } from "./tables.js";

type Roster = Pick<
  Office,
  | "roster"
  | "rosterEntry"
  | "countAdmins"
  | "changeMember"
  | "removeMember"
  | "dataOf"
  | "eraseMember"
>;

export function rosterShelf(db: Db): Roster {
  return {
    roster: (workspaceId) => roster(db, workspaceId, null),

    rosterEntry: async (workspaceId, id) => (await roster(db, workspaceId, id))[0] ?? null,

    countAdmins: (workspaceId) =>
      db.tables.member.count({ where: { workspaceId, state: "active", admin: true } }),

    changeMember: (id, { units, ...to }) =>
      db.atomically(async (inside) => {
        const { tables } = inside;
        const where = { id, state: "active" };
        const before = await tables.member.findFirst({ where });
        const { count } = await tables.member.updateMany({ where, data: to });
        if (before === null || count === 0) throw fault("gone");
        const { workspaceId, name } = before;
        if (name !== to.name)
          await followName(inside, { workspaceId, id, from: name, to: to.name });
        if (to.role === "viewer") await leaveCharge(tables, id);
        await tables.memberUnit.deleteMany({ where: { memberId: id } });
        const ids = [...new Set(units.map((unit) => unit.id))];
        await tables.memberUnit.createMany({
          data: ids.map((unitId, position) => ({ workspaceId, memberId: id, unitId, position })),
        });
      }),

    removeMember: (id, at) => db.atomically((inside) => remove(inside, id, at)),

    dataOf: (workspaceId, id) => dataOf(db, workspaceId, id),

    eraseMember: (workspaceId, id, as, at) =>
      db.atomically((inside) => eraseMember(inside, { workspaceId, id, as, at })),
  };
}

/** Everybody, or the one of that id. */
async function roster(
  db: Db,
  workspaceId: number,
  id: number | null,
): ReturnType<Roster["roster"]> {
  const one = id === null ? Prisma.empty : Prisma.sql`AND m."id" = ${id}`;
  const people = await readPeople(db, Prisma.sql`m."workspaceId" = ${workspaceId} ${one}`);
  const member = { workspaceId, ...(id === null ? {} : { id }) };
  const linked = await db.tables.identity.findMany({
    where: { member },
    select: { memberId: true, channel: true },
    orderBy: { id: "asc" },
  });
  const channels = new Map<number, Set<string>>();
  for (const { memberId, channel } of linked) {
    channels.set(memberId, (channels.get(memberId) ?? new Set()).add(channel));
  }
  const gone = await db.tables.member.findMany({
    where: { ...member, erasedAt: { not: null } },
    select: { id: true },
  });
  const erased = new Set(gone.map((row) => row.id));
  return people.map((person) => ({
    member: person.member,
    channels: [...(channels.get(person.member.id) ?? [])].map((one) => ChannelColumn.parse(one)),
    erased: erased.has(person.member.id),
  }));
}

async function remove(db: Db, id: number, at: string): ReturnType<Roster["removeMember"]> {
  const { tables } = db;
  const where = { id, state: "active" };
  const { count } = await tables.member.updateMany({ where, data: { state: "left" } });
  if (count === 0) throw fault("gone");
  const accounts = await tables.identity.findMany({ where: { memberId: id } });
  await closeQuestions(db, id, accounts);
  await tables.identity.deleteMany({ where: { memberId: id } });
  await tables.invite.deleteMany({ where: { memberId: id, usedAt: null } });
  const files = await tables.draftFile.findMany({
    where: { draft: { memberId: id } },
    select: { sha256: true },
  });
  await tables.draft.deleteMany({ where: { memberId: id } });
  const notices = await tables.notice.updateMany({
    where: { recipient: recipientOf(id), state: "queued" },
    data: { state: "dropped", settledAt: at, why: "the member has left" },
  });
  await leaveCharge(tables, id);
  return {
    accounts: accounts.map((one) => {
      return { channel: ChannelColumn.parse(one.channel), id: one.externalId };
    }),
    files: [...new Set(files.map(({ sha256 }) => sha256))],
    notices: notices.count,
  };
}

/** Tasks of closed plans keep the name of who was in charge. */
async function leaveCharge(tables: Db["tables"], id: number): Promise<void> {
  await tables.task.updateMany({
    where: { personInChargeId: id, plan: { state: { not: "closed" } } },
    data: { personInChargeId: null },
  });
}
