import { defineConfig } from "prisma/config";

// `prisma generate` only checks that a schema engine file exists and never runs it; without this it
// would try to download one. Migrations go through the WebAssembly engine (src/store/migrate.ts).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
