import { unitKey } from "../domain/unit-names.js";
import type { CellChecks } from "./cell-words.js";
import type { ColumnKind } from "./column-heads.js";
import { KnownCells } from "./known-cells.js";
import { usualGap } from "./page-lines.js";
import { LineShares } from "./line-splits.js";
import { tableRows, type TableRow } from "./table-rows.js";
import type { Interleaving } from "./row-search.js";
import type { Layout, TableSection } from "./tables.js";
import { UnitCells } from "./unit-cells.js";
import { WordPairs } from "./word-pairs.js";

const MIXED_SHARE = 0.3;
/** Lines of tables in one plan; what lies behind is left to a person, as the search would take minutes. */
const MOST_LINES = 6000;
const MUCH_DOUBT = 1.5;

/**
 * The rows of all tables, in order. Tables whose cells stand one after another are read first; what their units and
 * products are called then helps with the interleaved ones. Others may work between one table and the next.
 */
export async function planTables(
  layout: Layout,
  deadlineCost: CellChecks["deadlineCost"],
  units: readonly string[],
): Promise<TableRow[]> {
  const pairs = new WordPairs();
  pairs.addBody(layout.body);
  for (const section of layout.sections) pairs.addTable(section.lines);
  const known = new KnownCells();
  for (const unit of units) known.add("lead", unit);
  const sharesOf = new Map<TableSection, LineShares>();
  const unitCells = new UnitCells();
  const costs = new Map<string, number>();
  const deadlineCostOnce = (text: string): number => {
    const cost = costs.get(text) ?? deadlineCost(text);
    costs.set(text, cost);
    return cost;
  };
  const read = async (section: TableSection, interleaving: Interleaving): Promise<TableRow[]> => {
    await new Promise((resolve) => setImmediate(resolve));
    const shares =
      sharesOf.get(section) ?? new LineShares(section.columns, pairs, usualGap(section.lines));
    sharesOf.set(section, shares);
    const leadKey = unitKey(headingLead(section) ?? "");
    return tableRows(
      section,
      shares,
      pairs,
      { deadlineCost: deadlineCostOnce, known, leadKey, units: unitCells },
      interleaving,
    );
  };
  const first: TableRow[][] = [];
  let lines = 0;
  for (const section of layout.sections) {
    lines += section.lines.length;
    first.push(lines > MOST_LINES ? [] : await read(section, "strict"));
  }
  for (const rows of first) if (!isMixed(rows)) for (const row of rows) remember(known, row);
  const all: TableRow[] = [];
  for (const [i, section] of layout.sections.entries()) {
    const rows = first[i] ?? [];
    const again = isMixed(rows) ? await read(section, "mixed") : rows;
    all.push(...(doubtIn(again) <= doubtIn(rows) ? again : rows));
  }
  return all;
}

function headingLead(section: TableSection): string | null {
  const group = section.group?.kind === "group" ? section.group.lead : null;
  return group ?? section.annex?.lead ?? null;
}

/** Interleaved throughout, not just one row; or ill read as a table whose cells stand one after another. */
function isMixed(rows: readonly TableRow[]): boolean {
  const mixed = rows.filter((row) => row.mixed).length;
  return mixed > rows.length * MIXED_SHARE || doubtIn(rows) > rows.length * MUCH_DOUBT;
}

function doubtIn(rows: readonly TableRow[]): number {
  return rows.reduce((sum, row) => sum + row.doubt, 0);
}

function remember(known: KnownCells, row: TableRow): void {
  for (const [kind, text] of Object.entries(row.cells)) known.add(kind as ColumnKind, text);
}
