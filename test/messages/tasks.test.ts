import { describe, expect, it } from "vitest";
import { plainText } from "../../src/messages/message.js";
import { taskList, type TaskListView } from "../../src/messages/tasks.js";
import type { SheetSteps } from "../../src/messages/sheet-steps.js";
import { taskSheet } from "../../src/messages/task-sheet.js";
import { expectButtonsParse } from "../support/buttons.js";
import { line, occurrence, sheet } from "../support/sheets.js";

const TODAY = "2025-07-19";

function view(over: Partial<TaskListView> = {}): TaskListView {
  return {
    lines: [line()],
    total: 1,
    late: 1,
    page: 1,
    pages: 1,
    today: TODAY,
    calendar: new Map(),
    filter: "",
    scope: "mine",
    when: "",
    words: "",
    unit: null,
    criterion: null,
    turned: false,
    language: "vi",
    ...over,
  };
}

describe("the list of tasks", () => {
  it("gives each task its number, title, due day and the plan's words, and a button", () => {
    const said = taskList(view());
    expect(plainText(said)).toBe(
      "Nhiệm vụ của anh/chị: 1 việc đang mở, 1 việc quá hạn.\n" +
        "#12 Lập kế hoạch kiểm tra công vụ tại các thôn · hạn 14/7/2025 (kế hoạch ghi: “trước ngày 15/7/2025”) · quá hạn 5 ngày",
    );
    expect(said.buttons[0]).toEqual([{ label: "#12", command: "task 12" }]);
    expectButtonsParse(said);
  });

  it("says so when the due day is not worked, and does not move it (R12)", () => {
    const off = {
      date: "2025-07-22",
      kind: "off",
      name: "",
      source: "",
      provisional: false,
    } as const;
    const due = (date: string) =>
      plainText(
        taskList(
          view({
            lines: [line({ next: occurrence({ due: date, phrase: null }) })],
            calendar: new Map([[off.date, off]]),
          }),
        ),
      );
    expect(due("2025-07-20")).toContain("hạn 20/7/2025, rơi vào ngày nghỉ");
    expect(due("2025-07-22")).toContain("hạn 22/7/2025, rơi vào ngày nghỉ");
    expect(due("2025-07-21")).not.toContain("ngày nghỉ");
  });

  it("marks what a person has to confirm and does not call it late", () => {
    const said = taskList(
      view({ lines: [line({ next: occurrence({ confirm: true }) })], late: 0 }),
    );
    expect(plainText(said)).toContain("cần xác nhận");
    expect(plainText(said)).not.toContain("quá hạn");
  });

  it("says what was returned, what one coordinates, and how much more of a task is open", () => {
    const one = line({
      part: "coordinating",
      open: 3,
      next: occurrence({ returnReason: "thiếu dấu" }),
    });
    const words = plainText(taskList(view({ lines: [one] })));
    expect(words).toContain("bị trả lại, cần nộp lại");
    expect(words).toContain("phối hợp");
    expect(words).toContain("còn 3 sản phẩm chưa nộp");
  });

  it("is turned over by buttons that keep the filter", () => {
    const said = taskList(
      view({ page: 2, pages: 3, total: 20, filter: "báo cáo quý", words: "báo cáo quý" }),
    );
    const commands = said.buttons.flat().map(({ command }) => command);
    expect(commands).toContain("tasks báo cáo quý p1");
    expect(commands).toContain("tasks báo cáo quý p3");
    expectButtonsParse(said);
  });

  it.each<[Partial<TaskListView>, string]>([
    [{}, "Anh/chị không còn việc nào đang mở."],
    [{ when: "late" }, "Không có việc quá hạn."],
    [{ when: "week" }, "Tuần này không có việc đến hạn và không có việc quá hạn."],
    [{ words: "đê điều" }, "Không tìm thấy việc đang mở nào khớp với “đê điều”."],
    [{ words: "kt", unit: "Phòng Kinh tế" }, "Phòng Kinh tế không còn việc nào đang mở."],
    [{ words: "3.4", criterion: "3.4" }, "Không có việc đang mở nào của tiêu chí 3.4."],
  ])("says so when the list %j is empty", (asked, words) => {
    const said = taskList(view({ lines: [], total: 0, late: 0, ...asked }));
    expect(plainText(said)).toBe(words);
    expectButtonsParse(said);
  });
});

