import { afterEach, describe, expect, it } from "vitest";
import { pacing } from "../../../src/chat/telegram/pacing.js";
import { message } from "../../../src/messages/message.js";
import type { Person } from "../../../src/domain/office.js";
import type { Place } from "../../../src/ports.js";
import { openDoor, type OpenDoor } from "../../support/telegram-door.js";
import type { Mishap } from "../../support/telegram.js";

let door: OpenDoor | null = null;

afterEach(async () => {
  const open = door;
  door = null;
  await open?.close();
  expect(open?.tg.problems ?? []).toEqual([]);
});

const place = (chat: number, kind: Place["kind"] = "private"): Place => ({
  channel: "telegram",
  chat: String(chat),
  kind,
});
const NEWS = message(["Có việc mới"]);

describe("what nobody asked for", () => {
  it.each<[string, Mishap, object]>([
    [
      "is told to wait",
      { code: 429, description: "Too Many Requests", parameters: { retry_after: 7 } },
      { ok: false, retry: true, afterMs: 7000 },
    ],
    [
      "meets a broken server",
      { code: 502, description: "Bad Gateway" },
      { ok: false, retry: true },
    ],
    ["meets no answer", { cut: "after" }, { ok: false, retry: true }],
    [
      "meets a refused token",
      { code: 401, description: "Unauthorized" },
      { ok: false, retry: true },
    ],
    [
      "meets a block",
      { code: 403, description: "Forbidden: bot was blocked by the user" },
      { ok: false, retry: false },
    ],
    [
      "meets a closed account",
      { code: 403, description: "Forbidden: user is deactivated" },
      { ok: false, retry: false },
    ],
    [
      "meets no chat",
      { code: 400, description: "Bad Request: chat not found" },
      { ok: false, retry: false },
    ],
    [
      "is wrong in itself",
      { code: 400, description: "Bad Request: BUTTON_DATA_INVALID" },
      { ok: false, retry: false },
    ],
  ])("%s", async (_, mishap, expected) => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    open.tg.befall("sendMessage", mishap);
    expect(await open.door.send(place(user.id), NEWS)).toMatchObject(expected);
  });

  it("is never said to be sent where there is no route", async () => {
    const open = (door = await openDoor());
    const user = open.person("Minh");
    const port = await open.tg.unplug();
    const sent = await open.door.send(place(user.id), NEWS);
    expect(sent).toMatchObject({ ok: false, retry: true });
    expect(JSON.stringify(sent)).not.toContain("AAtest");
    await open.tg.listen(port);
  });

  it("follows a group to its new id, and tells the office", async () => {
    const moved: string[][] = [];
    const open = (door = await openDoor({
      office: {
        personOf: async () => null,
        bind: async () => undefined,
        privatePlaces: async () => [],
        moveChat: async (...change) => void moved.push(change),
      },
    }));
    const user = open.person("Minh");
    const group = open.world.group("Xã", { basic: true });
    open.world.chat(group).state = "open";
    const now = open.world.migrates(user, group, false);
    expect((await open.door.send(place(group, "group"), NEWS)).ok).toBe(true);
    expect((await open.door.send(place(group, "group"), NEWS)).ok).toBe(true);
    expect(open.world.botSaid(now)).toHaveLength(2);
    expect(open.tg.called("sendMessage")).toHaveLength(3);
    expect(moved).toEqual([["telegram", String(group), String(now)]]);
  });

  it("frees a private chat that is closed, so that it finds the person elsewhere", async () => {
    const bound: (string | null)[] = [];
    const places: Place[] = [];
    const open = (door = await openDoor({
      office: {
        personOf: async ({ id }) => ({ member: { id: 7 }, account: id }) as unknown as Person,
        bind: async (_account, _member, chat) => void bound.push(chat),
        privatePlaces: async () => places.splice(0),
        moveChat: async () => undefined,
      },
    }));
    const user = open.person("Minh");
    places.push(place(user.id));
    open.world.blocks(user, false);
    const first = await open.door.send(place(user.id), NEWS);
    expect(first).toMatchObject({ ok: false, retry: true, afterMs: 0 });
    expect(bound).toEqual([null]);
    const second = await open.door.send(place(user.id), NEWS);
    expect(second).toMatchObject({ ok: false, retry: false });
  });

  it("comes back to the outbox where its turn is far away", async () => {
    const open = (door = await openDoor({ rate: 30 }));
    const user = open.person("Minh");
    const group = open.world.group("Xã");
    open.world.chat(group).state = "open";
    expect((await open.door.send(place(user.id), NEWS)).ok).toBe(true);
    open.tg.befall("sendMessage", {
      ...{ code: 429, description: "Too Many Requests", parameters: { retry_after: 40 } },
    });
    expect(await open.door.send(place(group, "group"), NEWS)).toMatchObject({ afterMs: 40_000 });
    const held = await open.door.send(place(group, "group"), NEWS);
    expect(held).toMatchObject({ ok: false, retry: true, why: "paced" });
    expect(open.tg.called("sendMessage")).toHaveLength(2);
  });
});

describe("the pace", () => {
  function timed(rate: number) {
    const clock = { now: 1000 };
    const pace = pacing(rate, () => clock.now);
    return { clock, pace };
  }

  it("is one a second to a chat", () => {
    const { pace } = timed(30);
    expect(pace.next("a", false, 60_000).waitMs).toBe(0);
    expect(pace.next("a", false, 60_000).waitMs).toBe(1000);
    expect(pace.next("b", false, 60_000).waitMs).toBe(0);
  });

  it("is the given number a second in all", () => {
    const { pace } = timed(3);
    const waits = ["a", "b", "c", "d", "e"].map((chat) => pace.next(chat, false, 60_000).waitMs);
    expect(waits).toEqual([0, 0, 0, 1000, 1000]);
  });

  it("is twenty a minute to a group", () => {
    const { clock, pace } = timed(30);
    for (let sent = 0; sent < 20; sent += 1) {
      expect(pace.next("g", true, 60_000).waitMs).toBe(0);
      clock.now += 1000;
    }
    expect(pace.next("g", true, 60_000).waitMs).toBe(40_000);
  });

  it("takes no turn that is too far away", () => {
    const { pace } = timed(30);
    pace.hold("a", 5000);
    expect(pace.next("a", false, 3000)).toEqual({ ok: false, waitMs: 5000 });
    expect(pace.next("a", false, 6000)).toEqual({ ok: true, waitMs: 5000 });
  });

  it("is lifted by a rate of 0", () => {
    const { pace } = timed(0);
    const waits = Array.from({ length: 50 }, () => pace.next("g", true, 0).waitMs);
    expect(Math.max(...waits)).toBe(0);
  });
});
