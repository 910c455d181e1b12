import { help as helpMessage } from "../messages/help.js";
import { COMMAND_WORDS } from "../messages/command-words.js";
import { NOTHING } from "./args.js";
import { openFor } from "./open-for.js";
import { command, type Call, type Kit, type Who } from "./command.js";
import type { Message } from "../messages/message.js";
import type { Person } from "../domain/office.js";

/** /start, /help, /trogiup: who you are to the bot, and what you can do here. */
export const start = command({
  name: "start",
  vietnamese: "batdau",
  aliases: [],
  who: "all",
  reads: true,
  args: NOTHING,
  run: sayHelp,
});

export const help = command({
  name: "help",
  vietnamese: "trogiup",
  aliases: ["giupdo", "huongdan"],
  who: "all",
  reads: true,
  args: NOTHING,
  run: sayHelp,
});

/** Without a number these are what waits for a chair. */
const QUEUES = new Set(["obstacle", "extend"]);

/** Whoever reads this has linked already and has found this. */
const KNOWN = new Set(["link", "start", "help"]);

async function sayHelp({ who, today, incoming }: Call<null>, kit: Kit): Promise<Message> {
  const open = await openFor(who, today, kit);
  const mine = COMMAND_WORDS.filter((words) => isFor(who, words) && !KNOWN.has(words.name));
  return helpMessage(who, mine, open, incoming.place.kind);
}

/** Whether a command is worth showing to a person; what they may do is decided by the rules. */
function isFor(person: Person, { name, who }: { name: string; who: Who }): boolean {
  const { role, admin, head } = person.member;
  if (role === "chair" && QUEUES.has(name)) return true;
  switch (who) {
    case "all":
      return true;
    case "lead":
    case "units":
    case "figures":
      return role === "official" || role === "clerk";
    case "reviewers":
      return role === "clerk" || role === "chair";
    case "clerk":
    case "plan_figures":
      return role === "clerk";
    case "assigners":
      return role === "clerk" || head;
    case "managers":
      return role === "clerk" || admin;
    case "admins":
      return admin;
  }
}
