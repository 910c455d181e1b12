import { expect, it } from "vitest";
import { deliver } from "../../src/jobs/outbox.js";
import { message, plainText } from "../../src/messages/message.js";
import type { Notice, Place, Sent } from "../../src/ports.js";
import { quietLog, TestClock } from "../support/clock.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { newStore, seedOffice } from "../support/store.js";

/*
 * A platform that answers at random with all that platforms answer: whatever it does, each notice ends sent or dead
 * with a reason, and those sent are those that it took.
 */

const NOTICES = 10_000;
const CHATS = 1000;
const SEED = 20261130;

it(`${NOTICES} notices through a platform that fails at random`, { timeout: 600_000 }, async () => {
  const test = await newStore();
  const { workspace } = await seedOffice(test.store);
  const clock = new TestClock("2026-11-20T01:00:00.000Z");
  const random = randomFrom(SEED);
  const accepted = new Map<string, number>();
  const answers = new Map<string, number>();
  const answer = (said: string): Sent => {
    const [name, sent] = answerBy(random());
    answers.set(name, (answers.get(name) ?? 0) + 1);
    if (sent === null) throw new Error("the door broke");
    if (sent.ok) accepted.set(said, (accepted.get(said) ?? 0) + 1);
    return sent;
  };
  const door = {
    ...makeFakeDoor("telegram"),
    send: async (_to: Place, said: Parameters<typeof plainText>[0]) => answer(plainText(said)),
  };
  const ids: number[] = [];
  for (let at = 0; at < CHATS; at += 1) {
    const chat = {
      channel: "telegram",
      externalId: String(at),
      title: "",
      purpose: "unit",
    } as const;
    ids.push((await test.store.office.bindChat(workspace, chat)).id);
  }
  const notices = Array.from({ length: NOTICES }, (_, at): Notice => {
    const to = { chat: ids[at % CHATS] ?? 0 };
    return {
      key: `n${String(at)}`,
      workspaceId: workspace,
      to,
      message: message([`n${String(at)}`]),
    };
  });
  // In thousands: the list of the outbox shows no more.
  const ended: { key: string; state: string; why: string | null }[] = [];
  for (let from = 0; from < NOTICES; from += 1000) {
    await test.store.mail.enqueue(notices.slice(from, from + 1000));
    const kit = { store: test.store, doors: [door], clock, log: quietLog };
    for (;;) {
      if ((await deliver(kit)) > 0) continue;
      if ((await test.store.mail.stuck("queued", clock.now())).length === 0) break;
      clock.advance(10_000);
    }
    const keys = new Set(notices.slice(from, from + 1000).map(({ key }) => key));
    for (const state of ["sent", "dead"] as const) {
      ended.push(...(await test.store.mail.outbox(state)).filter(({ key }) => keys.has(key)));
    }
  }
  console.log(`answers: ${JSON.stringify(Object.fromEntries(answers))}`);
  const sent = ended.filter(({ state }) => state === "sent").map(({ key }) => key);
  const dead = ended.filter(({ state }) => state === "dead");
  console.log(`${String(sent.length)} sent, ${String(dead.length)} dead`);
  expect(sent.length + dead.length).toBe(NOTICES);
  expect(dead.length).toBeGreaterThan(0);
  expect(dead.filter(({ why }) => (why ?? "") === "")).toEqual([]);
  expect([...accepted.keys()].sort()).toEqual([...sent].sort());
  expect([...accepted.values()].every((times) => times === 1)).toBe(true);
  await test.close();
});

/** What a platform answers; null: the door itself breaks. */
function answerBy(chance: number): [string, Sent | null] {
  if (chance < 0.4) return ["taken", { ok: true, ref: "1" }];
  if (chance < 0.55)
    return ["429", { ok: false, retry: true, afterMs: 7000, why: "too many messages" }];
  if (chance < 0.68) return ["5xx", { ok: false, retry: true, why: "server: 502 Bad Gateway" }];
  if (chance < 0.78) return ["timeout", { ok: false, retry: true, why: "network: timeout" }];
  if (chance < 0.88) return ["disconnect", { ok: false, retry: true, why: "network: ECONNRESET" }];
  if (chance < 0.92) return ["fault", null];
  if (chance < 0.97) {
    return ["paced", { ok: false, retry: true, afterMs: 1000, why: "paced", untried: true }];
  }
  return ["403", { ok: false, retry: false, why: "403 Forbidden: bot was blocked by the user" }];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
