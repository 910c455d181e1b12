import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDesk, type DeskIo } from "../../src/cli/desk.js";
import { readConfig } from "../../src/config.js";
import type { Clock } from "../../src/ports.js";

/** As loose as what `JSON.parse` returns: the tests look into it. */
type Json = ReturnType<typeof JSON.parse>;
export type Said = { exit: number; out: string; err: string; json: Json };

/** A desk with a folder of its own; the time stands still. */
export function deskIn(
  dir: string,
  at = "2026-11-20T02:00:00.000Z",
  given: { doors?: NonNullable<DeskIo["doors"]> } = {},
) {
  const clock: Clock = { now: () => at };
  const env = {
    DATABASE_URL: `file:${join(dir, "dondoc.db")}`,
    DATA_DIR: join(dir, "data"),
    LOG_LEVEL: "silent",
  };
  async function run(...argv: string[]): Promise<Said> {
    let out = "";
    let err = "";
    const exit = await runDesk(argv, {
      config: async () => readConfig(env),
      clock,
      out: (text) => (out += text),
      err: (text) => (err += text),
      ...given,
    });
    return { exit, out, err, json: argv.includes("--json") ? JSON.parse(out) : null };
  }
  /** Runs with `--json` and returns the document of what must have worked. */
  async function done(...argv: string[]): Promise<Json> {
    const said = await run(...argv, "--json");
    if (said.exit !== 0) throw new Error(`${argv.join(" ")}: ${said.out}`);
    return said.json;
  }
  return { run, done, env, dir, clock };
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "dondoc-desk-"));
}

export function dropFolder(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
