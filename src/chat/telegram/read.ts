import type {
  CallbackQuery,
  ChatMemberUpdated,
  Message as TelegramMessage,
  Update,
} from "grammy/types";
import type { Incoming, Place } from "../../ports.js";
import { filesIn, strangeKind } from "./read-files.js";

/** The bot's own account: what is meant for it is told by these. */
export type Me = { id: number; username: string };

/** What an update means to us. */
export type Reading =
  | { kind: "nothing" }
  | {
      kind: "incoming";
      incoming: Incoming;
      /** Message of the person, which an answer in a group points at. */
      messageId: number | null;
      /** Files of one album belong together; null for everything else. */
      album: string | null;
      /** The bot has just been added to this group. */
      added?: boolean;
    }
  /** A group has become a supergroup and goes on under another id. */
  | { kind: "moved"; from: string; to: string }
  /** A person has opened the private chat, or closed it. */
  | { kind: "opened" | "closed"; account: string; chat: string }
  | { kind: "removed"; chat: string };

const NOTHING: Reading = { kind: "nothing" };

/** Which updates the door wants; all others are not even sent. */
export const WANTED = ["message", "edited_message", "callback_query", "my_chat_member"] as const;

/** The query behind a pressed button, whose waiting sign has to be taken away. */
export function queryOf(update: Update): string | null {
  return update.callback_query?.id ?? null;
}

export function readUpdate(update: Update, me: Me): Reading {
  if (update.message !== undefined) return readMessage(update.message, update.update_id, me, false);
  if (update.edited_message !== undefined) {
    return readMessage(update.edited_message, update.update_id, me, true);
  }
  if (update.callback_query !== undefined) return readPress(update.callback_query, update);
  if (update.my_chat_member !== undefined) return readMember(update.my_chat_member, update);
  return NOTHING;
}

function readMessage(said: TelegramMessage, updateId: number, me: Me, edited: boolean): Reading {
  const chat = String(said.chat.id);
  if (said.migrate_to_chat_id !== undefined) {
    return { kind: "moved", from: chat, to: String(said.migrate_to_chat_id) };
  }
  if (said.migrate_from_chat_id !== undefined) {
    return { kind: "moved", from: String(said.migrate_from_chat_id), to: chat };
  }
  const place = placeOf(said);
  // Who speaks for a group or a channel is nobody in particular, and other bots are not heard.
  if (place === null || said.from === undefined || said.from.is_bot) return NOTHING;
  if (said.sender_chat !== undefined) return NOTHING;
  const common = {
    source: `telegram:update:${String(updateId)}`,
    from: { channel: "telegram" as const, id: String(said.from.id) },
    place,
    at: new Date(said.date * 1000).toISOString(),
    ...replyTo(said, me),
  };
  const content = contentOf(said, me, edited);
  if (content === null) return NOTHING;
  const album = said.media_group_id;
  const together = content.kind === "files" && !edited && album !== undefined;
  return {
    kind: "incoming",
    incoming: {
      ...common,
      ...content,
      source: together ? `${common.source}${ALBUM}${album}` : common.source,
    },
    messageId: said.message_id,
    album: together ? album : null,
  };
}

const ALBUM = ":album:";

/** The album that something recorded was a part of. */
export function albumOf({ source }: Incoming): string | null {
  return source.split(ALBUM)[1] ?? null;
}

type Content =
  | { kind: "text"; text: string }
  | Pick<Extract<Incoming, { kind: "files" }>, "kind" | "files" | "caption">
  | { kind: "unknown"; what: string };

/** Null for what is meant for another bot, and for what is no message of a person at all. */
function contentOf(said: TelegramMessage, me: Me, edited: boolean): Content | null {
  const words = meant(said.text ?? said.caption ?? "", me);
  if (words === null) return null;
  if (said.text !== undefined) {
    // A text that was edited is no new one; a command that was put right is meant.
    if (edited && !words.startsWith("/")) return null;
    return { kind: "text", text: started(words) };
  }
  const files = filesIn(said);
  if (files.length > 0) {
    if (edited && !/^\/|#\s?\d/.test(words)) return null;
    return { kind: "files", files, caption: words };
  }
  const what = edited ? null : strangeKind(said);
  return what === null ? null : { kind: "unknown", what };
}

/** "/tasks@our_bot late" → "/tasks late"; null where the command names another bot. */
function meant(words: string, me: Me): string | null {
  const named = /^(\/[\p{L}\p{N}_]+)@(\w+)/u.exec(words);
  if (named?.[1] === undefined || named[2] === undefined) return words;
  if (named[2].toLowerCase() !== me.username.toLowerCase()) return null;
  return named[1] + words.slice(named[0].length);
}

/** What a deep link brings: "/start link_7QK2M9TD" is "/link 7QK2M9TD"; other payloads mean a start. */
function started(words: string): string {
  const payload = /^\/start\s+(\S+)\s*$/.exec(words)?.[1];
  if (payload === undefined) return words;
  const code = /^link_(\w+)$/i.exec(payload)?.[1];
  if (code !== undefined) return `/link ${code}`;
  return payload === "tasks" ? "/tasks" : "/start";
}

/** Null for channels, where nobody speaks to a bot. */
function placeOf(said: Pick<TelegramMessage, "chat"> & Partial<TelegramMessage>): Place | null {
  const { chat } = said;
  if (chat.type === "channel") return null;
  const place: Place = {
    channel: "telegram",
    chat: String(chat.id),
    kind: chat.type === "private" ? "private" : "group",
  };
  // In other chats the id of a thread only says which talk a reply belongs to.
  if (said.is_topic_message !== true || said.message_thread_id === undefined) return place;
  return { ...place, thread: String(said.message_thread_id) };
}

/** Only a reply to the bot says anything to us. */
function replyTo(said: TelegramMessage, me: Me): { replyTo?: string } {
  const first = said.reply_to_message;
  if (first?.from?.id !== me.id) return {};
  return { replyTo: String(first.message_id) };
}

function readPress(query: CallbackQuery, update: Update): Reading {
  const { message, data, from } = query;
  if (message === undefined || data === undefined || from.is_bot) return NOTHING;
  const place = placeOf(message);
  if (place === null) return NOTHING;
  return {
    kind: "incoming",
    incoming: {
      source: `telegram:update:${String(update.update_id)}`,
      from: { channel: "telegram", id: String(from.id) },
      place,
      // A press carries no time, and a message that is too old carries 0.
      at: new Date(Math.max(message.date, 1) * 1000).toISOString(),
      replyTo: String(message.message_id),
      kind: "button",
      command: data,
    },
    messageId: null,
    album: null,
  };
}

/** A new group is greeted as if the person who added the bot had asked for it. */
function readMember(change: ChatMemberUpdated, update: Update): Reading {
  const { chat, from, date, old_chat_member: before, new_chat_member: after } = change;
  const out = ["left", "kicked"];
  const isIn = !out.includes(after.status);
  const id = String(chat.id);
  if (chat.type === "private") {
    return { kind: isIn ? "opened" : "closed", account: String(from.id), chat: id };
  }
  if (!isIn) return { kind: "removed", chat: id };
  const place = placeOf({ chat });
  if (!out.includes(before.status) || from.is_bot || place === null) return NOTHING;
  return {
    kind: "incoming",
    incoming: {
      source: `telegram:update:${String(update.update_id)}`,
      from: { channel: "telegram", id: String(from.id) },
      place,
      at: new Date(date * 1000).toISOString(),
      kind: "text",
      text: "/start",
    },
    messageId: null,
    album: null,
    added: true,
  };
}
