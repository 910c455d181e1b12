import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* Today is Tuesday, 10/3/2026. Lan is the clerk (Văn phòng), Minh of the Văn phòng, Hòa of the Phòng Kinh tế. */

type Office = Awaited<ReturnType<typeof openOffice>>;
const NOW = "2026-03-10T01:12:00.000Z";
const KT = "Phòng Kinh tế";
const VP = "Văn phòng HĐND và UBND";
const Q1 = "Báo cáo cải cách hành chính quý I/2026";

let o: Office;
beforeEach(async () => {
  o = await openOffice({ now: NOW });
});
afterEach(() => o.close());

const lan = (text: string) => o.say(o.members.clerk, text);
const at = (now: string) => o.clock.set(now);

/** Opens the round of the first quarter as it is proposed; its id. */
async function opened(typed = "/nhacbaocao quý I"): Promise<number> {
  const prepared = await lan(typed);
  const id = Number(/round (\d+) open/.exec(JSON.stringify(prepared.buttons))?.[1]);
  await o.press(o.members.clerk, prepared, "Mở kỳ báo cáo");
  return id;
}

async function newsFor(member: number): Promise<Message[]> {
  const all = await o.news();
  return all.filter(({ to }) => to === `p${String(member)}`).map(({ said }) => said);
}

