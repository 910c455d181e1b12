import { afterEach, describe, expect, it } from "vitest";
import { message } from "../../../src/messages/message.js";
import { FOREIGN_GROUP, GROUP } from "../../support/fake-local.js";
import { openEvents, pause, startWeb, wordsOf, type Web } from "../../support/web.js";

let web: Web;
const open: { close: () => void }[] = [];

afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await web.close();
});

async function watch(as: string, from: { header?: string; query?: string } = {}) {
  const query = from.query === undefined ? "" : `&lastEventId=${from.query}`;
  const headers: Record<string, string> =
    from.header === undefined ? {} : { "last-event-id": from.header };
  const stream = await openEvents(`${web.url}/api/local/events?as=${as}${query}`, headers);
  open.push(stream);
  return stream;
}

const say = (as: string, chat: string, text: string, id?: string) =>
  web.post("/api/local/messages", { as, chat, text, id });

describe("the stream of events", () => {
  it("brings one's own words, the answer, and what others say in the group, in order", async () => {
    web = await startWeb();
    const stream = await watch("3");
    expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
    await say("3", "p3", "chào");
    await say("2", GROUP, "họp lúc 14 giờ");
    const events = await stream.until(3);
    expect(events.map((event) => [event.id, event.data.from, wordsOf(event.data)])).toEqual([
      ["1", "3", "chào"],
      ["2", "bot", "Nghe: chào"],
      ["3", "2", "họp lúc 14 giờ"],
    ]);
  });

  it("brings at once what was written in this process", async () => {
    web = await startWeb();
    const stream = await watch("3");
    await pause(100);
    const begun = performance.now();
    await say("3", "p3", "chào");
    await stream.until(2);
    expect(performance.now() - begun).toBeLessThan(500);
  });

  it("brings within two seconds what another process wrote", async () => {
    web = await startWeb();
    const stream = await watch("3");
    await pause(50);
    await web.local.append({
      ...{ chat: "p3", from: null, at: "2026-03-17T01:12:00.000Z", source: null },
      said: message(["từ tiến trình khác"]),
    });
    const [event] = await stream.until(1);
    expect(wordsOf(event!.data)).toBe("từ tiến trình khác");
  });

  it("shows nobody another's private chat or another commune's group", async () => {
    web = await startWeb();
    const stream = await watch("3");
    await say("2", "p2", "riêng của Hoa");
    await say("9", FOREIGN_GROUP, "xã khác");
    await say("3", "p3", "của tôi");
    const events = await stream.until(2);
    await pause(50);
    expect(stream.events).toHaveLength(2);
    expect(events.map((event) => event.data.chat)).toEqual(["p3", "p3"]);
  });

  it("goes on where a lost connection left it, nothing lost and nothing twice", async () => {
    web = await startWeb();
    const first = await watch("3");
    await say("3", "p3", "một");
    const seen = await first.until(2);
    first.close();
    await say("3", "p3", "hai");
    const second = await watch("3", { header: seen[1]!.id });
    await say("3", "p3", "ba");
    const rest = await second.until(4);
    expect(rest.map((event) => wordsOf(event.data))).toEqual([
      "hai",
      "Nghe: hai",
      "ba",
      "Nghe: ba",
    ]);
  });

  it("takes the browser's header before the address it began with", async () => {
    web = await startWeb();
    await say("3", "p3", "một");
    await say("3", "p3", "hai");
    const stream = await watch("3", { query: "0", header: "3" });
    const [event] = await stream.until(1);
    expect(event!.id).toBe("4");
  });

  it.each(["", "abc", "-1", "1e3", "99999999999999999999"])(
    "begins at the beginning where the mark %j cannot be read",
    async (query) => {
      web = await startWeb();
      await say("3", "p3", "một");
      const stream = await watch("3", { query });
      const [event] = await stream.until(1);
      expect(event!.id).toBe("1");
    },
  );

  it("brings a changed message again under its old id and a new mark", async () => {
    web = await startWeb({
      script: (incoming) =>
        incoming.kind === "button"
          ? message(["trang 2"], [], { replaces: true })
          : message(["trang 1"]),
    });
    const stream = await watch("3");
    await say("3", "p3", "/tasks");
    await web.post("/api/local/buttons", { as: "3", chat: "p3", message: "2", command: "x" });
    const events = await stream.until(3);
    expect(events.map((event) => [event.id, event.data.id])).toEqual([
      ["1", "1"],
      ["2", "2"],
      ["3", "2"],
    ]);
  });

  it("brings a long past whole", async () => {
    web = await startWeb();
    for (let n = 0; n < 120; n++) await say("3", "p3", String(n));
    const stream = await watch("3");
    const events = await stream.until(240);
    expect(new Set(events.map((event) => event.id)).size).toBe(240);
  });

  it("tells only the sender under which id a message was sent", async () => {
    web = await startWeb();
    await say("3", GROUP, "họp", "k:1");
    const [own] = await (await watch("3")).until(1);
    const [other] = await (await watch("2")).until(1);
    expect(own!.data.sentId).toBe("k:1");
    expect(other!.data).not.toHaveProperty("sentId");
  });

  it("ends when the door stops", async () => {
    web = await startWeb();
    const stream = await watch("3");
    await web.door.stop();
    expect(await stream.ended).toBe(true);
  });

  it("is refused to who is nobody", async () => {
    web = await startWeb();
    expect((await web.get("/api/local/events?as=77")).status).toBe(400);
  });
});

describe("the opening of the page", () => {
  it("has the last messages and the mark from which the stream goes on", async () => {
    web = await startWeb();
    await say("3", "p3", "một");
    const opened = (await (await web.get("/api/local/history?as=3")).json()) as {
      messages: unknown[];
      lastEventId: string;
    };
    expect(opened).toMatchObject({ lastEventId: "2" });
    expect(opened.messages).toHaveLength(2);
    await say("2", GROUP, "hai");
    const stream = await watch("3", { query: opened.lastEventId });
    const [event] = await stream.until(1);
    expect(event!.id).toBe("3");
  });

  it("gives the page its words, the commands and the limits", async () => {
    web = await startWeb();
    const facts = await (await web.get("/api/local/page")).json();
    expect(facts).toMatchObject({
      words: { send: "Gửi", roles: { clerk: "công chức đầu mối tổng hợp" } },
      commands: expect.arrayContaining([expect.objectContaining({ name: "tasks" })]),
      timeZone: "Asia/Ho_Chi_Minh",
      limits: { files: 10, fileBytes: 20 * 1024 * 1024, text: 4000 },
    });
  });
});
