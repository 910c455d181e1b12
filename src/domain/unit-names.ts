import { editDistanceAtMostOne, fold, foldedWords } from "./fold.js";
import { UNIT_WORDS, type UnitWords } from "./unit-words.js";

export type KnownUnit = { name: string; aliases: readonly string[] };

export type UnitMatch =
  | { state: "matched"; name: string; by: "exact" | "folded" | "abbreviation" | "office" | "typo" }
  /** Likely, but a person has to say: `nearest` are names of known units, most alike first. */
  | { state: "unclear"; nearest: string[] }
  | { state: "none" };

/**
 * Which known unit a written name means. Exact beats folded beats abbreviations beats the names that the one
 * office of a commune goes by ("Văn phòng", "Văn phòng UBND") beats a typo (one letter in a word of four or more); two units that fit equally well, or one that only shares words, are "unclear".
 */
export function matchUnit(
  written: string,
  known: readonly KnownUnit[],
  words: UnitWords = UNIT_WORDS,
): UnitMatch {
  const tests: readonly [Matched["by"], (name: string) => boolean][] = [
    ["exact", (name) => name.normalize("NFC").trim() === written.normalize("NFC").trim()],
    ["folded", (name) => plainKey(name) === plainKey(written)],
    ["abbreviation", (name) => gluedKey(name, words) === gluedKey(written, words)],
    ["office", (name) => isOffice(name, words) && isOffice(written, words)],
    ["typo", (name) => differByTypos(name, written, words)],
  ];
  for (const [by, fits] of tests) {
    const found = known.filter((unit) => [unit.name, ...unit.aliases].some(fits));
    const first = found[0];
    if (first !== undefined && found.length === 1) {
      return { state: "matched", name: first.name, by };
    }
    // What is one unit's own name may be an old name of others that took over from it.
    const own = found.filter((unit) => fits(unit.name));
    if (own[0] !== undefined && own.length === 1 && (by === "exact" || by === "folded")) {
      return { state: "matched", name: own[0].name, by };
    }
    if (found.length > 1) return { state: "unclear", nearest: found.map((unit) => unit.name) };
  }
  const nearest = nearestUnits(written, known, words);
  return nearest.length > 0 ? { state: "unclear", nearest } : { state: "none" };
}

type Matched = Extract<UnitMatch, { state: "matched" }>;

/** The comparable form: folded, abbreviations written out, "và" and a closing "xã" dropped. */
export function unitKey(name: string, words: UnitWords = UNIT_WORDS): string {
  let key = ` ${foldedWords(name).map(unglued(words)).join(" ")} `;
  for (const [short, long] of words.abbreviations) {
    if (key.includes(short)) key = key.replaceAll(` ${short} `, ` ${long} `);
  }
  for (const filler of words.fillers) key = key.replaceAll(` ${filler} `, " ");
  const ending = words.endings.find(
    (end) => key.endsWith(` ${end} `) && key.length > end.length + 8,
  );
  if (ending !== undefined) key = key.slice(0, key.length - ending.length - 1);
  return key.trim();
}

/** The same without spaces, for one is easily lost: "Công chức Tưpháp". */
function gluedKey(name: string, words: UnitWords): string {
  return unitKey(name, words).replaceAll(" ", "");
}

/** "ubndxa" as "ubnd xa": an abbreviation to which the closing word sticks. */
function unglued(words: UnitWords): (word: string) => string {
  return (word) => {
    const end = words.endings.find((ending) => word.endsWith(ending));
    const short = end === undefined ? "" : word.slice(0, -end.length);
    return words.abbreviations.some(([known]) => known === short) ? `${short} ${end ?? ""}` : word;
  };
}

/** True where the name stands for several units or for everybody: "Các phòng chuyên môn". */
export function isGroupName(name: string, words: UnitWords = UNIT_WORDS): boolean {
  const folded = foldedWords(name).join(" ");
  return words.groups.some((group) => folded === group || folded.startsWith(`${group} `));
}

/** True where the text begins as the name of a unit does. */
export function beginsAsUnit(text: string, words: UnitWords = UNIT_WORDS): boolean {
  if (startsWithOne(text, words.notHeads)) return false;
  return startsWithOne(text, words.heads) || startsWithOne(text, words.posts);
}

function startsWithOne(text: string, heads: readonly string[]): boolean {
  const folded = `${foldedWords(text).slice(0, 4).join(" ")} `;
  return heads.some((head) => folded.startsWith(`${head} `));
}

