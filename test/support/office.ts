import { receiver } from "../../src/commands/receiver.js";
import type { Kit } from "../../src/commands/command.js";
import { deliver } from "../../src/jobs/outbox.js";
import { plainText, type Message } from "../../src/messages/message.js";
import type { Incoming, Papers, Store } from "../../src/ports.js";
import { expectButtonsParse } from "./buttons.js";
import { quietLog, TestClock } from "./clock.js";
import { makeFakeDoor } from "./fake-door.js";
import { must } from "./said.js";
import { newOffice, newStore, seedOffice, type SeededOffice, type TestStore } from "./store.js";

export type Upload = { name: string; bytes?: string | Uint8Array; size?: number | null };

/** Papers that read text as it is and no plans, for tests of verbs that are not about documents. */
const plainPapers: Papers = {
  readPlan: () => Promise.reject(new Error("not in this test")),
  textOf: (bytes) => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  chart: () => Promise.reject(new Error("not in this test")),
};

type Setting = {
  papers?: Papers;
  now?: string;
  open?: () => Promise<TestStore>;
  seed?: (store: Store) => Promise<SeededOffice>;
};

/**
 * An office on a real database, spoken to as its people do, through the receiver that every door uses.
 * Each message that comes back has buttons that parse.
 */
export async function openOffice(options: Setting = {}) {
  const { test, seeded } = await opened(options);
  const { store, files, close, dir, url } = test;
  const clock = new TestClock(options.now ?? "2026-06-10T01:12:00.000Z");
  const door = makeFakeDoor("web");
  const papers = options.papers ?? plainPapers;
  const kit: Kit = { store, files, papers, doors: [door], clock, log: quietLog };
  const inbox = receiver(kit, () => undefined);
  let count = 0;

  function common(as: number | string, over: Partial<Incoming>) {
    const chat = over.place?.chat ?? `p${String(as)}`;
    return {
      source: `web:message:${String((count += 1))}`,
      from: { channel: "web" as const, id: String(as) },
      place: { channel: "web" as const, chat, kind: chat.startsWith("g") ? "group" : "private" },
      at: clock.now(),
      ...over,
    } as const;
  }

  /** As a door does: take, answer, deliver, mark. */
  async function receive(incoming: Incoming): Promise<Message | null> {
    await inbox.take(incoming);
    const said = await inbox.answer(incoming);
    if (said !== null) expectButtonsParse(said);
    await inbox.answered(incoming, said, said === null ? null : `ref-${incoming.source}`);
    return said;
  }

  const office = {
    ...seeded,
    store,
    files,
    clock,
    door,
    kit,
    inbox,
    dir,
    url,
    close,
    receive,
    incoming: common,

    async say(as: number | string, text: string, over: Partial<Incoming> = {}): Promise<Message> {
      return must(await receive({ ...common(as, over), kind: "text", text }));
    },

    async type(
      as: number | string,
      command: string,
      over: Partial<Incoming> = {},
    ): Promise<Message> {
      return must(await receive({ ...common(as, over), kind: "button", command }));
    },

    /** Presses the button of that label. */
    async press(as: number | string, said: Message, label: string): Promise<Message> {
      const button = said.buttons.flat().find((one) => one.label === label);
      if (button === undefined)
        throw new Error(`no button “${label}” among ${labelsOf(said).join(" | ")}`);
      return office.type(as, button.command);
    },

    async send(as: number | string, uploads: Upload[], caption = "", over: Partial<Incoming> = {}) {
      const files = uploads.map(({ name, bytes = "nội dung", size }) => {
        const content = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
        const id = `upload-${String((count += 1))}`;
        door.uploads.set(id, content);
        return { id, name, size: size === undefined ? content.length : size, mime: null };
      });
      return must(await receive({ ...common(as, over), kind: "files", files, caption }));
    },

    /** What the outbox brings now: to whom, and the words. */
    async news(): Promise<{ to: string; said: Message; words: string }[]> {
      door.sent.length = 0;
      while ((await deliver({ store, doors: [door], clock, log: quietLog })) > 0);
      return door.sent.map(({ place, said }) => ({ to: place.chat, said, words: plainText(said) }));
    },
  };
  return office;
}

type Opened = { test: TestStore; seeded: SeededOffice };

async function opened({ open, seed }: Setting): Promise<Opened> {
  if (open === undefined && seed === undefined) return newOffice();
  const test = await (open ?? newStore)();
  return { test, seeded: await (seed ?? seedOffice)(test.store) };
}

export function words(said: Message): string {
  return plainText(said);
}

export function labelsOf(said: Message): string[] {
  return said.buttons.flat().map(({ label }) => label);
}
