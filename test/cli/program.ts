import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The program as it is now, compiled beside the real one: tests of the binary never run yesterday's
 * build. Types are checked elsewhere, so this only strips them.
 */
export function compileProgram(name: string): { main: string; drop: () => void } {
  const out = join(root, "node_modules/.cache", `dondoc-${name}`);
  rmSync(out, { recursive: true, force: true });
  for (const file of readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })) {
    const from = join(root, "src", file);
    const to = join(out, file);
    if (!/\.[a-z]+$/.test(file)) continue;
    mkdirSync(dirname(to), { recursive: true });
    if (!file.endsWith(".ts")) cpSync(from, to, { recursive: true });
    else writeFileSync(to.replace(/\.ts$/, ".js"), strip(readFileSync(from, "utf8")));
  }
  return { main: join(out, "main.js"), drop: () => rmSync(out, { recursive: true, force: true }) };
}

function strip(text: string): string {
  const compilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    verbatimModuleSyntax: true,
  };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}

export type Running = {
  child: ChildProcess;
  /** Resolves once standard error holds these words; rejects when the program ends before. */
  says(words: string): Promise<void>;
  ended: Promise<{ exit: number | null; out: string; err: string }>;
};

/** Runs it in a folder of its own, with no environment but the given one. */
export function runProgram(
  main: string,
  argv: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Running {
  const child = spawn(process.execPath, [main, ...argv], {
    cwd,
    env: { PATH: "/usr/bin:/bin", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (bytes) => (out += String(bytes)));
  child.stderr.on("data", (bytes) => (err += String(bytes)));
  const ended = new Promise<{ exit: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (exit) => resolve({ exit, out, err }));
  });
  function says(words: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (err.includes(words)) resolve();
      };
      child.stderr.on("data", look);
      child.on("close", () => reject(new Error(`ended before it said "${words}": ${err}`)));
      look();
    });
  }
  return { child, says, ended };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof at === "object" && at !== null ? at.port : 0;
}
