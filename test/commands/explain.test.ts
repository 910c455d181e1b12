import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { english, seedEnglishOffice } from "../support/english.js";
import { labelsOf, openOffice, words } from "../support/office.js";
import { otherOffice } from "../support/other-office.js";
import { newDeliverable, newTask } from "../support/store.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

const VP = "Văn phòng HĐND và UBND";
const ONLY_LEAD = /^Chỉ bộ phận chủ trì hoặc Văn phòng được nộp kết quả/;

async function occurrencesOf(o: Office, number: number) {
  const task = await o.store.work.task(o.workspace, number);
  return task?.deliverables.flatMap(({ occurrences }) => occurrences) ?? [];
}

async function explained(o: Office, number: number) {
  return (await occurrencesOf(o, number)).map(({ explanation }) => explanation);
}

async function idOf(o: Office, number: number, at = 0): Promise<string> {
  return `o${String((await occurrencesOf(o, number))[at]?.id)}`;
}

/** Task 7: a plan and a report, both of the Văn phòng. */
async function twoProducts(o: Office): Promise<void> {
  const deliverables = [
    newDeliverable("Kế hoạch", "2026-06-20"),
    newDeliverable("Báo cáo", "2026-07-20"),
  ];
  const { id } = await o.store.plans.savePlan(o.workspace, {
    ...{ title: "Kế hoạch khắc phục", number: null, issuer: null, year: 2026 },
    ...{ start: "2026-01-01", end: "2026-12-31", document: "e".repeat(64), warnings: [] },
    units: [{ name: VP, state: "matched", unit: { id: o.units.vp, name: VP }, nearest: [] }],
    rows: [newTask({ ref: "1", title: "Khảo sát hài lòng", lead: [VP], deliverables }, null)],
  });
  await o.store.plans.setState(id, "active");
}

