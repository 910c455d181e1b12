import { setTimeout as pause } from "node:timers/promises";
import { troubleOf, type Trouble } from "./errors.js";

/** How something is said at the moment; what Telegram refuses is changed and tried again. */
export type Way = {
  chat: string;
  thread: string | null;
  /** Markup was refused: the words alone. */
  plain: boolean;
  /** An answer waits as long as Telegram asks it to; what nobody asked for comes back later. */
  patient: boolean;
};

export type PersistKit = {
  signal: AbortSignal;
  moved(from: string, to: string): Promise<void>;
  /** First pause after a failure, doubled each time. */
  retryMs: number;
};

const MOST_PAUSE_MS = 60_000;
/** Half an hour without a route, five minutes of a server that fails. */
const TRIES = { network: 40, unauthorized: 40, server: 10, fault: 3 } as const;
const MOST_FLOOD_MS = 15 * 60_000;

/** Repeats a call until it is through, or until there is no use in it. Throws what stood in the way. */
export async function persist<T>(
  way: Way,
  kit: PersistKit,
  call: (way: Way) => Promise<T>,
): Promise<T> {
  let waited = 0;
  for (let tried = 1; ; tried += 1) {
    try {
      return await call(way);
    } catch (error) {
      const trouble = troubleOf(error);
      if (await adapted(way, trouble, kit)) continue;
      const waitMs = waitFor(trouble, tried, kit.retryMs);
      waited += waitMs ?? 0;
      if (!way.patient || waitMs === null || waited > mostWait(trouble)) throw error;
      await pause(waitMs, undefined, { signal: kit.signal }).catch(() => {
        throw error;
      });
    }
  }
}

/** Each of these happens once in a call: the second time nothing is left to change. */
async function adapted(way: Way, trouble: Trouble, kit: PersistKit): Promise<boolean> {
  switch (trouble.kind) {
    case "markup":
      if (way.plain) return false;
      way.plain = true;
      return true;
    case "thread_gone":
      if (way.thread === null) return false;
      way.thread = null;
      return true;
    case "migrated": {
      if (way.chat === trouble.to) return false;
      const from = way.chat;
      way.chat = trouble.to;
      await kit.moved(from, trouble.to).catch(() => undefined);
      return true;
    }
    default:
      return false;
  }
}

function waitFor(trouble: Trouble, tried: number, retryMs: number): number | null {
  if (trouble.kind === "flood") return trouble.afterMs;
  if (!(trouble.kind in TRIES)) return null;
  const most = TRIES[trouble.kind as keyof typeof TRIES];
  return tried >= most ? null : Math.min(MOST_PAUSE_MS, retryMs * 2 ** (tried - 1));
}

function mostWait(trouble: Trouble): number {
  return trouble.kind === "flood" ? MOST_FLOOD_MS : Infinity;
}
