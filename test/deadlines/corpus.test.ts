import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { readStartEnd } from "../../src/deadlines/start-end.js";
import { sharedDir } from "../support/shared.js";
import { differences, type Expected } from "./compare.js";

type Row = { phrase: string; year: number; expected: Expected };

function rowsOf(file: string): Row[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [phrase = "", year = "", , json = "{}"] = line.split("\t");
      return { phrase, year: Number(year), expected: JSON.parse(json) as Expected };
    })
    .filter(({ expected }) => expected.literal !== false && !("columns" in expected));
}

const dir = sharedDir();
const file = dir === null ? "" : join(dir, "data", "deadlines.tsv");

describe.skipIf(!existsSync(file))("the phrases of the five real plans", () => {
  const rows = existsSync(file) ? rowsOf(file) : [];

  test.each(rows)("$phrase ($year)", ({ phrase, year, expected }) => {
    expect(differences(expected, readDeadline(phrase, { year }))).toEqual([]);
  });

  test("hardly ever ask for confirmation where nothing is wrong", () => {
    const plain = rows.filter(
      ({ expected }) =>
        !JSON.stringify(expected).includes('"flags"') &&
        !("inferred" in expected) &&
        expected.kind !== "none",
    );
    const asked = plain.filter(
      ({ phrase, year }) => readDeadline(phrase, { year }).confirm === true,
    );
    expect(asked.length).toBeLessThanOrEqual(plain.length / 10);
  });
});

describe.skipIf(!existsSync(file))("the start and end columns of the real plans", () => {
  const pairs = existsSync(file)
    ? readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.includes('"columns"'))
        .map((line) => {
          const [phrase = "", year = "", , json = "{}"] = line.split("\t");
          const [start = "", end = ""] = phrase
            .split(" → ")
            .map((text) => (text === "(trống)" ? "" : text));
          return { start, end, year: Number(year), expected: JSON.parse(json) as Expected };
        })
    : [];

  test.each(pairs)("$start, $end ($year)", ({ start, end, year, expected }) => {
    expect(differences(expected, readStartEnd(start, end, { year }))).toEqual([]);
  });
});
