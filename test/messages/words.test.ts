import { describe, expect, it } from "vitest";
import {
  andMore,
  counted,
  cut,
  day,
  documentName,
  dueWords,
  evidenceName,
  fileSize,
  moment,
  names,
  periodName,
} from "../../src/messages/words.js";
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
    [
      occurrence({ due: "2025-07-30", firstDue: "2025-07-14", named: null }),
      "hạn 30/7/2025 (gia hạn; hạn ban đầu 14/7/2025; kế hoạch ghi: “trước ngày 15/7/2025”)",
    ],
    [
      occurrence({ due: "2025-07-14", eventOn: "2025-07-04", phrase: "sau 10 ngày" }),
      "hạn 14/7/2025 (tính từ ngày 04/7/2025; kế hoạch ghi: “sau 10 ngày”)",
    ],
    [
      occurrence({ due: "2025-07-14", eventOn: "2025-07-14", phrase: "theo quy định" }),
      "hạn 14/7/2025 (kế hoạch ghi: “theo quy định”)",
    ],
    [
      occurrence({
        basis: "event",
        due: null,
        eventOn: "2025-07-04",
        waitsFor: "tỉnh công bố",
        phrase: null,
      }),
      "từ 04/7/2025, chưa có hạn: tỉnh công bố",
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

describe("the same words in English", () => {
  it("tell a moment", () => {
    expect(moment("2025-07-14T17:30:00.000Z", "Asia/Ho_Chi_Minh", "en")).toBe("00:30 on 15/7/2025");
  });

  it.each([
    [occurrence(), "due 14/7/2025 (the plan says: “trước ngày 15/7/2025”)"],
    [occurrence({ due: "2025-05-25", time: "20:00", phrase: null }), "due 20:00 on 25/5/2025"],
    [
      occurrence({ basis: "continuous", due: null, until: "2025-12-31", phrase: null }),
      "ongoing until 31/12/2025",
    ],
    [
      occurrence({ basis: "event", due: null, waitsFor: null, phrase: null }),
      "waits for: an event that the plan names",
    ],
    [
      occurrence({ basis: "authority", due: null, waitsFor: "Sở Nội vụ", phrase: null }),
      "no day yet, it follows from: Sở Nội vụ",
    ],
    [occurrence({ basis: "unclear", due: null, phrase: null }), "the plan gives no due day"],
    [
      occurrence({ basis: "unclear", due: null, phrase: "khi thuận lợi" }),
      "due day unclear (the plan says: “khi thuận lợi”)",
    ],
  ])("tell when it is due %#", (one, words) => {
    expect(dueWords(one, "en")).toBe(words);
  });

  it("say that a due day is not worked", () => {
    const sunday = occurrence({ due: "2025-07-20", phrase: null });
    expect(dueWords(sunday, "en", new Map())).toBe("due 20/7/2025, not a working day");
  });

  it.each([
    ["2025-Q3", "quarter III/2025"],
    ["2025-H1", "first half of 2025"],
    ["2025-9M", "first nine months of 2025"],
    ["2025-Y", "year 2025"],
    ["2025-07", "month 7/2025"],
    ["2025-W30", "week 30/2025"],
    ["2025-07-05", "05/7/2025"],
  ])("name the period %s %s", (key, name) => {
    expect(periodName(key, "en")).toBe(name);
  });

  it("count, and measure with a decimal point", () => {
    expect(fileSize(20 * 1024 * 1024, "en")).toBe("20.0 MB");
    expect(fileSize(900, "en")).toBe("900 bytes");
    expect([counted(1, "day"), counted(3, "day")]).toEqual(["1 day", "3 days"]);
    expect(andMore(2, "documents", "en")).toBe("… and 2 more documents");
    expect(andMore(0, "documents", "en")).toBeNull();
    expect(names([], "en")).toBe("not stated");
  });

  it("call a document by its number, and leave every other name as it is", () => {
    const kept = documentName("15/KH-UBND", "12/7/2025");
    expect(evidenceName(kept, "vi")).toBe("Số 15/KH-UBND ngày 12/7/2025");
    expect(evidenceName(kept, "en")).toBe("No. 15/KH-UBND of 12/7/2025");
    expect(evidenceName(documentName("3/BC-VP", null), "en")).toBe("No. 3/BC-VP");
    expect(evidenceName("Số liệu quý III.xlsx", "en")).toBe("Số liệu quý III.xlsx");
  });
});
