import { columnHeadAt, type ColumnKind } from "./column-heads.js";
import { annexAt, rowHeadingAt, type Annex, type RowHeading } from "./headings.js";
import type { Line } from "./page-lines.js";
import type { HeadingLabel } from "./section-rows.js";
import { TABLE_END } from "./words.js";

/** The lines of a table under one heading; a table with headings between its rows has several. */
export type TableSection = {
  annex: Annex | null;
  columns: ColumnKind[];
  field: string | null;
  group: RowHeading | null;
  /** The heading row of a Word table that the rows stand under, where it gives their field. */
  heading?: string;
  /** How that heading is counted. */
  label?: HeadingLabel;
  lines: Line[];
  /** How often its head came again, as it does on a new page. */
  heads: number;
};

export type Layout = {
  sections: TableSection[];
  /** Everything outside of tables and headings, in order. */
  body: Line[];
  annexes: Annex[];
};

/** Parts a document into its tables and its running text. */
export function layoutOf(lines: readonly Line[]): Layout {
  const layout: Layout = { sections: [], body: [], annexes: [] };
  let annex: Annex | null = null;
  let section: TableSection | null = null;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    const annexHead = annexAt(lines, at);
    if (annexHead !== null) {
      annex = annexHead.annex;
      layout.annexes.push(annex);
      section = null;
      at = annexHead.next;
      continue;
    }
    const head = columnHeadAt(lines, at);
    if (head !== null) {
      section = sectionUnder(section, annex, head.columns, layout);
      at = head.next;
      continue;
    }
    if (section === null || TABLE_END.test(line.text)) {
      section = null;
      layout.body.push(line);
      at++;
      continue;
    }
    const rowHead = rowHeadingAt(lines, at);
    if (rowHead === null) {
      section.lines.push(section.heads === 0 ? line : onSheet(line, section.heads));
      at++;
      continue;
    }
    section = underHeading(section, rowHead.heading);
    layout.sections.push(section);
    at = rowHead.next;
  }
  layout.sections = layout.sections.filter((entry) => entry.lines.length > 0);
  return layout;
}

/** A head that comes again on the next page goes on with the same table. */
function sectionUnder(
  current: TableSection | null,
  annex: Annex | null,
  columns: ColumnKind[],
  layout: Layout,
): TableSection {
  if (current !== null && current.columns.join() === columns.join()) {
    current.heads++;
    return current;
  }
  return openSection(annex, columns, layout);
}

/** A new section at the end of the layout, without lines yet. */
export function openSection(
  annex: Annex | null,
  columns: ColumnKind[],
  layout: Layout,
): TableSection {
  const section: TableSection = {
    annex,
    columns,
    field: annex?.field ?? null,
    group: null,
    lines: [],
    heads: 0,
  };
  layout.sections.push(section);
  return section;
}

/** What stands behind a repeated head stands on another piece of the table, even where no page is to be seen. */
function onSheet(line: Line, heads: number): Line {
  return {
    ...line,
    words: line.words.map((word) => ({ ...word, sheet: word.sheet + heads / 100 })),
  };
}

function underHeading(section: TableSection, heading: RowHeading): TableSection {
  const next = { ...section, lines: [] };
  return heading.kind === "field"
    ? { ...next, field: heading.text, group: null }
    : { ...next, group: heading };
}
