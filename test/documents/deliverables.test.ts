import { describe, expect, it } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { deliverablesOf } from "../../src/documents/deliverables.js";

const CONTEXT = { year: 2026, planStart: "2026-01-01", planEnd: "2026-12-31" };

function paired(product: string, phrase: string) {
  const { rows, guessed } = deliverablesOf(product, readDeadline(phrase, CONTEXT), phrase);
  return {
    guessed,
    rows: rows.map(({ name, schedule }) => {
      const due = "due" in schedule ? schedule.due : schedule.kind;
      return [name, due, schedule.confirm === true, schedule.flags ?? []];
    }),
  };
}

describe("the products of a row and their days", () => {
  it("go together by what they are", () => {
    const found = paired("Báo cáo; Kế hoạch", "Kế hoạch tháng 3/2026; báo cáo tháng 11/2026");
    expect(found).toEqual({
      guessed: [],
      rows: [
        ["Báo cáo", "2026-11-30", false, []],
        ["Kế hoạch", "2026-03-31", false, []],
      ],
    });
  });

  it("are to be confirmed where the cell does not speak of the product (R14), and only there", () => {
    const found = paired(
      "Kế hoạch; Báo cáo; Sổ theo dõi",
      "Kế hoạch tháng 3/2026; báo cáo tháng 11/2026",
    );
    expect(found).toEqual({
      guessed: ["Sổ theo dõi"],
      rows: [
        ["Kế hoạch", "2026-03-31", false, []],
        ["Báo cáo", "2026-11-30", false, []],
        ["Sổ theo dõi", "2026-11-30", true, ["product_guessed"]],
      ],
    });
  });
});
