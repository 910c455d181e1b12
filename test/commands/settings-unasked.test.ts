import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* What is sent unasked, as the office and each member choose it: by buttons only, and typed. */

let o: Awaited<ReturnType<typeof openOffice>>;
beforeEach(async () => {
  o = await openOffice();
});
afterEach(() => o.close());

async function settings() {
  const workspace = await o.store.office.workspace("XT");
  if (workspace === null) throw new Error("no workspace");
  return workspace.settings;
}

/** Presses one button after the other, each on what the one before brought. */
async function through(as: number, ...labels: string[]): Promise<Message> {
  let said = await o.say(as, "/caidat");
  for (const label of labels) said = await o.press(as, said, label);
  return said;
}

describe("the office's settings, by buttons only", () => {
  it.each<[string[], object, string]>([
    [["Nhắc việc", "Tắt nhắc việc"], { nudges: false }, "Nhắc việc hằng ngày: tắt"],
    [["Nhắc việc", "08:00"], { nudgeAt: "08:00" }, "Giờ nhắc việc: 08:00"],
    [
      ["Nhắc việc", "3 ngày, 1 ngày và đúng ngày đến hạn"],
      { nudgeDays: [3, 1, 0] },
      "Nhắc trước hạn: 3 ngày, 1 ngày và đúng ngày đến hạn",
    ],
    [
      ["Báo cấp trên", "Văn phòng: 4 ngày", "Lãnh đạo: 6 ngày", "Vướng mắc: 2 ngày"],
      { clerkAfter: 4, chairAfter: 6, obstacleAfter: 2 },
      "Vướng mắc chưa trả lời thì báo lãnh đạo sau: 2 ngày làm việc",
    ],
    [
      ["Giờ yên lặng", "18:00 đến 07:00"],
      { quietFrom: "18:00", quietTo: "07:00" },
      "Giờ yên lặng: 18:00 đến 07:00",
    ],
    [
      ["Giờ yên lặng", "Không có giờ yên lặng"],
      { quietFrom: "00:00", quietTo: "00:00" },
      "Giờ yên lặng: không có",
    ],
    [
      ["Tổng hợp tuần", "thứ Sáu", "13:30", "Không gửi vào nhóm"],
      { digestDay: 5, digestAt: "13:30", publicDigest: false },
      "Ngày gửi tổng hợp tuần: thứ Sáu",
    ],
    [
      ["Kỳ báo cáo", "Không tự mở", "Mở trước: 15 ngày", "Bỏ quý I", "Thêm 6 tháng cuối năm"],
      { rounds: false, roundDays: 15, roundPeriods: ["H1", "Q3", "H2", "Y"] },
      "Các kỳ báo cáo: 6 tháng đầu năm, quý III (9 tháng), 6 tháng cuối năm, năm",
    ],
  ])("%j", async (labels, expected, shown) => {
    const said = await through(o.members.clerk, ...labels);
    expect(words(said)).toContain(shown);
    expect(words(said)).toMatch(/^Đã ghi: /);
    expect(await settings()).toMatchObject(expected);
    expect(words(await o.say(o.members.minh, "/caidat"))).toContain(shown);
  });

  it("leaves the last reporting period", async () => {
    await o.say(o.members.clerk, "/caidat cacky năm");
    const menu = await through(o.members.clerk, "Kỳ báo cáo");
    expect(labelsOf(menu)).not.toContain("Bỏ năm");
    await o.type(o.members.clerk, "settings period Y off");
    expect((await settings()).roundPeriods).toEqual(["Y"]);
  });
});

describe("the office's settings, typed", () => {
  it.each<[string, object]>([
    ["/caidat ngaynhac 7 3 1 0", { nudgeDays: [7, 3, 1, 0] }],
    ["/caidat ngày nhắc 5, 2 và 0 ngày", { nudgeDays: [5, 2, 0] }],
    ["/caidat gioyenlang 20:30 6:30", { quietFrom: "20:30", quietTo: "06:30" }],
    ["/caidat giờ yên lặng từ 8h tối đến 6h sáng", { quietFrom: "20:00", quietTo: "06:00" }],
    ["/caidat gio yen lang tắt", { quietFrom: "00:00", quietTo: "00:00" }],
    ["/caidat giờ chung 7 giờ 45", { nudgeAt: "07:45" }],
    ["/settings nudgehour 7:45am", { nudgeAt: "07:45" }],
    ["/caidat nhắc việc tắt", { nudges: false }],
    ["/caidat báo văn phòng 2 ngày làm việc", { clerkAfter: 2 }],
    ["/caidat baolanhdao 10", { chairAfter: 10 }],
    ["/caidat báo vướng mắc 5", { obstacleAfter: 5 }],
    ["/caidat ngày tổng hợp thứ 3", { digestDay: 2 }],
    ["/caidat ngaytonghop T6", { digestDay: 5 }],
    ["/settings digestday friday", { digestDay: 5 }],
    ["/caidat giờ tổng hợp 2h chiều", { digestAt: "14:00" }],
    ["/caidat tonghopchung tat", { publicDigest: false }],
    ["/caidat kỳ báo cáo tắt", { rounds: false }],
    ["/caidat báo cáo trước 14 ngày", { roundDays: 14 }],
    ["/caidat các kỳ quý I, quý II, 9 tháng và năm", { roundPeriods: ["Q1", "Q2", "Q3", "Y"] }],
    ["/settings periods h1 y", { roundPeriods: ["H1", "Y"] }],
  ])("%s", async (typed, expected) => {
    expect(words(await o.say(o.members.clerk, typed))).toMatch(/^Đã ghi: /);
    expect(await settings()).toMatchObject(expected);
  });

  it.each([
    ["/caidat ngaynhac mai", "/caidat ngaynhac 7 3 1 0"],
    ["/caidat gioyenlang 20h", "/caidat gioyenlang 20:00 7:00"],
    ["/caidat giochung sớm", "/caidat giochung 7h30"],
    ["/caidat ngaytonghop chủ nhật", "từ thứ hai đến thứ sáu"],
    ["/caidat cacky quý V", "/caidat cacky Q1 H1 Q3 Y"],
    ["/caidat baovanphong 3 4", "/caidat baovanphong 3"],
    ["/caidat nhacviec có lẽ", "/caidat nhacviec bat"],
  ])("%s is told how to type it", async (typed, hint) => {
    const before = await settings();
    expect(words(await o.say(o.members.clerk, typed))).toContain(hint);
    expect(await settings()).toEqual(before);
  });

  it("are told in the history, from what to what", async () => {
    await o.say(o.members.clerk, "/caidat giochung 8h");
    const data = await o.store.office.dataOf(o.workspace, o.members.clerk);
    expect(data?.history.at(-1)).toMatchObject({
      kind: "settings_changed",
      data: { setting: "nudgeAt", from: "07:30", to: "08:00" },
    });
  });
});

