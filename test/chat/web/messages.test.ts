import { afterEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import type { Incoming } from "../../../src/ports.js";
import { FOREIGN_GROUP, GROUP, privateChat } from "../../support/fake-local.js";
import { pause, startWeb, wordsOf, type Setting, type Web } from "../../support/web.js";

let web: Web;

async function start(setting: Setting = {}): Promise<Web> {
  web = await startWeb(setting);
  return web;
}

afterEach(() => web.close());

const HELLO = { as: "3", chat: privateChat("3"), text: "chào" };

describe("people and chats", () => {
  it("lists whom one can be, with role and units", async () => {
    const { get } = await start();
    const { people } = (await (await get("/api/local/people")).json()) as { people: unknown[] };
    expect(people).toHaveLength(5);
    expect(people[2]).toMatchObject({
      id: "3",
      name: "Lê Thị Minh",
      role: "official",
      units: ["Phòng Kinh tế"],
    });
  });

  it("lists a person's chats, the private one with the bot first", async () => {
    const { get } = await start();
    const answer = await (await get("/api/local/chats?as=3")).json();
    expect(answer).toEqual({
      chats: [
        { id: "p3", title: "Trợ lý", kind: "private" },
        { id: GROUP, title: "Cả UBND xã Suối Mây", kind: "group" },
      ],
    });
  });

  it.each(["/api/local/chats", "/api/local/chats?as=77", "/api/local/chats?as=1&as=2"])(
    "refuses %s, which names nobody",
    async (path) => {
      const { get } = await start();
      const response = await get(path);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { message: expect.any(String) } });
    },
  );
});

