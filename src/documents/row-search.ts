import { sameCell, type CellChecks } from "./cell-words.js";
import { costAtRank } from "./cheapest.js";
import type { ColumnKind } from "./column-heads.js";
import type { LineShares, LineSplit } from "./line-splits.js";
import { usualGap, type Line } from "./page-lines.js";
import { CellColumn, type RowCell } from "./row-cells.js";
import type { RowNumber } from "./row-numbers.js";
import type { WordPairs } from "./word-pairs.js";

/** A row as its cells were put together; `cost` says how well (see `cell-words.ts`), `mixed` that columns interleaved. */
export type FoundRow = {
  number: number;
  line: Line;
  cells: string[];
  mixed: boolean;
  /** How far its cells are from being such cells: 0 is none at all. */
  doubt: number;
};

const BEGUN = 3;
/** How many of the best readings of a row may end at a line. */
const LIKELY_ENDS = 12;
/** A reading so much dearer than the best one is given up. */
const HOPELESS: Record<Interleaving, number> = { strict: 5, mixed: 5 };
/** What joining a line to the cells so far can save. */
const MOST_GAINED = 2;

/** What coming back to a cell costs: dear where columns stand one after another, cheap where they interleave. */
export type Interleaving = "strict" | "mixed";
/** How many ways to share a line are tried, and how many readings are looked at behind it. */
const SPLITS: Record<Interleaving, number> = { strict: 40, mixed: 240 };
const LOOKED_AT: Record<Interleaving, number> = { strict: 90, mixed: 600 };
const BEAM: Record<Interleaving, number> = { strict: 25, mixed: 40 };
/** What it costs to begin a cell when one to its right has been begun. */
const OUT_OF_ORDER_COST: Record<Interleaving, number> = { strict: 2.5, mixed: 0.6 };
const APART_COST: Record<Interleaving, number> = { strict: 0.8, mixed: 0 };
/** What it costs that a row begins before its number where no gap is. */
const EARLY_COST: Record<Interleaving, number> = { strict: 2.7, mixed: 0.6 };
const RETURN_COST: Record<Interleaving, number> = { strict: 3.5, mixed: 0.7 };

/**
 * Shares the words of a table among rows and columns: a beam search over the lines that keeps the readings in which
 * cells begin, go on and end as such cells do. A line belongs to one row, a row holds one printed number.
 */
export function searchRows(
  lines: readonly Line[],
  numbers: readonly RowNumber[],
  columns: readonly ColumnKind[],
  shares: LineShares,
  pairs: WordPairs,
  checks: CellChecks,
  interleaving: Interleaving,
): FoundRow[] {
  return new RowSearch({ lines, numbers, columns, shares, pairs, checks, interleaving }).run();
}

type Given = {
  lines: readonly Line[];
  numbers: readonly RowNumber[];
  columns: readonly ColumnKind[];
  shares: LineShares;
  pairs: WordPairs;
  checks: CellChecks;
  interleaving: Interleaving;
};

type State = {
  cost: number;
  /** Index into the numbers of the row being filled. */
  row: number;
  cells: readonly RowCell[];
  lastColumn: number;
  /** Times the reading came back to a cell after others. */
  returns: number;
  done: Done | null;
};

type Candidate = { state: State; split: LineSplit; cost: number };

type Done = {
  cells: readonly string[];
  mixed: boolean;
  doubt: number;
  before: Done | null;
};

class RowSearch {
  private readonly lines: readonly Line[];
  private readonly numbers: readonly RowNumber[];
  private readonly columns: readonly ColumnKind[];
  private readonly shares: LineShares;
  private readonly cells: readonly CellColumn[];
  private readonly returnCost: number;
  private readonly outOfOrderCost: number;
  private readonly splits: number;
  private readonly lookedAt: number;
  private readonly beam: number;
  private readonly hopeless: number;
  private readonly earlyCost: number;
  private readonly inOrder: boolean;
  private readonly usualGap: number;

  constructor(given: Given) {
    this.lines = given.lines;
    this.numbers = given.numbers;
    this.columns = given.columns;
    this.inOrder = given.interleaving === "strict";
    this.shares = given.shares;
    this.cells = given.columns.map(
      (kind) => new CellColumn(kind, given.pairs, given.checks, APART_COST[given.interleaving]),
    );
    this.outOfOrderCost = OUT_OF_ORDER_COST[given.interleaving];
    this.returnCost = RETURN_COST[given.interleaving];
    this.splits = SPLITS[given.interleaving];
    this.beam = BEAM[given.interleaving];
    this.earlyCost = EARLY_COST[given.interleaving];
    this.hopeless = HOPELESS[given.interleaving];
    this.lookedAt = LOOKED_AT[given.interleaving];
    this.usualGap = usualGap(given.lines);
  }

