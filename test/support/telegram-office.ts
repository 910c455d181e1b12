import { expect } from "vitest";
import type { Message, User } from "grammy/types";
import { telegramDoor, type TelegramDoorOptions } from "../../src/chat/telegram/index.js";
import type { Kit } from "../../src/commands/command.js";
import { receiver } from "../../src/commands/receiver.js";
import { findCommand, parseCommand } from "../../src/commands/registry.js";
import { httpServer } from "../../src/http.js";
import { deliver } from "../../src/jobs/outbox.js";
import type { Papers, Receiver } from "../../src/ports.js";
import { TestClock } from "./clock.js";
import { newOffice, type SeededOffice, type TestStore } from "./store.js";
import { Telegram, TOKEN } from "./telegram.js";
import { logInto, type Logged } from "./web.js";

const papers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: (bytes) => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  chart: () => Promise.reject(new Error("not in this test")),
};

const SECRET = "mot-bi-mat_1";

type Setting<Seed> = {
  by?: "polling" | "webhook";
  seed?: (test: TestStore) => Promise<Seed>;
  /** Another way in than the usual one, after which nobody brings what is in the outbox. */
  receiver?: (kit: Kit) => Receiver;
} & Partial<Pick<TelegramDoorOptions, "turns" | "albumMs">>;

/** The office of `seedOffice` behind the real door, its people on an emulated Telegram. */
export async function openTelegramOffice<Seed extends SeededOffice = SeededOffice>(
  setting: Setting<Seed> = {},
) {
  const { test, seeded } = await newOffice(setting.seed);
  const { store, files, url, close } = test;
  const tg = await new Telegram().listen();
  const clock = new TestClock("2026-06-10T01:12:00.000Z");
  const logged: Logged[] = [];
  const log = logInto(logged);
  const byHook = setting.by === "webhook";
  const hook = { secret: SECRET, address: "" };
  const door = telegramDoor({
    ...{ token: TOKEN, apiRoot: tg.url, files, log, office: store.office, turns: null },
    webhook: byHook ? hook : null,
    unanswered: () => store.mail.unanswered("telegram"),
    ...{ retryMs: 10, albumMs: 300, ...setting },
  });
  const kit: Kit = { store, files, papers, doors: [door], clock, log };
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log, ready: () => true },
    mounts: door.router === null ? [] : [{ router: door.router, guarded: false }],
  });
  hook.address = (await server.listen()).url;
  let news: Promise<unknown> = Promise.resolve();
  const bring = () => {
    news = news.then(async () => {
      while ((await deliver(kit)) > 0);
    });
  };
  await door.start(setting.receiver?.(kit) ?? receiver(kit, bring));
  await tg.until("the bot", () =>
    byHook ? tg.webhook !== null : tg.called("getUpdates").length > 0,
  );
  const { world } = tg;

  const office = {
    ...{ ...seeded, seed: seeded, store, files, url, tg, world, door, clock, logged, kit, hook },

    /** A person with a private chat, tied to a member by the link of an invite. */
    async linked(name: string, member: number): Promise<User> {
      const user = world.user(name);
      const code = `AB${String(100_000 + world.nextId()).slice(-6)}`;
      await store.office.createInvite(member, code, "2026-12-31T00:00:00.000Z");
      const answer = await office.say(user, `/start link_${code}`);
      expect(answer.text).toContain("đã được liên kết");
      return user;
    },

    /** Says something in private, or in `chat`, and gives the answer there. */
    async say(user: User, text: string, chat = world.privateChat(user), replyTo?: number) {
      const since = tg.mark;
      world.says(user, chat, text, replyTo === undefined ? {} : { replyTo });
      return checked(await tg.answerIn(chat, since));
    },

    /** Presses a button and gives what the bot then says or changes in that chat. */
    async press(user: User, message: Message, label: string): Promise<Message> {
      const since = tg.mark;
      const { callback_query: query } = world.presses(user, message, label);
      const answer = checked(await tg.answerIn(message.chat.id, since));
      await tg.until("the query", () => world.queries.get(query?.id ?? "") === "answered");
      return answer;
    },

    /** Everything was according to the Bot API. */
    expectClean() {
      expect(tg.problems).toEqual([]);
      expect(world.dropped).toBe(false);
    },

    async close() {
      await door.stop();
      await news;
      await server.close(0);
      await tg.close();
      await close();
    },
  };
  return office;
}

export type TelegramOffice = Awaited<ReturnType<typeof openTelegramOffice>>;

/** Every button of a message is a command of the registry. */
function checked(message: Message): Message {
  for (const button of message.reply_markup?.inline_keyboard.flat() ?? []) {
    if (!("callback_data" in button)) continue;
    const parsed = parseCommand(button.callback_data);
    const verb = parsed && findCommand(parsed.name, parsed.args);
    expect(verb?.bind(parsed?.args ?? ""), button.callback_data).toBeTruthy();
  }
  return message;
}

export function labels(message: Message): string[] {
  return (message.reply_markup?.inline_keyboard.flat() ?? []).map(({ text }) => text);
}

/** The words of a message, be they text or caption. */
export function words(message: Message): string {
  return message.text ?? message.caption ?? "";
}
