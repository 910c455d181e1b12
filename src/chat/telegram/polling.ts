import { setTimeout as pause } from "node:timers/promises";
import { createConcurrentSink, createRunner, createSource } from "@grammyjs/runner";
import type { Update } from "grammy/types";
import type { Log } from "../../ports.js";
import { POLL_SECONDS, type Calls } from "./calls.js";
import { troubleOf, type Trouble } from "./errors.js";
import type { Intake } from "./intake.js";
import { WANTED } from "./read.js";

export type PollingKit = {
  calls: Calls;
  intake: Intake;
  log: Log;
  signal: AbortSignal;
  /** First pause after a failure, doubled each time, up to a minute. */
  retryMs: number;
};

/** Updates worked on at the same time; beyond it no more are asked for. */
const SIDE_BY_SIDE = 64;
const MOST_PAUSE_MS = 60_000;
/** Somebody else uses the token: asking often would only throw them out in turn. */
const ELSEWHERE_MS = 15_000;

/**
 * Asks for updates until it is stopped. An update is confirmed by asking for those behind it: that is
 * not done before what may change something is recorded. Resolves once everything under way is done.
 */
export async function poll(kit: PollingKit): Promise<void> {
  const { signal, intake } = kit;
  const confirmed = { next: 0 };
  const source = createSource<Update>({
    supply: (most) => fetched(Math.max(1, Math.min(100, most)), confirmed, kit),
  });
  const sink = createConcurrentSink<Update>(
    { consume: (update) => intake.work(update) },
    async () => undefined,
    { concurrency: SIDE_BY_SIDE },
  );
  const runner = createRunner(source, sink);
  if (signal.aborted) return;
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(runner.stop()), { once: true });
  });
  runner.start();
  await stopped;
  await confirm(confirmed.next, kit);
}

/** The next updates, recorded; waits for as long as there are none, and never gives up. */
async function fetched(
  limit: number,
  confirmed: { next: number },
  kit: PollingKit,
): Promise<Update[]> {
  for (let failed = 0; ;) {
    kit.signal.throwIfAborted();
    try {
      const updates = await kit.calls.quick.raw.getUpdates(
        { offset: confirmed.next, limit, timeout: POLL_SECONDS, allowed_updates: WANTED },
        // Both are signals; only the declared types differ.
        kit.signal as unknown as Parameters<typeof kit.calls.quick.raw.getUpdates>[1],
      );
      if (failed > 0) kit.log.info("Telegram: updates come again");
      failed = 0;
      const recorded = await recordAll(updates, kit);
      const last = recorded.at(-1);
      if (last !== undefined) confirmed.next = last.update_id + 1;
      if (recorded.length > 0) return recorded;
      if (updates.length > 0) await rest(kit.retryMs, kit);
    } catch (error) {
      kit.signal.throwIfAborted();
      failed += 1;
      await troubled(troubleOf(error), failed, kit);
    }
  }
}

/** Those up to the first that could not be recorded: it and what follows will come again. */
async function recordAll(updates: Update[], { intake, log }: PollingKit): Promise<Update[]> {
  const done = await Promise.allSettled(updates.map((update) => intake.record(update)));
  const failed = done.findIndex(({ status }) => status === "rejected");
  if (failed === -1) return updates;
  log.warn("Telegram: updates could not be recorded and are left with Telegram", {
    count: updates.length - failed,
  });
  return updates.slice(0, failed);
}

async function troubled(trouble: Trouble, failed: number, kit: PollingKit): Promise<void> {
  const { log, calls } = kit;
  const growing = Math.min(MOST_PAUSE_MS, kit.retryMs * 2 ** Math.min(failed - 1, 10));
  switch (trouble.kind) {
    case "conflict":
      log.warn(
        trouble.webhook
          ? "Telegram: a webhook is set for this bot; it is taken away, updates are asked for"
          : "Telegram: TELEGRAM_BOT_TOKEN is in use by another program; trying again slowly",
      );
      if (trouble.webhook) await dropWebhook(calls).catch(() => undefined);
      await rest(trouble.webhook ? growing : Math.max(growing, ELSEWHERE_MS), kit);
      return;
    case "unauthorized":
      log.error("Telegram: TELEGRAM_BOT_TOKEN is refused; trying again slowly");
      await rest(Math.max(growing, ELSEWHERE_MS), kit);
      return;
    case "flood":
      await rest(trouble.afterMs, kit);
      return;
    default:
      if (failed === 1 || failed % 10 === 0) {
        log.warn("Telegram: updates cannot be asked for; trying again", { ...trouble, failed });
      }
      await rest(growing, kit);
  }
}

async function rest(ms: number, { signal }: PollingKit): Promise<void> {
  await pause(ms, undefined, { signal });
}

/** What waits for us stays. */
export async function dropWebhook({ quick }: Calls): Promise<void> {
  await quick.raw.deleteWebhook({ drop_pending_updates: false });
}

/** So that what has been worked on does not come again at the next start. */
async function confirm(next: number, { calls, log }: PollingKit): Promise<void> {
  if (next === 0) return;
  await calls.quick.raw
    .getUpdates({ offset: next, limit: 1, timeout: 0 })
    .catch((error: unknown) => {
      log.info("Telegram: the last updates may come again", { trouble: troubleOf(error).kind });
    });
}
