import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Message } from "../../src/messages/message.js";
import type { Extension } from "../../src/domain/task.js";
import { newDeliverable, newTask } from "../support/store.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* Today is Wednesday, 10/6/2026. Task 1 was due on 14/3/2026, task 2 is due on 30/6/2026. */

type Office = Awaited<ReturnType<typeof openOffice>>;

async function occurrenceOf(o: Office, number: number) {
  const task = await o.store.work.task(o.workspace, number);
  return task?.deliverables[0]?.occurrences[0];
}

async function requests(o: Office, number: number): Promise<Extension[]> {
  return (await o.store.work.task(o.workspace, number))?.extensions ?? [];
}

/** Minh asks for task 2 until 15/7/2026; the id of the request. */
async function asked(o: Office, text = "/giahan 2 15/7/2026 chờ số liệu"): Promise<string> {
  await o.say(o.members.minh, text);
  await o.news();
  return `x${String((await requests(o, 2)).at(-1)?.id)}`;
}

describe("asking for more time", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("tells clerk and chair, and leaves the due day as it is until they decide", async () => {
    const said = await o.say(o.members.minh, "/giahan 2 15/7 chờ số liệu của tỉnh");
    expect(words(said)).toContain(
      "Đã gửi đề nghị gia hạn #2, Báo cáo, đến 15/7/2026, lý do: “chờ số liệu của tỉnh”.",
    );
    const news = await o.news();
    expect(news.map(({ to }) => to).sort()).toEqual(
      [o.members.chair, o.members.clerk].map((id) => `p${String(id)}`).sort(),
    );
    for (const { said: notice, words: text } of news) {
      expect(text).toContain("Lê Thị Minh đề nghị gia hạn #2:");
      expect(text).toContain("Đề nghị đến: 15/7/2026");
      expect(labelsOf(notice)).toEqual(["Đồng ý", "Không đồng ý", "Cho hạn khác", "Xem #2"]);
    }
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-06-30", firstDue: null });
    const sheet = await o.say(o.members.minh, "/nv 2");
    expect(words(sheet)).toContain("đang đề nghị gia hạn đến 15/7/2026");
    expect(labelsOf(sheet)).toContain("Rút đề nghị");
    expect(labelsOf(sheet)).not.toContain("Xin gia hạn");
    expect(words(sheet)).toContain("đề nghị gia hạn Báo cáo từ 30/6/2026 đến 15/7/2026");
  });

  it("is granted with one button: the day moves, the first one is kept, lateness follows", async () => {
    await o.say(o.members.minh, "/giahan 1 20/6/2026 chờ hướng dẫn của tỉnh");
    const [notice] = await o.news();
    const said = await o.press(o.members.chair, notice?.said as Message, "Đồng ý");
    expect(words(said)).toBe(
      "Đã đồng ý gia hạn #1, Báo cáo rà soát, đến 20/6/2026 (hạn trước đó 14/3/2026).",
    );
    const dates = { due: "2026-06-20", firstDue: "2026-03-14", named: null };
    expect(await occurrenceOf(o, 1)).toMatchObject(dates);
    const sheet = words(await o.say(o.members.minh, "/nv 1"));
    expect(sheet).toContain(
      "hạn 20/6/2026 (gia hạn; hạn ban đầu 14/3/2026; kế hoạch ghi: “Trước ngày 14/03/2026”)",
    );
    expect(sheet).toContain("từ 14/3/2026 (đã quá hạn 88 ngày) đến 20/6/2026");
    expect(sheet).toContain("Trần Văn Dũng: đồng ý gia hạn Báo cáo rà soát đến 20/6/2026");
    expect(words(await o.say(o.members.minh, "/tasks late"))).not.toContain("#1 ");
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(o.members.minh)}`]);
    expect(news[0]?.words).toContain(
      "Trần Văn Dũng đồng ý gia hạn #1, Báo cáo rà soát: hạn mới 20/6/2026",
    );
  });

  it("a second time keeps the first due day of all", async () => {
    await o.type(o.members.clerk, `grant ${await asked(o)}`);
    await o.type(o.members.clerk, `grant ${await asked(o, "/giahan 2 30/7/2026 còn thiếu")}`);
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-07-30", firstDue: "2026-06-30" });
  });

  it("stands when the clerk corrects the plan's day to an earlier one, and the answer says so", async () => {
    await o.type(o.members.clerk, `grant ${await asked(o)}`);
    const deliverable = (await occurrenceOf(o, 2))?.deliverableId;
    const to = `plan ${String(o.plan)} due 2 ${String(deliverable)}`;
    const said = words(await o.type(o.members.clerk, `${to} 10/7/2026`));
    expect(said).toContain(
      "Báo cáo: hạn đã gia hạn đến 15/7/2026 vẫn giữ nguyên, vì hạn vừa sửa là 10/7/2026; hạn ban đầu là 30/6/2026.",
    );
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-07-15", firstDue: "2026-06-30" });
    const later = words(await o.type(o.members.clerk, `${to} 31/8/2026`));
    expect(later).toContain(
      "Báo cáo: hạn đã gia hạn đến 15/7/2026 không còn áp dụng, vì hạn vừa sửa là 31/8/2026.",
    );
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-08-31", firstDue: null });
    expect(await requests(o, 2)).toHaveLength(1);
  });

  it("may be granted until another day, which is asked for, and a wrong day is asked for again", async () => {
    const id = await asked(o);
    const other = await o.type(o.members.clerk, `grant ${id} other`);
    expect(words(other)).toContain("Lê Thị Minh đề nghị đến 15/7/2026.");
    expect(words(await o.say(o.members.clerk, "31/02"))).toContain("Chưa hiểu ngày “31/02”.");
    expect(words(await o.say(o.members.clerk, "30/6/2026"))).toContain(
      "ngày gia hạn phải sau ngày đó",
    );
    expect(words(await o.say(o.members.clerk, "1/6/2026"))).toContain("Ngày 01/6/2026 đã qua.");
    expect(words(await o.say(o.members.clerk, "8/7"))).toContain("đến 08/7/2026");
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-07-08", firstDue: "2026-06-30" });
    expect(await requests(o, 2)).toMatchObject([
      { state: "granted", wanted: "2026-07-15", granted: "2026-07-08" },
    ]);
  });

  it("is refused with a reason, which is asked for and told, and can be asked again", async () => {
    const id = await asked(o);
    const why = await o.type(o.members.clerk, `refuse ${id}`);
    expect(words(why)).toContain("Lý do không đồng ý gia hạn #2, Báo cáo?");
    expect(words(await o.say(o.members.clerk, "phải gửi tỉnh đúng hạn"))).toContain(
      "Không đồng ý gia hạn #2, Báo cáo, lý do: “phải gửi tỉnh đúng hạn”.",
    );
    const [news] = await o.news();
    expect(news?.to).toBe(`p${String(o.members.minh)}`);
    expect(news?.words).toContain("“phải gửi tỉnh đúng hạn”. Hạn hiện nay giữ nguyên.");
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-06-30", firstDue: null });
    const again = await o.press(o.members.minh, news?.said as Message, "Đề nghị lại");
    expect(words(again)).toContain("đến ngày nào?");
  });

  it("asks for the day, then for the reason, by questions and buttons", async () => {
    const day = await o.say(o.members.minh, "/giahan 2");
    expect(labelsOf(day)).toEqual(["Đến 07/7/2026", "Đến 14/7/2026", "Đến 28/7/2026"]);
    expect(words(await o.say(o.members.minh, "31/6"))).toContain("Chưa hiểu ngày “31/6”.");
    const reason = await o.say(o.members.minh, "ngày 5 tháng 7");
    expect(words(reason)).toContain("đến 05/7/2026 (ngày nghỉ)?");
    expect(words(await o.say(o.members.minh, "chờ thôn báo cáo"))).toContain("Đã gửi đề nghị");
    expect(await requests(o, 2)).toMatchObject([
      { wanted: "2026-07-05", reason: "chờ thôn báo cáo", was: "2026-06-30" },
    ]);
  });

  it("keeps a reason that was said before the day", async () => {
    await o.say(o.members.minh, "/giahan 2 chờ thôn báo cáo");
    expect(words(await o.say(o.members.minh, "30/7"))).toContain("lý do: “chờ thôn báo cáo”");
  });

  it("says which days it does not take", async () => {
    const say = async (text: string) => words(await o.say(o.members.minh, text));
    expect(await say("/giahan 2 1/6/2026 x y")).toContain("Ngày 01/6/2026 đã qua.");
    expect(await say("/giahan 2 30/6/2026 x y")).toBe(
      "Hạn hiện nay của việc #2 là 30/6/2026; ngày gia hạn phải sau ngày đó.",
    );
    expect(await say("/giahan 2 31/02/2027 x y")).toContain("Chưa hiểu ngày “31/02/2027”.");
    expect(await say("/giahan 6 30/7/2026 x y")).toContain("chưa có ngày đến hạn");
    expect(await say("/giahan 99 30/7/2026 x y")).toContain("Không có nhiệm vụ số 99.");
    expect(await say("/giahan")).toContain("Cách gõ: /giahan SỐ NGÀY lý do");
    expect(await requests(o, 2)).toEqual([]);
  });

  it("says that a day is not worked, and does not move it", async () => {
    expect(words(await o.say(o.members.minh, "/giahan 2 2/9/2026 chờ số liệu"))).toContain(
      "đến 02/9/2026 (ngày nghỉ)",
    );
    expect(await requests(o, 2)).toMatchObject([{ wanted: "2026-09-02" }]);
  });

  it("asks for which deliverable where several have a due day, and forgets nothing that was typed", async () => {
    const { plans } = o.store;
    const task = newTask({ ref: "K1", title: "Kiểm tra công vụ", lead: [VP] }, null);
    const deliverables = [
      newDeliverable("Kế hoạch kiểm tra", "2026-06-25"),
      newDeliverable("Báo cáo kiểm tra", "2026-11-20"),
    ];
    const { id } = await plans.savePlan(o.workspace, {
      ...{ title: "Kế hoạch kiểm tra", number: null, issuer: null, year: 2026, warnings: [] },
      ...{ start: "2026-01-01", end: "2026-12-31", document: "a".repeat(64) },
      units: [{ name: VP, state: "matched", unit: { id: o.units.vp, name: VP }, nearest: [] }],
      rows: [{ ...task, deliverables }],
    });
    await plans.setState(id, "active");
    const which = await o.say(o.members.minh, "/giahan 7 30/11/2026 chờ số liệu");
    expect(labelsOf(which)).toEqual(["Kế hoạch kiểm tra", "Báo cáo kiểm tra"]);
    expect(words(await o.press(o.members.minh, which, "Báo cáo kiểm tra"))).toContain(
      "#7, Báo cáo kiểm tra, đến 30/11/2026, lý do: “chờ số liệu”",
    );
    const stranger = await o.press(o.members.hoa, which, "Kế hoạch kiểm tra");
    expect(words(stranger)).toMatch(/^Chỉ bộ phận chủ trì/);
  });

  it("is one request at a time", async () => {
    await asked(o);
    expect(words(await o.say(o.members.minh, "/giahan 2 30/7/2026 thêm nữa"))).toBe(
      "Việc #2 đã có đề nghị gia hạn đến 15/7/2026 của Lê Thị Minh, đang chờ quyết định.",
    );
  });

  it("is for the lead unit and the clerk; deciding is for clerk and chair", async () => {
    for (const member of [o.members.hoa, o.members.chair, o.members.viewer]) {
      expect(words(await o.say(member, "/giahan 2 15/7/2026 chờ số liệu"))).toMatch(
        /^Chỉ bộ phận chủ trì hoặc Văn phòng/,
      );
    }
    const id = await asked(o);
    for (const member of [o.members.minh, o.members.hoa, o.members.viewer]) {
      for (const command of [`grant ${id}`, `grant ${id} other`, `refuse ${id}`]) {
        expect(words(await o.type(member, command))).toMatch(/^Chỉ Văn phòng hoặc lãnh đạo/);
      }
    }
    expect(words(await o.type(o.members.hoa, `recall ${id}`))).toMatch(/^Chỉ người đã đề nghị/);
    expect(words(await o.type(o.members.viewer, `recall ${id}`))).toMatch(/^Chỉ người đã đề nghị/);
    expect(words(await o.say(o.members.viewer, "/giahan"))).toMatch(/^Chỉ/);
    expect(await occurrenceOf(o, 2)).toMatchObject({ due: "2026-06-30" });
  });

  it("by the clerk is decided by the chair, who alone is told", async () => {
    await o.say(o.members.clerk, "/giahan 3 20/6/2026 thiếu người");
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(o.members.chair)}`]);
    const [request] = await requests(o, 3);
    const id = `x${String(request?.id)}`;
    expect(words(await o.type(o.members.clerk, `grant ${id}`))).toContain("không tự quyết định");
    expect(labelsOf(await o.say(o.members.clerk, "/giahan"))).toContain("Rút đề nghị");
    expect(words(await o.type(o.members.chair, `grant ${id}`))).toContain("Đã đồng ý gia hạn #3");
  });

  it("is taken back by whoever asked, or by the clerk, who has that one told", async () => {
    const own = await asked(o);
    expect(words(await o.type(o.members.minh, `recall ${own}`))).toContain("Đã rút đề nghị");
    expect(await o.news()).toEqual([]);
    const other = await asked(o);
    await o.type(o.members.clerk, `recall ${other}`);
    expect((await o.news()).map(({ to }) => to)).toEqual([`p${String(o.members.minh)}`]);
    expect((await requests(o, 2)).map(({ state }) => state)).toEqual(["withdrawn", "withdrawn"]);
    expect(words(await o.type(o.members.chair, `grant ${other}`))).toBe(
      "Đề nghị gia hạn này của việc #2 đã được quyết định hoặc đã rút.",
    );
  });

  it("waits in a queue of clerk and chair, and no longer once the work is handed in", async () => {
    await o.say(o.members.minh, "/giahan 1 20/6/2026 chờ hướng dẫn");
    await o.say(o.members.minh, "/giahan 2 15/7/2026 chờ số liệu");
    const queue = await o.say(o.members.chair, "/giahan");
    expect(words(queue)).toContain("2 đề nghị gia hạn chờ quyết định, đề nghị thứ 1:");
    expect(words(queue)).toContain("quá hạn 88 ngày");
    const next = await o.press(o.members.chair, queue, "Sau");
    expect(words(next)).toContain("#2 Tự kiểm tra cải cách hành chính");
    await o.say(o.members.minh, "/xong 1 đã gửi qua trục văn bản");
    expect(words(await o.say(o.members.chair, "/extend"))).toContain("1 đề nghị gia hạn");
    const [moot] = await requests(o, 1);
    const grant = await o.type(o.members.chair, `grant x${String(moot?.id)}`);
    expect(words(grant)).toContain("Việc #1 đã được Lê Thị Minh nộp");
    await o.type(o.members.chair, `grant x${String((await requests(o, 2))[0]?.id)}`);
    expect(words(await o.say(o.members.chair, "/extend"))).toBe(
      "Không có đề nghị gia hạn nào chờ quyết định.",
    );
  });

  it("whose day has come before it was decided is granted only until a later day", async () => {
    const id = await asked(o, "/giahan 2 3/7/2026 chờ số liệu");
    o.clock.set("2026-07-10T01:12:00.000Z");
    const late = await o.type(o.members.chair, `grant ${id}`);
    expect(words(late)).toContain("Ngày 03/7/2026 đã qua.");
    expect(late.ask).toBe(`grant ${id}`);
    expect(words(await o.say(o.members.chair, "15/7"))).toContain("đến 15/7/2026");
  });

  it("decided by two at once is decided once", async () => {
    const id = await asked(o);
    const said = await Promise.all([
      o.type(o.members.clerk, `grant ${id}`),
      o.type(o.members.chair, `refuse ${id} phải đúng hạn`),
    ]);
    const settled = said.filter((one) => words(one).includes("đã được quyết định hoặc đã rút"));
    expect(settled).toHaveLength(1);
    const task = await o.store.work.task(o.workspace, 2);
    const story = await o.store.work.history(o.workspace, task?.id ?? 0, 9);
    expect(story).toHaveLength(2);
    expect(await o.news()).toHaveLength(1);
  });

  it("asked twice under one source is asked once", async () => {
    const source = "web:message:same";
    await o.say(o.members.minh, "/giahan 2 15/7/2026 chờ số liệu", { source });
    await o.say(o.members.minh, "/giahan 2 15/7/2026 chờ số liệu", { source });
    expect(await requests(o, 2)).toHaveLength(1);
    expect(await o.news()).toHaveLength(2);
  });

  it("of another workspace does not exist", async () => {
    const id = await asked(o);
    const far = await o.store.office.createWorkspace({
      ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const given = { name: "Vũ Thị Cúc", role: "chair" as const, admin: true, head: false };
    const stranger = await o.store.office.addMember(far.id, { ...given, units: [] });
    await o.store.office.bind({ channel: "web", id: "far" }, stranger.id, "pfar");
    for (const command of [`grant ${id}`, `refuse ${id} không`, `recall ${id}`]) {
      expect(words(await o.type("far", command))).toContain("Mục này không còn");
    }
    expect(words(await o.say("far", "/giahan"))).toContain("Không có đề nghị gia hạn nào");
    const occurrence = await occurrenceOf(o, 2);
    const reach = await o.type(
      o.members.minh,
      `extend 1 o${String(occurrence?.id)} 2026-07-20 x y`,
    );
    expect(words(reach)).toContain("Mục này không còn");
    expect(await requests(o, 2)).toMatchObject([{ state: "asked" }]);
  });

  it("of a closed plan is refused", async () => {
    const id = await asked(o);
    await o.store.plans.setState(o.plan, "closed");
    for (const said of [
      await o.say(o.members.minh, "/giahan 1 20/7/2026 chờ số liệu"),
      await o.type(o.members.chair, `grant ${id}`),
    ]) {
      expect(words(said)).toContain("đã đóng");
    }
  });

  it("works in the group by replies, and speaks English to who reads English", async () => {
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const day = await o.say(o.members.minh, "/giahan 2", { place, source: "web:message:ask" });
    expect(day.ask).toMatch(/^extend 2 o\d+$/);
    const replyTo = "ref-web:message:ask";
    const reason = await o.say(o.members.minh, "15/7 chờ số liệu", { place, replyTo });
    expect(words(reason)).toContain("Đã gửi đề nghị gia hạn #2");
    await o.news();
    await o.store.office.setLanguage(o.members.minh, "en");
    await o.store.office.setLanguage(o.members.chair, "en");
    const queue = await o.say(o.members.chair, "/extend");
    expect(words(queue)).toContain("Wanted until: 15/7/2026");
    expect(words(await o.press(o.members.chair, queue, "Agree"))).toBe(
      "There is more time for #2, Báo cáo, until 15/7/2026 (it was due 30/6/2026).",
    );
    expect((await o.news())[0]?.words).toContain(
      "Trần Văn Dũng gave more time for #2, Báo cáo: it is now due 15/7/2026",
    );
    expect(words(await o.say(o.members.minh, "/task 2"))).toContain(
      "due 15/7/2026 (extended; first due 30/6/2026; the plan says: “Trước ngày 30/06/2026”)",
    );
  });
});

const VP = "Văn phòng HĐND và UBND";
