import { readFileSync } from "node:fs";
import type { Expected } from "./compare.js";

/**
 * A table of phrases, one a line: phrase TAB plan year TAB the schedule it must mean, as JSON. Each was decided by hand
 * by the rules R1 to R14.
 */
export function tableOf(name: string): [phrase: string, year: number, expected: Expected][] {
  const text = readFileSync(new URL(`./tables/${name}.tsv`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [phrase = "", year = "", json = "{}"] = line.split("\t");
      return [phrase, Number(year), JSON.parse(json) as Expected];
    });
}
