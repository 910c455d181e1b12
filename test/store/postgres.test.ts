import { describe } from "vitest";
import { openStore } from "../../src/store/open.js";
import { newPostgresStore, runSql } from "../support/postgres.js";
import { storeContract } from "./contract.js";

describe("the store on PostgreSQL", () => {
  storeContract({ open: newPostgresStore, again: openStore, sql: runSql });
});
