import { DateTime } from "luxon";
import { Option, type Command } from "commander";
import { newInvite } from "../commands/invite.js";
import { ROLES, type Role, type Workspace } from "../domain/office.js";
import { readName } from "../domain/people.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import { telegramWords } from "../messages/telegram.js";
import { columns, done, type Answer } from "./answer.js";
import type { Desk } from "./desk.js";
import { addLeaving } from "./member-leaving.js";
import { badName, leaf, memberNamed, shown, type At } from "./member-named.js";
import {
  allOrRefused,
  deskStamp,
  inWorkspace,
  isRefused,
  lookInto,
  type OpenOffice,
} from "./office.js";
import { collect } from "./options.js";
import { unitNamed } from "./unit-shown.js";

type Add = At & { name: string; role: Role; admin?: boolean; head?: boolean; unit?: string[] };
type List = At & { all?: true };
type Invite = { code: string; link: string | null; expires: string };

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
  leaf(family, "list", deskHelp.memberList)
    .option("--all", deskHelp.membersAll)
    .action((options: List) => desk.atOffice((office) => listMembers(office, options)));
  leaf(family, "invite", deskHelp.memberInvite)
    .argument("<name>", deskHelp.nameOrNumber)
    .action((name: string, options: At) =>
      desk.atOffice((office) => withLink(inviteMember(office, name, options), desk)),
    );
  addLeaving(family, desk);
}

async function addMember(office: OpenOffice, options: Add): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const name = readName(options.name);
    if (!name.ok) return badName(name.why);
    const all = await tx.office.units(workspace.id);
    const units = allOrRefused((options.unit ?? []).map((written) => unitNamed(written, all)));
    if (isRefused(units)) return units;
    const member = await tx.office.addMember(workspace.id, {
      name: name.value,
      role: options.role,
      admin: options.admin === true,
      head: options.head === true,
      units: [...new Set(units.map((unit) => unit.id))],
    });
    const invite = { ...(await newInvite(tx, member, office.clock.now())), link: null };
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

async function listMembers(office: OpenOffice, options: List): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const roster = await shelves.office.roster(workspace.id);
    const listed = roster.filter(({ member }) => options.all === true || member.state === "active");
    const members = listed.map(({ member }) => shown(member));
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
    const invite = { ...(await newInvite(tx, member, office.clock.now())), link: null };
    await tx.record(
      [{ kind: "invite_made", data: { member: member.id } }],
      deskStamp(workspace.id, office.clock),
    );
    return done({ member: shown(member), invite }, inviteLines(invite, workspace));
  });
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
