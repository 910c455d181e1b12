import type { Command } from "commander";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { done, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import type { OpenOffice } from "./office.js";

export function addDemo(program: Command, desk: Desk): void {
  program
    .command("demo")
    .description(deskHelp.demo)
    .option("--json", deskHelp.json)
    .action(() => desk.atOfficeWithFiles(demo));
}

async function demo({ store, files, clock, config }: OpenOffice): Promise<Answer> {
  const { loadDemo } = await import("./demo/load.js");
  const { workspace, existed } = await loadDemo({ store, files, clock, timeZone: config.timeZone });
  const { code, name, timeZone } = workspace;
  const members = (await store.office.members(workspace.id)).length;
  const plans = await store.plans.plans(workspace.id);
  const tasks = plans.reduce((sum, plan) => sum + plan.tasks, 0);
  return done({ workspace: { code, name, timeZone }, existed, members, tasks }, [
    existed ? deskWords.demoThere(name) : deskWords.demoLoaded(name, members, tasks),
  ]);
}
