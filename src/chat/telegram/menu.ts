import type { BotCommand, BotCommandScope } from "grammy/types";
import { botDescription, botShortDescription, commandMenu } from "../../messages/telegram.js";
import type { Log } from "../../ports.js";
import type { Calls } from "./calls.js";
import { troubleOf } from "./errors.js";

const SCOPES = [
  { scope: { type: "all_private_chats" }, place: "private" },
  { scope: { type: "all_group_chats" }, place: "group" },
] as const satisfies readonly { scope: BotCommandScope; place: "private" | "group" }[];

/** Vietnamese for everybody, English for who has set Telegram to English. */
const LANGUAGES = [
  { language: "vi", code: "" },
  { language: "en", code: "en" },
] as const;

/** Shows people the commands and what the bot is for. What stands there already is not sent again. */
export async function showMenu(calls: Calls, log: Log): Promise<void> {
  for (const { language, code } of LANGUAGES) {
    const of = code === "" ? {} : { language_code: code };
    const works: (() => Promise<unknown>)[] = SCOPES.map(({ scope, place }) => async () => {
      const wanted = commandMenu(language, place);
      const shown = await calls.quick.raw.getMyCommands({ scope, ...of });
      if (!same(shown, wanted)) {
        await calls.quick.raw.setMyCommands({ commands: wanted, scope, ...of });
      }
    });
    works.push(async () => {
      const description = botDescription(language);
      const shown = await calls.quick.raw.getMyDescription(of);
      if (shown.description !== description) {
        await calls.quick.raw.setMyDescription({ description, ...of });
      }
    });
    works.push(async () => {
      const short_description = botShortDescription(language);
      const shown = await calls.quick.raw.getMyShortDescription(of);
      if (shown.short_description !== short_description) {
        await calls.quick.raw.setMyShortDescription({ short_description, ...of });
      }
    });
    for (const work of works) await tried(work, log);
  }
}

/** The bot works without its menu: that one of these failed is told, and no more. */
async function tried(work: () => Promise<unknown>, log: Log): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn("Telegram: the menu of commands could not be set", {
      trouble: troubleOf(error).kind,
    });
  }
}

function same(shown: unknown, wanted: readonly BotCommand[]): boolean {
  const plain = (entries: readonly BotCommand[]) =>
    JSON.stringify(entries.map(({ command, description }) => [command, description]));
  return Array.isArray(shown) && plain(shown as BotCommand[]) === plain(wanted);
}