describe("a message", () => {
  it("is answered with what the bot says", async () => {
    const { post } = await start();
    const { status, body } = await post("/api/local/messages", HELLO);
    expect(status).toBe(200);
    expect(body.messages).toEqual([
      {
        id: "2",
        chat: "p3",
        from: "bot",
        at: "2026-03-17T01:12:00.000Z",
        blocks: [{ type: "text", text: "Nghe: chào" }],
        buttons: [[{ label: "Xem việc", command: "tasks" }]],
        files: [],
      },
    ]);
  });

  it("reaches the receiver with its person, place and source", async () => {
    const { post, receiver } = await start();
    await post("/api/local/messages", { ...HELLO, id: "abc" });
    expect(receiver.heard).toEqual([
      {
        source: "web:message:3:abc",
        from: { channel: "web", id: "3" },
        place: { channel: "web", chat: "p3", kind: "private" },
        at: "2026-03-17T01:12:00.000Z",
        kind: "text",
        text: "chào",
      },
    ]);
    expect(receiver.refs.get("web:message:3:abc")).toBe("2");
  });

  it("takes ids as numbers too", async () => {
    const { post, receiver } = await start();
    const first = await post("/api/local/messages", { ...HELLO, as: 3, id: 5 });
    const bot = first.body.messages[0]!;
    const { status } = await post("/api/local/messages", { ...HELLO, replyTo: Number(bot.id) });
    expect(status).toBe(200);
    expect(receiver.heard[1]?.replyTo).toBe(bot.id);
  });

  it("shows what it replies to in the transcript", async () => {
    const { post, local } = await start();
    const first = await post("/api/local/messages", HELLO);
    const replyTo = first.body.messages[0]!.id;
    await post("/api/local/messages", { ...HELLO, text: "vâng", replyTo });
    expect(local.rows[2]?.said.blocks).toEqual([
      { type: "text", tone: "note", text: "Trả lời: “Nghe: chào”" },
      { type: "text", text: "vâng" },
    ]);
  });

  it("in a group is seen by all and answered only if the bot has something to say", async () => {
    const { post, local } = await start();
    const { body } = await post("/api/local/messages", { ...HELLO, chat: GROUP });
    expect(body.messages).toEqual([]);
    expect((await local.since("1", 0, 10)).map((row) => row.from)).toEqual(["3"]);
  });

  it("brings what was said to its sender in any chat while it was answered, and nobody else's", async () => {
    const { post, door } = await start({
      script: async (incoming: Incoming) => {
        const at = (chat: string) => ({ channel: "web", chat, kind: "private" }) as const;
        await door.send(at("p3"), message(["riêng"]));
        await door.send(at("p2"), message(["việc của người khác"]));
        return message([`chung ${incoming.kind}`]);
      },
    });
    const { body } = await post("/api/local/messages", { ...HELLO, chat: GROUP, text: "/tasks" });
    expect(body.messages.map((said) => [said.chat, wordsOf(said)])).toEqual([
      ["p3", "riêng"],
      [GROUP, "chung text"],
    ]);
  });

  it("keeps line breaks and loses control characters", async () => {
    const { post, receiver } = await start();
    await post("/api/local/messages", { ...HELLO, text: "  một\r\nhai\u0000\u0007\tba  " });
    expect(receiver.heard[0]).toMatchObject({ text: "một\nhai\tba" });
  });

  it.each([
    [{ ...HELLO, as: undefined }, 400, "missing_person"],
    [{ ...HELLO, as: "" }, 400, "missing_person"],
    [{ ...HELLO, as: "77" }, 400, "unknown_person"],
    [{ ...HELLO, as: { $ne: 1 } }, 400, "missing_person"],
    [{ ...HELLO, chat: undefined }, 400, "bad_request"],
    [{ ...HELLO, chat: "nowhere" }, 404, "chat_not_found"],
    [{ ...HELLO, chat: privateChat("2") }, 404, "chat_not_found"],
    [{ ...HELLO, chat: FOREIGN_GROUP }, 404, "chat_not_found"],
    [{ ...HELLO, text: " \n " }, 400, "empty_message"],
    [{ ...HELLO, text: undefined }, 400, "empty_message"],
    [{ ...HELLO, text: 12 }, 400, "bad_request"],
    [{ ...HELLO, text: "x".repeat(4001) }, 400, "text_too_long"],
    [{ ...HELLO, text: "x".repeat(70_000) }, 413, "too_large"],
    [{ ...HELLO, id: "x".repeat(101) }, 400, "bad_request"],
    [{ ...HELLO, replyTo: "999" }, 404, "message_not_found"],
    [{ ...HELLO, replyTo: "abc" }, 404, "message_not_found"],
    [[HELLO], 400, "bad_request"],
  ])("is refused in words: %j", async (body, status, code) => {
    const { post, receiver, local } = await start();
    const answer = await post("/api/local/messages", body);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.body.error.message).toMatch(/\.$/);
    expect([receiver.heard, local.rows]).toEqual([[], []]);
  });

  it("may not reply to a message of a chat one does not see", async () => {
    const { post } = await start();
    await post("/api/local/messages", { as: "9", chat: FOREIGN_GROUP, text: "của xã khác" });
    const { status } = await post("/api/local/messages", { ...HELLO, replyTo: "1" });
    expect(status).toBe(404);
  });

  it.each([
    ["text/plain", "chào", 415],
    ["application/json", "{", 400],
    ["application/json", "null", 400],
    ["application/json; charset=klingon", "{}", 415],
  ])("of type %s with the body %j gets %i", async (type, body, status) => {
    const { url } = await start();
    const response = await fetch(`${url}/api/local/messages`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toHaveProperty("error.code");
  });
});

describe("what could not be recorded", () => {
  it("is refused at once where recording fails, and nothing of it is shown", async () => {
    const { post, receiver, local, logged } = await start();
    receiver.take = async () => Promise.reject(new Error("database is locked"));
    const { status, body } = await post("/api/local/messages", HELLO);
    expect([status, body.error]).toEqual([
      503,
      { code: "not_recorded", message: "Chưa nhận được, xin gửi lại." },
    ]);
    expect([receiver.heard, local.rows]).toEqual([[], []]);
    expect(logged).toHaveLength(1);
  });

  it("is refused after two seconds where recording hangs", async () => {
    const { post, receiver, local } = await start();
    receiver.take = () => new Promise(() => undefined);
    const begun = performance.now();
    const { status } = await post("/api/local/messages", HELLO);
    expect(status).toBe(503);
    expect(performance.now() - begun).toBeGreaterThan(1900);
    expect(performance.now() - begun).toBeLessThan(3500);
    expect(local.rows).toEqual([]);
  });

  it("gets a code of the incident where the fault is ours, and no cause", async () => {
    const { post, logged } = await start({
      script: () => {
        throw new Error("secret detail");
      },
    });
    const { status, body } = await post("/api/local/messages", HELLO);
    expect(status).toBe(500);
    expect(body.error.message).not.toContain("secret detail");
    const incident = (logged[0]?.data as { incident: string }).incident;
    expect(body.error.message).toContain(incident);
  });
});

