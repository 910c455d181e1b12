import type { types } from "@slack/bolt";
import type { Message } from "../../messages/message.js";
import type { Incoming, Receiver } from "../../ports.js";
import type { Api } from "./api.js";
import { patiently } from "./deliver.js";
import { HOME_COMMAND } from "./read.js";
import { renderView } from "./render.js";

/** The App Home: what a command that reads says, with its buttons. `shown` is that command. */
function homeView(said: Message, shown: string): types.HomeView {
  return { type: "home", private_metadata: shown, blocks: renderView(said) };
}

/** Whether the answer to a command belongs on the Home itself: one's own list, filtered or paged. */
export function isHomeCommand(command: string): boolean {
  return command.split(" ")[0] === HOME_COMMAND;
}

/** Asks on behalf of whoever opened the Home, and shows it to them. */
export async function showHome(
  { user, source, shown, at, chat }: HomeRequest,
  kit: HomeKit,
): Promise<void> {
  const incoming: Incoming = {
    source,
    from: { channel: "slack", id: user },
    place: { channel: "slack", chat, kind: "private" },
    at,
    kind: "button",
    command: shown,
  };
  const said = await kit.receiver.answer(incoming);
  if (said !== null) await publish(user, said, shown, kit);
}

/** Puts it on the person's Home, as long as Slack wishes one to wait. */
export async function publish(
  user: string,
  said: Message,
  shown: string,
  { api, stopping }: Pick<HomeKit, "api" | "stopping">,
): Promise<void> {
  await patiently({ stopping })(() => api.publishHome(user, homeView(said, shown)));
}

export type HomeKit = { api: Api; receiver: Receiver; stopping: AbortSignal };

export type HomeRequest = {
  user: string;
  /** Not recorded: it changes nothing. */
  source: string;
  shown: string;
  at: Incoming["at"];
  chat: string;
};
