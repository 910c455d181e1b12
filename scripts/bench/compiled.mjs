import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Loads modules of a folder that `compile` has filled. */
export function loader(folder) {
  return (path) => import(pathToFileURL(join(folder, path)).href);
}
