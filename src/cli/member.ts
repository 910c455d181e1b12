import { randomInt } from "node:crypto";
import { DateTime } from "luxon";
import { Option, type Command } from "commander";
import { fold } from "../domain/fold.js";
import { ROLES, type Member, type Role, type Workspace } from "../domain/office.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { telegramWords } from "../messages/telegram.js";
import type { Clock, Shelves } from "../ports.js";
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
import { unitNamed } from "./unit.js";

type At = { workspace: string };
type Add = At & { name: string; role: Role; admin?: boolean; head?: boolean; unit?: string[] };
type Invite = { code: string; link: string | null; expires: string };

const INVITE_DAYS = 14;
/** Without 0 and O, 1 and I: codes are read aloud and typed from paper. */
const INVITE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

export function addMemberFamily(program: Command, desk: Desk): void {
  const family = program.command("member").description(deskHelp.member);
  leaf(family, "add", deskHelp.memberAdd)
    .requiredOption("--name <name>", deskHelp.personName)
    .addOption(new Option("--role <role>", deskHelp.role).choices(ROLES).makeOptionMandatory(true))
    .option("--admin", deskHelp.admin)
    .option("--head", deskHelp.head)
    .option("--unit <unit>", deskHelp.memberUnit, collect)
    .action((options: Add) =>
      desk.atOffice((office) => withLink(addMember(office, options), desk)),
    );
  leaf(family, "list", deskHelp.memberList).action((options: At) =>
    desk.atOffice((office) => listMembers(office, options)),
  );
  leaf(family, "invite", deskHelp.memberInvite)
    .argument("<name>", deskHelp.nameOrNumber)
    .action((name: string, options: At) =>
      desk.atOffice((office) => withLink(inviteMember(office, name, options), desk)),
    );
  leaf(family, "remove", deskHelp.memberRemove)
    .argument("<name>", deskHelp.nameOrNumber)
    .action((name: string, options: At) =>
      desk.atOffice((office) => removeMember(office, name, options)),
    );
}

function leaf(family: Command, name: string, help: string): Command {
  return family
    .command(name)
    .description(help)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--json", deskHelp.json);
}

function shown(member: Member) {
  const { id, name, role, admin, head, state } = member;
  return { id, name, role, units: member.units.map((unit) => unit.name), admin, head, state };
}

async function addMember(office: OpenOffice, options: Add): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const name = options.name.replace(/\s+/g, " ").trim().normalize("NFC");
    if (name === "") return wrong("bad_name", deskWords.nameWanted());
    const all = await tx.office.units(workspace.id);
    const units = allOrRefused((options.unit ?? []).map((written) => unitNamed(written, all)));
    if (isRefused(units)) return units;
    const member = await tx.office.addMember(workspace.id, {
      name,
      role: options.role,
      admin: options.admin === true,
      head: options.head === true,
      units: [...new Set(units.map((unit) => unit.id))],
    });
    const invite = await newInvite(tx, member, office.clock);
    await tx.record(
      [
        { kind: "member_added", data: { member: member.id, role: member.role } },
        { kind: "invite_made", data: { member: member.id } },
      ],
      deskStamp(workspace.id, office.clock),
    );
    return done({ member: shown(member), invite }, [
      deskWords.memberAdded(member),
      ...inviteLines(invite, workspace),
    ]);
  });
}

async function listMembers(office: OpenOffice, options: At): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const members = (await shelves.office.members(workspace.id)).map(shown);
    const lines = columns(
      members.map((member) => [
        String(member.id),
        member.name,
        deskWords.role(member),
        member.units.join("; "),
        member.state === "left" ? deskWords.left() : "",
      ]),
    );
    return done({ members }, lines.length > 0 ? lines : [deskWords.noMembers()]);
  });
}

async function inviteMember(office: OpenOffice, written: string, options: At): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const member = await memberNamed(tx, workspace, written);
    if (isRefused(member)) return member;
    const invite = await newInvite(tx, member, office.clock);
    await tx.record(
      [{ kind: "invite_made", data: { member: member.id } }],
      deskStamp(workspace.id, office.clock),
    );
    return done({ member: shown(member), invite }, inviteLines(invite, workspace));
  });
}

async function removeMember(office: OpenOffice, written: string, options: At): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const member = await memberNamed(tx, workspace, written);
    if (isRefused(member)) return member;
    await tx.office.removeMember(member.id);
    await tx.record(
      [{ kind: "member_removed", data: { member: member.id } }],
      deskStamp(workspace.id, office.clock),
    );
    const gone = (await tx.office.member(member.id)) ?? { ...member, state: "left" as const };
    return done({ member: shown(gone) }, [deskWords.memberRemoved(member.name)]);
  });
}

/** The active member of that name or number; namesakes are told apart by number. */
async function memberNamed(
  tx: Shelves,
  workspace: Workspace,
  written: string,
): Promise<Member | Refused> {
  const members = (await tx.office.members(workspace.id)).filter(({ state }) => state === "active");
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

async function newInvite(tx: Shelves, member: Member, clock: Clock): Promise<Invite> {
  const code = Array.from(
    { length: 8 },
    () => INVITE_LETTERS[randomInt(INVITE_LETTERS.length)],
  ).join("");
  const expires = DateTime.fromISO(clock.now(), { zone: "utc" }).plus({ days: INVITE_DAYS });
  const invite = { code, link: null, expires: expires.toJSDate().toISOString() };
  await tx.office.createInvite(member.id, code, invite.expires);
  return invite;
}

/** Asks the doors for an address that opens the bot with the code, once all is stored. */
async function withLink(work: Promise<Answer>, { io }: Desk): Promise<Answer> {
  const answer = await work;
  if (!answer.ok || typeof answer.json !== "object" || answer.json === null) return answer;
  if (!("invite" in answer.json)) return answer;
  const invite = answer.json.invite as Invite;
  const link = (await io.doors?.inviteLink?.(await io.config(), invite.code)) ?? null;
  if (link === null) return answer;
  const json = { ...answer.json, invite: { ...invite, link } };
  return { ...answer, json, lines: [...answer.lines, telegramWords.link(link)] };
}

function inviteLines(invite: Invite, workspace: Workspace): string[] {
  const until = DateTime.fromISO(invite.expires, { zone: workspace.timeZone });
  return [deskWords.invite(invite.code, until.toFormat("HH:mm dd/MM/yyyy"))];
}
