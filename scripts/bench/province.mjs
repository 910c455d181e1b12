// One morning's sweep of a province: what the clockwork owes on a working day, found and enqueued for 3,321
// workspaces with 120 tasks each on PostgreSQL, and for 100 on SQLite.
//
//   node scripts/bench/province.mjs [--workspaces 3321] [--tasks 120] [--only postgres|sqlite]
//
// Each measurement is a process of its own that does nothing but the pass, so that its peak of memory is that of
// the pass. Ten times the tasks with the same number due is measured side by side (A B A B) on fewer workspaces.
// Wanted: 60 s, 400 MB, and at most 1.3 times as long with ten times the tasks.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startPostgres } from "../postgres-server.mjs";
import { compile } from "./compile.mjs";
import { loader } from "./compiled.mjs";
import { fillProvince, PEOPLE } from "./province-data.mjs";

const { values } = parseArgs({
  options: {
    workspaces: { type: "string", default: "3321" },
    tasks: { type: "string", default: "120" },
    compared: { type: "string", default: "332" },
    only: { type: "string" },
  },
});
const WORKSPACES = Number(values.workspaces);
const TASKS = Number(values.tasks);
const COMPARED = Number(values.compared);
const ON_SQLITE = 100;
const TIMES = 10;
const ROUNDS = 4;
const LIMIT = { seconds: 60, megabytes: 400, ratio: 1.3 };

const root = fileURLToPath(new URL("../..", import.meta.url));
const compiled = join(root, "node_modules/.cache", `dondoc-province-${String(process.pid)}`);
const data = mkdtempSync(join(tmpdir(), "dondoc-province-"));

/** One pass in a process of its own. */
function passIn(url) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL("province-pass.mjs", import.meta.url)), compiled, url],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(JSON.parse(said));
      else reject(new Error(`the pass ended with ${String(code)}`));
    });
  });
}

const columns = [
  "engine",
  "workspaces",
  "tasks each",
  "notices",
  "people",
  "seconds",
  "of cpu",
  "peak MB",
];
const line = (cells) => cells.map((cell) => String(cell).padEnd(12)).join("");

function show(engine, size, found) {
  const { notices, nudged, seconds, cpu, megabytes, statements } = found;
  const share = `${((100 * nudged) / (size.workspaces * PEOPLE)).toFixed(0)} %`;
  const cells = [engine, size.workspaces, size.tasks, notices, share];
  console.log(
    line([...cells, seconds.toFixed(1), cpu.toFixed(1), megabytes.toFixed(0), statements]),
  );
}

function verdict(what, found, limit) {
  console.log(
    `${what}: ${found.toFixed(2)}, wanted at most ${limit}${found > limit ? "  OVER" : ""}`,
  );
}

async function morning(engine, open, size) {
  const { url, run, close } = await open(`${String(size.workspaces)}x${String(size.tasks)}`);
  try {
    await fillProvince(run, engine, { ...size, due: TASKS }, loader(compiled));
    // The first one warms what the database keeps in memory.
    const found = [];
    for (let round = 0; round < 2; round += 1) {
      await run(RESET);
      found.push(await passIn(url));
    }
    for (const one of found) show(engine, size, one);
    return found.at(-1);
  } finally {
    await close();
  }
}

/**
 * As if that morning had not been, though a round is open and the digest of the week is out: the first pass has done
 * both besides.
 */
const RESET = `DELETE FROM "outbox"; DELETE FROM "sweeps" WHERE "slot" NOT LIKE 'digest/%'; DELETE FROM "told";`;

function middle(list) {
  const sorted = list.toSorted((a, b) => a - b);
  return (
    (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2
  );
}

async function ratio(engine, open, workspaces) {
  const sizes = [TASKS, TASKS * TIMES].map((tasks) => ({ workspaces, tasks }));
  const opened = [];
  try {
    for (const size of sizes) {
      const one = await open(`r${String(size.workspaces)}x${String(size.tasks)}`);
      opened.push({ ...one, size, seconds: [], notices: 0 });
      await fillProvince(one.run, engine, { ...size, due: TASKS }, loader(compiled));
    }
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const one of opened) {
        await one.run(RESET);
        const found = await passIn(one.url);
        one.notices = found.notices;
        if (round < 0) show(engine, one.size, found);
        else one.seconds.push(found.seconds);
      }
    }
    const [few, many] = opened;
    if (few.notices !== many.notices) throw new Error("not the same number due");
    const [a, b] = [middle(few.seconds), middle(many.seconds)];
    console.log(line([engine, workspaces, "medians", "", "", `${a.toFixed(2)} / ${b.toFixed(2)}`]));
    verdict(`${engine}, ${String(TIMES)} times the tasks`, b / a, LIMIT.ratio);
  } finally {
    for (const { close } of opened) await close();
  }
}

async function onPostgres() {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { migrate } = await loader(compiled)("store/migrate.js");
  const server = await startPostgres();
  const scripts = async (url, sql) => {
    const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
    await adapter.executeScript(sql).finally(() => adapter.dispose());
  };
  const open = async (name) => {
    await scripts(server.urlOf("postgres"), `CREATE DATABASE "${name}"`);
    const url = server.urlOf(name);
    await migrate(url);
    const drop = () => scripts(server.urlOf("postgres"), `DROP DATABASE "${name}" WITH (FORCE)`);
    return { url, run: (sql) => scripts(url, sql), close: drop };
  };
  try {
    const found = await morning("postgres", open, { workspaces: WORKSPACES, tasks: TASKS });
    verdict("postgres, seconds", found.seconds, LIMIT.seconds);
    verdict("postgres, peak MB", found.megabytes, LIMIT.megabytes);
    await ratio("postgres", open, Math.min(COMPARED, WORKSPACES));
  } finally {
    await server.stop();
  }
}

async function onSqlite() {
  const { PrismaLibSql } = await import("@prisma/adapter-libsql");
  const { migrate } = await loader(compiled)("store/migrate.js");
  const open = async (name) => {
    const url = `file:${join(data, `${name}.db`)}`;
    await migrate(url);
    const run = async (sql) => {
      const adapter = await new PrismaLibSql({ url }).connect();
      await adapter.executeScript(sql).finally(() => adapter.dispose());
    };
    return { url, run, close: () => Promise.resolve() };
  };
  const workspaces = Math.min(ON_SQLITE, WORKSPACES);
  await morning("sqlite", open, { workspaces, tasks: TASKS });
  await ratio("sqlite", open, workspaces);
}

try {
  mkdirSync(compiled, { recursive: true });
  compile(compiled);
  console.log(line([...columns, "statements"]));
  if (values.only !== "sqlite") await onPostgres();
  if (values.only !== "postgres") await onSqlite();
} finally {
  rmSync(compiled, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}
