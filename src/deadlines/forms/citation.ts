const KIND =
  "nghi dinh|nghi quyet|quyet dinh|thong tu(?: lien tich)?|chi thi|cong van|cong dien|ke hoach|thong bao|huong dan|ket luan|to trinh|luat|phap lenh|chuong trinh|de an|van ban|quy che|bao cao|nd|nq|qd|tt|cv|kh|tb|hd|ct|ctr|da|kl|bc|ttr";
const LEGAL =
  "nghi dinh|nghi quyet|quyet dinh|thong tu|luat|nd|nq|qd|tt(?!hc)|phap lenh|cong van|chi thi|cv|bo luat";
const DATED =
  "(?:,? (?:ban hanh )?ngay \\d{1,2}(?:[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?| thang \\d{1,2}(?: nam \\d{4})?))?";

const CODES = [
  // "66.7/2025/NQ-CP", "15/KH-UBND ngày 10/01/2026", "876/QĐ-BNV", "57-NQ/TW", "581/BNV-CCHC"
  new RegExp(
    `(?:so:? ?)?\\d[\\d.]*(?:/\\d{4})?/ ?[a-z]{2,}[a-z0-9]*(?: ?[-/&] ?[a-z]+\\d*){0,3}${DATED}`,
    "g",
  ),
  new RegExp(`(?:so:? ?)?\\d+ ?- ?[a-z]{2,4}/[a-z]+${DATED}`, "g"),
];
const PATTERNS = [
  // "NĐ 130/2020", "Nghị định số 150", "Luật số 91/2025/QH15", "Quyết định 3740"
  new RegExp(
    `(?:${LEGAL}) (?:so:? ?)?(?!\\d{1,2}/\\d{1,2}(?![\\d/]))\\d[\\d./-]*(?:/?[a-z]+\\d+)?${DATED}`,
    "g",
  ),
  new RegExp(`(?:${KIND}) so:? ?\\d[\\d./-]*${DATED}`, "g"),
  // "Kế hoạch ngày 10/01/2026 của UBND tỉnh"
  new RegExp(
    `(?:${KIND})(?: [a-z]+){0,2}?${DATED.slice(0, -1)}(?= cua (?:ubnd|hdnd|uy ban|so|bo|chinh phu|thu tuong|tinh|dang|ban|chu tich))`,
    "g",
  ),
  // "Tiêu chí 3.1.2", "Điều 12", "Phụ lục 01", "dòng 7", "đợt 1/2026", "kỳ họp thứ 5", "mức độ 3"
  /(?:tieu chi(?: thanh phan)?|tctp|dieu|khoan|phu luc|pl|muc|chuong|mau|bieu|bieu mau|nhiem vu|stt|muc do|khoa|iso|phien ban) (?:so )?[\d][\d.]*(?:[:/]\d{4})?(?![\d/])/g,
  /(?:ky hop|phien hop|lan|ky) thu \d{1,3}/g,
  /dot \d(?=\/\d{4})/g,
];

/**
 * The key with document numbers and their dates blotted out with "#" (R13): no form reads them as dates.
 * A code is told from "tháng 12/báo cáo" by its capitals in `text`.
 */
export function withoutCitations(text: string, key: string): { key: string; cited: boolean } {
  let masked = key;
  for (const pattern of CODES) {
    masked = masked.replace(pattern, (match, ...rest: unknown[]) => {
      const at = rest.find((value): value is number => typeof value === "number") ?? 0;
      return /[A-ZĐ]{2}/.test(text.slice(at, at + match.length)) ? blot(match) : match;
    });
  }
  for (const pattern of PATTERNS)
    masked = masked.replace(pattern, (match) => (/\d/.test(match) ? blot(match) : match));
  return { key: masked, cited: masked !== key };
}

/** What of a name is a number, made unreadable; letters and places stay. */
export function blot(match: string): string {
  return match.replace(/[0-9a-z/.-]*\d[0-9a-z/.:-]*/g, (piece) => "#".repeat(piece.length));
}
