import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { afterAll } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

let compiled: string | null = null;

// Imported by a test file, this runs after its last test.
afterAll(() => {
  if (compiled !== null) rmSync(compiled, { recursive: true, force: true });
});

/** A folder with the store as plain JavaScript, for processes that vitest is not in. */
function compiledStore(): string {
  if (compiled !== null) return compiled;
  // Beside the packages it imports, and below prisma/, which it reads.
  const out = mkdtempSync(join(root, "node_modules", ".dondoc-store-"));
  writeFileSync(join(out, "package.json"), '{"type":"module"}');
  for (const room of ["store", "domain"]) {
    for (const name of readdirSync(join(root, "src", room), { recursive: true })) {
      if (typeof name === "string" && name.endsWith(".ts")) compile(join(room, name), out);
    }
  }
  compiled = out;
  return out;
}

function compile(path: string, out: string): void {
  const { outputText } = ts.transpileModule(readFileSync(join(root, "src", path), "utf8"), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    },
  });
  const target = join(out, path.replace(/\.ts$/, ".js"));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, outputText);
}

export type Worker = {
  child: ChildProcess;
  /** How it ended and what it printed. */
  ended: Promise<{ code: number | null; signal: string | null; out: string; err: string }>;
};

/** Starts test/store/workers/`name`.mjs with the folder of the compiled store and `args`. */
export function startWorker(name: string, ...args: string[]): Worker {
  const script = join(root, "test/store/workers", `${name}.mjs`);
  const child = spawn(process.execPath, [script, compiledStore(), ...args]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Awaited<Worker["ended"]>>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}