  run(): FoundRow[] {
    let states: State[] = [this.fresh(0, 0, null)];
    this.lines.forEach((line, index) => {
      const number = this.numbers.find((entry) => entry.index === index);
      const skip = number?.words ?? 0;
      // Rows begun here differ only in what came before: the best of them are enough.
      const begun = this.likelyEnds(states).flatMap((state) => this.rowStarts(state, index));
      const started = begun.sort((a, b) => a.cost - b.cost).slice(0, BEGUN);
      const open = states.filter((state) => this.mayGoOn(state, index));
      const from = [...open, ...started];
      if (line.words.length === skip) {
        states = from;
        return;
      }
      states = this.bestOf(from, this.shares.of(line, skip).slice(0, this.splits));
    });
    const last = this.numbers.length - 1;
    const finished = states
      .filter((state) => state.row === last)
      .map((state) => this.finish(state));
    const best = finished.sort((a, b) => a.cost - b.cost)[0];
    return best === undefined ? [] : this.rowsOf(best.done);
  }

  private fresh(row: number, cost: number, done: Done | null): State {
    return {
      row,
      cost,
      done,
      cells: this.cells.map((column) => column.empty),
      lastColumn: -1,
      returns: 0,
    };
  }

  /** A row goes on until the next row's number. */
  private mayGoOn(state: State, index: number): boolean {
    const next = this.numbers[state.row + 1];
    return next === undefined || index < next.index;
  }

  private likelyEnds(states: readonly State[]): readonly State[] {
    if (!this.inOrder) return states;
    const byRow = groupedByRow(states);
    return byRow.flatMap((list) => list.slice(0, LIKELY_ENDS));
  }

  /** The next row may begin behind this row's number and not behind its own. */
  private rowStarts(state: State, index: number): State[] {
    const own = this.numbers[state.row];
    const next = this.numbers[state.row + 1];
    if (own === undefined || next === undefined || index <= own.index || index > next.index)
      return [];
    const finished = this.finish(state);
    const line = this.lines[index];
    const extraGap = Math.max(0, (line?.blanks ?? 0) - this.usualGap);
    const early =
      index === next.index ? 0 : extraGap === 0 && this.usualGap > 0 ? this.earlyCost : 0.6;
    const cost = finished.cost + early - Math.min(1, extraGap * 0.4);
    return [this.fresh(state.row + 1, cost, finished.done)];
  }

  private finish(state: State): State {
    let cost = state.cost;
    state.cells.forEach((cell, i) => {
      cost += cell.cost;
      if (this.recurs(i) && sameCell(cell.text, state.done?.cells[i] ?? "")) cost -= 0.8;
    });
    const doubt = state.cells.reduce((sum, cell) => sum + Math.max(0, cell.cost), 0);
    const cells = state.cells.map((cell) => cell.text);
    const done: Done = { cells, mixed: state.returns > 0, doubt, before: state.done };
    return { ...state, cost, done };
  }

  private recurs(column: number): boolean {
    const kind = this.columns[column];
    return kind === "lead" || kind === "coordinating";
  }

  /** The best readings behind this line, of each row that may be open, once each. */
  private bestOf(from: readonly State[], splits: readonly LineSplit[]): State[] {
    return groupedByRow(from).flatMap((states) => this.unique(this.cheapest(states, splits)));
  }

  /** The cheapest continuations in order; a few more than the beam holds, as some come out the same. */
  private cheapest(states: readonly State[], splits: readonly LineSplit[]): Candidate[] {
    const all: Candidate[] = [];
    let best = Infinity;
    for (const state of states) {
      for (const split of splits) {
        // Splits come in the order of their costs: those behind are no better.
        if (state.cost + split.cost - MOST_GAINED > best + this.hopeless) break;
        const cost = this.costAfter(state, split);
        if (cost > best + this.hopeless) continue;
        best = Math.min(best, cost);
        all.push({ state, split, cost });
      }
    }
    const costs = Float64Array.from(all, (candidate) => candidate.cost);
    const limit = Math.min(
      best + this.hopeless,
      costAtRank(costs, Math.floor(this.lookedAt * 1.5)),
    );
    return all.filter((candidate) => candidate.cost <= limit).sort((x, y) => x.cost - y.cost);
  }

