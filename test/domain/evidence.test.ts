import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFile, readTypedEvidence, safeFileName } from "../../src/domain/evidence.js";

const LIMIT = 20 * 1024 * 1024;

describe("judging a file before it is fetched", () => {
  it.each([
    ["Kế hoạch số 15.pdf", 1000, "", "fine"],
    ["anh chup.JPG", null, "", "fine"],
    ["trong.docx", 0, "", "empty"],
    ["lon.pdf", LIMIT + 1, "", "too_large"],
    ["chay.exe", 10, "", "type_not_allowed"],
    ["trang.html", 10, "", "type_not_allowed"],
    ["khong-duoi", 10, "", "type_not_allowed"],
    [".pdf", 10, "", "type_not_allowed"],
    ["\u0000\u0001", 10, "", "name_unusable"],
    ["../../", 10, "", "name_unusable"],
    ["BC_TỐI MẬT.pdf", 10, "", "secret"],
    ["bao-cao.pdf", 10, "#12 văn bản mật", "secret"],
  ])("%j of %s bytes with %j is %s", (name, size, caption, verdict) => {
    expect(judgeFile({ name, size }, caption, LIMIT)).toBe(verdict);
  });
});

describe("a file's name", () => {
  it.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\a\\Báo cáo.docx", "Báo cáo.docx"],
    ["a\u202Efdp.exe.pdf", "afdp.exe.pdf"],
    ["  tên   dài .pdf ", "tên dài .pdf"],
    ["hỏi?<1>.pdf", "hỏi__1_.pdf"],
    ["Ke\u0302\u0301 hoa\u0323ch.pdf", "Kế hoạch.pdf"],
  ])("%j is kept as %j", (given, kept) => {
    expect(safeFileName(given)).toBe(kept);
  });

  it("is cut to 150 characters and keeps its extension", () => {
    const kept = safeFileName(`${"đ".repeat(300)}.pdf`);
    expect([...(kept ?? "")]).toHaveLength(150);
    expect(kept).toMatch(/\.pdf$/);
  });

  it("never holds a separator, a control or a direction character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (given) => {
        const kept = safeFileName(given);
        expect(kept === null || !/[/\\\p{Cc}\p{Cf}]/u.test(kept)).toBe(true);
        expect(kept === null || (kept !== "." && kept !== ".." && kept !== "")).toBe(true);
      }),
    );
  });
});

describe("evidence that is typed", () => {
  it.each([
    ["15/KH-UBND", { kind: "document", number: "15/KH-UBND", date: null }],
    [
      "Số: 05/BC-UBND ngày 12/7/2025",
      { kind: "document", number: "05/BC-UBND", date: "12/7/2025" },
    ],
    ["118/2025/NĐ-CP", { kind: "document", number: "118/2025/NĐ-CP", date: null }],
    ["12/UBND-VP 01/02/2026", { kind: "document", number: "12/UBND-VP", date: "01/02/2026" }],
    ["No. 15/KH-UBND of 12/7/2025", { kind: "document", number: "15/KH-UBND", date: "12/7/2025" }],
    ["https://tanhoa.gov.vn/ke-hoach", { kind: "link", url: "https://tanhoa.gov.vn/ke-hoach" }],
  ])("%j is evidence", (words, read) => {
    expect(readTypedEvidence(words)).toEqual(read);
  });

  it.each([
    "đã gửi rồi",
    "15",
    "javascript:alert(1)",
    "https://a b",
    "ftp://x",
    "",
    "15/7/2025",
    "15/KH-UBND ngày 31/02/2025",
  ])("%j is none", (words) => {
    expect(readTypedEvidence(words)).toBeNull();
  });
});
