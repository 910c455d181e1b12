import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import { troubleTimes } from "../../src/domain/trouble.js";
import { deliver } from "../../src/jobs/outbox.js";
import { message, plainText } from "../../src/messages/message.js";
import { troubleMessage } from "../../src/messages/trouble.js";
import type { Notice } from "../../src/ports.js";
import { quietLog, TestClock } from "../support/clock.js";
import { makeFakeDoor } from "../support/fake-door.js";
import { newStore, seedOffice, type SeededOffice, type TestStore } from "../support/store.js";

const HOURS = { nudgeAt: "07:30", quietFrom: "20:00", quietTo: "07:00" };
const ZONE = "Asia/Ho_Chi_Minh";
const off = (date: string) => {
  return { date, kind: "off", name: "Lễ", source: "", provisional: false } as const;
};

describe("when it is told that something could not be delivered", () => {
  // 2026-11-20 is a Friday.
  it.each<[string, string, string[]]>([
    ["in the morning", "2026-11-20T01:00:00.000Z", ["2026-11-20 01:10", "2026-11-23 00:30"]],
    ["before work", "2026-11-19T23:00:00.000Z", ["2026-11-20 00:30", "2026-11-23 00:30"]],
    ["at night", "2026-11-20T14:00:00.000Z", ["2026-11-23 00:30"]],
    ["on a Saturday", "2026-11-21T03:00:00.000Z", ["2026-11-23 00:30"]],
  ])("%s", (_, now, expected) => {
    const times = troubleTimes(now, HOURS, ZONE, calendarOf([]));
    expect(times.map(({ notBefore }) => notBefore.slice(0, 16).replace("T", " "))).toEqual(
      expected,
    );
  });

  it("never on a day off", () => {
    const calendar = calendarOf([off("2026-11-20"), off("2026-11-23")]);
    const times = troubleTimes("2026-11-20T01:00:00.000Z", HOURS, ZONE, calendar);
    expect(times.map(({ date }) => date)).toEqual(["2026-11-24"]);
  });
});

describe("its words", () => {
  const blocked = "403 Forbidden: bot was blocked by the user";

  it("say how many, to whom and why", () => {
    const said = troubleMessage(
      [
        { name: "Lê Thị Minh", count: 3, why: blocked },
        { name: "Nhóm xã", count: 1, why: "network: ECONNRESET" },
        { name: "Nguyễn Văn Hòa", count: 1, why: "nobody can be reached: no account, no group" },
        { name: "Phòng Kinh tế", count: 1, why: "400 BUTTON_DATA_INVALID" },
      ],
      "vi",
    );
    expect(plainText(said)).toBe(
      [
        "6 tin không gửi được, trợ lý đã thôi gửi lại:",
        "Lê Thị Minh: 3 tin, đã chặn trợ lý, khóa tài khoản hoặc đưa trợ lý ra khỏi nhóm.",
        "Nhóm xã: 1 tin, không kết nối được với nền tảng chat sau nhiều lần thử.",
        "Nguyễn Văn Hòa: 1 tin, chưa có tài khoản chat liên kết và không có nhóm nào để nhắn thay.",
        "Phòng Kinh tế: 1 tin, nền tảng chat không nhận (400 BUTTON_DATA_INVALID).",
        "Đề nghị báo người nhận bằng cách khác. Người chưa liên kết tài khoản thì gửi mã mời mới bằng /nhansu.",
      ].join("\n"),
    );
  });

  it("cut what is long, in both languages", () => {
    const many = Array.from({ length: 14 }, (_, at) => {
      return { name: `Người ${String(at)}`, count: 1, why: blocked };
    });
    expect(plainText(troubleMessage(many, "vi"))).toContain("… và 4 nơi nhận nữa");
    expect(plainText(troubleMessage(many, "en"))).toContain("… and 4 more recipients");
    expect(plainText(troubleMessage(many.slice(0, 1), "en"))).toContain("1 message could not");
  });
});

describe("a dead letter", () => {
  let test: TestStore;
  let office: SeededOffice;
  const clock = new TestClock("2026-11-20T01:00:00.000Z");
  const closed = new Set<string>();
  const door = makeFakeDoor("web", ({ chat }) =>
    closed.has(chat)
      ? { ok: false, retry: false, why: "403 Forbidden: bot was blocked by the user" }
      : { ok: true, ref: "1" },
  );

  beforeEach(async () => {
    test = await newStore();
    office = await seedOffice(test.store);
    clock.set("2026-11-20T01:00:00.000Z");
    door.sent.length = 0;
    closed.clear();
    closed.add(`p${String(office.members.minh)}`);
  });
  afterEach(() => test.close());

  const owe = (key: string, member: number) => {
    const { workspace: workspaceId } = office;
    const notice: Notice = { key, workspaceId, to: { member }, message: message([key]) };
    return test.store.mail.enqueue([notice]);
  };
  const told = async () => {
    door.sent.length = 0;
    const kit = { store: test.store, doors: [door], clock, log: quietLog };
    while ((await deliver(kit)) > 0);
    return door.sent.map(({ place, said }) => `${place.chat}: ${plainText(said).split("\n")[0]!}`);
  };
  const clerk = () => `p${String(office.members.clerk)}`;

  it("is told once to the clerk, with those that died beside it, and what comes later on the next day", async () => {
    await owe("a", office.members.minh);
    await owe("b", office.members.minh);
    await told();
    clock.advance(10 * 60_000);
    expect(await told()).toEqual([`${clerk()}: 2 tin không gửi được, trợ lý đã thôi gửi lại:`]);
    await owe("c", office.members.minh);
    clock.advance(60 * 60_000);
    await told();
    clock.advance(60 * 60_000);
    expect(await told()).toEqual([]);
    clock.set("2026-11-23T00:30:00.000Z");
    expect(await told()).toEqual([`${clerk()}: 1 tin không gửi được, trợ lý đã thôi gửi lại:`]);
    clock.set("2026-11-24T00:30:00.000Z");
    expect(await told()).toEqual([]);
  });

  it("that was to tell of dead ones is told to nobody", async () => {
    closed.add(clerk());
    await owe("a", office.members.minh);
    await told();
    clock.set("2026-11-23T01:00:00.000Z");
    await told();
    const kinds = (await test.store.mail.outbox("dead")).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "trouble").length).toBeGreaterThan(0);
    clock.set("2026-11-25T01:00:00.000Z");
    expect(await told()).toEqual([]);
    expect(await test.store.mail.counts()).toMatchObject({ queued: 0 });
  });
});
