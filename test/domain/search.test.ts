import { describe, expect, it } from "vitest";
import { ABBREVIATIONS } from "../../src/domain/abbreviations.js";
import { foldedWords } from "../../src/domain/fold.js";
import { exactTerms, searchable, searchableExact, searchTerms } from "../../src/domain/search.js";

/** The wordings of each term: "text" as a part, "text!" as a whole word. */
function terms(typed: string): string[][] {
  return searchTerms(typed).map((wordings) =>
    wordings.map(({ text, whole }) => (whole ? `${text}!` : text)).sort(),
  );
}

describe("what is searched in", () => {
  it("holds folded words without punctuation, its parts apart", () => {
    expect(searchable(["PL01.2", "Rà soát, “sửa đổi” văn-bản", ""])).toBe(
      "pl01 2 | ra soat sua doi van ban | ",
    );
  });

  it("holds the same words with their diacritics, in one tone placement and one form of Unicode", () => {
    expect(searchableExact(["PL01.2", "Uỷ ban, HOÀ giải – Thuỷ lợi"])).toBe(
      "pl01 2 | ủy ban hòa giải thủy lợi",
    );
    const composed = "Số hoá quý I, quỹ đất, hoài bão, khoẻ";
    expect(searchableExact([composed.normalize("NFD")])).toBe(searchableExact([composed]));
    expect(searchableExact([composed])).toBe("số hóa quý i quỹ đất hoài bão khỏe");
  });
});

describe("the terms of a search", () => {
  it("are the folded words, short ones whole", () => {
    expect(terms("Ký số  hồ-sơ")).toEqual([["ky!"], ["so!"], ["ho!"], ["so!"]]);
    expect(terms("văn bản")).toEqual([["van ban", "vb!"]]);
    expect(terms("thôn")).toEqual([["thon"]]);
  });

  it("are none where there is no letter and no figure", () => {
    expect(terms("")).toEqual([]);
    expect(terms(" ? … “” ")).toEqual([]);
  });

  it("read an abbreviation as what it stands for, and the other way round", () => {
    expect(terms("bc cchc")).toEqual([
      ["bao cao", "bc!"],
      ["cai cach hanh chinh", "cchc!"],
    ]);
    expect(terms("Báo cáo cải cách hành chính")).toEqual(terms("bc cchc"));
    expect(terms("VH-XH")).toEqual([["van hoa xa hoi", "vh xh!", "vhxh!"]]);
    expect(terms("văn hóa xã hội")).toEqual(terms("vhxh"));
  });

  it("take the longest that begins at a word", () => {
    const found = terms("van ban quy pham phap luat moi");
    expect(found).toEqual([["van ban quy pham phap luat", "vbqppl!"], ["moi"]]);
    expect(terms("van ban moi")).toEqual([["van ban", "vb!"], ["moi"]]);
  });

  it("know every abbreviation of the table both ways", () => {
    for (const [short, long] of ABBREVIATIONS) {
      expect(terms(short), short).toEqual([expect.arrayContaining([long, `${short}!`])]);
      expect(terms(long), long).toEqual([expect.arrayContaining([long, `${short}!`])]);
    }
  });

  it("keep their table folded, so that its entries can be met at all", () => {
    for (const entry of ABBREVIATIONS.flat()) expect(foldedWords(entry).join(" ")).toBe(entry);
  });
});

describe("the exact words of a search", () => {
  it("are there only where a diacritic was typed", () => {
    expect(exactTerms("bao cao so")).toEqual([]);
    expect(exactTerms("báo cáo SỐ")).toEqual(["báo", "cáo", "số"]);
    expect(exactTerms("điện")).toEqual(["điện"]);
  });

  it("leave out abbreviations, which the text may write out", () => {
    expect(exactTerms("BC số hộ tịch")).toEqual(["số", "hộ", "tịch"]);
    expect(exactTerms("bc cchc")).toEqual([]);
  });

  it("are in the one tone placement that is searched in", () => {
    expect(exactTerms("số hoá".normalize("NFD"))).toEqual(["số", "hóa"]);
  });
});