describe("a round is opened", () => {
  it("by buttons alone", async () => {
    const list = await lan("/nhacbaocao");
    expect(words(list)).toBe("Kỳ báo cáo đang mở\nKhông có kỳ báo cáo nào đang mở.");
    const periods = await o.press(o.members.clerk, list, "Mở kỳ báo cáo mới");
    expect(labelsOf(periods)).toEqual([
      ...["Quý I/2026", "6 tháng đầu năm 2026", "Quý III (9 tháng) năm 2026", "Năm 2026"],
      ...["Báo cáo khác", "Các kỳ báo cáo"],
    ]);
    const prepared = await o.press(o.members.clerk, periods, "Quý I/2026");
    expect(words(prepared)).toBe(
      [
        `Sẽ mở: ${Q1}`,
        "Số liệu: từ 15/12/2025 đến 14/3/2026",
        "Hạn nộp: 20/3/2026",
        `Bộ phận báo cáo (2): ${VP}; ${KT}`,
      ].join("\n"),
    );
    const due = await o.press(o.members.clerk, prepared, "Đổi hạn");
    const changed = await o.press(o.members.clerk, due, "19/3/2026");
    expect(words(changed)).toContain("Hạn nộp: 19/3/2026");
    const pick = await o.press(o.members.clerk, changed, "Chọn bộ phận");
    expect(words(pick)).toContain(`1. ${VP}: có báo cáo\n2. ${KT}: có báo cáo`);
    const without = await o.press(o.members.clerk, pick, "1");
    expect(words(without)).toContain(`1. ${VP}: không\n2. ${KT}: có báo cáo`);
    expect(words(without)).toContain("Đang chọn 1 bộ phận.");
    const ready = await o.press(o.members.clerk, without, "Xong");
    const open = await o.press(o.members.clerk, ready, "Mở kỳ báo cáo");
    expect(words(open)).toBe(
      `Đã mở kỳ báo cáo: ${Q1}, hạn nộp 19/3/2026.\nĐã báo cho 1 người và trong nhóm chung.`,
    );
    const [told] = await newsFor(o.members.hoa);
    expect(words(told!)).toBe(
      [
        `Kỳ báo cáo: ${Q1}`,
        `Bộ phận báo cáo: ${KT}`,
        "Số liệu: từ 15/12/2025 đến 14/3/2026",
        "Hạn nộp: 19/3/2026",
        "Gửi báo cáo cho Văn phòng xong, anh/chị bấm “Đã nộp” để không bị nhắc nữa. Cần thêm thời gian hoặc có vướng mắc thì bấm nút tương ứng.",
      ].join("\n"),
    );
    expect(labelsOf(told!)).toEqual(["Đã nộp", "Xin gia hạn", "Vướng mắc"]);
  });

  it("by one line, in any order, with and without diacritics", async () => {
    const all = [
      "/nhacbaocao Q1 19/3 số 581/SNV-CCHC Phòng Kinh tế",
      "/nhacbaocao phòng kinh tế, quý 1/2026, hạn 19/3/2026, công văn 581/SNV-CCHC",
      "/reminder 2026-Q1 19/3 581/SNV-CCHC phong kinh te",
      "/nhacbaocao báo cáo CCHC quý I năm 2026 đến ngày 19/3 theo văn bản số 581/SNV-CCHC của Phòng Kinh tế",
    ];
    for (const typed of all) {
      const said = words(await lan(typed));
      expect(said, typed).toBe(
        [
          `Sẽ mở: ${Q1}`,
          "Số liệu: từ 15/12/2025 đến 14/3/2026",
          "Hạn nộp: 19/3/2026",
          "Theo văn bản số 581/SNV-CCHC",
          `Bộ phận báo cáo (1): ${KT}`,
        ].join("\n"),
      );
    }
  });

  it.each([
    "/nhacbaocao quý I 19/3 số liệu từ 10/12/2025 đến 10/3/2026",
    "/nhacbaocao Q1, chốt số liệu từ ngày 10/12 đến hết ngày 10/3, hạn 19/3",
    "/reminder Q1 figures from 2025-12-10 to 2026-03-10 19/3",
  ])("with figures of other days than usual: %s", async (typed) => {
    const said = words(await lan(typed));
    expect(said).toContain(
      `Sẽ mở: ${Q1}\nSố liệu: từ 10/12/2025 đến 10/3/2026\nHạn nộp: 19/3/2026\n`,
    );
  });

  it.each(["từ 31/02/2026 đến 14/3/2026", "từ 15/12/2025 đến 31/2/2026"])(
    "not with figures %s",
    async (days) => {
      expect(words(await lan(`/nhacbaocao quý I số liệu ${days}`))).toMatch(
        /^Chưa hiểu ngày “31\//,
      );
    },
  );

  it.each([
    ["/nhacbaocao 6 tháng", "Báo cáo cải cách hành chính 6 tháng đầu năm 2026", "20/6/2026 (rơi"],
    ["/nhacbaocao 9 tháng", "Báo cáo cải cách hành chính quý III (9 tháng) năm 2026", "20/9/2026"],
    ["/nhacbaocao năm", "Báo cáo cải cách hành chính năm 2026", "20/12/2026"],
    ["/nhacbaocao báo cáo chuyển đổi số, 25/3", "Báo cáo chuyển đổi số", "25/3/2026"],
    ["/nhacbaocao báo cáo chuyển đổi số", "Báo cáo chuyển đổi số", "17/3/2026"],
    ["/nhacbaocao other kiểm kê tài sản, 25/3", "Kiểm kê tài sản", "25/3/2026"],
  ])("%s", async (typed, name, due) => {
    const said = words(await lan(typed));
    expect(said).toContain(`Sẽ mở: ${name}\n`);
    expect(said).toContain(`Hạn nộp: ${due}`);
  });

  it("of another name by answering the question for it", async () => {
    const ask = await o.type(o.members.clerk, "reminder other");
    expect(words(ask)).toContain("Báo cáo gì, hạn nộp ngày nào?");
    expect(words(await lan("Báo cáo chuyển đổi số, 25/3/2026"))).toContain(
      "Sẽ mở: Báo cáo chuyển đổi số",
    );
  });

  it.each([
    ["/nhacbaocao Q1 31/02", "Chưa hiểu ngày “31/02”."],
    ["/nhacbaocao Q1 1/3/2026", "Ngày 01/3/2026 đã qua."],
    ["/nhacbaocao Q1 Phòng Kinh té lượng", "Không tìm thấy bộ phận"],
    ["/nhacbaocao 25/3", "Mở kỳ báo cáo: báo cáo nào?"],
  ])("%s is answered in a sentence", async (typed, sentence) => {
    expect(words(await lan(typed))).toContain(sentence);
  });

  it("without telling anybody before the button is pressed, and dropped where it is not", async () => {
    const prepared = await lan("/nhacbaocao Q1");
    expect(await o.news()).toEqual([]);
    const dropped = await o.press(o.members.clerk, prepared, "Bỏ, không mở");
    expect(words(dropped)).toContain("Đã bỏ");
    expect(words(await o.press(o.members.clerk, prepared, "Mở kỳ báo cáo"))).toContain("không còn");
  });

  it("as what one clerk prepares, which nobody else sees", async () => {
    const prepared = await lan("/nhacbaocao Q1");
    const { command } = prepared.buttons[0]![0]!;
    for (const as of [o.members.minh, o.members.chair, o.members.viewer]) {
      const said = words(await o.type(as, command.replace(" open", "")));
      expect(said).not.toContain(Q1);
    }
  });

  it("is posted to the group: who is asked, until when, with data window and letter", async () => {
    await opened("/nhacbaocao Q1 20/3 số 581/SNV-CCHC");
    const group = (await o.news()).filter(({ to }) => to === o.group);
    expect(group.map((one) => one.words)).toEqual([
      [
        `Mở kỳ báo cáo: ${Q1}`,
        "Số liệu: từ 15/12/2025 đến 14/3/2026",
        "Hạn nộp: 20/3/2026",
        "Theo văn bản số 581/SNV-CCHC",
        `Bộ phận báo cáo: ${VP}; ${KT}`,
      ].join("\n"),
    ]);
  });

  it("and its people are told no more once their unit has handed in", async () => {
    const id = await opened();
    await o.type(o.members.clerk, `round ${String(id)} done u${String(o.units.kt)}`);
    expect(await newsFor(o.members.hoa)).toEqual([]);
    expect(await newsFor(o.members.minh)).toEqual([]);
  });
});

