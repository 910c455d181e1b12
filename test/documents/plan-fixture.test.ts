import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanReading } from "../../src/domain/plan-reading.js";
import { readPlan } from "../../src/documents/read-plan.js";

const bytes = readFileSync(new URL("../fixtures/plan-dong-linh.txt", import.meta.url));

describe("an invented plan with other columns, other widths and page breaks", () => {
  let reading: PlanReading;
  const row = (ref: string) => reading.tasks.find((task) => task.ref === ref);

  beforeAll(async () => {
    reading = await readPlan(bytes, "plan.txt");
  }, 30_000);

  it("has its eight rows", () => {
    expect(reading.tasks.map((task) => task.ref)).toEqual(
      "PL01.1 PL01.2 PL01.3 PL02.1 PL02.2 PL02.3 PL03.1 PL03.2".split(" "),
    );
  });

  it("reads the heading with number and date", () => {
    expect(reading.plan).toEqual({
      issuer: "UBND xã Đồng Lĩnh",
      title: "Kế hoạch Cải cách hành chính năm 2026 của xã Đồng Lĩnh",
      number: "27/KH-UBND",
      date: "2026-01-12",
      year: 2026,
      start: "2026-01-01",
      end: "2026-12-31",
      signer: "Hoàng Thị Lựu",
      score: null,
      rank: null,
    });
  });

  it("joins a cell torn by a page break and a repeated head", () => {
    expect(row("PL01.2")).toMatchObject({
      lead: ["Văn phòng HĐND và UBND", "Công an xã"],
      coordinating: ["Trung tâm Phục vụ hành chính công"],
      deadlineText: "Kế hoạch tháng 02/2026; báo cáo chậm nhất ngày 20/11/2026",
      product: "Kế hoạch; Báo cáo kết quả kiểm tra",
    });
    const due = row("PL01.2")?.deliverables.map(({ schedule }) =>
      "due" in schedule ? schedule.due : null,
    );
    expect(due).toEqual(["2026-02-28", "2026-11-20"]);
  });

  it("reads columns in the order of their head", () => {
    expect(row("PL01.1")).toMatchObject({
      title:
        "Tổ chức hội nghị đánh giá kết quả cải cách hành chính quý và bàn giải pháp cho quý sau",
      product: "Thông báo kết luận",
      coordinating: ["Các phòng, ban có liên quan"],
      deadlineText: "Trước ngày 25 của tháng cuối quý",
    });
    expect(row("PL03.2")).toMatchObject({
      lead: ["Phòng Kinh tế", "Văn phòng HĐND và UBND"],
      coordinating: ["Công an xã"],
      deadlineText: "Tháng 9/2026",
      product: "Phương án; Tờ trình",
    });
  });

  it("puts interleaved lines together, five columns in one line too", () => {
    expect(row("PL02.1")).toMatchObject({
      title:
        "Lập tổ lưu động đến từng thôn hướng dẫn người cao tuổi nộp hồ sơ trực tuyến, mỗi tháng ít nhất một buổi",
      product: "Báo cáo kết quả thực hiện",
      lead: ["Trung tâm Phục vụ hành chính công"],
      deadlineText: "Thường xuyên",
    });
    expect(row("PL02.2")).toMatchObject({
      title:
        "Rà soát, niêm yết lại toàn bộ thủ tục tại nơi tiếp dân; bỏ các bản in cũ, thay bằng mã quét dẫn tới trang của tỉnh",
      coordinating: ["Công an xã"],
      deadlineText: "Trước ngày 30/6/2026",
    });
    expect(row("PL02.3")).toMatchObject({
      title:
        "Thí điểm hẹn giờ làm thủ tục qua điện thoại để giảm chờ đợi trong những ngày cao điểm",
      product: "Kế hoạch; báo cáo tổng kết",
      coordinating: ["Phòng Kinh tế"],
      deadlineText: "Quý III/2026",
    });
  });

  it("marks what was put together by what it says, and only that", () => {
    const marked = reading.tasks.filter((task) => task.warnings.includes("interleaved_extraction"));
    expect(marked.map((task) => task.ref)).toEqual(["PL02.1", "PL02.2", "PL02.3"]);
  });

  it("reads targets with their operators", () => {
    expect(
      reading.indicators.map(({ operator, value, unit }) => `${operator} ${String(value)} ${unit}`),
    ).toEqual([">= 95 %", ">= 90 %"]);
  });

  it("names page and line of each row's number", () => {
    const lines = bytes.toString("utf8").split("\n");
    for (const task of reading.tasks) {
      expect(lines[task.source.line - 1]?.trim()).toMatch(
        new RegExp(`^${String(task.source.row)}(?: |$)`),
      );
    }
  });
});
