import { OneConnectionLibSql } from "./connection.js";
import { PrismaClient } from "./generated/sqlite/client.js";

/** A client of a SQLite file; `databaseUrl` is "file:…". */
export function sqliteClient(databaseUrl: string): PrismaClient {
  return new PrismaClient({ adapter: new OneConnectionLibSql({ url: databaseUrl }) });
}
