import type {
  Document,
  InlineKeyboardButton,
  Message,
  PhotoSize,
  Update,
  User,
} from "grammy/types";
import type { Chat as ChatInfo } from "grammy/types";

export const BOT = {
  id: 4242,
  is_bot: true as const,
  first_name: "dondoc",
  username: "dondoc_test_bot",
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
};

export type Chat = {
  chat: ChatInfo;
  /** "new": a private chat that was not started. */
  state: "new" | "open" | "blocked" | "kicked" | "deactivated";
  migratedTo?: number;
  topics: Set<number>;
  /** Privacy mode lets general commands through to the bot that spoke last. */
  botSpokeLast: boolean;
  botIsAdmin: boolean;
};

type SaidWith = { replyTo?: number; thread?: number };
type Upload = { name: string; bytes: Buffer | string; size?: number; photo?: boolean };

/** People, chats, messages and files: what Telegram knows. Whoever does something here makes updates. */
export class TelegramWorld {
  readonly chats = new Map<number, Chat>();
  readonly files = new Map<
    string,
    {
      bytes: Buffer;
      size: number;
      ref: { file_id: string; file_unique_id: string; file_size: number };
    }
  >();
  /** Button presses by query, and what became of them. */
  readonly queries = new Map<string, "waiting" | "answered">();
  /** Commands and descriptions the bot has set, by method, scope and language. */
  readonly own = new Map<string, unknown>();
  /** The bot had pending updates dropped, which it must never do. */
  dropped = false;
  /** Updates in the order in which they were made. */
  readonly updates: Update[] = [];
  private readonly messages = new Map<string, Message>();
  /** What the bot said or changed, in order. */
  private readonly spoken: { chat: number; message: Message; edited: boolean }[] = [];
  private readonly paths = new Map<string, string>();
  private readonly push: (update: Update) => void;
  private ids = 1000;
  private updateIds = 700_000;

  constructor(push: (update: Update) => void) {
    this.push = push;
  }

  nextId(): number {
    this.ids += 1;
    return this.ids;
  }

  user(name: string): User {
    return { id: 5_000_000 + this.nextId(), is_bot: false, first_name: name, language_code: "vi" };
  }

  /** The private chat of a person with the bot; its id is the person's. */
  privateChat(user: User): number {
    if (!this.chats.has(user.id)) {
      const chat = { id: user.id, type: "private" as const, first_name: user.first_name };
      this.chats.set(user.id, this.newChat(chat, "new"));
    }
    return user.id;
  }

  private newChat(chat: ChatInfo, state: Chat["state"]): Chat {
    return { chat, state, topics: new Set(), botSpokeLast: false, botIsAdmin: false };
  }

  group(title: string, options: { forum?: boolean; basic?: boolean } = {}): number {
    const id = options.basic === true ? -this.nextId() : -1_001_000_000_000 - this.nextId();
    const type = options.basic === true ? ("group" as const) : ("supergroup" as const);
    const forum = options.forum === true ? { is_forum: true as const } : {};
    this.chats.set(id, this.newChat({ id, type, title, ...forum } as ChatInfo, "kicked"));
    return id;
  }

  topic(group: number): number {
    const id = this.nextId();
    this.chat(group).topics.add(id);
    return id;
  }

  chat(id: number): Chat {
    const chat = this.chats.get(id);
    if (chat === undefined) throw new Error(`there is no chat ${String(id)}`);
    return chat;
  }

  message(chat: number, id: number): Message | null {
    return this.messages.get(`${String(chat)}/${String(id)}`) ?? null;
  }

  /** What a person does is answered after this mark. */
  get mark(): number {
    return this.spoken.length;
  }

  botSaid(chat: number, since = 0): Message[] {
    return this.spoken.slice(since).flatMap((one) => (one.chat === chat ? [one.message] : []));
  }

  botSays(chat: Chat, content: Partial<Message>): Message {
    chat.botSpokeLast = true;
    const message = this.store(chat, BOT, content);
    this.spoken.push({ chat: chat.chat.id, message, edited: false });
    return message;
  }

  botEdits(chat: Chat, before: Message, content: Partial<Message>): Message {
    const { reply_markup: _gone, entities: _old, ...rest } = before;
    const message = { ...rest, edit_date: now(), ...content } as Message;
    this.messages.set(`${String(chat.chat.id)}/${String(before.message_id)}`, message);
    this.spoken.push({ chat: chat.chat.id, message, edited: true });
    return message;
  }

  private store(chat: Chat, from: User, content: Partial<Message>): Message {
    const message = {
      message_id: this.nextId(),
      from,
      chat: chat.chat,
      date: now(),
      ...content,
    } as Message;
    this.messages.set(`${String(chat.chat.id)}/${String(message.message_id)}`, message);
    return message;
  }

  private update(content: Omit<Update, "update_id">): Update {
    this.updateIds += 1;
    const update = { update_id: this.updateIds, ...content };
    this.updates.push(update);
    this.push(update);
    return update;
  }

  says(user: User, chatId: number, text: string, how: SaidWith = {}): Message {
    const entities = commandIn(text);
    const content = { text, ...(entities.length === 0 ? {} : { entities }) };
    return this.writes(user, chatId, content, how);
  }

  /** A message of a person; the bot hears of it as far as privacy mode lets it. */
  writes(user: User, chatId: number, content: Partial<Message>, how: SaidWith = {}): Message {
    const chat = this.chat(chatId);
    if (chat.chat.type === "private" && chat.state === "new") chat.state = "open";
    const first = how.replyTo === undefined ? null : this.message(chatId, how.replyTo);
    const { reply_to_message: _deeper, ...flat } = first ?? ({} as Message);
    const message = this.store(chat, user, {
      ...content,
      ...(first === null ? {} : { reply_to_message: flat as Message }),
      ...(how.thread === undefined
        ? {}
        : { message_thread_id: how.thread, is_topic_message: true as const }),
    } as Partial<Message>);
    if (this.reachesBot(chat, message)) this.update({ message } as Omit<Update, "update_id">);
    return message;
  }

