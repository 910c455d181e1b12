import { afterEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import type { Person } from "../../../src/domain/office.js";
import type { Place } from "../../../src/ports.js";
import { openDoor, type OpenDoor } from "../../support/telegram-door.js";
import type { Mishap } from "../../support/telegram.js";
import { scriptedTurns } from "../../support/turns.js";

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

  it("comes back to the outbox untried where its turn is far away", async () => {
    const turns = scriptedTurns(4000);
    const open = (door = await openDoor({ turns }));
    const user = open.person("Minh");
    expect(await open.door.send(place(user.id), NEWS)).toEqual({
      ...{ ok: false, retry: true, afterMs: 4000, why: "paced", untried: true },
    });
    expect(open.tg.called("sendMessage")).toEqual([]);
    expect((await open.door.send(place(user.id), NEWS)).ok).toBe(true);
    expect(turns.over()).toBe(1);
  });

  it("waits for a turn with each call, and is patient once something has left", async () => {
    const turns = scriptedTurns();
    const open = (door = await openDoor({ turns }));
    const group = open.world.group("Xã");
    open.world.chat(group).state = "open";
    const long = message(Array.from({ length: 3 }, (_, at) => String(at).repeat(4000)));
    expect((await open.door.send(place(group, "group"), long)).ok).toBe(true);
    const [first, ...rest] = turns.asked;
    expect(first).toEqual({ chat: String(group), isGroup: true, mostMs: 10_000 });
    expect(rest.map(({ mostMs }) => mostMs)).toEqual([Infinity, Infinity]);
    expect(turns.over()).toBe(3);
  });

  it("ends its turn and holds the chat where Telegram asks for a pause", async () => {
    const turns = scriptedTurns();
    const open = (door = await openDoor({ turns }));
    const user = open.person("Minh");
    open.tg.befall("sendMessage", {
      ...{ code: 429, description: "Too Many Requests", parameters: { retry_after: 40 } },
    });
    expect(await open.door.send(place(user.id), NEWS)).toMatchObject({ afterMs: 40_000 });
    expect(turns.over()).toBe(1);
    expect(turns.held).toEqual([[String(user.id), 40_000]]);
  });
});
