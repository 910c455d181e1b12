import { schedule } from "node-cron";
import type { PassKit } from "./owed.js";
import { pass } from "./pass.js";
import { sweep, type SweepKit } from "./sweep.js";

/** 03:17 every night, in the server's zone: nobody works, and no full hour where others run things. */
const NIGHTLY = "17 3 * * *";
const EVERY_MINUTE = "* * * * *";

/**
 * Wakes what happens unasked. The clock only wakes: what is to do is asked of the store each time. `wake` has a pass
 * done, by this process or by another.
 */
export function startClockwork(kit: SweepKit, wake: () => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const sweepThen = () => {
    running = running.then(() => sweepQuietly(kit));
    return running;
  };
  const tasks = [schedule(NIGHTLY, sweepThen), schedule(EVERY_MINUTE, wake)];
  void sweepThen();
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await running;
    },
  };
}

/** One pass, whose faults are the log's. */
export async function passQuietly(kit: PassKit): Promise<void> {
  try {
    let notices = 0;
    await pass({ ...kit, hear: (owed) => (notices += owed.length) });
    if (notices > 0) kit.log.info("something is owed unasked", { notices });
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
