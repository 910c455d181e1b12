import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The sources of this moment, without their types, in a folder: no build of yesterday is measured. */
export function compile(folder) {
  const options = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext };
  const compilerOptions = { ...options, verbatimModuleSyntax: true };
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    if (!/\.[a-z]+$/.test(file)) continue;
    const to = join(folder, file);
    mkdirSync(dirname(to), { recursive: true });
    if (!file.endsWith(".ts")) {
      cpSync(join(root, "src", file), to);
      continue;
    }
    const text = readFileSync(join(root, "src", file), "utf8");
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    writeFileSync(to.replace(/\.ts$/, ".js"), outputText);
  }
}
