import { describe, expect, it } from "vitest";
import { isGroupName, matchUnit, splitUnits } from "../../src/domain/unit-names.js";

const KNOWN = [
  { name: "Văn phòng HĐND và UBND", aliases: ["Văn phòng UBND"] },
  { name: "Phòng Văn hóa - Xã hội", aliases: [] },
  { name: "Phòng Kinh tế", aliases: [] },
  { name: "Trung tâm Phục vụ hành chính công", aliases: [] },
  { name: "Công an xã", aliases: [] },
];

describe("matching a written unit name", () => {
  it.each([
    ["Phòng Kinh tế", "Phòng Kinh tế", "exact"],
    ["phong kinh te", "Phòng Kinh tế", "folded"],
    ["Phòng Văn hoá – xã hội", "Phòng Văn hóa - Xã hội", "folded"],
    ["VP HĐND-UBND", "Văn phòng HĐND và UBND", "abbreviation"],
    ["Văn phòng HĐND và UBND xã", "Văn phòng HĐND và UBND", "abbreviation"],
    ["Văn phòng UBND xã", "Văn phòng HĐND và UBND", "abbreviation"],
    ["Phòng VHXH", "Phòng Văn hóa - Xã hội", "abbreviation"],
    ["Phòng VH- XH", "Phòng Văn hóa - Xã hội", "abbreviation"],
    ["Trung tâm PV HCC", "Trung tâm Phục vụ hành chính công", "abbreviation"],
    ["TT PVHCC", "Trung tâm Phục vụ hành chính công", "abbreviation"],
    ["Văn phòng HĐND và UBNDxã", "Văn phòng HĐND và UBND", "abbreviation"],
    ["PhòngKinh tế", "Phòng Kinh tế", "abbreviation"],
    ["Phòg Kinh tế", "Phòng Kinh tế", "typo"],
    ["Văn phong HĐND và UNBD", "Văn phòng HĐND và UBND", "typo"],
  ])("takes %j for %j (%s)", (written, name, by) => {
    expect(matchUnit(written, KNOWN)).toEqual({ state: "matched", name, by });
  });

  it.each(["Văn phòng", "Văn phòng UBND", "VP-TK", "Văn phòng thống kê", "Văn phòng UBND xã"])(
    "takes %j for the one office of the commune, and not where there are two",
    (written) => {
      const office = [{ name: "Văn phòng HĐND và UBND", aliases: [] }];
      const party = { name: "Văn phòng Đảng ủy", aliases: [] };
      expect(matchUnit(written, [...office, party])).toMatchObject({ by: "office" });
      const second = { name: "Văn phòng - Thống kê", aliases: [] };
      expect(matchUnit("Văn phòng", [...office, second]).state).toBe("unclear");
    },
  );

  it("takes “Công chức chuyên môn” for everybody, with “các” or without, and no post for it", () => {
    expect(isGroupName("Công chức chuyên môn")).toBe(true);
    expect(isGroupName("Các công chức chuyên môn")).toBe(true);
    expect(isGroupName("Công chức có liên quan")).toBe(true);
    expect(isGroupName("Công chức Tư pháp")).toBe(false);
  });

  it("does not take a short word with another letter for a typo", () => {
    expect(matchUnit("Phòng Kinh tú", KNOWN).state).not.toBe("matched");
  });

  it("names the nearest where only words are shared, and none where nothing is", () => {
    expect(matchUnit("Phòng Văn hóa và Thông tin", KNOWN)).toMatchObject({
      state: "unclear",
      nearest: ["Phòng Văn hóa - Xã hội"],
    });
    expect(matchUnit("Trạm Y tế", KNOWN)).toEqual({ state: "none" });
  });

  it("is unclear about a name that fits two units", () => {
    const twice = [
      { name: "Tổ A", aliases: ["Bộ phận Một cửa"] },
      { name: "Tổ B", aliases: ["bộ phận một cửa"] },
    ];
    expect(matchUnit("BỘ PHẬN MỘT CỬA", twice)).toEqual({
      state: "unclear",
      nearest: ["Tổ A", "Tổ B"],
    });
  });
});

describe("splitting a cell into units", () => {
  it.each([
    ["Văn phòng HĐND và UBND; Phòng VHXH", ["Văn phòng HĐND và UBND", "Phòng VHXH"]],
    [
      "Văn phòng HĐND và UBND, Phòng Văn hoá – xã hội",
      ["Văn phòng HĐND và UBND", "Phòng Văn hoá – xã hội"],
    ],
    ["Phòng VHXH, Trung tâm PV HCC", ["Phòng VHXH", "Trung tâm PV HCC"]],
    [
      "- Văn phòng HĐND và UBND xã - Các phòng chuyên môn của UBND xã",
      ["Văn phòng HĐND và UBND xã", "Các phòng chuyên môn của UBND xã"],
    ],
    [
      "Văn phòng UBND; các công chức có liên quan",
      ["Văn phòng UBND", "các công chức có liên quan"],
    ],
    ["Kế toán, ngân sách", ["Kế toán, ngân sách"]],
    ["Trung tâm Dịch vụ, Sự nghiệp công", ["Trung tâm Dịch vụ, Sự nghiệp công"]],
    ["Công chức địa chính, xây dựng, nông nghiệp", ["Công chức địa chính, xây dựng, nông nghiệp"]],
    ["Các cơ quan, bộ phận có liên quan", ["Các cơ quan, bộ phận có liên quan"]],
    ["Tư pháp, các bộ phận có liên quan của xã.", ["Tư pháp", "các bộ phận có liên quan của xã"]],
    ["Tư pháp- Hộ tịch; Tài chính - Kế toán", ["Tư pháp- Hộ tịch", "Tài chính - Kế toán"]],
    ["Phòng Văn hóa - Xã hội", ["Phòng Văn hóa - Xã hội"]],
    [
      "- Phòng Kinh tế, Văn phòng HĐND và UBND, Trung tâm PV HCC - Công an xã.",
      ["Phòng Kinh tế", "Văn phòng HĐND và UBND", "Trung tâm PV HCC", "Công an xã"],
    ],
    ["Phòng Kinh tế và Phòng Văn hóa - Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]],
    ["", []],
  ])("splits %j", (cell, units) => {
    expect(splitUnits(cell)).toEqual(units);
  });

  it("knows groups from units", () => {
    expect(isGroupName("Các phòng chuyên môn")).toBe(true);
    expect(isGroupName("Toàn thể cán bộ")).toBe(true);
    expect(isGroupName("Văn phòng UBND")).toBe(false);
  });
});
