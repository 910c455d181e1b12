import { describe } from "vitest";
import { startEmbedded } from "../../src/jobs/embedded.js";
import { startGraphile } from "../../src/jobs/graphile.js";
import { newPostgresStore } from "../support/postgres.js";
import { newStore } from "../support/store.js";
import { engineContract } from "./contract-engine.js";

describe("the engine in the process", () => {
  engineContract({ open: newStore, start: (kit) => Promise.resolve(startEmbedded(kit)) });
});

describe("the engine on PostgreSQL", () => {
  engineContract({
    open: newPostgresStore,
    start: (kit, databaseUrl) => startGraphile({ ...kit, databaseUrl }),
  });
});
