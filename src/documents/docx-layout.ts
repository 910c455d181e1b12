import { columnOfCell, type ColumnKind } from "./column-heads.js";
import { docxBlocks, type DocxBlock, type DocxCell } from "./docx-html.js";
import { annexAt, rowHeadingAt, type Annex } from "./headings.js";
import { wordsOf, type Line } from "./page-lines.js";
import { sectionRowOf } from "./section-rows.js";
import type { TableRow } from "./table-rows.js";
import { openSection, type Layout, type TableSection } from "./tables.js";
import { HEAD_WORDS } from "./words.js";

/** A Word file parted like a text: its lines, its layout, and the rows, whose cells are given. */
export async function docxLayout(
  bytes: Uint8Array,
): Promise<{ lines: Line[]; layout: Layout; rows: TableRow[] }> {
  const blocks = await docxBlocks(bytes);
  const layout: Layout = { sections: [], body: [], annexes: [] };
  const lines: Line[] = [];
  const rows: TableRow[] = [];
  let annex: Annex | null = null;
  const paragraphs = numbered(blocks);
  let skipTo = 0;
  paragraphs.forEach((entry, i) => {
    if (entry.kind === "table") {
      rows.push(...rowsOfTable(entry.block, entry.no, annex, layout));
      return;
    }
    lines.push(entry.line);
    if (i < skipTo) return;
    const run = followingLines(paragraphs, i);
    const found = annexAt(run, 0);
    if (found === null) {
      layout.body.push(entry.line);
      return;
    }
    annex = found.annex;
    layout.annexes.push(annex);
    skipTo = i + found.next;
  });
  return { lines, layout, rows };
}

type Numbered =
  | { kind: "paragraph"; line: Line }
  | { kind: "table"; block: Extract<DocxBlock, { kind: "table" }>; no: number };

/** Lines of a Word file are its paragraphs and table rows, counted from 1. */
function numbered(blocks: readonly DocxBlock[]): Numbered[] {
  let no = 1;
  return blocks.map((block): Numbered => {
    if (block.kind === "table") {
      const first = no;
      no += block.rows.length;
      return { kind: "table", block, no: first };
    }
    return { kind: "paragraph", line: lineOf(block.text, no++) };
  });
}

function followingLines(entries: readonly Numbered[], from: number): Line[] {
  const lines: Line[] = [];
  for (const entry of entries.slice(from, from + 10)) {
    if (entry.kind !== "paragraph") break;
    lines.push(entry.line);
  }
  return lines;
}

function lineOf(text: string, no: number): Line {
  return { no, page: null, text, words: wordsOf(text), blanks: 0 };
}

function rowsOfTable(
  table: Extract<DocxBlock, { kind: "table" }>,
  firstNo: number,
  annex: Annex | null,
  layout: Layout,
): TableRow[] {
  const grid = gridOf(table.rows);
  const headRows = headRowCount(grid);
  const kinds = columnKinds(grid.slice(0, headRows));
  if (!kinds.includes("title")) {
    layout.body.push(...grid.map((cells, i) => lineOf([...new Set(cells)].join(" "), firstNo + i)));
    return [];
  }
  const columns = kinds.filter((kind): kind is ColumnKind => kind !== null);
  let section = openSection(annex, columns, layout);
  const rows: TableRow[] = [];
  grid.slice(headRows).forEach((cells, i) => {
    const line = lineOf([...new Set(cells)].join(" ").trim(), firstNo + headRows + i);
    if (line.text === "" || isHeadRow(cells) || isColumnNumbers(cells)) return;
    const under = sectionUnderRow(section, cells, line);
    if (under === "text") layout.body.push(line);
    if (typeof under === "string") return;
    if (under !== null) {
      section = under;
      layout.sections.push(section);
      return;
    }
    rows.push(rowOf(cells, kinds, section, line, rows.length + 1));
  });
  return rows;
}

/** The section that a heading row opens; "total" and "text" are no task either; null: a task. */
function sectionUnderRow(
  section: TableSection,
  cells: readonly string[],
  line: Line,
): TableSection | "total" | "text" | null {
  const named = rowHeadingAt([line], 0)?.heading;
  if (named?.kind === "field") {
    return { ...section, field: named.text, group: null, heading: named.text };
  }
  if (named !== undefined) return { ...section, group: named };
  const row = sectionRowOf(cells);
  if (row === null) return null;
  if (row.kind !== "heading") return row.kind;
  const { text, label } = row;
  // "A. CẢI CÁCH THỂ CHẾ", "I. Rà soát văn bản", "1. …": the first is the field, what is counted within it a group.
  const within = label === "figure" || (label === "roman" && section.label === "letter");
  if (within) return { ...section, group: { kind: "group", text, label: "", lead: null } };
  return { ...section, field: text, group: null, heading: text, label };
}

function rowOf(
  cells: readonly string[],
  kinds: readonly (ColumnKind | null)[],
  section: TableSection,
  line: Line,
  position: number,
): TableRow {
  const found: Partial<Record<ColumnKind, string>> = {};
  kinds.forEach((kind, i) => {
    const text = cells[i] ?? "";
    if (kind !== null && text !== "") found[kind] ??= text;
  });
  const printed = /^(\d{1,3})[.)]?$/.exec(cells[0] ?? "")?.[1];
  return {
    section,
    number: printed === undefined ? position : Number(printed),
    line,
    cells: found,
    mixed: false,
    doubt: 0,
  };
}

/** Each row with as many cells as the table has columns; a merged cell stands in all the places it covers. */
function gridOf(rows: readonly DocxCell[][]): string[][] {
  const grid: (string | undefined)[][] = rows.map(() => []);
  rows.forEach((cells, r) => {
    let column = 0;
    for (const cell of cells) {
      while (grid[r]?.[column] !== undefined) column++;
      const text = cell.paragraphs.join(" ");
      for (let down = 0; down < cell.rowspan; down++) {
        const target = grid[r + down];
        if (target === undefined) break;
        for (let right = 0; right < cell.colspan; right++) target[column + right] = text;
      }
      column += cell.colspan;
    }
  });
  return grid.map((cells) => Array.from(cells, (text) => text ?? ""));
}

function headRowCount(grid: readonly string[][]): number {
  const first = grid.findIndex((cells) => !isHeadRow(cells));
  return first < 0 ? grid.length : first;
}

function isHeadRow(cells: readonly string[]): boolean {
  const words = cells.flatMap((cell) => wordsOf(cell));
  if (words.length === 0) return false;
  return words.every((word) =>
    word.key === "#" ? /[()]/.test(word.text) : word.key === "" || HEAD_WORDS.has(word.key),
  );
}

function isColumnNumbers(cells: readonly string[]): boolean {
  return cells.length > 2 && cells.every((cell) => /^\(?\d\)?$/.test(cell.trim()));
}

function columnKinds(head: readonly string[][]): (ColumnKind | null)[] {
  const width = Math.max(0, ...head.map((cells) => cells.length));
  return Array.from({ length: width }, (_, i) => {
    const text = [...new Set(head.map((cells) => cells[i] ?? ""))].join(" ");
    return columnOfCell(text);
  });
}
