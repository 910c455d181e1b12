import { describe, expect, it } from "vitest";
import type { Counts, DigestFigures } from "../../src/domain/digest.js";
import type { DigestNow } from "../../src/domain/digest-now.js";
import { leadersDigest, publicDigest, type DigestView } from "../../src/messages/digest.js";
import { digestChart } from "../../src/messages/digest-chart.js";
import { plainText } from "../../src/messages/message.js";
import { english } from "../support/english.js";

const AT = "2026-03-16T00:30:00.000Z";
const none = { total: 0, items: [] };
const counts = (done: number, total: number, late = 0, ongoing = 0): Counts => {
  return { done, total, late, ongoing };
};

function task(number: number, due: string, points: number | null = null) {
  const units = ["Phòng Kinh tế"];
  return {
    ...{ taskId: number, number, title: `Việc ${number}`, units, occurrenceIds: [number], points },
    due,
  };
}

const EMPTY: DigestFigures = {
  ...{ week: "2026-W12", at: AT, today: "2026-03-16", until: "2026-03-22" },
  tasks: counts(1, 4),
  fields: [],
  units: [],
  risk: null,
  ...{ late: none, due: none, waiting: none, obstacles: none, extensions: none, targets: null },
};

const FULL: DigestFigures = {
  ...EMPTY,
  tasks: counts(12, 32, 2, 8),
  fields: [
    { name: "Cải cách thể chế", ...counts(3, 8, 1) },
    { name: null, ...counts(0, 0, 0, 2) },
  ],
  units: [
    { unitId: 2, name: "Phòng Kinh tế", ...counts(5, 12, 2, 1) },
    { unitId: null, name: null, ...counts(1, 2) },
  ],
  risk: {
    points: 0.75,
    tasks: {
      total: 2,
      items: [
        { ...task(12, "2026-03-04", 0.5), criteria: [] },
        { ...task(9, "2026-03-18", 0.25), criteria: [] },
      ],
    },
  },
  late: {
    total: 2,
    items: [
      { ...task(12, "2026-03-04", 0.5), daysLate: 12, blocked: false },
      { ...task(4, "2026-03-15"), daysLate: 1, blocked: true },
    ],
  },
  due: { total: 1, items: [task(9, "2026-03-18", 0.25)] },
  waiting: {
    total: 1,
    items: [
      {
        ...{ number: 5, title: "Việc 5", occurrenceId: 50, deliverable: "Báo cáo" },
        ...{ key: "2026-Q1", days: 5 },
      },
    ],
  },
  obstacles: { total: 1, items: [{ number: 4, title: "Việc 4", obstacleId: 7, days: 4 }] },
  targets: {
    measured: 2,
    off: {
      total: 1,
      items: [
        {
          ...{ indicatorId: 31, number: 6, text: "Hồ sơ đúng hạn", operator: ">=", value: 98 },
          ...{ unit: "%", reached: 97.5, day: "2026-03-13", units: ["Phòng Kinh tế"] },
        },
      ],
    },
  },
  extensions: {
    total: 1,
    items: [{ number: 3, title: "Việc 3", extensionId: 9, wanted: "2026-04-30", days: 2 }],
  },
};

const BEFORE: DigestFigures = {
  ...{ ...EMPTY, week: "2026-W11", at: "2026-03-09T00:30:00.000Z", tasks: counts(10, 32, 5) },
  late: { total: 5, items: [] },
  targets: { measured: 2, off: { total: 2, items: [] } },
  fields: [{ name: "Cải cách thể chế", ...counts(2, 8) }],
  units: [{ unitId: 2, name: "Phòng Kinh tế", ...counts(4, 12) }],
};

const NOW: DigestNow = {
  ...{ occurrences: [], extensions: [9], obstacles: [{ id: 7, text: "chưa có kinh phí" }] },
  inCharge: [{ taskId: 12, name: "Lê Thị Minh" }],
  urged: [{ taskId: 12, times: 2 }],
  readings: [],
};

function view(given: Partial<DigestView> = {}): DigestView {
  return {
    ...{ figures: FULL, before: BEFORE, now: NOW, picture: null, late: null, language: "vi" },
    workspace: { name: "UBND xã Tân Hòa", timeZone: "Asia/Ho_Chi_Minh" },
    ...given,
  };
}

