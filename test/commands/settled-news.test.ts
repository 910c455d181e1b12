import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

/* What has been settled before the news of it left is told to nobody. */

let o: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  o = await openOffice();
});
afterEach(() => o.close());

const labelled = (labels: string[], part: string) =>
  labels.find((one) => one.includes(part)) ?? part;

describe("news of what is settled already", () => {
  it("of a request for more time that was taken back does not leave", async () => {
    const { minh } = o.members;
    const asked = await o.say(minh, "/giahan 2 15/7/2026 chờ số liệu");
    await o.press(minh, asked, labelled(labelsOf(asked), "Rút"));
    expect(await o.news()).toEqual([]);
  });

  it("of an obstacle that is gone does not leave", async () => {
    const { minh } = o.members;
    const raised = await o.say(minh, "/vuongmac 2 chưa có số liệu của các thôn");
    await o.press(minh, raised, "Đã tự giải quyết");
    expect(await o.news()).toEqual([]);
  });

  it("leaves for another one that still waits", async () => {
    const { minh, hoa, clerk } = o.members;
    const raised = await o.say(minh, "/vuongmac 2 chưa có số liệu của các thôn");
    await o.say(hoa, "/vuongmac 2 chưa có kinh phí in ấn");
    await o.press(minh, raised, "Đã tự giải quyết");
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(clerk)}`]);
    expect(news[0]?.words).toContain("kinh phí");
  });
});

describe("a leader in charge of a task", () => {
  it("adds evidence and raises an obstacle like anybody in charge", async () => {
    const { chair, clerk } = o.members;
    await o.say(clerk, `/giao 3 m${String(chair)}`);
    expect(words(await o.say(chair, "/minhchung 3 15/KH-UBND"))).toContain("15/KH-UBND");
    expect(words(await o.say(chair, "/vuongmac 3 chưa có mặt bằng"))).toContain("Đã ghi vướng mắc");
    expect(words(await o.say(chair, "/minhchung 1 16/KH-UBND"))).toContain("Chỉ bộ phận chủ trì");
  });
});
