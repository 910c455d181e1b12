import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, expect, it } from "vitest";
import { systemClock } from "../../src/clock.js";
import type { Engine, EngineKit } from "../../src/jobs/engine.js";
import { message, plainText } from "../../src/messages/message.js";
import type { Notice, Place, Sent } from "../../src/ports.js";
import { quietLog } from "../support/clock.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

export type EngineUnderTest = {
  open: () => Promise<TestStore>;
  start: (kit: EngineKit, url: string) => Promise<Engine>;
};

const PATIENCE_MS = 20_000;

/** What both engines do alike: the loop in the process, and the jobs that processes share. */
export function engineContract({ open, start }: EngineUnderTest): void {
  let test: TestStore;
  let office: SeededOffice;
  const running: Engine[] = [];

  beforeEach(async () => {
    test = await open();
    office = await seedOffice(test.store);
  });
  afterEach(async () => {
    for (const engine of running.splice(0)) await engine.stop();
    await test.close();
  });

  const notice = (key: string, member: number, over: Partial<Notice> = {}): Notice => {
    const said = message([key]);
    return { key, workspaceId: office.workspace, to: { member }, message: said, ...over };
  };

  /** An engine whose door answers so; all engines of a test hear of each other's messages. */
  async function begin(
    answer: (said: string, place: Place) => Sent | Promise<Sent> = () => ({ ok: true, ref: "1" }),
    over: Partial<EngineKit> = {},
  ) {
    const said: string[] = [];
    const door = {
      ...makeFakeDoor("web"),
      send(place: Place, words: Parameters<typeof plainText>[0]) {
        said.push(plainText(words));
        return Promise.resolve(answer(plainText(words), place));
      },
    };
    const kit = { store: test.store, doors: [door], clock: systemClock, log: quietLog };
    const engine = await start({ ...kit, pass: () => Promise.resolve(), ...over }, test.url);
    running.push(engine);
    return { engine, said };
  }

  const states = async () =>
    Object.fromEntries((await test.store.mail.outbox(null)).map(({ key, state }) => [key, state]));

  it("sends what waited before it began, and what is enqueued after", async () => {
    await test.store.mail.enqueue([notice("before", office.members.clerk)]);
    const { engine, said } = await begin();
    await until(() => said.length === 1);
    await test.store.transaction((tx) => tx.mail.enqueue([notice("after", office.members.minh)]));
    engine.kick();
    await until(() => engine.sent() === 2);
    expect(said).toEqual(["before", "after"]);
    expect(await states()).toEqual({ before: "sent", after: "sent" });
  });

  it("sends nothing of a transaction that came to nothing", async () => {
    const { engine, said } = await begin();
    const failing = test.store.transaction(async (tx) => {
      await tx.mail.enqueue([notice("never", office.members.clerk)]);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await test.store.mail.enqueue([notice("real", office.members.clerk)]);
    engine.kick();
    await until(() => said.length > 0);
    expect(said).toEqual(["real"]);
  });

  it("keeps the order of each person while others go ahead", async () => {
    const { clerk, minh } = office.members;
    let failing = 1;
    await test.store.mail.enqueue([
      ...["a1", "a2", "a3"].map((key) => notice(key, clerk)),
      ...["b1", "b2"].map((key) => notice(key, minh)),
    ]);
    const { engine, said } = await begin((words) =>
      words === "a1" && (failing -= 1) >= 0
        ? { ok: false, retry: true, why: "server: 502" }
        : { ok: true, ref: "1" },
    );
    await until(() => engine.sent() === 5);
    expect(said.filter((words) => words.startsWith("a"))).toEqual(["a1", "a1", "a2", "a3"]);
    expect(said.indexOf("b2")).toBeLessThan(said.lastIndexOf("a1"));
  });

  it("waits for its hour", async () => {
    const notBefore = new Date(Date.now() + 1500).toISOString();
    await test.store.mail.enqueue([notice("later", office.members.clerk, { notBefore })]);
    const { engine, said } = await begin();
    await pause(300);
    expect(said).toEqual([]);
    await until(() => engine.sent() === 1);
    expect(new Date().toISOString() >= notBefore).toBe(true);
  });

  it("counts no attempt where its turn had not come", async () => {
    let turns = 0;
    await test.store.mail.enqueue([notice("paced", office.members.clerk)]);
    const { engine } = await begin(() => {
      turns += 1;
      const paced = { ok: false, retry: true, afterMs: 10, why: "paced", untried: true } as const;
      return turns < 12 ? paced : { ok: true, ref: "1" };
    });
    await until(() => engine.sent() === 1);
    expect(await test.store.mail.outbox(null)).toMatchObject([{ state: "sent", attempts: 1 }]);
  });

  it("does not give what takes long to somebody else", async () => {
    await test.store.mail.enqueue([notice("slow", office.members.clerk)]);
    const slow = async (): Promise<Sent> => {
      await pause(2500);
      return { ok: true, ref: "1" };
    };
    const [first, second] = [
      await begin(slow, { leaseMs: 900 }),
      await begin(slow, { leaseMs: 900 }),
    ];
    await until(() => first.engine.sent() + second.engine.sent() === 1);
    expect([...first.said, ...second.said]).toEqual(["slow"]);
  });

  it("shares the work with another process, and nothing is sent twice", async () => {
    const { clerk, minh, hoa, chair } = office.members;
    const people = [clerk, minh, hoa, chair];
    const keys = Array.from({ length: 60 }, (_, at) => `n${String(at)}`);
    await test.store.mail.enqueue(keys.map((key, at) => notice(key, people[at % 4] ?? clerk)));
    const answer = async (): Promise<Sent> => {
      await pause(5);
      return { ok: true, ref: "1" };
    };
    const both = [await begin(answer), await begin(answer)];
    await until(() => both.reduce((sum, { engine }) => sum + engine.sent(), 0) === keys.length);
    expect(both.flatMap(({ said }) => said).sort()).toEqual([...keys].sort());
  });

  it("stops in time, and what it has not begun stays in the outbox", async () => {
    const keys = Array.from({ length: 5 }, (_, at) => `n${String(at)}`);
    await test.store.mail.enqueue(keys.map((key) => notice(key, office.members.clerk)));
    const { engine, said } = await begin(async () => {
      await pause(400);
      return { ok: true, ref: "1" };
    });
    await until(() => said.length === 1);
    const began = performance.now();
    await engine.stop();
    expect(performance.now() - began).toBeLessThan(5000);
    expect(await states()).toEqual({
      ...{ n0: "sent", n1: "queued", n2: "queued", n3: "queued", n4: "queued" },
    });
    const next = await begin();
    await until(() => next.engine.sent() === 4);
  });

  it("has a pass done when it is woken, and one of several does it", async () => {
    let passes = 0;
    const pass = () => {
      passes += 1;
      return test.store.mail.enqueue([notice("owed", office.members.clerk)]);
    };
    const { engine } = await begin(undefined, { pass });
    engine.wake();
    await until(() => engine.sent() === 1);
    expect(passes).toBeGreaterThan(0);
  });
}

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > end) throw new Error("it did not come to that in time");
    await pause(10);
  }
}
