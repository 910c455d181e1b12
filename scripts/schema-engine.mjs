// Prisma's schema engine without its binary: the package @prisma/schema-engine-wasm, started by hand because
// Node does not load its .wasm import by itself.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";
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

/** The engine for a schema, on the SQLite file of `url` (in memory unless told). */
export async function openSchemaEngine(schema, url = ":memory:") {
  await start();
  const factory = new ScriptingLibSql({ url });
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const datamodels = [[schema.path, schema.content]];
  return glue.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

/** The migrations of a folder as the engine wants them. */
export function migrationsIn(folder) {
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/migration.sql`))
    : [];
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "sqlite"\n' },
    shadowDbInitScript: "",
    migrationDirectories: names.sort().map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(`${folder}/${name}/migration.sql`, "utf8") },
      },
    })),
  };
}
