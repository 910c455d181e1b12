import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { COMPILED } from "./compiled-dir.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

export type Worker = {
  child: ChildProcess;
  /** How it ended and what it printed. */
  ended: Promise<{ code: number | null; signal: string | null; out: string; err: string }>;
};

/** Starts test/store/workers/`name`.mjs with the folder of the compiled store and `args`. */
export function startWorker(name: string, ...args: string[]): Worker {
  const script = join(root, "test/store/workers", `${name}.mjs`);
  const child = spawn(process.execPath, [script, COMPILED, ...args]);
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Awaited<Worker["ended"]>>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal, out, err }));
  });
  return { child, ended };
}
