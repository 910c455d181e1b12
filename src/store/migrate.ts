import { isPostgres } from "./database-url.js";
import { asStoreError } from "./errors.js";
import type { Migrated } from "./migrations.js";

/**
 * Brings a database to this version: applies what is missing of prisma/migrations, fills in the country's
 * holidays; on SQLite folder and file are made as well. Doing it again changes nothing, and so does doing it
 * twice at once. Each migration is one transaction with its row in Prisma's own `_prisma_migrations`: killed in
 * between, it is as if it had not begun.
 */
export async function migrate(databaseUrl: string): Promise<Migrated> {
  try {
    if (isPostgres(databaseUrl)) {
      const { migratePostgres } = await import("./migrate-postgres.js");
      return await migratePostgres(databaseUrl);
    }
    const { migrateSqlite } = await import("./migrate-sqlite.js");
    return await migrateSqlite(databaseUrl);
  } catch (error) {
    throw asStoreError(error);
  }
}
