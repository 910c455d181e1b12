import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Each run of the tests has its own, so that two at once do not take it from each other. */
process.env["DONDOC_COMPILED"] ??= `dondoc-tests-${String(process.pid)}`;

/**
 * The program as JavaScript, for processes that vitest is not in, and what else is made once for a run and removed at
 * its end: beside the packages that the program imports.
 */
export const COMPILED = fileURLToPath(
  new URL(`../../node_modules/.cache/${process.env["DONDOC_COMPILED"]}`, import.meta.url),
);

export const COMPILED_MAIN = join(COMPILED, "main.js");

export const TEMPLATES = join(COMPILED, "templates");
