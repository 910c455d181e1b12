import { describe } from "vitest";
import { openStore } from "../../src/store/open.js";
import { newStore } from "../support/store.js";
import { storeContract } from "./contract.js";

describe("the store on SQLite", () => {
  storeContract({ open: newStore, again: openStore });
});
