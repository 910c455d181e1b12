import { describe, expect, it } from "vitest";
import { readPlan } from "../../src/documents/read-plan.js";
import { importPlan } from "../../src/domain/plan-import.js";
import { docx, paragraph, plainRow, table } from "../support/docx.js";

async function imported(title: string, time: string) {
  const head = plainRow("TT", "Nội dung", "Cơ quan chủ trì", "Sản phẩm", "Thời gian");
  const body =
    paragraph("Mường Lả, ngày 18 tháng 11 năm 2026") + paragraph("KẾ HOẠCH") + paragraph(title);
  const rows = table(head, plainRow("1", "Rà soát văn bản", "Phòng Kinh tế", "Báo cáo", time));
  const reading = await readPlan(docx(body + rows), "a.docx");
  const row = importPlan(reading, [], 2026).rows[0];
  const occurrences = row?.deliverables.flatMap((one) => one.occurrences) ?? [];
  return { why: row?.why, days: occurrences.map(({ due, confirm }) => [due, confirm]) };
}

describe("a day that lies before the plan's own date", () => {
  it("is looked at where the plan does not state its year", async () => {
    expect(await imported("Cải cách hành chính năm 2026", "Quý III")).toEqual({
      why: ["before_plan_date"],
      days: [["2026-09-30", true]],
    });
    expect(
      await imported("Cải cách hành chính quý IV năm 2026", "Hằng tháng trước ngày 25"),
    ).toEqual({
      why: ["before_plan_date"],
      days: [
        ["2026-10-24", true],
        ["2026-11-24", false],
        ["2026-12-24", false],
      ],
    });
  });

  it("stands where its year is stated, or where it lies behind the date", async () => {
    const title = "Cải cách hành chính năm 2026";
    expect((await imported(title, "Quý III/2026")).why).toEqual([]);
    expect((await imported(title, "Tháng 12")).why).toEqual([]);
  });
});