  /**
   * Where columns interleave, two views keep the beam wide: the cheapest so far, and those whose cells would be
   * cheapest if the row ended here (a cell that is whole and known may have cost more on the way).
   */
  private unique(candidates: readonly Candidate[]): State[] {
    const seen = new Map<string, State>();
    for (const candidate of candidates) {
      if (seen.size === this.lookedAt) break;
      const state = this.stateAfter(candidate);
      const key = state.cells.map((cell) => cell.id).join();
      if (!seen.has(key)) seen.set(key, state);
    }
    const states = [...seen.values()];
    if (this.inOrder) return this.best(states, (state) => this.costSoFar(state));
    const byEnd = this.best(states, (state) => this.costIfEnded(state));
    return [...new Set([...states.slice(0, this.beam), ...byEnd])];
  }

  private best(states: readonly State[], costOf: (state: State) => number): State[] {
    const rated = states.map((state) => ({ state, cost: costOf(state) }));
    rated.sort((a, b) => a.cost - b.cost);
    const limit = (rated[0]?.cost ?? 0) + this.hopeless;
    return rated
      .slice(0, this.beam)
      .filter(({ cost }) => cost <= limit)
      .map(({ state }) => state);
  }

  /** Where cells stand one after another: all but the last one have ended, and those passed over stay empty. */
  private costSoFar(state: State): number {
    let begun = state.cells.length - 1;
    while (begun >= 0 && state.cells[begun]?.last === null) begun--;
    let cost = state.cost;
    state.cells.forEach((cell, i) => {
      if (i === state.lastColumn) return;
      if (cell.last !== null) cost += cell.cost;
      else if (i < begun) cost += Math.min(cell.cost, this.outOfOrderCost);
    });
    return cost;
  }

  private costIfEnded(state: State): number {
    return state.cells.reduce((sum, cell) => sum + cell.cost, state.cost);
  }

  private costAfter(state: State, split: LineSplit): number {
    let cost = state.cost + split.cost;
    let lastColumn = state.lastColumn;
    for (const segment of split.segments) {
      const { column } = segment;
      const cell = state.cells[column];
      if (cell === undefined) continue;
      cost += cell.seamCost(segment);
      if (cell.last === null) {
        if (this.isOutOfOrder(state.cells, column)) cost += this.outOfOrderCost;
      } else if (lastColumn !== column && cell.last.sheet === segment.words[0]?.sheet) {
        // A row torn by the end of a page goes on in all its cells.
        cost += this.returnCost;
      }
      if (lastColumn !== column && lastColumn === state.lastColumn) {
        cost += leavingCost(state.cells[lastColumn]);
      }
      lastColumn = column;
    }
    return cost;
  }

  private stateAfter({ state, split, cost }: Candidate): State {
    const cells = [...state.cells];
    let { lastColumn, returns } = state;
    for (const segment of split.segments) {
      const cell = cells[segment.column];
      if (cell === undefined) continue;
      const sameSheet = cell.last?.sheet === segment.words[0]?.sheet;
      if (cell.last !== null && lastColumn !== segment.column && sameSheet) returns++;
      cells[segment.column] = cell.with(segment);
      lastColumn = segment.column;
    }
    return { ...state, cost, cells, lastColumn, returns };
  }

  private isOutOfOrder(cells: readonly RowCell[], column: number): boolean {
    for (let i = column + 1; i < cells.length; i++) if (cells[i]?.last !== null) return true;
    return false;
  }

  private rowsOf(done: Done | null): FoundRow[] {
    const rows: FoundRow[] = [];
    for (let entry = done, i = this.numbers.length - 1; entry !== null; entry = entry.before, i--) {
      const number = this.numbers[i];
      const line = number === undefined ? undefined : this.lines[number.index];
      if (number === undefined || line === undefined) break;
      rows.unshift({
        number: number.number,
        line,
        cells: [...entry.cells],
        mixed: entry.mixed,
        doubt: entry.doubt,
      });
    }
    return rows;
  }
}

function groupedByRow(states: readonly State[]): State[][] {
  const byRow = new Map<number, State[]>();
  for (const state of states) {
    const list = byRow.get(state.row);
    if (list === undefined) byRow.set(state.row, [state]);
    else list.push(state);
  }
  return [...byRow.values()];
}

/** Columns do change in the middle of a phrase, but seldom behind a comma or "và". */
function leavingCost(cell: RowCell | undefined): number {
  return cell?.dangling === true ? 0.6 : 0;
}
