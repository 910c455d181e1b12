import type { Source } from "../domain/plan-reading.js";
import type { Passage } from "./indicators.js";
import { joinWords } from "./join-words.js";
import { wordsOf, type Line } from "./page-lines.js";
import { withoutMarks } from "./plan-heading.js";

const BEGINS = /^(?:[-+•*]\s|[a-zđ]\)\s|\d+(?:\.\d+)*\.\s?\S|[IVX]+\.\s|\(|#)/u;

/** A paragraph of more lines is none; it would only be slow. */
const LONGEST = 60;

/** The running text by paragraphs: one begins at a list dash, a letter, a number or a heading. */
export function passagesOf(lines: readonly Line[]): Passage[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    const full = open !== undefined && open.length >= LONGEST;
    if (open === undefined || full || BEGINS.test(line.text) || endsSentence(open.at(-1)))
      groups.push([line]);
    else open.push(line);
  }
  return groups.map(passageOf);
}

function endsSentence(line: Line | undefined): boolean {
  return line !== undefined && /(?:[.:]|\.\/\.)$/.test(line.text) && line.text.length < 60;
}

function passageOf(lines: readonly Line[]): Passage {
  let text = "";
  const starts: { at: number; source: Source }[] = [];
  for (const line of lines) {
    const source = { page: line.page, line: line.no };
    starts.push({ at: text.length, source });
    text = joinWords(text, wordsOf(withoutMarks(line.text)));
  }
  const first = starts[0]?.source ?? { page: null, line: 0 };
  const lineAt = (offset: number): Source => {
    const found = starts.filter((start) => start.at <= offset).at(-1);
    return found?.source ?? first;
  };
  return { text, source: first, ref: null, lineAt };
}