describe("a button", () => {
  const press = { as: "3", chat: "p3", command: "tasks late" };

  it("is heard as the command it carries and answered below", async () => {
    const { post, receiver } = await start();
    const { body } = await post("/api/local/messages", HELLO);
    const answer = await post("/api/local/buttons", { ...press, message: body.messages[0]!.id });
    expect(answer.body.messages.map(wordsOf)).toEqual(["Nút: tasks late"]);
    expect(receiver.heard[1]).toMatchObject({
      kind: "button",
      command: "tasks late",
      replyTo: "2",
      source: expect.stringMatching(/^web:button:3:/),
    });
  });

  it("may be pressed twice, unless it says that it is the same press", async () => {
    const { post, receiver } = await start();
    await post("/api/local/messages", HELLO);
    for (const id of [undefined, undefined, "p1", "p1"]) {
      await post("/api/local/buttons", { ...press, message: 2, id });
    }
    expect(receiver.heard.filter((one) => one.kind === "button")).toHaveLength(3);
  });

  it("whose answer takes the place of its message changes that message", async () => {
    const { post, local } = await start({
      script: (incoming) =>
        incoming.kind === "button"
          ? message(["trang 2"], [], { replaces: true })
          : message(["trang 1"]),
    });
    await post("/api/local/messages", HELLO);
    const asked = { ...press, message: "2", id: "p1" };
    const answer = await post("/api/local/buttons", asked);
    expect(answer.body.messages.map((said) => [said.id, wordsOf(said)])).toEqual([
      ["2", "trang 2"],
    ]);
    expect(local.rows).toHaveLength(2);
    expect((await post("/api/local/buttons", asked)).body).toEqual(answer.body);
  });

  it.each([
    [{ ...press, message: "999" }, 404],
    [{ ...press, message: "1" }, 404],
    [{ ...press, message: "2", chat: GROUP }, 404],
    [{ ...press, message: "2", as: "2" }, 404],
    [{ ...press, message: "2", command: "" }, 400],
    [{ ...press, message: "2", command: "x".repeat(300) }, 400],
    [{ ...press }, 400],
    [{ ...press, message: "2", as: "77" }, 400],
  ])("is refused where the message does not carry it: %j", async (body, status) => {
    const { post, receiver } = await start();
    await post("/api/local/messages", HELLO);
    const answer = await post("/api/local/buttons", body);
    expect(answer.status).toBe(status);
    expect(receiver.heard).toHaveLength(1);
  });
});

describe("stopping", () => {
  it("finishes what is being worked on and takes nothing new", async () => {
    const { post, door } = await start({
      script: async () => {
        await pause(100);
        return message(["xong"]);
      },
    });
    const working = post("/api/local/messages", HELLO);
    await pause(40);
    const stopped = door.stop();
    const refused = await post("/api/local/messages", HELLO);
    await stopped;
    expect((await working).body.messages.map(wordsOf)).toEqual(["xong"]);
    expect(refused.status).toBe(503);
    const place = { channel: "web", chat: "p3", kind: "private" } as const;
    expect(await door.send(place, message(["a"]))).toMatchObject({ ok: false, retry: true });
  });
});

describe("what is sent unasked", () => {
  const place = { channel: "web", chat: "p3", kind: "private" } as const;

  it("stands in the transcript under its reference", async () => {
    const { door, local } = await start();
    expect(await door.send(place, message(["nhắc việc"]))).toEqual({ ok: true, ref: "1" });
    expect(local.rows[0]).toMatchObject({ chat: "p3", from: null, source: null });
  });

  it("says so and does not throw when it could not be written", async () => {
    const { door, local } = await start();
    local.append = () => Promise.reject(Object.assign(new Error("locked"), { code: "busy" }));
    expect(await door.send(place, message(["a"]))).toEqual({ ok: false, retry: true, why: "busy" });
  });

  it("by a loop begun during an answer does not count as that answer", async () => {
    const { post, door } = await start({
      script: () => {
        setTimeout(() => void door.send(place, message(["nhắc sau"])), 30);
        return message(["ngay"]);
      },
    });
    await post("/api/local/messages", { ...HELLO, id: "k1" });
    await pause(80);
    const again = await post("/api/local/messages", { ...HELLO, id: "k1" });
    expect(again.body.messages.map(wordsOf)).toEqual(["ngay"]);
  });
});
