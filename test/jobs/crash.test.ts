import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { chatPlatform, type Arrival } from "../support/chat-platform.js";
import { newPostgresStore } from "../support/postgres.js";
import { owed, Sender } from "../support/senders.js";
import { newStore, seedOffice } from "../support/store.js";

/*
 * Processes are killed while they send. Nothing is lost; what comes twice is what a killed process had sent and had
 * not written down, once for each time.
 */

const NOTICES = 1000;
const CHATS = 60;
const KILLS = 20;
/** Long enough for a machine that does much else: a process that stands still for longer loses what it holds. */
const LEASE_MS = 5000;
const PATIENCE_MS = 60_000;

describe.each([
  ["SQLite, one process", newStore, 1],
  ["PostgreSQL, two processes", newPostgresStore, 2],
])("killed while sending on %s", (name, open, processes) => {
  it(`${NOTICES} notices, ${KILLS} kills`, { timeout: 300_000 }, async () => {
    const test = await open();
    const { workspace } = await seedOffice(test.store);
    const platform = await chatPlatform(() => 100 + Math.random() * 200);
    let count = 0;
    const next = () =>
      new Sender(`s${String((count += 1))}`, test.url, platform.url, {
        leaseMs: LEASE_MS,
        rate: 0,
      });
    // One is always ready to take the place of the one that is killed.
    const ready = [next(), next()];
    const running: Sender[] = [];
    const begin = async () => {
      const sender = ready.shift()!;
      ready.push(next());
      await sender.begin();
      running.push(sender);
    };
    await owed(test.store, workspace, { chats: CHATS, notices: NOTICES });
    const queuedAtKill = new Map<string, Set<string>>();
    for (let process = 0; process < processes; process += 1) await begin();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = platform.arrivals.length;
      await until(() => platform.arrivals.length > before || done(platform.arrivals));
      await pause(Math.random() * 250);
      const victim = running.shift()!;
      await victim.kill();
      const queued = await test.store.mail.outbox("queued");
      queuedAtKill.set(victim.name, new Set(queued.map(({ key }) => key)));
      await begin();
    }
    await until(async () => (await test.store.mail.counts()).queued === 0);
    for (const sender of [...running, ...ready]) await sender.kill();

    // Sent by a process that was killed, which had not written it down.
    const unsettled = [...queuedAtKill].flatMap(([victim, queued]) => {
      const sent = platform.arrivals.filter(
        ({ from, text }) => from === victim && queued.has(text),
      );
      return [...new Set(sent.map(({ text }) => text))];
    });
    const times = countBy(platform.arrivals.map(({ text }) => text));
    const doubled = [...times.values()].reduce((sum, n) => sum + n - 1, 0);
    const mayDouble = countBy(unsettled);
    console.log(
      `${name}: ${String(times.size)} of ${String(NOTICES)} arrived, ${String(KILLS)} kills, ` +
        `${String(unsettled.length)} in flight at them, ${String(doubled)} came twice`,
    );
    expect(times.size).toBe(NOTICES);
    for (const [text, n] of times) expect(n - 1).toBeLessThanOrEqual(mayDouble.get(text) ?? 0);
    expect(await test.store.mail.counts()).toEqual({ queued: 0, dead: 0 });
    expectOrder(platform.arrivals);
    await platform.close();
    await test.close();
  });
});

function done(arrivals: readonly Arrival[]): boolean {
  return new Set(arrivals.map(({ text }) => text)).size === NOTICES;
}

/** In each chat each notice comes for the first time after those before it. */
function expectOrder(arrivals: readonly Arrival[]): void {
  const chats = new Map<string, number[]>();
  for (const { chat, text } of arrivals) {
    const own = chats.get(chat) ?? [];
    const number = Number(text.slice(1));
    if (!own.includes(number)) own.push(number);
    chats.set(chat, own);
  }
  for (const own of chats.values()) expect(own).toEqual([...own].sort((a, b) => a - b));
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("it did not come to that in time");
    await pause(20);
  }
}
