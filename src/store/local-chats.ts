import { z } from "zod";
import type { LocalChat, LocalChats, LocalMessage, LocalPerson } from "../ports.js";
import type { Prisma } from "./generated/sqlite/client.js";
import type { LocalMessageModel } from "./generated/sqlite/models.js";
import { readMessage, RoleColumn } from "./schemas.js";
import type { Db } from "./tables.js";

/*
 * Ids of the local workspace: a person is the member id as text ("7"), their private chat "p7", the group of
 * a workspace "g1".
 */

export function localChatsShelf(db: Db): LocalChats {
  const { tables } = db;
  return {
    people: () => readPeople(db, {}),

    person: (id) => personOf(db, id),

    chats: (personId) => chatsOf(db, personId),

    async append({ chat, from, at, said, source }) {
      const [row] = z.array(SeenRow).parse(
        await tables.$queryRaw`
        INSERT INTO "local_messages" ("seq", "chat", "sender", "at", "said", "source")
        SELECT COALESCE(MAX("seq"), 0) + 1, ${chat}, ${from}, ${at}, ${JSON.stringify(said)},
          ${source} FROM "local_messages"
        RETURNING "id", "seq"`,
      );
      if (row === undefined) throw new Error("the message was not written");
      return { ...row, chat, from, at, said, source };
    },

    async replace(id, said, at) {
      await tables.$executeRaw`
        UPDATE "local_messages" SET "said" = ${JSON.stringify(said)}, "at" = ${at},
          "seq" = (SELECT MAX("seq") + 1 FROM "local_messages")
        WHERE "id" = ${id}`;
      return readOne(db, id);
    },

    message: (id) => readOne(db, id),

    bySource: (source) => readMany(db, { where: { source }, orderBy: { id: "asc" } }),

    async since(personId, seq, limit) {
      const chats = (await chatsOf(db, personId)).map((chat) => chat.id);
      const where = { chat: { in: chats }, seq: { gt: seq } };
      return readMany(db, { where, orderBy: { seq: "asc" }, take: limit });
    },

    async latest(chat, limit) {
      const rows = await readMany(db, { where: { chat }, orderBy: { id: "desc" }, take: limit });
      return rows.reverse();
    },
  };
}

const SeenRow = z.object({ id: z.number(), seq: z.coerce.number() });

async function readPeople({ tables }: Db, where: Prisma.MemberWhereInput): Promise<LocalPerson[]> {
  const rows = await tables.member.findMany({
    where: { state: "active", ...where },
    include: { workspace: true, units: { include: { unit: true }, orderBy: { position: "asc" } } },
    orderBy: [{ workspaceId: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: String(row.id),
    workspaceId: row.workspaceId,
    workspace: row.workspace.name,
    name: row.name,
    role: RoleColumn.parse(row.role),
    units: row.units.map(({ unit }) => unit.name),
  }));
}

async function personOf(db: Db, id: string): Promise<LocalPerson | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const [person] = await readPeople(db, { id: Number(id) });
  return person ?? null;
}

async function chatsOf(db: Db, personId: string): Promise<LocalChat[]> {
  const person = await personOf(db, personId);
  if (person === null) return [];
  const { workspaceId } = person;
  const groups = await db.tables.chat.findMany({
    where: { workspaceId, channel: "web" },
    orderBy: { id: "asc" },
  });
  return [
    { id: `p${person.id}`, workspaceId, title: person.name, kind: "private" },
    ...groups.map(({ externalId, title }) => {
      return { id: externalId, workspaceId, title, kind: "group" as const };
    }),
  ];
}

async function readOne({ tables }: Db, id: number): Promise<LocalMessage | null> {
  const row = await tables.localMessage.findUnique({ where: { id } });
  return row === null ? null : toMessage(row);
}

async function readMany(
  { tables }: Db,
  query: Prisma.LocalMessageFindManyArgs,
): Promise<LocalMessage[]> {
  return (await tables.localMessage.findMany(query)).map(toMessage);
}

function toMessage({ sender, said, ...row }: LocalMessageModel): LocalMessage {
  return { ...row, from: sender, said: readMessage(said) };
}
