import { describe, expect, test } from "vitest";
import { readDeadline } from "../../src/deadlines/read.js";
import { differences } from "./compare.js";
import { tableOf } from "./tables.js";

describe("Years", () => {
  test.each(tableOf("year"))("%j in a plan of %i", (phrase, year, expected) => {
    expect(differences(expected, readDeadline(phrase, { year }))).toEqual([]);
  });
});
