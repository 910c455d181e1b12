import type { Dialect } from "./dialect.js";
import type { Prisma } from "./generated/sqlite/client.js";

/** The tables, inside a transaction or outside, and the way to do several things as one. */
export type Db = {
  tables: Prisma.TransactionClient;
  dialect: Dialect;
  /** Runs in the transaction there is, or in a new one. */
  atomically<T>(work: (db: Db) => Promise<T>): Promise<T>;
};
