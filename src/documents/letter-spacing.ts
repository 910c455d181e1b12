/**
 * Puts letter-spaced words together: "B ố  t r í" → "Bố trí", "Các c ộ n g  c h ức" → "Các công chức".
 * In such text one space stands between letters and two between words.
 */
export function mendLetterSpacing(line: string): string {
  if (!/(?:^|\s)\p{L} \p{L}(?:\s|$)/u.test(line)) return line;
  return line
    .split(/(\s{2,})/)
    .map((part) => (/^\s+$/.test(part) ? part : mendPart(part)))
    .join("");
}

/** Within a part without double spaces: from the first lone letter on, pieces of up to three letters are one word. */
function mendPart(part: string): string {
  const pieces = part.split(" ");
  const out: string[] = [];
  let i = 0;
  while (i < pieces.length) {
    const run = spacedRun(pieces, i);
    if (run >= 2) {
      out.push(pieces.slice(i, i + run).join(""));
      i += run;
    } else {
      out.push(pieces[i] ?? "");
      i++;
    }
  }
  return out.join(" ");
}

/**
 * How many pieces from here are letters of one word: at least two lone ones. A longer piece behind them belongs to the
 * word where it ends the part, or where the letters alone make no syllable ("c h ức").
 */
function spacedRun(pieces: readonly string[], from: number): number {
  let end = from;
  while (end < pieces.length && isLetter(pieces[end])) end++;
  const lone = end - from;
  const tail = pieces[end];
  if (lone < 2 || tail === undefined || !isTail(tail)) return lone;
  const noVowel = /^[bcdđghklmnpqrstvx]+$/iu.test(pieces.slice(from, end).join(""));
  return noVowel || end === pieces.length - 1 ? lone + 1 : lone;
}

function isLetter(piece: string | undefined): boolean {
  return piece !== undefined && /^\p{L}\p{M}*$/u.test(piece);
}

function isTail(piece: string): boolean {
  return /^\p{Ll}{2,3}$/u.test(piece);
}
