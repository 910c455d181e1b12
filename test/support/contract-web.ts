import { randomUUID } from "node:crypto";
import { webDoor } from "../../src/chat/web/index.js";
import type { WireMessage } from "../../src/chat/web/page/shapes.js";
import type { Kit } from "../../src/commands/command.js";
import { receiver } from "../../src/commands/receiver.js";
import { httpServer } from "../../src/http.js";
import type { Door } from "../../src/ports.js";
import {
  linesOf,
  pause,
  settled,
  watched,
  type ContractDoor,
  type Seen,
  type Upload,
  type Where,
} from "../chat/contract-day.js";
import { quietLog, TestClock } from "./clock.js";
import { MORNING, PEOPLE, plainPapers, seedDay, type Who } from "./contract-office.js";
import { newStore } from "./store.js";
import { openEvents } from "./web.js";

/** The day on the local page: real HTTP, and the stream of events as each person's page reads it. */
export async function webContract(): Promise<ContractDoor> {
  const test = await newStore();
  const seeded = await seedDay(test);
  const { store, files } = test;
  const clock = new TestClock(MORNING);
  const doors: Door[] = [];
  const kit: Kit = { store, files, papers: plainPapers, doors, clock, log: quietLog };
  const door = webDoor({
    ...{ local: store.local, files, clock, log: quietLog, token: null, secure: false },
    ...{ commands: [], timeZone: "Asia/Ho_Chi_Minh", pageDir: import.meta.dirname },
  });
  doors.push(door);
  const watch = watched(receiver(kit, () => undefined));
  await door.start(watch.receiver);
  const server = httpServer({
    ...{ host: "127.0.0.1", port: 0, publicUrl: null, log: quietLog, ready: () => true },
    mounts: [{ router: door.router, guarded: true }],
  });
  const { url } = await server.listen();
  const idOf = (who: Who) => String(seeded.members[who]);
  const chatOf = (who: Who, where: Where) => (where === "group" ? seeded.group : `p${idOf(who)}`);
  const streams = await Promise.all(
    PEOPLE.map(async (who) => {
      const stream = await openEvents(`${url}/api/local/events?as=${idOf(who)}`);
      return { who, stream, read: 0 };
    }),
  );
  let last: () => Promise<void> = () => Promise.resolve();
  let taken = 0;
  let expected = true;

  async function send(path: string, init: RequestInit): Promise<void> {
    taken = watch.state.taken;
    last = async () => {
      const response = await fetch(url + path, init);
      if (!response.ok) throw new Error(await response.text());
      await response.text();
    };
    await last();
  }

  function post(path: string, body: Record<string, unknown>): Promise<void> {
    const text = JSON.stringify({ ...body, id: randomUUID() });
    const headers = { "content-type": "application/json" };
    return send(path, { method: "POST", headers, body: text });
  }

  function say(who: Who, where: Where, text: string, replyTo?: Seen): Promise<void> {
    expected = true;
    const body = { as: idOf(who), chat: chatOf(who, where), text, ...replied(replyTo) };
    return post("/api/local/messages", body);
  }

  function press(who: Who, on: Seen, command: string): Promise<void> {
    expected = true;
    const { chat, id } = wire(on);
    return post("/api/local/buttons", { as: idOf(who), chat, message: id, command });
  }

  async function caughtUp(who: Who, stream: { events: { id: string }[] }): Promise<void> {
    const newest = (await store.local.since(idOf(who), 0, 10_000)).at(-1)?.seq ?? 0;
    for (let waited = 0; Number(stream.events.at(-1)?.id ?? 0) < newest; waited += 5) {
      if (waited > 5000) throw new Error(`${who}'s page did not show all`);
      await pause(5);
    }
  }

  return {
    name: "web",
    kit,
    office: { ...seeded, store, files, url: test.url, clock },
    say,
    press: (who, on, label) =>
      press(who, on, on.buttons.find((button) => button.label === label)?.command ?? label),
    pressOld: press,
    fill: (who, question, words) =>
      say(who, question.to === "group" ? "group" : "private", words, question),
    async send(who, where, uploads: Upload[], caption, replyTo) {
      expected = true;
      const form = new FormData();
      const fields = { as: idOf(who), chat: chatOf(who, where), text: caption };
      const all = { ...fields, id: randomUUID(), ...replied(replyTo) };
      for (const [name, value] of Object.entries(all)) form.set(name, value);
      for (const { name, bytes } of uploads) {
        form.append("file", new Blob([bytes], { type: "application/pdf" }), name);
      }
      await send("/api/local/messages", { method: "POST", body: form });
    },
    async again() {
      expected = false;
      await last();
    },
    async seen() {
      await settled(watch, taken, expected, kit);
      const found = new Map<string, { order: number; seen: Seen }>();
      for (const one of streams) {
        await caughtUp(one.who, one.stream);
        for (const { id, data } of one.stream.events.slice(one.read)) {
          const before = one.stream.events.some((e) => e.data.id === data.id && e.id !== id);
          const isGroup = data.chat === seeded.group;
          if (data.from !== "bot") continue;
          const to = isGroup ? ("group" as const) : one.who;
          found.set(id, { order: Number(id), seen: seenOf(data, to, before) });
        }
        one.read = one.stream.events.length;
      }
      return [...found.values()].sort((a, b) => a.order - b.order).map(({ seen }) => seen);
    },
    async close() {
      for (const { stream } of streams) stream.close();
      await door.stop();
      await server.close(200);
      await test.close();
    },
  };
}

function wire({ native }: Seen): WireMessage {
  return native as WireMessage;
}

function replied(to: Seen | undefined): { replyTo?: string } {
  return to === undefined ? {} : { replyTo: wire(to).id };
}

function seenOf(said: WireMessage, to: Seen["to"], changed: boolean): Seen {
  const lines = said.blocks.flatMap((block) => {
    if (block.type === "text") return linesOf(block.text);
    return block.type === "list" ? block.items.flatMap(({ text }) => linesOf(text)) : [];
  });
  const files = said.files.map(({ name }) => name);
  const buttons = said.buttons.flat().map(({ label, command }) => ({ label, command }));
  return { to, only: null, changed, lines, buttons, extras: [], files, native: said };
}
