import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { pass } from "../../src/jobs/pass.js";
import { quietLog } from "../support/clock.js";
import { labelsOf, openOffice } from "../support/office.js";
import { newTask } from "../support/store.js";
import { addPlan } from "../store/contract-tasks.js";

type Office = Awaited<ReturnType<typeof openOffice>>;

/** 2026-04-14 is a Tuesday; task 3 of the Phòng Kinh tế is due on the 15th, task 1 was due on 14/3. */
const EVE = "2026-04-14T00:30:00.000Z";

let o: Office;

beforeEach(async () => {
  o = await openOffice({ now: EVE });
});
afterEach(() => o.close());

const kitOf = (office: Office) => ({ store: office.store, clock: office.clock, log: quietLog });

/** One pass at that moment, and what it brought to whom. */
async function morning(at: string) {
  o.clock.set(at);
  const { owed } = await pass(kitOf(o));
  const news = await o.news();
  // Digests and reporting rounds have their own tests.
  const keys = owed.map(({ key }) => key).filter((key) => /^(nudge|escalation)/.test(key));
  return { owed: keys, news: news.filter(({ words }) => /Nhắc việc|Cần đôn đốc/.test(words)) };
}

const toHoa = <T extends { to: string }>(news: T[]) =>
  news.filter(({ to }) => to === `p${String(o.members.hoa)}`);

describe("a morning", () => {
  it("brings each person one message, at the hour and not before it", async () => {
    expect((await morning("2026-04-14T00:29:00.000Z")).owed).toEqual([]);
    const { news } = await morning(EVE);
    expect(toHoa(news).map(({ words }) => words)).toEqual([
      [
        "Nhắc việc ngày 14/4/2026",
        "Sắp đến hạn: 1 việc.",
        "#3 Lập danh mục dự án đầu tư nhỏ · sản phẩm: Báo cáo · hạn 15/4/2026 " +
          "(kế hoạch ghi: “Trước ngày 15/04/2026”) · hạn ngày mai",
      ].join("\n"),
    ]);
    expect(toHoa(news).flatMap(({ said }) => labelsOf(said))).toEqual([
      ...["#3", "Nộp #3", "Nhắc lại sau #3", "Đã xem", "Việc của tôi"],
    ]);
  });

  it("looks through a workspace once for an hour, whoever asks and however often", async () => {
    const first = await morning(EVE);
    expect(first.owed).not.toEqual([]);
    for (const at of ["2026-04-14T00:31:00.000Z", EVE, "2026-04-14T03:00:00.000Z"]) {
      expect(await morning(at)).toEqual({ owed: [], news: [] });
    }
  });

  it("sends nothing twice when the clock is set back a day and comes again", async () => {
    await morning(EVE);
    await morning("2026-04-13T00:30:00.000Z");
    expect(await morning(EVE)).toEqual({ owed: [], news: [] });
  });

  it("brings nothing on days off; what falls there comes on the working day before", async () => {
    // Monday 27/4/2026 is off (Giỗ Tổ); 28/4 − 1 day falls on it.
    await addPlan(
      { store: o.store, office: o },
      [newTask({ ref: "X.1", title: "Việc sau ngày lễ", lead: ["Phòng Kinh tế"] }, "2026-04-28")],
      { "Phòng Kinh tế": o.units.kt },
    );
    const friday = toHoa((await morning("2026-04-24T00:30:00.000Z")).news);
    expect(friday[0]?.words).toContain("Việc sau ngày lễ");
    for (const day of ["25", "26", "27"]) {
      expect((await morning(`2026-04-${day}T00:30:00.000Z`)).owed).toEqual([]);
    }
  });

  it("comes later on the same day, saying so, where the machine was off; after hours not at all", async () => {
    const [late] = toHoa((await morning("2026-04-14T03:10:00.000Z")).news);
    expect(late?.words).toMatch(/^Tin này gửi muộn: lẽ ra gửi lúc 07:30 ngày 14\/4\/2026/);
    expect((await morning("2026-04-15T10:00:00.000Z")).owed).toEqual([]);
  });

  it("drops what was handed in between the pass and the sending", async () => {
    o.clock.set(EVE);
    await pass(kitOf(o));
    await o.type(o.members.hoa, "done 3 xong rồi, có biên bản");
    await o.send(o.members.hoa, [{ name: "bao-cao.pdf" }], "#3");
    await o.type(o.members.hoa, "done 3");
    const sheet = await o.store.work.task(o.workspace, 3);
    expect(sheet?.deliverables[0]?.occurrences[0]?.state).toBe("submitted");
    expect(toHoa(await o.news()).filter(({ words }) => words.includes("Nhắc việc"))).toEqual([]);
  });

  it("comes at the hour a person has chosen", async () => {
    await o.store.reminders.setWish(o.members.hoa, { nudgeAt: "09:00", nudgeIn: "private" });
    expect(toHoa((await morning(EVE)).news)).toEqual([]);
    expect(toHoa((await morning("2026-04-14T02:00:00.000Z")).news)).toHaveLength(1);
  });

  it("does not come where the office wants none", async () => {
    await o.store.office.setSettings(o.workspace, { ...DEFAULT_SETTINGS, nudges: false });
    expect((await morning(EVE)).owed).toEqual([]);
  });

  it("counts what waits for the answer to an obstacle and does not speak of it", async () => {
    await addPlan(
      { store: o.store, office: o },
      [newTask({ ref: "X.1", title: "Việc bị vướng", lead: ["Phòng Kinh tế"] }, "2026-04-10")],
      { "Phòng Kinh tế": o.units.kt },
    );
    await o.type(o.members.hoa, "obstacle 7 chưa có kinh phí thực hiện");
    await o.news();
    const [nudge] = toHoa((await morning(EVE)).news);
    expect(nudge?.words).toContain("còn 1 việc đang vướng mắc, chờ trả lời");
    expect(nudge?.words).not.toContain("Việc bị vướng");
  });

  it("writes nothing when it only looks", async () => {
    o.clock.set(EVE);
    const looked = await pass({ ...kitOf(o), dryRun: true });
    expect(looked.owed).not.toEqual([]);
    expect(await o.store.mail.outbox(null)).toEqual([]);
    expect((await pass(kitOf(o))).owed).toEqual(looked.owed);
  });

  it("of an office that cannot be read does not keep the others from theirs", async () => {
    const other = await o.store.office.createWorkspace({
      ...{ code: "HONG", name: "UBND xã Hồng", province: null, timeZone: "Asia/Ho_Chi_Minh" },
    });
    const reminders = {
      ...o.store.reminders,
      offices: (ids: readonly number[]) =>
        ids.includes(other.id)
          ? Promise.reject(new Error("a row nobody expected"))
          : o.store.reminders.offices(ids),
    };
    const { owed, faults } = await pass({ ...kitOf(o), store: { ...o.store, reminders } });
    expect(faults).toBe(1);
    expect(owed).not.toEqual([]);
  });
});

