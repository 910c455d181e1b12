import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Schedule } from "../../src/domain/schedule.js";
import type { Message } from "../../src/messages/message.js";
import type { NewTask } from "../../src/ports.js";
import { newDeliverable, newTask } from "../support/store.js";
import { labelsOf, openOffice, words } from "../support/office.js";

/* Today is Wednesday, 10/6/2026. Task 6 of the small office waits for "tỉnh công bố kết quả". */

type Office = Awaited<ReturnType<typeof openOffice>>;

const VP = "Văn phòng HĐND và UBND";
const KT = "Phòng Kinh tế";
const LONG = "Ủy ban nhân dân tỉnh công bố chỉ số cải cách hành chính";
const SHORT = "UBND tỉnh công bố chỉ số CCHC";

/** A task that waits; the schedule says what for. */
function waits(
  ref: string,
  lead: string,
  schedule: Schedule,
  waitsFor: string,
  confirm = false,
): NewTask {
  const basis = schedule.kind === "authority" ? "authority" : "event";
  const deliverable = newDeliverable("Báo cáo", null, { basis, waitsFor, confirm });
  const deliverables = [{ ...deliverable, phrase: `phrase ${ref}`, schedule }];
  return { ...newTask({ ref, title: `Việc ${ref}`, lead: [lead] }, null), deliverables };
}

const ROWS = [
  waits("S7", VP, { kind: "after_event", event: LONG, offset: { n: 10, unit: "workday" } }, LONG),
  waits("S8", KT, { kind: "after_event", event: SHORT }, SHORT),
  waits("S9", KT, { kind: "authority", authority: "Sở Nội vụ", basis: "công văn" }, "Sở Nội vụ"),
  waits(
    "S10",
    VP,
    {
      ...{ kind: "after_event", event: "có yêu cầu của cấp trên", repeat: true },
      offset: { n: 3, unit: "day" },
    },
    "có yêu cầu của cấp trên",
  ),
  waits(
    "S11",
    KT,
    {
      kind: "after_event",
      event: "UBND huyện công bố",
      offset: { n: 5, unit: "day" },
      confirm: true,
    },
    "UBND huyện công bố",
    true,
  ),
];

async function addPlan(
  o: Office,
  rows: NewTask[],
  workspace = o.workspace,
  document = "c".repeat(64),
): Promise<number> {
  const units = [
    { name: VP, id: o.units.vp },
    { name: KT, id: o.units.kt },
  ];
  const { id } = await o.store.plans.savePlan(workspace, {
    ...{ title: "Kế hoạch khắc phục", number: null, issuer: null, year: 2026, warnings: [] },
    ...{ start: "2026-01-01", end: "2026-12-31", document, rows },
    units: units.map(({ name, id: unit }) => {
      return { name, state: "matched", unit: { id: unit, name }, nearest: [] };
    }),
  });
  await o.store.plans.setState(id, "active");
  return id;
}

async function occurrencesOf(o: Office, number: number) {
  const task = await o.store.work.task(o.workspace, number);
  return task?.deliverables[0]?.occurrences ?? [];
}

/** What is asked and pressed to enter it whole. */
async function entered(o: Office, text: string): Promise<Message> {
  const preview = await o.say(o.members.clerk, text);
  return o.press(o.members.clerk, preview, "Ghi ngày");
}

