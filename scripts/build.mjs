// Generates the database clients and compiles the program into dist/: what `npm install` leaves ready.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);

function binary(pkg, name) {
  const manifest = require.resolve(`${pkg}/package.json`);
  const { bin } = require(manifest);
  return join(dirname(manifest), typeof bin === "string" ? bin : bin[name]);
}

function run(script, ...args) {
  const done = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Both clients at once: most of it is Prisma's own start. */
function generate(schema) {
  const args = [binary("prisma", "prisma"), "generate", "--no-hints", "--schema", schema];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (words += part));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new Error(words))));
  });
}

await Promise.all(["prisma/schema.prisma", "prisma/postgres/schema.prisma"].map(generate));
rmSync(join(root, "dist"), { recursive: true, force: true });
const tsc = binary("typescript", "tsc");
run(tsc, "-p", "tsconfig.build.json");
run(tsc, "-p", "tsconfig.page.json", "--noEmit", "false");

const page = join(root, "src/chat/web/page");
const out = join(root, "dist/chat/web/page");
mkdirSync(out, { recursive: true });
for (const name of readdirSync(page)) {
  if (!name.endsWith(".ts")) cpSync(join(page, name), join(out, name), { recursive: true });
}
chmodSync(join(root, "dist/main.js"), 0o755);
