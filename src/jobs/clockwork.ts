import { schedule } from "node-cron";
import { sweep, type SweepKit } from "./sweep.js";

/** 03:17 every night, in the server's zone: nobody works, and no full hour where others run things. */
const NIGHTLY = "17 3 * * *";

/** Wakes what happens unasked. The clock only wakes: what is to do is asked of the store each time. */
export function startClockwork(kit: SweepKit): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const wake = () => {
    running = running.then(() => sweepQuietly(kit));
    return running;
  };
  const task = schedule(NIGHTLY, wake);
  void wake();
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

async function sweepQuietly(kit: SweepKit): Promise<void> {
  try {
    await sweep(kit);
  } catch (error) {
    kit.log.error("the sweep stopped short", { cause: String(error) });
  }
}
