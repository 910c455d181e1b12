import { describe, expect, it } from "vitest";
import { dateAmong } from "../../src/domain/date-among.js";

/** A Wednesday. */
const TODAY = "2026-06-10";

describe("a date among words", () => {
  it.each([
    ["30/7 chờ số liệu của tỉnh", "2026-07-30", "chờ số liệu của tỉnh"],
    ["đến ngày 30/7/2026, chờ số liệu", "2026-07-30", "chờ số liệu"],
    ["chờ số liệu của tỉnh đến 30/7", "2026-07-30", "chờ số liệu của tỉnh"],
    ["ngày 30 tháng 7 năm 2026 vì mưa bão", "2026-07-30", "vì mưa bão"],
    ["2026-07-30", "2026-07-30", ""],
    ["ngày 30 tháng 7: chờ", "2026-07-30", "chờ"],
    ["30 / 7 chờ", "2026-07-30", "chờ"],
    ["sang 01/8 vì phải theo công văn 12/5", "2026-08-01", "vì phải theo công văn 12/5"],
    ["vì mưa bão 30/7 chờ dọn dẹp", "2026-07-30", "vì mưa bão chờ dọn dẹp"],
    ["thứ sáu tuần sau chờ họp", "2026-06-19", "chờ họp"],
    ["thứ 6 tuần này", "2026-06-12", ""],
    ["chủ nhật tuần tới", "2026-06-21", ""],
    ["ngày mai", "2026-06-11", ""],
    ["den ngay 30/7 cho so lieu", "2026-07-30", "cho so lieu"],
    ["cho so lieu den thu hai tuan sau", "2026-06-15", "cho so lieu"],
    ["1/6", "2027-06-01", ""],
  ])("%j", (typed, date, rest) => {
    expect(dateAmong(typed, TODAY)).toEqual({ date, rest });
  });

  it("nearest to today lies before it where that is nearer", () => {
    const nearest = (typed: string, today = TODAY) => dateAmong(typed, today, "nearest");
    expect(nearest("1/6")).toEqual({ date: "2026-06-01", rest: "" });
    expect(nearest("1/10")).toEqual({ date: "2026-10-01", rest: "" });
    expect(nearest("10/1", "2026-12-20")).toEqual({ date: "2027-01-10", rest: "" });
    expect(nearest("1/6/2024")).toEqual({ date: "2024-06-01", rest: "" });
    expect(nearest("10/6")).toEqual({ date: TODAY, rest: "" });
  });

  it("is said not to be read where it looks like one", () => {
    expect(dateAmong("31/02 chờ số liệu", TODAY)).toEqual({ unread: "31/02" });
    expect(dateAmong("đến 30/13/2026", TODAY)).toEqual({ unread: "30/13/2026" });
  });

  it.each(["chờ số liệu của tỉnh", "", "theo Kế hoạch 15/KH-UBND", "thứ sáu", "đạt 1.5 điểm x"])(
    "is none in %j",
    (typed) => {
      expect(dateAmong(typed, TODAY)).toBeNull();
    },
  );

  it("is not chosen among several that neither begin nor end the words", () => {
    expect(dateAmong("từ 1/7 cho tới 5/7 thì xong", TODAY)).toBeNull();
  });
});
