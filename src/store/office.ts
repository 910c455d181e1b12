import type { ChatRecord, Office } from "../ports.js";
import { accountShelf } from "./accounts.js";
import { fault } from "./errors.js";
import type { ChatModel } from "./generated/sqlite/models.js";
import { memberShelf } from "./members.js";
import { rosterShelf } from "./roster.js";
import { ChannelColumn, ChatPurposeColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { unitShelf } from "./units.js";
import { workspaceShelf } from "./workspaces.js";

export function officeShelf(db: Db): Office {
  return {
    ...workspaceShelf(db),
    ...unitShelf(db),
    ...memberShelf(db),
    ...accountShelf(db),
    ...rosterShelf(db),
    ...chatShelf(db),
  };
}

function chatShelf(db: Db): Pick<Office, "chat" | "chats" | "chatAt" | "bindChat" | "moveChat"> {
  const { tables } = db;
  return {
    async chats(workspaceId) {
      const rows = await tables.chat.findMany({ where: { workspaceId }, orderBy: { id: "asc" } });
      return rows.map(toChat);
    },

    async chat(workspaceId, id) {
      const row = await tables.chat.findFirst({ where: { id, workspaceId } });
      return row === null ? null : toChat(row);
    },

    async chatAt(channel, externalId) {
      const where = { channel_externalId: { channel, externalId } };
      const row = await tables.chat.findUnique({ where });
      return row === null ? null : toChat(row);
    },

    bindChat(workspaceId, { channel, externalId, title, purpose, unitId = null }) {
      return db.atomically(async ({ tables: inside }) => {
        const where = { channel_externalId: { channel, externalId } };
        const before = await inside.chat.findUnique({ where });
        // What waits for this chat in the outbox must not reach another office.
        if (before !== null && before.workspaceId !== workspaceId) throw fault("conflict");
        const create = { workspaceId, channel, externalId, title, purpose, unitId };
        const update = { title, purpose, unitId };
        return toChat(await inside.chat.upsert({ where, create, update }));
      });
    },

    moveChat(channel, from, to) {
      return db.atomically(async ({ tables: inside }) => {
        const there = { channel_externalId: { channel, externalId: to } };
        if ((await inside.chat.findUnique({ where: there })) !== null) return;
        const where = { channel, externalId: from };
        await inside.chat.updateMany({ where, data: { externalId: to } });
      });
    },
  };
}

function toChat(row: ChatModel): ChatRecord {
  const { id, workspaceId, channel, externalId, title, purpose, unitId } = row;
  return {
    id,
    workspaceId,
    channel: ChannelColumn.parse(channel),
    externalId,
    title,
    purpose: ChatPurposeColumn.parse(purpose),
    ...(unitId === null ? {} : { unitId }),
  };
}
