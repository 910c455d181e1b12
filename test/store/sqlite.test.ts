import { describe } from "vitest";
import { connect } from "../../src/store/connection.js";
import { openStore } from "../../src/store/open.js";
import { newStore } from "../support/store.js";
import { storeContract } from "./contract.js";

describe("the store on SQLite", () => {
  storeContract({ open: newStore, again: openStore, sql: runOnFile });
});

/** Statements on the file itself, over a connection of libSQL; the rows of the last. */
async function runOnFile(url: string, ...statements: string[]): Promise<unknown[][]> {
  const connection = connect(url);
  try {
    let rows: unknown[][] = [];
    for (const sql of statements) {
      const result = await connection.execute(sql);
      rows = result.rows.map((row) => result.columns.map((name) => row[name]));
    }
    return rows;
  } finally {
    connection.close();
  }
}
