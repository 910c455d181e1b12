import { describe, expect, it } from "vitest";
import { editDistanceAtMostOne, fold, foldedWords, visible } from "../../src/domain/fold.js";

describe("folding", () => {
  it.each([
    ["Uỷ ban  Nhân dân", "uy ban nhan dan"],
    ["Đối thoại", "doi thoai"],
    ["hoà, hòa, thủy, thuỷ", "hoa, hoa, thuy, thuy"],
    ["bao cao", "bao cao"],
    [" Ưu tiên\n\tĐƯỜNG ", "uu tien duong"],
  ])("folds %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize("NFD"))).toBe(folded);
  });

  it.each([
    ["xo\u200bng\ufeff 12", "xong 12"],
    ["đ\u00adủ \u202egửi\u202c\u0000\ud800", "đủ gửi"],
    ["hai\ndòng\tmột", "hai\ndòng\tmột"],
    ["👩\u200d👩 nha\u0323\u0302n", "👩\u200d👩 nha\u0323\u0302n"],
  ])("shows of %j what one sees", (text, seen) => {
    expect(visible(text)).toBe(seen);
  });

  it("separates words at punctuation and keeps no empty ones", () => {
    expect(foldedWords("VH-XH, (xã)…")).toEqual(["vh", "xh", "xa"]);
    expect(foldedWords(" – ")).toEqual([]);
  });
});

describe("edit distance of one", () => {
  it.each([
    ["phong", "phong", true],
    ["phong", "phog", true],
    ["phog", "phong", true],
    ["phong", "phang", true],
    ["vhhx", "vhxh", true],
    ["phong", "phnog", true],
    ["phong", "pohng", true],
    ["phong", "pnohg", false],
    ["ke", "toan", false],
    ["", "a", true],
    ["", "ab", false],
    ["abcd", "badc", false],
  ])("between %j and %j: %s", (a, b, near) => {
    expect(editDistanceAtMostOne(a, b)).toBe(near);
    expect(editDistanceAtMostOne(b, a)).toBe(near);
  });
});
