import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

/* Wednesday 2026-06-10, 08:12: tasks 1 (Văn phòng) and 3 (Phòng Kinh tế) are late. */

let o: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  o = await openOffice();
});
afterEach(() => o.close());

const HOUR = 3_600_000;

describe("/urge N", () => {
  it("tells the person in charge at once, with the chair's words and buttons for all one can do", async () => {
    const { chair, clerk, hoa } = o.members;
    await o.say(clerk, "/giao 3 Nguyễn Văn Hòa");
    await o.news();
    const said = await o.say(chair, "/dondoc 3 nộp trước <thứ Sáu>");
    expect(words(said)).toBe(
      "Đã đôn đốc Nguyễn Văn Hòa về việc #3, lần thứ 1.\nLời nhắn: “nộp trước <thứ Sáu>”",
    );
    expect(labelsOf(said)).toEqual(["#3", "Việc quá hạn"]);
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(hoa)}`]);
    expect(news[0]?.words).toBe(
      "Trần Văn Dũng đôn đốc việc #3.\n“nộp trước <thứ Sáu>”\n" +
        "#3 Lập danh mục dự án đầu tư nhỏ · sản phẩm: Báo cáo · hạn 15/4/2026 (kế hoạch ghi: “Trước ngày 15/04/2026”) · quá hạn 56 ngày",
    );
    expect(labelsOf(must(news[0]).said)).toEqual([
      ...["#3", "Nộp #3", "Vướng mắc #3", "Xin gia hạn #3", "Đã xem"],
    ]);
  });

  it("tells the people of the lead units where nobody is in charge, but not the one who urges", async () => {
    const { clerk, minh } = o.members;
    const said = await o.say(clerk, "/urge 1");
    expect(words(said)).toContain("Đã đôn đốc Lê Thị Minh về việc #1");
    expect((await o.news()).map(({ to }) => to)).toEqual([`p${String(minh)}`]);
  });

  it("is worded in the language of whom it is for", async () => {
    await o.say(o.members.hoa, "/caidat ngonngu anh");
    await o.say(o.members.chair, "/dondoc 3");
    const [news] = await o.news();
    expect(news?.words).toContain("Trần Văn Dũng urges you about #3.");
    expect(labelsOf(must(news).said)).toContain("More time #3");
  });

  it("goes to what is not late yet too", async () => {
    const said = await o.say(o.members.chair, "/dondoc 2");
    expect(words(said)).toContain("về việc #2");
    const news = await o.news();
    expect(news.map(({ words: text }) => text)[0]).toContain("còn 20 ngày");
  });

  it("is dropped where the task was handed in, blocked or given to another meanwhile", async () => {
    const { chair, clerk, hoa } = o.members;
    await o.say(chair, "/dondoc 3");
    await o.say(hoa, "/xong 3 đã gửi danh mục");
    await o.say(chair, "/dondoc 1");
    await o.say(clerk, "/vuongmac 1 thiếu người làm");
    await o.say(chair, "/dondoc 2");
    await o.say(clerk, "/giao 2 Nguyễn Văn Hòa");
    const news = await o.news();
    expect(news.filter(({ words: text }) => text.includes("đôn đốc"))).toEqual([]);
  });

  it("is kept in the history of the task, with the words", async () => {
    await o.say(o.members.chair, "/dondoc 3 nộp sớm");
    expect(words(await o.say(o.members.clerk, "/nv 3"))).toContain(
      "08:12 ngày 10/6/2026, Trần Văn Dũng: đôn đốc Nguyễn Văn Hòa: “nộp sớm”",
    );
  });

  it("may be repeated after an hour and not before", async () => {
    const { chair, clerk } = o.members;
    await o.say(chair, "/dondoc 3");
    o.clock.advance(HOUR - 1000);
    expect(words(await o.say(clerk, "/dondoc 3"))).toBe(
      "Việc #3 vừa được Trần Văn Dũng đôn đốc lúc 08:12 ngày 10/6/2026. Mỗi việc đôn đốc cách nhau ít nhất một giờ.",
    );
    o.clock.advance(1000);
    expect(words(await o.say(clerk, "/dondoc 3"))).toContain("lần thứ 2");
    expect(await o.news()).toHaveLength(2);
  });

  it("the same message twice urges once", async () => {
    const { chair } = o.members;
    await o.say(chair, "/dondoc 3", { source: "web:message:once" });
    const again = await o.say(chair, "/dondoc 3", { source: "web:message:once" });
    expect(words(again)).toContain("#3");
    expect(await o.news()).toHaveLength(1);
  });

  it("offers to answer an obstacle first", async () => {
    const { hoa, chair } = o.members;
    await o.say(hoa, "/vuongmac 3 chưa có số liệu");
    const said = await o.say(chair, "/dondoc 3");
    expect(words(said)).toContain("đang vướng mắc");
    const asked = await o.press(chair, said, "Trả lời");
    expect(words(asked)).toContain("chưa có số liệu");
  });

  it("says by whom it was handed in", async () => {
    await o.say(o.members.hoa, "/xong 3 đã gửi danh mục");
    const said = words(await o.say(o.members.chair, "/dondoc 3"));
    expect(said).toContain("đã được Nguyễn Văn Hòa nộp");
  });

  it("answers in the group where it is typed; the urged are told in private", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const said = await o.say(o.members.chair, "/dondoc 3", { place });
    expect(words(said)).toContain("Đã đôn đốc Nguyễn Văn Hòa");
    expect((await o.news()).map(({ to }) => to)).toEqual([`p${String(o.members.hoa)}`]);
  });

  it("reaches somebody without a private chat in the group, by name", async () => {
    const { hoa, chair } = o.members;
    await o.store.office.bind({ channel: "web", id: String(hoa) }, hoa, null);
    await o.say(chair, "/dondoc 3");
    const [news] = await o.news();
    expect(news?.to).toBe(o.group);
    expect(news?.words).toContain("Nguyễn Văn Hòa");
  });
});

describe("/urge of a whole unit", () => {
  it.each([
    ["/dondoc Phòng Kinh tế", ""],
    ["/dondoc phong kinh te nộp trước thứ Sáu", "nộp trước thứ Sáu"],
    ["/dondoc Phòng Kinh tế: nộp trước thứ Sáu", "nộp trước thứ Sáu"],
    ["/urge phòng kinh tê", ""],
  ])("%s", async (typed, along) => {
    const said = words(await o.say(o.members.chair, typed));
    expect(said.split("\n")).toEqual([
      "Đã đôn đốc Phòng Kinh tế: 1 việc quá hạn (#3), gửi Nguyễn Văn Hòa.",
      ...(along === "" ? [] : [`Lời nhắn: “${along}”`]),
    ]);
    expect(await o.news()).toHaveLength(1);
  });

  it("is one message for each person, listing them all", async () => {
    const { clerk, chair, hoa } = o.members;
    await o.say(clerk, "/giao 1 Nguyễn Văn Hòa");
    await o.say(clerk, "/giahan 2 1/7/2026 thử");
    o.clock.advance(30 * 24 * HOUR);
    await o.news();
    const said = words(await o.say(chair, "/dondoc Văn phòng"));
    expect(said).toContain("2 việc quá hạn (#1, #2)");
    const news = await o.news();
    expect(news.map(({ to }) => to).sort()).toEqual(
      [`p${String(hoa)}`, `p${String(o.members.minh)}`, `p${String(clerk)}`].sort(),
    );
  });

  it("names the nearest where there is no such unit", async () => {
    const said = words(await o.say(o.members.chair, "/dondoc Phòng Kinh"));
    expect(said).toBe("Không tìm thấy bộ phận “Phòng Kinh”. Có phải: Phòng Kinh tế?");
  });
});

describe("what is late", () => {
  it("is listed with a button each, and what became of urging it", async () => {
    const { chair, hoa } = o.members;
    const list = await o.say(chair, "/dondoc");
    expect(words(list).split("\n").slice(0, 3)).toEqual([
      "Việc quá hạn: 2 việc.",
      "#1 Rà soát văn bản của xã · Báo cáo rà soát · hạn 14/3/2026 (kế hoạch ghi: “Trước ngày 14/03/2026”) · quá hạn 88 ngày · Văn phòng HĐND và UBND · chưa đôn đốc",
      "#3 Lập danh mục dự án đầu tư nhỏ · Báo cáo · hạn 15/4/2026 (kế hoạch ghi: “Trước ngày 15/04/2026”) · quá hạn 56 ngày · Phòng Kinh tế · chưa đôn đốc",
    ]);
    expect(labelsOf(list)).toEqual(["Đôn đốc #1", "#1", "Đôn đốc #3", "#3"]);
    await o.press(chair, list, "Đôn đốc #3");
    const [news] = await o.news();
    expect(words(await o.say(chair, "/dondoc"))).toContain(
      "đã đôn đốc 1 lần, lần cuối 08:12 ngày 10/6/2026: Nguyễn Văn Hòa chưa xem",
    );
    const seen = await o.press(hoa, must(news).said, "Đã xem");
    expect(words(seen)).toBe("Đã ghi nhận: anh/chị đã xem lời đôn đốc về việc #3.");
    expect(words(await o.press(hoa, must(news).said, "Đã xem"))).toBe(words(seen));
    expect(words(await o.say(chair, "/dondoc"))).toContain("Nguyễn Văn Hòa đã xem");
    const history = words(await o.say(chair, "/nv 3"));
    expect(history.match(/đã xem lời đôn đốc/g)).toHaveLength(1);
  });

  it("offers the answer where something is in the way", async () => {
    await o.say(o.members.hoa, "/vuongmac 3 chưa có số liệu");
    const list = await o.say(o.members.chair, "/dondoc");
    expect(words(list)).toContain("đang vướng mắc, chờ trả lời");
    expect(labelsOf(list)).toContain("Trả lời #3");
  });

  it("says so where nothing is", async () => {
    const { hoa, minh, chair } = o.members;
    await o.say(hoa, "/xong 3 đã gửi danh mục");
    await o.say(minh, "/xong 1 đã ban hành");
    expect(words(await o.say(chair, "/dondoc"))).toBe("Không có việc nào quá hạn.");
    await o.say(chair, "/caidat ngonngu anh");
    expect(words(await o.say(chair, "/urge"))).toBe("Nothing is overdue.");
  });

  it("is paged, and a whole unit is urged by a button", async () => {
    const { chair } = o.members;
    o.clock.advance(30 * 24 * HOUR);
    const list = await o.say(chair, "/dondoc");
    expect(labelsOf(list)).toContain("Đôn đốc Văn phòng HĐND và UBND (2)");
    const urged = await o.press(chair, list, "Đôn đốc Văn phòng HĐND và UBND (2)");
    expect(words(urged)).toContain("2 việc quá hạn (#1, #2)");
    expect(words(await o.type(chair, "urge p9"))).toContain("Việc quá hạn: 3 việc.");
  });
});

function must<T>(one: T | undefined): T {
  if (one === undefined) throw new Error("nothing came");
  return one;
}
