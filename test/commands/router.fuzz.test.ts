import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/commands/registry.js";
import { plainText, type Message } from "../../src/messages/message.js";
import type { Incoming } from "../../src/ports.js";
import { expectButtonsParse } from "../support/buttons.js";
import { openOffice } from "../support/office.js";

/* Whatever people type, press or send: an answer in private, no fault, buttons that parse, nothing changed by nonsense. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const names = COMMANDS.flatMap(({ name, vietnamese, aliases }) => [name, vietnamese, ...aliases]);

const word = fc.oneof(
  fc.constantFrom(
    "12",
    "#1",
    "nv2",
    "o1",
    "o99",
    "e1",
    "d1",
    "p2",
    "p-1",
    "none",
    "new",
    "rows",
    "units",
    "due",
  ),
  fc.constantFrom(
    "p99999",
    "1 o1 d1",
    "15/KH-UBND",
    "https://x",
    "MẬT",
    "31/02",
    "2e9",
    "-1",
    "0",
    "%_\\",
    "'; --",
  ),
  fc.integer({ min: -10, max: 2 ** 53 }).map(String),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const args = fc.array(word, { maxLength: 5 }).map((words) => words.join(" "));
const typed = fc.tuple(
  fc.constantFrom("/", "", "//", "/@"),
  fc.constantFrom(...names, "xyz"),
  args,
);
const text = fc.oneof(
  { weight: 4, arbitrary: typed.map(([slash, name, rest]) => `${slash}${name} ${rest}`) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: args },
);

describe("nonsense", () => {
  let o: Office;
  let count = 0;
  beforeAll(async () => {
    o = await openOffice();
  });
  afterAll(() => o.close());

  function check(said: Message | null, given: string): void {
    expect(said, `no answer to ${JSON.stringify(given)}`).not.toBeNull();
    if (said === null) return;
    expect(plainText(said).trim()).not.toBe("");
    expect(plainText(said), JSON.stringify(given)).not.toContain("Có lỗi khi xử lý");
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
      { numRuns: 300 },
    );
  });

  it("pressed is answered without a fault", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(from(), text, async (as, words) => {
        check(await o.receive({ ...common(as), kind: "button", command: words }), words);
      }),
      { numRuns: 200 },
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
        { numRuns: 150 },
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
      { numRuns: 100 },
    );
  });

  it("leaves the history as long as it was for those who may change nothing", async () => {
    const before = await o.store.work.history(o.workspace, 1, 1000);
    for (const name of names) await o.say(o.members.viewer, `/${name} 1 o1 e1 d1 x`);
    expect(await o.store.work.history(o.workspace, 1, 1000)).toEqual(before);
  });
});
