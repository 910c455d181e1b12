import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of real plans and phrases beside the project, or null where it is missing. */
export function sharedDir(): string | null {
  const dir = fileURLToPath(new URL("../../../shared/", import.meta.url));
  if (existsSync(dir)) return dir;
  console.warn("Skipped: the folder ../shared with the real plans is not beside the project.");
  return null;
}
