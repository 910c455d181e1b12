import type { InlineKeyboardButton, Message } from "grammy/types";
import { parseHtml, type Parsed } from "./telegram-html.js";
import type { Part } from "./telegram-wire.js";
import { BOT, type Chat, type TelegramWorld } from "./telegram-world.js";

export type BotCall = {
  method: string;
  params: Record<string, unknown>;
  files: Map<string, Part>;
};

/** What the Bot API says instead of doing something. */
export class Refused extends Error {
  readonly code: number;
  readonly parameters: Record<string, unknown> | undefined;

  constructor(code: number, description: string, parameters?: Record<string, unknown>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

const MEGABYTE = 1024 * 1024;

type Hook = { webhook: { url: string; secret: string | null } | null };

/** Carries out a call and gives its result. Throws what the Bot API would answer. */
export function botApi(call: BotCall, world: TelegramWorld, hook: Hook): unknown {
  const { params } = call;
  switch (call.method) {
    case "getMe":
      return BOT;
    case "sendMessage":
      return sendMessage(call, world);
    case "editMessageText":
      return editMessageText(call, world);
    case "sendDocument":
      return sendOne(call, world, "document");
    case "sendPhoto":
      return sendOne(call, world, "photo");
    case "sendMediaGroup":
      return sendMediaGroup(call, world);
    case "answerCallbackQuery":
      return answerCallbackQuery(params, world);
    case "getFile":
      return getFile(params, world);
    case "setWebhook":
      hook.webhook = {
        url: String(params["url"]),
        secret: (params["secret_token"] as string | undefined) ?? null,
      };
      if (params["drop_pending_updates"] === true) world.dropped = true;
      return true;
    case "deleteWebhook":
      hook.webhook = null;
      if (params["drop_pending_updates"] === true) world.dropped = true;
      return true;
    case "setMyCommands":
    case "setMyDescription":
    case "setMyShortDescription":
      return setOwn(call, world);
    case "getMyCommands":
      return world.own.get(ownKey("setMyCommands", params)) ?? [];
    case "getMyDescription":
      return { description: world.own.get(ownKey("setMyDescription", params)) ?? "" };
    case "getMyShortDescription":
      return { short_description: world.own.get(ownKey("setMyShortDescription", params)) ?? "" };
    default:
      throw new Refused(404, "Not Found");
  }
}

/** The chat a call is for, where the bot may say something. */
function chatFor(params: Record<string, unknown>, world: TelegramWorld): Chat {
  const chat = world.chats.get(Number(params["chat_id"]));
  if (chat === undefined) throw new Refused(400, "Bad Request: chat not found");
  if (chat.migratedTo !== undefined) {
    throw new Refused(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  const isPrivate = chat.chat.type === "private";
  if (chat.state === "blocked") throw new Refused(403, "Forbidden: bot was blocked by the user");
  if (chat.state === "kicked") {
    throw new Refused(403, `Forbidden: bot was kicked from the ${chat.chat.type} chat`);
  }
  if (chat.state === "deactivated") throw new Refused(403, "Forbidden: user is deactivated");
  if (isPrivate && chat.state === "new") {
    throw new Refused(403, "Forbidden: bot can't initiate conversation with a user");
  }
  const thread = params["message_thread_id"];
  if (thread !== undefined && !chat.topics.has(Number(thread))) {
    throw new Refused(400, "Bad Request: message thread not found");
  }
  const reply = params["reply_parameters"] as Record<string, unknown> | undefined;
  if (reply !== undefined && reply["allow_sending_without_reply"] !== true) {
    if (world.message(chat.chat.id, Number(reply["message_id"])) === null) {
      throw new Refused(400, "Bad Request: message to be replied not found");
    }
  }
  return chat;
}

function parsed(words: unknown, mode: unknown, most: number, what: string): Parsed {
  const raw = typeof words === "string" ? words : "";
  if (/\p{Cs}/u.test(raw)) throw new Refused(400, "Bad Request: strings must be encoded in UTF-8");
  let read: Parsed = { text: raw, entities: [] };
  if (mode === "HTML") {
    try {
      read = parseHtml(raw);
    } catch (error) {
      throw new Refused(400, (error as Error).message);
    }
  }
  if (read.text.length > most) throw new Refused(400, `Bad Request: ${what} is too long`);
  return read;
}

function textOf(params: Record<string, unknown>): Parsed {
  const read = parsed(params["text"], params["parse_mode"], 4096, "message");
  if (read.text.trim() === "") throw new Refused(400, "Bad Request: message text is empty");
  return read;
}

function keyboardOf(params: Record<string, unknown>): InlineKeyboardButton[][] | null {
  const markup = params["reply_markup"] as
    { inline_keyboard?: InlineKeyboardButton[][] } | undefined;
  const rows = markup?.inline_keyboard;
  if (rows === undefined) return null;
  const buttons = rows.flat();
  if (buttons.length > 100) throw new Refused(400, "Bad Request: reply markup is too long");
  for (const button of buttons) {
    if (button.text === "") throw new Refused(400, "Bad Request: BUTTON_TEXT_EMPTY");
    if (!("callback_data" in button)) continue;
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw new Refused(400, "Bad Request: BUTTON_DATA_INVALID");
  }
  return rows;
}

function said(
  chat: Chat,
  params: Record<string, unknown>,
  content: Partial<Message>,
  world: TelegramWorld,
): Message {
  const rows = keyboardOf(params);
  const reply = params["reply_parameters"] as { message_id: number } | undefined;
  const first = reply === undefined ? null : world.message(chat.chat.id, reply.message_id);
  const thread = params["message_thread_id"];
  return world.botSays(chat, {
    ...content,
    ...(rows === null ? {} : { reply_markup: { inline_keyboard: rows } }),
    ...(first === null ? {} : { reply_to_message: first }),
    ...(thread === undefined ? {} : { message_thread_id: Number(thread), is_topic_message: true }),
  } as Partial<Message>);
}

function worded(read: Parsed, as: "text" | "caption"): Partial<Message> {
  const entities =
    read.entities.length === 0
      ? {}
      : { [`${as === "text" ? "" : "caption_"}entities`]: read.entities };
  return read.text === "" ? {} : { [as]: read.text, ...entities };
}

function sendMessage({ params }: BotCall, world: TelegramWorld): Message {
  const chat = chatFor(params, world);
  return said(chat, params, worded(textOf(params), "text"), world);
}

function editMessageText({ params }: BotCall, world: TelegramWorld): Message {
  const chat = chatFor(params, world);
  const before = world.message(chat.chat.id, Number(params["message_id"]));
  if (before === null) throw new Refused(400, "Bad Request: message to edit not found");
  if (before.from?.id !== BOT.id) throw new Refused(400, "Bad Request: message can't be edited");
  if (before.text === undefined) {
    throw new Refused(400, "Bad Request: there is no text in the message to edit");
  }
  const read = textOf(params);
  const rows = keyboardOf(params);
  const same =
    JSON.stringify(before.reply_markup?.inline_keyboard ?? null) === JSON.stringify(rows);
  if (before.text === read.text && same) {
    throw new Refused(
      400,
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  return world.botEdits(chat, before, {
    ...worded(read, "text"),
    ...(rows === null ? {} : { reply_markup: { inline_keyboard: rows } }),
  });
}

function attachedTo(value: unknown, call: BotCall, most: number): Part {
  const name = /^attach:\/\/(.*)$/.exec(String(value))?.[1] ?? "";
  const part = call.files.get(name);
  if (part === undefined)
    throw new Refused(400, "Bad Request: wrong file identifier/HTTP URL specified");
  if (part.bytes.length === 0) throw new Refused(400, "Bad Request: file must be non-empty");
  if (part.bytes.length > most) throw new Refused(413, "Request Entity Too Large");
  return part;
}

function sendOne(call: BotCall, world: TelegramWorld, kind: "document" | "photo"): Message {
  const { params } = call;
  const chat = chatFor(params, world);
  const caption = parsed(params["caption"], params["parse_mode"], 1024, "message caption");
  const most = (kind === "photo" ? 10 : 50) * MEGABYTE;
  const part = attachedTo(params[kind], call, most);
  if (kind === "photo" && !isPicture(part.bytes)) {
    throw new Refused(400, "Bad Request: IMAGE_PROCESS_FAILED");
  }
  const kept = world.keep(part.filename, part.bytes);
  const content = kind === "document" ? { document: kept } : { photo: [world.photoOf(kept)] };
  return said(chat, params, { ...content, ...worded(caption, "caption") }, world);
}

function isPicture(bytes: Buffer): boolean {
  return bytes.subarray(1, 4).toString() === "PNG" || bytes.readUInt16BE(0) === 0xffd8;
}

function sendMediaGroup(call: BotCall, world: TelegramWorld): Message[] {
  const { params } = call;
  const chat = chatFor(params, world);
  const media = params["media"] as { type: string; media: string }[];
  if (media.length < 2 || media.length > 10) {
    throw new Refused(400, "Bad Request: wrong number of items in the album");
  }
  const group = String(world.nextId());
  return media.map((one) => {
    const part = attachedTo(one.media, call, 50 * MEGABYTE);
    const document = world.keep(part.filename, part.bytes);
    return said(chat, params, { document, media_group_id: group }, world);
  });
}

function answerCallbackQuery(params: Record<string, unknown>, world: TelegramWorld): true {
  const id = String(params["callback_query_id"]);
  if (!world.queries.has(id)) {
    throw new Refused(
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
    );
  }
  world.queries.set(id, "answered");
  return true;
}

function getFile(params: Record<string, unknown>, world: TelegramWorld): unknown {
  const id = String(params["file_id"]);
  const file = world.files.get(id);
  if (file === undefined)
    throw new Refused(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
  if (file.size > 20 * MEGABYTE) throw new Refused(400, "Bad Request: file is too big");
  return { ...file.ref, file_path: world.pathFor(id) };
}

function ownKey(
  method: string,
  { scope, language_code: language }: Record<string, unknown>,
): string {
  const type = (scope as { type?: string } | undefined)?.type ?? "default";
  return `${method} ${type} ${typeof language === "string" ? language : ""}`;
}

function setOwn({ method, params }: BotCall, world: TelegramWorld): true {
  if (method === "setMyCommands") {
    const commands = params["commands"] as { command: string; description: string }[];
    if (commands.length > 100) throw new Refused(400, "Bad Request: BOT_COMMANDS_TOO_MUCH");
    for (const { command, description } of commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) {
        throw new Refused(400, "Bad Request: BOT_COMMAND_INVALID");
      }
      if (description.length < 1 || description.length > 256) {
        throw new Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
      }
    }
    world.own.set(ownKey(method, params), commands);
    return true;
  }
  const long = method === "setMyDescription";
  const words = (params[long ? "description" : "short_description"] ?? "") as string;
  if (words.length > (long ? 512 : 120)) {
    throw new Refused(400, "Bad Request: description is too long");
  }
  world.own.set(ownKey(method, params), words);
  return true;
}