describe("one task whole", () => {
  const all = {
    ...{ handIn: true, addEvidence: true, review: true, noteProgress: true, raiseObstacle: true },
    ...{ explain: true, answer: true, withdraw: [] },
  };
  const none: SheetSteps = {
    ...{ extend: false, assign: false, enterEvent: false, confirm: false, decide: [], recall: [] },
  };

  it("offers what its reader may do, and nothing else", () => {
    const waiting = sheet({}, [occurrence({ state: "submitted" })]);
    const base = {
      history: [],
      today: TODAY,
      calendar: new Map(),
      zone: "Asia/Ho_Chi_Minh",
      language: "vi" as const,
      steps: none,
      indicators: [],
    };
    const labels = (task = sheet(), can = all) =>
      taskSheet({ ...base, task, can })
        .buttons.flat()
        .map(({ label }) => label);
    expect(labels()).toEqual([
      ...["Nộp", "Thêm tài liệu", "Báo tiến độ", "Vướng mắc", "Việc của tôi"],
    ]);
    expect(labels(waiting)).toEqual([
      ...["Thêm tài liệu", "Giải trình", "Duyệt", "Trả lại", "Việc của tôi"],
    ]);
    const nothing = {
      ...{ handIn: false, addEvidence: false, review: false, noteProgress: false },
      ...{ raiseObstacle: false, explain: false, answer: false, withdraw: [] },
    };
    expect(labels(waiting, nothing)).toEqual(["Việc của tôi"]);
  });

  it("offers the steps about dates and people that its reader may take", () => {
    const base = {
      ...{ history: [], today: TODAY, calendar: new Map(), zone: "Asia/Ho_Chi_Minh", can: all },
      language: "vi" as const,
      indicators: [],
    };
    const every = { ...none, extend: true, assign: true, enterEvent: true, confirm: true };
    const said = (task: ReturnType<typeof sheet>, steps: Partial<SheetSteps> = every) =>
      taskSheet({ ...base, task, steps: { ...none, ...steps } });
    const labels = (...asked: Parameters<typeof said>) =>
      said(...asked)
        .buttons.flat()
        .map(({ label }) => label);
    expect(labels(sheet())).toEqual(
      expect.arrayContaining(["Xin gia hạn", "Giao người phụ trách"]),
    );
    expect(labels(sheet())).not.toContain("Ghi ngày");
    expect(labels(sheet())).not.toContain("Xác nhận thời hạn");
    const waits = sheet({}, [occurrence({ basis: "event", due: null, confirm: true })]);
    expect(labels(waits)).toEqual(expect.arrayContaining(["Ghi ngày", "Xác nhận thời hạn"]));
    expect(labels(waits)).not.toContain("Xin gia hạn");
    const extension = {
      ...{ id: 5, occurrenceId: 57, reason: "chờ số liệu", was: "2025-07-14", granted: null },
      ...{ wanted: "2025-07-30", askedBy: { id: 7, name: "Minh" }, askedAt: "" },
      ...{ state: "asked" as const, answer: null, decidedBy: null, decidedAt: null },
    };
    const asked = sheet({ extensions: [extension] });
    expect(labels(asked)).not.toContain("Xin gia hạn");
    expect(plainText(said(asked))).toContain("đang đề nghị gia hạn đến 30/7/2025");
    expect(labels(asked, { decide: [5] })).toEqual(
      expect.arrayContaining(["Đồng ý", "Không đồng ý"]),
    );
    expect(labels(asked, { recall: [5] })).toContain("Rút đề nghị");
    expectButtonsParse(said(asked, { decide: [5], recall: [5] }));
    expectButtonsParse(said(waits));
  });

  it("tells its history like a clerk's log", () => {
    const said = taskSheet({
      task: sheet(),
      today: TODAY,
      calendar: new Map(),
      zone: "Asia/Ho_Chi_Minh",
      language: "vi",
      can: all,
      steps: none,
      indicators: [],
      history: [
        {
          id: 1,
          kind: "returned",
          at: "2025-07-10T01:12:00.000Z",
          by: "Trần Văn Bình",
          via: "web",
          people: {},
          data: { deliverable: "Kế hoạch", period: "", reason: "thiếu dấu" },
        },
      ],
    });
    expect(plainText(said)).toContain(
      "08:12 ngày 10/7/2025, Trần Văn Bình: trả lại Kế hoạch: “thiếu dấu”",
    );
    expect(said.about).toBe(12);
    expectButtonsParse(said);
  });

  it("shows the next and the last of a monthly report, not all twelve", () => {
    const monthly = Array.from({ length: 12 }, (_, i) =>
      occurrence({
        id: i + 1,
        key: `2025-${String(i + 1).padStart(2, "0")}`,
        due: `2025-${String(i + 1).padStart(2, "0")}-25`,
        state: i < 6 ? "accepted" : "open",
      }),
    );
    const words = plainText(
      taskSheet({
        task: sheet({}, monthly),
        today: TODAY,
        calendar: new Map(),
        zone: "Asia/Ho_Chi_Minh",
        language: "vi",
        can: all,
        steps: none,
        indicators: [],
        history: [],
      }),
    );
    expect(words).toContain("tháng 7/2025");
    expect(words).toContain("… và 8 kỳ của Kế hoạch nữa");
  });
});
