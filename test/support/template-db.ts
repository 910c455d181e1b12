import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { connect } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";

let template: Promise<string> | null = null;

// Imported by a test file, this runs after its last test.
afterAll(async () => {
  if (template !== null) rmSync(dirname(await template), { recursive: true, force: true });
});

/** Puts a migrated, empty database at `path`: a copy of one that is made once for each test file. */
export async function copyTemplate(path: string): Promise<void> {
  template ??= makeTemplate();
  await copyFile(await template, path);
}

async function makeTemplate(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-template-"));
  const path = join(dir, "template.db");
  await migrate(`file:${path}`);
  // All of it has to be in the one file that is copied.
  const connection = connect(`file:${path}`);
  await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  connection.close();
  return path;
}