describe("one's own reminders", () => {
  it("come where and when one wants, by buttons", async () => {
    const { viewer } = o.members;
    const said = await through(viewer, "Nhắc việc của tôi", "08:00", "Nhắn trong nhóm");
    expect(words(said)).toContain("Giờ nhắc việc của tôi: 08:00");
    expect(words(said)).toContain("Nơi nhận tin nhắc việc: trong nhóm, có nhắc tên");
    const { wish } = o.store.reminders;
    expect(await wish(viewer)).toEqual({ nudgeAt: "08:00", nudgeIn: "group" });
    const back = await o.press(viewer, said, "Giờ như đơn vị");
    expect(words(back)).toContain("Giờ nhắc việc của tôi: 07:30, theo đơn vị");
    await o.press(viewer, back, "Nhắn riêng cho tôi");
    expect(await wish(viewer)).toEqual({ nudgeAt: null, nudgeIn: "private" });
  });

  it.each<[string, string | null]>([
    ["/caidat gionhac 8h15", "08:15"],
    ["/caidat giờ nhắc 8 giờ 15", "08:15"],
    ["/settings hour 8:15", "08:15"],
    ["/caidat gionhac như đơn vị", null],
    ["/caidat giờ nhắc theo giờ của đơn vị", null],
    ["/settings hour office", null],
  ])("%s", async (typed, hour) => {
    await o.say(o.members.minh, "/caidat gionhac 9h");
    await o.say(o.members.minh, typed);
    expect((await o.store.reminders.wish(o.members.minh)).nudgeAt).toBe(hour);
  });

  it("are not at a quiet hour, and get the office's when it becomes one", async () => {
    const { minh, clerk } = o.members;
    const said = words(await o.say(minh, "/caidat gionhac 6h30"));
    expect(said).toContain("nằm trong giờ yên lặng của đơn vị (20:00 đến 07:00)");
    await o.say(minh, "/caidat gionhac 19h");
    const changed = words(await o.say(clerk, "/caidat gioyenlang 18h 7h"));
    expect(changed).toContain("1 người đã chọn giờ nhắc riêng");
    expect((await o.store.reminders.wish(minh)).nudgeAt).toBeNull();
  });
});

describe("a unit's group", () => {
  it("is chosen by buttons, and told in the list", async () => {
    const { clerk, minh } = o.members;
    const chats = await through(clerk, "Các nhóm");
    const asked = await o.press(clerk, chats, "UBND xã Tân Hòa → nhóm của một bộ phận");
    expect(words(asked)).toBe("Nhóm “UBND xã Tân Hòa” là của bộ phận nào?");
    const said = await o.press(clerk, asked, "Phòng Kinh tế");
    expect(words(said)).toContain("UBND xã Tân Hòa: nhóm của Phòng Kinh tế");
    const [chat] = await o.store.office.chats(o.workspace);
    expect(chat).toMatchObject({ purpose: "unit", unitId: o.units.kt });
    const button = asked.buttons.flat().find(({ label }) => label === "Phòng Kinh tế");
    expect(words(await o.type(minh, button?.command ?? ""))).toContain("Chỉ Văn phòng");
    await o.type(clerk, `settings chat ${String(chat?.id)} group`);
    const after = await o.store.office.chats(o.workspace);
    expect(after[0]).not.toHaveProperty("unitId");
    const gone = await o.type(clerk, `settings chat ${String(chat?.id)} unit 9999`);
    expect(words(gone)).toContain("Mục này không còn");
  });
});

describe("in English", () => {
  it("every menu stands in it", async () => {
    const { clerk } = o.members;
    await o.say(clerk, "/caidat ngonngu anh");
    for (const menu of ["", "mine", "nudges", "late", "quiet", "digest", "rounds", "chats"]) {
      const said = await o.say(clerk, `/settings ${menu}`);
      const all = [words(said), ...labelsOf(said)].join("\n").replaceAll("UBND xã Tân Hòa", "");
      expect(all.replaceAll("Tiếng Việt", "")).not.toMatch(
        /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i,
      );
    }
  });
});
