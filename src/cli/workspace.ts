import { Option, type Command } from "commander";
import type { Workspace } from "../domain/office.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { columns, done, no, wrong, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import { deskStamp, type OpenOffice } from "./office.js";

type Create = { code: string; name: string; province?: string; timeZone?: string };

export function addWorkspaceFamily(program: Command, desk: Desk): void {
  const family = program.command("workspace").description(deskHelp.workspaceFamily);
  family
    .command("create")
    .description(deskHelp.workspaceCreate)
    .requiredOption("--code <code>", deskHelp.workspaceCode)
    .requiredOption("--name <name>", deskHelp.name)
    .option("--province <province>", deskHelp.province)
    .addOption(new Option("--time-zone <zone>", deskHelp.timeZone))
    .option("--json", deskHelp.json)
    .action((options: Create) => desk.atOffice((office) => createWorkspace(office, options)));
  family
    .command("list")
    .description(deskHelp.workspaceList)
    .option("--json", deskHelp.json)
    .action(() => desk.atOffice(listWorkspaces));
}

/** As printed at the desk. */
function shown(workspace: Workspace) {
  const { code, name, province, timeZone } = workspace;
  return { code, name, province, timeZone };
}

async function createWorkspace(office: OpenOffice, options: Create): Promise<Answer> {
  const code = options.code.trim();
  const name = options.name.trim().normalize("NFC");
  if (!/^[\p{L}\d_-]{1,20}$/u.test(code)) return wrong("bad_code", deskWords.badWorkspaceCode());
  if (name === "") return wrong("bad_name", deskWords.nameWanted());
  const timeZone = options.timeZone ?? office.config.timeZone;
  if (!isTimeZone(timeZone)) return wrong("bad_time_zone", deskWords.badTimeZone(timeZone));
  return office.store.transaction(async (tx) => {
    const taken = (await tx.office.workspaces()).some(
      (other) => other.code.toLowerCase() === code.toLowerCase(),
    );
    if (taken) return no("workspace_exists", deskWords.workspaceExists(code));
    const province = options.province?.trim() ?? null;
    const workspace = await tx.office.createWorkspace({ code, name, province, timeZone });
    await tx.record(
      [{ kind: "workspace_created", data: { code, name } }],
      deskStamp(workspace.id, office.clock),
    );
    return done({ workspace: shown(workspace) }, [deskWords.workspaceCreated(code, name)]);
  });
}

async function listWorkspaces({ store }: OpenOffice): Promise<Answer> {
  const workspaces = (await store.office.workspaces()).map(shown);
  const lines = columns(workspaces.map((w) => [w.code, w.name, w.province ?? "", w.timeZone]));
  return done({ workspaces }, lines.length > 0 ? lines : [deskWords.noWorkspaces()]);
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
