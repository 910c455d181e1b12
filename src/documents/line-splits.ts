import { beginsAsUnit } from "../domain/unit-names.js";
import type { ColumnKind } from "./column-heads.js";
import { dearest, isDangling, openingCost, wordCost } from "./cell-words.js";
import type { Line, Word } from "./page-lines.js";
import type { WordPairs } from "./word-pairs.js";

/** A run of words of one line taken for one column (an index into the table's columns). */
export type Segment = {
  column: number;
  words: readonly Word[];
  /** What it costs that a cell of this column begins so. */
  opening: number;
  /** The words call for more ("Văn phòng HĐND và"). */
  dangling: boolean;
  /** Its line stands further from the one before than lines of a cell do. */
  apart: boolean;
};

/** One way to share a line among the columns, with its cost before anything is known about the cells so far. */
export type LineSplit = { segments: readonly Segment[]; cost: number };

const MOST_CUTS = 9;
const MOST_SEGMENTS = 6;
const MOST_SPLITS = 240;
const WORTH_TRYING = 7;
const NOT_THE_TITLE = 1.2;

/** The likeliest ways to share the lines of a table among its columns, found once for each line. */
export class LineShares {
  private readonly found = new Map<Line, LineSplit[]>();
  private readonly columns: readonly ColumnKind[];
  private readonly pairs: WordPairs;
  private readonly usualGap: number;

  constructor(columns: readonly ColumnKind[], pairs: WordPairs, usualGap: number) {
    this.columns = columns;
    this.pairs = pairs;
    this.usualGap = usualGap;
  }

  /** Cheapest first; `skip` words of the line are its row's number. */
  of(line: Line, skip: number): readonly LineSplit[] {
    const known = this.found.get(line);
    if (known !== undefined) return known;
    const apart = line.blanks > this.usualGap;
    const segments = new SegmentPool(line.words.slice(skip), this.columns, apart);
    const splits = lineSplits(segments, this.pairs, skip > 0);
    this.found.set(line, splits);
    return splits;
  }
}

function lineSplits(segments: SegmentPool, pairs: WordPairs, afterNumber: boolean): LineSplit[] {
  const { words, columns } = segments;
  const title = afterNumber ? columns.indexOf("title") : -1;
  const costs = columns.map((kind) => prefixCosts(words, kind));
  const cuts = likelyCuts(words, pairs);
  const splits: LineSplit[] = [];
  const best = { cost: Infinity };
  const passing = cuts.reduce((sum, cut) => sum + cut.passing, 0);
  const sets = cutSets(cuts).map((chosen) => {
    const cost = chosen.reduce((sum, cut) => sum + cut.cost - cut.passing, passing);
    return { chosen, cost };
  });
  // The likeliest first: what is far from them need not be looked at.
  for (const { chosen, cost } of sets.sort((a, b) => a.cost - b.cost)) {
    const bounds = [0, ...chosen.map((cut) => cut.at), words.length];
    shareOut(segments, costs, bounds, chosen, cost, splits, best);
  }
  for (const split of splits) {
    // What stands right behind the row's number is its title.
    if (title >= 0 && split.segments[0]?.column !== title) split.cost += NOT_THE_TITLE;
  }
  splits.sort((a, b) => a.cost - b.cost);
  const limit = (splits[0]?.cost ?? 0) + WORTH_TRYING;
  return splits.slice(0, MOST_SPLITS).filter((split) => split.cost <= limit);
}

/** `cost` is that of cutting here, `passing` that of reading on over a wide gap or a sudden capital. */
type Cut = { at: number; cost: number; passing: number; wide: boolean };

/** Where a column may end inside the line: wide gaps, capitals and dashes speak for it, known pairs against. */
function likelyCuts(words: readonly Word[], pairs: WordPairs): Cut[] {
  const wideGaps = words.filter((word, i) => i > 0 && word.gap >= 2).length;
  const justified = words.length > 3 && wideGaps > (words.length - 1) / 2;
  const cuts: Cut[] = [];
  for (let at = 1; at < words.length; at++) {
    const left = words[at - 1];
    const right = words[at];
    if (left === undefined || right === undefined) continue;
    const wide = right.gap >= (justified ? 4 : 2);
    let cost = 1.6;
    if (wide) cost -= gapWeight(right.gap);
    if (right.capital) cost -= 0.5;
    if (right.key === "") cost -= 0.4;
    if (left.key === "") cost += 1.5;
    if (/[.;:]$/.test(left.text)) cost -= 0.2;
    const pair = pairCost(left, right, pairs);
    const sudden = right.capital && !right.acronym && left.stop === "none" && pair === 0;
    cuts.push({
      at,
      cost: cost + pair,
      passing: (wide ? gapWeight(right.gap) : 0) + (sudden ? 0.3 : 0),
      wide,
    });
  }
  return cuts.sort((a, b) => a.cost - b.cost).slice(0, MOST_CUTS);
}

