// How long `/tasks` takes with 40, 4,000 and 40,000 open tasks in one workspace, as ratios to 40, on SQLite and on
// PostgreSQL, for an official of whose unit 40 are in each, and for a clerk who asks for the whole office.
//
//   node scripts/bench/tasks.mjs [rounds]
//
// The sizes are asked one after the other in each round, so that what else the machine does falls on all alike, and
// the middle of all rounds counts. Wanted: at most 1.3 for 4,000 and 2.0 for 40,000.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "../postgres-server.mjs";
import { compile } from "./compile.mjs";
import { loader } from "./compiled.mjs";

const SIZES = [40, 4_000, 40_000];
const OWN = 40;
const LIMITS = { 40: 1, 4_000: 1.3, 40_000: 2 };
const ROUNDS = Number(process.argv[2] ?? 60);
const WARM_UP = 10;
const NOW = "2026-06-10T01:00:00.000Z";
const CHUNK = 1_000;

const root = fileURLToPath(new URL("../..", import.meta.url));
const compiled = join(root, "node_modules/.cache", `dondoc-bench-${String(process.pid)}`);
const data = mkdtempSync(join(tmpdir(), "dondoc-bench-"));

const load = loader(compiled);

function row(index, lead) {
  const due = new Date(Date.UTC(2026, 0, 1 + (index % 365))).toISOString().slice(0, 10);
  const continuous = index % 10 === 9;
  const occurrence = {
    ...{ key: "", basis: continuous ? "continuous" : "dated", start: null },
    ...{ due: continuous ? null : due, named: null, time: null, until: null },
    ...{ waitsFor: null, confirm: index % 17 === 3 },
  };
  const deliverable = {
    ...{ name: "Báo cáo", phrase: "Trong năm 2026", optional: false },
    ...{ schedule: { kind: "year", due }, occurrences: [occurrence] },
  };
  return {
    ...{ ref: `PL${String(index)}`, field: "Cải cách thể chế", group: null, requirement: null },
    ...{ title: `Rà soát và báo cáo nội dung số ${String(index)}`, product: "Báo cáo" },
    ...{ startText: null, deadlineText: "Trong năm 2026", criteria: [], coordinating: [] },
    ...{ lead: [lead], why: [], deliverables: [deliverable] },
  };
}

/** An office with that many open tasks, in one plan. */
async function fill(url, size) {
  const { migrate } = await load("store/migrate.js");
  const { openStore } = await load("store/open.js");
  await migrate(url);
  const store = await openStore(url);
  const { office, plans } = store;
  const workspace = await office.createWorkspace({
    ...{ code: "DO", name: "UBND xã Đo", province: null, timeZone: "Asia/Ho_Chi_Minh" },
  });
  const unit = (name) =>
    office.addUnit(workspace.id, { name, kind: "unit", aliases: [], members: [] });
  const units = [await unit("Phòng Kinh tế"), await unit("Trạm Y tế")];
  for (const [role, unitOf] of [
    ["official", units[0]],
    ["clerk", units[0]],
  ]) {
    const member = { name: `Người ${role}`, role, admin: false, head: false, units: [unitOf.id] };
    const { id } = await office.addMember(workspace.id, member);
    await office.bind({ channel: "web", id: role }, id, role);
  }
  for (let from = 0; from < size; from += CHUNK) {
    const count = Math.min(CHUNK, size - from);
    // The official's own lie among the others.
    const every = size / OWN;
    const rows = Array.from({ length: count }, (_, i) =>
      row(from + i, units[(from + i) % every === 0 ? 0 : 1].name),
    );
    const { id } = await plans.savePlan(workspace.id, {
      ...{ title: "Kế hoạch đo", number: null, issuer: null, year: 2026, warnings: [], rows },
      ...{ start: "2026-01-01", end: "2026-12-31", document: String(from).padStart(64, "0") },
      units: units.map((one) => ({
        ...{ name: one.name, state: "matched", unit: one, nearest: [] },
      })),
    });
    await plans.setState(id, "active");
  }
  return store;
}

async function asker(store) {
  const { route } = await load("commands/router.js");
  const log = { info() {}, warn() {}, error: console.error };
  const clock = { now: () => NOW };
  const kit = { store, files: null, papers: null, doors: [], clock, log };
  let count = 0;
  return async (as, text) => {
    const said = await route(
      {
        ...{ source: `bench:${String((count += 1))}`, from: { channel: "web", id: as }, at: NOW },
        ...{ place: { channel: "web", chat: as, kind: "private" }, kind: "text", text },
      },
      kit,
    );
    if (said === null || said.blocks.length < 2) throw new Error(`${as} ${text}: no list`);
  };
}

function middle(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function measure(engine, askers) {
  for (const [as, text] of [
    ["official", "/tasks"],
    ["official", "/tasks late"],
    ["clerk", "/tasks all"],
  ]) {
    const times = new Map(SIZES.map((size) => [size, []]));
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const size of SIZES) {
        const start = performance.now();
        await askers.get(size)(as, text);
        if (round >= 0) times.get(size).push(performance.now() - start);
      }
    }
    const base = middle(times.get(SIZES[0]));
    for (const size of SIZES) {
      const found = middle(times.get(size));
      const ratio = found / base;
      const verdict = ratio <= LIMITS[size] || size === SIZES[0] ? "" : `  over ${LIMITS[size]}`;
      const cells = [engine, as, text, String(size), `${found.toFixed(2)} ms`, ratio.toFixed(2)];
      console.log(cells.map((cell) => cell.padEnd(12)).join("") + verdict);
    }
  }
}

async function onEngine(engine, urlOf, afterwards) {
  const stores = [];
  try {
    const askers = new Map();
    for (const size of SIZES) {
      const url = await urlOf(size);
      const store = await fill(url, size);
      stores.push(store);
      await afterwards(url);
      askers.set(size, await asker(store));
    }
    await measure(engine, askers);
  } finally {
    for (const store of stores) await store.close();
  }
}

/** Databases of a server, with the statistics that it keeps by itself where it runs for long. */
async function onPostgres() {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const server = await startPostgres();
  const run = async (url, sql) => {
    const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
    await adapter.dispose();
  };
  try {
    const urlOf = async (size) => {
      await run(server.urlOf("postgres"), `CREATE DATABASE "bench${String(size)}"`);
      return server.urlOf(`bench${String(size)}`);
    };
    await onEngine("postgres", urlOf, (url) => run(url, "VACUUM ANALYZE"));
  } finally {
    await server.stop();
  }
}

try {
  compile(compiled);
  console.log(
    ["engine", "who", "asks", "open tasks", "median", "ratio"].map((c) => c.padEnd(12)).join(""),
  );
  await onEngine(
    "sqlite",
    (size) => `file:${join(data, `bench${String(size)}.db`)}`,
    () => undefined,
  );
  await onPostgres();
} finally {
  rmSync(compiled, { recursive: true, force: true });
  rmSync(data, { recursive: true, force: true });
}
