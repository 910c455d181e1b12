import { Option, type Command } from "commander";
import { isGroupName, matchUnit } from "../domain/unit-names.js";
import type { Unit, Workspace } from "../domain/office.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import type { Shelves } from "../ports.js";
import { columns, done, no, wrong, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { nearestNames } from "./nearest.js";
import {
  allOrRefused,
  deskStamp,
  inWorkspace,
  isRefused,
  lookInto,
  type OpenOffice,
} from "./office.js";
import { collect } from "./options.js";

type At = { workspace: string };
type Add = At & { name: string; alias?: string[]; kind?: Unit["kind"]; of?: string[] };

export function addUnitFamily(program: Command, desk: Desk): void {
  const family = program.command("unit").description(deskHelp.unit);
  leaf(family, "add", deskHelp.unitAdd)
    .requiredOption("--name <name>", deskHelp.name)
    .option("--alias <alias>", deskHelp.alias, collect)
    .addOption(new Option("--kind <kind>", deskHelp.unitKind).choices(["unit", "group"]))
    .option("--of <unit>", deskHelp.groupOf, collect)
    .action((options: Add) => desk.atOffice((office) => addUnit(office, options)));
  leaf(family, "list", deskHelp.units).action((options: At) =>
    desk.atOffice((office) => listUnits(office, options)),
  );
  leaf(family, "alias", deskHelp.unitAlias)
    .argument("<unit>", deskHelp.unitName)
    .argument("<alias...>", deskHelp.alias)
    .action((unit: string, aliases: string[], options: At) =>
      desk.atOffice((office) => addAliases(office, unit, aliases, options)),
    );
  leaf(family, "merge", deskHelp.unitMerge)
    .argument("<from>", deskHelp.mergeFrom)
    .argument("<into>", deskHelp.mergeInto)
    .action((from: string, into: string, options: At) =>
      desk.atOffice((office) => mergeUnits(office, from, into, options)),
    );
  leaf(family, "rename", deskHelp.unitRename)
    .argument("<unit>", deskHelp.unitName)
    .argument("<name>", deskHelp.newName)
    .action((unit: string, name: string, options: At) =>
      desk.atOffice((office) => renameUnit(office, unit, name, options)),
    );
}

function leaf(family: Command, name: string, help: string): Command {
  return family
    .command(name)
    .description(help)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--json", deskHelp.json);
}

/**
 * The unit meant by a written name: exact, folded or abbreviated. What only looks like a typo or
 * shares words is refused with the nearest names, for at the desk nobody is asked back.
 */
export function unitNamed(written: string, units: readonly Unit[]): Unit | Refused {
  const match = matchUnit(written, units);
  const found = match.state === "matched" ? units.find((unit) => unit.name === match.name) : null;
  if (found && match.state === "matched" && match.by !== "typo") return found;
  const names = units.map((unit) => unit.name);
  const likely = match.state === "unclear" ? match.nearest : [];
  const nearest = [...new Set([...likely, ...nearestNames(written, names, 3)])].slice(0, 3);
  return no("unknown_unit", deskWords.unknownUnit(written, nearest));
}

function shown(unit: Unit, all: readonly Unit[]) {
  const members = all.filter((other) => unit.members.includes(other.id)).map((other) => other.name);
  const { id, name, kind, aliases } = unit;
  return { id, name, kind, aliases, members };
}

async function addUnit(office: OpenOffice, options: Add): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const name = options.name.trim().normalize("NFC");
    if (name === "") return wrong("bad_name", deskWords.nameWanted());
    const units = await tx.office.units(workspace.id);
    const taken = firstTaken([name, ...(options.alias ?? [])], units);
    if (taken !== null) return no("unit_exists", deskWords.unitExists(taken.written, taken.name));
    const members = allOrRefused((options.of ?? []).map((written) => unitNamed(written, units)));
    if (isRefused(members)) return members;
    const unit = await tx.office.addUnit(workspace.id, {
      name,
      kind: options.kind ?? (isGroupName(name) ? "group" : "unit"),
      aliases: (options.alias ?? []).map((alias) => alias.trim().normalize("NFC")),
      members: members.map((member) => member.id),
    });
    await tx.record(
      [{ kind: "unit_added", data: { name } }],
      deskStamp(workspace.id, office.clock),
    );
    const shownUnit = shown(unit, units);
    return done({ unit: shownUnit }, [deskWords.unitAdded(name), ...unitLines([shownUnit])]);
  });
}

