import type { Message, OutFile } from "../../messages/message.js";
import type { Files, Place, Sent, Turns } from "../../ports.js";
import { attachment, sendable } from "./attach.js";
import type { Calls } from "./calls.js";
import type { Chats } from "./chats.js";
import { sentOf, troubleOf } from "./errors.js";
import type { Part } from "./html.js";
import { LIMITS } from "./limits.js";
import { persist, type Way } from "./persist.js";
import { renderMessage, type Rendered } from "./render.js";

export type SpeakKit = {
  calls: Calls;
  files: Files;
  chats: Chats;
  /** For what nobody asked for; null: no limit. */
  turns: Turns | null;
  signal: AbortSignal;
  retryMs: number;
  uploadBytes: number;
};

/** A button that opens an address, beside those of the message. */
export type LinkButton = { text: string; url: string };

export type Answering = {
  /** Message of the person to point at, in a group; null: nothing to point at. */
  pointAt: number | null;
  /** Message of ours that the answer takes the place of; null: it is a new one. */
  edit: number | null;
  link?: LinkButton;
};

export type Speaker = {
  /** Answers a person's own action: as long as Telegram asks for a pause, it waits. */
  answer(to: Place, said: Message, how: Answering): Promise<Sent>;
  /** Says what nobody asked for, no faster than Telegram bears it. */
  tell(to: Place, said: Message): Promise<Sent>;
};

/** Longest wait for its turn before what nobody asked for goes back into the outbox. */
const MOST_TURN_MS = 10_000;

/** Its turn is too far away: nothing has left. */
class Paced extends Error {
  override readonly name = "Paced";
  readonly afterMs: number;

  constructor(afterMs: number) {
    super("paced");
    this.afterMs = afterMs;
  }
}

type InTurn = <T>(call: () => Promise<T>) => Promise<T>;

/** Makes each call of a message when its turn has come; where the first has left the others wait as long as it takes. */
function turnsFor(chat: string, isGroup: boolean, turns: Turns | null): InTurn {
  let mostMs = MOST_TURN_MS;
  return async (call) => {
    const turn = await (turns?.next(chat, isGroup, mostMs) ?? FREE);
    if (!turn.ok) throw new Paced(turn.afterMs);
    mostMs = Infinity;
    try {
      return await call();
    } finally {
      turn.over();
    }
  };
}

const FREE = { ok: true, over: () => undefined } as const;

export function speaker(kit: SpeakKit): Speaker {
  return {
    async answer(to, said, how) {
      const way = wayTo(to, kit, true);
      const talk: Talk = { ...kit, way, to, how, inTurn: (call) => call() };
      try {
        return { ok: true, ref: await deliver(said, talk) };
      } catch (error) {
        return failed(error, to, kit);
      }
    },
    async tell(to, said) {
      const way = wayTo(to, kit, false);
      const inTurn = turnsFor(way.chat, to.kind === "group", kit.turns);
      const talk: Talk = { ...kit, way, to, how: { pointAt: null, edit: null }, inTurn };
      try {
        return { ok: true, ref: await deliver(said, talk) };
      } catch (error) {
        if (error instanceof Paced) {
          return { ok: false, retry: true, afterMs: error.afterMs, why: "paced", untried: true };
        }
        const sent = await failed(error, to, kit);
        if (!sent.ok && sent.afterMs !== undefined && sent.afterMs > 0) {
          await kit.turns?.hold(way.chat, sent.afterMs).catch(() => undefined);
        }
        return sent;
      }
    },
  };
}

function wayTo(to: Place, { chats }: SpeakKit, patient: boolean): Way {
  return { chat: chats.now(to.chat), thread: to.thread ?? null, plain: false, patient };
}

/** A private chat that is closed to us is forgotten: the news may find the person elsewhere. */
async function failed(error: unknown, to: Place, { chats }: SpeakKit): Promise<Sent> {
  const trouble = troubleOf(error);
  const sent = sentOf(trouble);
  const gone = trouble.kind === "forbidden" || trouble.kind === "chat_gone";
  if (!gone || to.kind !== "private") return sent;
  const closed = await chats.closed(to.chat).catch(() => false);
  return closed ? { ...sent, retry: true, afterMs: 0 } : sent;
}

type Talk = SpeakKit & {
  way: Way;
  to: Place;
  how: Answering;
  /** Makes a call when its turn has come. */
  inTurn: InTurn;
};

/** Sends all of a message; the reference is that of the words, which carry the buttons. */
async function deliver(said: Message, talk: Talk): Promise<string> {
  const { files, uploadBytes } = talk;
  const attached = said.files.length > 0 || said.blocks.some(({ type }) => type === "image");
  const shown = renderMessage(attached ? await sendable(said, files, uploadBytes) : said);
  const markup = markupOf(shown, said, talk);
  if (shown.asCaption) return String(await sendCaptioned(shown, markup, talk));
  let last: number | null = null;
  let words: number | null = null;
  for (const picture of shown.pictures) last = await sendPicture(picture, null, undefined, talk);
  for (const [at, part] of shown.parts.entries()) {
    const isLast = at === shown.parts.length - 1;
    words = await sendPart(part, isLast ? markup : undefined, at === 0, talk);
  }
  for (let at = 0; at < shown.files.length; at += LIMITS.album) {
    last = await sendFiles(shown.files.slice(at, at + LIMITS.album), talk);
  }
  const ref = words ?? last;
  if (ref === null) throw new TypeError("a message without words and files");
  return String(ref);
}

type Markup = Parameters<Talk["calls"]["quick"]["raw"]["sendMessage"]>[0]["reply_markup"];

