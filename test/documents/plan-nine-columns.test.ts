import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { PlanReading } from "../../src/domain/plan-reading.js";
import { readPlan } from "../../src/documents/read-plan.js";

const bytes = readFileSync(new URL("../fixtures/plan-thach-lung.txt", import.meta.url));

describe("an invented plan of nine columns, with a beginning and an end for each task", () => {
  let reading: PlanReading;
  const row = (ref: string) => reading.tasks.find((task) => task.ref === ref);

  beforeAll(async () => {
    reading = await readPlan(bytes, "plan.txt");
  });

  it("takes printed page numbers for no rows: 3 is a page, not a task", () => {
    expect(reading.tasks.map((task) => task.ref)).toEqual(
      [1, 2, 4, 5, 6, 7, 8].map((number) => `PL01.${String(number)}`),
    );
    expect(reading.tasks.map((task) => task.source.page)).toEqual([2, 2, 3, 3, 3, 3, 4]);
  });

  it("ends the title before the sentence behind it", () => {
    expect(reading.plan).toMatchObject({
      title: "Kế hoạch Triển khai cải cách hành chính xã Thạch Lũng năm 2024",
      issuer: "UBND xã Thạch Lũng",
      signer: "Lò Văn Pản",
      year: 2024,
    });
  });

  it("reads fields and groups from the headings between rows", () => {
    expect(row("PL01.6")).toMatchObject({
      field: "Điều hành chung",
      group: "Lắng nghe người dân",
    });
    expect(row("PL01.7")).toMatchObject({
      field: "Hồ sơ và thủ tục",
      group: "Dọn lại bộ thủ tục",
    });
  });

  it("parts what is to be done from what is to be reached, and both from the product", () => {
    expect(row("PL01.1")).toMatchObject({
      title: "Lập kế hoạch công việc cả năm và giao cho từng bộ phận",
      requirement: "Kế hoạch gửi trước Tết; 100% bộ phận có phần việc của mình",
      product: "Kế hoạch của UBND xã",
      lead: ["Văn phòng UBND xã"],
      coordinating: ["Các công chức có liên quan"],
    });
    expect(row("PL01.5")).toMatchObject({
      title: "Sửa sang nơi tiếp dân tại trụ sở mới",
      requirement: "100% chỗ ngồi chờ có mái che, có nước uống",
      product: "Bộ phận Một cửa xã có biển chỉ dẫn",
      lead: ["Công chức Tài chính"],
    });
    expect(row("PL01.4")).toMatchObject({
      requirement: "Thu về từ 80% số phiếu đã phát; phản hồi trong mười ngày",
      product: "Phiếu hỏi; Báo cáo tổng hợp",
      coordinating: ["Đài truyền thanh xã"],
    });
  });

  it("keeps beginning and end apart; an event is a beginning, also alone", () => {
    const times = reading.tasks.map((task) => [task.startText, task.deadlineText]);
    expect(times).toEqual([
      ["Sau khi UBND huyện giao chỉ tiêu năm", "Tháng 3"],
      ["Thường xuyên", "Thường xuyên"],
      ["Tháng 4", "Tháng 10"],
      ["Tháng 2", "Tháng 6"],
      ["Sau khi UBND huyện công bố điểm", null],
      ["Tháng 5", "Tháng 7"],
      ["Tháng 1", "Tháng 12"],
    ]);
  });

  it("joins both cells of a row that a page tears", () => {
    expect(row("PL01.7")).toMatchObject({
      title: "Rà lại toàn bộ biểu mẫu đang treo tại trụ sở và ở các nhà văn hóa thôn",
      requirement: "Biểu mẫu cũ được gỡ hết, mỗi thủ tục một tờ hướng dẫn",
      product: "Danh mục biểu mẫu",
      lead: ["Công chức Tư pháp"],
      warnings: [],
    });
  });

  it("reads the same words with single spaces", async () => {
    const text = bytes.toString("utf8").replace(/ +/g, " ");
    const again = await readPlan(Buffer.from(text), "plan.txt");
    expect(again.tasks.map((task) => task.title)).toEqual(reading.tasks.map((task) => task.title));
  });
});

describe("the title of a plan", () => {
  it.each([
    ["KẾ HOẠCH\nCải cách hành chính năm 2026\nNhằm làm tốt hơn, xã giao việc.", "năm 2026"],
    ["KẾ HOẠCH\nCải cách hành chính năm 2026 của\nUBND xã Thạch Lũng", "của UBND xã Thạch Lũng"],
    ["KẾ HOẠCH\nCải cách hành chính\nnăm 2026\nỦy ban nhân dân xã giao việc.", "năm 2026"],
    ["KẾ HOẠCH\nCải cách hành chính\n\nNăm nay xã làm ba việc.", "Cải cách hành chính"],
    ["KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026\nCăn cứ kế hoạch tỉnh", "Cải cách hành chính năm 2026"],
  ])("ends where it ends: %s", async (head, end) => {
    const reading = await readPlan(Buffer.from(`${head}\n\nI. YÊU CẦU\n`), "a.txt");
    expect(reading.plan.title).toMatch(new RegExp(`^Kế hoạch .*${end}$`));
  });
});
