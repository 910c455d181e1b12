import { editDistanceAtMostOne, fold, foldedWords } from "./fold.js";

export type NameMatch<M> =
  | { state: "found"; member: M }
  /** Namesakes: a person has to say which. */
  | { state: "several"; members: M[] }
  | { state: "none"; nearest: M[] };

/** "@", "đồng chí", "anh", "chị": said before a name and no part of it. */
const ADDRESS = /^(?:@|(?:đồng chí|đ\/c|đc|anh|chị|ông|bà|cô|chú|a\.|c\.)\s+)+/iu;

const NEAREST = 5;

/**
 * Whom a typed name means: the whole name, its last words ("Minh", "Thị Minh"), or words of it, with or without
 * diacritics. What is written with its diacritics is preferred to what only folds to the same letters.
 */
export function matchMember<M extends { name: string }>(
  typed: string,
  members: readonly M[],
): NameMatch<M> {
  const name = plain(typed).replace(ADDRESS, "").trim();
  const words = foldedWords(name);
  if (words.length === 0) return { state: "none", nearest: [] };
  for (const fits of [isWhole, isEnd, isAmong]) {
    const found = members.filter((member) => fits(foldedWords(member.name), words));
    const written = found.filter((member) => isWritten(member.name, name));
    const [only, ...others] = hasMarks(name) && written.length > 0 ? written : found;
    if (only === undefined) continue;
    if (others.length === 0) return { state: "found", member: only };
    return { state: "several", members: [only, ...others] };
  }
  const nearest = members.filter((member) => isNear(foldedWords(member.name), words));
  return { state: "none", nearest: nearest.slice(0, NEAREST) };
}

function isWhole(name: string[], typed: string[]): boolean {
  return name.join(" ") === typed.join(" ");
}

function isEnd(name: string[], typed: string[]): boolean {
  return name.slice(-typed.length).join(" ") === typed.join(" ");
}

function isAmong(name: string[], typed: string[]): boolean {
  return typed.every((word) => name.includes(word));
}

/** One letter off in one of the words. */
function isNear(name: string[], typed: string[]): boolean {
  return typed.every((word) =>
    name.some((one) => one === word || (word.length > 1 && editDistanceAtMostOne(one, word))),
  );
}

function isWritten(name: string, typed: string): boolean {
  return ` ${plain(name).toLowerCase()} `.includes(` ${typed.toLowerCase()} `);
}

function hasMarks(name: string): boolean {
  return fold(name) !== name.toLowerCase();
}

function plain(name: string): string {
  return name.normalize("NFC").replace(/\s+/g, " ").trim();
}
