import { setTimeout as pause } from "node:timers/promises";
import { message, type Message } from "../../messages/message.js";
import { filesNotSent } from "../../messages/slack.js";
import type { Files, Incoming, Log, Place, Sent, Turns } from "../../ports.js";
import type { Api, Spot } from "./api.js";
import { codeOf, isPlaceCode, notSent } from "./errors.js";
import { refOf, type Way } from "./read.js";
import { filesOf, render, type Part } from "./render.js";

export type DeliverKit = {
  api: Api;
  files: Files;
  log: Log;
  /** Whether a command changes nothing. */
  isReading: (words: string) => boolean;
  /** When what nobody asked for may go to a channel. */
  turns: Turns;
  /** No answer waits for Slack any longer once this is aborted. */
  stopping: AbortSignal;
};

/** Sends what nobody asked for. Never throws; what is to be tried again the outbox tries. */
export async function send(to: Place, said: Message, kit: DeliverKit): Promise<Sent> {
  const inTurn = turnsFor(to, kit.turns);
  try {
    const later: Try = (work) => patiently(kit)(() => inTurn(work));
    return { ok: true, ref: await postAll(spotOf(to), said, kit, inTurn, later) };
  } catch (error) {
    if (error instanceof Paced) {
      return { ok: false, retry: true, afterMs: error.afterMs, why: "paced", untried: true };
    }
    const failed = notSent(error);
    if (failed.why === "ratelimited" && failed.afterMs !== undefined) {
      await kit.turns.hold(to.chat, failed.afterMs).catch(() => undefined);
    }
    kit.log.warn("a notice did not reach Slack", { why: failed.why });
    return failed;
  }
}

/**
 * Sends an answer: in place of the message whose button asked, to its reader's eyes alone, or where it
 * was asked. Waits as Slack wishes. Null as `ref` where nobody can reply to it.
 */
export async function deliver(
  said: Message,
  incoming: Incoming,
  way: Way,
  kit: DeliverKit,
): Promise<{ ok: true; ref: string | null } | Extract<Sent, { ok: false }>> {
  try {
    return { ok: true, ref: await answer(said, incoming, way, kit) };
  } catch (error) {
    const failed = notSent(error);
    kit.log.error("an answer did not reach Slack", { source: incoming.source, why: failed.why });
    return failed;
  }
}

async function answer(
  said: Message,
  incoming: Incoming,
  way: Way,
  kit: DeliverKit,
): Promise<string | null> {
  const spot = spotOf(incoming.place);
  const parts = render(said);
  if (said.replaces === true && way.carrier !== null) {
    return replaced(parts, incoming, way, kit);
  }
  try {
    if (!isWhispered(said, incoming, way, kit)) {
      return refOrNull(await postAll(spot, said, kit, patiently(kit)));
    }
    await whispered(parts, incoming, way, kit);
    return null;
  } catch (error) {
    const why = codeOf(error);
    if (!isPlaceCode(why)) throw error;
    // Where the bot may not write, its person still hears it.
    kit.log.warn("an answer goes another way", { source: incoming.source, why });
    return elsewhere(said, incoming, way, kit);
  }
}

/** Lists of one's own, help and refusals are for whoever asked; what is said of a task is for all. */
function isWhispered(said: Message, incoming: Incoming, way: Way, kit: DeliverKit): boolean {
  const hasFiles = filesOf(said).length > 0;
  if (hasFiles || said.ask !== undefined) return false;
  if (way.elsewhere) return true;
  if (incoming.place.kind === "private") return false;
  if (said.about === undefined) return true;
  const fromWhisper = way.carrier?.ephemeral === true && incoming.kind === "button";
  return fromWhisper && kit.isReading(incoming.command);
}

async function whispered(
  parts: Part[],
  { place, from }: Incoming,
  { responseUrl }: Way,
  kit: DeliverKit,
): Promise<void> {
  const { api } = kit;
  const again = patiently(kit);
  const to = { ...spotOf(place), user: from.id };
  for (const part of parts) {
    await again(async () => {
      if (responseUrl === null) return api.whisper(to, part);
      try {
        await api.respond(responseUrl, part, { replace: false });
      } catch (error) {
        // Too old, or used up.
        kit.log.info("an answer could not take the short way", { why: codeOf(error) });
        await api.whisper(to, part);
      }
    });
  }
}

