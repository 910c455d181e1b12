// Writes prisma/migrations/sqlite/<time>_<name>/migration.sql: what leads from the migrations there are to
// prisma/schema.prisma. Works offline, with Prisma's schema engine as WebAssembly.
//
//   npm run db:migration -- add_obstacles
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { migrationsIn, openSchemaEngine } from "./schema-engine.mjs";

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run db:migration -- name_of_the_change");
  process.exit(2);
}

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}prisma/migrations/sqlite`;
const schema = {
  path: "prisma/schema.prisma",
  content: readFileSync(`${root}prisma/schema.prisma`, "utf8"),
};
const engine = await openSchemaEngine(schema);
const { stdout } = await engine.diff({
  from: { tag: "migrations", ...migrationsIn(folder) },
  to: { tag: "schemaDatamodel", files: [schema] },
  script: true,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
});
const script = stdout ?? "";
if (script.trim() === "" || script.includes("This is an empty migration")) {
  console.log("The migrations already lead to the schema.");
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const target = `${folder}/${stamp}_${name}`;
mkdirSync(target, { recursive: true });
writeFileSync(`${target}/migration.sql`, script);
console.log(`Wrote prisma/migrations/sqlite/${stamp}_${name}/migration.sql`);
