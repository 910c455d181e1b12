import type { Command } from "commander";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { done, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";

export function addDbFamily(program: Command, desk: Desk): void {
  const family = program.command("db").description(deskHelp.db);
  family
    .command("migrate")
    .description(deskHelp.dbMigrate)
    .option("--json", deskHelp.json)
    .action(() => desk.act(() => migrateDatabase(desk)));
}

async function migrateDatabase(desk: Desk): Promise<Answer> {
  const config = await desk.io.config();
  const { migrate } = await import("../store/migrate.js");
  const { applied, calendarDays } = await migrate(config.databaseUrl);
  return done({ applied, calendarDays }, [deskWords.migrated(applied.length)]);
}
