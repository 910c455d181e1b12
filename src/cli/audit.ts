import { InvalidArgumentError, type Command } from "commander";
import { z } from "zod";
import type { Workspace } from "../domain/office.js";
import { auditWords } from "../messages/desk-audit.js";
import { deskHelp } from "../messages/desk-help.js";
import type { HistoryCheck, HistoryHead } from "../ports.js";
import type { Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import { lookInto, type OpenOffice } from "./office.js";

type Verify = { workspace: string; head?: HistoryHead };

export function addAuditFamily(program: Command, desk: Desk): void {
  program
    .command("audit")
    .description(deskHelp.audit)
    .command("verify")
    .description(deskHelp.auditVerify)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--head <head>", deskHelp.auditHead, headOption)
    .option("--json", deskHelp.json)
    .action((options: Verify) => desk.atOffice((office) => verify(office, options)));
}

async function verify(office: OpenOffice, { workspace: code, head }: Verify): Promise<Answer> {
  return lookInto(office, code, async (shelves, workspace) => {
    const check = await shelves.audit.verify(workspace.id, head);
    const { contains, ...rest } = check;
    return {
      ok: true,
      json: contains === null ? rest : { ...rest, contains },
      lines: check.ok ? whole(check, workspace, head) : broken(check, workspace, head),
      failed: !check.ok,
    };
  });
}

function whole({ entries, head }: HistoryCheck, { name }: Workspace, noted?: HistoryHead) {
  return [
    auditWords.whole(name, entries),
    ...(noted === undefined ? [] : [auditWords.contains(noted.position)]),
    ...(entries === 0 ? [] : [auditWords.head(`${String(head.position)}:${head.hash}`)]),
  ];
}

function broken(check: HistoryCheck, { name }: Workspace, noted?: HistoryHead): string[] {
  const { entries, firstBroken, contains } = check;
  return [
    ...(firstBroken === null
      ? []
      : [auditWords.broken(name, firstBroken), auditWords.fitBefore(entries)]),
    ...(contains === false ? [auditWords.rewritten(name, noted?.position ?? 0)] : []),
    auditWords.whatToDo(),
  ];
}

const Printed = z.object({ position: z.number(), hash: z.string() });
/** Of a history without an entry there is only its position. */
const HEAD = /^(?:(?<position>\d{1,9}):(?<hash>[\da-f]{64})|0:)$/;

/** "120:3f9a…", or the head as `--json` printed it, alone or with all that stood around it. */
function headOption(value: string): HistoryHead {
  const found = HEAD.exec((printedHead(value) ?? value).trim().toLowerCase());
  if (found === null) throw new InvalidArgumentError(auditWords.badHead());
  const { position = "0", hash = "" } = found.groups ?? {};
  return { position: Number(position), hash };
}

function printedHead(value: string): string | null {
  if (!value.trim().startsWith("{")) return null;
  try {
    const document = JSON.parse(value) as { head?: unknown };
    const { position, hash } = Printed.parse(document.head ?? document);
    return `${String(position)}:${hash}`;
  } catch {
    return null;
  }
}
