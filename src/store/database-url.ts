import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export function isPostgres(databaseUrl: string): boolean {
  return /^postgres(ql)?:\/\//.test(databaseUrl);
}

/** "file:./data/x.db" and "file:///srv/x.db" as a path; null for a database that is not a file. */
export function pathOfUrl(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith("file:") || databaseUrl.includes(":memory:")) return null;
  if (databaseUrl.startsWith("file://")) return fileURLToPath(databaseUrl.replace(/[?#].*$/, ""));
  return resolve(decodeURIComponent(databaseUrl.slice("file:".length).replace(/[?#].*$/, "")));
}
