import { cellCost, isDangling, openingCost, sameCell, type CellChecks } from "./cell-words.js";
import type { ColumnKind } from "./column-heads.js";
import { joinWords } from "./join-words.js";
import { lineSplits, type LineSplit, type Segment } from "./line-splits.js";
import type { Line, Word } from "./page-lines.js";
import type { RowNumber } from "./row-numbers.js";
import type { WordPairs } from "./word-pairs.js";

/** A row as its cells were put together; `cost` says how well (see `cell-words.ts`), `mixed` that columns interleaved. */
export type FoundRow = {
  number: number;
  line: Line;
  cells: string[];
  mixed: boolean;
};

const BEAM = 90;

/**
 * Shares the words of a table among rows and columns: a beam search over the lines that keeps the readings in which
 * cells begin, go on and end as such cells do. A line belongs to one row, a row holds one printed number.
 */
export function searchRows(
  lines: readonly Line[],
  numbers: readonly RowNumber[],
  columns: readonly ColumnKind[],
  pairs: WordPairs,
  checks: CellChecks,
): FoundRow[] {
  const search = new RowSearch(lines, numbers, columns, pairs, checks);
  return search.run();
}

type Cell = { text: string; last: Word | null };

type State = {
  cost: number;
  /** Index into the numbers of the row being filled. */
  row: number;
  cells: readonly Cell[];
  lastColumn: number;
  /** Times the reading came back to a cell after others. */
  returns: number;
  done: Done | null;
};

type Done = { cells: readonly string[]; mixed: boolean; before: Done | null };

const EMPTY: Cell = { text: "", last: null };

class RowSearch {
  private readonly lines: readonly Line[];
  private readonly numbers: readonly RowNumber[];
  private readonly columns: readonly ColumnKind[];
  private readonly pairs: WordPairs;
  private readonly checks: CellChecks;
  private readonly usualGap: number;
  private readonly cellCosts = new Map<string, number>();

  constructor(
    lines: readonly Line[],
    numbers: readonly RowNumber[],
    columns: readonly ColumnKind[],
    pairs: WordPairs,
    checks: CellChecks,
  ) {
    this.lines = lines;
    this.numbers = numbers;
    this.columns = columns;
    this.pairs = pairs;
    this.checks = checks;
    const gaps = lines.map((line) => line.blanks).sort((a, b) => a - b);
    this.usualGap = gaps[Math.floor(gaps.length / 2)] ?? 0;
  }

  run(): FoundRow[] {
    let states: State[] = [this.fresh(0, 0, null)];
    this.lines.forEach((line, index) => {
      const words = this.wordsAfterNumber(line, index);
      const splits = words.length === 0 ? [] : lineSplits(words, this.columns, this.pairs);
      const started = states.flatMap((state) => this.rowStarts(state, index));
      const open = states.filter((state) => this.mayGoOn(state, index));
      const from = [...open, ...started];
      const next = splits.length === 0 ? from : from.flatMap((state) => this.extend(state, splits));
      states = this.prune(next);
    });
    const last = this.numbers.length - 1;
    const finished = states.filter((state) => state.row === last).map((state) => this.finish(state));
    const best = finished.sort((a, b) => a.cost - b.cost)[0];
    return best === undefined ? [] : this.rowsOf(best.done);
  }

  private fresh(row: number, cost: number, done: Done | null): State {
    return { row, cost, done, cells: this.columns.map(() => EMPTY), lastColumn: -1, returns: 0 };
  }

  private wordsAfterNumber(line: Line, index: number): Word[] {
    const number = this.numbers.find((entry) => entry.index === index);
    return number === undefined ? line.words : line.words.slice(number.words);
  }

  /** A row goes on until the next row's number. */
  private mayGoOn(state: State, index: number): boolean {
    const next = this.numbers[state.row + 1];
    return next === undefined || index < next.index;
  }

  /** The next row may begin behind this row's number and not behind its own. */
  private rowStarts(state: State, index: number): State[] {
    const own = this.numbers[state.row];
    const next = this.numbers[state.row + 1];
    if (own === undefined || next === undefined || index <= own.index || index > next.index) return [];
    const finished = this.finish(state);
    const line = this.lines[index];
    const early = index < next.index ? 0.6 : 0;
    const extraGap = Math.max(0, (line?.blanks ?? 0) - this.usualGap);
    const cost = finished.cost + early - Math.min(1, extraGap * 0.4);
    return [this.fresh(state.row + 1, cost, finished.done)];
  }

