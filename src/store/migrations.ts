import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StoreError } from "./errors.js";
import { packageRoot } from "./package-root.js";

export type Migrated = {
  /** Names of the migrations that were applied just now. */
  applied: string[];
  /** Days of the country's calendar that were added or corrected. */
  calendarDays: number;
};

export type Migration = { name: string; script: string; checksum: string };

/** Those of prisma/migrations that a database lacks. Throws "newer" where it has some that are unknown here. */
export function missingMigrations(
  engine: "sqlite" | "postgres",
  done: ReadonlySet<string>,
): Migration[] {
  const migrations = readMigrations(engine);
  const unknown = [...done].filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0) {
    throw new StoreError(
      "newer",
      `the database has ${unknown.join(", ")}, which this version lacks`,
    );
  }
  return migrations.filter(({ name }) => !done.has(name));
}

function readMigrations(engine: string): Migration[] {
  const folder = join(packageRoot(), "prisma/migrations", engine);
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
    });
}
