import type { Word } from "./page-lines.js";

/**
 * Puts the next words of a cell behind its text with single spaces; a word broken behind a hyphen is made whole:
 * "Nghị định 42/2022/NĐ-" + "CP" → "…/NĐ-CP".
 */
export function joinWords(text: string, words: readonly Word[]): string {
  const more = words.map((word) => word.text).join(" ");
  if (text === "") return more;
  const broken = /[\p{L}\d]-$/u.test(text) && /^\p{Lu}/u.test(more);
  return broken ? text + more : `${text} ${more}`;
}
