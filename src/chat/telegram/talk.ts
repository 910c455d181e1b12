import type { Message } from "../../messages/message.js";
import { addToGroup, openPrivate } from "../../messages/telegram.js";
import type { Incoming, Log, Receiver, Sent } from "../../ports.js";
import { inOrder, together } from "./albums.js";
import type { Me } from "./read.js";
import type { Answering, LinkButton, Speaker } from "./speak.js";

/** Something heard, with what an answer to it has to know beside it. */
export type Heard = {
  incoming: Incoming;
  /** Message of the person; null for a button and after a restart. */
  messageId: number | null;
  album: string | null;
};

export type TalkKit = { receiver: Receiver; speaker: Speaker; me: Me; log: Log };

/** Hands over what was heard, sends the answer, marks it. Never rejects. */
export async function hear(heard: Heard, kit: TalkKit): Promise<void> {
  await hearAll([heard], kit);
}

/** The same for the parts of an album: one message, one answer, each part marked, the first one last. */
export async function hearAll(parts: readonly Heard[], kit: TalkKit): Promise<void> {
  const { receiver, log } = kit;
  const whole = together(parts);
  const { incoming } = whole;
  const said = await receiver.answer(incoming);
  const sent = said === null ? null : await reply(whole, said, kit);
  if (sent !== null && !sent.ok) {
    const { why, retry } = sent;
    log.warn("Telegram: an answer could not be sent", { source: incoming.source, why });
    // Not marked: it is given once more after the next start.
    if (retry) return;
  }
  const ref = sent?.ok === true ? sent.ref : null;
  for (const part of inOrder(parts).slice(1)) await receiver.answered(part.incoming, null, null);
  await receiver.answered(incoming, said, ref);
}

function reply(heard: Heard, said: Message, kit: TalkKit): Promise<Sent> {
  const link = linkFor(heard, said, kit.me);
  const how = { ...answering(heard, said), ...(link === null ? {} : { link }) };
  return kit.speaker.answer(heard.incoming.place, said, how);
}

function answering({ incoming, messageId }: Heard, said: Message): Answering {
  const pressed = incoming.kind === "button" && said.replaces === true;
  return {
    pointAt: incoming.place.kind === "group" ? messageId : null,
    edit: pressed && incoming.replyTo !== undefined ? Number(incoming.replyTo) : null,
  };
}

/** Under the greeting in private the way into a group; in a group the way to what is said in private. */
function linkFor({ incoming }: Heard, said: Message, me: Me): LinkButton | null {
  const { inPrivate, language = "vi" } = said;
  const address = `https://t.me/${me.username}`;
  if (incoming.place.kind === "group") {
    if (inPrivate === undefined) return null;
    return { text: openPrivate(language), url: `${address}?start=${inPrivate}` };
  }
  const greets = incoming.kind === "text" && incoming.text.trim() === "/start";
  return greets ? { text: addToGroup(language), url: `${address}?startgroup=true` } : null;
}
