import { fold } from "../domain/fold.js";

/** The candidates most alike the written name, best first; never empty while there is a candidate. */
export function nearestNames(
  written: string,
  candidates: readonly string[],
  limit: number,
): string[] {
  return candidates
    .map((name) => ({ name, score: likeness(fold(written), fold(name)) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((candidate) => candidate.name);
}

/** Share of letter pairs in common (Dice), 0 to 1. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  if (left.length + right.length === 0) return a === b ? 1 : 0;
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (left.length + right.length);
}

function pairs(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, i) => `${letters[i] ?? ""}${letter}`);
}
