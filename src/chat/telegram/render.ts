import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { Button, Message, OutFile } from "../../messages/message.js";
import { linesOf, shortened, split, type Part } from "./html.js";
import { LIMITS } from "./limits.js";

/** What is sent for a message: its words in parts, the buttons of the last one, and what is attached. */
export type Rendered = {
  parts: Part[];
  keyboard: InlineKeyboardMarkup | null;
  pictures: OutFile[];
  files: OutFile[];
  /** The words fit under the one thing that is attached. */
  asCaption: boolean;
};

export function renderMessage(said: Message): Rendered {
  const lines = linesOf(said);
  const parts = split(shortened(lines, LIMITS.text), LIMITS.text);
  const pictures = said.blocks.flatMap((block) => (block.type === "image" ? [block.file] : []));
  const { files } = said;
  const short = parts.length <= 1 && (parts[0]?.plain.length ?? 0) <= LIMITS.caption;
  return {
    parts,
    keyboard: keyboardOf(said.buttons),
    pictures,
    files,
    asCaption: short && pictures.length + files.length === 1,
  };
}

/** Rows as they were meant, and what no phone shows broken off; null where there is no button. */
function keyboardOf(buttons: readonly Button[][]): InlineKeyboardMarkup | null {
  let left: number = LIMITS.buttons;
  const rows: InlineKeyboardButton[][] = [];
  for (const row of buttons) {
    const fitting = row.filter(carries).slice(0, left);
    left -= fitting.length;
    for (let at = 0; at < fitting.length; at += LIMITS.rowButtons) {
      rows.push(fitting.slice(at, at + LIMITS.rowButtons).map(shownButton));
    }
  }
  return rows.length === 0 ? null : { inline_keyboard: rows };
}

function carries({ command }: Button): boolean {
  const bytes = Buffer.byteLength(command);
  return bytes > 0 && bytes <= LIMITS.buttonBytes;
}

function shownButton({ label, command }: Button): InlineKeyboardButton {
  const text = label.replace(/\p{Cs}/gu, "\ufffd").trim();
  return { text: text === "" ? command : text, callback_data: command };
}
