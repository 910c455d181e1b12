import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/registry.js";
import { plainText, type Message } from "../../src/messages/message.js";
import type { Incoming } from "../../src/ports.js";
import { expectButtonsParse } from "../support/buttons.js";
import { args, NAMES, runs, text } from "../support/fuzz.js";
import { openOffice } from "../support/office.js";
import { newPostgresStore } from "../support/postgres.js";
import { newStore } from "../support/store.js";

/* Whatever people type, press or send: an answer in private, no fault, buttons that parse, nothing changed by nonsense. */

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Longer than this nobody reads, and no door sends in one piece. */
const MOST_LETTERS = 8000;
const MOST_BUTTONS = 40;

const STORES = { SQLite: newStore, PostgreSQL: newPostgresStore };

describe.each(Object.entries(STORES))("nonsense on %s", (name, open) => {
  let o: Office;
  let count = 0;
  // A server of its own answers more slowly, and both run the same commands.
  const some = (numRuns: number) => runs(name === "SQLite" ? numRuns : Math.ceil(numRuns / 4));
  beforeAll(async () => {
    o = await openOffice({ open });
  });
  afterAll(() => o.close());

  function check(said: Message | null, given: string): void {
    expect(said, `no answer to ${JSON.stringify(given)}`).not.toBeNull();
    if (said === null) return;
    expect(plainText(said).trim()).not.toBe("");
    expect(plainText(said), JSON.stringify(given)).not.toContain("Có lỗi khi xử lý");
    expect(plainText(said).length, given.slice(0, 100)).toBeLessThan(MOST_LETTERS);
    expect(said.buttons.flat().length, given).toBeLessThan(MOST_BUTTONS);
    expectButtonsParse(said);
  }

  const from = () => fc.constantFrom(...Object.values(o.members), 424242);
  const common = (as: number) =>
    o.incoming(as, { source: `web:message:fuzz${String((count += 1))}` });

  it("typed in private is answered without a fault", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(from(), text, async (as, words) => {
        check(await o.receive({ ...common(as), kind: "text", text: words }), words);
      }),
      some(300),
    );
  });

  it("pressed is answered without a fault", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(from(), text, async (as, words) => {
        check(await o.receive({ ...common(as), kind: "button", command: words }), words);
      }),
      some(200),
    );
  });

  it(
    "sent as files with any name and caption is answered without a fault",
    { timeout: 120_000 },
    async () => {
      const name = fc.oneof(
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom("a.pdf", "../x.docx", "b.txt"),
      );
      const size = fc.option(fc.integer({ min: 0, max: 2 ** 40 }));
      const file = fc.record({
        id: fc.constantFrom("there", "gone"),
        name,
        size,
        mime: fc.constant(null),
      });
      o.door.uploads.set("there", Buffer.from("nội dung"));
      await fc.assert(
        fc.asyncProperty(
          from(),
          fc.array(file, { minLength: 1, maxLength: 4 }),
          text,
          async (as, files, caption) => {
            check(await o.receive({ ...common(as), kind: "files", files, caption }), caption);
          },
        ),
        some(150),
      );
    },
  );

  it("of a group that is not meant for the bot gets no answer", { timeout: 60_000 }, async () => {
    const talk = fc
      .string({ unit: "binary", maxLength: 60 })
      .filter((words) => !words.trim().startsWith("/"));
    await fc.assert(
      fc.asyncProperty(talk, async (words) => {
        const place = { channel: "web" as const, chat: o.group, kind: "group" as const };
        const incoming = {
          ...common(o.members.minh),
          place,
          kind: "text",
          text: words,
        } as Incoming;
        expect(await o.receive(incoming)).toBeNull();
      }),
      some(100),
    );
  });

  // Each command by itself, so that none is left to chance.
  it.each(COMMANDS.map(({ name }) => name))(
    "behind /%s is answered without a fault",
    async (name) => {
      await fc.assert(
        fc.asyncProperty(from(), args, async (as, rest) => {
          const words = `/${name} ${rest}`;
          check(await o.receive({ ...common(as), kind: "text", text: words }), words);
        }),
        some(40),
      );
    },
  );

  it.each(["settings", "settings language", "settings verification", "tasks", "tasks all"])(
    "that is the name of something in every object is a word like others behind /%s",
    async (line) => {
      for (const name of ["constructor", "toString", "__proto__", "valueOf"]) {
        const words = `/${line} ${name}`;
        const said = await o.receive({ ...common(o.members.clerk), kind: "text", text: words });
        check(said, words);
        if (line.startsWith("settings")) {
          expect(said && plainText(said), words).toMatch(/Không có thiết lập|chưa đúng/);
        } else {
          expect(said && plainText(said), words).toMatch(/Không (?:có|tìm thấy)/);
        }
      }
    },
  );

  it("leaves the history as long as it was for those who may change nothing", async () => {
    const before = await o.store.work.history(o.workspace, 1, 1000);
    for (const name of NAMES) await o.say(o.members.viewer, `/${name} 1 o1 e1 d1 x`);
    expect(await o.store.work.history(o.workspace, 1, 1000)).toEqual(before);
  });
});
