import { createHash } from "node:crypto";
import { telegramDoor, type TelegramDoorOptions } from "../../src/chat/telegram/index.js";
import type { ChatOffice } from "../../src/chat/telegram/chats.js";
import { message, type Message } from "../../src/messages/message.js";
import type { Files, Incoming, Receiver } from "../../src/ports.js";
import { Telegram, TOKEN } from "./telegram.js";
import { logInto, type Logged } from "./web.js";

type Script = (incoming: Incoming) => Message | null | Promise<Message | null>;

type Setting = Partial<TelegramDoorOptions> & {
  script?: Script;
  tg?: Telegram;
  /** What becomes of recording, by the number of the call. */
  take?: (incoming: Incoming, nth: number) => "new" | "unanswered" | "answered";
};

/** The door on an emulated Telegram, with a receiver that says what a test wants. */
export async function openDoor(setting: Setting = {}) {
  const {
    script = echo,
    tg = await new Telegram().listen(),
    take = () => "new",
    ...over
  } = setting;
  const logged: Logged[] = [];
  const heard: Incoming[] = [];
  const marked: { source: string; ref: string | null }[] = [];
  const kept = new Map<string, Uint8Array>();
  let taken = 0;
  const receiver: Receiver = {
    async take(incoming) {
      taken += 1;
      return take(incoming, taken);
    },
    async answer(incoming) {
      heard.push(incoming);
      return script(incoming);
    },
    async answered({ source }, _said, ref) {
      marked.push({ source, ref });
    },
    drop: async () => undefined,
  };
  const files = filesIn(kept);
  const door = telegramDoor({
    ...{ token: TOKEN, apiRoot: tg.url, webhook: null, turns: null, files, office: strangers },
    ...{ log: logInto(logged), unanswered: async () => [], retryMs: 5, albumMs: 250, ...over },
  });
  await door.start(receiver);
  const opened = {
    ...{ tg, world: tg.world, door, heard, marked, logged, kept },
    /** A person who has started the bot. */
    person(name: string) {
      const user = tg.world.user(name);
      tg.world.chat(tg.world.privateChat(user)).state = "open";
      return user;
    },
    keep(words: string | Uint8Array, name: string) {
      const bytes = Buffer.from(words);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      kept.set(sha256, bytes);
      return { sha256, name, size: bytes.length, mime: "application/pdf" };
    },
    async close() {
      await door.stop();
      await tg.close();
    },
  };
  return opened;
}

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>;

function echo(incoming: Incoming): Message | null {
  if (incoming.kind === "text") return message([`echo ${incoming.text}`]);
  if (incoming.kind === "button") return message([`pressed ${incoming.command}`]);
  if (incoming.kind === "unknown") return message([`cannot take ${incoming.what}`]);
  return message([`${incoming.files.map(({ name }) => name).join(" + ")} / ${incoming.caption}`]);
}

const strangers: ChatOffice = {
  personOf: async () => null,
  bind: async () => undefined,
  privatePlaces: async () => [],
  moveChat: async () => undefined,
};

function filesIn(kept: Map<string, Uint8Array>): Files {
  return {
    has: async (sha256) => kept.has(sha256),
    async *stream(sha256) {
      yield kept.get(sha256) ?? new Uint8Array();
    },
    read: async (sha256) => kept.get(sha256) ?? new Uint8Array(),
    put: () => Promise.reject(new Error("not in this test")),
    remove: async () => undefined,
    olderThan: async () => [],
  };
}

export async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
