import type { Dialect } from "./dialect.js";
import type { PrismaClient } from "./generated/sqlite/client.js";
import { refreshSearch } from "./search-text.js";
import { outside } from "./transaction.js";

/** Tasks from before there was anything exact to search in; what is written now is never empty. */
export const OLD_SEARCH = `FROM "tasks" WHERE "searchExact" = ''`;

/**
 * Brings what is searched in of an older version's tasks up to date, since SQL cannot fold. Where it was killed
 * in between, the next start goes on.
 */
export async function refreshOldSearch(client: PrismaClient, dialect: Dialect): Promise<void> {
  await refreshSearch(outside(client, dialect), { searchExact: "" });
}
