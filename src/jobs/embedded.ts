import { STOP_MS, within, type Engine, type EngineKit } from "./engine.js";
import { carry, LEASE_MS } from "./outbox.js";

/** Enough that thirty a second leave where an answer takes a second. */
const MOST_IN_FLIGHT = 40;
const EVERY_MS = 1000;

/** The engine in the process: a loop that claims what waits, and sends to many people side by side. */
export function startEmbedded(kit: EngineKit): Engine {
  const flying = new Set<Promise<void>>();
  let [stopped, again, sent] = [false, false, 0];
  let running: Promise<void> | null = null;
  let passing: Promise<void> | null = null;

  function kick(): void {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = null;
      if (again) {
        again = false;
        kick();
      }
    });
  }

  async function round(): Promise<void> {
    try {
      for (let room = free(); room > 0 && !stopped; room = free()) {
        const now = kit.clock.now();
        const items = await kit.store.mail.claim(now, kit.leaseMs ?? LEASE_MS, room);
        for (const item of items) fly(carry(item, kit));
        if (items.length === 0) return;
      }
    } catch (error) {
      kit.log.error("the outbox stopped short", { cause: String(error) });
    }
  }

  function free(): number {
    return MOST_IN_FLIGHT - flying.size;
  }

  /** When it has landed, the next one for the same person may go. */
  function fly(carried: ReturnType<typeof carry>): void {
    const flight = carried
      .then((state) => {
        if (state === "sent") sent += 1;
      })
      .catch((error: unknown) => {
        kit.log.error("a notice was not settled", { cause: String(error) });
      })
      .finally(() => {
        flying.delete(flight);
        kick();
      });
    flying.add(flight);
  }

  function wake(): void {
    if (stopped || passing !== null) return;
    passing = kit.pass().finally(() => {
      passing = null;
      kick();
    });
  }

  const timer = setInterval(kick, EVERY_MS);
  kick();
  // What came due while nothing ran.
  wake();
  return {
    kick,
    wake,
    sent: () => sent,
    async stop() {
      stopped = true;
      clearInterval(timer);
      const over = async () => {
        await running;
        await passing;
        await Promise.all(flying);
      };
      await within(STOP_MS, over());
    },
  };
}
