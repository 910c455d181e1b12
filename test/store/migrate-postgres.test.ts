import { readFileSync, readdirSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "../../src/store/migrate.js";
import { openStore } from "../../src/store/open.js";
import { emptyDatabase, runSql } from "../support/postgres.js";
import { schemaEngine } from "../support/schema-engine.js";
import { withCode } from "./contract.js";

const SCHEMA = "prisma/postgres/schema.prisma";

describe("the schema for PostgreSQL", () => {
  it("is made from the one for SQLite, as it stands here", async () => {
    const { postgresSchema } = (await import(
      new URL("../../scripts/postgres-schema.mjs", import.meta.url).href
    )) as { postgresSchema(sqlite: string): string };
    const made = postgresSchema(readFileSync("prisma/schema.prisma", "utf8"));
    expect(readFileSync(SCHEMA, "utf8")).toBe(made);
    expect(made).toContain('provider = "postgresql"');
  });

  it("has a migration for each of SQLite, under the same name", () => {
    const names = (engine: string) => readdirSync(`prisma/migrations/${engine}`).sort();
    expect(names("postgres")).toEqual(names("sqlite"));
  });
});

describe("bringing a PostgreSQL database up to date", () => {
  let url: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ url, drop } = await emptyDatabase());
  });

  afterEach(() => drop());

  it("makes the tables and the calendar, and does nothing the second time", async () => {
    const first = await migrate(url);
    expect(first.applied[0]).toMatch(/_init$/);
    expect(first.calendarDays).toBeGreaterThan(40);
    expect(await migrate(url)).toEqual({ applied: [], calendarDays: 0 });
    const store = await openStore(url);
    expect(await store.office.workspaces()).toEqual([]);
    await store.close();
  });

  it("leaves the days alone that a person set or removed, and corrects the others", async () => {
    await migrate(url);
    const store = await openStore(url);
    await store.calendar.removeDay(null, "2027-02-05");
    await runSql(
      url,
      `UPDATE "calendar_days" SET "name" = 'sai' WHERE "date" = '2026-01-01'`,
      `DELETE FROM "calendar_days" WHERE "date" = '2026-09-02'`,
    );
    expect((await migrate(url)).calendarDays).toBe(2);
    const days = await store.calendar.days(null, "2026-01-01", "2027-12-31");
    const of = (date: string) => days.find((day) => day.date === date);
    expect(of("2027-02-05")).toBeUndefined();
    expect(of("2026-01-01")?.name).toBe("Tết Dương lịch");
    expect(of("2026-09-02")?.name).toBe("Quốc khánh");
    await store.close();
  });

  it("refuses a database of a later version, and leaves it as it is", async () => {
    await migrate(url);
    await runSql(
      url,
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
        VALUES ('x', 'x', now(), '29990101000000_later')`,
    );
    const attempt = migrate(url);
    await expect(attempt).rejects.toMatchObject(withCode("newer"));
    await expect(attempt).rejects.toThrow("29990101000000_later");
  });

  it("leaves nothing of a migration that fails", async () => {
    await runSql(url, `CREATE TABLE "posts" ("id" INTEGER)`);
    await expect(migrate(url)).rejects.toThrow();
    const tables = `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`;
    expect(await runSql(url, tables)).toEqual([["posts"]]);
    await runSql(url, `DROP TABLE "posts"`);
    expect((await migrate(url)).applied).not.toEqual([]);
  });

  it("ends where Prisma's own schema engine says the schema is, with nothing left to apply", async () => {
    await migrate(url);
    const { migrationsIn, missingScript, openSchemaEngine } = await schemaEngine();
    const schema = { path: SCHEMA, content: readFileSync(SCHEMA, "utf8") };
    const engine = await openSchemaEngine(schema, url);
    const migrationsList = migrationsIn("prisma/migrations/postgres");
    const filters = { externalTables: [], externalEnums: [] };
    const said = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    });
    expect(said).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    expect(await engine.applyMigrations({ migrationsList, filters })).toMatchObject({
      appliedMigrationNames: [],
    });
    expect(await missingScript(schema, "prisma/migrations/postgres", url)).toBeNull();
  });
});