describe("the digest for leaders", () => {
  it("says points first, then what is late, what waits, what is due, and progress", () => {
    expect(plainText(leadersDigest(view())).split("\n")).toEqual([
      "Tổng hợp tuần 12/2026, UBND xã Tân Hòa",
      "Số liệu lúc 07:30 ngày 16/3/2026, so với lúc 07:30 ngày 09/3/2026.",
      "Hoàn thành 12/32 việc có thời hạn (tuần trước 10/32), quá hạn 2. Ngoài ra có 8 việc thường xuyên.",
      "2 việc, 0,75 điểm có nguy cơ bị trừ: #12 (0,5 điểm), #9 (0,25 điểm).",
      "Quá hạn: 2 việc (tuần trước 5)",
      "#12 Việc 12 · Phòng Kinh tế · quá hạn 12 ngày (hạn 04/3/2026) · 0,5 điểm · phụ trách: Lê Thị Minh · đã đôn đốc 2 lần",
      "#4 Việc 4 · Phòng Kinh tế · quá hạn 1 ngày (hạn 15/3/2026) · đang vướng mắc, chờ trả lời",
      "Kết quả chờ duyệt: 1",
      "#5 Việc 5 · Báo cáo, quý I/2026 · chờ 5 ngày",
      "Vướng mắc chờ trả lời: 1",
      "#4 Việc 4 · “chưa có kinh phí” · chờ 4 ngày làm việc",
      "Đề nghị gia hạn chờ quyết định: 1",
      "#3 Việc 3 · xin đến 30/4/2026 · chờ 2 ngày",
      "Đến hạn từ nay đến 22/3/2026: 1 việc",
      "#9 Việc 9 · Phòng Kinh tế · hạn 18/3/2026",
      "Chỉ tiêu chưa đạt: 1 (tuần trước 2)",
      "Chỉ tiêu 6: Hồ sơ đúng hạn · Phòng Kinh tế · 97,5 % tính đến 13/3/2026 · mục tiêu ≥ 98 %",
      "Tiến độ theo lĩnh vực",
      "Cải cách thể chế: 3/8 (tuần trước 2/8), quá hạn 1",
      "Chưa ghi lĩnh vực: 2 việc thường xuyên",
      "Tiến độ theo bộ phận",
      "Phòng Kinh tế: 5/12 (tuần trước 4/12), quá hạn 2, 1 việc thường xuyên",
      "Chưa ghi bộ phận: 1/2",
    ]);
  });

  it("has a button to urge, to answer, to open and to review; what is blocked is not urged", () => {
    const buttons = leadersDigest(view()).buttons.map((row) => {
      return row.map(({ label, command }) => `${label}: ${command}`);
    });
    expect(buttons).toEqual([
      ["Đôn đốc #12: urge 12"],
      ["Trả lời #4: answer b7"],
      ["#12: task 12", "#4: task 4", "#5: task 5", "#9: task 9"],
      [
        ...["Duyệt (1): review", "Gia hạn (1): extend", "Mọi việc quá hạn: tasks all late"],
        "Chỉ tiêu chưa đạt (1): indicator off",
      ],
    ]);
  });

  it("shows seven of a list and says how many more", () => {
    const items = Array.from({ length: 9 }, (_, at) => {
      return { ...task(at + 1, "2026-03-04"), daysLate: 12, blocked: false };
    });
    const said = leadersDigest(view({ figures: { ...FULL, late: { total: 11, items } } }));
    const words = plainText(said);
    expect(words).toContain("Quá hạn: 11 việc");
    expect(words.match(/quá hạn 12 ngày/g)).toHaveLength(7);
    expect(words).toContain("\n… và 4 việc nữa\n");
    expect(said.buttons.flat().filter(({ command }) => /^urge /.test(command))).toHaveLength(7);
  });

  it("shows seven indicators off target and counts the others, and compares only with weeks that counted them", () => {
    const [one] = FULL.targets!.off.items;
    const items = Array.from({ length: 9 }, (_, at) => ({ ...one!, number: at + 1 }));
    const targets = { measured: 9, off: { total: 9, items } };
    const before = { ...BEFORE, targets: null };
    const words = plainText(leadersDigest(view({ figures: { ...FULL, targets }, before })));
    expect(words).toContain("\nChỉ tiêu chưa đạt: 9\n");
    expect(words).toContain("\n… và 2 chỉ tiêu nữa\n");
    expect(words.match(/^Chỉ tiêu \d: /gm)).toHaveLength(7);
  });

  it("says that no indicator is off target where any is followed", () => {
    const on = { ...FULL, targets: { measured: 3, off: none } };
    expect(plainText(leadersDigest(view({ figures: on })))).toContain(
      "\nTuần này không có chỉ tiêu chưa đạt.\n",
    );
    const unread = { ...FULL, targets: { measured: 0, off: none } };
    expect(plainText(leadersDigest(view({ figures: unread })))).not.toContain("chỉ tiêu");
  });

  it("says of an empty week that there is nothing", () => {
    const said = plainText(leadersDigest(view({ figures: EMPTY, before: null })));
    expect(said).toContain(
      "Tuần này không có việc quá hạn, không có việc đến hạn, không có kết quả chờ duyệt, không có vướng mắc chờ trả lời.",
    );
    expect(said).toContain("Số liệu lúc 07:30 ngày 16/3/2026.");
    const calm = { ...FULL, late: none, risk: null };
    expect(plainText(leadersDigest(view({ figures: calm })))).toContain(
      "\nTuần này không có việc quá hạn.\n",
    );
  });

  it("says that no plan is carried out where there is none", () => {
    const figures = { ...EMPTY, tasks: counts(0, 0) };
    for (const words of [leadersDigest, publicDigest]) {
      const said = words(view({ figures }));
      expect(plainText(said)).toContain("Chưa có kế hoạch nào đang thực hiện.");
      expect(said.buttons).toEqual([]);
    }
  });

  it("names the week it compares with where it is not the last one", () => {
    const before = { ...BEFORE, week: "2026-W09" };
    expect(plainText(leadersDigest(view({ before })))).toContain(
      "12/32 việc có thời hạn (tuần 9/2026 10/32)",
    );
  });
});

