import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder: whoever makes the file "wanted" in it finds the server's address in "ready". */
    postgres: string;
  }
}

const SCRIPT = fileURLToPath(new URL("../../scripts/postgres-server.mjs", import.meta.url));
const LOOK_EVERY_MS = 20;

/** One real PostgreSQL for all tests of a run, started when the first of them wants it. */
export function setup(project: TestProject): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-server-"));
  project.provide("postgres", dir);
  let server: ChildProcess | null = null;
  const looking = setInterval(() => {
    if (!existsSync(join(dir, "wanted"))) return;
    clearInterval(looking);
    server = start(dir);
  }, LOOK_EVERY_MS);
  return async () => {
    clearInterval(looking);
    if (server?.exitCode === null && server.signalCode === null) {
      const ended = new Promise((resolve) => server?.once("close", resolve));
      // It ends with its input: also where this process is killed.
      server.stdin?.end();
      await ended;
    }
    rmSync(dir, { recursive: true, force: true });
  };
}

function start(dir: string): ChildProcess {
  // In a group of its own, so that it can tidy up after a group that was killed.
  const child = spawn(process.execPath, [SCRIPT], { stdio: "pipe", detached: true });
  let [out, err] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    if (out.endsWith("\n")) writeFileSync(join(dir, "ready"), out);
  });
  child.once("close", () => {
    if (out === "" && existsSync(dir)) writeFileSync(join(dir, "failed"), err);
  });
  return child;
}
