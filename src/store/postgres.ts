import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/postgres/client.js";
import type { PrismaClient as Client } from "./generated/sqlite/client.js";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Queryable = Pick<Adapter, "queryRaw" | "executeRaw">;
type Query = Parameters<Adapter["queryRaw"]>[0];

/** Connections of one process, at most, and milliseconds to wait for one. */
const CONNECTIONS = 10;
const CONNECT_TIMEOUT = 10_000;

/**
 * A client of a PostgreSQL database, in the type of the one for SQLite: of the two it is the narrower, and
 * what it allows the other does too (the contract tests of the store run on both).
 */
export function postgresClient(databaseUrl: string): Client {
  const adapter = new CarefulPg({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    application_name: "dondoc",
  });
  return new PrismaClient({ adapter }) as unknown as Client;
}

/**
 * Prisma's adapter with two changes. A NUL, which PostgreSQL refuses in text and SQLite does not, becomes the
 * replacement character. And a transaction in which a statement failed cannot be committed: PostgreSQL answers
 * COMMIT with a ROLLBACK and no error, so that whoever caught the failure would take the rest for written.
 */
class CarefulPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = withoutNul(await super.connect());
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => allOrNothing(await startTransaction(isolation));
    return adapter;
  }
}

function withoutNul<Q extends Queryable>(queryable: Q): Q {
  const queryRaw = queryable.queryRaw.bind(queryable);
  const executeRaw = queryable.executeRaw.bind(queryable);
  queryable.queryRaw = (query) => queryRaw(clean(query));
  queryable.executeRaw = (query) => executeRaw(clean(query));
  return queryable;
}

function clean(query: Query): Query {
  if (!query.args.some((arg) => typeof arg === "string" && arg.includes("\0"))) return query;
  const args = query.args.map((arg) =>
    typeof arg === "string" ? arg.replaceAll("\0", "\uFFFD") : arg,
  );
  return { ...query, args };
}

function allOrNothing<Q extends Queryable>(transaction: Q): Q {
  const { queryRaw, executeRaw } = withoutNul(transaction);
  let failure: { cause: unknown } | null = null;
  const remember = (cause: unknown): never => {
    failure ??= { cause };
    throw cause;
  };
  transaction.queryRaw = (query) => queryRaw(query).catch(remember);
  transaction.executeRaw = async (query) => {
    if (query.sql === "COMMIT" && failure !== null) {
      await executeRaw({ ...query, sql: "ROLLBACK" });
      throw failure.cause;
    }
    return executeRaw(query).catch(remember);
  };
  return transaction;
}
