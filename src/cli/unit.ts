import { Option, type Command } from "commander";
import type { Unit, UnitRecord } from "../domain/office.js";
import { dayOf, type CivilDate } from "../domain/time.js";
import { firstDay, freeName, type UnitBook } from "../domain/unit-changes.js";
import { isGroupName } from "../domain/unit-names.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { done, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import {
  allOrRefused,
  deskStamp,
  inWorkspace,
  isRefused,
  lookInto,
  type OpenOffice,
} from "./office.js";
import { civilDateOption, collect } from "./options.js";
import { addUnitChanges, type At } from "./unit-change.js";
import {
  decidedName,
  refusedAs,
  unitChanged,
  unitLines,
  unitNamed,
  unitShown,
} from "./unit-shown.js";

type Add = At & {
  name: string;
  alias?: string[];
  kind?: Unit["kind"];
  of?: string[];
  since?: CivilDate;
};
type List = At & { all?: true };

export function addUnitFamily(program: Command, desk: Desk): void {
  const family = program.command("unit").description(deskHelp.unit);
  const leaf = (name: string, help: string) =>
    family
      .command(name)
      .description(help)
      .requiredOption("--workspace <code>", deskHelp.inWorkspace)
      .option("--json", deskHelp.json);
  leaf("add", deskHelp.unitAdd)
    .requiredOption("--name <name>", deskHelp.name)
    .option("--alias <alias>", deskHelp.alias, collect)
    .addOption(new Option("--kind <kind>", deskHelp.unitKind).choices(["unit", "group"]))
    .option("--of <unit>", deskHelp.groupOf, collect)
    .option("--since <date>", deskHelp.unitSince, civilDateOption)
    .action((options: Add) => desk.atOffice((office) => addUnit(office, options)));
  leaf("list", deskHelp.units)
    .option("--all", deskHelp.unitsAll)
    .action((options: List) => desk.atOffice((office) => listUnits(office, options)));
  leaf("alias", deskHelp.unitAlias)
    .argument("<unit>", deskHelp.unitName)
    .argument("<alias...>", deskHelp.alias)
    .action((unit: string, aliases: string[], options: At) =>
      desk.atOffice((office) => addAliases(office, unit, aliases, options)),
    );
  addUnitChanges(leaf, desk);
}

async function addUnit(office: OpenOffice, options: Add): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const book = await tx.office.unitBook(workspace.id);
    const names = allNames([options.name, ...(options.alias ?? [])], book);
    if (isRefused(names)) return names;
    const [name = "", ...aliases] = names;
    const present = book.filter(({ ended }) => ended === null);
    const members = allOrRefused((options.of ?? []).map((one) => unitNamed(one, present)));
    if (isRefused(members)) return members;
    const today = dayOf(office.clock.now(), workspace.timeZone);
    const first = firstDay({ day: options.since ?? null, today });
    if (!first.ok) return refusedAs(first.why);
    const { id } = await tx.office.addUnit(workspace.id, {
      name,
      kind: options.kind ?? (isGroupName(name) ? "group" : "unit"),
      aliases,
      members: members.map((member) => member.id),
      since: first.value,
    });
    await tx.record(
      [{ kind: "unit_added", data: { name } }],
      deskStamp(workspace.id, office.clock),
    );
    const all = await tx.office.unitBook(workspace.id);
    return answer(all, id, [deskWords.unitAdded(name)]);
  });
}

async function listUnits(office: OpenOffice, options: List): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const all = await shelves.office.unitBook(workspace.id);
    const shown = options.all === true ? all : all.filter(({ ended }) => ended === null);
    const json = { units: shown.map((unit) => unitShown(unit, all)) };
    return done(json, shown.length > 0 ? unitLines(shown, all) : [deskWords.noUnits()]);
  });
}

async function addAliases(
  office: OpenOffice,
  written: string,
  aliases: string[],
  options: At,
): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const book = await tx.office.unitBook(workspace.id);
    const unit = unitChanged(written, book);
    if (isRefused(unit)) return unit;
    const names = allNames(aliases, book, unit.id);
    if (isRefused(names)) return names;
    const fresh = names.filter((name) => ![unit.name, ...unit.aliases].includes(name));
    for (const alias of fresh) await tx.office.addAlias(unit.id, alias);
    const data = { name: unit.name, what: "alias", to: fresh.join("; ") };
    if (fresh.length > 0) {
      await tx.record([{ kind: "unit_changed", data }], deskStamp(workspace.id, office.clock));
    }
    return answer(await tx.office.unitBook(workspace.id), unit.id, []);
  });
}

function allNames(written: readonly string[], book: UnitBook, but?: number) {
  const names = allOrRefused(written.map((one) => decidedName(freeName(book, one, but))));
  return isRefused(names) ? names : names.map(({ name }) => name);
}

/** A unit as it stands now. */
function answer(all: readonly UnitRecord[], id: number, lines: string[]): Answer {
  const now = all.filter((one) => one.id === id);
  const [unit] = now.map((one) => unitShown(one, all));
  return done({ unit }, [...lines, ...unitLines(now, all)]);
}
