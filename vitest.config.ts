import { statfsSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** A thousand small databases come and go: in memory where there is room for them, else where the system puts them. */
const MEMORY = "/dev/shm";
const WANTED_BYTES = 4 * 1024 ** 3;

function roomInMemory(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= WANTED_BYTES;
  } catch {
    return false;
  }
}

// For the global set-up, which runs in this process; the tests get it by `env`.
if (roomInMemory()) process.env["TMPDIR"] ??= MEMORY;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/compiled.ts", "test/support/postgres-server.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    env: { TZ: "UTC", ...(process.env["TMPDIR"] && { TMPDIR: process.env["TMPDIR"] }) },
  },
});
