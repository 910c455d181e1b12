// One pass over a database, measured: what province.mjs starts for each measurement. By itself:
//
//   node scripts/bench/province-pass.mjs FOLDER_OF_COMPILED_SOURCES DATABASE_URL
//
// prints a JSON line with notices, people nudged, seconds, peak of memory and statements.
import { createRequire } from "node:module";
import { loader } from "./compiled.mjs";

/** Wednesday 10/06/2026, 07:30 in Việt Nam: as province-data.mjs has it. */
const MORNING = "2026-06-10T00:30:00.000Z";

const [folder, url] = process.argv.slice(2);
const load = loader(folder);

/** Counts what reaches the database, on PostgreSQL at its client and on SQLite at the one connection. */
async function countStatements(count) {
  if (url.startsWith("postgres")) {
    const require = createRequire(import.meta.url);
    const pg = createRequire(require.resolve("@prisma/adapter-pg"))("pg");
    const { query } = pg.Client.prototype;
    pg.Client.prototype.query = function (...args) {
      count();
      return query.apply(this, args);
    };
    return;
  }
  const { OneConnectionLibSql } = await load("store/connection.js");
  const { createClient } = OneConnectionLibSql.prototype;
  OneConnectionLibSql.prototype.createClient = function (config) {
    const client = createClient.call(this, config);
    const execute = client.execute.bind(client);
    return Object.assign(client, {
      execute(statement) {
        count();
        return execute(statement);
      },
    });
  };
}

let statements = 0;
await countStatements(() => (statements += 1));
const [{ openStore }, { pass }] = [await load("store/open.js"), await load("jobs/pass.js")];
const store = await openStore(url);
const log = { info() {}, warn() {}, error: console.error };
const kit = { store, clock: { now: () => MORNING }, log };
statements = 0;
const start = performance.now();
const before = process.cpuUsage();
let notices = 0;
const nudged = new Set();
const hear = (owed) => {
  notices += owed.length;
  for (const { kind, to } of owed) if (kind === "nudge") nudged.add(to.member);
};
const { faults } = await pass({ ...kit, hear });
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
const counted = statements;
if (faults > 0) throw new Error(`${String(faults)} workspaces could not be looked through`);
const megabytes = process.resourceUsage().maxRSS / 1024;
// Nothing is owed twice.
const again = await pass(kit);
if (again.owed.length > 0) throw new Error("a second pass found something");
await store.close();
const cpu = (user + system) / 1_000_000;
const found = { notices, nudged: nudged.size, seconds, cpu, megabytes };
console.log(JSON.stringify({ ...found, statements: counted }));
process.exit(0);
