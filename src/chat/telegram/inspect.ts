import { Api } from "grammy";
import { troubleOf } from "./errors.js";

/** What is found where the bot's token is tried. */
export type TelegramFound =
  | { state: "works"; username: string }
  | { state: "refused" }
  | { state: "unreachable"; why: string };

const SECONDS = 8;

/** Asks Telegram who the bot is, once. Never throws. */
export async function tryTelegram(token: string, apiRoot: string): Promise<TelegramFound> {
  try {
    const me = await new Api(token, { apiRoot, timeoutSeconds: SECONDS }).getMe();
    return { state: "works", username: me.username };
  } catch (error) {
    const trouble = troubleOf(error);
    if (trouble.kind === "unauthorized") return { state: "refused" };
    return { state: "unreachable", why: "why" in trouble ? trouble.why : trouble.kind };
  }
}

/** The address that opens the bot and links an account by one tap. */
export function inviteAddress(username: string, code: string): string {
  return `https://t.me/${username}?start=link_${code}`;
}
