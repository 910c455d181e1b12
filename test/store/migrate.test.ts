import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connection.js";
import { pathOfUrl } from "../../src/store/database-url.js";
import { migrate } from "../../src/store/migrate.js";
import { openStore } from "../../src/store/open.js";
import { schemaEngine } from "../support/schema-engine.js";
import { withCode } from "./contract.js";

describe("bringing a database up to date", () => {
  let dir: string;
  let url: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "dondoc-migrate-"));
    url = `file:${join(dir, "data", "dondoc.db")}`;
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const run = async (sql: string) => {
    const connection = connect(url);
    const { rows } = await connection.execute(sql);
    connection.close();
    return rows;
  };

  it("makes the folder and the file, and does nothing the second time", async () => {
    const first = await migrate(url);
    expect(first.applied[0]).toMatch(/_init$/);
    expect(first.calendarDays).toBeGreaterThan(40);
    expect(await migrate(url)).toEqual({ applied: [], calendarDays: 0 });
    const store = await openStore(url);
    expect(await store.office.workspaces()).toEqual([]);
    await store.close();
  });

  it("keeps a write-ahead log, full syncs and foreign keys", async () => {
    await migrate(url);
    expect(await run("PRAGMA journal_mode")).toMatchObject([{ journal_mode: "wal" }]);
    expect(await run("PRAGMA synchronous")).toMatchObject([{ synchronous: 2 }]);
    expect(await run("PRAGMA foreign_keys")).toMatchObject([{ foreign_keys: 1 }]);
  });

  it("leaves the days alone that a person set or removed, and corrects the others", async () => {
    await migrate(url);
    const store = await openStore(url);
    const own = {
      date: "2027-09-01",
      kind: "work",
      name: "Làm việc",
      source: "Thông báo mới",
      provisional: false,
    } as const;
    await store.calendar.setDay(null, own);
    await store.calendar.removeDay(null, "2027-02-05");
    await store.close();
    await run(`UPDATE "calendar_days" SET "name" = 'sai' WHERE "date" = '2026-01-01'`);
    await run(`DELETE FROM "calendar_days" WHERE "date" = '2026-09-02'`);
    await run(`INSERT INTO "calendar_days" ("workspaceId", "date", "kind", "name", "source", "provisional")
      VALUES (0, '2027-09-03', 'off', 'Bỏ', 'cũ', true)`);
    expect((await migrate(url)).calendarDays).toBe(3);
    const after = await openStore(url);
    const days = await after.calendar.days(null, "2026-01-01", "2027-12-31");
    const of = (date: string) => days.find((day) => day.date === date);
    expect(of("2027-09-01")).toEqual(own);
    expect([of("2027-02-05"), of("2027-09-03")]).toEqual([undefined, undefined]);
    expect(of("2026-01-01")?.name).toBe("Tết Dương lịch");
    expect(of("2026-09-02")?.name).toBe("Quốc khánh");
    await after.close();
  });

  it("refuses a database of a later version, and leaves it as it is", async () => {
    await migrate(url);
    await run(`INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name")
      VALUES ('x', 'x', 1, '29990101000000_later')`);
    const attempt = migrate(url);
    await expect(attempt).rejects.toMatchObject(withCode("newer"));
    await expect(attempt).rejects.toThrow("29990101000000_later");
  });

  it("says so where the file cannot be a database", async () => {
    writeFileSync(join(dir, "data"), "a file where a folder should be");
    await expect(migrate(url)).rejects.toMatchObject(withCode("unwritable"));
    rmSync(join(dir, "data"));
    mkdirSync(join(dir, "data", "dondoc.db"), { recursive: true });
    await expect(migrate(url)).rejects.toMatchObject(withCode("unwritable"));
    rmSync(join(dir, "data"), { recursive: true });
    mkdirSync(join(dir, "data"));
    writeFileSync(join(dir, "data", "dondoc.db"), "not a database ".repeat(500));
    await expect(migrate(url)).rejects.toMatchObject(withCode("damaged"));
  });

  it("reads every form of a file address", () => {
    expect(pathOfUrl("file:./data/a.db")).toBe(join(process.cwd(), "data/a.db"));
    expect(pathOfUrl("file:///srv/a%20b.db")).toBe("/srv/a b.db");
    expect(pathOfUrl("file:/srv/a.db")).toBe("/srv/a.db");
    expect(pathOfUrl("postgres://localhost/a")).toBeNull();
  });

  it("ends where Prisma's own schema engine says the schema is, with nothing left to apply", async () => {
    await migrate(url);
    const { migrationsIn, missingScript, openSchemaEngine } = await schemaEngine();
    const path = "prisma/schema.prisma";
    const schema = { path, content: readFileSync(path, "utf8") };
    const engine = await openSchemaEngine(schema, url);
    const migrationsList = migrationsIn("prisma/migrations/sqlite");
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
    expect(await missingScript(schema, "prisma/migrations/sqlite")).toBeNull();
  });
});
