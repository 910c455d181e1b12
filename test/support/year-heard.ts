import type { Message } from "../../src/messages/message.js";
import type { Place } from "../../src/ports.js";

/*
 * What a door was given, read back from the words and buttons of the messages: one line for each of what is sent
 * unasked, in the form of the model's.
 */

const LATE = "Tin này gửi muộn: ";
const HEADINGS: [RegExp, string][] = [
  [/^Đã quá hạn: /, "late"],
  [/^Sắp đến hạn: /, "due"],
  [/^Anh\/chị hẹn nhắc lại hôm nay: /, "snoozed"],
  [/^Bắt đầu thực hiện: /, "start"],
  [/^Việc thường xuyên, /, "period"],
];

export type Given = { place: Place; said: Message };
type Reader = { day: string; time: string; idOf: (name: string) => number };

/** Null for news of what somebody did. */
export function heardLine({ place, said }: Given, at: Reader): string | null {
  const texts = said.blocks.flatMap((block) => (block.type === "text" ? [block.text] : []));
  const nudged = texts.some((text) => text.startsWith("Nhắc việc ngày "));
  const raised = texts.some((text) => text.startsWith("Cần đôn đốc, ngày "));
  if (!nudged && !raised) return null;
  const late = texts.some((text) => text.startsWith(LATE)) ? "late " : "";
  const words = nudged ? nudgeWords(said) : raisedWords(said, at.day);
  return `${at.day} ${at.time} m${String(readerOf(place, texts, at))} ${late}${words.join(" | ")}`;
}

/** By the private chat "p7", or in a group by name. */
function readerOf({ chat }: Place, texts: string[], { idOf }: Reader): number {
  if (chat.startsWith("p")) return Number(chat.slice(1));
  const name = /^Gửi (.+):$/.exec(texts[0] ?? "")?.[1];
  if (name === undefined) throw new Error(`nobody is named in the group: ${texts.join(" / ")}`);
  return idOf(name);
}

function nudgeWords(said: Message): string[] {
  const words = ["nudge"];
  let why = "";
  let row = 0;
  for (const block of said.blocks) {
    if (block.type === "text") {
      why = HEADINGS.find(([heading]) => heading.test(block.text))?.[1] ?? why;
      words.push(...moreOf(block.text), ...blockedOf(block.text));
    }
    if (block.type !== "list") continue;
    for (const { text } of block.items) {
      const commands = (said.buttons[row] ?? []).map(({ command }) => command).join(" ");
      row += 1;
      const number = numberOf(text);
      if (!commands.includes(`task ${number}`)) throw new Error(`other buttons: ${commands}`);
      const dated = why !== "start" && why !== "period";
      const id = /\bo\d+\b/.exec(commands)?.[0] ?? "without an occurrence";
      words.push(`${why} #${number}${dated ? ` ${id}` : ""}`);
    }
  }
  return words;
}

function raisedWords(said: Message, day: string): string[] {
  const words = ["escalation"];
  const answers = said.buttons
    .flat()
    .flatMap(({ command }) => /^answer (b\d+)$/.exec(command)?.[1] ?? []);
  for (const block of said.blocks) {
    if (block.type === "text") words.push(...moreOf(block.text));
    if (block.type !== "list") continue;
    for (const { text, state } of block.items) {
      if (state !== "late") {
        words.push(`obstacle #${numberOf(text)} ${answers.shift() ?? "without an answer"}`);
        continue;
      }
      const days = Number(/ · quá hạn (\d+) ngày/.exec(text)?.[1]);
      const due = new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
      words.push(`late #${numberOf(text)} ${due}`);
    }
  }
  return words;
}

function numberOf(text: string): string {
  const number = /^#(\d+)/.exec(text)?.[1];
  if (number === undefined) throw new Error(`no task in “${text}”`);
  return number;
}

function moreOf(text: string): string[] {
  const more = /^… và (\d+) /.exec(text)?.[1];
  return more === undefined ? [] : [`+${more}`];
}

function blockedOf(text: string): string[] {
  const blocked = /^Ngoài ra còn (\d+) việc đang vướng mắc/.exec(text)?.[1];
  return blocked === undefined ? [] : [`blocked ${blocked}`];
}