describe("the day of an event", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
    await addPlan(o, ROWS);
  });
  afterEach(() => o.close());

  it("is waited for by what the list shows: equal names once, however they are written", async () => {
    const said = await o.say(o.members.clerk, "/sukien");
    expect(words(said).split("\n").slice(1, 6)).toEqual([
      `1. “${LONG}”: 2 việc (#7, #8)`,
      "2. “có yêu cầu của cấp trên” (mỗi lần phát sinh): 1 việc (#10)",
      "3. “tỉnh công bố kết quả”: 1 việc (#6)",
      "4. “UBND huyện công bố”: 1 việc (#11)",
      "5. thời hạn theo “Sở Nội vụ”: 1 việc (#9)",
    ]);
    const asked = await o.press(o.members.clerk, said, "5");
    expect(words(asked)).toContain("Ngày đến hạn là ngày nào (thời hạn theo “Sở Nội vụ”)?");
    expect(words(await o.say(o.members.clerk, "/sukien 5"))).toBe(words(asked));
  });

  it("is shown before it is written: what counts days has its due day, the rest is asked for", async () => {
    const preview = await o.say(o.members.clerk, "/sukien cong bo chi so cchc 12/6");
    expect(words(preview)).toContain(`“${LONG}”: 12/6/2026`);
    expect(words(preview)).toContain("#7 Việc S7 · Báo cáo · hạn 26/6/2026");
    expect(words(preview)).toContain("#8 Việc S8 · Báo cáo · chưa có hạn");
    expect(labelsOf(preview)).toEqual(["Ghi, chưa đặt hạn", "Sự kiện khác"]);
    expect((await occurrencesOf(o, 7))[0]).toMatchObject({ due: null, eventOn: null });
    expect(words(await o.say(o.members.clerk, "31/6"))).toContain("Chưa hiểu ngày “31/6”.");
    const command = preview.buttons[0]?.[0]?.command.replace(" yes", "") ?? "";
    const before = await o.type(o.members.clerk, `${command} 2026-06-01`);
    expect(words(before)).toContain("ở trước ngày của sự kiện, 12/6/2026");
    const whole = await o.say(o.members.clerk, "ngày 5 tháng 7");
    expect(words(whole)).toContain("#8 Việc S8 · Báo cáo · hạn 05/7/2026, rơi vào ngày nghỉ");
    const done = await o.press(o.members.clerk, whole, "Ghi ngày");
    expect(words(done)).toContain(`Đã ghi ngày 12/6/2026 cho “${LONG}”.`);
    expect((await occurrencesOf(o, 7))[0]).toMatchObject({
      ...{ basis: "dated", start: "2026-06-12", due: "2026-06-26", eventOn: "2026-06-12" },
    });
    expect((await occurrencesOf(o, 8))[0]).toMatchObject({ basis: "dated", due: "2026-07-05" });
    const sheet = words(await o.say(o.members.minh, "/nv 7"));
    expect(sheet).toContain("hạn 26/6/2026 (tính từ ngày 12/6/2026; kế hoạch ghi: “phrase S7”)");
    expect(sheet).toContain(`Phạm Thị Lan: ghi ngày 12/6/2026 cho “${LONG}”, hạn 26/6/2026`);
    expect(words(await o.say(o.members.clerk, "/sukien"))).toContain("đã ghi ngày 12/6/2026");
  });

  it("tells whoever is in charge, or the people of the lead unit, in one message each", async () => {
    await o.say(o.members.clerk, "/giao 7 Hòa");
    await o.news();
    const list = await o.say(o.members.clerk, "/sukien 1 12/6/2026");
    const done = await o.press(o.members.clerk, list, "Ghi, chưa đặt hạn");
    expect(words(done)).toContain("Đã báo cho 1 người có việc liên quan.");
    const news = await o.news();
    expect(news.map(({ to }) => to)).toEqual([`p${String(o.members.hoa)}`]);
    expect(news[0]?.words).toContain("Phạm Thị Lan đã ghi ngày 12/6/2026");
    expect(news[0]?.words).toContain("#7 ");
    expect(news[0]?.words).toContain("#8 ");
    expect((await occurrencesOf(o, 8))[0]).toMatchObject({
      ...{ basis: "event", start: "2026-06-12", due: null, eventOn: "2026-06-12" },
    });
    expect(words(await o.say(o.members.hoa, "/nv 8"))).toContain("từ 12/6/2026, chưa có hạn");
  });

  it("counts working days around the holidays", async () => {
    const preview = await o.say(o.members.clerk, "/sukien 1 27/8/2026");
    // 28/8, then 3/9, 4/9, 7/9 … : 31/8 to 2/9 are days off.
    expect(words(preview)).toContain("#7 Việc S7 · Báo cáo · hạn 15/9/2026");
  });

  it("of an authority is the due day itself", async () => {
    expect(words(await entered(o, "/sukien so noi vu 30/6"))).toContain("hạn 30/6/2026");
    expect((await occurrencesOf(o, 9))[0]).toMatchObject({
      ...{ basis: "dated", due: "2026-06-30", start: null, eventOn: "2026-06-30" },
    });
    const sheet = words(await o.say(o.members.hoa, "/nv 9"));
    expect(sheet).toContain("hạn 30/6/2026 (kế hoạch ghi: “phrase S9”)");
  });

  it("that comes again and again makes an occurrence each time, once a day", async () => {
    await entered(o, "/sukien yêu cầu của cấp trên 8/6");
    await entered(o, "/sukien yêu cầu của cấp trên 10/6");
    const all = await occurrencesOf(o, 10);
    expect(all.map(({ key, basis, due }) => [key, basis, due])).toEqual([
      ["", "event", null],
      ["2026-06-08", "dated", "2026-06-11"],
      ["2026-06-10", "dated", "2026-06-13"],
    ]);
    expect(words(await o.say(o.members.clerk, "/sukien yêu cầu của cấp trên 10/6"))).toBe(
      "Ngày 10/6/2026 của “có yêu cầu của cấp trên” đã được ghi trước đó; thời hạn không thay đổi.",
    );
    const sheet = words(await o.say(o.members.minh, "/nv 10"));
    expect(sheet).toContain("Báo cáo, ngày 10/6/2026: hạn 13/6/2026");
    const list = await o.say(o.members.clerk, "/sukien");
    const line = words(list)
      .split("\n")
      .find((one) => one.includes("đã ghi ngày 10/6/2026"));
    await o.press(o.members.clerk, list, line?.split(".")[0] ?? "");
    const wrong = await o.say(o.members.clerk, "9/6");
    await o.press(o.members.clerk, wrong, "Ghi ngày");
    expect((await occurrencesOf(o, 10)).at(-1)).toMatchObject({
      ...{ key: "2026-06-09", due: "2026-06-12", eventOn: "2026-06-09" },
    });
  });

  it("entered wrongly is put right by entering it again, and an extension stands", async () => {
    await entered(o, "/sukien huyện công bố 1/6/2026");
    expect(words(await o.say(o.members.clerk, "/sukien huyện công bố 1/6/2026"))).toContain(
      "đã được ghi trước đó",
    );
    const preview = await o.say(o.members.clerk, "/sukien huyện công bố 8/6/2026");
    expect(words(preview)).toContain("8/6/2026, trước đây ghi 01/6/2026");
    await o.press(o.members.clerk, preview, "Ghi ngày");
    expect((await occurrencesOf(o, 11))[0]).toMatchObject({ due: "2026-06-13" });
    await o.say(o.members.hoa, "/giahan 11 30/6/2026 chờ số liệu");
    const [request] = (await o.store.work.task(o.workspace, 11))?.extensions ?? [];
    await o.type(o.members.chair, `grant x${String(request?.id)}`);
    await entered(o, "/sukien huyện công bố 9/6/2026");
    expect((await occurrencesOf(o, 11))[0]).toMatchObject({
      ...{ due: "2026-06-30", firstDue: "2026-06-14", eventOn: "2026-06-09" },
    });
  });

  it("put right by the day alone keeps the due day that was entered, or asks for one where it is too early", async () => {
    await entered(o, "/sukien tỉnh công bố kết quả 12/6/2026 30/6/2026");
    await entered(o, "/sukien tỉnh công bố kết quả 15/6/2026");
    expect((await occurrencesOf(o, 6))[0]).toMatchObject({
      ...{ eventOn: "2026-06-15", due: "2026-06-30", start: "2026-06-15" },
    });
    const early = await o.say(o.members.clerk, "/sukien tỉnh công bố kết quả 2/7/2026");
    expect(words(early)).toContain("ở trước ngày của sự kiện, 02/7/2026");
    await o.press(o.members.clerk, await o.say(o.members.clerk, "20/7/2026"), "Ghi ngày");
    expect((await occurrencesOf(o, 6))[0]).toMatchObject({
      ...{ eventOn: "2026-07-02", due: "2026-07-20" },
    });
  });

  it("leaves to be confirmed what is to be confirmed", async () => {
    const preview = await o.say(o.members.clerk, "/sukien huyện công bố 1/6/2026");
    expect(words(preview)).toContain("hạn 06/6/2026, rơi vào ngày nghỉ, đã qua · cần xác nhận");
    await o.press(o.members.clerk, preview, "Ghi ngày");
    expect((await occurrencesOf(o, 11))[0]).toMatchObject({ confirm: true, due: "2026-06-06" });
    const sheet = await o.say(o.members.clerk, "/nv 11");
    expect(labelsOf(sheet)).toContain("Xác nhận thời hạn");
    expect(words(sheet)).not.toContain("quá hạn");
  });

  it("is found by part of its name; several are chosen by buttons, none names the nearest", async () => {
    const several = await o.say(o.members.clerk, "/sukien công bố 12/6/2026");
    expect(words(several)).toContain("Có 3 mục khớp với “công bố”.");
    const preview = await o.press(o.members.clerk, several, "2");
    expect(words(preview)).toContain("“tỉnh công bố kết quả”: 12/6/2026");
    expect(words(await o.say(o.members.clerk, "/sukien công bố điểm"))).toContain(
      "Không có việc nào đang chờ “công bố điểm”. Đang chờ:",
    );
    expect(words(await o.say(o.members.clerk, "/sukien huyện công bố 31/02"))).toContain(
      "Chưa hiểu ngày “31/02”.",
    );
  });

  it("is the nearest for an event and the next for an agency, also where one of several is chosen", async () => {
    const ask = "Sở Nội vụ công bố kết quả";
    const by = { kind: "authority", authority: ask, basis: "công văn" } as const;
    await addPlan(o, [waits("T1", KT, by, ask)], o.workspace, "e".repeat(64));
    const several = await o.say(o.members.clerk, "/sukien công bố kết quả 5/6");
    expect(words(several)).toContain("Có 2 mục khớp với “công bố kết quả”.");
    const [first, second] = several.buttons.flat().map(({ command }) => command);
    expect(first).toMatch(/^event o\d+ 2026-06-05$/);
    expect(second).toMatch(/^event o\d+ 2027-06-05$/);
    const two = await o.say(o.members.clerk, "/sukien công bố kết quả 5/6 20/6");
    expect(two.buttons[0]?.[0]?.command).toMatch(/ 2026-06-05 2026-06-20$/);
    expect(words(await o.say(o.members.clerk, "/sukien công bố kết quả 5/6 31/6"))).toContain(
      "Chưa hiểu ngày “31/6”.",
    );
  });

  it("is entered from the task itself by the clerk alone", async () => {
    const sheet = await o.say(o.members.clerk, "/nv 6");
    expect(labelsOf(sheet)).toContain("Ghi ngày");
    expect(labelsOf(await o.say(o.members.minh, "/nv 6"))).not.toContain("Ghi ngày");
    const asked = await o.press(o.members.clerk, sheet, "Ghi ngày");
    expect(words(asked)).toContain("“tỉnh công bố kết quả” diễn ra ngày nào?");
    const [one] = await occurrencesOf(o, 6);
    const command = `event o${String(one?.id)} 2026-06-10 2026-06-20 yes`;
    for (const member of [o.members.minh, o.members.hoa, o.members.chair, o.members.viewer]) {
      for (const said of [await o.type(member, command), await o.say(member, "/sukien")]) {
        expect(words(said)).toBe(
          "Chỉ Văn phòng được quản lý kế hoạch, kỳ báo cáo và ghi ngày của sự kiện.",
        );
      }
    }
    expect((await occurrencesOf(o, 6))[0]).toMatchObject({ eventOn: null });
  });

  it("is written once however often it arrives, and once by two at once", async () => {
    const [one] = await occurrencesOf(o, 9);
    const command = `event o${String(one?.id)} 2026-06-30 yes`;
    const source = "web:message:same";
    await o.type(o.members.clerk, command, { source });
    await o.type(o.members.clerk, command, { source });
    const given = { name: "Vũ Ngọc Mai", role: "clerk" as const, admin: false, head: false };
    const { id } = await o.store.office.addMember(o.workspace, { ...given, units: [] });
    await o.store.office.bind({ channel: "web", id: String(id) }, id, `p${String(id)}`);
    const [ten] = await occurrencesOf(o, 10);
    const again = `event o${String(ten?.id)} 2026-06-09 yes`;
    const both = await Promise.all([o.type(o.members.clerk, again), o.type(id, again)]);
    expect(both.filter((said) => words(said).includes("đã được ghi trước đó"))).toHaveLength(1);
    expect(await occurrencesOf(o, 10)).toHaveLength(2);
    const task = await o.store.work.task(o.workspace, 9);
    expect(await o.store.work.history(o.workspace, task?.id ?? 0, 9)).toHaveLength(1);
  });

  it("dates nothing of another workspace, of a closed plan, or that is handed in", async () => {
    const far = await o.store.office.createWorkspace({
      ...{ code: "XK", name: "UBND xã Khe Sim", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const given = { name: "Vũ Thị Cúc", role: "clerk" as const, admin: false, head: false };
    const stranger = await o.store.office.addMember(far.id, { ...given, units: [] });
    await o.store.office.bind({ channel: "web", id: "far" }, stranger.id, "pfar");
    const [one] = await occurrencesOf(o, 9);
    const command = `event o${String(one?.id)} 2026-06-30 yes`;
    expect(words(await o.type("far", command))).toContain("Không có việc nào đang chờ");
    expect(words(await o.say("far", "/sukien"))).toContain("Không có việc nào đang chờ");
    await o.say(o.members.hoa, "/xong 9 đã gửi qua trục văn bản");
    expect(words(await o.type(o.members.clerk, command))).toContain("Mục này không còn");
    for (const { id } of await o.store.plans.plans(o.workspace)) {
      await o.store.plans.setState(id, "closed");
    }
    expect(words(await o.say(o.members.clerk, "/sukien"))).toBe(
      "Không có việc nào đang chờ sự kiện hoặc chờ cơ quan khác định ngày.",
    );
  });

  it("works in the group by replies, and speaks English to who reads English", async () => {
    await o.store.office.setLanguage(o.members.clerk, "en");
    await o.store.office.setLanguage(o.members.hoa, "en");
    const place = { channel: "web", chat: o.group, kind: "group" } as const;
    const asked = await o.say(o.members.clerk, "/event 5", { place, source: "web:message:ask" });
    expect(words(asked)).toContain("Which day is it (the due day set by “Sở Nội vụ”)?");
    const replyTo = "ref-web:message:ask";
    const preview = await o.say(o.members.clerk, "30/6/2026", { place, replyTo });
    expect(words(await o.press(o.members.clerk, preview, "Enter it"))).toContain(
      "Entered 30/6/2026 for the due day set by “Sở Nội vụ”.",
    );
    expect((await o.news())[0]?.words).toContain("Phạm Thị Lan entered 30/6/2026");
  });
});

describe("the day and the due day typed behind a name", () => {
  let o: Office;
  beforeEach(async () => {
    o = await openOffice();
  });
  afterEach(() => o.close());

  it("are both taken, and the name is found", async () => {
    const said = await o.say(o.members.clerk, "/sukien tỉnh công bố 08/6/2026 30/6/2026");
    expect(words(said)).toContain("#6");
    expect(words(said)).toContain("30/6/2026");
    await o.press(o.members.clerk, said, labelsOf(said).find((one) => one.startsWith("Ghi")) ?? "");
    expect(words(await o.say(o.members.minh, "/nv 6"))).toContain("hạn 30/6/2026");
  });
});
