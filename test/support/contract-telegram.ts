import type { InlineKeyboardButton, Message, User } from "grammy/types";
import { receiver } from "../../src/commands/receiver.js";
import {
  linesOf,
  settled,
  watched,
  type ContractDoor,
  type Seen,
  type Watch,
  type Where,
} from "../chat/contract-day.js";
import { PEOPLE, seedDay, type Who } from "./contract-office.js";
import { openTelegramOffice, words } from "./telegram-office.js";

/** The day on the emulated Telegram, with the real grammY: long polling, a group under privacy mode. */
export async function telegramContract(): Promise<ContractDoor> {
  let watch: Watch | null = null;
  const o = await openTelegramOffice({
    seed: seedDay,
    receiver: (kit) => (watch = watched(receiver(kit, () => undefined))).receiver,
  });
  const watching = watch as Watch | null;
  if (watching === null) throw new Error("the door was not started");
  const { tg, world, kit } = o;
  const users = Object.fromEntries(PEOPLE.map((who) => [who, world.user(who)])) as Record<
    Who,
    User
  >;
  const group = world.group("Xã Tân Hòa");
  world.chat(group).state = "open";
  const bound = { channel: "telegram", externalId: String(group), title: "Xã Tân Hòa" } as const;
  await o.store.office.bindChat(o.workspace, { ...bound, purpose: "group" });
  const chatOf = (who: Who, where: Where) =>
    where === "group" ? group : world.privateChat(users[who]);
  const owner = (chat: number): Seen["to"] =>
    PEOPLE.find((who) => users[who].id === chat) ?? "group";
  let mark = tg.mark;
  let taken = 0;
  let expected = true;
  const known = new Set<string>();

  /** Whether Telegram tells the bot of it: under privacy mode it does not of talk among people. */
  function begin(): () => void {
    taken = watching!.state.taken;
    mark = tg.mark;
    const before = world.updates.length;
    return () => {
      expected = world.updates.length > before;
    };
  }

  async function act(work: () => unknown): Promise<void> {
    const end = begin();
    await work();
    end();
  }

  return {
    name: "telegram",
    kit,
    office: { ...o.seed, store: o.store, files: o.files, url: o.url, clock: o.clock },
    say: (who, where, text, replyTo) =>
      act(() => world.says(users[who], chatOf(who, where), named(text, where), at(replyTo))),
    press: (who, on, label) => act(() => world.presses(users[who], message(on), label)),
    pressOld: (who, on, command) =>
      act(() => world.pressesCommand(users[who], message(on), command)),
    fill: (who, question, text) =>
      act(() => world.says(users[who], message(question).chat.id, text)),
    send: (who, where, uploads, caption, replyTo) =>
      act(() => world.sendsFiles(users[who], chatOf(who, where), uploads, caption, at(replyTo))),
    async again() {
      begin();
      const [update] = world.updates.slice(-1);
      const asked = tg.called("getUpdates").length;
      tg.repeat(update!);
      expected = false;
      await tg.until("the next question", () => tg.called("getUpdates").length > asked);
    },
    async seen() {
      await settled(watching, taken, expected, kit);
      const chats = [...PEOPLE.map((who) => users[who].id), group];
      return chats.flatMap((chat) =>
        world.botSaid(chat, mark).map((said) => {
          const key = `${String(chat)}/${String(said.message_id)}`;
          const changed = known.has(key);
          known.add(key);
          return seenOf(said, owner(chat), changed);
        }),
      );
    },
    async close() {
      await o.close();
      o.expectClean();
    },
  };
}

/** In a group Telegram tells the bot of a command only where it is named, as the menu does. */
function named(text: string, where: Where): string {
  return where === "group" ? text.replace(/^(\/\w+)/, "$1@dondoc_test_bot") : text;
}

function message({ native }: Seen): Message {
  return native as Message;
}

function at(replyTo: Seen | undefined): { replyTo?: number } {
  return replyTo === undefined ? {} : { replyTo: message(replyTo).message_id };
}

function seenOf(said: Message, to: Seen["to"], changed: boolean): Seen {
  const all: InlineKeyboardButton[] = said.reply_markup?.inline_keyboard.flat() ?? [];
  const buttons = all.flatMap((button) =>
    "callback_data" in button ? [{ label: button.text, command: button.callback_data }] : [],
  );
  const extras = all.flatMap((button) => ("callback_data" in button ? [] : [button.text]));
  const files = said.document === undefined ? [] : [said.document.file_name ?? ""];
  return {
    ...{ to, only: null, changed, lines: linesOf(words(said)), buttons, extras, files },
    native: said,
  };
}
