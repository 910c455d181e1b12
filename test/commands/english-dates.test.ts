import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* People and dates of tasks, in an office that reads English: no answer, no news has Vietnamese in it. */

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("in an office that reads English", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ seed: seedEnglishOffice });
  });
  afterEach(() => o.close());

  const say = async (as: number, text: string) => english(await o.say(as, text));
  const press = async (as: number, said: Message, label: string) =>
    english(await o.press(as, said, label));
  const news = async () => {
    const all = await o.news();
    all.forEach(({ said }) => english(said));
    return all.map((one) => one.words);
  };

  it("tasks are given to people, taken back, and refused", async () => {
    const { clerk, minh } = o.members;
    const asked = await say(clerk, "/assign 1,2");
    expect(labelsOf(asked)).toContain("Le Thi Minh (The Office)");
    expect(words(await press(clerk, asked, "Le Thi Minh (The Office)"))).toBe(
      "Le Thi Minh is now in charge of #1, #2.",
    );
    await say(clerk, "/assign 1 nobody");
    await say(clerk, "/assign 1 nobody");
    await say(clerk, "/assign 2 Hoa");
    await say(clerk, "/assign 2 Hao");
    await say(clerk, "/assign 2 Vinh");
    await say(clerk, "/assign 1,2 Hoa");
    await say(minh, "/assign 1 Hoa");
    await say(clerk, "/assign");
    expect((await news()).length).toBeGreaterThan(3);
    expect(words(await say(clerk, "/task 1"))).toContain("put in charge Nguyen Van Hoa");
  });

  it("more time is asked for, decided, refused and taken back", async () => {
    const { clerk, chair, minh } = o.members;
    await say(minh, "/extend 1");
    await say(minh, "31/02");
    await say(minh, "20/6");
    expect(words(await say(minh, "waiting for data"))).toContain("Asked for more time for #1");
    await say(minh, "/task 1");
    const queue = await say(chair, "/extend");
    await press(chair, queue, "Another day");
    await say(chair, "1/3/2026");
    expect(words(await say(chair, "21/6"))).toContain("There is more time for #1");
    await say(minh, "/extend 7");
    await say(minh, "/extend 7 1/8/2026 waiting for data");
    await say(minh, "/extend 2 1/8/2026 waiting for data");
    await say(minh, "/extend 2 1/8/2026 waiting for data");
    const second = await say(clerk, "/extend");
    await press(clerk, second, "Do not agree");
    await say(clerk, "no");
    await say(minh, "/extend 2 1/8/2026 waiting for data");
    await press(minh, await say(minh, "/task 2"), "Take it back");
    await say(clerk, "/extend 3 1/8/2026 waiting for data");
    await say(clerk, "/extend");
    for (const text of ["/extend", "/extend 4", "/extend 2 1/1/2026 late", "/extend 99 1/8 x"]) {
      await say(minh, text);
    }
    expect((await news()).length).toBeGreaterThan(2);
    expect(words(await say(minh, "/task 1"))).toContain("extended; first due 14/3/2026");
  });

  it("events get their day", async () => {
    const { clerk, minh } = o.members;
    const list = await say(clerk, "/event");
    await press(clerk, list, "1");
    await say(clerk, "31/02");
    const preview = await say(clerk, "8/6");
    expect(words(preview)).toContain("the plan counts no days");
    const whole = await say(clerk, "20/6");
    expect(words(await press(clerk, whole, "Enter it"))).toContain("Entered 08/6/2026");
    await say(clerk, "/event province 8/6/2026 ");
    await say(clerk, "/event home affairs");
    await say(clerk, "30/6");
    await say(clerk, "/event nothing like it");
    await say(clerk, "/event");
    await say(minh, "/event");
    expect((await news()).length).toBe(1);
    expect(words(await say(clerk, "/task 6"))).toContain("due 20/6/2026 (counted from 08/6/2026)");
  });
});
