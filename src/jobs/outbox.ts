import { DateTime } from "luxon";
import type { Instant } from "../domain/time.js";
import { inGroup } from "../messages/notices.js";
import { saidIn, type Message } from "../messages/message.js";
import type {
  Clock,
  Door,
  Files,
  Log,
  OutboxItem,
  Papers,
  Place,
  Sent,
  Settled,
  Store,
} from "../ports.js";
import { compose } from "./compose.js";
import { backoff, MOST_ATTEMPTS } from "./backoff.js";

export type OutboxKit = {
  store: Store;
  doors: readonly Door[];
  clock: Clock;
  log: Log;
  /** For the pictures of what is worded when it is sent. */
  files?: Files;
  papers?: Papers;
};

const LEASE_MS = 60_000;
const BATCH = 20;
const EVERY_MS = 1_000;

export type Outbox = {
  /** Something was enqueued: look now. */
  kick(): void;
  stop(): Promise<void>;
};

/** The loop that brings news to people: claim, send, settle, one batch after the other. */
export function startOutbox(kit: OutboxKit): Outbox {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  function kick(): void {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = null;
      if (again && !stopped) {
        again = false;
        kick();
      }
    });
  }

  async function round(): Promise<void> {
    try {
      while (!stopped && (await deliver(kit)) > 0);
    } catch (error) {
      kit.log.error("the outbox stopped short", { cause: String(error) });
    }
  }

  const timer = setInterval(kick, EVERY_MS);
  kick();
  return {
    kick,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** One batch, at most one notice for each recipient so that they stay in order; how many were claimed. */
export async function deliver(kit: OutboxKit): Promise<number> {
  const items = await kit.store.mail.claim(kit.clock.now(), LEASE_MS, BATCH);
  for (const item of items) await kit.store.mail.settle(item.id, await sendOrFail(item, kit));
  return items.length;
}

/** A fault over one notice leaves the others alone: it counts as an attempt. */
async function sendOrFail(item: OutboxItem, kit: OutboxKit): Promise<Settled> {
  try {
    return await send(item, kit);
  } catch (error) {
    kit.log.error("a notice met a fault", { notice: item.id, cause: String(error) });
    return failed(item, { ok: false, retry: true, why: "fault" }, kit.clock.now(), kit);
  }
}

async function send(item: OutboxItem, kit: OutboxKit): Promise<Settled> {
  const at = kit.clock.now();
  const dropped = await whyDropped(item, at, kit);
  if (dropped !== null) return { state: "dropped", at, why: dropped };
  const said = item.message ?? (await compose(item, at, kit));
  if (said === null) return { state: "dropped", at, why: "no longer applies" };
  const target = await targetOf(item, said, kit);
  if (target === null)
    return { state: "dead", at, why: "nobody can be reached: no account, no group" };
  const sent = await target.door.send(target.place, target.message);
  if (sent.ok) {
    await remember(item, said, target.place, sent.ref, kit);
    return { state: "sent", ref: sent.ref, at: kit.clock.now() };
  }
  return failed(item, sent, at, kit);
}

async function whyDropped(
  item: OutboxItem,
  at: Instant,
  { store }: OutboxKit,
): Promise<string | null> {
  if (item.notAfter !== undefined && at > item.notAfter) return "too late";
  if (item.appliesWhile === undefined) return null;
  const state = await store.mail.occurrenceState(item.appliesWhile.occurrenceId);
  return state === item.appliesWhile.state ? null : "no longer applies";
}

type Target = { door: Door; place: Place; message: Message };

/** Where the person is now: in private, else the office's group by name. */
async function targetOf(item: OutboxItem, worded: Message, kit: OutboxKit): Promise<Target | null> {
  const { store } = kit;
  const member = "member" in item.to ? await store.office.member(item.to.member) : null;
  const said = saidIn(worded, member?.language ?? "vi");
  const places = "member" in item.to ? await store.office.privatePlaces(item.to.member) : [];
  for (const place of places) {
    const door = doorAt(place, kit);
    if (door !== undefined) return { door, place, message: said };
  }
  if (member?.state === "left") return null;
  const wanted = "chat" in item.to ? item.to.chat : null;
  const chats = await store.office.chats(item.workspaceId);
  for (const chat of chats) {
    if (wanted === null ? chat.purpose !== "group" : chat.id !== wanted) continue;
    const place: Place = { channel: chat.channel, chat: chat.externalId, kind: "group" };
    const door = doorAt(place, kit);
    const message = member === null ? said : inGroup(member.name, said, member.language);
    if (door !== undefined) return { door, place, message };
  }
  return null;
}

function doorAt(place: Place, { doors }: OutboxKit): Door | undefined {
  return doors.find((door) => door.name === place.channel);
}

/** A file sent as a reply to the notice is for its task. What has left is sent, remembered or not. */
async function remember(
  item: OutboxItem,
  { about, ask }: Message,
  place: Place,
  ref: string,
  kit: OutboxKit,
) {
  if (about === undefined && ask === undefined) return;
  const to = "member" in item.to ? String(item.to.member) : "";
  const post = { about: about ?? null, ask: ask ?? null, to, at: kit.clock.now() };
  await kit.store.mail.rememberPost(place, ref, post).catch((error: unknown) => {
    kit.log.warn("a notice was not remembered", { notice: item.id, cause: String(error) });
  });
}

function failed(
  item: OutboxItem,
  sent: Extract<Sent, { ok: false }>,
  at: Instant,
  kit: OutboxKit,
): Settled {
  if (!sent.retry || item.attempts >= MOST_ATTEMPTS) {
    kit.log.warn("a notice could not be delivered", { notice: item.id, why: sent.why });
    return { state: "dead", at, why: sent.why };
  }
  const wait = backoff(item.attempts, Math.random(), sent.afterMs);
  const next = DateTime.fromISO(at, { zone: "utc" }).plus({ milliseconds: wait }).toISO();
  return { state: "retry", at: next ?? at, why: sent.why };
}
