import { DateTime } from "luxon";
import type { Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
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
import { backoff, MOST_ATTEMPTS } from "./backoff.js";
import { bury } from "./bury.js";
import { compose } from "./compose.js";
import { targetOf } from "./target.js";

export type OutboxKit = {
  store: Store;
  doors: readonly Door[];
  clock: Clock;
  log: Log;
  /** How long a notice is ours unless that is prolonged: so long it waits where a process dies. */
  leaseMs?: number;
  /** Hears what became of each. */
  settled?: (state: Settled["state"]) => void;
  /** For the pictures of what is worded when it is sent. */
  files?: Files;
  papers?: Papers;
};

export const LEASE_MS = 60_000;
const BATCH = 20;

/** One batch, at most one notice for each recipient so that they stay in order; how many were claimed. */
export async function deliver(kit: OutboxKit): Promise<number> {
  const items = await kit.store.mail.claim(kit.clock.now(), kit.leaseMs ?? LEASE_MS, BATCH);
  await Promise.all(items.map((item) => carry(item, kit)));
  return items.length;
}

/** Sends what was claimed and writes down what became of it; until then it stays ours. */
export async function carry(item: OutboxItem, kit: OutboxKit): Promise<Settled["state"]> {
  const { store, clock, log, leaseMs = LEASE_MS } = kit;
  const holding = setInterval(() => {
    store.mail.hold([item.id], clock.now(), leaseMs).catch((error: unknown) => {
      log.warn("a lease was not prolonged", { notice: item.id, cause: String(error) });
    });
  }, leaseMs / 3);
  let how: Settled;
  try {
    how = await sendOrFail(item, kit);
  } finally {
    clearInterval(holding);
  }
  if (how.state === "dead") await bury(item, how, kit);
  else await store.mail.settle(item.id, how);
  kit.settled?.(how.state);
  return how.state;
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
  if (sent.untried === true) {
    return { state: "back", at: later(at, sent.afterMs ?? 0), why: sent.why };
  }
  if (!sent.retry || item.attempts >= MOST_ATTEMPTS) {
    kit.log.warn("a notice could not be delivered", { notice: item.id, why: sent.why });
    return { state: "dead", at, why: sent.why };
  }
  const wait = backoff(item.attempts, Math.random(), sent.afterMs);
  return { state: "retry", at: later(at, wait), why: sent.why };
}

function later(at: Instant, milliseconds: number): Instant {
  return DateTime.fromISO(at, { zone: "utc" }).plus({ milliseconds }).toISO() ?? at;
}
