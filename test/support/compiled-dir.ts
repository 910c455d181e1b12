import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Each run of the tests has its own, so that two at once do not take it from each other. */
process.env["DONDOC_COMPILED"] ??= `dondoc-tests-${String(process.pid)}`;

/** The program as JavaScript, for processes that vitest is not in: beside the packages it imports. */
export const COMPILED = fileURLToPath(
  new URL(`../../node_modules/.cache/${process.env["DONDOC_COMPILED"]}`, import.meta.url),
);

export const COMPILED_MAIN = join(COMPILED, "main.js");
