import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

async function obstaclesOf(o: Office, number: number) {
  return (await o.store.work.task(o.workspace, number))?.obstacles ?? [];
}

/** Raises one and gives the word that buttons call it by. */
async function raised(o: Office, as: number, number: number, text: string): Promise<string> {
  await o.say(as, `/vuongmac ${String(number)} ${text}`);
  return `b${String((await obstaclesOf(o, number)).at(-1)?.id)}`;
}

describe("the list of obstacles", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("is the office's for clerk and chair: the longest waiting first, a page at a time", async () => {
    for (const [at, text] of ["một", "hai", "ba", "bốn", "năm", "sáu"].entries()) {
      o.clock.set(`2026-06-0${String(9 - at)}T02:00:00.000Z`);
      await o.say(o.members.minh, `/vuongmac ${String((at % 2) + 1)} ${text}`);
    }
    o.clock.set("2026-06-09T04:00:00.000Z");
    for (const as of [o.members.clerk, o.members.chair]) {
      const first = await o.say(as, "/vuongmac");
      const [heading, ...lines] = words(first).split("\n");
      expect(heading).toBe("6 vướng mắc chờ trả lời, trang 1/2:");
      expect(lines).toHaveLength(5);
      expect(lines[0]).toBe(
        "#2 Tự kiểm tra cải cách hành chính · “sáu” · Lê Thị Minh, 09:00 ngày 04/6/2026 · chờ 5 ngày",
      );
      expect(labelsOf(first).slice(0, 2)).toEqual(["Trả lời #2 (sáu)", "Xem #2"]);
      const next = await o.press(as, first, "Sau");
      expect(next.replaces).toBe(true);
      expect(words(next)).toBe(
        "6 vướng mắc chờ trả lời, trang 2/2:\n" +
          "#1 Rà soát văn bản của xã · “một” · Lê Thị Minh, 09:00 ngày 09/6/2026 · nêu hôm nay",
      );
      expect(labelsOf(next)).toEqual(["Trả lời #1", "Xem #1", "Trước"]);
    }
    const beyond = await o.type(o.members.clerk, "obstacle p9");
    expect(words(beyond)).toContain("trang 2/2");
  });

  it("leads the clerk from one to the next", async () => {
    await o.say(o.members.minh, "/vuongmac 1 một");
    await o.say(o.members.minh, "/vuongmac 2 hai");
    const queue = await o.say(o.members.clerk, "/vuongmac");
    await o.press(o.members.clerk, queue, "Trả lời #1");
    const said = await o.say(o.members.clerk, "xong một");
    expect(words(said)).toContain("Còn 1 vướng mắc chưa trả lời.");
    const left = await o.press(o.members.clerk, said, "Vướng mắc khác");
    expect(words(left)).toContain("1 vướng mắc chờ trả lời:\n#2");
  });

  it("is an official's own: of tasks one has a part in, with a word on how to raise one", async () => {
    await o.say(o.members.minh, "/vuongmac 1 một");
    await o.say(o.members.minh, "/vuongmac 2 hai");
    await o.say(o.members.hoa, "/vuongmac 3 ba");
    const said = await o.say(o.members.hoa, "/vuongmac");
    const [heading, second, third, how] = words(said).split("\n");
    expect(heading).toBe("2 vướng mắc của các việc anh/chị tham gia, đang chờ trả lời:");
    expect(second).toContain("#2 Tự kiểm tra");
    expect(third).toContain("#3 Lập danh mục");
    expect(how).toBe(
      "Để nêu vướng mắc, gõ: /vuongmac SỐ nội dung, ví dụ /vuongmac 12 chưa có kinh phí.",
    );
    expect(labelsOf(said)).toEqual(["Xem #2", "Đã tự giải quyết #3", "Xem #3"]);
    expect(words(await o.say(o.members.viewer, "/vuongmac"))).toMatch(/^Chỉ bộ phận chủ trì/);
  });

  it("says so where it is empty", async () => {
    expect(words(await o.say(o.members.chair, "/vuongmac"))).toBe(
      "Không có vướng mắc nào chờ trả lời.",
    );
    expect(words(await o.say(o.members.minh, "/vuongmac"))).toMatch(
      /^Không có vướng mắc nào chờ trả lời\.\nĐể nêu vướng mắc, gõ/,
    );
    const help = await o.say(o.members.chair, "/help");
    expect(words(await o.press(o.members.chair, help, "Vướng mắc"))).toContain(
      "Không có vướng mắc",
    );
  });

  it("marks its tasks in everybody's list", async () => {
    await o.say(o.members.hoa, "/vuongmac 2 thiếu người");
    const lines = words(await o.say(o.members.minh, "/tasks")).split("\n");
    expect(lines.filter((line) => line.includes("đang vướng mắc"))).toEqual([
      expect.stringMatching(/^#2 /),
    ]);
  });
});

