import type { Lane, Log, Paces } from "../ports.js";

export type LanesKit = {
  paces: Paces;
  log: Log;
  channel: string;
  /** Messages a second. */ rate: number;
};

export type Lanes = {
  /** Waits for a lane at most so long; gives what ends the turn, or null. */
  take(mostMs: number): Promise<(() => void) | null>;
  stop(): Promise<void>;
};

/** A message arrived at the latest when it was answered: so two of one lane are at least a second apart. */
const SPACING_MS = 1001;
const LEASE_MS = 5000;
/** How often leases are extended, and how often lanes are sought where there are too few. */
const RENEW_MS = 1000;
const SEEK_MS = 200;
/** Nothing begins on a lane that is about to be lost. */
const MARGIN_MS = 500;
/** Lanes that are not used for so long are given back. */
const IDLE_MS = 1500;

type Held = { number: number; freeAt: number; until: number; busy: boolean };
type Waiter = { done: (end: (() => void) | null) => void };

/**
 * A process's part of the lanes of a channel. It holds as many as it has use for and no more than its share, extends
 * their leases while it sends, and gives them back when others want them or nothing is left to send. What it notes
 * is conservative: a lane is free later and lost earlier here than in the database.
 */
export function laneKeeper({ paces, log, channel, rate }: LanesKit): Lanes {
  const holder = crypto.randomUUID();
  const held = new Map<number, Held>();
  const waiting: Waiter[] = [];
  let share = rate;
  let sought = -Infinity;
  let peak = { wants: 0, at: 0 };
  let stopped = false;
  let running: Promise<void> | null = null;
  let poke: () => void = () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const busy = () => [...held.values()].filter((lane) => lane.busy).length;

  /** Hands free lanes to those that wait, first come first served. */
  function pump(): void {
    clearTimeout(timer);
    const now = performance.now();
    const usable = [...held.values()]
      .filter((lane) => !lane.busy && lane.until > now + MARGIN_MS)
      .sort((a, b) => a.freeAt - b.freeAt);
    for (const lane of usable) {
      if (waiting.length === 0) return;
      if (lane.freeAt > now) {
        timer = setTimeout(pump, Math.ceil(lane.freeAt - now));
        break;
      }
      lane.busy = true;
      waiting.shift()?.done(endOf(lane));
    }
    if (waiting.length > 0) wake();
  }

  function endOf(lane: Held): () => void {
    return () => {
      if (!lane.busy) return;
      lane.busy = false;
      lane.freeAt = performance.now() + SPACING_MS;
      pump();
    };
  }

  function wake(): void {
    if (running === null && !stopped) running = keep().finally(() => (running = null));
    else if (isShort() && performance.now() - sought > SEEK_MS) poke();
  }

  /** It may have more lanes, and has use for them. */
  function isShort(): boolean {
    return waiting.length > 0 && held.size < Math.min(share, wanted());
  }

  /** As long as there is something to send: seeks, extends, shares. */
  async function keep(): Promise<void> {
    while (!stopped) {
      try {
        await renew();
        if (held.size === 0 && waiting.length === 0) break;
      } catch (error) {
        log.warn("the lanes of a channel cannot be read", { channel, cause: String(error) });
      }
      pump();
      await pause(isShort() ? SEEK_MS : RENEW_MS, (end) => (poke = end));
    }
    await paces.leave(channel, holder).catch(() => undefined);
  }

  async function renew(): Promise<void> {
    const wants = wanted();
    const asked = performance.now();
    sought = asked;
    const keepNumbers = [...held.keys()];
    const how = { rate, wants, keep: keepNumbers, leaseMs: LEASE_MS };
    const answer = await paces.seek(channel, holder, how);
    const kept = new Set(answer.kept);
    share = answer.share;
    for (const number of keepNumbers) {
      const lane = held.get(number);
      if (!kept.has(number)) held.delete(number);
      else if (lane !== undefined) lane.until = asked + LEASE_MS;
    }
    const target = Math.min(share, wants);
    if (held.size < target) await take(target - held.size);
    else await give(held.size - target);
  }

  /** What was in use a moment ago is in use: between two messages of a stream nothing waits. */
  function wanted(): number {
    const now = performance.now();
    const wants = Math.min(rate, waiting.length + busy());
    if (wants >= peak.wants || now - peak.at > IDLE_MS) peak = { wants, at: now };
    return peak.wants;
  }

  async function take(most: number): Promise<void> {
    const asked = performance.now();
    const lanes = await paces.takeLanes(channel, holder, { rate, most, leaseMs: LEASE_MS });
    const now = performance.now();
    for (const { number, waitMs } of lanes) {
      held.set(number, { number, freeAt: now + waitMs, until: asked + LEASE_MS, busy: false });
    }
  }

  /** Those that are free last go first; what is under way stays. */
  async function give(count: number): Promise<void> {
    const now = performance.now();
    const idle = [...held.values()].filter((lane) => !lane.busy);
    const going = idle.sort((a, b) => b.freeAt - a.freeAt).slice(0, count);
    for (const { number } of going) held.delete(number);
    const lanes = going.map(({ number, freeAt }): Lane => {
      return { number, waitMs: Math.max(0, freeAt - now) };
    });
    await paces.giveBack(channel, holder, lanes);
  }

  return {
    take(mostMs) {
      if (stopped) return Promise.resolve(null);
      return new Promise((resolve) => {
        const limit =
          mostMs === Infinity
            ? undefined
            : setTimeout(() => {
                waiting.splice(waiting.indexOf(waiter), 1);
                resolve(null);
              }, mostMs);
        const waiter: Waiter = {
          done: (end) => {
            clearTimeout(limit);
            resolve(end);
          },
        };
        waiting.push(waiter);
        pump();
      });
    },

    async stop() {
      stopped = true;
      clearTimeout(timer);
      for (const { done } of waiting.splice(0)) done(null);
      poke();
      await running;
      await give(held.size).catch(() => undefined);
    },
  };
}

/** `begun` is handed what ends the pause early. */
function pause(ms: number, begun: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    begun(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
