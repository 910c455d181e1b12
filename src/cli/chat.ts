import { Option, type Command } from "commander";
import type { Unit } from "../domain/office.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import type { ChannelName, ChatPurpose, ChatRecord } from "../ports.js";
import { columns, done, no, wrong, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { deskStamp, inWorkspace, isRefused, lookInto, type OpenOffice } from "./office.js";
import { unitNamed } from "./unit-shown.js";

type At = { workspace: string };
type Bind = At & {
  channel: ChannelName;
  id: string;
  purpose: ChatPurpose;
  unit?: string;
  title?: string;
};

export function addChatFamily(program: Command, desk: Desk): void {
  const family = program.command("chat").description(deskHelp.chat);
  family
    .command("list")
    .description(deskHelp.chatList)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .option("--json", deskHelp.json)
    .action((options: At) => desk.atOffice((office) => listChats(office, options)));
  family
    .command("bind")
    .description(deskHelp.chatBind)
    .requiredOption("--workspace <code>", deskHelp.inWorkspace)
    .addOption(
      new Option("--channel <channel>", deskHelp.channel)
        .choices(["telegram", "slack", "web"])
        .makeOptionMandatory(true),
    )
    .requiredOption("--id <id>", deskHelp.chatId)
    .addOption(
      new Option("--purpose <purpose>", deskHelp.purpose)
        .choices(["group", "leaders", "unit"])
        .default("group"),
    )
    .option("--unit <name>", deskHelp.chatUnit)
    .option("--title <title>", deskHelp.chatTitle)
    .option("--json", deskHelp.json)
    .action((options: Bind) => desk.atOffice((office) => bindChat(office, options)));
}

function shown({ id, channel, externalId, title, purpose, unitId }: ChatRecord, units: Unit[]) {
  const unit = units.find((one) => one.id === unitId)?.name ?? null;
  return { id, channel, externalId, title, purpose, unit };
}

async function listChats(office: OpenOffice, options: At): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const units = await shelves.office.units(workspace.id);
    const found = await shelves.office.chats(workspace.id);
    const chats = found.map((chat) => shown(chat, units));
    return done({ chats }, chats.length > 0 ? lines(chats) : [deskWords.noChats()]);
  });
}

async function bindChat(office: OpenOffice, options: Bind): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const { channel, purpose } = options;
    const externalId = options.id.trim();
    if (externalId === "") return wrong("bad_chat", deskWords.chatIdWanted());
    const taken = await tx.office.chatAt(channel, externalId);
    if (taken !== null && taken.workspaceId !== workspace.id) {
      return no("chat_of_another_workspace", deskWords.chatElsewhere());
    }
    const units = await tx.office.units(workspace.id);
    const unit = unitOf(options, units);
    if (unit !== null && isRefused(unit)) return unit;
    const title = options.title?.trim() ?? taken?.title ?? workspace.name;
    const use = { purpose, ...(unit === null ? {} : { unitId: unit.id }) };
    const chat = await tx.office.bindChat(workspace.id, { channel, externalId, title, ...use });
    const whose = unit === null ? {} : { unit: unit.name };
    const data = { channel, chat: chat.id, title, purpose, ...whose };
    await tx.record([{ kind: "chat_bound", data }], deskStamp(workspace.id, office.clock));
    const bound = shown(chat, units);
    return done({ chat: bound }, [deskWords.chatBound(workspace.name), ...lines([bound])]);
  });
}

/** Whose chat it is: wanted for the purpose "unit", and for no other. */
function unitOf({ purpose, unit }: Bind, units: Unit[]): Unit | null | Refused {
  if (purpose === "unit" && unit !== undefined) return unitNamed(unit, units);
  if (purpose === "unit" || unit !== undefined)
    return wrong("bad_unit", deskWords.chatUnitWanted());
  return null;
}

function lines(chats: readonly ReturnType<typeof shown>[]): string[] {
  return columns(
    chats.map((chat) => [
      String(chat.id),
      chat.channel,
      chat.externalId,
      deskWords.purpose(chat.purpose, chat.unit),
      chat.title,
    ]),
  );
}
