import type { Log, Office } from "../../ports.js";

/** What the office is told about chats: who can be reached in private, and where a group went. */
export type Chats = {
  /** A linked person has a private chat with the bot now. */
  opened(account: string, chat: string): Promise<void>;
  /** Nothing reaches that private chat any more. True where somebody was reached there until now. */
  closed(account: string): Promise<boolean>;
  moved(from: string, to: string): Promise<void>;
  /** Where a chat is found now: groups that moved are remembered. */
  now(chat: string): string;
};

export type ChatOffice = Pick<Office, "personOf" | "bind" | "privatePlaces" | "moveChat">;

export function chatBook(office: ChatOffice, log: Log): Chats {
  const moves = new Map<string, string>();

  async function privateOf(account: string) {
    const person = await office.personOf({ channel: "telegram", id: account });
    if (person === null) return null;
    const places = await office.privatePlaces(person.member.id);
    const isOwn = places.some(({ channel, chat }) => channel === "telegram" && chat === account);
    return { member: person.member.id, reached: isOwn };
  }

  return {
    async opened(account, chat) {
      const found = await privateOf(account);
      if (found === null || found.reached) return;
      await office.bind({ channel: "telegram", id: account }, found.member, chat);
    },
    async closed(account) {
      const found = await privateOf(account);
      if (found?.reached !== true) return false;
      await office.bind({ channel: "telegram", id: account }, found.member, null);
      log.info("Telegram: a private chat was closed to the bot", { chat: account });
      return true;
    },
    async moved(from, to) {
      moves.set(from, to);
      await office.moveChat("telegram", from, to);
      log.info("Telegram: a group goes on under another id", { from, to });
    },
    now: (chat) => moves.get(chat) ?? chat,
  };
}
