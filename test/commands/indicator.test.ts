import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importPlan } from "../../src/domain/plan-import.js";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { newIndicator, newTask } from "../support/store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/* The seeded office has three: 1 of task 2 (Văn phòng), 2 of task 3 (Phòng Kinh tế), 3 of no task. */

const FIRST = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt từ 98% trở lên";

/** Another plan with that many indicators. */
async function more(o: Office, count: number) {
  const rows = [newTask({ ref: "B.1", title: "Việc khác", lead: [] }, "2026-12-31")];
  const plan = await o.store.plans.savePlan(o.workspace, {
    ...{ title: "Kế hoạch khác", number: null, issuer: null, year: 2026, warnings: [] },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "f".repeat(64), units: [], rows },
    indicators: Array.from({ length: count }, (_, i) => newIndicator(`Tỷ lệ ${String(i + 4)}`)),
  });
  await o.store.plans.setState(plan.id, "active");
}

describe("/indicator", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("lists targets, last readings with their day, and how each stands, to everybody", async () => {
    await o.say(o.members.minh, "/chitieu 1 97,5 đến 31/5/2026");
    await o.say(o.members.hoa, "/chitieu 2 96");
    for (const [as, typed] of [
      [o.members.viewer, "/chitieu"],
      [o.members.hoa, "/indicator"],
      [o.members.chair, "chỉ tiêu"],
    ] as const) {
      expect(words(await o.say(as, typed)).split("\n")).toEqual([
        "Chỉ tiêu của kế hoạch đang thực hiện: 3 chỉ tiêu, 1 chưa đạt, 1 chưa có số liệu.",
        `1. ${FIRST} · mục tiêu ≥ 98 % · 97,5 % tính đến 31/5/2026 · chưa đạt`,
        "2. Giải ngân vốn đầu tư công đạt từ 95% trở lên · mục tiêu ≥ 95 % · 96 % tính đến 10/6/2026 · đạt",
        "3. Hồ sơ phải bổ sung giấy tờ không quá 5% · mục tiêu ≤ 5 % · chưa có số liệu",
      ]);
    }
    const said = await o.say(o.members.minh, "/chitieu");
    expect(labelsOf(said)).toEqual([
      ...["1", "2", "3", "Nhập số liệu", "Chưa đạt (1)", "Chưa có số liệu (1)"],
    ]);
    expect(labelsOf(await o.say(o.members.viewer, "/chitieu"))).not.toContain("Nhập số liệu");
    const off = await o.press(o.members.minh, said, "Chưa đạt (1)");
    expect(words(off)).toMatch(/^Chỉ tiêu chưa đạt: 1 chỉ tiêu\.\n1\. [^\n]+$/);
    const all = await o.press(o.members.minh, off, "Mọi chỉ tiêu (3)");
    expect(words(all)).toContain("3 chỉ tiêu, 1 chưa đạt");
    expect(words(await o.say(o.members.minh, "/chitieu chưa có số liệu"))).toContain("\n3. Hồ sơ");
  });

  it("turns the pages of a long list, in its filter", async () => {
    await more(o, 18);
    const first = await o.say(o.members.clerk, "/chitieu");
    expect(words(first)).toMatch(/\n10\. [^\n]+\nTrang 1\/3\.$/);
    const second = await o.press(o.members.clerk, first, "Sau");
    expect(second.replaces).toBe(true);
    expect(words(second)).toContain("\n11. Tỷ lệ 11 ");
    expect(words(await o.say(o.members.clerk, "/chitieu p9"))).toContain("Trang 3/3.");
    const unread = await o.say(o.members.clerk, "/chitieu unread p3");
    expect(words(unread)).toContain("\n21. ");
    expect(unread.buttons.flat().map(({ command }) => command)).toContain("indicator unread p2");
  });

  it("says so where there is none, and where none is off target", async () => {
    expect(words(await o.say(o.members.minh, "/chitieu chưa đạt"))).toBe(
      "Không có chỉ tiêu nào chưa đạt.",
    );
    for (const [n, figure] of [1, 2, 3].map((one) => [one, one === 3 ? 5 : 99])) {
      await o.say(o.members.clerk, `/chitieu ${String(n)} ${String(figure)}`);
    }
    expect(words(await o.say(o.members.minh, "/chitieu unread"))).toBe(
      "Chỉ tiêu nào cũng đã có số liệu.",
    );
    await o.store.plans.setState(o.plan, "closed");
    expect(words(await o.say(o.members.minh, "/chitieu"))).toBe(
      "Kế hoạch đang thực hiện không có chỉ tiêu nào ghi bằng con số.",
    );
  });

  it("shows one with its readings, by day, with who entered them and what was corrected", async () => {
    await o.say(o.members.minh, "/chitieu 1 9,75 đến 31/5/2026");
    o.clock.advance(60_000);
    await o.say(o.members.clerk, "/chitieu 1 97,5 đến 31/5/2026 theo hệ thống một cửa");
    await o.say(o.members.clerk, "/chitieu 1 96 đến 30/4/2026");
    const said = await o.say(o.members.viewer, "/chitieu 1");
    expect(words(said).split("\n")).toEqual([
      `Chỉ tiêu 1: ${FIRST}`,
      "Mục tiêu: ≥ 98 %",
      "Hiện nay: 97,5 % tính đến 31/5/2026, chưa đạt",
      "Kế hoạch: Kế hoạch cải cách hành chính năm 2026 của xã Tân Hòa",
      "Nhiệm vụ: #2 Tự kiểm tra cải cách hành chính; chủ trì: Văn phòng HĐND và UBND",
      "Số liệu đã ghi",
      "96 % tính đến 30/4/2026 · Phạm Thị Lan, 08:13 ngày 10/6/2026",
      "9,75 % tính đến 31/5/2026 · Lê Thị Minh, 08:12 ngày 10/6/2026 · đã thay bằng số ghi sau",
      "97,5 % tính đến 31/5/2026 · Phạm Thị Lan, 08:13 ngày 10/6/2026: “theo hệ thống một cửa”",
    ]);
    expect(labelsOf(said)).toEqual(["Xem #2", "Các chỉ tiêu"]);
    expect(words(await o.say(o.members.minh, "/chitieu 3"))).toContain(
      "\nNêu trong: phần lời văn của kế hoạch, trang 2, dòng 30",
    );
    const task = words(await o.say(o.members.minh, "/nv 2"));
    expect(task).toContain(
      "Phạm Thị Lan: ghi chỉ tiêu 1: 97,5 % tính đến 31/5/2026, thay cho 9,75 %: “theo hệ thống một cửa”",
    );
  });

  it("stands on the sheet of its task, and is reached from there and from the help by buttons", async () => {
    const { minh } = o.members;
    await o.say(minh, "/chitieu 1 97,5");
    const sheet = await o.say(minh, "/nv 2");
    expect(words(sheet)).toContain(
      `\nChỉ tiêu\n1. ${FIRST} · mục tiêu ≥ 98 % · 97,5 % tính đến 10/6/2026 · chưa đạt\n`,
    );
    expect(words(await o.press(minh, sheet, "Xem chỉ tiêu 1"))).toContain("Chỉ tiêu 1: ");
    expect(words(await o.say(minh, "/nv 1"))).not.toContain("Chỉ tiêu");
    const help = await o.say(minh, "/trogiup");
    expect(words(await o.press(minh, help, "Chỉ tiêu"))).toContain("3 chỉ tiêu, 1 chưa đạt");
  });

  it("shows the latest twelve readings and counts the others", async () => {
    for (let i = 1; i <= 14; i += 1) await o.say(o.members.minh, `/chitieu 1 9${String(i % 8)}`);
    const said = words(await o.say(o.members.minh, "/chitieu 1"));
    expect(said.match(/ · Lê Thị Minh/g)).toHaveLength(12);
    expect(said).toMatch(/… và 2 lần ghi trước đó nữa$/);
  });

  it("confirms a reading: how much, as of when, whether that is on target", async () => {
    const typed = (text: string) => o.say(o.members.minh, text).then(words);
    expect(await typed("/chitieu 1 97,5 % đến 31/5/2026 theo báo cáo tuần")).toBe(
      `Đã ghi chỉ tiêu 1, ${FIRST}: 97,5 % tính đến 31/5/2026, chưa đạt mục tiêu ≥ 98 %.`,
    );
    expect(await typed("/chitieu ct1 98.5")).toBe(
      `Đã ghi chỉ tiêu 1, ${FIRST}: 98,5 % tính đến 10/6/2026, đạt mục tiêu ≥ 98 %.`,
    );
    expect(await typed("chỉ tiêu 1 98,25 đến 31/5/2026")).toBe(
      `Đã ghi chỉ tiêu 1, ${FIRST}: 98,25 % tính đến 31/5/2026, đạt mục tiêu ≥ 98 %.\n` +
        "Số này thay cho 97,5 % đã ghi cùng ngày; số trước vẫn được lưu lại.\n" +
        "Số liệu mới nhất của chỉ tiêu vẫn là 98,5 % tính đến 10/6/2026.",
    );
    expect(await typed("/chitieu 1 985")).toContain(
      "\nTỷ lệ này trên 100 %, xin kiểm tra lại. Nếu ghi nhầm, anh/chị ghi lại số đúng cho cùng ngày, số ghi sau sẽ được dùng.",
    );
    expect(await typed("/chitieu 1 98 đến 31/5/2025")).toContain(
      "\nNgày 31/5/2025 trước khi kế hoạch bắt đầu (01/01/2026), xin kiểm tra lại năm.",
    );
    const { entries } = await o.store.audit.verify(o.workspace);
    expect(entries).toBe(5);
  });

  it("asks for the figure, takes the next words for it, and asks again where they are none", async () => {
    const { minh } = o.members;
    const one = await o.say(minh, "/chitieu 1");
    const asked = await o.press(minh, one, "Nhập số liệu");
    expect(words(asked)).toBe(
      `Chỉ tiêu 1, ${FIRST} (mục tiêu ≥ 98 %): hiện đạt bao nhiêu? Anh/chị trả lời tin này bằng con số; ` +
        "có thể ghi thêm ngày chốt số liệu và ghi chú, ví dụ: 97,5 đến 10/6/2026 theo báo cáo tuần.",
    );
    const no = words(await o.say(minh, "gần đủ rồi"));
    expect(no).toBe(
      "Chưa hiểu “gần đủ rồi”: số liệu của chỉ tiêu 1 là một con số, ví dụ: /chitieu 1 97,5 hoặc /chitieu 1 97,5 đến 30/6/2026.",
    );
    expect(words(await o.say(minh, "97 đến 20/6/2026"))).toContain("Ngày 20/6/2026 chưa đến");
    // A bare number is the figure here, and no task.
    expect(words(await o.say(minh, "99"))).toContain("99 % tính đến 10/6/2026, đạt mục tiêu");
    expect(words(await o.say(minh, "/chitieu 1 nhập"))).toContain(
      ", lần trước 99 % tính đến 10/6/2026)",
    );
    expect(words(await o.say(minh, "#2"))).toContain("#2");
  });

  it("asks which indicator where none was named", async () => {
    const { minh } = o.members;
    const asked = await o.press(minh, await o.say(minh, "/chitieu"), "Nhập số liệu");
    expect(words(asked)).toContain("Số liệu của chỉ tiêu nào?");
    expect(words(await o.say(minh, "1 97,5 đến 31/5"))).toContain("Đã ghi chỉ tiêu 1");
    await o.press(minh, await o.say(minh, "/chitieu"), "Nhập số liệu");
    expect(words(await o.say(minh, "1"))).toContain("Hiện nay: 97,5 % tính đến 31/5/2026");
  });

  it("is done once when it is delivered twice, and shows how it stands", async () => {
    const twice = { source: "web:message:twice" };
    await o.say(o.members.minh, "/chitieu 1 97,5", twice);
    const again = await o.inbox.answer({
      ...o.incoming(o.members.minh, twice),
      ...{ kind: "text", text: "/chitieu 1 97,5" },
    });
    expect(words(again!)).toContain("Hiện nay: 97,5 % tính đến 10/6/2026");
    expect((await o.store.indicators.indicator(o.workspace, 1))?.readings).toHaveLength(1);
  });

  it("follows who leads the task: whoever is put in charge of it, and a unit that takes it over", async () => {
    const { clerk, hoa } = o.members;
    const refusal = "Chỉ bộ phận chủ trì nhiệm vụ có chỉ tiêu này hoặc Văn phòng được";
    expect(words(await o.say(hoa, "/chitieu 1 97"))).toContain(refusal);
    await o.say(clerk, "/giao 2 Nguyễn Văn Hòa");
    expect(words(await o.say(hoa, "/chitieu 1 97"))).toContain("Đã ghi chỉ tiêu 1");
    expect(words(await o.say(hoa, "/chitieu 3 4"))).toBe(
      "Chỉ tiêu này là của chung kế hoạch, không thuộc nhiệm vụ nào, nên chỉ Văn phòng được ghi số liệu.",
    );
    expect(words(await o.say(clerk, "/chitieu 3 4"))).toContain("đạt mục tiêu ≤ 5 %");
  });

  it("tells how it is typed where the words begin with no number", async () => {
    expect(words(await o.say(o.members.minh, "/chitieu giải ngân"))).toBe(
      "Cách gõ: /chitieu SỐ kết quả, ví dụ /chitieu 3 97,5 đến 30/6/2026; hoặc /chitieu để xem danh sách.",
    );
  });
});