describe("a unit answers", () => {
  let id: number;
  let told: Message;
  beforeEach(async () => {
    id = await opened();
    told = (await newsFor(o.members.hoa))[0]!;
  });

  it("“Đã nộp”, and takes it back where it was a mistake", async () => {
    at("2026-03-18T01:12:00.000Z");
    const done = await o.press(o.members.hoa, told, "Đã nộp");
    expect(words(done)).toBe(`Đã ghi nhận ${KT} nộp báo cáo.\n${Q1}\n${KT}: đã nộp 18/3/2026.`);
    const undone = await o.press(o.members.hoa, done, "Bấm nhầm, chưa nộp");
    expect(words(undone)).toContain(`${KT}: chưa nộp.`);
    at("2026-03-23T01:12:00.000Z");
    const late = await o.press(o.members.hoa, told, "Đã nộp");
    expect(words(late)).toContain("nộp báo cáo (muộn 3 ngày).");
    expect(words(late)).toContain("đã nộp 23/3/2026, muộn 3 ngày");
  });

  it("“Xin gia hạn”, by buttons, and clerk and leaders decide", async () => {
    const day = await o.press(o.members.hoa, told, "Xin gia hạn");
    expect(labelsOf(day)).toEqual(["Đến 23/3/2026", "Đến 25/3/2026", "Đến 27/3/2026"]);
    const why = await o.press(o.members.hoa, day, "Đến 25/3/2026");
    const asked = await o.press(o.members.hoa, why, "Chờ số liệu");
    expect(words(asked)).toContain("Đã gửi đề nghị gia hạn đến 25/3/2026.");
    const [notice] = await newsFor(o.members.chair);
    expect(words(notice!)).toBe(
      [
        `${KT} xin gia hạn nộp báo cáo:`,
        Q1,
        "Hạn hiện nay: 20/3/2026",
        "Đề nghị đến: 25/3/2026",
        "Lý do: “Chờ số liệu”",
        "Người đề nghị: Nguyễn Văn Hòa",
      ].join("\n"),
    );
    const granted = await o.press(o.members.chair, notice!, "Đồng ý");
    expect(words(granted)).toContain(`Đã gia hạn cho ${KT} đến 25/3/2026.`);
    const [news] = await newsFor(o.members.hoa);
    expect(words(news!)).toBe(`Trần Văn Dũng đồng ý gia hạn ${Q1}, ${KT}: hạn mới 25/3/2026.`);
    expect(words(await o.press(o.members.chair, notice!, "Đồng ý"))).toContain(
      "không có đề nghị gia hạn nào chờ quyết định",
    );
  });

  it("“Xin gia hạn”, by typing the day and the reason one after the other, or at once", async () => {
    await o.press(o.members.hoa, told, "Xin gia hạn");
    expect(words(await o.say(o.members.hoa, "19/3"))).toContain("ngày gia hạn phải sau ngày đó");
    expect(words(await o.say(o.members.hoa, "25/3"))).toContain("lý do xin gia hạn");
    expect(words(await o.say(o.members.hoa, "chờ số liệu của thôn"))).toContain("Đã gửi");
    const round = await o.store.rounds.round(o.workspace, id);
    expect(round?.units[1]).toMatchObject({ asked: "2026-03-25", reason: "chờ số liệu của thôn" });
    await o.press(o.members.hoa, told, "Xin gia hạn");
    await o.say(o.members.hoa, "chờ tỉnh gửi mẫu, đến ngày 26/3");
    const again = await o.store.rounds.round(o.workspace, id);
    expect(again?.units[1]).toMatchObject({ asked: "2026-03-26", reason: "chờ tỉnh gửi mẫu," });
  });

  it("and gets another day, or none", async () => {
    await o.type(o.members.hoa, `round ${String(id)} more u${String(o.units.kt)} 27/3 chờ`);
    const [notice] = await newsFor(o.members.clerk);
    const ask = await o.press(o.members.clerk, notice!, "Cho hạn khác");
    expect(words(ask)).toContain("Bộ phận đề nghị đến 27/3/2026.");
    expect(words(await lan("mai kia"))).toContain("Chưa hiểu ngày");
    expect(words(await lan("24/3"))).toContain(`Đã gia hạn cho ${KT} đến 24/3/2026.`);
    await o.type(o.members.hoa, `round ${String(id)} more u${String(o.units.kt)} 27/3 chờ nữa`);
    const refused = await o.press(
      o.members.clerk,
      (await newsFor(o.members.clerk))[0]!,
      "Không đồng ý",
    );
    expect(words(refused)).toContain(`Không gia hạn cho ${KT}. Hạn nộp vẫn là 24/3/2026.`);
  });

  it("“Vướng mắc”, which the clerk hears of and which the unit ends", async () => {
    const ask = await o.press(o.members.hoa, told, "Vướng mắc");
    expect(words(ask)).toContain("đang vướng mắc điều gì?");
    const said = await o.say(o.members.hoa, "máy chủ của thôn hỏng");
    expect(words(said)).toContain(`${KT}: chưa nộp, vướng mắc: “máy chủ của thôn hỏng”.`);
    const [notice] = await newsFor(o.members.clerk);
    expect(words(notice!)).toBe(
      `${KT} báo vướng mắc khi làm ${Q1}: “máy chủ của thôn hỏng” (Nguyễn Văn Hòa).`,
    );
    expect(words(await o.press(o.members.hoa, said, "Hết vướng mắc"))).toContain(
      `${KT} không còn vướng mắc.`,
    );
  });

  it("where the reasons are for the office alone, a group sees that there are some", async () => {
    await o.type(o.members.hoa, `round ${String(id)} stuck u${String(o.units.kt)} máy hỏng`);
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const shown = words(await o.type(o.members.clerk, `round ${String(id)}`, { place }));
    expect(shown).toContain(`${KT}: chưa nộp, có vướng mắc`);
    expect(shown).not.toContain("máy hỏng");
  });

  it("and /nhacbaocao shows them what their own unit owes", async () => {
    const said = await o.say(o.members.hoa, "/nhacbaocao");
    expect(words(said)).toContain(`${KT}: chưa nộp`);
    expect(labelsOf(said)).toEqual(["Đã nộp", "Xin gia hạn", "Vướng mắc", "Quý I/2026"]);
    await o.store.rounds.changeUnits(id, { remove: [o.units.kt] });
    expect(words(await o.say(o.members.hoa, "/nhacbaocao"))).toContain(
      "Không có kỳ báo cáo nào đang mở cho bộ phận của anh/chị.",
    );
  });
});

