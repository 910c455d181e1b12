import type { Message } from "../../src/messages/message.js";

/** The commands under a message, one a line. */
export function commandsOf(said: Message): string {
  return said.buttons
    .flat()
    .map(({ command }) => command)
    .join("\n");
}

/** The command of its button that begins with the verb. */
export function buttonOf(said: Message, verb: string): string {
  const found = said.buttons.flat().find(({ command }) => command.startsWith(`${verb} `));
  if (found === undefined) throw new Error(`no button “${verb}” in ${commandsOf(said)}`);
  return found.command;
}

export function must(said: Message | null): Message {
  if (said === null) throw new Error("nobody was answered");
  return said;
}