/** Two spaces may be chance, five are a gap between columns. */
function gapWeight(gap: number): number {
  return gap >= 4 ? 1.1 : gap === 3 ? 0.8 : 0.5;
}

function pairCost(left: Word, right: Word, pairs: WordPairs): number {
  if (/[.,;:]$/.test(left.text)) return 0;
  const strength = pairs.strength(left.key, right.key, 1);
  if (strength === 2) return right.capital ? 0.6 : 1;
  return strength === 1 && !right.capital ? 0.6 : 0;
}

function cutSets(cuts: readonly Cut[]): Cut[][] {
  let sets: Cut[][] = [[]];
  for (const cut of cuts) {
    const longer = sets.filter((set) => set.length < MOST_SEGMENTS - 1).map((set) => [...set, cut]);
    sets = [...sets, ...longer];
  }
  return sets.map((set) => set.sort((a, b) => a.at - b.at));
}

/** Columns go up along the line; one step back is possible where the gap before it is wide. */
function shareOut(
  pool: SegmentPool,
  costs: readonly number[][],
  bounds: readonly number[],
  cuts: readonly Cut[],
  base: number,
  out: LineSplit[],
  best: { cost: number },
): void {
  const parts = bounds.length - 1;
  const rest = cheapestRests(costs, bounds);
  const visit = (part: number, chosen: number[], cost: number): void => {
    if (cost + (rest[part] ?? 0) > best.cost + WORTH_TRYING + NOT_THE_TITLE) return;
    if (part === parts) {
      best.cost = Math.min(best.cost, cost);
      const segments = chosen.map((column, i) =>
        pool.get(column, bounds[i] ?? 0, bounds[i + 1] ?? 0),
      );
      out.push({ segments, cost });
      return;
    }
    const previous = chosen.at(-1) ?? -1;
    for (let column = 0; column < costs.length; column++) {
      if (chosen.includes(column)) continue;
      const back = column < previous;
      if (back && parts > 2) continue;
      const prefix = costs[column] ?? [];
      const [from, to] = [bounds[part] ?? 0, bounds[part + 1] ?? 0];
      const own = Math.min((prefix[to] ?? 0) - (prefix[from] ?? 0), dearest(to - from));
      const backCost = back ? (cuts[part - 1]?.wide === true ? 0.6 : 2.5) : 0;
      visit(part + 1, [...chosen, column], cost + own + backCost);
    }
  };
  visit(0, [], base);
}

/** For each part, what it and those behind it cost at least. */
function cheapestRests(costs: readonly number[][], bounds: readonly number[]): number[] {
  const rests = [0];
  for (let part = bounds.length - 2; part >= 0; part--) {
    const [from, to] = [bounds[part] ?? 0, bounds[part + 1] ?? 0];
    let least = Infinity;
    for (const prefix of costs) least = Math.min(least, (prefix[to] ?? 0) - (prefix[from] ?? 0));
    least = Math.min(least, dearest(to - from));
    rests.unshift((rests[0] ?? 0) + least);
  }
  return rests;
}

/** Makes each segment of a line once. */
class SegmentPool {
  private readonly made = new Map<number, Segment>();
  readonly words: readonly Word[];
  readonly columns: readonly ColumnKind[];
  private readonly apart: boolean;
  private readonly starts = new Map<string, boolean>();
  private readonly dangles = new Map<number, boolean>();

  constructor(words: readonly Word[], columns: readonly ColumnKind[], apart: boolean) {
    this.words = words;
    this.columns = columns;
    this.apart = apart;
  }

  /** Asked for several columns. */
  private readonly startsUnit = (text: string): boolean => {
    const starts = this.starts.get(text) ?? beginsAsUnit(text);
    this.starts.set(text, starts);
    return starts;
  };

  private danglesAt(to: number): boolean {
    const dangles = this.dangles.get(to) ?? isDangling(this.words[to - 1]?.text ?? "");
    this.dangles.set(to, dangles);
    return dangles;
  }

  get(column: number, from: number, to: number): Segment {
    const key = (column * 1000 + from) * 1000 + to;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const words = this.words.slice(from, to);
    const kind = this.columns[column] ?? "note";
    const segment = {
      column,
      words,
      opening: openingCost(kind, words, this.startsUnit),
      dangling: this.danglesAt(to),
      apart: this.apart,
    };
    this.made.set(key, segment);
    return segment;
  }
}

function prefixCosts(words: readonly Word[], kind: ColumnKind): number[] {
  const sums = [0];
  for (const word of words) sums.push((sums.at(-1) ?? 0) + wordCost(kind, word));
  return sums;
}
