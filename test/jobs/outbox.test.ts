import { describe, expect, it } from "vitest";
import { deliver, type OutboxKit } from "../../src/jobs/outbox.js";
import { message, plainText, type Message } from "../../src/messages/message.js";
import type { Notice, Place, Sent, Store } from "../../src/ports.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { quietLog, TestClock } from "../support/clock.js";
import { newStore, seedOffice, type SeededOffice } from "../support/store.js";

async function office(send?: (place: Place, said: Message) => Sent) {
  const { store, close } = await newStore();
  const seeded = await seedOffice(store);
  const clock = new TestClock("2026-11-20T01:00:00.000Z");
  const task = await store.work.task(seeded.workspace, 1);
  const openOccurrence = task?.deliverables[0]?.occurrences[0]?.id ?? 0;
  const door = makeFakeDoor("web", send);
  const kit: OutboxKit = { store, doors: [door], clock, log: quietLog };
  return { store, seeded, openOccurrence, clock, door, kit, close };
}

function notice(seeded: SeededOffice, over: Partial<Notice> = {}): Notice {
  return {
    key: "test/1",
    workspaceId: seeded.workspace,
    to: { member: seeded.members.clerk },
    message: message(["Có kết quả chờ duyệt."]),
    ...over,
  };
}

/** What was enqueued by hand: of dead ones it is told besides. */
const entries = async (store: Store) =>
  (await store.mail.outbox(null)).filter(({ kind }) => kind !== "trouble");

describe("the outbox", () => {
  it("sends what was enqueued once, to the person's private chat, and settles it", async () => {
    const { store, seeded, door, kit, close } = await office();
    await store.mail.enqueue([notice(seeded), notice(seeded)]);
    expect(await deliver(kit)).toBe(1);
    expect(await deliver(kit)).toBe(0);
    expect(door.sent.map(({ place, said }) => [place.chat, plainText(said)])).toEqual([
      [`p${String(seeded.members.clerk)}`, "Có kết quả chờ duyệt."],
    ]);
    expect(await entries(store)).toMatchObject([{ key: "test/1", state: "sent" }]);
    await close();
  });

  it("says which language it is in, for what a door adds", async () => {
    const { store, seeded, door, kit, close } = await office();
    await store.mail.enqueue([notice(seeded)]);
    await deliver(kit);
    await store.office.setLanguage(seeded.members.clerk, "en");
    await store.mail.enqueue([notice(seeded, { key: "test/2" })]);
    await deliver(kit);
    expect(door.sent.map(({ said }) => said.language)).toEqual([undefined, "en"]);
    await close();
  });

  it("tries again later after a failure that passes, and never records it as sent", async () => {
    let down = true;
    const { store, seeded, clock, door, kit, close } = await office(() =>
      down ? { ok: false, retry: true, why: "502" } : { ok: true, ref: "1" },
    );
    await store.mail.enqueue([notice(seeded)]);
    await deliver(kit);
    expect(await entries(store)).toMatchObject([{ state: "queued", attempts: 1 }]);
    expect(await deliver(kit)).toBe(0);
    down = false;
    clock.advance(10_000);
    expect(await deliver(kit)).toBe(1);
    expect(await entries(store)).toMatchObject([{ state: "sent" }]);
    expect(door.sent).toHaveLength(2);
    await close();
  });

  it("is dead after eight attempts, with the reason", async () => {
    const { store, seeded, clock, kit, close } = await office(() => ({
      ok: false,
      retry: true,
      why: "no route",
    }));
    await store.mail.enqueue([notice(seeded)]);
    for (let i = 0; i < 12; i += 1) {
      await deliver(kit);
      clock.advance(3_600_000);
    }
    expect(await entries(store)).toMatchObject([{ state: "dead", attempts: 8, why: "no route" }]);
    await close();
  });

  it("is dead at once when the platform will never take it", async () => {
    const { store, seeded, kit, close } = await office(() => ({
      ok: false,
      retry: false,
      why: "chat not found",
    }));
    await store.mail.enqueue([notice(seeded)]);
    await deliver(kit);
    expect(await entries(store)).toMatchObject([{ state: "dead", why: "chat not found" }]);
    await close();
  });

  it("drops what came too late and what no longer applies, unsent", async () => {
    const { store, seeded, openOccurrence, door, kit, close } = await office();
    await store.mail.enqueue([
      notice(seeded, { key: "late", notAfter: "2026-11-20T00:59:00.000Z" }),
      notice(seeded, {
        key: "moot",
        appliesWhile: { occurrenceId: openOccurrence, state: "submitted" },
      }),
      notice(seeded, {
        key: "good",
        appliesWhile: { occurrenceId: openOccurrence, state: "open" },
      }),
    ]);
    while ((await deliver(kit)) > 0);
    expect((await entries(store)).map(({ key, state }) => [key, state]).sort()).toEqual([
      ["good", "sent"],
      ["late", "dropped"],
      ["moot", "dropped"],
    ]);
    expect(door.sent).toHaveLength(1);
    await close();
  });

  it("waits for its time", async () => {
    const { store, seeded, clock, kit, close } = await office();
    await store.mail.enqueue([notice(seeded, { notBefore: "2026-11-20T02:00:00.000Z" })]);
    expect(await deliver(kit)).toBe(0);
    clock.advance(3_600_000);
    expect(await deliver(kit)).toBe(1);
    await close();
  });

  it("tries one that met a fault again, and brings the others meanwhile", async () => {
    const { store, seeded, door, kit, close } = await office();
    const { minh, clerk } = seeded.members;
    await store.mail.enqueue([
      notice(seeded, { key: "bad" }),
      notice(seeded, { key: "good", to: { member: minh } }),
    ]);
    const broken = {
      ...store.office,
      privatePlaces: (id: number) =>
        id === clerk ? Promise.reject(new Error("boom")) : store.office.privatePlaces(id),
    };
    await deliver({ ...kit, store: { ...store, office: broken } });
    expect((await entries(store)).map(({ key, state }) => [key, state])).toEqual([
      ["bad", "queued"],
      ["good", "sent"],
    ]);
    expect(door.sent).toHaveLength(1);
    await close();
  });

  it("that has left is sent, though it could not be remembered what it was about", async () => {
    const { store, seeded, kit, close } = await office();
    const said = { ...message(["Có kết quả chờ duyệt."]), about: 1 };
    await store.mail.enqueue([notice(seeded, { message: said })]);
    const mail = { ...store.mail, rememberPost: () => Promise.reject(new Error("busy")) };
    await deliver({ ...kit, store: { ...store, mail } });
    expect(await entries(store)).toMatchObject([{ state: "sent" }]);
    await close();
  });

  it("goes to the group by name where the person has no account", async () => {
    const { store, seeded, door, kit, close } = await office();
    const accounts = await store.office.privatePlaces(seeded.members.clerk);
    expect(accounts).toHaveLength(1);
    await store.office.unbind({ channel: "web", id: String(seeded.members.clerk) });
    await store.mail.enqueue([notice(seeded)]);
    await deliver(kit);
    expect(door.sent).toHaveLength(1);
    expect(door.sent[0]?.place.kind).toBe("group");
    expect(plainText(door.sent[0]?.said ?? message([]))).toContain(`Gửi Phạm Thị Lan:`);
    await store.office.setLanguage(seeded.members.clerk, "en");
    await store.mail.enqueue([notice(seeded, { key: "test/2" })]);
    await deliver(kit);
    expect(plainText(door.sent[1]?.said ?? message([]))).toContain(`To Phạm Thị Lan:`);
    await close();
  });
});
