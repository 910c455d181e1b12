import { spawn, type ChildProcess } from "node:child_process";
import { COMPILED_MAIN } from "../support/compiled-dir.js";

export type Running = {
  child: ChildProcess;
  /** Resolves once standard error holds these words; rejects when the program ends before. */
  says(words: string): Promise<void>;
  ended: Promise<{ exit: number | null; out: string; err: string }>;
};

/** Runs it in a folder of its own, with no environment but the given one. */
export function runProgram(
  argv: readonly string[],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Running {
  const child = spawn(process.execPath, [COMPILED_MAIN, ...argv], {
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
