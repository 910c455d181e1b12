import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import { labelsOf, openOffice, words } from "../support/office.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

describe("a task from the list to the accepted hand-in", () => {
  let o: Office;
  beforeAll(async () => {
    o = await openOffice();
  });
  afterAll(() => o.close());

  it("lists what is mine, lead before coordinating, most urgent first", async () => {
    const said = await o.say(o.members.minh, "/tasks");
    const lines = words(said).split("\n");
    expect(lines[0]).toBe("Nhiệm vụ của anh/chị: 5 việc đang mở, 2 việc quá hạn.");
    expect(lines.slice(1).map((line) => line.split(" ")[0])).toEqual([
      "#1",
      "#2",
      "#6",
      "#3",
      "#5",
    ]);
    expect(lines[1]).toContain(
      "hạn 14/3/2026 (kế hoạch ghi: “Trước ngày 14/03/2026”) · quá hạn 88 ngày",
    );
    expect(lines[4]).toContain("phối hợp");
  });

  it("wants evidence where the plan names a product", async () => {
    const said = await o.say(o.members.minh, "/xong 1");
    expect(words(said)).toContain("Kế hoạch yêu cầu sản phẩm “Báo cáo rà soát” cho việc #1");
    expect(labelsOf(said)).toEqual(["Thêm tài liệu", "Nộp không kèm tài liệu"]);
  });

  it("keeps a file with #N and offers to hand in", async () => {
    const said = await o.send(o.members.minh, [{ name: "Báo cáo 15.pdf" }], "#1");
    expect(words(said)).toBe("Đã lưu “Báo cáo 15.pdf” vào #1, sản phẩm Báo cáo rà soát.");
    expect(labelsOf(said)).toEqual(["Nộp", "Bỏ", "Xem #1"]);
    const handed = await o.press(o.members.minh, said, "Nộp");
    expect(words(handed)).toBe("Đã nộp #1, Báo cáo rà soát, lúc 08:12. Chờ Văn phòng duyệt.");
  });

  it("tells the clerk through the outbox, and nobody else", async () => {
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(o.members.clerk)}`]);
    expect(news[0]?.words).toContain("Lê Thị Minh đã nộp #1, Báo cáo rà soát");
    expect(labelsOf(news[0]?.said ?? { blocks: [], buttons: [], files: [] })).toEqual([
      "Mở Báo cáo 15.pdf",
      "Duyệt",
      "Trả lại",
    ]);
    expect(await o.news()).toEqual([]);
  });

  it("shows the clerk the queue with the file, and asks for the reason of a return", async () => {
    const queue = await o.say(o.members.clerk, "/duyet");
    expect(words(queue)).toContain("1 kết quả chờ duyệt:");
    expect(words(queue)).toContain("nộp muộn 88 ngày");
    const opened = await o.press(o.members.clerk, queue, "Mở tệp");
    expect(opened.files).toMatchObject([{ name: "Báo cáo 15.pdf", size: 10 }]);
    const asked = await o.press(o.members.clerk, queue, "Trả lại");
    expect(asked.ask).toMatch(/^return o\d+$/);
    const returned = await o.say(o.members.clerk, "thiếu dấu");
    expect(words(returned)).toContain("Đã trả lại #1, Báo cáo rà soát, lý do: “thiếu dấu”.");
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(o.members.minh)}`]);
    expect(news[0]?.words).toContain("được Phạm Thị Lan trả lại: “thiếu dấu”");
    const again = await o.press(o.members.minh, news[0]?.said ?? queue, "Nộp lại");
    expect(words(again)).toContain("Đã nộp #1");
  });

  it("accepts, tells the official, and the history tells it all", async () => {
    const queue = await o.say(o.members.clerk, "/review");
    expect(words(await o.press(o.members.clerk, queue, "Duyệt"))).toContain("Đã duyệt #1");
    const news = await o.news();
    expect(news.map((one) => one.words)).toEqual([
      "#1, Báo cáo rà soát, đã được Phạm Thị Lan duyệt hoàn thành.",
    ]);
    const story = words(await o.say(o.members.minh, "nv 1"));
    const deeds = [
      "thêm tài liệu “Báo cáo 15.pdf”",
      "nộp Báo cáo",
      "trả lại Báo cáo",
      "nộp Báo cáo",
      "duyệt Báo cáo",
    ];
    let from = 0;
    for (const deed of deeds) {
      const at = story.indexOf(deed, from);
      expect(at, `${deed} in ${story}`).toBeGreaterThan(-1);
      from = at + 1;
    }
  });

  it("is no longer in the list, and a button of an old message says how it stands", async () => {
    expect(words(await o.say(o.members.minh, "/tasks"))).not.toContain("#1 ");
    const task = await o.store.work.task(o.workspace, 1);
    const id = task?.deliverables[0]?.occurrences[0]?.id ?? 0;
    expect(words(await o.type(o.members.minh, `done 1 o${String(id)}`))).toBe(
      "Việc #1 đã được Phạm Thị Lan duyệt hoàn thành lúc 08:12 ngày 10/6/2026.",
    );
    expect(words(await o.type(o.members.clerk, `accept o${String(id)}`))).toContain(
      "đã được Phạm Thị Lan duyệt hoàn thành",
    );
  });
});