/** In a group a question asks for a reply: without one the answer would not reach the bot. */
function markupOf({ keyboard }: Rendered, { ask }: Message, { how, to }: Talk): Markup {
  const { link } = how;
  if (link !== undefined) {
    return { inline_keyboard: [...(keyboard?.inline_keyboard ?? []), [link]] };
  }
  if (keyboard !== null) return keyboard;
  if (ask === undefined || to.kind === "private" || how.pointAt === null) return undefined;
  return { force_reply: true, selective: true };
}

type Common = {
  chat_id: number | string;
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: true };
};

function commonOf(way: Way, pointAt: number | null): Common {
  return {
    chat_id: chatId(way.chat),
    ...(way.thread === null ? {} : { message_thread_id: Number(way.thread) }),
    ...(pointAt === null
      ? {}
      : { reply_parameters: { message_id: pointAt, allow_sending_without_reply: true } }),
  };
}

/** Ids take up to 52 bits: a number holds them. */
function chatId(chat: string): number | string {
  return /^-?\d{1,15}$/.test(chat) ? Number(chat) : chat;
}

function marked(part: Part, plain: boolean): { text: string; parse_mode?: "HTML" } {
  return plain ? { text: part.plain } : { text: part.html, parse_mode: "HTML" };
}

async function sendPart(part: Part, markup: Markup, first: boolean, talk: Talk): Promise<number> {
  const { calls, how } = talk;
  if (first && how.edit !== null) {
    const edited = await editPart(part, markup, how.edit, talk);
    if (edited !== null) return edited;
  }
  const sent = await persist(talk.way, persistKit(talk), (way) =>
    talk.inTurn(() =>
      calls.quick.raw.sendMessage({
        ...commonOf(way, first ? how.pointAt : null),
        ...marked(part, way.plain),
        link_preview_options: { is_disabled: true },
        ...(markup === undefined ? {} : { reply_markup: markup }),
      }),
    ),
  );
  return sent.message_id;
}

/** Null where the message cannot be changed any more. That it says the same already is no failure. */
async function editPart(
  part: Part,
  markup: Markup,
  messageId: number,
  talk: Talk,
): Promise<number | null> {
  const keyboard = markup !== undefined && "inline_keyboard" in markup ? markup : undefined;
  try {
    await persist(talk.way, persistKit(talk), (way) =>
      talk.calls.quick.raw.editMessageText({
        chat_id: chatId(way.chat),
        message_id: messageId,
        ...marked(part, way.plain),
        link_preview_options: { is_disabled: true },
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      }),
    );
    return messageId;
  } catch (error) {
    const { kind } = troubleOf(error);
    if (kind === "unchanged") return messageId;
    if (kind === "not_editable" || kind === "refused") return null;
    throw error;
  }
}

async function sendCaptioned(shown: Rendered, markup: Markup, talk: Talk): Promise<number> {
  const part = shown.parts[0] ?? null;
  const [picture] = shown.pictures;
  if (picture !== undefined) return sendPicture(picture, part, markup, talk);
  const [file] = shown.files;
  if (file === undefined) throw new TypeError("nothing is attached");
  return sendDocument(file, part, markup, talk);
}

function captionOf(part: Part | null, plain: boolean): { caption?: string; parse_mode?: "HTML" } {
  if (part === null) return {};
  return plain ? { caption: part.plain } : { caption: part.html, parse_mode: "HTML" };
}

/** What Telegram does not take as a picture goes as a file. */
async function sendPicture(
  file: OutFile,
  part: Part | null,
  markup: Markup,
  talk: Talk,
): Promise<number> {
  if (file.size > LIMITS.photo) return sendDocument(file, part, markup, talk);
  const { calls, files, how } = talk;
  try {
    const sent = await persist(talk.way, persistKit(talk), (way) =>
      talk.inTurn(() =>
        calls.slow.raw.sendPhoto({
          ...commonOf(way, how.pointAt),
          ...captionOf(part, way.plain),
          photo: attachment(file, files),
          ...(markup === undefined ? {} : { reply_markup: markup }),
        }),
      ),
    );
    return sent.message_id;
  } catch (error) {
    if (troubleOf(error).kind !== "picture") throw error;
    return sendDocument(file, part, markup, talk);
  }
}

async function sendDocument(
  file: OutFile,
  part: Part | null,
  markup: Markup,
  talk: Talk,
): Promise<number> {
  const { calls, files, how } = talk;
  const sent = await persist(talk.way, persistKit(talk), (way) =>
    talk.inTurn(() =>
      calls.slow.raw.sendDocument({
        ...commonOf(way, how.pointAt),
        ...captionOf(part, way.plain),
        document: attachment(file, files),
        ...(markup === undefined ? {} : { reply_markup: markup }),
      }),
    ),
  );
  return sent.message_id;
}

/** Two to ten files go as an album. */
async function sendFiles(some: OutFile[], talk: Talk): Promise<number> {
  const [only] = some;
  if (some.length === 1 && only !== undefined) return sendDocument(only, null, undefined, talk);
  const sent = await persist(talk.way, persistKit(talk), (way) =>
    talk.inTurn(() =>
      talk.calls.slow.raw.sendMediaGroup({
        ...commonOf(way, null),
        media: some.map((file) => ({ type: "document", media: attachment(file, talk.files) })),
      }),
    ),
  );
  return sent.at(-1)?.message_id ?? 0;
}

function persistKit({ signal, retryMs, chats }: Talk) {
  return { signal, retryMs, moved: chats.moved };
}
