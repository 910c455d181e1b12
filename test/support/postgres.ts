import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import { inject } from "vitest";
import { openFiles } from "../../src/store/files.js";
import { migrate } from "../../src/store/migrate.js";
import { openStore } from "../../src/store/open.js";
import type { TestStore } from "./store.js";

const TEMPLATE = "dondoc_template";
const PATIENCE_MS = 60_000;

/** Addresses of a database of the server of this run. */
async function server(): Promise<(database: string) => string> {
  const dir = inject("postgres");
  writeFileSync(join(dir, "wanted"), "");
  const end = Date.now() + PATIENCE_MS;
  while (!existsSync(join(dir, "ready"))) {
    const failed = join(dir, "failed");
    if (existsSync(failed)) throw new Error(`no PostgreSQL: ${readFileSync(failed, "utf8")}`);
    if (Date.now() > end) throw new Error("PostgreSQL did not get ready");
    await sleep(10);
  }
  const { url } = JSON.parse(readFileSync(join(dir, "ready"), "utf8")) as { url: string };
  return (database) => url.replace(/[^/]*$/, database);
}

/** Runs statements on a database, one by one, and gives back the rows of the last. */
export async function runSql(url: string, ...statements: string[]): Promise<unknown[][]> {
  const adapter = await new PrismaPg({ connectionString: url, max: 1 }).connect();
  try {
    let rows: unknown[][] = [];
    for (const sql of statements) {
      ({ rows } = await adapter.queryRaw({ sql, args: [], argTypes: [] }));
    }
    return rows;
  } finally {
    await adapter.dispose();
  }
}

/** A database with nothing in it, which sorts as Vietnamese does and not by bytes. */
export async function emptyDatabase(name = `t${randomUUID().replaceAll("-", "")}`) {
  const urlOf = await server();
  await runSql(
    urlOf("postgres"),
    `CREATE DATABASE "${name}" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'vi'`,
  );
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}

async function dropDatabase(name: string): Promise<void> {
  const urlOf = await server();
  await runSql(urlOf("postgres"), `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

let template: Promise<void> | null = null;

/** Made once for each run, by whoever comes first. */
async function makeTemplate(): Promise<void> {
  const urlOf = await server();
  const adapter = await new PrismaPg({ connectionString: urlOf("postgres"), max: 1 }).connect();
  const ask = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] });
  try {
    await ask("SELECT pg_advisory_lock(1)::text");
    const there = await ask(`SELECT 1 FROM pg_database WHERE datname = '${TEMPLATE}'`);
    if (there.rows.length > 0) return;
    // Under another name until it is whole.
    const { url } = await emptyDatabase("dondoc_unfinished");
    await migrate(url);
    await ask(`ALTER DATABASE "dondoc_unfinished" RENAME TO "${TEMPLATE}"`);
  } finally {
    await adapter.dispose();
  }
}

/** A migrated, empty database: a copy of one that is made once for each run. */
async function migratedDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  await (template ??= makeTemplate());
  const urlOf = await server();
  const name = `t${randomUUID().replaceAll("-", "")}`;
  await runSql(urlOf("postgres"), `CREATE DATABASE "${name}" TEMPLATE "${TEMPLATE}"`);
  return { url: urlOf(name), drop: () => dropDatabase(name) };
}

/** A fresh migrated store on PostgreSQL, with a folder of its own for the evidence. */
export async function newPostgresStore(): Promise<TestStore> {
  const dir = mkdtempSync(join(tmpdir(), "dondoc-test-"));
  const { url, drop } = await migratedDatabase();
  const store = await openStore(url);
  return {
    store,
    files: openFiles(dir),
    dir,
    url,
    async close() {
      await store.close();
      await drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