  private reachesBot(chat: Chat, message: Message): boolean {
    if (chat.chat.type === "private") return chat.state === "open";
    if (chat.state !== "open") return false;
    if (chat.botIsAdmin) return true;
    if (message.reply_to_message?.from?.id === BOT.id) return true;
    const words = message.text ?? message.caption ?? "";
    const command = /^\/\w+(@\w+)?/.exec(words);
    if (command === null) return false;
    if (command[1] !== undefined) return command[1].toLowerCase() === `@${BOT.username}`;
    return chat.botSpokeLast;
  }

  edits(message: Message, text: string): void {
    const said =
      message.text === undefined
        ? { caption: text, caption_entities: commandIn(text) }
        : { text, entities: commandIn(text) };
    const edited = { ...message, ...said, edit_date: now() } as Message;
    this.messages.set(`${String(message.chat.id)}/${String(message.message_id)}`, edited);
    this.update({ edited_message: edited as never });
  }

  /** Presses the button with that label, or with that command. */
  presses(user: User, message: Message, label: string): Update {
    const buttons: InlineKeyboardButton[] = message.reply_markup?.inline_keyboard.flat() ?? [];
    const button = buttons.find((one) => one.text === label);
    if (button === undefined || !("callback_data" in button)) {
      const labels = buttons.map((one) => one.text).join(" | ");
      throw new Error(`no button “${label}” among ${labels}`);
    }
    return this.pressesCommand(user, message, button.callback_data);
  }

  pressesCommand(user: User, message: Message, data: string): Update {
    const id = String(this.nextId());
    this.queries.set(id, "waiting");
    return this.update({
      callback_query: { id, from: user, message, chat_instance: "1", data },
    });
  }

  sendsFiles(user: User, chatId: number, uploads: Upload[], caption = "", how: SaidWith = {}) {
    const group = uploads.length > 1 ? { media_group_id: String(this.nextId()) } : {};
    return uploads.map((upload, at) => {
      const bytes = Buffer.from(upload.bytes);
      const kept = this.keep(upload.name, bytes, upload.size);
      const content =
        upload.photo === true
          ? { photo: [{ ...this.photoOf(kept), width: 90, height: 60 }, this.photoOf(kept)] }
          : { document: kept };
      const words = at === 0 && caption !== "" ? { caption } : {};
      return this.writes(user, chatId, { ...content, ...words, ...group }, how);
    });
  }

  keep(name: string, bytes: Buffer, size = bytes.length): Document {
    const id = `BQACAgUAAx-${String(this.nextId())}`;
    const ref = { file_id: id, file_unique_id: `u${id}`, file_size: size };
    this.files.set(id, { bytes, size, ref });
    return { ...ref, file_name: name, mime_type: "application/pdf" };
  }

  photoOf({ file_id, file_unique_id, file_size }: Document): PhotoSize {
    return {
      file_id,
      file_unique_id,
      width: 1280,
      height: 853,
      ...(file_size === undefined ? {} : { file_size }),
    };
  }

  /** A new address each time; those before it are good no more. */
  pathFor(id: string): string {
    const path = `documents/file_${String(this.nextId())}`;
    for (const [old, of] of this.paths) if (of === id) this.paths.delete(old);
    this.paths.set(path, id);
    return path;
  }

  fileAt(path: string): Buffer | null {
    return this.files.get(this.paths.get(path) ?? "")?.bytes ?? null;
  }

  private memberChange(user: User, chatId: number, before: string, after: string): void {
    const status = (name: string) => {
      const left = name === "kicked" ? { until_date: 0 } : {};
      return { status: name, user: BOT, ...left };
    };
    this.update({
      my_chat_member: {
        chat: this.chat(chatId).chat,
        from: user,
        date: now(),
        old_chat_member: status(before),
        new_chat_member: status(after),
      } as never,
    });
  }

  adds(user: User, group: number): void {
    this.chat(group).state = "open";
    this.memberChange(user, group, "left", "member");
  }

  removes(user: User, group: number): void {
    this.chat(group).state = "kicked";
    this.memberChange(user, group, "member", "left");
  }

  blocks(user: User, tells = true): void {
    this.chat(user.id).state = "blocked";
    if (tells) this.memberChange(user, user.id, "member", "kicked");
  }

  unblocks(user: User): void {
    this.chat(user.id).state = "open";
    this.memberChange(user, user.id, "kicked", "member");
  }

  /** A basic group becomes a supergroup. */
  migrates(user: User, group: number, tells = true): number {
    const old = this.chat(group);
    const id = -1_001_000_000_000 - this.nextId();
    const title = "title" in old.chat ? old.chat.title : "";
    this.chats.set(id, { ...old, chat: { id, type: "supergroup", title } as ChatInfo });
    if (tells) {
      const message = this.store(old, user, { migrate_to_chat_id: id });
      this.update({ message } as Omit<Update, "update_id">);
      const first = this.store(this.chat(id), user, { migrate_from_chat_id: group });
      this.update({ message: first } as Omit<Update, "update_id">);
    }
    old.migratedTo = id;
    return id;
  }
}

function commandIn(text: string) {
  const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
  if (command === undefined) return [];
  return [{ type: "bot_command" as const, offset: 0, length: command.length }];
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
