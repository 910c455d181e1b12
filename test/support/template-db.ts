import { mkdtempSync, rmSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { connect } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";

const made: string[] = [];
let empty: Promise<{ path: string }> | null = null;

// Imported by a test file, this runs after its last test.
afterAll(() => {
  for (const path of made) rmSync(dirname(path), { recursive: true, force: true });
});

/** Puts a migrated, empty database at `path`: a copy of one that is made once for each test file. */
export async function copyTemplate(path: string): Promise<void> {
  empty ??= makeTemplate((template) => migrate(`file:${template}`));
  await copyFile((await empty).path, path);
}

/** A database that `fill` makes at the path it gets, all of it in the one file that is copied. */
export async function makeTemplate<Filled>(
  fill: (path: string) => Promise<Filled>,
): Promise<{ path: string; filled: Filled }> {
  const path = join(mkdtempSync(join(tmpdir(), "dondoc-template-")), "template.db");
  made.push(path);
  const filled = await fill(path);
  const connection = connect(`file:${path}`);
  await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  connection.close();
  return { path, filled };
}