describe("what was put off", () => {
  it("comes on its day, once", async () => {
    const [line] = await o.store.reminders
      .morning([o.workspace], {
        ...{ today: "2026-04-14", dueUntil: "2026-04-20", startsFrom: "2026-04-14" },
        ...{ startsUntil: "2026-04-14", withContinuous: false },
      })
      .then((lines) => lines.filter(({ number }) => number === 3));
    const occurrenceId = line?.occurrenceId ?? 0;
    const snooze = { memberId: o.members.hoa, occurrenceId, until: "2026-04-20", times: 1 };
    await o.store.reminders.snooze(o.workspace, snooze);
    for (const day of ["14", "15", "16", "17"]) {
      expect(toHoa((await morning(`2026-04-${day}T00:30:00.000Z`)).news)).toEqual([]);
    }
    const monday = toHoa((await morning("2026-04-20T00:30:00.000Z")).news);
    expect(monday[0]?.words).toContain("quá hạn 5 ngày");
    expect(await o.store.reminders.snoozes([o.workspace])).toEqual([]);
  });
});

describe("clerk and chair", () => {
  const to = (member: number, news: { to: string; words: string }[]) =>
    news.filter((one) => one.to === `p${String(member)}` && one.words.includes("Cần đôn đốc"));

  it("hear once of what is late for three and for seven working days", async () => {
    const told: string[] = [];
    // Task 3 is due on Wednesday 15/4: Monday 20/4 is the third working day after it, Friday 24/4 the seventh.
    for (const day of ["16", "17", "20", "21", "22", "23", "24", "28"]) {
      const { news } = await morning(`2026-04-${day}T00:30:00.000Z`);
      for (const [who, id] of [
        ["clerk", o.members.clerk],
        ["chair", o.members.chair],
      ] as const) {
        for (const { words } of to(id, news)) {
          if (words.includes("#3 ")) told.push(`${day} ${who}`);
        }
      }
    }
    expect(told).toEqual(["20 clerk", "24 chair"]);
  });

  it("hear it days later where the machine was off meanwhile", async () => {
    const { news } = await morning("2026-04-28T00:30:00.000Z");
    expect(to(o.members.clerk, news)).toHaveLength(1);
    expect(to(o.members.chair, news)).toHaveLength(1);
  });

  it("the chair hears of an obstacle that nobody answered for three working days, once", async () => {
    await o.type(o.members.hoa, "obstacle 3 chưa có đơn giá đền bù");
    await o.news();
    const heard: string[] = [];
    for (const day of ["15", "16", "17", "20"]) {
      const { news } = await morning(`2026-04-${day}T00:30:00.000Z`);
      const about = to(o.members.chair, news).filter(({ words }) => words.includes("đơn giá"));
      heard.push(...about.map(() => day));
    }
    expect(heard).toEqual(["17"]);
  });

  it("is not told of it when it was answered in time", async () => {
    const raised = await o.type(o.members.hoa, "obstacle 3 chưa có đơn giá đền bù");
    expect(raised.about).toBe(3);
    const sheet = await o.store.work.task(o.workspace, 3);
    const id = sheet?.obstacles[0]?.id ?? 0;
    await o.type(o.members.clerk, `answer b${String(id)} dùng đơn giá năm 2025`);
    await o.news();
    const { news } = await morning("2026-04-20T00:30:00.000Z");
    expect(to(o.members.chair, news).filter(({ words }) => words.includes("đơn giá"))).toEqual([]);
  });
});