describe("the clerk", () => {
  it("sees who has handed in and who has not, answers for units, and changes the round", async () => {
    const id = await opened();
    await o.news();
    at("2026-03-23T01:12:00.000Z");
    await o.type(o.members.hoa, `round ${String(id)} done u${String(o.units.kt)}`);
    expect(words(await lan("/nhacbaocao"))).toBe(
      [
        "Kỳ báo cáo đang mở",
        Q1,
        "Số liệu: từ 15/12/2025 đến 14/3/2026",
        "Hạn nộp: 20/3/2026",
        "Đã nộp 1/2 bộ phận, 1 quá hạn.",
        `${VP}: chưa nộp, quá hạn 3 ngày`,
        `Đã nộp: ${KT}`,
      ].join("\n"),
    );
    const whole = await o.type(o.members.clerk, `round ${String(id)}`);
    expect(words(whole)).toContain(
      `1. ${VP}: chưa nộp, quá hạn 3 ngày\n2. ${KT}: đã nộp 23/3/2026`,
    );
    await o.press(o.members.clerk, whole, "Số văn bản");
    expect(words(await lan("số 600/SNV-CCHC"))).toContain("Theo văn bản số 600/SNV-CCHC");
    await o.press(o.members.clerk, whole, "Đổi hạn");
    expect(words(await lan("20/3"))).toContain("đã qua");
    expect(words(await lan("27/3"))).toContain("Hạn nộp: 27/3/2026");
    const [news] = await newsFor(o.members.minh);
    expect(words(news!)).toBe(`Hạn nộp ${Q1} đổi từ 20/3/2026 thành 27/3/2026.`);
    const pick = await o.press(o.members.clerk, whole, "Chọn bộ phận");
    expect(words(await o.press(o.members.clerk, pick, "3"))).toContain(
      "Đã thêm Phòng Văn hóa - Xã hội.",
    );
  });

  it("gets a summary when the last has handed in and the round closes by itself", async () => {
    const id = String(await opened());
    const { kt, vp } = o.units;
    await o.type(o.members.hoa, `round ${id} more u${String(kt)} 25/3 chờ số liệu`);
    await o.type(o.members.chair, `round ${id} grant u${String(kt)}`);
    await o.type(o.members.minh, `round ${id} stuck u${String(vp)} mạng hỏng`);
    await o.news();
    at("2026-03-23T01:12:00.000Z");
    await o.type(o.members.minh, `round ${id} done u${String(vp)}`);
    const last = await o.type(o.members.hoa, `round ${id} done u${String(kt)}`);
    expect(words(last)).toContain("Tất cả bộ phận đã nộp, kỳ báo cáo đóng.");
    const news = await newsFor(o.members.clerk);
    expect(news.map(words)).toEqual([
      [
        `Tổng hợp kỳ báo cáo: ${Q1}`,
        "Hạn nộp 20/3/2026. 2 bộ phận: 1 đúng hạn, 1 nộp muộn, 0 chưa nộp.",
        `Đúng hạn: ${KT}`,
        `Nộp muộn: ${VP} (muộn 3 ngày)`,
        `Được gia hạn: ${KT} (đến 25/3/2026)`,
        `Có nêu vướng mắc: ${VP} (“mạng hỏng”)`,
      ].join("\n"),
    ]);
    expect(words(await lan("/nhacbaocao đã đóng"))).toContain(`${Q1}: đã nộp 2/2 bộ phận`);
    expect((await o.store.audit.verify(o.workspace)).ok).toBe(true);
  });

  it("closes one early after a question, and opens it again by taking a hand-in back", async () => {
    const id = String(await opened());
    const { kt, vp } = o.units;
    const ask = await o.type(o.members.clerk, `round ${id} close`);
    expect(words(ask)).toContain("Còn 2 bộ phận chưa nộp");
    await o.type(o.members.hoa, `round ${id} done u${String(kt)}`);
    const closed = await o.press(o.members.clerk, ask, "Đóng kỳ báo cáo");
    expect(words(closed)).toContain("2 bộ phận: 1 đúng hạn, 0 nộp muộn, 1 chưa nộp.");
    expect(words(await o.type(o.members.minh, `round ${id} done u${String(vp)}`))).toContain(
      "Kỳ báo cáo này đã đóng ngày 10/3/2026.",
    );
    expect(words(await o.type(o.members.hoa, `round ${id} undo u${String(kt)}`))).toContain(
      "đã đóng",
    );
    await o.type(o.members.clerk, `round ${id} undo u${String(kt)}`);
    expect((await o.store.rounds.round(o.workspace, Number(id)))?.state).toBe("open");
  });
});

describe("in English", () => {
  it("says the same", async () => {
    for (const as of Object.values(o.members)) await o.store.office.setLanguage(as, "en");
    const prepared = await lan("/reminder Q1 20/3 581/SNV");
    expect(words(prepared)).toContain("To be opened: Reform report, quarter I/2026");
    await o.press(o.members.clerk, prepared, "Open the round");
    const [told] = await newsFor(o.members.hoa);
    expect(labelsOf(told!)).toEqual(["Handed in", "Ask for time", "Blocked"]);
    expect(words(await o.press(o.members.hoa, told!, "Handed in"))).toContain(
      `Noted: ${KT} has handed in.`,
    );
  });
});
