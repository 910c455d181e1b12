import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { papers } from "../../src/documents/papers.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* The clerk loads a plan in the chat, settles its units, looks at its rows and puts it into work. */

type Office = Awaited<ReturnType<typeof openOffice>>;

const DOCUMENT = readFileSync(new URL("../cli/fixtures/plan.txt", import.meta.url), "utf8")
  // A unit that the office does not have, beside three that it has.
  .replace("Phòng Văn hóa - Xã hội.", "Tổ hòa giải cơ sở.");

describe("a plan in the chat", () => {
  let o: Office;
  beforeAll(async () => {
    o = await openOffice({ papers: papers(), now: "2026-02-02T01:00:00.000Z" });
  });
  afterAll(() => o.close());

  const clerk = (text: string) => o.say(o.members.clerk, text);
  const load = (caption = "/kehoach") =>
    o.send(o.members.clerk, [{ name: "Kế hoạch 21.txt", bytes: DOCUMENT }], caption);

  it("is loaded from a file, as a draft, with what a person has to look at", async () => {
    const said = await load();
    expect(words(said)).toContain("đang rà soát, chưa thực hiện");
    expect(words(said)).toContain("4 nhiệm vụ, 1 nhiệm vụ có điểm cần xác nhận");
    expect(words(said)).toMatch(/\d tên bộ phận, 1 tên chưa rõ/);
    expect(labelsOf(said)).toEqual([
      "Xác nhận bộ phận (1)",
      "Dòng cần xác nhận (1)",
      "Xem từng dòng",
      "Đưa vào thực hiện",
    ]);
    expect(words(await o.say(o.members.minh, "/tasks all"))).not.toContain("#7");
  });

  it("is a file: words and files for something else are not taken for one", async () => {
    await clerk("/kehoach");
    expect(words(await clerk("ra soat"))).toContain("#1 Rà soát văn bản của xã");
    await clerk("/kehoach");
    expect(words(await load(""))).toContain("đã được nạp trước đó");
    const row = await clerk("/kehoach 2 rows p1");
    const label = labelsOf(row).find((one) => one.startsWith("Sửa hạn")) ?? "";
    await o.press(o.members.clerk, row, label);
    const sent = await o.send(o.members.clerk, [{ name: "a.pdf" }]);
    expect(words(sent)).toContain("Tệp này cho việc nào?");
    await o.press(o.members.clerk, sent, "Bỏ tệp");
  });

  it("is loaded once: the same document again changes nothing", async () => {
    const again = await load();
    expect(words(again)).toContain("đã được nạp trước đó, không nạp thêm lần nữa");
    expect(await o.store.plans.plans(o.workspace)).toHaveLength(2);
  });

  it("is not put into work before each unit is known, and none is made without the clerk", async () => {
    const before = (await o.store.office.units(o.workspace)).length;
    const refused = await clerk("/kehoach 2 activate");
    expect(words(refused)).toContain("Còn 1 tên bộ phận chưa rõ");
    expect(words(await clerk("/kehoach 2 rows p2"))).toContain("Chủ trì: Tổ hòa giải cơ sở");
    const asked = await o.press(o.members.clerk, refused, "Xác nhận bộ phận");
    expect(words(asked)).toContain("Kế hoạch ghi “Tổ hòa giải cơ sở”. Đây là bộ phận nào?");
    expect(labelsOf(asked)).toContain("Là Phòng Kinh tế");
    expect((await o.store.office.units(o.workspace)).length).toBe(before);
    const settled = await o.press(o.members.clerk, asked, "Là bộ phận mới");
    expect(words(settled)).toBe("Mọi tên bộ phận trong kế hoạch đã được xác nhận.");
    expect((await o.store.office.units(o.workspace)).map(({ name }) => name)).toContain(
      "Tổ hòa giải cơ sở",
    );
    expect(words(await o.press(o.members.clerk, asked, "Là bộ phận mới"))).toContain(
      "đã được xác nhận",
    );
    expect((await o.store.office.units(o.workspace)).length).toBe(before + 1);
  });

  it("shows a row with the plan's words beside what they were taken for, and takes a correction", async () => {
    const row = await clerk("/kehoach 2 unclear p1");
    expect(words(row)).toContain("Dòng 1/1: #8");
    expect(words(row)).toContain("hạn 20/4/2026 (kế hoạch ghi: “tháng 20/4/2026");
    expect(words(row)).toContain("Cần xác nhận: kế hoạch ghi “tháng” trước một ngày đầy đủ.");
    const label = labelsOf(row).find((one) => one.startsWith("Sửa hạn")) ?? "";
    const asked = await o.press(o.members.clerk, row, label);
    expect(words(asked)).toContain("Thời hạn đúng của #8");
    expect(words(await clerk("31/02/2026"))).toContain("Chưa hiểu thời hạn “31/02/2026”");
    expect(words(await clerk("trước ngày 01/02/1999"))).toContain(
      "nằm ngoài thời gian của kế hoạch",
    );
    const fixed = await clerk("trước ngày 25/4/2026");
    expect(words(fixed)).toContain("Đã sửa hạn #8: hạn 24/4/2026.");
    expect(words(fixed)).not.toContain("Lưu ý: nằm ngoài");
    const again = await o.press(o.members.clerk, fixed, label);
    expect(words(again)).toContain("Thời hạn đúng của #8");
    expect(words(await clerk("30/11/2025"))).toContain(
      "Đã sửa hạn #8: hạn 30/11/2025. Lưu ý: nằm ngoài thời gian của kế hoạch",
    );
    await o.press(o.members.clerk, fixed, label);
    await clerk("trước ngày 25/4/2026");
    expect(words(fixed)).toContain("hạn 24/4/2026 (kế hoạch ghi: “tháng 20/4/2026");
    expect(words(fixed)).not.toContain("Cần xác nhận");
  });

  it("drops a row that is no task, and its number is not used again", async () => {
    const row = await clerk("/kehoach 2 rows p3");
    const asked = await o.press(o.members.clerk, row, "Bỏ dòng");
    expect(words(asked)).toContain("Bỏ việc #9");
    expect(await o.store.work.task(o.workspace, 9)).not.toBeNull();
    expect(words(await o.press(o.members.clerk, asked, "Bỏ"))).toContain(
      "Đã bỏ việc #9 khỏi kế hoạch.",
    );
    expect(await o.store.work.task(o.workspace, 9)).toBeNull();
  });

  it("keeps a row that somebody works with", async () => {
    await o.say(o.members.minh, "/vuongmac 1 thiếu số liệu của thôn");
    expect(words(await clerk("/kehoach 1 drop 1 yes"))).toContain(
      "Việc #1 đã có tài liệu, kết quả nộp, tiến độ, vướng mắc",
    );
    expect(await o.store.work.task(o.workspace, 1)).not.toBeNull();
  });

  it("is turned over past a row that was dropped", async () => {
    const gone = await o.press(o.members.clerk, await clerk("/kehoach 2 rows p2"), "Sau");
    expect(words(gone)).toContain("Dòng 3/4: #9");
    expect(words(gone)).toContain("Dòng này đã được bỏ khỏi kế hoạch.");
    expect(labelsOf(gone)).toEqual(["Trước", "Sau", "Về kế hoạch"]);
    expect(words(await o.press(o.members.clerk, gone, "Sau"))).toContain("Dòng 4/4: #10");
  });

  it("keeps a row for which something was handed in or kept", async () => {
    await o.say(o.members.clerk, "/minhchung 10 15/KH-UBND");
    expect(words(await clerk("/kehoach 2 drop 10 yes"))).toContain("không bỏ khỏi kế hoạch được");
    expect(await o.store.work.task(o.workspace, 10)).not.toBeNull();
  });

  it("goes into work by a button, and its tasks stand in the lists of their units", async () => {
    const said = await o.press(o.members.clerk, await clerk("/kehoach 2"), "Đưa vào thực hiện");
    expect(words(said)).toContain("được đưa vào thực hiện");
    expect(words(await o.say(o.members.minh, "/tasks"))).toContain("#7 ");
    expect(words(await clerk("/kehoach 2 activate"))).toContain("đang được thực hiện rồi");
  });

  it("is closed by hand only, after a question, and opened again", async () => {
    const asked = await o.press(o.members.clerk, await clerk("/kehoach 2"), "Đóng kế hoạch");
    expect(words(asked)).toContain("Còn 3 nhiệm vụ chưa xong");
    expect(words(await o.press(o.members.clerk, asked, "Đóng"))).toContain("đã đóng");
    expect(words(await o.say(o.members.minh, "/tasks"))).not.toContain("#7 ");
    expect(words(await o.say(o.members.clerk, "/xong 7 x"))).toContain(
      "chưa được đưa vào thực hiện hoặc đã đóng",
    );
    await clerk("/kehoach 2 activate");
    expect(words(await o.say(o.members.minh, "/tasks"))).toContain("#7 ");
  });

  it("takes a name for the unit that got it meanwhile, where the clerk says it is new", async () => {
    const open = { name: "Tổ hòa giải cơ sở", state: "unclear" as const, unit: null, nearest: [] };
    await o.store.plans.settleUnit(2, open.name, open);
    const before = await o.store.office.units(o.workspace);
    const asked = await clerk("/kehoach 2 units");
    expect(words(await o.press(o.members.clerk, asked, "Là bộ phận mới"))).toContain(
      "đã được xác nhận",
    );
    expect(await o.store.office.units(o.workspace)).toEqual(before);
  });

  it("that is none is refused, and files of those who may add nothing are not kept", async () => {
    const letter = { name: "thu.txt", bytes: "Kính gửi các bộ phận,\n\nMời họp sáng thứ Hai.\n" };
    const said = await o.send(o.members.clerk, [letter], "/kehoach");
    expect(words(said)).toContain("không phải là văn bản kế hoạch");
    expect(await o.store.plans.plans(o.workspace)).toHaveLength(2);
    for (const who of [o.members.chair, o.members.viewer]) {
      const file = await o.send(who, [{ name: "a.pdf", bytes: "riêng" }], "#1");
      expect(words(file)).toContain("hoặc Văn phòng được thêm tài liệu");
    }
  });

  it("is the clerk's alone, whatever is pressed", async () => {
    for (const command of ["plan 2", "plan 2 activate", "plan 2 drop 7", "plan 2 unit 0 new"]) {
      expect(words(await o.type(o.members.minh, command))).toBe(
        "Chỉ Văn phòng được quản lý kế hoạch, kỳ báo cáo và ghi ngày của sự kiện.",
      );
    }
  });
});
