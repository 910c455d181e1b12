import { performance } from "node:perf_hooks";

/** Gives the milliseconds until a message may go, or says that it would be too long. */
export type Pacing = {
  /** Takes the next place for that chat. A place later than `mostMs` from now is not taken. */
  next(chat: string, isGroup: boolean, mostMs: number): { ok: boolean; waitMs: number };
  /** Telegram has asked for a pause in that chat. */
  hold(chat: string, ms: number): void;
};

const SECOND = 1000;
const MINUTE = 60_000;
/** core.telegram.org/bots/faq: one message a second to a chat, twenty a minute to a group. */
const GROUP_A_MINUTE = 20;
const MOST_CHATS = 10_000;

/** For what nobody asked for. `rate` messages a second in all; 0 lifts every limit. */
export function pacing(rate: number, now: () => number = () => performance.now()): Pacing {
  /** When messages went, or will go: the last of all, and the last of each chat. */
  const all: number[] = [];
  const chats = new Map<string, number[]>();
  const held = new Map<string, number>();

  /** The moment when `times` leave room for one more of `most` within `span`. */
  const room = (times: readonly number[], most: number, span: number) =>
    (times[times.length - most] ?? -Infinity) + span;

  return {
    next(chat, isGroup, mostMs) {
      const present = now();
      const own = chats.get(chat) ?? [];
      const at = Math.max(
        present,
        held.get(chat) ?? 0,
        ...(rate === 0 ? [] : [room(all, rate, SECOND), room(own, 1, SECOND)]),
        ...(rate === 0 || !isGroup ? [] : [room(own, GROUP_A_MINUTE, MINUTE)]),
      );
      const waitMs = Math.ceil(at - present);
      if (waitMs > mostMs) return { ok: false, waitMs };
      keepLast(all, at, rate);
      keepLast(own, at, isGroup ? GROUP_A_MINUTE : 1);
      chats.delete(chat);
      chats.set(chat, own);
      forgetOldest(chats);
      return { ok: true, waitMs };
    },
    hold(chat, ms) {
      held.delete(chat);
      held.set(chat, now() + ms);
      forgetOldest(held);
    },
  };
}

function keepLast(times: number[], at: number, most: number): void {
  times.push(at);
  times.splice(0, times.length - Math.max(1, most));
}

function forgetOldest(kept: Map<string, unknown>): void {
  if (kept.size <= MOST_CHATS) return;
  for (const key of kept.keys()) {
    kept.delete(key);
    return;
  }
}
