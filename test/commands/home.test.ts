import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

/* The front page that a door may show: one's own list, and for leaders the week's figures above it. */

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("the front page", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  const figures = (said: string) =>
    Object.fromEntries([...said.matchAll(/^([^:\n]+): (\d+)$/gm)].map((m) => [m[1], Number(m[2])]));

  it("is one's own list for an official, with its filters", async () => {
    const page = await o.type(o.members.minh, "home");
    const list = await o.type(o.members.minh, "tasks");
    expect(page).toEqual(list);
    const late = await o.type(o.members.minh, "home late");
    expect(late).toEqual(await o.type(o.members.minh, "tasks late"));
    expect(figures(words(page))).toEqual({});
  });

  it("shows chair and clerk how the week stands, and each number is that of its list", async () => {
    const { clerk, chair, minh, hoa } = o.members;
    await o.say(minh, "/minhchung 1 15/BC-UBND");
    await o.say(minh, "/xong 1");
    await o.say(hoa, "/vuongmac 3 chưa có mặt bằng");
    await o.say(minh, "/giahan 2 15/7/2026 chờ số liệu");
    await o.say(minh, "/chitieu 1 97,5");
    const page = await o.type(clerk, "home");
    expect(words(page)).toContain("Tuần từ 08/6/2026 đến 14/6/2026");
    expect(figures(words(page))).toEqual({
      "Việc đang mở": 5,
      "Việc quá hạn": 1,
      "Việc đến hạn trong tuần này": 0,
      "Kết quả chờ duyệt": 1,
      "Vướng mắc chưa trả lời": 1,
      "Đề nghị gia hạn chưa quyết định": 1,
      "Chỉ tiêu chưa đạt": 1,
    });
    expect(labelsOf(page)).toEqual(
      expect.arrayContaining([
        "Duyệt kết quả (1)",
        "Vướng mắc (1)",
        "Gia hạn (1)",
        "Chỉ tiêu chưa đạt (1)",
        "#2",
      ]),
    );
    expect(words(await o.type(clerk, "tasks all"))).toContain("5 việc đang mở, 1 việc quá hạn");
    const answer = await o.press(clerk, page, "Duyệt kết quả (1)");
    expect(words(answer)).toContain("1 kết quả chờ duyệt");
    // The chair has no task of their own: theirs is the list of the office.
    const theirs = await o.type(chair, "home");
    expect(figures(words(theirs))).toEqual(figures(words(page)));
    expect(words(theirs)).toContain("Nhiệm vụ của toàn cơ quan: 5 việc đang mở");
  });

  it("counts what falls due in the rest of the week, Sunday included, and not what was due before", async () => {
    o.clock.set("2026-06-24T01:00:00.000Z");
    const due = async () =>
      figures(words(await o.type(o.members.clerk, "home")))["Việc đến hạn trong tuần này"];
    expect(await due()).toBe(0);
    // 30/6 is the Tuesday of the next week.
    o.clock.set("2026-06-29T01:00:00.000Z");
    expect(await due()).toBe(1);
    o.clock.set("2026-06-30T16:00:00.000Z");
    expect(await due()).toBe(1);
    o.clock.set("2026-06-30T17:30:00.000Z");
    expect(await due()).toBe(0);
  });

  it("hides the queues where nothing waits, and speaks English to who wants that", async () => {
    const page = await o.type(o.members.clerk, "home");
    expect(labelsOf(page).filter((label) => label.includes("("))).toEqual([]);
    await o.say(o.members.clerk, "/settings language en");
    const english = words(await o.type(o.members.clerk, "home"));
    expect(english).toContain("Week from 08/6/2026 to 14/6/2026");
    expect(english).toContain("Open tasks: 6");
  });
});
