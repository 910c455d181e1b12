import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { COMPILED } from "./compiled-dir.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
};

/**
 * Compiled once before all tests, from the sources of this moment, so that no test runs yesterday's
 * build. Types are checked elsewhere: this only strips them.
 */
export function setup(): () => void {
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!/\.[a-z]+$/.test(file)) continue;
    const from = join(root, "src", file);
    const to = join(COMPILED, file);
    mkdirSync(dirname(to), { recursive: true });
    if (!file.endsWith(".ts")) {
      cpSync(from, to);
      continue;
    }
    const { outputText } = ts.transpileModule(readFileSync(from, "utf8"), {
      compilerOptions: OPTIONS,
    });
    writeFileSync(to.replace(/\.ts$/, ".js"), outputText);
  }
  return () => {
    rmSync(COMPILED, { recursive: true, force: true });
  };
}