async function listUnits(office: OpenOffice, options: At): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const all = await shelves.office.units(workspace.id);
    const units = all.map((unit) => shown(unit, all));
    return done({ units }, units.length > 0 ? unitLines(units) : [deskWords.noUnits()]);
  });
}

async function addAliases(
  office: OpenOffice,
  written: string,
  aliases: string[],
  options: At,
): Promise<Answer> {
  return changeUnit(office, written, options, async (tx, unit, units) => {
    const names = aliases.map((given) => given.trim().normalize("NFC"));
    const others = units.filter(({ id }) => id !== unit.id);
    const taken = firstTaken(names, others);
    if (taken !== null) return no("unit_exists", deskWords.unitExists(taken.written, taken.name));
    for (const alias of names) {
      if (firstTaken([alias], [unit]) === null) await tx.office.addAlias(unit.id, alias);
    }
    return { what: "alias", to: aliases.join("; ") };
  });
}

async function renameUnit(
  office: OpenOffice,
  written: string,
  name: string,
  options: At,
): Promise<Answer> {
  return changeUnit(office, written, options, async (tx, unit, units) => {
    const to = name.trim().normalize("NFC");
    if (to === "") return wrong("bad_name", deskWords.nameWanted());
    const others = units.filter(({ id }) => id !== unit.id);
    const taken = firstTaken([to], others);
    if (taken !== null) return no("unit_exists", deskWords.unitExists(to, taken.name));
    await tx.office.renameUnit(unit.id, to);
    // Old documents go on saying the old name.
    const renamed = (await tx.office.units(unit.workspaceId)).find(({ id }) => id === unit.id);
    if (unit.name !== to && renamed?.aliases.includes(unit.name) === false) {
      await tx.office.addAlias(unit.id, unit.name);
    }
    return { what: "rename", to };
  });
}

async function mergeUnits(
  office: OpenOffice,
  from: string,
  into: string,
  options: At,
): Promise<Answer> {
  return changeUnit(office, into, options, async (tx, target, units) => {
    const source = unitNamed(from, units);
    if (isRefused(source)) return source;
    if (source.id === target.id) return no("same_unit", deskWords.sameUnit(target.name));
    await tx.office.mergeUnit(source.id, target.id);
    return { what: "merge", to: target.name, from: source.name };
  });
}

type Placed = Unit & { workspaceId: number };
type Change = { what: string; to: string; from?: string };

async function changeUnit(
  office: OpenOffice,
  written: string,
  { workspace: code }: At,
  change: (tx: Shelves, unit: Placed, units: Unit[]) => Promise<Change | Refused>,
): Promise<Answer> {
  return inWorkspace(office, code, async (tx, workspace: Workspace) => {
    const units = await tx.office.units(workspace.id);
    const unit = unitNamed(written, units);
    if (isRefused(unit)) return unit;
    const changed = await change(tx, { ...unit, workspaceId: workspace.id }, units);
    if (isRefused(changed)) return changed;
    await tx.record(
      [{ kind: "unit_changed", data: { name: unit.name, ...changed } }],
      deskStamp(workspace.id, office.clock),
    );
    const all = await tx.office.units(workspace.id);
    const now = all.find(({ id }) => id === unit.id) ?? unit;
    return done({ unit: shown(now, all) }, unitLines([shown(now, all)]));
  });
}

/** The first of the names that a unit goes by already. */
function firstTaken(names: readonly string[], units: readonly Unit[]) {
  for (const written of names) {
    const match = matchUnit(written, units);
    if (match.state !== "matched" || (match.by !== "exact" && match.by !== "folded")) continue;
    const unit = units.find(({ name }) => name === match.name);
    if (unit !== undefined) return { written, name: unit.name, id: unit.id };
  }
  return null;
}

function unitLines(units: readonly ReturnType<typeof shown>[]): string[] {
  return columns(
    units.map((unit) => [
      String(unit.id),
      unit.name,
      unit.kind === "group" ? deskWords.group(unit.members) : "",
      unit.aliases.join("; "),
    ]),
  );
}