describe("obstacles on the task's sheet", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("are the open ones, then the last answer, with buttons for those who may", async () => {
    for (const [at, text] of ["cũ", "cũ hơn", "thiếu máy"].entries()) {
      const b = await raised(o, o.members.minh, 2, text);
      if (at < 2) await o.type(o.members.clerk, `answer ${b} đáp ${String(at)}`);
    }
    const said = await o.say(o.members.minh, "/nv 2");
    const part = words(said).split("Vướng mắc\n")[1]?.split("\n").slice(0, 3);
    const by = "Lê Thị Minh, 08:12 ngày 10/6/2026";
    expect(part).toEqual([
      `${by}: “thiếu máy” · chờ trả lời`,
      `${by}: “cũ hơn” · Phạm Thị Lan trả lời: “đáp 1”`,
      "Quá trình thực hiện",
    ]);
    const offered = async (as: number) =>
      labelsOf(await o.say(as, "/nv 2")).filter((label) => /Trả lời|tự giải/.test(label));
    expect(await offered(o.members.minh)).toEqual(["Đã tự giải quyết"]);
    expect(await offered(o.members.clerk)).toEqual(["Trả lời", "Đã tự giải quyết"]);
    expect(await offered(o.members.chair)).toEqual(["Trả lời"]);
    expect(await offered(o.members.hoa)).toEqual([]);
    expect(await offered(o.members.viewer)).toEqual([]);
  });

  it("that are many say how many more there are", async () => {
    for (let at = 1; at <= 7; at += 1) await o.say(o.members.minh, `/vuongmac 2 số ${String(at)}`);
    const said = await o.say(o.members.clerk, "/nv 2");
    expect(words(said)).toContain("… và 2 vướng mắc nữa");
    expect(labelsOf(said)).toContain("Trả lời (số 1)");
  });
});

describe("obstacles in English", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ seed: seedEnglishOffice });
  });
  afterEach(() => o.close());

  it("are raised, listed, answered, told and shown in English", async () => {
    const { minh, hoa, clerk, viewer } = o.members;
    english(await o.say(minh, "/obstacle 2"));
    const said = english(await o.say(minh, "there is no money yet"));
    expect(words(said)).toBe(
      "Obstacle noted for #2: “there is no money yet”. The clerk is told at once.",
    );
    english(await o.say(minh, "/obstacle 2 there is no money yet"));
    english(await o.say(minh, "/obstacle 2 there is nobody"));
    english(await o.say(minh, "/obstacle"));
    expect(words(english(await o.say(minh, "/tasks")))).toContain("blocked");
    for (const as of [minh, clerk]) english(await o.say(as, "/task 2"));
    const queue = english(await o.say(clerk, "/obstacle"));
    english(await o.press(clerk, queue, "Answer #2 (there is no money…)"));
    expect(words(english(await o.say(clerk, "there will be in July")))).toBe(
      "Answered the obstacle of #2: “there will be in July”. Whoever raised it is told at once.\n" +
        "1 obstacle still to answer.",
    );
    const sheet = english(await o.say(minh, "/task 2"));
    expect(words(sheet)).toContain("Pham Thi Lan answered: “there will be in July”");
    const b = `b${String((await obstaclesOf(o, 2))[1]?.id)}`;
    english(await o.type(hoa, `withdraw ${b}`));
    english(await o.type(clerk, `withdraw ${b}`));
    english(await o.type(clerk, `answer ${b} late`));
    english(await o.say(clerk, "/obstacle"));
    english(await o.say(viewer, "/obstacle"));
    english(await o.say(minh, "/obstacle nine"));
    const news = await o.news();
    expect(news.length).toBeGreaterThan(1);
    news.forEach((one) => english(one.said));
  });
});
