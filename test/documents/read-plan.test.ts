import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/documents/read-plan.js";
import { textOf } from "../../src/documents/text-of.js";
import { cell, docx, paragraph, row } from "../support/docx.js";

const PLAN = docx(
  paragraph("XÃ ĐỒNG LĨNH") +
    paragraph("KẾ HOẠCH") +
    paragraph("Cải cách hành chính năm 2026") +
    paragraph("PHỤ LỤC I: CẢI CÁCH THỂ CHẾ") +
    `<w:tbl>${
      row(
        cell("TT"),
        cell("Nội dung"),
        cell("Sản phẩm"),
        cell("Trách nhiệm thực hiện", 2),
        cell("Thời gian thực hiện", 2),
      ) +
      row(
        cell(""),
        cell(""),
        cell(""),
        cell("Chủ trì"),
        cell("Phối hợp"),
        cell("Bắt đầu"),
        cell("Kết thúc"),
      ) +
      row(cell("Nhiệm vụ 1 Rà soát văn bản", 7)) +
      row(
        cell("1"),
        cell("Lập danh mục văn bản hết hiệu lực"),
        cell("Danh mục; Báo cáo"),
        cell("Văn phòng HĐND và UBND, Phòng Kinh tế"),
        cell("Công an xã"),
        cell("Tháng 2"),
        cell("Tháng 4"),
      )
    }</w:tbl>`,
);

describe("reading a Word file", () => {
  it("takes the cells as they are given", async () => {
    const reading = await readPlan(PLAN, "kế hoạch.docx");
    expect(reading.plan).toMatchObject({ issuer: "UBND xã Đồng Lĩnh", year: 2026 });
    expect(reading.tasks).toHaveLength(1);
    expect(reading.tasks[0]).toMatchObject({
      ref: "PL01.1",
      field: "Cải cách thể chế",
      group: "Rà soát văn bản",
      title: "Lập danh mục văn bản hết hiệu lực",
      product: "Danh mục; Báo cáo",
      lead: ["Văn phòng HĐND và UBND", "Phòng Kinh tế"],
      coordinating: ["Công an xã"],
      startText: "Tháng 2",
      deadlineText: "Tháng 4",
      warnings: [],
    });
    expect(reading.tasks[0]?.deliverables[0]?.schedule).toMatchObject({
      kind: "range",
      start: "2026-02-01",
      due: "2026-04-30",
    });
  });

  it("gives its text for the check of secrecy marks", async () => {
    expect(await textOf(PLAN, "a.docx")).toContain("Lập danh mục văn bản hết hiệu lực");
  });
});

describe("documents that cannot be read", () => {
  it.each([
    ["empty", new Uint8Array(0), "a.txt"],
    ["empty", strToU8(" \n\n "), "a.txt"],
    ["pdf_not_readable", strToU8("%PDF-1.4"), "a.pdf"],
    ["pdf_not_readable", strToU8("%PDF-1.4"), "a.txt"],
    ["old_word_not_readable", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), "a.doc"],
    ["picture_not_readable", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), "scan.jpg"],
    ["not_text", Uint8Array.of(0xc3, 0x28, 0xff, 0x41), "a.txt"],
    ["not_text", strToU8("a\0b"), "a.txt"],
    ["sheet_not_readable", zipSync({ "xl/workbook.xml": strToU8("<x/>") }), "a.xlsx"],
    ["docx_damaged", zipSync({ "word/other.xml": strToU8("<x/>") }), "a.docx"],
    ["too_large", new Uint8Array(10 * 1024 * 1024 + 1).fill(65), "a.txt"],
  ])("says %s", async (code, bytes, name) => {
    await expect(readPlan(bytes, name)).rejects.toMatchObject({ name: "DocumentError", code });
  });

  it("reads a text without any plan as one without tasks", async () => {
    const reading = await readPlan(strToU8("Xin chào, đây là một lá thư."), "thu.txt");
    expect(reading.tasks).toEqual([]);
    expect(reading.warnings.map((warning) => warning.code)).toEqual([
      "plan_year_missing",
      "no_tasks",
    ]);
    expect(reading.warnings[1]?.message).toContain("gửi tệp Word (.docx)");
  });

  it("keeps a table without row numbers as a warning with its words", async () => {
    const text = "TT Nội dung Sản phẩm Thời gian\nDọn kho lưu trữ\nBiên bản\nTháng 5/2026\n";
    const reading = await readPlan(strToU8(text), "a.txt", { year: 2026 });
    const unplaced = reading.warnings.find((warning) => warning.code === "unplaced_text");
    expect(unplaced?.message).toContain("Dọn kho lưu trữ");
  });

  it.each([
    ["figures", "Đạt 50% trở lên hồ sơ đúng hạn, đạt 30% trở lên hồ sơ trực tuyến\n"],
    ["words without end", "kế hoạch báo cáo "],
    ["heads of tables", "TT Nội dung Sản phẩm Thời gian\n1 Làm việc\n"],
  ])(
    "does not hang on megabytes of %s",
    async (_name, piece) => {
      const text = piece.repeat(Math.floor((2 * 1024 * 1024) / piece.length));
      const reading = await readPlan(strToU8(`TT Nội dung Thời gian\n1 Mở đầu\n${text}`), "a.txt");
      expect(reading.warnings.length).toBeGreaterThan(0);
    },
    60_000,
  );
});
