import type { TableRow } from "./table-rows.js";
import type { Layout } from "./tables.js";

/**
 * The reference of each row: annex and printed number, "PL01.3". Where numbers start again under a heading, its label
 * stands between ("PL01.II.1"); what still comes twice gets a letter, as printed numbers have errors.
 */
export function uniqueRefs(rows: readonly TableRow[], layout: Layout): string[] {
  const again = annexesThatRestart(rows);
  const groupNumbers = new Map<string, number>();
  const taken = new Set<string>();
  return rows.map((row) => {
    const annex = annexOf(row, layout);
    const heading = row.section.group?.text ?? row.section.heading;
    const parts = [`PL${String(annex).padStart(2, "0")}`];
    if (again.has(annexKey(row)) && heading !== undefined) {
      const key = `${annexKey(row)}/${heading}`;
      const label = groupNumbers.get(key) ?? groupNumbers.size + 1;
      groupNumbers.set(key, label);
      parts.push(ROMAN[label - 1] ?? String(label));
    }
    const ref = [...parts, String(row.number)].join(".");
    let unique = ref;
    for (let i = 1; taken.has(unique); i++) unique = `${ref}${String.fromCharCode(97 + i)}`;
    taken.add(unique);
    return unique;
  });
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

function annexOf(row: TableRow, layout: Layout): number {
  const annex = row.section.annex;
  if (annex === null) return 1;
  return annex.no > 0 ? annex.no : layout.annexes.indexOf(annex) + 1;
}

function annexKey(row: TableRow): string {
  return String(row.section.annex?.line.no ?? 0);
}

function annexesThatRestart(rows: readonly TableRow[]): Set<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const row of rows) {
    const key = `${annexKey(row)}/${String(row.number)}`;
    if (seen.has(key)) again.add(annexKey(row));
    seen.add(key);
  }
  return again;
}
