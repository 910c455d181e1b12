import { beginsAsUnit } from "../domain/unit-names.js";
import { cellCost, eventRefund, type CellChecks } from "./cell-words.js";
import { NO_LINES, wrapCost, wrapWith, type CellWrap } from "./cell-wrap.js";
import type { ColumnKind } from "./column-heads.js";
import { joinWords } from "./join-words.js";
import type { Segment } from "./line-splits.js";
import type { Word } from "./page-lines.js";
import type { WordPairs } from "./word-pairs.js";
import { AFTER_EVENT } from "./words.js";

/** A cell as far as it has been read. What is found out about it is kept, as many readings share it. */
export class RowCell {
  readonly text: string;
  readonly last: Word | null;
  readonly dangling: boolean;
  /** The same for all cells of the column that say the same. */
  readonly id: number;
  private readonly column: CellColumn;
  private readonly wrap: CellWrap;
  private readonly seams = new Map<Segment, number>();
  private readonly followers = new Map<Segment, RowCell>();

  constructor(column: CellColumn, text: string, wrap: CellWrap, behind: Segment | null) {
    this.column = column;
    this.text = text;
    this.wrap = wrap;
    this.last = behind?.words.at(-1) ?? null;
    this.dangling = behind?.dangling ?? false;
    this.id = column.idOf(text);
  }

  /** What the cell costs if it ends here. */
  get cost(): number {
    return this.column.costOf(this.id, this.text);
  }

  with(segment: Segment): RowCell {
    const known = this.followers.get(segment);
    if (known !== undefined) return known;
    const wrap = wrapWith(this.wrap, this.last, segment.words);
    const text = this.beginsAnew(segment) ? `${this.text};` : this.text;
    const cell = new RowCell(this.column, joinWords(text, segment.words), wrap, segment);
    this.followers.set(segment, cell);
    return cell;
  }

  /** A list of units torn by the end of a page goes on with a unit of its own. */
  private beginsAnew(segment: Segment): boolean {
    const first = segment.words[0];
    if (this.last === null || first === undefined || this.last.sheet === first.sheet) return false;
    if (this.column.kind !== "lead" && this.column.kind !== "coordinating") return false;
    if (this.dangling || this.last.stop !== "none" || !first.capital) return false;
    return beginsAsUnit(this.text) && beginsAsUnit(joinWords("", segment.words));
  }

  /** What it costs that this segment goes on where the cell stopped; coming back to it is not counted. */
  seamCost(segment: Segment): number {
    const known = this.seams.get(segment);
    if (known !== undefined) return known;
    const cost = this.newSeamCost(segment);
    this.seams.set(segment, cost);
    return cost;
  }

  private newSeamCost(segment: Segment): number {
    const last = this.last;
    const first = segment.words[0];
    if (last === null) return segment.opening;
    if (first === undefined) return 0;
    const wrapped = wrapCost(wrapWith(this.wrap, last, segment.words)) - wrapCost(this.wrap);
    const apart = segment.apart && last.sheet === first.sheet ? this.column.apartCost : 0;
    const event =
      this.column.isTime && AFTER_EVENT.test(this.text) ? eventRefund(segment.words) : 0;
    return this.joinCost(last, first) + wrapped + apart - event;
  }

  private joinCost(last: Word, first: Word): number {
    const sentence = this.column.kind === "title";
    let cost = 0;
    if (this.dangling) cost += sentence && last.key === "" ? 1.5 : -0.4;
    if (last.stop === "full") return cost + (first.capital ? 0.5 : 0.8);
    // A list dash opens a product or a unit, seldom a part of a sentence.
    if (first.key === "" && sentence) return cost + 1.5;
    if (last.text.endsWith(";") && !sentence) {
      const listed = first.key === "" && /^[-–+•]/.test(this.text);
      return cost - (listed ? 1.6 : 0.6);
    }
    if (last.stop === "half" || first.key === "") return cost;
    const strength = this.column.pairs.strength(last.key, first.key, 0);
    if (first.capital) {
      return cost + (strength === 2 ? 0.1 : first.acronym || this.dangling ? 0.4 : 1.1);
    }
    if (strength > 0) return cost - (strength === 2 ? 0.8 : 0.4);
    return cost + 0.3;
  }
}

/** The cells of one column that were tried: each text is judged once. */
export class CellColumn {
  readonly kind: ColumnKind;
  readonly pairs: WordPairs;
  readonly isTime: boolean;
  /** What it costs that a cell goes on behind an unusual gap between lines. */
  readonly apartCost: number;
  readonly empty: RowCell;
  private readonly checks: CellChecks;
  private readonly ids = new Map<string, number>();
  private readonly costs: (number | undefined)[] = [];

  constructor(kind: ColumnKind, pairs: WordPairs, checks: CellChecks, apartCost: number) {
    this.kind = kind;
    this.pairs = pairs;
    this.checks = checks;
    this.apartCost = apartCost;
    this.isTime = kind === "start" || kind === "deadline";
    this.empty = new RowCell(this, "", NO_LINES, null);
  }

  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(text, id);
    return id;
  }

  costOf(id: number, text: string): number {
    const known = this.costs[id];
    if (known !== undefined) return known;
    const cost = cellCost(this.kind, text, this.checks);
    this.costs[id] = cost;
    return cost;
  }
}
