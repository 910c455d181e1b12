import { describe, expect, it } from "vitest";
import { calendarOf } from "../../src/domain/calendar.js";
import type { NudgeLine } from "../../src/domain/nudge.js";
import { escalation, type EscalationView } from "../../src/messages/escalation.js";
import { lateNote } from "../../src/messages/late.js";
import { plainText, type Message } from "../../src/messages/message.js";
import { nudge, type NudgeView } from "../../src/messages/nudge.js";
import { expectButtonsParse } from "../support/buttons.js";

const TODAY = "2026-03-17";

function line(number: number, given: Partial<NudgeLine> = {}): NudgeLine {
  return {
    ...{ workspaceId: 1, taskId: number, number, title: `Việc số ${String(number)}` },
    ...{ occurrenceId: number * 10, deliverable: "Báo cáo", key: "", phrase: null },
    ...{ basis: "dated", start: null, due: null, time: null, until: null, waitsFor: null },
    ...{ eventOn: null, firstDue: null, confirm: false, returnReason: null },
    ...{ personInChargeId: null, lead: [1], blocked: false, notedAt: null, told: [] },
    ...given,
  };
}

function view(entries: NudgeView["entries"], given: Partial<NudgeView> = {}): NudgeView {
  return {
    ...{ date: TODAY, today: TODAY, calendar: calendarOf([]), entries, blocked: 0 },
    ...{ period: null, rounds: [], late: null, language: "vi" },
    ...given,
  };
}

const labels = (said: Message) =>
  said.buttons.map((row) => row.map(({ label, command }) => `${label} → ${command}`));

describe("a nudge", () => {
  const entries: NudgeView["entries"] = [
    { line: line(4, { basis: "continuous", until: "2026-12-31" }), why: "period" },
    { line: line(3, { due: "2026-03-24" }), why: "due" },
    { line: line(2, { due: "2026-03-17", time: "16:00" }), why: "due" },
    { line: line(1, { due: "2026-03-13", phrase: "Trước ngày 14/3" }), why: "late" },
    { line: line(5, { start: TODAY, due: "2026-04-30" }), why: "start" },
  ];

  it("lists what is most urgent first, each with its words and what is left", () => {
    const said = nudge(view(entries, { period: "2026-Q1", blocked: 2 }));
    expectButtonsParse(said);
    expect(plainText(said).split("\n")).toEqual([
      "Nhắc việc ngày 17/3/2026",
      "Đã quá hạn: 1 việc.",
      "#1 Việc số 1 · sản phẩm: Báo cáo · hạn 13/3/2026 (kế hoạch ghi: “Trước ngày 14/3”) · quá hạn 4 ngày",
      "Sắp đến hạn: 2 việc.",
      "#2 Việc số 2 · sản phẩm: Báo cáo · hạn 16:00 ngày 17/3/2026 · hạn hôm nay",
      "#3 Việc số 3 · sản phẩm: Báo cáo · hạn 24/3/2026 · còn 7 ngày",
      "Bắt đầu thực hiện: 1 việc.",
      "#5 Việc số 5 · sản phẩm: Báo cáo · hạn 30/4/2026 · còn 44 ngày",
      "Việc thường xuyên, xin anh/chị ghi một dòng kết quả kỳ quý I/2026: 1 việc.",
      "#4 Việc số 4 · sản phẩm: Báo cáo · thường xuyên đến 31/12/2026",
      "Ngoài ra còn 2 việc đang vướng mắc, chờ trả lời; tôi chưa nhắc các việc này.",
    ]);
    expect(labels(said)).toEqual([
      ["#1 → task 1", "Nộp #1 → done 1 o10", "Nhắc lại sau #1 → snooze o10"],
      ["#2 → task 2", "Nộp #2 → done 2 o20", "Nhắc lại sau #2 → snooze o20"],
      ["#3 → task 3", "Nộp #3 → done 3 o30", "Nhắc lại sau #3 → snooze o30"],
      ["#5 → task 5"],
      ["#4 → task 4", "Ghi kết quả #4 → progress 4"],
      ["Đã xem → seen 2026-03-17", "Việc của tôi → tasks"],
    ]);
  });

  it("says how much is left out of a long list", () => {
    const many = Array.from({ length: 14 }, (_, i) => {
      return { line: line(i + 1, { due: "2026-03-16" }), why: "late" as const };
    });
    const said = nudge(view(many));
    expect(plainText(said)).toContain("Đã quá hạn: 14 việc.");
    expect(plainText(said)).toContain("… và 4 việc nữa");
    expect(said.buttons).toHaveLength(11);
  });

  it("is about its task when there is only one, so that a file sent as a reply is its evidence", () => {
    expect(nudge(view(entries.slice(1, 2))).about).toBe(3);
    expect(nudge(view(entries)).about).toBeUndefined();
  });

  it("says that a day is to be confirmed, that a hand-in was returned, that a day is off", () => {
    const given = { due: "2026-03-21", confirm: true, returnReason: "thiếu dấu" };
    const [, , said] = plainText(nudge(view([{ line: line(6, given), why: "due" }]))).split("\n");
    expect(said).toBe(
      "#6 Việc số 6 · sản phẩm: Báo cáo · hạn 21/3/2026, rơi vào ngày nghỉ · còn 4 ngày · cần xác nhận · bị trả lại, cần nộp lại",
    );
  });

  it("says first that it comes late", () => {
    const late = lateNote("2026-03-17T00:30:00.000Z", "Asia/Ho_Chi_Minh", "vi");
    expect(plainText(nudge(view(entries.slice(1, 2), { late }))).split("\n")[0]).toBe(
      "Tin này gửi muộn: lẽ ra gửi lúc 07:30 ngày 17/3/2026, khi đó máy chủ đang nghỉ.",
    );
  });

  it("is English for who reads English", () => {
    const said = nudge(view(entries, { period: "2026-Q1", blocked: 1, language: "en" }));
    expect(plainText(said).split("\n").slice(0, 4)).toEqual([
      "Your work on 17/3/2026",
      "Overdue: 1 task.",
      "#1 Việc số 1 · deliverable: Báo cáo · due 13/3/2026 (the plan says: “Trước ngày 14/3”) · 4 days overdue",
      "Due soon: 2 tasks.",
    ]);
  });
});

describe("what clerk and chair are told", () => {
  const given: EscalationView = {
    ...{ date: TODAY, today: TODAY, note: null, language: "vi" },
    late: [
      {
        line: line(1, { due: "2026-03-06" }),
        units: "Phòng Kinh tế",
        person: "Nguyễn Văn Hòa",
        urged: 2,
      },
    ],
    obstacles: [{ id: 9, number: 7, text: "chưa có kinh phí", raisedBy: "Lê Thị Minh", days: 3 }],
  };

  it("names whose it is, for how long, and what can be done", () => {
    const said = escalation(given);
    expectButtonsParse(said);
    expect(plainText(said).split("\n")).toEqual([
      "Cần đôn đốc, ngày 17/3/2026",
      "Quá hạn kéo dài: 1 việc.",
      "#1 Việc số 1 · Báo cáo · hạn 06/3/2026 · quá hạn 11 ngày · Phòng Kinh tế, Nguyễn Văn Hòa · đã đôn đốc 2 lần",
      "Vướng mắc chưa ai trả lời: 1.",
      "#7: “chưa có kinh phí” · Lê Thị Minh nêu, chờ trả lời 3 ngày làm việc",
    ]);
    expect(labels(said)).toEqual([
      ["Đôn đốc #1 → urge 1", "#1 → task 1"],
      ["Trả lời #7 → answer b9", "#7 → task 7"],
    ]);
  });
});
