// Makes prisma/postgres/schema.prisma from prisma/schema.prisma, which is the one written by hand.
//
//   npm run db:schema
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const SQLITE_SCHEMA = "prisma/schema.prisma";
export const POSTGRES_SCHEMA = "prisma/postgres/schema.prisma";

const root = fileURLToPath(new URL("..", import.meta.url));
const HEAD =
  "// Made from ../schema.prisma by scripts/postgres-schema.mjs: change that one, then run it.\n";

/** What differs: where the client goes, and which database it is for. */
const CHANGES = [
  ['"../src/store/generated/sqlite"', '"../../src/store/generated/postgres"'],
  ['provider = "sqlite"', 'provider = "postgresql"'],
];

/** The schema for PostgreSQL, of the text of the one for SQLite. */
export function postgresSchema(sqlite) {
  const body = sqlite.replace(/^(\/\/[^\n]*\n)+/, HEAD);
  return CHANGES.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${SQLITE_SCHEMA} should say ${from} once`);
    return parts.join(to);
  }, body);
}

/** Writes it, and gives back its text. */
export function writePostgresSchema() {
  const schema = postgresSchema(readFileSync(`${root}${SQLITE_SCHEMA}`, "utf8"));
  mkdirSync(`${root}prisma/postgres`, { recursive: true });
  writeFileSync(`${root}${POSTGRES_SCHEMA}`, schema);
  return schema;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writePostgresSchema();
  console.log(`Wrote ${POSTGRES_SCHEMA}`);
}
