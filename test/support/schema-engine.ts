type Schema = { path: string; content: string };

export type SchemaEngine = Record<
  "diagnoseMigrationHistory" | "applyMigrations",
  (input: object) => Promise<object>
>;

/** What scripts/schema-engine.mjs gives: Prisma's own engine, which migrations are checked with. */
export async function schemaEngine() {
  return (await import(new URL("../../scripts/schema-engine.mjs", import.meta.url).href)) as {
    openSchemaEngine(schema: Schema, url: string): Promise<SchemaEngine>;
    migrationsIn(folder: string): object;
    missingScript(schema: Schema, folder: string, url?: string): Promise<string | null>;
  };
}
