import type { Command } from "commander";
import { fold } from "../domain/fold.js";
import type { Member, Workspace } from "../domain/office.js";
import type { Refusal } from "../domain/refusal.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { plainText } from "../messages/message.js";
import { refusal } from "../messages/refusals.js";
import type { Shelves } from "../ports.js";
import { no, wrong, type Refused } from "./answer.js";
import { nearestNames } from "./nearest.js";

export type At = { workspace: string };

export function leaf(family: Command, name: string, help: string): Command {
  return family
    .command(name)
    .description(help)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--json", deskHelp.json);
}

/** As printed at the desk. */
export function shown(member: Member) {
  const { id, name, role, admin, head, state } = member;
  return { id, name, role, units: member.units.map((unit) => unit.name), admin, head, state };
}

/** A name that no person could have: wrong usage. */
export function badName(why: Refusal): Refused {
  const context = { zone: "UTC", fileLimit: 0, language: "vi" } as const;
  return wrong("bad_name", plainText(refusal(why, context)));
}

/** The active member of that name or number; namesakes are told apart by number. */
export async function memberNamed(
  tx: Shelves,
  workspace: Workspace,
  written: string,
): Promise<Member | Refused> {
  return oneNamed(await tx.office.members(workspace.id), written);
}

/** The same among all whose data are there, those who left included. */
export async function anybodyNamed(
  tx: Shelves,
  workspace: Workspace,
  written: string,
): Promise<Member | Refused> {
  const roster = await tx.office.roster(workspace.id);
  const kept = roster.filter(({ erased }) => !erased).map(({ member }) => member);
  return oneNamed(kept, written);
}

function oneNamed(members: readonly Member[], written: string): Member | Refused {
  const number = /^#?(\d+)$/.exec(written.trim())?.[1];
  const found = members.filter((member) =>
    number === undefined ? fold(member.name) === fold(written) : member.id === Number(number),
  );
  const exact = found.filter(({ name }) => name === written.trim().normalize("NFC"));
  const meant = exact.length === 1 ? exact : found;
  if (meant.length === 1 && meant[0] !== undefined) return meant[0];
  if (meant.length > 1) return no("ambiguous_member", deskWords.namesakes(written, meant));
  const names = members.map(({ name }) => name);
  return no("no_such_member", deskWords.noSuchMember(written, nearestNames(written, names, 3)));
}
