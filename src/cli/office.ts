import type { Config } from "../config.js";
import type { Stamp } from "../domain/activity.js";
import type { Workspace } from "../domain/office.js";
import type { Clock, Files, Shelves, Store } from "../ports.js";
import { deskWords } from "../messages/desk.js";
import { no, type Answer, type Refused } from "./answer.js";
import { readyDatabaseFolder } from "./grounds.js";

/** The shelves, opened for one command; beside a running bot or without one. */
export type OpenOffice = { config: Config; store: Store; files: Files; clock: Clock };

/**
 * Opens what the configuration names, migrated. Imports the database only here, so that a command
 * that needs none starts at once.
 */
export async function openOffice(config: Config, clock: Clock): Promise<OpenOffice> {
  const [{ migrate }, { openStore }, { openFiles }] = await Promise.all([
    import("../store/migrate.js"),
    import("../store/open.js"),
    import("../store/files.js"),
  ]);
  await readyDatabaseFolder(config.databaseUrl);
  await migrate(config.databaseUrl);
  const store = await openStore(config.databaseUrl);
  return { config, store, files: openFiles(config.dataDir), clock };
}

/** The workspace of that code, in either case; a refusal names those that exist. */
export async function workspaceOf(shelves: Shelves, code: string): Promise<Workspace | Refused> {
  const found =
    (await shelves.office.workspace(code)) ??
    (await shelves.office.workspaces()).find((w) => w.code.toLowerCase() === code.toLowerCase());
  if (found !== undefined) return found;
  const codes = (await shelves.office.workspaces()).map((workspace) => workspace.code);
  return no("no_such_workspace", deskWords.noSuchWorkspace(code, codes));
}

/** Does something in one workspace, all or nothing: reading and writing in the same transaction. */
export async function inWorkspace(
  { store }: OpenOffice,
  code: string,
  work: (tx: Shelves, workspace: Workspace) => Promise<Answer>,
): Promise<Answer> {
  return store.transaction(async (tx) => {
    const workspace = await workspaceOf(tx, code);
    return isRefused(workspace) ? workspace : work(tx, workspace);
  });
}

/** The same for a command that only looks: it takes no lock beside the running bot. */
export async function lookInto(
  { store }: OpenOffice,
  code: string,
  work: (shelves: Shelves, workspace: Workspace) => Promise<Answer>,
): Promise<Answer> {
  const workspace = await workspaceOf(store, code);
  return isRefused(workspace) ? workspace : work(store, workspace);
}

export function isRefused(value: object): value is Refused {
  return "ok" in value && value.ok === false;
}

/** All of them, or the first refusal among them. */
export function allOrRefused<T extends object>(values: readonly (T | Refused)[]): T[] | Refused {
  const fine: T[] = [];
  for (const value of values) {
    if (isRefused(value)) return value;
    fine.push(value);
  }
  return fine;
}

/** Who did it: the desk, now, once. */
export function deskStamp(workspaceId: number, clock: Clock): Stamp {
  const source = `desk:${crypto.randomUUID()}`;
  return { workspaceId, member: null, at: clock.now(), source, via: "desk" };
}
