import { schedule } from "node-cron";
import type { PassKit } from "./owed.js";
import { pass } from "./pass.js";
import { sweep, type SweepKit } from "./sweep.js";

/** 03:17 every night, in the server's zone: nobody works, and no full hour where others run things. */
const NIGHTLY = "17 3 * * *";
const EVERY_MINUTE = "* * * * *";

export type ClockworkKit = SweepKit & PassKit;

/**
 * Wakes what happens unasked. The clock only wakes: what is to do is asked of the store each time. `owed` hears that
 * something was enqueued.
 */
export function startClockwork(kit: ClockworkKit, owed: () => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const then = (work: () => Promise<void>) => {
    running = running.then(work);
    return running;
  };
  // A pass that takes longer than a minute is followed by one, not by as many as there were minutes.
  const wake = async () => {
    if (waiting) return;
    waiting = true;
    await then(async () => {
      waiting = false;
      await passQuietly(kit, owed);
    });
  };
  const tasks = [
    schedule(NIGHTLY, () => then(() => sweepQuietly(kit))),
    schedule(EVERY_MINUTE, wake),
  ];
  void wake();
  void then(() => sweepQuietly(kit));
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await running;
    },
  };
}

async function passQuietly(kit: ClockworkKit, owed: () => void): Promise<void> {
  try {
    const found = await pass(kit);
    if (found.owed.length === 0) return;
    kit.log.info("something is owed unasked", { notices: found.owed.length });
    owed();
  } catch (error) {
    kit.log.error("the pass stopped short", { cause: String(error) });
  }
}

async function sweepQuietly(kit: SweepKit): Promise<void> {
  try {
    await sweep(kit);
  } catch (error) {
    kit.log.error("the sweep stopped short", { cause: String(error) });
  }
}
