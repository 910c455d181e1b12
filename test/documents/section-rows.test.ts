import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/documents/read-plan.js";
import { cell, docx, paragraph, plainRow, row, table } from "../support/docx.js";

const HEAD = plainRow(
  "TT",
  "Nội dung nhiệm vụ",
  "Cơ quan chủ trì",
  "Cơ quan phối hợp",
  "Sản phẩm",
  "Thời gian hoàn thành",
);

function task(number: string, title: string): string {
  return plainRow(number, title, "Phòng Kinh tế", "Công an xã", "Báo cáo", "Tháng 10/2026");
}

function readRows(...rows: string[]) {
  const head = paragraph("KẾ HOẠCH") + paragraph("Cải cách hành chính năm 2026");
  const body = head + paragraph("PHỤ LỤC: NHIỆM VỤ NĂM 2026") + table(HEAD, ...rows);
  return readPlan(docx(body), "kế hoạch.docx");
}

type Heading = (label: string, text: string) => string;

const SHAPES: [string, Heading][] = [
  ["one cell over all columns", (label, text) => row(cell(`${label}. ${text}`, 6))],
  ["the number and one cell over the rest", (label, text) => row(cell(label), cell(text, 5))],
  ["the number, the name and empty cells", (label, text) => plainRow(label, text, "", "", "", "")],
  ["both in the second cell", (label, text) => plainRow("", `${label}. ${text}`, "", "", "", "")],
  ["a dot behind the number", (label, text) => plainRow(`${label}.`, text, "", "", "", "")],
  ["over some of the rest", (label, text) => row(cell(label), cell(text, 3), cell(""), cell(""))],
];

describe("a heading row in a table of a Word file", () => {
  it.each(SHAPES)("gives the field of the rows below and no task: %s", async (_name, heading) => {
    const reading = await readRows(
      heading("I", "CẢI CÁCH THỂ CHẾ"),
      task("1", "Rà soát văn bản của xã"),
      task("2", "Công khai văn bản mới"),
      heading("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
      task("3", "Niêm yết thủ tục tại trụ sở"),
      task("4", "Gỡ biểu mẫu cũ"),
    );
    expect(reading.tasks.map(({ ref, field, group }) => [ref, field, group])).toEqual([
      ["PL01.1", "Cải cách thể chế", null],
      ["PL01.2", "Cải cách thể chế", null],
      ["PL01.3", "Cải cách thủ tục hành chính", null],
      ["PL01.4", "Cải cách thủ tục hành chính", null],
    ]);
    expect(new Set(reading.tasks.flatMap(({ lead }) => lead))).toEqual(new Set(["Phòng Kinh tế"]));
    expect(reading.warnings).toEqual([]);
  });

  it.each(SHAPES)("names the field where the numbers start again: %s", async (_name, heading) => {
    const reading = await readRows(
      heading("I", "CẢI CÁCH THỂ CHẾ"),
      task("1", "Rà soát văn bản của xã"),
      heading("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
      task("1", "Niêm yết thủ tục tại trụ sở"),
    );
    expect(reading.tasks.map(({ ref }) => ref)).toEqual(["PL01.I.1", "PL01.II.1"]);
  });

  it("keeps the groups within a field apart from it", async () => {
    const reading = await readRows(
      row(cell("A. LĨNH VỰC XÂY DỰNG THỂ CHẾ", 6)),
      row(cell("I"), cell("Rà soát văn bản", 5)),
      task("1", "Lập danh mục văn bản"),
      row(cell("1. Công khai văn bản", 6)),
      task("2", "Niêm yết văn bản"),
      row(cell("B. CHẾ ĐỘ CÔNG VỤ", 6)),
      task("3", "Chấm công hằng ngày"),
    );
    expect(reading.tasks.map(({ field, group }) => [field, group])).toEqual([
      ["Xây dựng thể chế", "Rà soát văn bản"],
      ["Xây dựng thể chế", "Công khai văn bản"],
      ["Chế độ công vụ", null],
    ]);
  });

  it("may have no number", async () => {
    const reading = await readRows(
      plainRow("", "HIỆN ĐẠI HÓA HÀNH CHÍNH", "", "", "", ""),
      task("1", "Sửa mạng tại trụ sở"),
      row(cell("Cải cách tài chính công", 6)),
      task("2", "Khoán chi thường xuyên"),
    );
    expect(reading.tasks.map(({ field }) => field)).toEqual([
      "Hiện đại hóa hành chính",
      "Cải cách tài chính công",
    ]);
  });
});

describe("the last row of a table of a Word file", () => {
  it.each([
    row(cell("Tổng cộng: 10 nhiệm vụ", 6)),
    row(cell("Tổng cộng", 2), cell("10 nhiệm vụ", 4)),
    plainRow("", "Tổng cộng: 10 nhiệm vụ", "", "", "", ""),
    plainRow("", "TỔNG SỐ", "10 nhiệm vụ", "", "", ""),
  ])("is no task where it counts the rows above it: %#", async (total) => {
    const reading = await readRows(task("1", "Rà soát văn bản của xã"), total);
    expect(reading.tasks.map(({ ref }) => ref)).toEqual(["PL01.1"]);
    expect(reading.warnings).toEqual([]);
  });

  it("is no task where it is a note over all columns", async () => {
    const note = row(cell("Ghi chú: Thời hạn tính cả ngày nghỉ.", 6));
    const reading = await readRows(task("1", "Rà soát văn bản của xã"), note);
    expect(reading.tasks).toHaveLength(1);
  });
});

describe("a row that is a task all the same", () => {
  it.each([
    ["has nothing but a number and a title", plainRow("2", "Dọn kho lưu trữ", "", "", "", "")],
    ["has nothing but a title", plainRow("", "Dọn kho lưu trữ", "", "", "", "")],
    [
      "is counted in Roman figures",
      plainRow("II", "Dọn kho lưu trữ", "Công an xã", "", "Biên bản", "Tháng 5/2026"),
    ],
    [
      "begins with a sum",
      plainRow("2", "Tổng số hóa hồ sơ lưu", "Công an xã", "", "Biên bản", "Tháng 5/2026"),
    ],
  ])("%s", async (_name, odd) => {
    const reading = await readRows(task("1", "Rà soát văn bản của xã"), odd);
    expect(reading.tasks).toHaveLength(2);
    expect(reading.tasks[1]?.field).toBe(reading.tasks[0]?.field);
  });
});
