import { sameCell, type CellChecks } from "./cell-words.js";
import type { ColumnKind } from "./column-heads.js";
import { joinWords } from "./join-words.js";
import type { LineShares } from "./line-splits.js";
import type { Line } from "./page-lines.js";
import { rowNumbers } from "./row-numbers.js";
import { searchRows, type Interleaving } from "./row-search.js";
import type { TableSection } from "./tables.js";
import type { WordPairs } from "./word-pairs.js";

/** A row of a table with its cells by what they hold; null where a cell is empty or the table lacks the column. */
export type TableRow = {
  section: TableSection;
  /** As printed; 0 where none is. */
  number: number;
  line: Line;
  cells: Partial<Record<ColumnKind, string>>;
  /** The columns were interleaved: the cells were put together by what they say. */
  mixed: boolean;
  /** How far its cells are from being such cells; 0 where they were given. */
  doubt: number;
};

/** A line longer than any plan's: such a table is left to a person. */
const MOST_WORDS = 150;

/** The rows of a section of a table, and the lines before its first number that belong to none. */
export function tableRows(
  section: TableSection,
  shares: LineShares,
  pairs: WordPairs,
  checks: CellChecks,
  interleaving: Interleaving,
): TableRow[] {
  if (section.lines.some((line) => line.words.length > MOST_WORDS)) return [];
  const numbers = rowNumbers(section.lines);
  if (numbers.length === 0) return [];
  const { lines, columns } = section;
  const found = searchRows(lines, numbers, columns, shares, pairs, checks, interleaving);
  return found.map((row) => {
    const cells: Partial<Record<ColumnKind, string>> = {};
    section.columns.forEach((kind, i) => {
      const text = row.cells[i];
      if (text !== undefined && text !== "")
        cells[kind] = SHORT.has(kind) ? withoutEcho(text) : text;
    });
    return {
      section,
      number: row.number,
      line: row.line,
      cells,
      mixed: row.mixed,
      doubt: row.doubt,
    };
  });
}

const SHORT: ReadonlySet<ColumnKind> = new Set(["lead", "coordinating", "start", "deadline"]);

/** A cell that is printed on both pages of a torn row says the same twice: "Thường xuyên. Thường xuyên". */
function withoutEcho(text: string): string {
  const words = text.split(" ");
  const half = words.length / 2;
  const first = words.slice(0, half).join(" ");
  return sameCell(first, words.slice(half).join(" ")) ? first : text;
}

/** The words of lines as one text. */
export function textOfLines(lines: readonly Line[]): string {
  return lines.reduce((text, line) => joinWords(text, line.words), "");
}
