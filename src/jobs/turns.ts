import type { Log, Paces, Turn, Turns } from "../ports.js";
import { laneKeeper } from "./lanes.js";

/** What a platform allows, beside one message a second in each chat; null is no limit. */
export type PlatformLimits = {
  /** Messages a second in all. */
  rate: number | null;
  /** Messages a minute to a group. */
  groupAMinute: number | null;
};

/** core.telegram.org/bots/faq: thirty a second in all, one a second to a chat, twenty a minute to a group. */
export function telegramLimits(rate: number): PlatformLimits {
  return { rate, groupAMinute: 20 };
}

/** docs.slack.dev/apis/web-api/rate-limits: chat.postMessage once a second in a channel. */
export const SLACK_LIMITS: PlatformLimits = { rate: null, groupAMinute: null };

export type PlatformTurns = Turns & {
  /** Nobody gets a turn any more; what is under way ends. */
  stop(): Promise<void>;
};

type TurnsKit = { paces: Paces; log: Log; channel: string; limits: PlatformLimits };

const SPACING_MS = 1001;
const MINUTE_MS = 60_001;
/** How long a process that dies keeps a chat from the others. */
const HOLD_MS = 60_000;
/** While another process sends to the chat it is asked again and again whether it is free. */
const LOOK_MS = 250;
/** What is handed back for want of a turn asks again after so long at most: the chat may be free sooner. */
const MOST_AFTER_MS = 5000;

/** Turns for a channel whose limits are held by all processes together. */
export function platformTurns(kit: TurnsKit): PlatformTurns {
  const { paces, log, channel, limits } = kit;
  const lanes = limits.rate === null ? null : laneKeeper({ ...kit, rate: limits.rate });
  const inLine = lines();
  let stopped = false;

  /** Takes the chat's turn, or says how long it takes until there is one. */
  async function takeChat(chat: string, end: number) {
    for (;;) {
      const asked = performance.now();
      const taken = await paces.takeChat(channel, chat, HOLD_MS);
      if (taken.ok) return { ...taken, asked };
      if (stopped || performance.now() + Math.min(taken.waitMs, MOST_AFTER_MS) > end) return taken;
      await pause(Math.min(taken.waitMs, LOOK_MS));
    }
  }

  async function free(chat: string, freeAt: number, sent: readonly number[]): Promise<void> {
    await paces.freeChat(channel, chat, freeAt, sent).catch((error: unknown) => {
      log.warn("a chat's pace was not noted", { channel, cause: String(error) });
    });
  }

  return {
    async next(chat, isGroup, mostMs): Promise<Turn> {
      const end = performance.now() + mostMs;
      const leave = await inLine(chat);
      const refused = (afterMs: number): Turn => {
        leave();
        return { ok: false, afterMs: Math.min(MOST_AFTER_MS, afterMs) };
      };
      try {
        const taken = await takeChat(chat, end);
        if (!taken.ok) return refused(taken.waitMs);
        const over = lanes === null ? () => undefined : await lanes.take(end - performance.now());
        if (over === null) {
          await free(chat, 0, taken.sent);
          return refused(SPACING_MS);
        }
        return {
          ok: true,
          over() {
            over();
            const now = taken.now + performance.now() - taken.asked;
            const pace = paceAfter(taken.sent, now, isGroup ? limits.groupAMinute : null);
            void free(chat, pace.freeAt, pace.sent).finally(leave);
          },
        };
      } catch (error) {
        leave();
        throw error;
      }
    },

    async hold(chat, ms) {
      const leave = await inLine(chat);
      await paces.holdChat(channel, chat, ms).finally(leave);
    },

    async stop() {
      stopped = true;
      await lanes?.stop();
    },
  };
}

/** When the next may go to a chat in which the last was answered `now`, and which sends count then. */
export function paceAfter(
  sent: readonly number[],
  now: number,
  aMinute: number | null,
): { freeAt: number; sent: number[] } {
  if (aMinute === null) return { freeAt: now + SPACING_MS, sent: [] };
  const counting = [...sent.filter((at) => at > now - MINUTE_MS), Math.ceil(now)].slice(-aMinute);
  const [first = now] = counting;
  const full = counting.length >= aMinute;
  return { freeAt: Math.max(now + SPACING_MS, full ? first + MINUTE_MS : 0), sent: counting };
}

/** Within a process: one after the other in each chat. */
function lines(): (chat: string) => Promise<() => void> {
  const last = new Map<string, Promise<void>>();
  return async (chat) => {
    const before = last.get(chat);
    let leave: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      leave = () => {
        if (last.get(chat) === mine) last.delete(chat);
        resolve();
      };
    });
    last.set(chat, mine);
    await before;
    return leave;
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
