import { editDistanceAtMostOne } from "../domain/fold.js";
import { AFTER_QUY, GLUED, KEPT_APART, REPAIRABLE, SYLLABLE } from "./words.js";

/**
 * A phrase made readable: `text` keeps the words (NFC, single spaces, one kind of dash), `key` is the same string folded
 * letter by letter, so that a place in one is the same place in the other. `repaired`: a misspelt word was put right.
 */
export type Text = { text: string; key: string; repaired: boolean };

/** Longer than this is no deadline phrase. In characters, spaces collapsed. */
const LONGEST = 1500;

export function normalise(phrase: string): Text {
  const plain = unspaceLetters(plainCharacters(phrase))
    .replace(/[ \t]+/g, " ")
    .trim();
  if (plain.length > LONGEST) return { text: plain, key: "", repaired: false };
  const cut = ungluePieces(plain);
  const { text, repaired } = repairWords(joinNames(withoutSpelling(cut)));
  return { text, key: keyOf(text), repaired };
}

/** One character folded: "Ộ" → "o", "đ" → "d"; what does not fold to one character stays. */
function foldChar(char: string): string {
  const folded = char
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace("đ", "d");
  return folded.length === char.length ? folded : char;
}

function plainCharacters(phrase: string): string {
  return phrase
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .normalize("NFKC")
    .replace(/<br\s*\/?>|\\n|\r\n?/gi, "\n")
    .replace(/[‐‑‒–—―−÷]/g, "-")
    .replace(/=>|->|⇒|➔|➜/g, "→")
    .replace(/[“”„"«»‘’'`´]|\*{2}/g, " ")
    .replace(/[•·●▪◦■*]/g, "-")
    .replace(/\n\s*(?=[-+]\s|\(?(?:[a-zđA-ZĐ]|\d{1,2})[.)]\s)/g, " ; ")
    .replace(/\s/g, (space) => (space === "\t" ? "  " : " "))
    .replace(/(\d) ?\/ ?(?=\d)/g, "$1/")
    .replace(/(?<!\p{L})trc?\.? ?(?=ngày \d|\d{1,2}\/\d)/giu, "trước ")
    .replace(/\u0000/g, " ");
}

const SPELT =
  /(?<=\d|(?<!\p{L})[IVX]{1,3}) ?\((?:(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|không|linh|lẻ|trăm) ?)+\)/giu;

/** "ngày 15 (mười lăm)" → "ngày 15": the same number said again. */
function withoutSpelling(text: string): string {
  return text.normalize("NFC").replace(SPELT, "");
}

const ONE_NAME =
  /(văn hóa|văn hoá|kinh tế|chính trị|hạ tầng|tài chính|nông nghiệp|địa chính|tư pháp|hành chính|xã hội|lao động|thương binh|nội vụ|thông tin|hđnd|đảng ủy|mttq|công nghiệp|quốc phòng|y tế|giáo dục|khoa học) - (?=(?:xã hội|kế hoạch|hạ tầng|đô thị|ubnd|hđnd|văn hóa|văn hoá|xây dựng|môi trường|hộ tịch|thương binh|thể thao|thể dục|tuyên truyền|tiểu thủ|an ninh|công nghệ|đào tạo|dịch vụ|tổ chức|một cửa|nông thôn|kỹ thuật|thống kê|ngân sách|du lịch)(?!\p{L}))/giu;

/** "Phòng Văn hóa - Xã hội": a dash within a name parts no milestones; it becomes an en dash, which nothing splits at. */
function joinNames(text: string): string {
  return text.replace(ONE_NAME, "$1 – ");
}

/** "T h ư ờ n g  x u y ê n" → "Thường xuyên"; two spaces part words, one parts letters. */
function unspaceLetters(text: string): string {
  const pieces = text.split(/( +)/);
  const out: string[] = [];
  let run: string[] = [];
  const flush = (): void => {
    const letters = run.filter((piece) => /^\p{L}$/u.test(piece)).length;
    out.push(
      letters >= 4 ? run.join("").replace(/\0/g, " ") : run.join(" ").replace(/ ?\0 ?/g, " "),
    );
    run = [];
  };
  for (let i = 0; i < pieces.length; i += 2) {
    const piece = pieces[i] ?? "";
    const short = piece.length > 0 && piece.length <= 2;
    if (!short) {
      if (run.length > 0) flush();
      out.push(piece);
      continue;
    }
    run.push(piece);
    if ((pieces[i + 1]?.length ?? 0) > 1) run.push("\0");
  }
  if (run.length > 0) flush();
  return out.join(" ");
}

/** "tháng7/2025" → "tháng 7/2025", "QuýIII" → "Quý III", "Trướcngày" → "Trước ngày", "2026và" → "2026 và". */
function ungluePieces(text: string): string {
  return text
    .replace(/(\p{L}{3,})(?=\d)/gu, "$1 ")
    .replace(/(\d)(?=\p{L}{3,}|và(?!\p{L}))/gu, "$1 ")
    .replace(/(?<!\p{L})(qu[ýíyỳỷÝÍY])(i{1,3}|iv)(?!\p{L})/giu, "$1 $2")
    .replace(/([,;:)])(?=\p{L})/gu, "$1 ")
    .replace(/\p{L}{6,24}/gu, (word) => unglueWord(word));
}

function unglueWord(word: string): string {
  const folded = [...word].map(foldChar).join("");
  if (folded.length !== word.length || SYLLABLE.test(folded)) return word;
  const cuts = cutsOf(folded, 0);
  if (cuts === null) return word;
  return cuts.map((from, i) => word.slice(from, cuts[i + 1])).join(" ");
}

/** Where each known word starts if the whole string is made of known words, else null. */
function cutsOf(folded: string, from: number): number[] | null {
  if (from === folded.length) return [];
  for (let to = Math.min(folded.length, from + 7); to > from + 1; to--) {
    if (!GLUED.has(folded.slice(from, to))) continue;
    const rest = cutsOf(folded, to);
    if (rest !== null) return [from, ...rest];
  }
  return null;
}

function repairWords(text: string): { text: string; repaired: boolean } {
  let repaired = false;
  const mended = text.replace(/\p{L}{4,8}/gu, (word) => {
    const folded = [...word].map(foldChar).join("");
    if (!/^[a-z]+$/.test(folded) || SYLLABLE.test(folded)) return word;
    const meant = REPAIRABLE.find((known) => editDistanceAtMostOne(known, folded));
    if (meant === undefined) return word;
    repaired = true;
    return meant;
  });
  return { text: mended, repaired };
}

function keyOf(text: string): string {
  const marked = /[à-ỹđ]/i.test(text);
  const folded = Array.from({ length: text.length }, (_, i) => foldChar(text.charAt(i))).join("");
  return folded.replace(/[a-z]+/g, (word: string, at: number) => {
    const after = /^ ?([a-z]*)(\d?)/.exec(folded.slice(at + word.length, at + word.length + 12));
    if (word === "qui" && /^ ?(?:i{1,3}|iv|[1-4])(?![a-z0-9])/.test(folded.slice(at + 3)))
      return "quy";
    if (word === "quy" && AFTER_QUY.test(after?.[1] ?? "")) return "qui";
    if (!marked) return word;
    if ((word === "nam" || word === "ngay") && after?.[1] === "" && after[2] !== "") return word;
    const apart = KEPT_APART[text.slice(at, at + word.length).toLowerCase()];
    return apart?.length === word.length ? apart : word;
  });
}
