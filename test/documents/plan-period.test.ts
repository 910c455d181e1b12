import { describe, expect, it } from "vitest";
import { planTime } from "../../src/documents/plan-period.js";

describe("the time a plan's title names", () => {
  it.each([
    ["năm 2026", null, 2026, "2026-01-01", "2026-12-31"],
    ["năm 2026", "2026-11-18", 2026, "2026-01-01", "2026-12-31"],
    ["những tháng cuối năm 2026 và năm 2027", "2026-11-18", 2026, "2026-11-01", "2027-12-31"],
    ["những tháng cuối năm 2026 và năm 2027", null, 2026, "2026-07-01", "2027-12-31"],
    ["cuối năm 2026 và năm 2027", "2026-06-03", 2026, "2026-07-01", "2027-12-31"],
    ["6 tháng cuối năm 2026 và năm 2027", "2026-08-03", 2026, "2026-07-01", "2027-12-31"],
    ["quý IV năm 2026 và năm 2027", "2026-11-18", 2026, "2026-10-01", "2027-12-31"],
    ["quý IV năm 2026", "2026-11-18", 2026, "2026-10-01", "2026-12-31"],
    ["Quý 4/2026", "2026-11-18", 2026, "2026-10-01", "2026-12-31"],
    ["quý III và quý IV năm 2026", null, 2026, "2026-07-01", "2026-12-31"],
    ["quý II, III năm 2026", null, 2026, "2026-04-01", "2026-09-30"],
    ["6 tháng cuối năm 2026", "2026-11-18", 2026, "2026-07-01", "2026-12-31"],
    ["sáu tháng đầu năm 2026", null, 2026, "2026-01-01", "2026-06-30"],
    ["3 tháng cuối năm 2026", null, 2026, "2026-10-01", "2026-12-31"],
    ["tháng 11 năm 2026", null, 2026, "2026-11-01", "2026-11-30"],
    ["các tháng cuối năm 2026", "2026-09-10", 2026, "2026-09-01", "2026-12-31"],
    ["năm 2026 và 2027", "2026-01-10", 2026, "2026-01-01", "2027-12-31"],
    ["giai đoạn 2026 - 2030", "2026-02-01", 2026, "2026-01-01", "2030-12-31"],
    ["năm 2026 thuộc giai đoạn 2021-2030", null, 2026, "2026-01-01", "2026-12-31"],
    [
      "khắc phục hạn chế năm 2025, nâng cao chỉ số năm 2026",
      null,
      2026,
      "2026-01-01",
      "2026-12-31",
    ],
    ["quý bà và nhân dân năm 2026", null, 2026, "2026-01-01", "2026-12-31"],
    ["của xã", "2026-02-03", 2026, "2026-01-01", "2026-12-31"],
  ])("%s, of %s", (title, date, year, start, end) => {
    expect(planTime(`Kế hoạch Cải cách hành chính ${title}`, date, undefined)).toEqual({
      year,
      start,
      end,
    });
  });

  it("is another year's where somebody says so", () => {
    const title = "Kế hoạch quý IV năm 2026 và năm 2027";
    expect(planTime(title, null, 2025)).toEqual({
      year: 2025,
      start: "2025-10-01",
      end: "2025-12-31",
    });
    expect(planTime(title, null, 2027)).toEqual({
      year: 2027,
      start: "2026-10-01",
      end: "2027-12-31",
    });
  });

  it("is not known without any year", () => {
    expect(planTime("Kế hoạch", null, undefined)).toEqual({ year: null, start: null, end: null });
  });
});
