import { describe, expect, it } from "vitest";
import { cut, day, dueWords, fileSize, moment, periodName } from "../../src/messages/words.js";
import { occurrence } from "../support/sheets.js";

describe("dates as documents write them (Nghị định 30/2020/NĐ-CP)", () => {
  it.each([
    ["2025-07-15", "15/7/2025"],
    ["2025-08-05", "05/8/2025"],
    ["2026-02-05", "05/02/2026"],
    ["2026-01-31", "31/01/2026"],
    ["2026-12-01", "01/12/2026"],
  ])("%s is %s", (iso, written) => {
    expect(day(iso)).toBe(written);
  });

  it("tells a moment in the office's zone", () => {
    expect(moment("2025-07-14T17:30:00.000Z", "Asia/Ho_Chi_Minh", "vi")).toBe(
      "00:30 ngày 15/7/2025",
    );
  });
});

describe("the due day with the plan's own words", () => {
  it.each([
    [occurrence(), "hạn 14/7/2025 (kế hoạch ghi: “trước ngày 15/7/2025”)"],
    [
      occurrence({ due: "2025-05-25", time: "20:00", phrase: "trước 20h00 ngày 25/5" }),
      "hạn 20:00 ngày 25/5/2025 (kế hoạch ghi: “trước 20h00 ngày 25/5”)",
    ],
    [
      occurrence({ basis: "continuous", due: null, until: "2025-12-31", phrase: "Thường xuyên" }),
      "thường xuyên đến 31/12/2025 (kế hoạch ghi: “Thường xuyên”)",
    ],
    [
      occurrence({ basis: "event", due: null, waitsFor: "tỉnh công bố chỉ số", phrase: null }),
      "chờ: tỉnh công bố chỉ số",
    ],
    [
      occurrence({ basis: "authority", due: null, waitsFor: "Sở Nội vụ", phrase: null }),
      "chưa có ngày, theo quy định của Sở Nội vụ",
    ],
    [
      occurrence({ basis: "authority", due: null, waitsFor: "kế hoạch", phrase: null }),
      "chưa có ngày, theo kế hoạch",
    ],
    [occurrence({ basis: "unclear", due: null, phrase: null }), "kế hoạch không ghi hạn"],
    [
      occurrence({ basis: "unclear", due: null, phrase: "khi thuận lợi" }),
      "chưa rõ hạn (kế hoạch ghi: “khi thuận lợi”)",
    ],
  ])("%#", (one, words) => {
    expect(dueWords(one, "vi")).toBe(words);
  });
});

describe("small words", () => {
  it.each([
    ["2025-Q3", "quý III/2025"],
    ["2025-H1", "6 tháng đầu năm 2025"],
    ["2025-9M", "9 tháng năm 2025"],
    ["2025-Y", "năm 2025"],
    ["2025-07", "tháng 7/2025"],
    ["2025-W30", "tuần 30/2025"],
  ])("the period %s is %s", (key, name) => {
    expect(periodName(key, "vi")).toBe(name);
  });

  it.each([
    [900, "900 byte"],
    [120 * 1024, "120 KB"],
    [20 * 1024 * 1024, "20,0 MB"],
  ])("%i bytes are %s", (bytes, words) => {
    expect(fileSize(bytes, "vi")).toBe(words);
  });

  it("cuts at a word and shows that it did", () => {
    expect(cut("Rà soát thủ tục hành chính của xã", 20)).toBe("Rà soát thủ tục…");
    expect(cut("ngắn", 20)).toBe("ngắn");
  });
});
