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

  /** Below zero where all products are known, above where the last is only the beginning of a known one. */
  costOfProducts(text: string): number {
    return this.cost(this.values.size === 0 ? [] : itemsOf("product", text));
  }

  costOfUnits(keys: readonly string[]): number {
    return this.cost(keys.map((key) => `unit:${key}`));
  }

  private cost(items: readonly string[]): number {
    const last = items.at(-1);
    if (this.values.size === 0 || last === undefined) return 0;
    if (items.every((item) => this.values.has(item))) return -1.2;
    if (this.values.has(last)) return 0;
    return [...this.values].some((value) => value.startsWith(`${last} `)) ? 1.5 : 0;
  }
}

function itemsOf(kind: ColumnKind, text: string): string[] {
  if (kind === "product") return productNames(text).map(productKey);
  if (kind !== "lead" && kind !== "coordinating") return [];
  return splitUnits(text).map((name) => `unit:${unitKey(name)}`);
}

function productKey(name: string): string {
  return `product:${name
    .toLowerCase()
    .replace(/[\s.,;-]+/g, " ")
    .trim()}`;
}