describe("/indicator in English", () => {
  it("is all English", async () => {
    const o = await openOffice({ seed: seedEnglishOffice });
    const { clerk } = o.members;
    const said = async (text: string) => words(english(await o.say(clerk, text)));
    expect(await said("/indicator")).toContain(
      "Indicators of the plans in progress: 1 indicator, 1 without figures.\n1. Files on time from 98% · target ≥ 98% · no figures yet",
    );
    expect(await said("/indicator 1 97.5 until 31/5/2026 weekly report")).toBe(
      "Entered for indicator 1, Files on time from 98%: 97.5% as of 31/5/2026, off target (≥ 98%).",
    );
    expect(await said("/indicator 1")).toContain("Now: 97.5% as of 31/5/2026, off target");
    for (const text of [
      "1 enter",
      "enter",
      "1 101",
      "1 97 31/5/2026",
      "off",
      "unread",
      "1 1 1/1/2025",
    ]) {
      await said(`/indicator ${text}`);
    }
    for (const text of ["7", "1 soon", "1 97 until 11/6/2026", "1 97 until 31/2"]) {
      await said(`/indicator ${text}`);
    }
    await o.close();
  });
});

describe("a plan that is read", () => {
  it("hands its indicators on, those of a row with its reference", () => {
    const source = { page: 1, line: 4 };
    const target = { operator: ">=" as const, value: 98, unit: "%", source };
    const indicators = [
      { ...target, text: "a", ref: "PL.1" },
      { ...target, text: "b", ref: null },
    ];
    const heading = {
      ...{ issuer: null, title: "Kế hoạch", number: null, date: null, year: 2026 },
      ...{ start: null, end: null, signer: null, score: null, rank: null },
    };
    const reading = { plan: heading, tasks: [], indicators, warnings: [] };
    expect(importPlan(reading, [], 2026).indicators).toEqual(indicators);
  });
});
