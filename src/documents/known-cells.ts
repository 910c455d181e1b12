import type { ColumnKind } from "./column-heads.js";
import { productNames } from "./products.js";
import { splitUnits, unitKey } from "../domain/unit-names.js";

/**
 * Values that came up in the tables that read cleanly: the same units and products come again in the interleaved ones.
 */
export class KnownCells {
  private readonly values = new Set<string>();

  add(kind: ColumnKind, text: string): void {
    for (const item of itemsOf(kind, text)) this.values.add(item);
  }

  /** Below zero where all parts are known, above where the last one is only the beginning of a known value. */
  cost(kind: ColumnKind, text: string): number {
    if (this.values.size === 0) return 0;
    const items = itemsOf(kind, text);
    const last = items.at(-1);
    if (last === undefined) return 0;
    if (items.every((item) => this.values.has(item))) return -1.2;
    if (this.values.has(last)) return 0;
    return [...this.values].some((value) => value.startsWith(`${last} `)) ? 1.5 : 0;
  }
}

function itemsOf(kind: ColumnKind, text: string): string[] {
  if (kind === "product") return productNames(text).map((name) => normal(kind, name));
  if (kind === "lead" || kind === "coordinating") {
    return splitUnits(text).map((name) => `unit:${unitKey(name)}`);
  }
  return [];
}

function normal(kind: ColumnKind, name: string): string {
  return `${kind}:${name
    .toLowerCase()
    .replace(/[\s.,;-]+/g, " ")
    .trim()}`;
}
