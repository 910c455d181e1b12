import { Logger, run, type Runner, type TaskList } from "graphile-worker";
import type { Log } from "../ports.js";
import { STOP_MS, within, type Engine, type EngineKit } from "./engine.js";
import { carry, LEASE_MS } from "./outbox.js";

const CONCURRENT = 40;
const CONNECTIONS = 6;
const POLL_MS = 1000;
/** How often it is looked for notices that a dead process left. */
const RESCUE_MS = 5000;
/** All processes have asked for the pass of a minute before it is done: so it is done once. */
const PASS_AFTER_MS = 2000;

/**
 * The engine on PostgreSQL: jobs of graphile-worker, which all processes share. A job says to whom something waits;
 * what is sent, in which order and how often, the outbox decides by its claims.
 */
export async function startGraphile(kit: EngineKit & { databaseUrl: string }): Promise<Engine> {
  const { store, clock, log } = kit;
  let [stopped, sent] = [false, 0];
  const taskList: TaskList = {
    async deliver(payload) {
      const recipient = recipientIn(payload);
      while (recipient !== null && !stopped) {
        const { mail } = store;
        const item = await mail.claimFor(recipient, clock.now(), kit.leaseMs ?? LEASE_MS);
        if (item === null) return;
        if ((await carry(item, kit)) === "sent") sent += 1;
      }
    },
    async pass() {
      await kit.pass();
    },
  };
  const runner = await run({
    connectionString: kit.databaseUrl,
    ...{ concurrency: CONCURRENT, maxPoolSize: CONNECTIONS, pollInterval: POLL_MS },
    ...{ noHandleSignals: true, logger: loggerTo(log), taskList, parsedCronItems: [] },
  });
  const failed = (what: string) => (error: unknown) => {
    if (!stopped) log.error(what, { cause: String(error) });
  };
  runner.promise.catch(failed("the job engine has stopped"));
  const rescue = () => {
    store.mail.rescue(clock.now()).catch(failed("what a dead process left was not looked for"));
  };
  const timer = setInterval(rescue, RESCUE_MS);
  rescue();
  const wake = () => {
    if (stopped) return;
    addPass(runner, clock.now()).catch(failed("a pass was not asked for"));
  };
  // What came due while nothing ran.
  wake();
  return {
    // Whoever enqueues adds the job: PostgreSQL itself tells the workers.
    kick: () => undefined,
    wake,
    sent: () => sent,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await within(
        STOP_MS,
        runner.stop().catch(() => undefined),
      );
    },
  };
}

async function addPass(runner: Runner, now: string): Promise<void> {
  const runAt = new Date(Date.parse(now) + PASS_AFTER_MS);
  const jobKey = `pass/${now.slice(0, 16)}`;
  await runner.addJob("pass", {}, { jobKey, jobKeyMode: "preserve_run_at", runAt, maxAttempts: 1 });
}

function recipientIn(payload: unknown): string | null {
  if (typeof payload !== "object" || payload === null || !("recipient" in payload)) return null;
  return typeof payload.recipient === "string" ? payload.recipient : null;
}

/** What the worker says of itself; not the causes, which may quote what was being written. */
function loggerTo(log: Log): Logger {
  return new Logger(() => (level, words) => {
    const data = { said: words.replace(/ with error .*/s, "") };
    const named: string = level;
    if (named === "error") log.error("the job engine met a fault", data);
    if (named === "warning") log.warn("the job engine warns", data);
  });
}
