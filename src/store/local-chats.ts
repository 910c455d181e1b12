import { z } from "zod";
import type { Person } from "../domain/office.js";
import type { LocalChat, LocalChats, LocalMessage, LocalPerson } from "../ports.js";
import type { Message } from "../messages/message.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { LocalMessageModel } from "./generated/sqlite/models.js";
import { readPeople } from "./people.js";
import { readMessage } from "./schemas.js";
import type { Db } from "./tables.js";

/*
 * Ids of the local workspace: a person is the member id as text ("7"), their private chat "p7", the group of
 * a workspace "g1".
 */

export function localChatsShelf(db: Db): LocalChats {
  return {
    async people() {
      const active = Prisma.sql`m."state" = 'active'`;
      return (await readPeople(db, active)).map(toLocal);
    },

    person: (id) => personOf(db, id),

    chats: (personId) => chatsOf(db, personId),

    // A transaction, because it may be tried again: of two that take the same number one is refused.
    append: ({ chat, from, at, said, source }) =>
      db.atomically(async ({ tables: inside }) => {
        const written = await inside.$queryRaw`
          INSERT INTO "local_messages" ("seq", "chat", "sender", "at", "said", "source")
          SELECT COALESCE(MAX("seq"), 0) + 1, ${chat}, ${from}, ${at}, ${JSON.stringify(said)},
            ${source} FROM "local_messages"
          RETURNING "id", "seq"`;
        const [row] = z.array(SeenRow).parse(written);
        if (row === undefined) throw new Error("the message was not written");
        await keepPictures(inside, row.id, said);
        return { ...row, chat, from, at, said, source };
      }),

    async replace(id, said, at) {
      await db.atomically(async ({ tables: inside }) => {
        const changed = await inside.$executeRaw`
          UPDATE "local_messages" SET "said" = ${JSON.stringify(said)}, "at" = ${at},
            "seq" = (SELECT MAX("seq") + 1 FROM "local_messages")
          WHERE "id" = ${id}`;
        if (changed === 0) return;
        await inside.localPicture.deleteMany({ where: { messageId: id } });
        await keepPictures(inside, id, said);
      });
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

async function keepPictures(tables: Db["tables"], messageId: number, said: Message): Promise<void> {
  const shown = said.blocks.flatMap((block) => (block.type === "image" ? [block.file.sha256] : []));
  const data = [...new Set(shown)].map((sha256) => ({ messageId, sha256 }));
  if (data.length > 0) await tables.localPicture.createMany({ data });
}

const SeenRow = z.object({ id: z.number(), seq: z.coerce.number() });

function toLocal({ member, workspace }: Person): LocalPerson {
  const { id, workspaceId, name, role, units } = member;
  const unitNames = units.map((unit) => unit.name);
  return { id: String(id), workspaceId, workspace: workspace.name, name, role, units: unitNames };
}

async function personOf(db: Db, id: string): Promise<LocalPerson | null> {
  if (!/^[1-9]\d{0,8}$/.test(id)) return null;
  const active = Prisma.sql`m."id" = ${Number(id)} AND m."state" = 'active'`;
  const [person] = await readPeople(db, active);
  return person === undefined ? null : toLocal(person);
}

async function chatsOf(db: Db, personId: string): Promise<LocalChat[]> {
  const person = await personOf(db, personId);
  if (person === null) return [];
  const workspaceId = await officeOf(db, person);
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

/** Where the person's account on the page works: a code of another office takes it there. */
async function officeOf({ tables }: Db, { id, workspaceId }: LocalPerson): Promise<number> {
  const tied = await tables.identity.findUnique({
    where: { channel_externalId: { channel: "web", externalId: id } },
    select: { member: { select: { workspaceId: true, state: true } } },
  });
  return tied?.member.state === "active" ? tied.member.workspaceId : workspaceId;
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
