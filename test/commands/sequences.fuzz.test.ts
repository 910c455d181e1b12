import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { plainText, type Message } from "../../src/messages/message.js";
import type { Papers } from "../../src/ports.js";
import { commandLine, runs, text } from "../support/fuzz.js";
import { openOffice } from "../support/office.js";
import { otherOffice } from "../support/other-office.js";
import { rowReader } from "../support/rows.js";

/*
 * Days of an office as nobody would plan them: people of every role type, press any button that anybody was ever
 * shown, answer questions, send files. Whatever they do, each is answered, the history holds, and the office next
 * door neither sees nor feels any of it.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;

const LIKELY = [
  ...["/xong 1 đã gửi", "/xong 2", "/xong 3 15/BC-UBND", "/minhchung 1 7/BC-UBND", "/minhchung 3"],
  ...["/tiendo 4 60% đã tiếp", "/tiendo 1", "/vuongmac 2 thiếu người", "/vuongmac", "/vuongmac 1"],
  ...["/giahan 2 30/12/2026 chờ số liệu", "/giahan 3 1/10/2026 chờ", "/giahan", "/giahan 1"],
  ...["/giao 2 Minh", "/giao 1,3 Hòa", "/giao 2 không ai", "/giao 5", "/duyet", "/duyet p2"],
  ...["/sukien", "/sukien tỉnh công bố 1/6/2026", "/sukien 1 15/7/2026", "/kehoach", "/nv 2"],
  ...["/nhansu", "/nhansu add Mai Thị Sen", "/nhansu left", "/bophan", "/bophan add Tổ Chợ"],
  ...["/caidat duyet tat", "/caidat duyet bat", "/caidat ngonngu anh", "/caidat ngaynghi 1/9/2026"],
  ...["/giaitrinh 1 đã gửi qua trục", "/tasks all", "/nv 1", "thiếu dấu", "30/12/2026", "60%"],
];

type Step = { who: number } & (
  | { do: "say"; words: string }
  | { do: "press"; which: number }
  | { do: "send"; caption: string; files: number }
  | { do: "wait"; minutes: number }
);

const who = fc.nat(99);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ who, do: fc.constant("say" as const) },
      words: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...LIKELY) },
        { weight: 1, arbitrary: commandLine },
        { weight: 1, arbitrary: text },
      ),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({ who, do: fc.constant("press" as const), which: fc.nat(9999) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ who, do: fc.constant("send" as const), files: fc.integer({ min: 1, max: 3 }) },
      caption: fc.constantFrom("", "#1", "#2", "/minhchung 3", "/kehoach", "xong 1", "TỐI MẬT"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ who, do: fc.constant("wait" as const), minutes: fc.nat(3000) }),
  },
);

const MOST_LETTERS = 8000;

/** Files here are no plans. */
const papers: Papers = {
  readPlan: () => {
    const fault = Object.assign(new Error("Tệp không phải là văn bản."), { code: "not_text" });
    fault.name = "DocumentError";
    return Promise.reject(fault);
  },
  textOf: (bytes) => Promise.resolve(Buffer.from(bytes).toString("utf8")),
  chart: () => Promise.reject(new Error("not in this test")),
};

describe("a sequence of anything by anybody", () => {
  let o: Office;
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function play(people: number[], steps: Step[], shown: string[]): Promise<Message[]> {
    const said: Message[] = [];
    const take = (one: Message, given: string) => {
      const all = plainText(one);
      expect(all, given).not.toContain("Có lỗi khi xử lý");
      expect(all, given).not.toContain("Something went wrong");
      expect(all.trim(), given).not.toBe("");
      expect(all.length, given).toBeLessThan(MOST_LETTERS);
      said.push(one);
      shown.push(...one.buttons.flat().map(({ command }) => command));
    };
    for (const [at, one] of steps.entries()) {
      const as = people[one.who % people.length] ?? 0;
      switch (one.do) {
        case "say":
          take(await o.say(as, one.words), one.words);
          break;
        case "press": {
          const command = shown[one.which % Math.max(1, shown.length)] ?? "help";
          take(await o.type(as, command), command);
          break;
        }
        case "send": {
          const files = Array.from({ length: one.files }, (_, i) => {
            return { name: `tep ${String(at)}.pdf`, bytes: `${String(at)} ${String(i)}` };
          });
          take(await o.send(as, files, one.caption), one.caption);
          break;
        }
        case "wait":
          o.clock.advance(one.minutes * 60_000);
          for (const news of await o.news()) take(news.said, "news");
      }
    }
    return said;
  }

  it("leaves a history that holds, and the office next door as it was", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
        o = await openOffice({ papers });
        const other = await otherOffice(o, true);
        const rows = rowReader(o.url);
        closing.push(rows.close, o.close);
        const shown: string[] = [];
        const next = (await rows.read()).get(other.workspace);
        const said = await play(Object.values(o.members), steps, shown);
        expect((await rows.read()).get(other.workspace)).toEqual(next);
        for (const one of said) expect(plainText(one)).not.toMatch(/Khe Sim|Vũ Thị Cúc|xã khác/);
        expect(await o.store.audit.verify(o.workspace)).toMatchObject({ ok: true });

        // Next door they press all of it too.
        await o.news();
        const ours = (await rows.read()).get(o.workspace);
        const commands = [...new Set(shown)].slice(-60);
        const pressing = commands.map((_, which): Step => ({ who: 0, do: "press", which }));
        const heard = await play([other.clerk], [...pressing, ...steps.slice(0, 10)], commands);
        expect((await rows.read()).get(o.workspace)).toEqual(ours);
        for (const one of heard) {
          expect(plainText(one)).not.toMatch(/Tân Hòa|Rà soát văn bản của|Phạm Thị Lan|PL01/);
        }
        expect(await o.store.audit.verify(other.workspace)).toMatchObject({ ok: true });
      }),
      { ...runs(6), endOnFailure: true },
    );
  }, 120_000);
});
