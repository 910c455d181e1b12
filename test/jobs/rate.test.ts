import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { paceAfter } from "../../src/jobs/turns.js";
import { chatPlatform } from "../support/chat-platform.js";
import { newPostgresStore } from "../support/postgres.js";
import { owed, Sender } from "../support/senders.js";
import { newStore, seedOffice } from "../support/store.js";

const TELEGRAM = { aSecond: 30, chatASecond: 1, groupAMinute: 20 };
const SECONDS = 8;
/**
 * On a machine that does much else, which this test must bear: it looks whether the limits hold and whether both send.
 * That 95 % of the rate are reached on a quiet one is told by `scripts/bench/delivery.mjs`, which fails below that.
 */
const AT_LEAST = 0.1;

describe.each([
  ["SQLite", newStore],
  ["PostgreSQL", newPostgresStore],
])("two processes on %s, and a platform that holds its limits", (name, open) => {
  it("send as much as it allows and never too much", { timeout: 180_000 }, async () => {
    const test = await open();
    const { workspace } = await seedOffice(test.store);
    const platform = await chatPlatform(() => 10 + Math.random() * 30, TELEGRAM);
    await owed(test.store, workspace, { chats: 200, notices: 400 });
    const how = { leaseMs: 60_000, rate: TELEGRAM.aSecond };
    const senders = ["s1", "s2"].map((one) => new Sender(one, test.url, platform.url, how));
    await Promise.all(senders.map((sender) => sender.begin()));
    while (platform.arrivals.length === 0) await pause(5);
    // Both have begun, and share the lanes.
    await pause(2000);
    const first = performance.now();
    await pause(SECONDS * 1000);
    const inTime = platform.arrivals.filter(({ at }) => at >= first && at < first + SECONDS * 1000);
    const reached = inTime.length / (TELEGRAM.aSecond * SECONDS);
    const by = senders.map(({ name: one }) => inTime.filter(({ from }) => from === one).length);
    console.log(
      `${name}: ${String(Math.round(1000 * reached) / 10)} % of the rate, ${by.join(" and ")} ` +
        `messages, ${String(platform.refused())} times 429`,
    );
    expect(await Promise.all(senders.map((sender) => sender.end()))).toEqual([0, 0]);
    expect(platform.refused()).toBe(0);
    expect(reached).toBeGreaterThan(AT_LEAST);
    expect(Math.min(...by)).toBeGreaterThan(0);
    await platform.close();
    await test.close();
  });
});

describe("the pace of a chat", () => {
  it("is one a second, and in a group twenty a minute besides", () => {
    expect(paceAfter([], 5000, null)).toEqual({ freeAt: 6001, sent: [] });
    expect(paceAfter([1000], 5000, 3)).toEqual({ freeAt: 6001, sent: [1000, 5000] });
    expect(paceAfter([1000, 3000], 5000, 3)).toEqual({ freeAt: 61_001, sent: [1000, 3000, 5000] });
    expect(paceAfter([1000, 3000, 5000], 62_000, 3)).toEqual({
      ...{ freeAt: 63_001, sent: [3000, 5000, 62_000] },
    });
  });
});
