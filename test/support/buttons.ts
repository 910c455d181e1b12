import { expect } from "vitest";
import { BUTTON_BYTES, findCommand, parseCommand } from "../../src/commands/registry.js";
import type { Message } from "../../src/messages/message.js";

/** Every button is a whole command of the registry with arguments that fit it, in 64 bytes. */
export function expectButtonsParse(said: Message): void {
  for (const { label, command } of said.buttons.flat()) {
    const parsed = parseCommand(command);
    const verb = parsed && findCommand(parsed.name, parsed.args);
    expect(verb, `the button “${label}” types “${command}”, which is no command`).not.toBeNull();
    expect(verb?.bind(parsed?.args ?? ""), `“${command}” lacks arguments`).not.toBeNull();
    expect(new TextEncoder().encode(command).length, command).toBeLessThanOrEqual(BUTTON_BYTES);
    expect(label.trim(), `a button for “${command}” has no label`).not.toBe("");
  }
  if (said.ask !== undefined) {
    const parsed = parseCommand(`${said.ask} trả lời`);
    expect(
      parsed && findCommand(parsed.name, parsed.args),
      `“${said.ask}” asks nothing`,
    ).not.toBeNull();
  }
}
