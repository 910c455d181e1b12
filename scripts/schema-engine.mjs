// Prisma's schema engine without its binary: the package @prisma/schema-engine-wasm, started by hand because
// Node does not load its .wasm import by itself.
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

let started = false;

async function start() {
  if (started) return;
  const require = createRequire(import.meta.url);
  const entry = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = readFileSync(`${dirname(entry)}/schema_engine_bg.wasm`);
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  started = true;
}

/**
 * The engine hands a migration over as one statement, of which libSQL runs the first part only and says
 * nothing: whatever comes without arguments is run as a script.
 */
class ScriptingLibSql extends PrismaLibSql {
  async connect() {
    return scripting(await super.connect());
  }
  async connectToShadowDb() {
    return scripting(await super.connectToShadowDb());
  }
}

function scripting(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}

/** The adapter does not read PostgreSQL's own one-letter type, in which its catalogue says what a constraint is. */
class ReadingPg extends PrismaPg {
  constructor(parts) {
    super(parts);
    this.parts = parts;
  }
  async connect() {
    return reading(await super.connect());
  }
  /** Its own, because the adapter's drops the database while it is still connected to it. */
  async connectToShadowDb() {
    const main = await this.connect();
    const database = `shadow_${randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${database}"`);
    const shadow = await new ReadingPg({ ...this.parts, database }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await main.executeScript(`DROP DATABASE "${database}"`);
      await main.dispose();
    };
    return shadow;
  }
}

function reading(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = (query) => {
    const sql = query.sql
      .replace(/(\w+\.contype)(\s+as\s)/gi, "$1::char(1)$2")
      .replace(/(\w+\.)(conf(?:del|upd)type),/g, "$1$2::char(1) AS $2,");
    return queryRaw({ ...query, sql });
  };
  return adapter;
}

/** The engine for a schema, on the database of `url`: a SQLite file, in memory unless told, or PostgreSQL. */
export async function openSchemaEngine(schema, url = ":memory:") {
  await start();
  const postgres = /^postgres(ql)?:/.test(url);
  const factory = postgres ? new ReadingPg(partsOf(url)) : new ScriptingLibSql({ url });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodels = [[schema.path, schema.content]];
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

/** In parts, so that the adapter can put another database in: its shadow. */
function partsOf(url) {
  const { hostname: host, port, username, password, pathname } = new URL(url);
  const [user, secret, database] = [username, password, pathname.slice(1)].map(decodeURIComponent);
  return { host, port: Number(port || 5432), user, password: secret, database };
}

/** What leads from the migrations of a folder to a schema, as a script; null where nothing is missing. */
export async function missingScript(schema, folder, url) {
  const engine = await openSchemaEngine(schema, url);
  const { stdout } = await engine.diff({
    from: { tag: "migrations", ...migrationsIn(folder) },
    to: { tag: "schemaDatamodel", files: [schema] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const script = stdout ?? "";
  return script.trim() === "" || script.includes("This is an empty migration") ? null : script;
}

/** The migrations of a folder as the engine wants them. */
export function migrationsIn(folder) {
  const provider = folder.endsWith("postgres") ? "postgresql" : "sqlite";
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(`${folder}/${name}/migration.sql`, "utf8") },
      },
    })),
  };
}

/** In the order in which they are applied. */
export function migrationNames(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(`${folder}/${name}/migration.sql`))
    .sort();
}
