import type { OutboxKit } from "./outbox.js";

export type EngineKit = OutboxKit & {
  /** Asks what is owed now, and enqueues it. Never throws. */
  pass: () => Promise<void>;
};

/** Carries out what happens unasked: notices that wait, and the passes of the clockwork. */
export type Engine = {
  /** Something was enqueued: look now. */
  kick(): void;
  /** A minute has come: have a pass done, by one process of several. */
  wake(): void;
  /** How many messages this process has sent. */
  sent(): number;
  /** What is under way ends, what waits is handed back. */
  stop(): Promise<void>;
};

/** Calls under way have so long when the engine stops; then their leases run out. */
export const STOP_MS = 4000;

/** Ends when `work` does, or after so long. */
export function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
}
