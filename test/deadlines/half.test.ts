import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { differences } from "./compare.js";
import { tableOf } from "./tables.js";

describe("Halves of a year", () => {
  test.each(tableOf("half"))("%j in a plan of %i", (phrase, year, expected) => {
    expect(differences(expected, readDeadline(phrase, { year }))).toEqual([]);
  });
});
