import type { Message } from "../../messages/message.js";
import {
  ADD_TO_GROUP,
  OPEN_PRIVATE,
  openPrivateFirst,
  sentInPrivate,
} from "../../messages/telegram.js";
import type { Incoming, Log, Place, Receiver, Sent } from "../../ports.js";
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
  const left = said === null ? null : await reply(whole, said, kit);
  if (left !== null && !left.sent.ok) {
    const { why, retry } = left.sent;
    log.warn("Telegram: an answer could not be sent", { source: incoming.source, why });
    // Not marked: it is given once more after the next start.
    if (retry) return;
  }
  const ref = left?.sent.ok === true ? left.sent.ref : null;
  for (const part of inOrder(parts).slice(1)) await receiver.answered(part.incoming, null, null);
  await receiver.answered(incoming, left?.said ?? null, ref);
}

/** What was said in the end, and what became of it. */
type Left = { said: Message; sent: Sent };

async function reply(heard: Heard, said: Message, kit: TalkKit): Promise<Left> {
  const { place } = heard.incoming;
  if (said.personal === true && place.kind === "group") return replyInPrivate(heard, said, kit);
  const how = { ...answering(heard, said), ...linkFor(heard, kit.me) };
  return { said, sent: await kit.speaker.answer(place, said, how) };
}

function answering({ incoming, messageId }: Heard, said: Message): Answering {
  const pressed = incoming.kind === "button" && said.replaces === true;
  return {
    pointAt: incoming.place.kind === "group" ? messageId : null,
    edit: pressed && incoming.replyTo !== undefined ? Number(incoming.replyTo) : null,
  };
}

/** Under the greeting in private: the way into a group. */
function linkFor({ incoming }: Heard, me: Me): { link?: LinkButton } {
  const greets = incoming.kind === "text" && incoming.text.trim() === "/start";
  if (!greets || incoming.place.kind !== "private") return {};
  return { link: { text: ADD_TO_GROUP, url: `https://t.me/${me.username}?startgroup=true` } };
}

/** Somebody's own list, asked for in a group: to them alone, and a short word in the group. */
async function replyInPrivate(heard: Heard, said: Message, kit: TalkKit): Promise<Left> {
  const { from, place } = heard.incoming;
  const own: Place = { channel: "telegram", chat: from.id, kind: "private" };
  const sent = await kit.speaker.answer(own, said, { pointAt: null, edit: null });
  if (!sent.ok && sent.retry && sent.afterMs !== 0) return { said, sent };
  const short = sent.ok ? sentInPrivate() : openPrivateFirst();
  const url = `https://t.me/${kit.me.username}?start=tasks`;
  const how: Answering = {
    ...answering(heard, short),
    ...(sent.ok ? {} : { link: { text: OPEN_PRIVATE, url } }),
  };
  return { said: short, sent: await kit.speaker.answer(place, short, how) };
}