describe("handing in", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("goes on without evidence only with a reason, typed or chosen", async () => {
    const wanted = await o.say(o.members.minh, "/done 2");
    const asked = await o.press(o.members.minh, wanted, "Nộp không kèm tài liệu");
    expect(words(asked)).toContain("Vì sao nộp việc #2 mà không kèm tài liệu?");
    expect(words(await o.say(o.members.minh, "đã họp, chưa có biên bản"))).toContain("Đã nộp #2");
    const sheet = words(await o.say(o.members.clerk, "/nv 2"));
    expect(sheet).toContain("đã họp, chưa có biên bản");
    expect(sheet).toContain("(không kèm tài liệu)");
  });

  it("takes a note that is typed with the command as the reason", async () => {
    expect(words(await o.say(o.members.minh, "xong 2 đã gửi qua trục văn bản"))).toContain(
      "Đã nộp #2",
    );
  });

  it("takes a document's number given in place of a reason as the evidence it is", async () => {
    await o.say(o.members.minh, "/done 2");
    const kept = await o.say(o.members.minh, "15/KH-UBND ngày 12/7/2026");
    expect(words(await o.press(o.members.minh, kept, "Nộp"))).toContain("Đã nộp #2");
    const task = await o.store.work.task(o.workspace, 2);
    expect(task?.evidence.map(({ name }) => name)).toEqual(["Số 15/KH-UBND ngày 12/7/2026"]);
    expect(task?.deliverables[0]?.occurrences[0]?.note).toBeNull();
    expect((await o.news())[0]?.words).toContain("1 tài liệu");
  });

  it("asked for evidence is not done by a number that looks a task up, nor by a wrong form", async () => {
    await o.say(o.members.minh, "/done 2");
    expect(words(await o.say(o.members.minh, "1"))).toContain("#1 Rà soát văn bản của xã");
    await o.say(o.members.minh, "/minhchung 2");
    expect(words(await o.say(o.members.minh, "có rồi"))).toContain("Tài liệu kiểm chứng là");
    expect(words(await o.say(o.members.minh, "15/KH-UBND"))).toContain("Đã lưu “Số 15/KH-UBND”");
  });

  it("is refused to a unit that only coordinates, in one line that says who may", async () => {
    const said = await o.say(o.members.hoa, "/xong 2 xong rồi");
    expect(words(said)).toBe(
      "Chỉ bộ phận chủ trì hoặc Văn phòng được nộp kết quả, báo tiến độ, giải trình và đề nghị gia hạn việc này.",
    );
  });

  it("by two people at once is done once, and the other is told by whom", async () => {
    const both = await Promise.all([
      o.say(o.members.minh, "/xong 2 lần một"),
      o.say(o.members.clerk, "/xong 2 lần hai"),
    ]);
    const said = both.map(words);
    expect(said.filter((one) => one.startsWith("Đã nộp #2"))).toHaveLength(1);
    expect(said.filter((one) => /^Việc #2 đã được .+ nộp lúc/.test(one))).toHaveLength(1);
  });

  it("under the same source twice changes nothing twice and answers with the present state", async () => {
    const source = "web:message:same";
    await o.say(o.members.minh, "/xong 2 đã họp", { source });
    const again = await o.say(o.members.minh, "/xong 2 đã họp", { source });
    expect(words(again)).toContain("#2");
    const task = await o.store.work.task(o.workspace, 2);
    const story = await o.store.work.history(o.workspace, task?.id ?? 0, 20);
    expect(story.map(({ kind }) => kind)).toEqual(["submitted"]);
    expect(await o.news()).toHaveLength(1);
  });

  it("of a source that was carried out but not answered says how it stands, and is done once", async () => {
    const incoming = o.incoming(o.members.minh, { source: "web:message:lost" });
    const done = { ...incoming, kind: "text", text: "/xong 2 đã họp" } as never;
    await o.inbox.take(done);
    await o.inbox.answer(done);
    const again = await o.inbox.answer(done);
    expect(words(again ?? (await o.say(o.members.minh, "/help")))).toContain(
      "Việc #2 đã được Lê Thị Minh nộp",
    );
    expect(await o.news()).toHaveLength(1);
  });

  it.each([
    ["/xong", "Cách gõ: /xong SỐ ghi chú, ví dụ /xong 1 đã ban hành."],
    ["/xong mười hai", "Cách gõ: /xong SỐ ghi chú"],
    ["/xong 99", "Không có nhiệm vụ số 99. Các số gần nhất: "],
    ["/nv 99", "Các số gần nhất: "],
    ["/minhchung 99 15/KH-UBND", "Các số gần nhất: "],
    ["/minhchung 2 có rồi", "Tài liệu kiểm chứng là một tệp"],
    ["/minhchung 2 ftp://x", "Đường liên kết phải bắt đầu bằng"],
    [
      "/duyet",
      "Chỉ Văn phòng hoặc lãnh đạo Ủy ban nhân dân được duyệt kết quả, trả lời vướng mắc, quyết định gia hạn và đôn đốc.",
    ],
    ["/kehoach", "Chỉ Văn phòng được quản lý kế hoạch, kỳ báo cáo và ghi ngày của sự kiện."],
    ["/xonng 2", "Có phải anh/chị muốn gõ /xong?"],
    ["/khongcolenhnay", "Không có lệnh “/khongcolenhnay”"],
    ["lục bát", "Tôi chưa hiểu “lục bát”."],
    ["😀", "Tôi chưa hiểu"],
  ])("answers %j with a clear line", async (text, answer) => {
    expect(words(await o.say(o.members.minh, text))).toContain(answer);
  });

  it("shows a viewer everything and lets it change nothing", async () => {
    expect(words(await o.say(o.members.viewer, "/tasks all"))).toContain("6 việc đang mở");
    for (const text of ["/xong 1 x", "/minhchung 1 15/KH-UBND", "/duyet", "/kehoach"]) {
      expect(words(await o.say(o.members.viewer, text))).toMatch(/^Chỉ/);
    }
  });

  it("finds tasks by words without diacritics, and by filters in Vietnamese", async () => {
    expect(words(await o.say(o.members.minh, "ra soat van ban"))).toContain(
      "#1 Rà soát văn bản của xã",
    );
    expect(words(await o.say(o.members.minh, "/nhiemvu quá hạn"))).toContain(
      "Việc quá hạn: 2 việc.",
    );
    expect(words(await o.say(o.members.minh, "/tasks zzzz"))).toContain(
      "Không tìm thấy việc đang mở",
    );
  });

  it("hands in by the link, the number, and takes evidence back", async () => {
    const kept = await o.say(o.members.minh, "/minhchung 2 Số 15/KH-UBND ngày 12/7/2026");
    expect(words(kept)).toContain("Đã lưu “Số 15/KH-UBND ngày 12/7/2026” vào #2");
    expect(words(await o.press(o.members.minh, kept, "Bỏ"))).toContain("Đã bỏ “Số 15/KH-UBND");
    const dropped = await o.press(o.members.minh, kept, "Bỏ");
    expect(words(dropped)).toContain("Mục này không còn");
    const link = await o.say(o.members.minh, "/minhchung 2 https://tanhoa.gov.vn/kh");
    expect(words(await o.press(o.members.minh, link, "Nộp"))).toContain("Đã nộp #2");
    expect(words(await o.press(o.members.minh, link, "Bỏ"))).toContain("không thay đổi được");
  });
});
