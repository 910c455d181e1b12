import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

const ONLY_LEAD =
  "Chỉ bộ phận chủ trì hoặc Văn phòng được nộp kết quả, báo tiến độ, giải trình và đề nghị gia hạn việc này.";

async function linesOf(o: Office, number: number) {
  const task = await o.store.work.task(o.workspace, number);
  return task?.progress.map(({ by, text, percent }) => [by.name, percent, text]);
}

describe("saying how a task goes", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("keeps the line, shows it and leads on", async () => {
    const said = await o.say(o.members.minh, "/tiendo 2 60% đã trình dự thảo");
    expect(words(said)).toBe("Đã ghi tiến độ #2: 60%, “đã trình dự thảo”.");
    expect(labelsOf(said)).toEqual(["Nộp kết quả", "Vướng mắc", "Xem #2"]);
    expect(words(await o.press(o.members.minh, said, "Nộp kết quả"))).toContain(
      "Kế hoạch yêu cầu sản phẩm “Báo cáo” cho việc #2",
    );
    expect(words(await o.press(o.members.minh, said, "Vướng mắc"))).toContain(
      "đang vướng mắc điều gì?",
    );
    expect(await linesOf(o, 2)).toEqual([["Lê Thị Minh", 60, "đã trình dự thảo"]]);
  });

  it.each([
    ["/progress 2 60 % đã trình", 60, "đã trình"],
    ["/tien do 2 đã trình", null, "đã trình"],
    ["tiến độ 2: đã trình", null, "đã trình"],
    ["TIENDO nv2, 60%", 60, ""],
    ["/tiendo #2 d5 vẫn là lời", null, "d5 vẫn là lời"],
  ])("%j", async (typed, percent, text) => {
    await o.say(o.members.minh, typed);
    expect(await linesOf(o, 2)).toEqual([["Lê Thị Minh", percent, text]]);
  });

  it("asks where nothing is said, and takes a reply, a share or a button as the answer", async () => {
    const asked = await o.say(o.members.minh, "/tiendo 2");
    expect(words(asked)).toBe(
      "Tiến độ việc #2, Tự kiểm tra cải cách hành chính? Anh/chị trả lời tin này bằng một câu, " +
        "có thể ghi tỷ lệ ở đầu (ví dụ: 60% đã trình dự thảo), hoặc chọn tỷ lệ bên dưới.",
    );
    expect(labelsOf(asked)).toEqual(["25%", "50%", "75%"]);
    expect(words(await o.say(o.members.minh, "30% đang lấy ý kiến"))).toContain("30%");
    await o.say(o.members.minh, "/tiendo 2");
    expect(words(await o.say(o.members.minh, "40"))).toBe("Đã ghi tiến độ #2: 40%.");
    await o.press(o.members.minh, asked, "50%");
    expect((await linesOf(o, 2))?.map(([, percent]) => percent)).toEqual([30, 40, 50]);
  });

  it("that is no share is refused, and can be said again", async () => {
    const refused = await o.say(o.members.minh, "/tiendo 2 150% đã trình");
    expect(words(refused)).toMatch(/^Tỷ lệ hoàn thành là một số từ 0 đến 100/);
    expect(words(await o.say(o.members.minh, "100%"))).toBe("Đã ghi tiến độ #2: 100%.");
    expect(await linesOf(o, 2)).toHaveLength(1);
  });

  it("keeps an ongoing task alive: one tap, no share", async () => {
    const asked = await o.say(o.members.clerk, "/tiendo 4");
    expect(labelsOf(asked)).toEqual(["Vẫn thực hiện thường xuyên"]);
    const said = await o.press(o.members.clerk, asked, "Vẫn thực hiện thường xuyên");
    expect(words(said)).toBe("Đã ghi tiến độ #4: “Vẫn thực hiện thường xuyên”.");
  });

  it("is refused to everybody but the lead unit and the clerk", async () => {
    const { clerk, chair, hoa, viewer } = o.members;
    for (const as of [chair, hoa, viewer]) {
      expect(words(await o.say(as, "/tiendo 2 60%"))).toBe(ONLY_LEAD);
      expect(words(await o.say(as, "/tiendo 2"))).toBe(ONLY_LEAD);
    }
    expect(words(await o.say(clerk, "/tiendo 2 60%"))).toContain("60%");
    await o.say(hoa, "/tiendo 3 10%");
    expect(await linesOf(o, 3)).toEqual([["Nguyễn Văn Hòa", 10, ""]]);
  });

  it.each([
    ["/tiendo", "Cách gõ: /tiendo SỐ tiến độ, ví dụ /tiendo 1 60% đã trình dự thảo."],
    ["/tiendo sáu mươi", "Cách gõ: /tiendo SỐ"],
    ["/tiendo 99 60%", "Không có nhiệm vụ số 99. Các số gần nhất: "],
  ])("answers %j with a clear line", async (typed, answer) => {
    expect(words(await o.say(o.members.minh, typed))).toContain(answer);
  });

  it("is refused where the plan is closed", async () => {
    await o.store.plans.setState(o.plan, "closed");
    expect(words(await o.say(o.members.minh, "/tiendo 2 60%"))).toMatch(
      /^Kế hoạch có việc #2 chưa được đưa vào thực hiện hoặc đã đóng/,
    );
    expect(labelsOf(await o.say(o.members.minh, "/nv 2"))).not.toContain("Báo tiến độ");
  });

  it("under the same source twice is kept once", async () => {
    const source = "web:message:same";
    await o.say(o.members.minh, "/tiendo 2 60%", { source });
    const again = { ...o.incoming(o.members.minh, { source: "web:message:lost" }), kind: "text" };
    const typed = { ...again, text: "/tiendo 2 70%" } as never;
    await o.inbox.take(typed);
    await o.inbox.answer(typed);
    const answer = await o.inbox.answer(typed);
    expect(words(answer ?? (await o.say(o.members.minh, "/help")))).toContain(
      "đã được ghi nhận trước đó",
    );
    await o.say(o.members.minh, "/tiendo 2 60%", { source });
    expect((await linesOf(o, 2))?.map(([, percent]) => percent)).toEqual([60, 70]);
  });

  it("keeps the whole of a long line, and shows its beginning", async () => {
    const long = "đã làm xong phần việc được giao ".repeat(100).trim();
    const said = words(await o.say(o.members.minh, `/tiendo 2 ${long}`));
    expect(said.length).toBeLessThan(350);
    expect(said).toMatch(/…”\.$/);
    expect(await linesOf(o, 2)).toEqual([["Lê Thị Minh", null, long]]);
  });

  it("in the group is a command or a reply to the question, and nothing else", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const asked = { place, source: "web:message:group" };
    await o.say(o.members.minh, "/tiendo 2", asked);
    const talk = { ...o.incoming(o.members.minh, { place }), kind: "text", text: "60%" } as const;
    expect(await o.receive(talk)).toBeNull();
    const reply = { place, replyTo: "ref-web:message:group" };
    expect(words(await o.say(o.members.minh, "60% xong", reply))).toContain("60%, “xong”");
  });

  it("stands on the task's sheet: the last three lines, with their share, and in the history", async () => {
    for (const line of ["10% một", "20% hai", "30% ba", "bốn"]) {
      await o.say(o.members.minh, `/tiendo 2 ${line}`);
    }
    const said = words(await o.say(o.members.hoa, "/nv 2"));
    const part = said.split("Tiến độ\n")[1]?.split("\n").slice(0, 3);
    expect(part).toEqual([
      "08:12 ngày 10/6/2026, Lê Thị Minh: 20%, “hai”",
      "08:12 ngày 10/6/2026, Lê Thị Minh: 30%, “ba”",
      "08:12 ngày 10/6/2026, Lê Thị Minh: “bốn”",
    ]);
    expect(said).toContain("Lê Thị Minh: báo tiến độ 10%: “một”");
  });

  it("is offered on the sheet to those who may", async () => {
    const offered = async (as: number, number: number) => {
      const labels = labelsOf(await o.say(as, `/nv ${String(number)}`));
      return labels.filter((label) => label === "Báo tiến độ" || label === "Vướng mắc");
    };
    expect(await offered(o.members.minh, 2)).toEqual(["Báo tiến độ", "Vướng mắc"]);
    expect(await offered(o.members.hoa, 2)).toEqual(["Vướng mắc"]);
    expect(await offered(o.members.chair, 2)).toEqual([]);
    expect(await offered(o.members.viewer, 2)).toEqual([]);
  });
});

describe("saying how a task goes, in English", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ seed: seedEnglishOffice });
  });
  afterEach(() => o.close());

  it("is asked, kept, refused and shown in English", async () => {
    const { minh, hoa } = o.members;
    const asked = english(await o.say(minh, "/progress 2"));
    expect(words(asked)).toContain("Reply to this message in a sentence, with the share first");
    const said = english(await o.press(minh, asked, "50%"));
    expect(words(said)).toBe("Progress noted for #2: 50%.");
    expect(labelsOf(said)).toEqual(["Hand in", "Obstacle", "See #2"]);
    english(await o.say(minh, "/progress 2 draft is out"));
    expect(words(english(await o.say(minh, "/task 2")))).toContain(
      "Progress\n08:12 on 10/6/2026, Le Thi Minh: 50%",
    );
    for (const typed of ["/progress 2 150%", "/progress", "/progress 99 x"]) {
      english(await o.say(minh, typed));
    }
    english(await o.say(hoa, "/progress 2 x"));
    english(await o.say(o.members.clerk, "/progress 4"));
  });
});
