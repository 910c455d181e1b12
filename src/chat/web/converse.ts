import { AsyncLocalStorage } from "node:async_hooks";
import type { Message } from "../../messages/message.js";
import type {
  Clock,
  Incoming,
  LocalChats,
  LocalMessage,
  Log,
  Place,
  Receiver,
  Sent,
} from "../../ports.js";
import { codeOf, WebRefusal } from "./errors.js";
import { ownWords } from "./render.js";

/** What has not been recorded by then has not been taken. */
const RECORDED_WITHIN_MS = 2000;

export type ConverseKit = {
  local: LocalChats;
  clock: Clock;
  log: Log;
  /** Something was written: whoever watches should look. */
  wake: () => void;
};

/** The talk itself: what people send goes to the receiver, what it says goes into the transcript. */
export type Converse = {
  /** Takes and answers. All that its sender received in answer, also when it is a repeat. */
  hear(incoming: Incoming): Promise<LocalMessage[]>;
  say(to: Place, said: Message): Promise<Sent>;
};

export function converse(kit: ConverseKit, receiver: Receiver): Converse {
  const underWay = new Map<string, Promise<LocalMessage[]>>();
  const talk = { ...kit, receiver };
  return {
    hear(incoming) {
      const twin = underWay.get(incoming.source);
      if (twin !== undefined) return twin;
      const work = hear(incoming, talk).finally(() => underWay.delete(incoming.source));
      underWay.set(incoming.source, work);
      return work;
    },
    say: (to, said) => say(to, said, kit),
  };
}

type Talk = ConverseKit & { receiver: Receiver };

/** While an answer is being worked on, what is said to anybody belongs to what it answers. */
const inAnswerTo = new AsyncLocalStorage<{ source: string; open: boolean }>();

async function hear(incoming: Incoming, talk: Talk): Promise<LocalMessage[]> {
  const state = await recorded(incoming, talk);
  if (state === "answered") return answersTo(incoming, talk);
  await showOwn(incoming, talk);
  const left = await leftBefore(incoming, talk);
  if (left !== null) {
    await talk.receiver.answered(incoming, left.said, String(left.id));
    return answersTo(incoming, talk);
  }
  const said = await answerOf(incoming, talk);
  const row = said === null ? null : await showAnswer(incoming, said, talk);
  await talk.receiver.answered(incoming, said, row === null ? null : String(row.id));
  return answersTo(incoming, talk, row);
}

/** Throws where it could not be recorded in time; a repeat under the same id is then safe. */
async function recorded(incoming: Incoming, { receiver, log }: Talk) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new WebRefusal("not_recorded"));
    }, RECORDED_WITHIN_MS);
  });
  const taken = receiver.take(incoming).catch((error: unknown) => {
    log.warn("a request could not be recorded", { source: incoming.source, error });
    throw new WebRefusal("not_recorded");
  });
  // If it is too late for us it may still fail later, and nobody listens then.
  taken.catch(() => undefined);
  return Promise.race([taken, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** The person's own words in the transcript, once. */
async function showOwn(incoming: Incoming, { local, wake }: Talk): Promise<void> {
  const { source, from, place, at } = incoming;
  const repliedTo =
    incoming.replyTo === undefined ? null : await local.message(Number(incoming.replyTo));
  const said = ownWords(incoming, repliedTo);
  if (said === null) return;
  const shown = (await local.bySource(source)).some((row) => row.from === from.id);
  if (shown) return;
  await local.append({ chat: place.chat, from: from.id, at, said, source });
  wake();
}

/**
 * The answer that stands in the chat already: the process died before marking it, or it answers a
 * question that changes nothing, which the receiver does not record, and the question came again.
 */
async function leftBefore(incoming: Incoming, { local }: Talk): Promise<LocalMessage | null> {
  const rows = await local.bySource(incoming.source);
  return rows.findLast((row) => row.from === null && row.chat === incoming.place.chat) ?? null;
}

async function answerOf(incoming: Incoming, { receiver }: Talk): Promise<Message | null> {
  const context = { source: incoming.source, open: true };
  try {
    return await inAnswerTo.run(context, () => receiver.answer(incoming));
  } finally {
    // Loops that were started meanwhile inherit the context for good: it ends here.
    context.open = false;
  }
}

/** Takes the place of the message whose button asked for it, or stands below. */
async function showAnswer(incoming: Incoming, said: Message, talk: Talk): Promise<LocalMessage> {
  const { local, clock, wake } = talk;
  const at = clock.now();
  const carrier = said.replaces === true ? await carrierOf(incoming, talk) : null;
  const replaced = carrier === null ? null : await local.replace(carrier.id, said, at);
  const row =
    replaced ??
    (await local.append({
      chat: incoming.place.chat,
      from: null,
      at,
      said,
      source: incoming.source,
    }));
  wake();
  return row;
}

/** The bot's message whose button was pressed. */
async function carrierOf(incoming: Incoming, { local }: Talk): Promise<LocalMessage | null> {
  if (incoming.kind !== "button" || incoming.replyTo === undefined) return null;
  const row = await local.message(Number(incoming.replyTo));
  return row?.from === null && row.chat === incoming.place.chat ? row : null;
}

/** What the sender received in answer in any chat; a replaced message as it now stands. */
async function answersTo(
  incoming: Incoming,
  talk: Talk,
  replaced: LocalMessage | null = null,
): Promise<LocalMessage[]> {
  const { local } = talk;
  const seen = new Set((await local.chats(incoming.from.id)).map((chat) => chat.id));
  const answers = (await local.bySource(incoming.source)).filter(
    (row) => row.from === null && seen.has(row.chat),
  );
  if (replaced !== null && !answers.some((row) => row.id === replaced.id)) answers.push(replaced);
  if (answers.length > 0) return answers;
  const carrier = await carrierOf(incoming, talk);
  return carrier?.said.replaces === true ? [carrier] : [];
}

async function say(to: Place, said: Message, kit: ConverseKit): Promise<Sent> {
  const context = inAnswerTo.getStore();
  const source = context?.open === true ? context.source : null;
  try {
    const row = await kit.local.append({
      chat: to.chat,
      from: null,
      at: kit.clock.now(),
      said,
      source,
    });
    kit.wake();
    return { ok: true, ref: String(row.id) };
  } catch (error) {
    return { ok: false, retry: true, why: codeOf(error) ?? "fault" };
  }
}
