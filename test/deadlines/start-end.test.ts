import { describe, expect, test } from "vitest";
import { readStartEnd } from "../../src/deadlines/start-end.js";
import { differences, type Expected } from "./compare.js";

const YEAR_2024 = { year: 2024 };

const PAIRS: [string, string, Expected][] = [
  ["Tháng 3", "Tháng 12", { kind: "range", start: "2024-03-01", due: "2024-12-31" }],
  ["Tháng 1", "Tháng 1", { kind: "range", start: "2024-01-01", due: "2024-01-31" }],
  ["Tháng 1", "Tháng 2", { kind: "range", start: "2024-01-01", due: "2024-02-29" }],
  ["Quý II", "15/11/2024", { kind: "range", start: "2024-04-01", due: "2024-11-15" }],
  ["01/3/2024", "Trước ngày 30/6", { kind: "range", start: "2024-03-01", due: "2024-06-29" }],
  [
    "Sau khi tỉnh công bố kết quả",
    "Tháng 6",
    { kind: "range", start: null, startEvent: "tỉnh công bố kết quả", due: "2024-06-30" },
  ],
  ["Sau khi tỉnh công bố kết quả", "", { kind: "after_event", event: "tỉnh công bố kết quả" }],
  [
    "Quý 1, 6 tháng, 9 tháng, năm",
    "Tháng 12",
    { kind: "recurring", every: ["period"], periods: ["Q1", "H1", "9M", "Y"], until: "2024-12-31" },
  ],
  ["Thường xuyên", "Thường xuyên", { kind: "continuous", until: "2024-12-31" }],
  ["Thường xuyên", "Tháng 10", { kind: "continuous", until: "2024-10-31" }],
  ["Tháng 4", "Thường xuyên", { kind: "continuous", start: "2024-04-01" }],
  [
    "Theo quy định của UBND tỉnh",
    "Theo quy định của UBND tỉnh",
    { kind: "authority", authority: "UBND tỉnh" },
  ],
  ["", "Tháng 9", { kind: "month", start: "2024-09-01", due: "2024-09-30" }],
  ["Tháng 9", "Tháng 3", { kind: "none", confirm: true }],
  ["", "", { kind: "none" }],
];

describe("A start column and an end column", () => {
  test.each(PAIRS)("%j and %j", (start, end, expected) => {
    expect(differences(expected, readStartEnd(start, end, YEAR_2024))).toEqual([]);
  });

  test("an event without end says that the end is missing", () => {
    expect(readStartEnd("Sau khi tỉnh công bố kết quả", "", YEAR_2024).flags).toContain(
      "end_missing",
    );
  });

  test("a start without end goes on and is to be confirmed", () => {
    const read = readStartEnd("Tháng 3", "", YEAR_2024);
    expect(read).toMatchObject({ kind: "range", start: "2024-03-01", due: null, confirm: true });
  });

  test("report periods in the start column are told", () => {
    expect(readStartEnd("Quý 1, 6 tháng, 9 tháng, năm", "Tháng 12", YEAR_2024).flags).toContain(
      "start_column_holds_periods",
    );
  });
});