describe("the digest for the group", () => {
  it("has facts of units: no people, none of their words, no points", () => {
    const words = plainText(publicDigest(view()));
    expect(words.split("\n").slice(2)).toEqual([
      "Hoàn thành 12/32 việc có thời hạn (tuần trước 10/32), quá hạn 2. Ngoài ra có 8 việc thường xuyên.",
      "Quá hạn: 2 việc (tuần trước 5)",
      "#12 Việc 12 · Phòng Kinh tế · quá hạn 12 ngày (hạn 04/3/2026)",
      "#4 Việc 4 · Phòng Kinh tế · quá hạn 1 ngày (hạn 15/3/2026)",
      "Đến hạn từ nay đến 22/3/2026: 1 việc",
      "#9 Việc 9 · Phòng Kinh tế · hạn 18/3/2026",
      "Còn 1 kết quả chờ duyệt, 1 vướng mắc chờ trả lời, 1 chỉ tiêu chưa đạt.",
      "Tiến độ theo bộ phận",
      "Phòng Kinh tế: 5/12 (tuần trước 4/12), quá hạn 2, 1 việc thường xuyên",
      "Chưa ghi bộ phận: 1/2",
    ]);
    for (const secret of ["Minh", "kinh phí", "điểm", "đôn đốc", "97,5"])
      expect(words).not.toContain(secret);
  });

  it("has only buttons that everybody may press", () => {
    const commands = publicDigest(view())
      .buttons.flat()
      .map(({ command }) => command.split(" ")[0]);
    expect(new Set(commands)).toEqual(new Set(["task", "tasks"]));
  });
});

describe("in English", () => {
  it("there is no Vietnamese in what the bot says", () => {
    const ascii = JSON.parse(
      JSON.stringify(view({ language: "en" }))
        .replaceAll("Việc", "Task")
        .replaceAll(
          /Hồ sơ đúng hạn|Phòng Kinh tế|Cải cách thể chế|Báo cáo|Lê Thị Minh|chưa có kinh phí|UBND xã Tân Hòa/g,
          "X",
        ),
    ) as DigestView;
    const said = english(leadersDigest(ascii));
    english(publicDigest(ascii));
    english(leadersDigest({ ...ascii, figures: EMPTY, before: null }));
    expect(plainText(said)).toContain("2 tasks, 0.75 points at risk: #12 (0.5 points)");
    expect(plainText(said)).toContain(
      "12/32 tasks with an end are done (last week 10/32), 2 overdue.",
    );
    expect(plainText(said)).toContain(
      "Off target: 1 indicator (last week 2)\nIndicator 6: X · X · 97.5% as of 13/3/2026 · target ≥ 98%\n",
    );
  });
});

describe("the chart of a digest", () => {
  it("has a bar for each unit with tasks that end: done, going on, late", () => {
    const chart = digestChart(FULL, view().workspace, "vi");
    expect(chart).toEqual({
      title: "Tiến độ theo bộ phận, tuần 12/2026",
      subtitle: "UBND xã Tân Hòa, 07:30 ngày 16/3/2026",
      parts: [
        { name: "Hoàn thành", tone: "done" },
        { name: "Đang thực hiện", tone: "going" },
        { name: "Quá hạn", tone: "late" },
      ],
      bars: [
        { name: "Phòng Kinh tế", values: [5, 5, 2] },
        { name: "Chưa ghi bộ phận", values: [1, 1, 0] },
      ],
      note: null,
    });
    expect(digestChart(EMPTY, view().workspace, "vi")).toBeNull();
  });

  it("has ten bars at most", () => {
    const units = Array.from({ length: 13 }, (_, unitId) => ({
      unitId,
      name: "A",
      ...counts(1, 2),
    }));
    const chart = digestChart({ ...FULL, units }, view().workspace, "vi");
    expect([chart?.bars.length, chart?.note]).toEqual([10, "… và 3 bộ phận nữa"]);
  });
});
