import { mkdirSync, mkdtempSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "../../src/store/connection.js";
import { migrate } from "../../src/store/migrate.js";
import { COMPILED } from "./compiled.js";

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
  // Removed with the compiled program, at the end of the run.
  mkdirSync(COMPILED, { recursive: true });
  const path = join(mkdtempSync(join(COMPILED, "template-")), "template.db");
  const filled = await fill(path);
  const connection = connect(`file:${path}`);
  await connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  connection.close();
  return { path, filled };
}
