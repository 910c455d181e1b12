import type { Line } from "./page-lines.js";
import { COMMON_PAIRS } from "./words.js";

const COMMON: ReadonlySet<string> = new Set(COMMON_PAIRS.split(","));

type Answers = Map<string, 0 | 1 | 2>;

/**
 * Which words stand side by side in this document: "thủ tục | hành" at the end of one line and "chính" at the start of
 * another belong together because "hành chính" is printed elsewhere.
 */
export class WordPairs {
  private readonly body = new Map<string, number>();
  private readonly table = new Map<string, number>();
  /** Answers given, as the search asks the same again and again. */
  private readonly asked = [new Map<string, Answers>(), new Map<string, Answers>()] as const;

  /** Running text: its lines follow one another. */
  addBody(lines: readonly Line[]): void {
    let previous = "";
    for (const line of lines) {
      for (const word of line.words) {
        count(this.body, previous, word.key);
        previous = /[.;:,!?)]$/.test(word.text) ? "" : word.key;
      }
    }
  }

  /** Lines of a table: only words of one line are neighbours, and not always in one cell. */
  addTable(lines: readonly Line[]): void {
    for (const line of lines) {
      let previous = "";
      for (const word of line.words) {
        if (word.gap < 3) count(this.table, previous, word.key);
        previous = /[.;:,!?)]$/.test(word.text) ? "" : word.key;
      }
    }
  }

  /** 0 unknown, 1 seen only in tables, 2 surely a pair. `own` is how often the question's own line counted it. */
  strength(left: string, right: string, own: number): 0 | 1 | 2 {
    if (left === "" || right === "") return 0;
    const asked = this.asked[own > 0 ? 1 : 0];
    const answers = asked.get(left) ?? new Map<string, 0 | 1 | 2>();
    asked.set(left, answers);
    const known = answers.get(right);
    if (known !== undefined) return known;
    const strength = this.look(left, right, own);
    answers.set(right, strength);
    return strength;
  }

  private look(left: string, right: string, own: number): 0 | 1 | 2 {
    const pair = `${left} ${right}`;
    if (COMMON.has(pair) || (this.body.get(pair) ?? 0) > 0) return 2;
    return (this.table.get(pair) ?? 0) > own ? 1 : 0;
  }
}

function count(map: Map<string, number>, left: string, right: string): void {
  if (left === "" || right === "") return;
  const pair = `${left} ${right}`;
  map.set(pair, (map.get(pair) ?? 0) + 1);
}
