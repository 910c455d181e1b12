import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Tests start the program as its users do, from `dist`: it is compiled again when a source is newer. */
export function setup(): void {
  const built = join(root, "dist/main.js");
  const sources = ["src", "prisma", "scripts"].map((dir) => newest(join(root, dir)));
  if (existsSync(built) && statSync(built).mtimeMs >= Math.max(...sources)) return;
  const done = spawnSync(process.execPath, [join(root, "scripts/build.mjs")], {
    cwd: root,
    encoding: "utf8",
  });
  if (done.status !== 0)
    throw new Error(`the program does not compile\n${done.stdout}${done.stderr}`);
}

function newest(dir: string): number {
  return Math.max(
    0,
    ...readdirSync(dir, { withFileTypes: true })
      .filter(({ name }) => name !== "generated")
      .map((entry) => {
        const path = join(dir, entry.name);
        return entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
      }),
  );
}