describe("explaining evidence", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("by the task's number keeps the words and tells the history", async () => {
    const said = await o.say(o.members.minh, "/giaitrinh 2 biên bản đang chờ ký");
    expect(words(said)).toBe(
      "Đã ghi giải trình về tài liệu của #2, Báo cáo: “biên bản đang chờ ký”.",
    );
    expect(labelsOf(said)).toEqual(["Sửa giải trình", "Xem #2"]);
    const asked = await o.press(o.members.minh, said, "Sửa giải trình");
    expect(words(asked)).toContain("Đang ghi: “biên bản đang chờ ký”.");
    await o.say(o.members.minh, "biên bản ký ngày 12/6");
    expect(await explained(o, 2)).toEqual(["biên bản ký ngày 12/6"]);
    const sheet = words(await o.say(o.members.hoa, "/nv 2"));
    expect(sheet).toContain("chưa có tài liệu · giải trình: “biên bản ký ngày 12/6”");
    expect(sheet).toContain(
      "Lê Thị Minh: giải trình về tài liệu của Báo cáo: “biên bản đang chờ ký”",
    );
    expect(sheet).toContain(
      "Lê Thị Minh: giải trình về tài liệu của Báo cáo: “biên bản ký ngày 12/6”",
    );
  });

  it("asks where nothing is said", async () => {
    const asked = await o.say(o.members.minh, "/explain 2");
    expect(words(asked)).toBe(
      "Vì sao tài liệu kiểm chứng của #2, Báo cáo, còn thiếu hoặc chưa đủ? " +
        "Anh/chị trả lời tin này; giải trình được giữ cho đoàn thẩm định.",
    );
    expect((await o.say(o.members.minh, "/giaitrinh 2 ...")).ask).toBe(
      `explain ${await idOf(o, 2)}`,
    );
    await o.say(o.members.minh, "đang chờ ký");
    expect(await explained(o, 2)).toEqual(["đang chờ ký"]);
  });

  it("asks which deliverable where there are several, and keeps the words meanwhile", async () => {
    await twoProducts(o);
    const asked = await o.say(o.members.minh, "/giaitrinh 7 số liệu chưa chốt");
    expect(words(asked)).toContain("Anh/chị giải trình về tài liệu của sản phẩm nào của việc #7?");
    expect(labelsOf(asked)).toEqual(["Báo cáo", "Kế hoạch"]);
    const said = await o.press(o.members.minh, asked, "Báo cáo");
    expect(words(said)).toContain("Đã ghi giải trình về tài liệu của #7, Báo cáo");
    expect(await explained(o, 7)).toEqual([null, "số liệu chưa chốt"]);

    const without = await o.say(o.members.minh, "/giaitrinh 7");
    const what = await o.press(o.members.minh, without, "Kế hoạch");
    expect(what.ask).toBe(`explain ${await idOf(o, 7)}`);
    await o.say(o.members.minh, `explain ${await idOf(o, 7)} x`);
    await o.type(o.members.minh, `explain 7 ${await idOf(o, 7)} đã gửi bản giấy`);
    expect(await explained(o, 7)).toEqual(["đã gửi bản giấy", "số liệu chưa chốt"]);
  });

  it("by words that wait for somebody else keeps none of them", async () => {
    await twoProducts(o);
    const asked = await o.say(o.members.minh, "/giaitrinh 7 lời của Minh");
    const command = asked.buttons.flat()[0]?.command ?? "";
    expect((await o.type(o.members.clerk, command)).ask).toMatch(/^explain o\d+$/);
    expect(await explained(o, 7)).toEqual([null, null]);
  });

  it("is for the lead unit and the clerk", async () => {
    for (const as of [o.members.hoa, o.members.chair, o.members.viewer]) {
      expect(words(await o.say(as, "/giaitrinh 2 x"))).toMatch(ONLY_LEAD);
      expect(words(await o.type(as, `explain ${await idOf(o, 2)}`))).toMatch(ONLY_LEAD);
    }
    await twoProducts(o);
    expect(words(await o.say(o.members.hoa, "/giaitrinh 7 x"))).toMatch(ONLY_LEAD);
    await o.say(o.members.clerk, "/giaitrinh 2 Văn phòng ghi");
    expect(await explained(o, 2)).toEqual(["Văn phòng ghi"]);
  });

  it("may be changed after the acceptance, and after the plan is closed", async () => {
    await o.say(o.members.minh, "/xong 2 gửi qua trục");
    await o.type(o.members.clerk, `accept ${await idOf(o, 2)}`);
    await o.say(o.members.minh, "/giaitrinh 2 gửi qua trục văn bản ngày 10/6");
    await o.store.plans.setState(o.plan, "closed");
    await o.say(o.members.clerk, "/giaitrinh 2 văn bản số 9 trên trục");
    expect(await explained(o, 2)).toEqual(["văn bản số 9 trên trục"]);
    const [occurrence] = await occurrencesOf(o, 2);
    expect(occurrence).toMatchObject({ state: "accepted", note: "gửi qua trục" });
  });

  it.each([
    ["/giaitrinh", "Cách gõ: /giaitrinh SỐ nội dung, ví dụ /giaitrinh 1 đã gửi qua trục văn bản."],
    ["/giaitrinh chín", "Cách gõ: /giaitrinh SỐ"],
    ["/giaitrinh 99 x", "Không có nhiệm vụ số 99. Các số gần nhất: "],
    ["/giaitrinh o9999 x", "Mục này không còn"],
    ["/giaitrinh 2 o9999 x", "Mục này không còn"],
  ])("answers %j with a clear line", async (typed, answer) => {
    expect(words(await o.say(o.members.minh, typed))).toContain(answer);
  });

  it("of another commune is not there, whatever is typed", async () => {
    const far = await otherOffice(o);
    const task = await o.store.work.task(far.workspace, 1);
    const id = `o${String(task?.deliverables[0]?.occurrences[0]?.id)}`;
    for (const typed of [`explain ${id} x`, `explain ${id}`, `explain 2 ${id} x`]) {
      expect(words(await o.type(o.members.clerk, typed)), typed).toMatch(/^Mục này không còn/);
    }
    const after = await o.store.work.task(far.workspace, 1);
    expect(after?.deliverables[0]?.occurrences[0]?.explanation).toBeNull();
  });

  it("under the same source twice is said once", async () => {
    const source = "web:message:same";
    const typed = { ...o.incoming(o.members.minh, { source }), kind: "text" } as const;
    const incoming = { ...typed, text: "/giaitrinh 2 đang chờ ký" } as never;
    await o.inbox.take(incoming);
    await o.inbox.answer(incoming);
    const again = await o.inbox.answer(incoming);
    expect(again && words(again)).toContain("đã được ghi nhận trước đó");
    const task = await o.store.work.task(o.workspace, 2);
    const story = await o.store.work.history(o.workspace, task?.id ?? 0, 9);
    expect(story.map(({ kind }) => kind)).toEqual(["evidence_explained"]);
  });

  it("keeps the whole of long words, and shows their beginning", async () => {
    const long = "văn bản được gửi qua trục liên thông ".repeat(90).trim();
    expect(words(await o.say(o.members.minh, `/giaitrinh 2 ${long}`)).length).toBeLessThan(400);
    expect(await explained(o, 2)).toEqual([long]);
    expect(words(await o.say(o.members.minh, "/nv 2")).length).toBeLessThan(1500);
  });

  it("in the group is a command or a reply to the question", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    await o.say(o.members.minh, "/giaitrinh 2", { place, source: "web:message:group" });
    const reply = { place, replyTo: "ref-web:message:group" };
    await o.say(o.members.minh, "đang chờ ký", reply);
    expect(await explained(o, 2)).toEqual(["đang chờ ký"]);
  });
});