  private finish(state: State): State {
    const cells = state.cells.map((cell) => cell.text);
    let cost = state.cost;
    cells.forEach((text, i) => {
      cost += this.costOf(i, text);
      if (sameCell(text, state.done?.cells[i] ?? "") && this.recurs(i)) cost -= 0.8;
    });
    const done: Done = { cells, mixed: state.returns > 0, before: state.done };
    return { ...state, cost, done };
  }

  private recurs(column: number): boolean {
    const kind = this.columns[column];
    return kind === "lead" || kind === "coordinating";
  }

  private costOf(column: number, text: string): number {
    const kind = this.columns[column];
    if (kind === undefined) return 0;
    const key = `${kind}\n${text}`;
    const known = this.cellCosts.get(key);
    if (known !== undefined) return known;
    const cost = cellCost(kind, text, this.checks);
    this.cellCosts.set(key, cost);
    return cost;
  }

  private extend(state: State, splits: readonly LineSplit[]): State[] {
    return splits.map((split) => {
      let cost = state.cost + split.cost;
      const cells = [...state.cells];
      let { lastColumn, returns } = state;
      for (const segment of split.segments) {
        const cell = cells[segment.column] ?? EMPTY;
        const again = cell.text !== "" && lastColumn !== segment.column;
        cost += cell.text === "" ? this.openCost(cells, segment) : this.seamCost(cell, segment, again);
        if (again) returns++;
        cells[segment.column] = {
          text: joinWords(cell.text, segment.words),
          last: segment.words.at(-1) ?? null,
        };
        lastColumn = segment.column;
      }
      return { ...state, cost, cells, lastColumn, returns };
    });
  }

  private openCost(cells: readonly Cell[], segment: Segment): number {
    const kind = this.columns[segment.column];
    if (kind === undefined) return 0;
    const laterOpen = cells.some((cell, i) => i > segment.column && cell.text !== "");
    return openingCost(kind, segment.words) + (laterOpen ? 0.6 : 0);
  }

  /** What it costs that this segment goes on where the cell stopped. */
  private seamCost(cell: Cell, segment: Segment, again: boolean): number {
    const last = cell.last;
    const first = segment.words[0];
    if (last === null || first === undefined) return 0;
    let cost = again ? 0.7 : 0;
    if (isDangling(last.text)) cost -= 0.4;
    if (/[.]$/.test(last.text)) return cost + (/^\p{Ll}/u.test(first.text) ? 0.8 : 0.5);
    if (/[,;:]$/.test(last.text) || first.key === "") return cost;
    const strength = this.pairs.strength(last.key, first.key, 0);
    const capital = /^\p{Lu}/u.test(first.text);
    if (capital) {
      const acronym = first.text === first.text.toUpperCase() && first.key.length > 1;
      return cost + (strength === 2 ? 0.1 : acronym || isDangling(last.text) ? 0.4 : 1.1);
    }
    if (strength > 0) return cost - (strength === 2 ? 0.8 : 0.4);
    return cost + 0.3;
  }

  /** Keeps the best readings, of this row and of the next, once each. */
  private prune(states: readonly State[]): State[] {
    const byRow = new Map<number, State[]>();
    for (const state of states) {
      const list = byRow.get(state.row);
      if (list === undefined) byRow.set(state.row, [state]);
      else list.push(state);
    }
    return [...byRow.values()].flatMap((list) => {
      list.sort((a, b) => a.cost - b.cost);
      const seen = new Set<string>();
      const kept: State[] = [];
      for (const state of list) {
        if (kept.length === BEAM) break;
        const key = state.cells.map((cell) => cell.text).join("\n");
        if (seen.has(key)) continue;
        seen.add(key);
        kept.push(state);
      }
      return kept;
    });
  }

  private rowsOf(done: Done | null): FoundRow[] {
    const rows: FoundRow[] = [];
    for (let entry = done, i = this.numbers.length - 1; entry !== null; entry = entry.before, i--) {
      const number = this.numbers[i];
      const line = number === undefined ? undefined : this.lines[number.index];
      if (number === undefined || line === undefined) break;
      rows.unshift({ number: number.number, line, cells: [...entry.cells], mixed: entry.mixed });
    }
    return rows;
  }
}
