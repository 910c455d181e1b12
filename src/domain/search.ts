import { ABBREVIATIONS } from "./abbreviations.js";
import { foldedWords } from "./fold.js";

/** One way in which a term may stand in a text; `whole`: not as a part of a longer word. */
export type Wording = { text: string; whole: boolean };

/** What is searched in: the folded words of its parts, without punctuation. */
export function searchable(parts: readonly string[]): string {
  return parts.map((part) => foldedWords(part).join(" ")).join(" | ");
}

/** The same words with their diacritics, so that exact hits can come first (số, sổ and sơ fold alike). */
export function searchableExact(parts: readonly string[]): string {
  return parts.map((part) => exactWordsOf(part).join(" ")).join(" | ");
}

/** A word of one or two letters is met as a part of too many others. */
const SHORTEST_PART = 3;

/**
 * What was typed as terms that must all be there, each in one of its wordings: "bc cchc" is also "báo cáo cải cách
 * hành chính", and the other way round.
 */
export function searchTerms(typed: string): Wording[][] {
  const words = foldedWords(typed);
  const terms: Wording[][] = [];
  for (let at = 0; at < words.length;) {
    const { length, wordings } = abbreviationAt(words, at) ?? plainWord(words[at] ?? "");
    terms.push(wordings);
    at += length;
  }
  return terms;
}

const SHORT_WORDS = new Set(ABBREVIATIONS.flatMap(([short]) => short.split(" ")));

/**
 * The words as typed where they carry diacritics, without abbreviations, which may stand written out; none where
 * nothing more than `searchTerms` can be asked for.
 */
export function exactTerms(typed: string): string[] {
  const words = exactWordsOf(typed);
  if (!words.some((word) => /[^\p{ASCII}]/u.test(word))) return [];
  return words.filter((word) => !SHORT_WORDS.has(word));
}

type Found = { length: number; wordings: Wording[] };

function plainWord(word: string): Found {
  return { length: 1, wordings: [{ text: word, whole: word.length < SHORTEST_PART }] };
}

/** The longest abbreviation or written-out form that begins there, with all that stand for the same. */
function abbreviationAt(words: readonly string[], at: number): Found | null {
  let best: { text: string; long: string; length: number } | null = null;
  for (const [short, long] of ABBREVIATIONS) {
    for (const text of [short, long]) {
      const length = text.split(" ").length;
      if (words.slice(at, at + length).join(" ") !== text) continue;
      if (best === null || length > best.length) best = { text, long, length };
    }
  }
  if (best === null) return null;
  const { text, long, length } = best;
  // One short form may stand for several: "ct" of two tables is each of them.
  const longs = new Set([long, ...ABBREVIATIONS.filter(([s]) => s === text).map(([, l]) => l)]);
  const shorts = ABBREVIATIONS.filter(([, l]) => longs.has(l)).map(([s]) => s);
  return {
    length,
    wordings: [
      ...[...longs].map((one) => ({ text: one, whole: false })),
      ...[...new Set(shorts)].map((one) => ({ text: one, whole: true })),
    ],
  };
}

/** A tone mark behind the second of two vowels that end a word, as in "Uỷ", where it also stands on the first. */
const LATE_TONE = /(?<!q)(o(?=[ae])|u(?=y))([aey])([\u0300\u0301\u0303\u0309\u0323])$/u;

/** Lower-case words in NFC, with one tone placement: those of "Uỷ ban" and "Ủy ban" are equal. */
function exactWordsOf(text: string): string[] {
  return text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.normalize("NFD").replace(LATE_TONE, "$1$3$2").normalize("NFC"));
}
