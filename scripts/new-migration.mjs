// Writes what leads from the migrations there are to prisma/schema.prisma, for both databases under one name:
// prisma/migrations/sqlite/<time>_<name>/migration.sql and the same in prisma/migrations/postgres. Works
// offline, with Prisma's schema engine as WebAssembly and a PostgreSQL that lives as long as this runs. Where
// only the one for PostgreSQL is missing, no name is needed.
//
//   npm run db:migration -- add_obstacles
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startPostgres } from "./postgres-server.mjs";
import { POSTGRES_SCHEMA, SQLITE_SCHEMA, writePostgresSchema } from "./postgres-schema.mjs";
import { migrationNames, missingScript } from "./schema-engine.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folderOf = (engine) => `${root}prisma/migrations/${engine}`;

function write(engine, name, script) {
  const target = `${folderOf(engine)}/${name}`;
  mkdirSync(target, { recursive: true });
  writeFileSync(`${target}/migration.sql`, script);
  console.log(`Wrote prisma/migrations/${engine}/${name}/migration.sql`);
}

/** The name is the same as on SQLite; of several that are missing the last one holds all of it. */
function writePostgres(script) {
  const there = new Set(migrationNames(folderOf("postgres")));
  const missing = migrationNames(folderOf("sqlite")).filter((name) => !there.has(name));
  const last = missing.pop();
  if (last === undefined) throw new Error("the migrations of PostgreSQL do not lead to the schema");
  for (const name of missing) write("postgres", name, `-- Part of ${last}.\n`);
  write("postgres", last, script ?? "-- Nothing to do here.\n");
}

const name = process.argv[2];
if (name !== undefined && !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:migration -- name_of_the_change");
  process.exit(2);
}

const content = readFileSync(`${root}${SQLITE_SCHEMA}`, "utf8");
const script = await missingScript({ path: SQLITE_SCHEMA, content }, folderOf("sqlite"));
if (script !== null) {
  if (name === undefined) {
    console.error("Usage: npm run db:migration -- name_of_the_change");
    process.exit(2);
  }
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  write("sqlite", `${stamp}_${name}`, script);
}
const server = await startPostgres();
try {
  const schema = { path: POSTGRES_SCHEMA, content: writePostgresSchema() };
  const missing = await missingScript(schema, folderOf("postgres"), server.urlOf("postgres"));
  const names = migrationNames(folderOf("postgres"));
  const complete = migrationNames(folderOf("sqlite")).every((one) => names.includes(one));
  if (missing !== null || !complete) writePostgres(missing);
  else console.log("The migrations already lead to the schema.");
} finally {
  await server.stop();
}
