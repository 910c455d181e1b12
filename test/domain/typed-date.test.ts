import { describe, expect, it } from "vitest";
import { readTypedDate } from "../../src/domain/typed-date.js";

const TODAY = "2026-06-10";

describe("a day that somebody typed", () => {
  it.each([
    ["30/7/2026", "2026-07-30"],
    ["30/07/2026", "2026-07-30"],
    ["30-7-2026", "2026-07-30"],
    ["30.7.2026", "2026-07-30"],
    ["30/7/26", "2026-07-30"],
    ["ngày 30/7/2026", "2026-07-30"],
    ["ngay 30 thang 7 nam 2026", "2026-07-30"],
    ["Ngày 30 tháng 7", "2026-07-30"],
    ["2026-07-30", "2026-07-30"],
    ["  30 / 7 ", "2026-07-30"],
    ["10/6", "2026-06-10"],
    ["09/6", "2027-06-09"],
    ["29/02", "2028-02-29"],
    ["1/1/2020", "2020-01-01"],
  ])("%s is %s", (typed, day) => {
    expect(readTypedDate(typed, TODAY)).toBe(day);
  });

  it.each([
    "31/02",
    "31/02/2026",
    "32/1/2026",
    "15/7/225",
    "0/7",
    "tuần sau",
    "12",
    "",
    "30/7/2026 a",
  ])("“%s” is none", (typed) => {
    expect(readTypedDate(typed, TODAY)).toBeNull();
  });
});
