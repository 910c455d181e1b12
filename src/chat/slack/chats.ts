import type { Incoming, Log, Place } from "../../ports.js";
import type { Api } from "./api.js";
import { codeOf } from "./errors.js";
import { LOOKED_UP_WITHIN_MS } from "./limits.js";
import { within } from "./memory.js";
import type { Way } from "./read.js";

/** People's own chats with the bot, as Slack names them: "D…". */
export type Chats = {
  note(user: string, chat: string): void;
  /** The person's chat with the bot, or `otherwise` where Slack does not say it in time. */
  of(user: string, otherwise: string): Promise<string>;
  /**
   * Where a command or a press belongs that was not said in such a chat nor in a channel: a command
   * typed in a chat between people, and what is pressed on the App Home, belong to the person's own.
   */
  ownPlace(incoming: Incoming, way: Way): Promise<{ place: Place; way: Way }>;
};

export function ownChats(api: Api, log: Log): Chats {
  const known = new Map<string, string>();

  async function of(user: string, otherwise: string): Promise<string> {
    const found = known.get(user);
    if (found !== undefined) return found;
    try {
      const chat = await within(LOOKED_UP_WITHIN_MS, api.chatOf(user));
      known.set(user, chat);
      return chat;
    } catch (error) {
      log.info("Slack did not say where a person is reached", { code: codeOf(error) });
      return otherwise;
    }
  }

  return {
    of,
    note: (user, chat) => void known.set(user, chat),
    async ownPlace({ place, from }, way) {
      const chat = await of(from.id, place.chat === "" ? from.id : place.chat);
      const elsewhere = place.chat !== "" && chat !== place.chat;
      return { place: { ...place, chat }, way: { ...way, elsewhere } };
    },
  };
}
