import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { differences } from "./compare.js";
import { tableOf } from "./tables.js";

describe("Stretches with a start and an end", () => {
  test.each(tableOf("range"))("%j in a plan of %i", (phrase, year, expected) => {
    expect(differences(expected, readDeadline(phrase, { year }))).toEqual([]);
  });
});
