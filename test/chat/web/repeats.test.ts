import { afterEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import type { Incoming } from "../../../src/ports.js";
import { privateChat } from "../../support/fake-local.js";
import { pause, startWeb, wordsOf, type Setting, type Web } from "../../support/web.js";

let web: Web;

async function start(setting: Setting = {}): Promise<Web> {
  web = await startWeb(setting);
  return web;
}

afterEach(() => web.close());

const HELLO = { as: "3", chat: privateChat("3"), text: "chào" };

describe("the same message again", () => {
  it("gets the same answer and is done once", async () => {
    const { post, receiver, local } = await start();
    const first = await post("/api/local/messages", { ...HELLO, id: "k1" });
    const again = await post("/api/local/messages", { ...HELLO, id: "k1" });
    expect(again.body).toEqual(first.body);
    expect([receiver.heard.length, local.rows.length]).toEqual([1, 2]);
  });

  it("sent twice at once is done once", async () => {
    const { post, receiver } = await start({
      script: async () => {
        await pause(30);
        return message(["xong"]);
      },
    });
    const twice = await Promise.all(
      [1, 2].map(() => post("/api/local/messages", { ...HELLO, id: "k1" })),
    );
    expect(twice[1]?.body).toEqual(twice[0]?.body);
    expect(receiver.heard).toHaveLength(1);
  });

  it("is another message when another person sends it", async () => {
    const { post, receiver } = await start();
    await post("/api/local/messages", { ...HELLO, id: "1" });
    const other = await post("/api/local/messages", {
      ...{ as: "2", chat: "p2", text: "khác", id: "1" },
    });
    expect(wordsOf(other.body.messages[0]!)).toBe("Nghe: khác");
    expect(receiver.heard).toHaveLength(2);
  });

  it("gets the same answer where the receiver does not record questions", async () => {
    const { post, receiver, local } = await start();
    receiver.take = async () => "new";
    const first = await post("/api/local/messages", { ...HELLO, text: "/tasks", id: "k1" });
    const again = await post("/api/local/messages", { ...HELLO, text: "/tasks", id: "k1" });
    expect(again.body).toEqual(first.body);
    expect([receiver.heard.length, local.rows.length]).toEqual([1, 2]);
  });

  it("after a crash between taking and answering is answered, and stands once in the chat", async () => {
    const { post, receiver, local } = await start();
    receiver.state.set("web:message:3:k1", "unanswered");
    await post("/api/local/messages", { ...HELLO, id: "k1" });
    expect(local.rows.map((row) => row.from)).toEqual(["3", null]);
  });

  it("after a crash between answering and marking is marked, not worked on again", async () => {
    const { post, receiver, local } = await start();
    const first = await post("/api/local/messages", { ...HELLO, id: "k1" });
    receiver.state.set("web:message:3:k1", "unanswered");
    const again = await post("/api/local/messages", { ...HELLO, id: "k1" });
    expect(again.body).toEqual(first.body);
    expect([receiver.heard.length, local.rows.length]).toEqual([1, 2]);
    expect(receiver.state.get("web:message:3:k1")).toBe("answered");
  });

  it("is answered once when the start resumes it before it is sent again", async () => {
    const { post, receiver, local, door } = await start();
    const incoming: Incoming = {
      source: "web:message:3:k1",
      from: { channel: "web", id: "3" },
      place: { channel: "web", chat: "p3", kind: "private" },
      at: "2026-03-17T01:00:00.000Z",
      kind: "text",
      text: "chào",
    };
    receiver.state.set(incoming.source, "unanswered");
    await door.resume(incoming);
    const again = await post("/api/local/messages", { ...HELLO, id: "k1" });
    expect(again.body.messages.map(wordsOf)).toEqual(["Nghe: chào"]);
    expect([receiver.heard.length, local.rows.length]).toEqual([1, 2]);
  });
});
