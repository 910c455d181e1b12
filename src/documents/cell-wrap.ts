import type { Word } from "./page-lines.js";

/*
 * Words wrap in a cell where the next one has no room: a line that would have had room for it ends a cell, or the two
 * are of different cells. "Bộ phận Một / cửa xã / Văn / phòng" are not the lines of one cell.
 */

/** How the lines of a cell are wrapped, in letters. */
export type CellWrap = {
  /** The longest line. */
  widest: number;
  /** The shortest line together with the word that had no room in it. */
  tightest: number;
  /** The last line. */
  last: number;
};

export const NO_LINES: CellWrap = { widest: 0, tightest: Infinity, last: 0 };

/** With one more line; `before` is the word it stands behind. */
export function wrapWith(wrap: CellWrap, before: Word | null, line: readonly Word[]): CellWrap {
  const first = line[0];
  const last = line.reduce((sum, word) => sum + word.text.length + 1, -1);
  const widest = Math.max(wrap.widest, last);
  if (before === null || first === undefined || endsParagraph(before, first)) {
    return { widest, tightest: wrap.tightest, last };
  }
  const needed = wrap.last + 1 + first.text.length;
  return { widest, tightest: Math.min(wrap.tightest, needed), last };
}

/** Letters differ in width. */
const TOLERANCE = 2;

/** What it costs that a line ends so far from the margin. */
export function wrapCost(wrap: CellWrap): number {
  const free = wrap.widest - wrap.tightest - TOLERANCE;
  return free <= 0 ? 0 : Math.min(MOST, 0.2 + free * 0.15);
}

const MOST = 2.4;

function endsParagraph(before: Word, first: Word): boolean {
  return (
    before.stop === "full" ||
    /[;:]$/.test(before.text) ||
    first.key === "" ||
    before.sheet !== first.sheet
  );
}