describe("a hand-in without evidence", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("keeps its reason as the explanation, which the reviewer reads once", async () => {
    await o.say(o.members.minh, "/xong 2 gửi qua trục văn bản");
    const [occurrence] = await occurrencesOf(o, 2);
    expect(occurrence).toMatchObject({
      note: "gửi qua trục văn bản",
      explanation: "gửi qua trục văn bản",
    });
    const queue = words(await o.say(o.members.clerk, "/duyet")).split("\n");
    const said = queue.filter((line) => line.includes("gửi qua trục văn bản"));
    expect(said).toEqual(["Giải trình: “gửi qua trục văn bản”"]);
    expect(queue).toContain("Không kèm tài liệu.");
  });

  it("does not take the place of what was explained before", async () => {
    await o.say(o.members.minh, "/giaitrinh 2 văn bản số 9 gửi ngày 3/6, Sở chưa trả lời");
    await o.say(o.members.minh, "/xong 2 gửi qua trục");
    expect((await occurrencesOf(o, 2))[0]).toMatchObject({
      ...{ state: "submitted", note: "gửi qua trục" },
      explanation: "văn bản số 9 gửi ngày 3/6, Sở chưa trả lời",
    });
  });

  it("explained afterwards shows the reviewer the note and the explanation", async () => {
    await o.say(o.members.minh, "/xong 2 gửi qua trục");
    await o.say(o.members.minh, "/giaitrinh 2 văn bản số 9");
    const queue = words(await o.say(o.members.clerk, "/duyet"));
    expect(queue).toContain("Ghi chú: “gửi qua trục”\nGiải trình: “văn bản số 9”");
  });

  it("that was explained before is not asked why again, unless it was returned", async () => {
    await o.say(o.members.minh, "/giaitrinh 2 gửi qua trục");
    const wanted = await o.say(o.members.minh, "/xong 2");
    const said = await o.press(o.members.minh, wanted, "Nộp không kèm tài liệu");
    expect(words(said)).toContain("Đã nộp #2");
    expect((await occurrencesOf(o, 2))[0]?.note).toBe("gửi qua trục");
    await o.type(o.members.clerk, `return ${await idOf(o, 2)} thiếu tài liệu`);
    const again = await o.press(o.members.minh, wanted, "Nộp không kèm tài liệu");
    expect(words(again)).toContain("Vì sao nộp việc #2 mà không kèm tài liệu?");
  });

  it("of a task without a product, and one with evidence, explain nothing", async () => {
    await o.say(o.members.clerk, "/xong 4 đã trực đủ các buổi");
    expect(await explained(o, 4)).toEqual([null]);
    await o.say(o.members.minh, "/minhchung 2 15/KH-UBND");
    await o.say(o.members.minh, "/xong 2 đã ban hành");
    expect(await explained(o, 2)).toEqual([null]);
  });

  it("offers to explain where nobody has said why, on the sheet, to those who may", async () => {
    await o.say(o.members.minh, "/minhchung 2 15/KH-UBND");
    const offered = async (as: number) =>
      labelsOf(await o.say(as, "/nv 2")).filter((label) => label.startsWith("Giải trình"));
    expect(await offered(o.members.minh)).toEqual([]);
    const [occurrence] = await occurrencesOf(o, 2);
    // As hand-ins of an earlier version stand: bare, and nothing explained.
    await o.store.work.removeEvidence(
      (await o.store.work.task(o.workspace, 2))?.evidence[0]?.id ?? 0,
      o.clock.now(),
    );
    await o.store.work.moveOccurrence(occurrence?.id ?? 0, "open", {
      ...{ state: "submitted", returnReason: null, note: null, decidedAt: null, decidedBy: null },
      ...{ submittedAt: o.clock.now(), submittedBy: o.members.minh },
    });
    expect(await offered(o.members.minh)).toEqual(["Giải trình"]);
    expect(await offered(o.members.clerk)).toEqual(["Giải trình"]);
    expect(await offered(o.members.hoa)).toEqual([]);
    expect(await offered(o.members.chair)).toEqual([]);
    const sheet = await o.say(o.members.minh, "/nv 2");
    expect((await o.press(o.members.minh, sheet, "Giải trình")).ask).toBe(
      `explain o${String(occurrence?.id)}`,
    );
  });
});

describe("explaining evidence, in English", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice({ seed: seedEnglishOffice });
  });
  afterEach(() => o.close());

  it("is asked, kept, refused and shown in English", async () => {
    const { minh, hoa, clerk } = o.members;
    english(await o.say(minh, "/explain 2"));
    expect(words(english(await o.say(minh, "it was sent on paper")))).toBe(
      "Explanation of the evidence kept for #2, Report: “it was sent on paper”.",
    );
    const which = english(await o.say(minh, "/explain 7 not counted yet"));
    expect(words(which)).toContain("Which deliverable of task #7 do you explain?");
    english(await o.type(minh, which.buttons.flat()[0]?.command ?? ""));
    english(await o.say(minh, "/explain 2"));
    expect(words(english(await o.say(minh, "/task 2")))).toContain(
      "explanation: “it was sent on paper”",
    );
    english(await o.say(minh, "/done 2 sent by mail"));
    expect(words(english(await o.say(clerk, "/review")))).toContain(
      "Explanation: “it was sent on paper”",
    );
    for (const typed of ["/explain", "/explain 99 x", "/explain o9999 x"]) {
      english(await o.say(minh, typed));
    }
    english(await o.say(hoa, "/explain 2 x"));
  });
});
