/**
 * Marks of state secrecy: MẬT, TỐI MẬT, TUYỆT MẬT (Luật Bảo vệ bí mật nhà nước). A marked document
 * is refused and not kept; a document that speaks about secrecy ("bảo vệ bí mật nhà nước",
 * "bảo mật") is not marked.
 */

const MARK = /(?<![\p{L}\p{N}])(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)(?![\p{L}\p{N}])/gu;
const ABOUT_SECRECY = /(?:BÍ|BẢO|CƠ|THÂN|AN NINH)\s+$/u;
/** "mật độ dân số", "mật khẩu" are other words; "MẬT, ĐỘ KHẨN" are two marks. */
const OTHER_WORD = /(?<!\p{L})MẬT\s+(?:ĐỘ(?!\s+(?:KHẨN|MẬT))|KHẨU)(?!\p{L})/giu;

/** "Độ mật: Tối mật", "tài liệu mật", "văn bản mật" and the like, in any case. */
const SAID = new RegExp(
  "(?<![\\p{L}\\p{N}])(?:" +
    "tuyệt\\s+mật|tối\\s+mật|" +
    '(?:văn bản|tài liệu|công văn|hồ sơ|báo cáo|kế hoạch|dấu|đóng dấu|độ|chế độ|loại)\\s*:?\\s*["“(]?mật' +
    ")(?![\\p{L}\\p{N}])",
  "iu",
);

/** A caption or a line of text that carries the mark. */
export function bearsSecrecyMark(words: string): boolean {
  const text = tidy(words).replace(OTHER_WORD, " ");
  if (SAID.test(text)) return true;
  for (const found of text.matchAll(MARK)) {
    if (!ABOUT_SECRECY.test(text.slice(0, found.index))) return true;
  }
  return false;
}

/** File names are typed without marks and with dashes: "TOI-MAT_BC.pdf", "KH (MAT).docx". */
export function nameBearsSecrecyMark(name: string): boolean {
  const words = tidy(name.replace(/[_\-.+]+/g, " "));
  if (bearsSecrecyMark(words)) return true;
  if (/(?<![a-z])(?:toi|tuyet) ?mat(?![a-z])/i.test(words)) return true;
  return (
    /[([]\s*(?:MAT|Mat|mat|mật|Mật)\s*[)\]]/.test(name.normalize("NFC")) ||
    (/^MAT /.test(words) && !/^MAT (?:TRAN|BANG|TIEN|HANG)/.test(words))
  );
}

/** How far into a document a stamp stands: the head of its first page. */
const HEAD_LETTERS = 3000;

/** "TỐI MẬT" in capitals, or in any letters where the line says what it is: "Độ mật: Tối mật". */
const STAMPS = [
  /^[([“"]?(?:TUYỆT MẬT|TỐI MẬT|MẬT)[)\]”"]?[.:]?$/u,
  /^ĐỘ MẬT\s*:?\s*[([“"]?(?:TUYỆT MẬT|TỐI MẬT|MẬT)[)\]”"]?[.:]?$/iu,
];

/** A document whose head carries the mark on a line of its own, as the stamp does. */
export function textBearsSecrecyMark(text: string): boolean {
  return tidyLines(text.slice(0, HEAD_LETTERS)).some((line) =>
    STAMPS.some((stamp) => stamp.test(line)),
  );
}

function tidyLines(text: string): string[] {
  return text
    .normalize("NFC")
    .split(/[\n\r\f\t|]+/)
    .map((line) => closeLetters(line.replace(/\s+/g, " ").trim()));
}

function tidy(words: string): string {
  return closeLetters(words.normalize("NFC").replace(/\s+/g, " "));
}

/** "M Ậ T", "T Ố I  M Ậ T" are how a stamp is often typed. */
function closeLetters(words: string): string {
  return words
    .replace(/(?<!\p{L})M\s?Ậ\s?T(?!\p{L})/gu, "MẬT")
    .replace(/(?<!\p{L})T\s?Ố\s?I(?=\s+MẬT)/gu, "TỐI")
    .replace(/(?<!\p{L})T\s?U\s?Y\s?Ệ\s?T(?=\s+MẬT)/gu, "TUYỆT");
}
