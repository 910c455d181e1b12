import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Notice } from "../../src/ports.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* What the buttons of a nudge do: Wednesday 2026-06-10, 08:12; task 3 of the Phòng Kinh tế is late, task 2 is not. */

let o: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  o = await openOffice();
});
afterEach(() => o.close());

async function occurrence(number: number): Promise<number> {
  const task = await o.store.work.task(o.workspace, number);
  return task?.deliverables[0]?.occurrences[0]?.id ?? 0;
}

/** As the clockwork makes it. */
async function nudge(member: number, date: string, numbers: number[]): Promise<Notice> {
  const ids = await Promise.all(numbers.map(occurrence));
  const items = ids.map((occurrenceId) => ({ occurrenceId, why: "late" as const }));
  const key = `nudge/${String(o.workspace)}/${date}/${String(member)}`;
  const brief = { kind: "nudge" as const, date, items, rounds: [] };
  const notice = { key, workspaceId: o.workspace, to: { member }, kind: "nudge" as const, brief };
  await o.store.mail.enqueue([notice]);
  return notice;
}

describe("[Đã xem]", () => {
  it("is kept once, with the moment", async () => {
    const { hoa, clerk } = o.members;
    await nudge(hoa, "2026-06-10", [3]);
    const [news] = await o.news();
    if (news === undefined) throw new Error("no nudge came");
    const seen = await o.press(hoa, news.said, "Đã xem");
    expect(words(seen)).toBe("Đã ghi nhận: anh/chị đã xem tin nhắc việc ngày 10/6/2026.");
    expect(words(await o.press(hoa, news.said, "Đã xem"))).toBe(words(seen));
    const data = await o.store.office.dataOf(o.workspace, hoa);
    expect(data?.history.filter(({ kind }) => kind === "nudge_seen")).toHaveLength(1);
    expect(words(await o.press(clerk, news.said, "Đã xem"))).toBe(
      "Không có tin nhắc việc ngày 10/6/2026 gửi cho anh/chị.",
    );
  });

  it.each(["seen", "seen 2026-02-31", "seen u1", "seen hôm qua"])(
    "%s is no button",
    async (typed) => {
      expect(words(await o.type(o.members.hoa, typed))).toContain("Cách gõ");
    },
  );
});

describe("[Nhắc lại sau]", () => {
  it("puts the nudge off and nothing else, three times", async () => {
    const { hoa } = o.members;
    await nudge(hoa, "2026-06-10", [3]);
    const [news] = await o.news();
    if (news === undefined) throw new Error("no nudge came");
    const said = await o.press(hoa, news.said, "Nhắc lại sau #3");
    expect(words(said).split("\n")).toEqual([
      "Tôi sẽ nhắc lại việc #3 (Lập danh mục dự án đầu tư nhỏ) ngày 12/6/2026. Lần hoãn nhắc 1/3.",
      "Thời hạn không thay đổi: hạn 15/4/2026 (kế hoạch ghi: “Trước ngày 15/04/2026”). Cần thêm thời gian thì xin gia hạn.",
    ]);
    expect(labelsOf(said)).toEqual(["Xem #3", "Xin gia hạn #3"]);
    expect(words(await o.press(hoa, news.said, "Nhắc lại sau #3"))).toContain("Lần hoãn nhắc 1/3");
    await nudge(hoa, "2026-06-11", [3]);
    expect(await o.news(), "what was put off is not spoken of").toEqual([]);
    for (const time of [2, 3]) {
      o.clock.advance(7 * 86_400_000);
      const again = words(await o.press(hoa, news.said, "Nhắc lại sau #3"));
      expect(again).toContain(`Lần hoãn nhắc ${String(time)}/3`);
    }
    o.clock.advance(7 * 86_400_000);
    const refused = await o.press(hoa, news.said, "Nhắc lại sau #3");
    expect(words(refused)).toContain("không hoãn thêm được");
    expect(labelsOf(refused)).toEqual(["Xin gia hạn #3", "Xem #3"]);
    const asked = words(await o.press(hoa, refused, "Xin gia hạn #3"));
    expect(asked).toMatch(/gia hạn|ngày nào/);
    expect(words(await o.say(hoa, "/nv 3"))).toContain("hoãn nhắc việc này đến ngày");
  });

  it("takes a number of days, and an office in English", async () => {
    const { minh } = o.members;
    await o.say(minh, "/caidat ngonngu anh");
    const said = words(await o.type(minh, `snooze o${String(await occurrence(2))} 1`));
    expect(said).toContain("again on 11/6/2026. Put off 1/3.");
    expect(said).toContain("The due day stays");
  });

  it("is answered by how things stand now", async () => {
    const { hoa, clerk, minh } = o.members;
    const snooze = `snooze o${String(await occurrence(3))}`;
    expect(words(await o.type(minh, snooze))).toBe(
      "Chỉ người được nhắc về việc này mới hoãn nhắc được.",
    );
    await o.say(hoa, "/xong 3 đã gửi danh mục");
    expect(words(await o.type(hoa, snooze))).toContain("đã được Nguyễn Văn Hòa nộp");
    await o.type(clerk, `plan ${String(o.plan)} close yes`);
    const other = `snooze o${String(await occurrence(2))}`;
    expect(words(await o.type(minh, other))).toContain("chưa được đưa vào thực hiện hoặc đã đóng");
    expect(words(await o.type(minh, "snooze o999999"))).toContain("Mục này không còn");
  });
});
