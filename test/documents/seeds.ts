import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanReading } from "../../src/domain/plan-reading.js";
import { sharedDir } from "../support/shared.js";

/** Null where the real plans are missing. */
export const shared = sharedDir();

/** The text of the real plan whose file begins with these figures. */
export function seed(number: string): string {
  const folder = join(shared ?? "", "seeds");
  const name = readdirSync(folder).find((file) => file.startsWith(number)) ?? "";
  return readFileSync(join(folder, name), "utf8");
}

/** The first 16 figures of a text's SHA-256: says that it is right without holding its words. */
export function hash(text: string): string {
  return createHash("sha256").update(text.normalize("NFC")).digest("hex").slice(0, 16);
}

export function shortProduct(product: string | null): string | null {
  return product !== null && product.length > 48 ? `sha256:${hash(product)}` : product;
}

/** Rows without their place in the file, for documents laid out otherwise. */
export function rowsOf(reading: PlanReading): string[] {
  return reading.tasks.map(({ source: _source, warnings: _warnings, ...rest }) =>
    JSON.stringify(rest),
  );
}
