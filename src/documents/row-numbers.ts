import type { Line } from "./page-lines.js";

/** A printed row number; `words` is how many words of its line it takes. */
export type RowNumber = { index: number; number: number; words: number };

/**
 * The numbers of the rows of a table: the rising chain of figures at line starts that looks most like numbering.
 * Holes are allowed, "6 tháng" and "98% trở lên" are not numbers.
 */
export function rowNumbers(lines: readonly Line[]): RowNumber[] {
  const candidates = lines.flatMap((line, index) => candidateOf(line, index));
  const best: { score: number; before: number }[] = [];
  candidates.forEach((candidate, i) => {
    // Numbering may start anywhere (a group goes on from the one before), but a low start is likelier.
    let score = candidate.score - Math.min(2, (candidate.number - 1) / 10);
    let before = -1;
    for (let j = Math.max(0, i - LOOK_BACK); j < i; j++) {
      const earlier = candidates[j];
      const chain = best[j];
      if (earlier === undefined || chain === undefined) continue;
      const step = candidate.number - earlier.number;
      if (step < 1 || step > 6 || candidate.index === earlier.index) continue;
      const total = chain.score + candidate.score - (step - 1) * 1.5;
      if (total > score) {
        score = total;
        before = j;
      }
    }
    best.push({ score, before });
  });
  return followChain(candidates, best);
}

/** How many figures back the number before may stand. */
const LOOK_BACK = 200;

type Candidate = RowNumber & { score: number };

function followChain(
  candidates: readonly Candidate[],
  best: readonly { score: number; before: number }[],
): RowNumber[] {
  let at = best.reduce((top, entry, i) => (entry.score > (best[top]?.score ?? -1) ? i : top), 0);
  const chain: RowNumber[] = [];
  while (at >= 0) {
    const candidate = candidates[at];
    if (candidate === undefined) break;
    chain.unshift({ index: candidate.index, number: candidate.number, words: candidate.words });
    at = best[at]?.before ?? -1;
  }
  return chain;
}

const NOT_AFTER_A_NUMBER = /^(?:tháng|năm|ngày|quý|tuần|lần|xã|thôn|đơn|triệu|tỷ|tiêu)$/;

function candidateOf(line: Line, index: number): Candidate[] {
  const first = line.words[0];
  const found = /^(\d{1,3})([.)]?)$/.exec(first?.text ?? "");
  if (found === null) return [];
  const number = Number(found[1]);
  if (number === 0) return [];
  const next = line.words[1];
  let score = found[2] === "" ? 0 : 2;
  if (next === undefined) score += 3;
  else if (NOT_AFTER_A_NUMBER.test(next.key) || next.text.startsWith("%")) score -= 4;
  else if (/^[\p{Lu}\d-]/u.test(next.text)) score += 1.5;
  else score += 0.2;
  return score <= 0 ? [] : [{ index, number, words: 1, score }];
}
