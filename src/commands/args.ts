import { z } from "zod";

/*
 * The small words that arguments are made of: `12`, `#12`, `nv12`; `o57` an occurrence, `e31` a
 * piece of evidence, `d41` a draft, `p2` a page. Buttons use them; people may type them too.
 */

const TASK = /^(?:#|nv\s*|việc\s*(?:số\s*)?)?\s*(\d{1,9})(?!\d|[/.]\d)[.,:;]?(?:\s+|$)/iu;

/** "12", "#12 note", "nv12, note": the number of a task and the words after it. */
export function readTaskNumber(words: string): { number: number; rest: string } | null {
  const text = words.trim();
  const match = TASK.exec(text);
  if (match?.[1] === undefined) return null;
  return { number: Number(match[1]), rest: text.slice(match[0].length).trim() };
}

/** Takes a leading word of that letter: ("o57 rest", "o") → 57 and "rest". */
export function takeId(words: string, letter: string): { id: number | null; rest: string } {
  const match = new RegExp(`^${letter}(\\d{1,9})(?:\\s+|$)`, "i").exec(words);
  if (match?.[1] === undefined) return { id: null, rest: words };
  return { id: Number(match[1]), rest: words.slice(match[0].length).trim() };
}

/** Takes a closing page word: "late p2" → 2 and "late". Pages count from 1. */
export function takePage(words: string): { page: number; turned: boolean; rest: string } {
  const match = /(?:^|\s)p(\d{1,5})$/i.exec(words.trim());
  if (match?.[1] === undefined) return { page: 1, turned: false, rest: words.trim() };
  return {
    page: Math.max(1, Number(match[1])),
    turned: true,
    rest: words.trim().slice(0, match.index).trim(),
  };
}

/** Which page there is: the last one where a later one was asked for. */
export function pageWithin(
  page: number,
  total: number,
  size: number,
): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / size));
  return { page: Math.min(page, pages), pages };
}

export const NOTHING = z.string().transform(() => null);

/** `N` alone. */
export const TASK_ONLY = z.string().transform((words, context) => {
  const read = readTaskNumber(words);
  if (read !== null) return { number: read.number };
  return wrong(context);
});

/** `N [oID] [dID] words`. */
export const TASK_AND_WORDS = z.string().transform((words, context) => {
  const read = readTaskNumber(words);
  if (read === null) return wrong(context);
  const occurrence = takeId(read.rest, "o");
  const draft = takeId(occurrence.rest, "d");
  return {
    number: read.number,
    occurrence: occurrence.id,
    draft: draft.id,
    words: draft.rest,
  };
});

/** One id of a letter, then words. */
export function idAndWords(letter: string) {
  return z.string().transform((words, context) => {
    const { id, rest } = takeId(words.trim(), letter);
    if (id === null) return wrong(context);
    return { id, words: rest };
  });
}

export function wrong(context: z.RefinementCtx): never {
  context.addIssue({ code: "custom", message: "not the arguments of this command" });
  return z.NEVER;
}
