import { mkdirSync, mkdtempSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";
import { TEMPLATES } from "./run-dir.js";

let empty: Promise<{ path: string }> | null = null;

/** Puts a migrated, empty database at `path`: a copy of one that is made once for each process. */
export async function copyTemplate(path: string): Promise<void> {
  empty ??= makeTemplate((template) => migrate(`file:${template}`));
  await copyFile((await empty).path, path);
}

/** A database that `fill` makes at the path it gets, all of it in the one file that is copied. */
export async function makeTemplate<Filled>(
  fill: (path: string) => Promise<Filled>,
): Promise<{ path: string; filled: Filled }> {
  mkdirSync(TEMPLATES, { recursive: true });
  const path = join(mkdtempSync(join(TEMPLATES, "t")), "template.db");
  const filled = await fill(path);
  const connection = connect(`file:${path}`);
  await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  connection.close();
  return { path, filled };
}
