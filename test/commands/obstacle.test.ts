import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";
import { otherOffice } from "../support/other-office.js";
import { newPostgresStore } from "../support/postgres.js";
import { newStore } from "../support/store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

const ONLY_UNITS =
  "Chỉ bộ phận chủ trì, bộ phận phối hợp hoặc Văn phòng được thêm tài liệu và nêu vướng mắc của việc này.";

async function obstaclesOf(o: Office, number: number) {
  return (await o.store.work.task(o.workspace, number))?.obstacles ?? [];
}

/** Raises one and gives the word that buttons call it by. */
async function raised(o: Office, as: number, number: number, text: string): Promise<string> {
  await o.say(as, `/vuongmac ${String(number)} ${text}`);
  return `b${String((await obstaclesOf(o, number)).at(-1)?.id)}`;
}

function privately(o: Office, member: keyof Office["members"]): string {
  return `p${String(o.members[member])}`;
}

describe("an obstacle", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("is kept, told to the clerk, answered, and the answer told to who raised it", async () => {
    const said = await o.say(o.members.hoa, "/vuongmac 2 chưa có kinh phí in ấn");
    expect(words(said)).toBe(
      "Đã ghi vướng mắc của #2: “chưa có kinh phí in ấn”. Văn phòng được báo ngay.",
    );
    expect(labelsOf(said)).toEqual(["Đã tự giải quyết", "Xem #2"]);
    const [news, ...more] = await o.news();
    expect(more).toEqual([]);
    expect(news?.to).toBe(privately(o, "clerk"));
    expect(news?.words).toBe(
      "Nguyễn Văn Hòa nêu vướng mắc của #2: “chưa có kinh phí in ấn”.\nTự kiểm tra cải cách hành chính",
    );
    expect(labelsOf(news?.said ?? said)).toEqual(["Trả lời", "Xem #2"]);
    const asked = await o.press(o.members.clerk, news?.said ?? said, "Trả lời");
    expect(words(asked)).toBe(
      "Nguyễn Văn Hòa nêu vướng mắc của #2: “chưa có kinh phí in ấn”. " +
        "Anh/chị trả lời tin này bằng ý kiến giải quyết.",
    );
    expect(words(await o.say(o.members.clerk, "đã bố trí trong tháng 7"))).toBe(
      "Đã trả lời vướng mắc của #2: “đã bố trí trong tháng 7”. Người nêu được báo ngay.",
    );
    const answers = await o.news();
    expect(answers.map(({ to }) => to)).toEqual([privately(o, "hoa")]);
    expect(answers[0]?.words).toContain(
      "Phạm Thị Lan trả lời vướng mắc của #2 (“chưa có kinh phí in ấn”): “đã bố trí trong tháng 7”.",
    );
    expect(words(await o.say(o.members.minh, "/nv 2"))).toContain(
      "Nguyễn Văn Hòa: nêu vướng mắc: “chưa có kinh phí in ấn”\n" +
        "08:12 ngày 10/6/2026, Phạm Thị Lan: trả lời vướng mắc: “đã bố trí trong tháng 7”",
    );
  });

  it("is raised by the units of the task and the clerk, by nobody else", async () => {
    const { clerk, minh, hoa, chair, viewer } = o.members;
    for (const as of [minh, hoa, clerk]) {
      expect(words(await o.say(as, "/vuongmac 2 thiếu người"))).toContain("Đã ghi vướng mắc");
    }
    for (const as of [chair, viewer]) {
      for (const typed of ["/vuongmac 2 thiếu người", "/vuongmac 2"]) {
        expect(words(await o.say(as, typed))).toBe(ONLY_UNITS);
      }
    }
    expect(words(await o.say(hoa, "/vuongmac 1 việc của người khác"))).toBe(ONLY_UNITS);
    expect(await obstaclesOf(o, 2)).toHaveLength(3);
  });

  it("of the only clerk goes to the chair", async () => {
    expect(words(await o.say(o.members.clerk, "/vuongmac 2 xin ý kiến"))).toContain(
      "Lãnh đạo Ủy ban nhân dân được báo ngay.",
    );
    expect((await o.news()).map(({ to }) => to)).toEqual([privately(o, "chair")]);
  });

  it("that nobody can be told of says nothing of telling", async () => {
    await o.store.office.removeMember(o.members.chair, o.clock.now());
    expect(words(await o.say(o.members.clerk, "/vuongmac 2 xin ý kiến"))).toBe(
      "Đã ghi vướng mắc của #2: “xin ý kiến”.",
    );
    expect(await o.news()).toEqual([]);
  });

  it("is asked for where nothing is said", async () => {
    const asked = await o.say(o.members.minh, "vướng mắc 2");
    expect(words(asked)).toBe(
      "Việc #2, Tự kiểm tra cải cách hành chính, đang vướng mắc điều gì? " +
        "Anh/chị trả lời tin này, nêu rõ cần ai giải quyết.",
    );
    expect(words(await o.say(o.members.minh, "thiếu biểu mẫu"))).toContain("“thiếu biểu mẫu”");
    await o.say(o.members.minh, "/vuongmac 2 ...");
    expect(await obstaclesOf(o, 2)).toHaveLength(1);
  });

  it("said again in the same words is the same one, and nobody is told twice", async () => {
    await o.say(o.members.minh, "/vuongmac 2 thiếu biểu mẫu");
    const again = await o.say(o.members.minh, "/vuongmac 2 Thiếu  biểu mẫu");
    expect(words(again)).toBe("Vướng mắc này của #2 đã được ghi trước đó và đang chờ trả lời.");
    expect(await obstaclesOf(o, 2)).toHaveLength(1);
    expect(await o.news()).toHaveLength(1);
  });

  it("is answered by clerk and chair only, and asks them for words", async () => {
    const b = await raised(o, o.members.minh, 2, "thiếu người");
    for (const as of [o.members.minh, o.members.hoa, o.members.viewer]) {
      expect(words(await o.type(as, `answer ${b} tự trả lời`))).toMatch(
        /^Chỉ Văn phòng hoặc lãnh đạo Ủy ban nhân dân được duyệt kết quả, trả lời vướng mắc/,
      );
    }
    expect((await o.type(o.members.chair, `answer ${b}`)).ask).toBe(`answer ${b}`);
    expect((await o.type(o.members.chair, `answer ${b} ?`)).ask).toBe(`answer ${b}`);
    expect(words(await o.say(o.members.chair, "/vuongmac"))).toContain("1 vướng mắc chờ trả lời");
    await o.type(o.members.chair, `answer ${b} điều người từ Phòng Kinh tế`);
    expect((await obstaclesOf(o, 2))[0]).toMatchObject({
      ...{ state: "answered", answer: "điều người từ Phòng Kinh tế" },
      settledBy: { id: o.members.chair },
    });
  });

  it("is answered once: a second answer, and a late withdrawal, are refused", async () => {
    const b = await raised(o, o.members.minh, 2, "thiếu người");
    await o.type(o.members.clerk, `answer ${b} đã điều thêm`);
    const settled = "Vướng mắc này của việc #2 đã được trả lời hoặc đã rút.";
    const second = await o.type(o.members.chair, `answer ${b} chờ đã`);
    expect(words(second)).toBe(settled);
    expect(labelsOf(second)).toEqual(["Xem #2"]);
    expect(words(await o.type(o.members.chair, `answer ${b}`))).toBe(settled);
    expect(words(await o.type(o.members.minh, `withdraw ${b}`))).toBe(settled);
    expect((await obstaclesOf(o, 2))[0]?.answer).toBe("đã điều thêm");
  });

  it("is taken back by who raised it, without bothering anybody", async () => {
    const b = await raised(o, o.members.hoa, 2, "thiếu người");
    await o.news();
    expect(words(await o.type(o.members.minh, `withdraw ${b}`))).toBe(
      "Chỉ người đã đề nghị hoặc Văn phòng được rút nội dung này.",
    );
    expect(words(await o.type(o.members.hoa, `withdraw ${b}`))).toBe(
      "Đã ghi nhận: vướng mắc của #2 (“thiếu người”) đã được giải quyết.",
    );
    expect(await o.news()).toEqual([]);
    const said = words(await o.say(o.members.hoa, "/nv 2"));
    expect(said).toContain("báo vướng mắc đã được giải quyết");
    expect(said).not.toContain("chờ trả lời");
  });

  it("that the clerk takes back is told to who raised it", async () => {
    const b = await raised(o, o.members.hoa, 2, "thiếu người");
    await o.news();
    await o.type(o.members.clerk, `withdraw ${b}`);
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([privately(o, "hoa")]);
    expect(news[0]?.words).toBe(
      "Phạm Thị Lan ghi nhận vướng mắc của #2 (“thiếu người”) đã được giải quyết.",
    );
  });

  it("of somebody who left is answered to the people of the lead unit", async () => {
    const b = await raised(o, o.members.hoa, 2, "thiếu người");
    await o.news();
    await o.store.office.removeMember(o.members.hoa, o.clock.now());
    expect(words(await o.type(o.members.clerk, `answer ${b} đã điều thêm`))).toContain(
      "Người nêu được báo ngay.",
    );
    expect((await o.news()).map(({ to }) => to)).toEqual([privately(o, "minh")]);
  });

  it("raised in the group is answered there too, once", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    await o.say(o.members.minh, "/vuongmac 2 thiếu người", { place });
    const b = `b${String((await obstaclesOf(o, 2))[0]?.id)}`;
    await o.news();
    await o.type(o.members.clerk, `answer ${b} đã điều thêm`);
    const news = await o.news();
    expect(news.map(({ to }) => to).sort()).toEqual([o.group, privately(o, "minh")].sort());
    expect(new Set(news.map((one) => one.words)).size).toBe(1);

    await o.say(o.members.minh, "/vuongmac 2 thiếu máy", { place });
    await o.news();
    const there = `b${String((await obstaclesOf(o, 2))[1]?.id)}`;
    await o.type(o.members.clerk, `answer ${there} đã mua`, { place });
    expect((await o.news()).map(({ to }) => to)).toEqual([privately(o, "minh")]);
  });

  it("in the group is a command or a reply to the question, and nothing else", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    await o.say(o.members.minh, "/vuongmac 2", { place, source: "web:message:group" });
    const talk = { ...o.incoming(o.members.minh, { place }), kind: "text" } as const;
    expect(await o.receive({ ...talk, text: "thiếu người" })).toBeNull();
    const reply = { place, replyTo: "ref-web:message:group" };
    expect(words(await o.say(o.members.minh, "thiếu người", reply))).toContain("“thiếu người”");
  });

  it("of another commune is not there, whatever is typed", async () => {
    const far = await otherOffice(o);
    await o.say(far.clerk, "/vuongmac 1 chuyện nhà khác");
    const id = (await o.store.work.task(far.workspace, 1))?.obstacles[0]?.id;
    for (const verb of ["answer", "withdraw"]) {
      for (const typed of [
        `${verb} b${String(id)} lời`,
        `${verb} b${String(id)}`,
        `${verb} b999`,
      ]) {
        expect(words(await o.type(o.members.clerk, typed)), typed).toMatch(/^Mục này không còn/);
      }
    }
    expect(words(await o.say(o.members.clerk, "/vuongmac"))).toBe(
      "Không có vướng mắc nào chờ trả lời.",
    );
    const task = await o.store.work.task(far.workspace, 1);
    expect(task?.obstacles[0]?.state).toBe("open");
    expect((await o.news()).map(({ to }) => to)).not.toContain(privately(o, "clerk"));
  });

  it.each([
    ["/vuongmac chín", "Cách gõ: /vuongmac SỐ nội dung, ví dụ /vuongmac 1 chưa có kinh phí."],
    ["/vuongmac 99 thiếu người", "Không có nhiệm vụ số 99. Các số gần nhất: "],
    ["/answer", "Cách gõ"],
    ["/withdraw 5", "Cách gõ"],
  ])("answers %j with a clear line", async (typed, answer) => {
    expect(words(await o.say(o.members.minh, typed))).toContain(answer);
  });

  it("is refused where the plan is closed; what waits can be settled still", async () => {
    const b = await raised(o, o.members.minh, 2, "thiếu người");
    await o.store.plans.setState(o.plan, "closed");
    expect(words(await o.say(o.members.minh, "/vuongmac 2 thiếu máy"))).toMatch(
      /^Kế hoạch có việc #2 chưa được đưa vào thực hiện hoặc đã đóng/,
    );
    expect(words(await o.type(o.members.clerk, `answer ${b} để năm sau`))).toContain(
      "Đã trả lời vướng mắc của #2",
    );
  });

  it("under the same source twice is raised, and answered, once", async () => {
    const deliver = async (as: number, source: string, over: object) => {
      const incoming = { ...o.incoming(as, { source }), ...over } as never;
      await o.inbox.take(incoming);
      return [await o.inbox.answer(incoming), await o.inbox.answer(incoming)];
    };
    const text = { kind: "text", text: "/vuongmac 2 thiếu người" };
    const [, known] = await deliver(o.members.minh, "web:message:a", text);
    expect(known && words(known)).toContain("đã được ghi trước đó");
    const [one, ...others] = await obstaclesOf(o, 2);
    expect(others).toEqual([]);
    const command = `answer b${String(one?.id)} đã điều`;
    const [, again] = await deliver(o.members.clerk, "web:message:b", { kind: "button", command });
    expect(again && words(again)).toContain("đã được trả lời hoặc đã rút");
    // Only the answer: the clerk need not be told any more of what is answered.
    expect((await o.news()).map(({ to }) => to)).toEqual([`p${String(o.members.minh)}`]);
  });

  it("keeps the whole of long words, and shows their beginning", async () => {
    const long = "chưa thống nhất được phương án ".repeat(100).trim();
    expect(words(await o.say(o.members.minh, `/vuongmac 2 ${long}`)).length).toBeLessThan(400);
    const [one] = await obstaclesOf(o, 2);
    expect(one?.text).toBe(long);
    const b = `b${String(one?.id)}`;
    expect(words(await o.type(o.members.clerk, `answer ${b}`)).length).toBeLessThan(500);
    await o.say(o.members.clerk, long);
    expect((await obstaclesOf(o, 2))[0]?.answer).toBe(long);
    for (const { words: told } of await o.news()) expect(told.length).toBeLessThan(1000);
  });
});