/**
 * The units of one cell, as written. Semicolons and list dashes separate; a comma, a dash or "và" only where a unit
 * begins behind it: "Văn phòng HĐND và UBND, Phòng VHXH" are two, "Kế toán, ngân sách" is one.
 */
export function splitUnits(cell: string, words: UnitWords = UNIT_WORDS): string[] {
  const listed = /^\s*[-–+•]/.test(cell);
  const items = cell
    .split(/[;\n]/)
    .flatMap((part) => (listed ? part.split(/(?:^|\s)[-–+•]\s*(?=\p{Lu})/u) : [part]));
  return items
    .flatMap((item) => splitAt(item, /,\s*/, words, true))
    .flatMap((item) => splitAt(item, /\s+[-–]\s+/, words))
    .flatMap((item) => splitAt(item, /\s+(?:và|&)\s+/u, words))
    .map((item) => item.replace(/^[\s\-–+•]+|[\s.,;:]+$/g, "").replace(/\s+/g, " "))
    .filter((item) => item !== "");
}

function splitAt(text: string, separator: RegExp, words: UnitWords, posts = false): string[] {
  const parts: string[] = [];
  let rest = text;
  let from = 0;
  for (;;) {
    const found = separator.exec(rest.slice(from));
    if (found === null) return [...parts, rest];
    const left = rest.slice(0, from + found.index);
    const right = rest.slice(from + found.index + found[0].length);
    if (separates(left, right, words, posts)) {
      parts.push(left);
      rest = right;
      from = 0;
    } else {
      from += found.index + found[0].length;
    }
  }
}

/** "các cơ quan" before "bộ phận có liên quan" names no unit yet, and "HĐND" before "UBND" is one office. */
function separates(left: string, right: string, words: UnitWords, posts: boolean): boolean {
  const post = posts && /^\p{Lu}/u.test(right.trim()) && startsWithOne(right, words.posts);
  const head = startsWithOne(right, words.heads) && !startsWithOne(right, words.notHeads);
  if (!beginsAsUnit(left, words) || !(post || head)) return false;
  const leftWords = foldedWords(left);
  const rightStart = foldedWords(right)[0];
  if (leftWords.at(-1) === "hdnd" || rightStart === "ubnd" || rightStart === "uy") return false;
  const bare = isGroupName(left, words) && leftWords.length <= 3;
  const rightIsNamed = isGroupName(right, words) || /^\p{Lu}/u.test(right.trim());
  return rightIsNamed ? !(bare && !isGroupName(right, words)) : !bare && !isGroupName(left, words);
}

/** A commune has one office; plans write it with and without HĐND, UBND and Thống kê (domain 5.3). */
function isOffice(name: string, words: UnitWords): boolean {
  return words.office.includes(unitKey(name, words));
}

function plainKey(name: string): string {
  return foldedWords(fold(name)).join(" ");
}

function differByTypos(a: string, b: string, words: UnitWords): boolean {
  return typoKeys(a, words).some((left) =>
    typoKeys(b, words).some((right) => nearlyEqual(left, right)),
  );
}

/** Both the long form and the form with "VH-HX" glued to "vhhx", so that a typo in an abbreviation can be seen. */
function typoKeys(name: string, words: UnitWords): string[][] {
  const glued = name.replace(/(\p{Lu})\s*[-–]\s*(?=\p{Lu}{2})/gu, "$1");
  return [unitKey(name, words).split(" "), foldedWords(glued)];
}

function nearlyEqual(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((word, i) => {
    const other = b[i] ?? "";
    if (word === other) return true;
    return Math.min(word.length, other.length) >= 4 && editDistanceAtMostOne(word, other);
  });
}

function nearestUnits(written: string, known: readonly KnownUnit[], words: UnitWords): string[] {
  const mine = new Set(unitKey(written, words).split(" "));
  const scored = known.map((unit) => {
    const scores = [unit.name, ...unit.aliases].map((name) => {
      const theirs = new Set(unitKey(name, words).split(" "));
      const common = [...mine].filter((word) => theirs.has(word)).length;
      return common / (mine.size + theirs.size - common);
    });
    return { name: unit.name, score: Math.max(...scores) };
  });
  return scored
    .filter((unit) => unit.score >= 0.4)
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map((unit) => unit.name);
}
