import { Option, type Command } from "commander";
import { deskHelp } from "../messages/desk-help.js";
import { deskWords } from "../messages/desk.js";
import type { Workspace } from "../domain/office.js";
import type { ChannelName, ChatPurpose, ChatRecord, Shelves } from "../ports.js";
import { columns, done, no, wrong, type Answer } from "./answer.js";
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
    .option("--unit <unit>", deskHelp.chatUnit)
    .option("--title <title>", deskHelp.chatTitle)
    .option("--json", deskHelp.json)
    .action((options: Bind) => desk.atOffice((office) => bindChat(office, options)));
}

function shown({ id, channel, externalId, title, purpose }: ChatRecord) {
  return { id, channel, externalId, title, purpose };
}

async function listChats(office: OpenOffice, options: At): Promise<Answer> {
  return lookInto(office, options.workspace, async (shelves, workspace) => {
    const chats = (await shelves.office.chats(workspace.id)).map(shown);
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
    const unit = await unitOf(options, tx, workspace);
    if (unit !== null && isRefused(unit)) return unit;
    const title = options.title?.trim() ?? taken?.title ?? workspace.name;
    const chat = await tx.office.bindChat(workspace.id, {
      ...{ channel, externalId, title, purpose },
      ...(unit === null ? {} : { unitId: unit.id }),
    });
    const data = { channel, chat: chat.id, purpose };
    await tx.record(
      [{ kind: "chat_bound", data: unit === null ? data : { ...data, unit: unit.id } }],
      deskStamp(workspace.id, office.clock),
    );
    return done({ chat: shown(chat) }, [deskWords.chatBound(workspace.name), ...lines([chat])]);
  });
}

/** Whose group it is; null where it is everybody's. */
async function unitOf({ purpose, unit }: Bind, tx: Shelves, workspace: Workspace) {
  if (purpose !== "unit") return null;
  if (unit === undefined) return wrong("unit_wanted", deskWords.chatUnitWanted());
  return unitNamed(unit, await tx.office.units(workspace.id));
}

function lines(chats: readonly Omit<ChatRecord, "workspaceId">[]): string[] {
  return columns(
    chats.map((chat) => [
      String(chat.id),
      chat.channel,
      chat.externalId,
      deskWords.purpose(chat.purpose),
      chat.title,
    ]),
  );
}