describe.each([
  ["SQLite", newStore],
  ["PostgreSQL", newPostgresStore],
])("at once, on %s,", (_, open) => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ open });
  });
  afterEach(() => o.close());

  it("two who answer are one answer, and the other is told", async () => {
    const b = await raised(o, o.members.minh, 2, "thiếu người");
    await o.news();
    const both = await Promise.all([
      o.type(o.members.clerk, `answer ${b} lời của Văn phòng`),
      o.type(o.members.chair, `answer ${b} lời của lãnh đạo`),
    ]);
    const said = both.map(words);
    expect(said.filter((one) => one.startsWith("Đã trả lời vướng mắc của #2"))).toHaveLength(1);
    expect(said.filter((one) => one.includes("đã được trả lời hoặc đã rút"))).toHaveLength(1);
    expect(await o.news()).toHaveLength(1);
  });

  it("the same words of the same person are one obstacle", async () => {
    const typed = "/vuongmac 2 thiếu người";
    const both = await Promise.all([o.say(o.members.minh, typed), o.say(o.members.minh, typed)]);
    expect(both.map(words).filter((one) => one.startsWith("Đã ghi vướng mắc"))).toHaveLength(1);
    expect(await obstaclesOf(o, 2)).toHaveLength(1);
    expect(await o.news()).toHaveLength(1);
  });

  it("two lines of progress are both kept", async () => {
    await Promise.all([
      o.say(o.members.minh, "/tiendo 2 60% một"),
      o.say(o.members.clerk, "/tiendo 2 70% hai"),
    ]);
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.progress.map(({ percent }) => percent).sort()).toEqual([60, 70]);
    const story = await o.store.work.history(o.workspace, task?.id ?? 0, 9);
    expect(story.map(({ kind }) => kind)).toEqual(["progress_noted", "progress_noted"]);
  });
});
