import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { faultWords } from "../messages/desk-help.js";

/*
 * What has to hold before anything is opened. Folders are made one by one: Node's own recursive way
 * never comes back where the system has no such folder to give (/proc/x).
 */

/** DATA_DIR cannot be used; the message is the sentence for the operator. */
class FolderError extends Error {
  override readonly name = "FolderError";
}

/** Makes the folder of evidence and writes into it; throws a FolderError that names DATA_DIR. */
export async function readyDataFolder(dataDir: string): Promise<void> {
  const folder = resolve(dataDir);
  const probe = join(folder, `.probe-${String(process.pid)}`);
  try {
    await makeFolder(folder);
    await writeFile(probe, "");
    await rm(probe, { force: true });
  } catch (error) {
    const full = ["ENOSPC", "EDQUOT"].includes(codeOf(error));
    throw full ? error : new FolderError(faultWords.dataFolder(folder), { cause: error });
  }
}

/** Makes the folder that the database lies in; throws a StoreError, "unwritable". */
export async function readyDatabaseFolder(databaseUrl: string): Promise<void> {
  const { pathOfUrl } = await import("../store/database-url.js");
  const path = pathOfUrl(databaseUrl);
  if (path === null) return;
  const { fault } = await import("../store/errors.js");
  await makeFolder(dirname(path)).catch((error: unknown) => {
    throw fault("unwritable", error);
  });
}

/**
 * Waits once for a turn to write (ten seconds) and gives it back: what comes after may try many times,
 * and would say only after a minute that another program holds the database. On PostgreSQL nobody holds all
 * of it.
 */
export async function turnToWrite(databaseUrl: string): Promise<void> {
  const { isPostgres } = await import("../store/database-url.js");
  if (isPostgres(databaseUrl)) return;
  const [{ connect }, { asStoreError }] = await Promise.all([
    import("../store/connection.js"),
    import("../store/errors.js"),
  ]);
  try {
    const connection = connect(databaseUrl);
    try {
      await (await connection.transaction()).rollback();
    } finally {
      connection.close();
    }
  } catch (error) {
    throw asStoreError(error);
  }
}

async function makeFolder(folder: string): Promise<void> {
  if (await isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolder(parent);
  try {
    await mkdir(folder);
  } catch (error) {
    // Another process may have been first.
    if (codeOf(error) !== "EEXIST" || !(await isFolder(folder))) throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
