import { isProductHead } from "./cell-words.js";
import { OPTIONAL_PRODUCT } from "./words.js";

export type Product = { name: string; optional: boolean };

/**
 * The products a cell names, in order: semicolons and list dashes separate; a comma or "và" only where another kind of
 * product begins behind it ("Kế hoạch, Báo cáo kết quả"). "QĐ hoặc Kế hoạch" is one, either will do.
 */
export function productsOf(cell: string): Product[] {
  return productNames(cell).map((name) => ({ name, optional: OPTIONAL_PRODUCT.test(name) }));
}

export function productNames(cell: string): string[] {
  const listed = /^\s*[-–+•]/.test(cell);
  return cell
    .split(/;/)
    .flatMap((part) => (listed ? part.split(/(?:^|\s)[-–+•]\s*(?=\p{Lu})/u) : [part]))
    .flatMap(splitAtCommas)
    .map((name) => name.replace(/^[\s\-–+•]+|[\s.,;]+$/g, "").replace(/\s+/g, " "))
    .filter((name) => name !== "");
}

function splitAtCommas(text: string): string[] {
  if (OPTIONAL_PRODUCT.test(text)) return [text];
  const parts: string[] = [];
  for (const piece of text.split(/,\s*/)) {
    const before = parts.at(-1);
    if (before !== undefined && !(isProductHead(piece) && isProductHead(before))) {
      parts[parts.length - 1] = `${before}, ${piece}`;
    } else {
      parts.push(piece);
    }
  }
  return parts;
}