/** The message that carried the button says the answer now. */
async function replaced(
  parts: Part[],
  incoming: Incoming,
  { carrier, responseUrl }: Way,
  kit: DeliverKit,
): Promise<string | null> {
  const [first, ...rest] = parts;
  if (first === undefined || carrier === null) return null;
  const { api } = kit;
  const again = patiently(kit);
  if (carrier.ephemeral) {
    if (responseUrl === null) {
      await whispered(parts, incoming, { responseUrl, carrier, home: null, elsewhere: false }, kit);
      return null;
    }
    await again(() => api.respond(responseUrl, first, { replace: true }));
    for (const part of rest) await again(() => api.respond(responseUrl, part, { replace: false }));
    return null;
  }
  const spot = spotOf(incoming.place);
  const { channel, ts } = carrier;
  try {
    await again(() => api.update({ channel, ts }, first));
  } catch (error) {
    if (!GONE.has(codeOf(error))) throw error;
    return postParts(spot, parts, again, kit);
  }
  if (rest.length > 0) return postParts(spot, rest, again, kit);
  return refOf(carrier);
}

/** The message cannot be changed any more: the answer stands below. */
const GONE = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

/** Through the address of the press or command, else in the person's own chat. */
async function elsewhere(
  said: Message,
  { from }: Incoming,
  { responseUrl }: Way,
  kit: DeliverKit,
): Promise<string | null> {
  if (responseUrl !== null && filesOf(said).length === 0) {
    for (const part of render(said)) await kit.api.respond(responseUrl, part, { replace: false });
    return null;
  }
  const channel = await kit.api.chatOf(from.id);
  return refOrNull(await postAll({ channel, thread: null }, said, kit, patiently(kit)));
}

/** Files alone have no message that one could reply to. */
function refOrNull(ref: string): string | null {
  return ref === "" ? null : ref;
}

type Try = <T>(work: () => Promise<T>) => Promise<T>;

async function postAll(
  spot: Spot,
  said: Message,
  kit: DeliverKit,
  first: Try,
  later: Try = first,
): Promise<string> {
  const parts = render(said);
  const files = filesOf(said);
  const ref = parts.length === 0 ? "" : await postParts(spot, parts, first, kit, later);
  if (files.length > 0) await handOut(spot, said, kit);
  return ref;
}

/** The first one as the caller wishes; where that has left the others are not given up easily. */
async function postParts(
  spot: Spot,
  parts: Part[],
  first: Try,
  kit: DeliverKit,
  later: Try = first,
): Promise<string> {
  let ref = "";
  let how = first;
  for (const part of parts) {
    const { ts } = await how(() => kit.api.post(spot, part));
    ref = refOf({ ts, thread: spot.thread });
    how = later;
  }
  return ref;
}

/** Files follow their message; that they did not is said in their place. */
async function handOut(spot: Spot, said: Message, kit: DeliverKit): Promise<void> {
  const { api, files, log } = kit;
  const all = filesOf(said);
  try {
    const channel = await conversationOf(spot.channel, api);
    const uploads = await Promise.all(
      all.map(async ({ file, alt }) => {
        return { name: file.name, bytes: await files.read(file.sha256), alt };
      }),
    );
    await patiently(kit)(() => api.upload({ channel, thread: spot.thread }, uploads));
  } catch (error) {
    log.error("files did not reach Slack", { why: codeOf(error) });
    const names = all.map(({ file }) => file.name);
    const [note] = render(message([filesNotSent(names, said.language ?? "vi")]));
    if (note !== undefined) await api.post(spot, note).catch(() => null);
  }
}

/** Files go to a conversation, never to a person's id. */
async function conversationOf(channel: string, api: Api): Promise<string> {
  return /^[UW]/.test(channel) ? api.chatOf(channel) : channel;
}

/** Longest wait for its turn before what nobody asked for goes back into the outbox. */
const MOST_TURN_MS = 10_000;

/** Its turn is too far away: nothing has left. */
class Paced extends Error {
  override readonly name = "Paced";
  readonly afterMs: number;

  constructor(afterMs: number) {
    super("paced");
    this.afterMs = afterMs;
  }
}

/** Once, when its turn has come. */
function turnsFor({ chat, kind }: Place, turns: Turns): Try {
  let mostMs = MOST_TURN_MS;
  return async (work) => {
    const turn = await turns.next(chat, kind === "group", mostMs);
    if (!turn.ok) throw new Paced(turn.afterMs);
    mostMs = Infinity;
    try {
      return await work();
    } finally {
      turn.over();
    }
  };
}

const TRIES = 5;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 300_000;

/** Again after a while where that may help, as long as Slack wishes. */
export function patiently({ stopping }: Pick<DeliverKit, "stopping">): Try {
  return async (work) => {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        const { retry, afterMs } = notSent(error);
        const wait = afterMs ?? FIRST_WAIT_MS * 2 ** tried;
        if (!retry || tried >= TRIES || wait > LONGEST_WAIT_MS) throw error;
        await pause(wait, undefined, { signal: stopping });
      }
    }
  };
}

function spotOf({ chat, thread }: Place): Spot {
  return { channel: chat, thread: thread ?? null };
}
