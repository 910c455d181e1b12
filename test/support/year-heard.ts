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
  [/^Báo cáo bộ phận chưa nộp: /, "round"],
];

export type Given = { place: Place; said: Message };
type Reader = { day: string; time: string; idOf: (name: string) => number };

/** Null for news of what somebody did. */
export function heardLine({ place, said }: Given, at: Reader): string | null {
  const texts = said.blocks.flatMap((block) => (block.type === "text" ? [block.text] : []));
  const words = wordsOf(said, texts, at.day);
  if (words === null) return null;
  const late = texts.some((text) => text.startsWith(LATE)) ? "late " : "";
  return `${at.day} ${at.time} ${readerOf(place, texts, at)} ${late}${words.join(" | ")}`;
}

function wordsOf(said: Message, texts: string[], day: string): string[] | null {
  const begins = (words: string) => texts.some((text) => text.startsWith(words));
  if (begins("Nhắc việc ngày ")) return nudgeWords(said);
  if (begins("Cần đôn đốc, ngày ")) return raisedWords(said, day);
  if (begins("Kỳ báo cáo: ") || begins("Mở kỳ báo cáo: ")) return openedWords(said);
  return begins("Tổng hợp tuần") ? ["digest"] : null;
}

function openedWords(said: Message): string[] {
  const items = said.blocks.flatMap((block) => (block.type === "list" ? block.items : []));
  const due = items.flatMap(({ text }) => dueOf(text, /^Hạn nộp: (\d+)\/(\d+)\/(\d{4})/))[0];
  const units = said.buttons.flat().flatMap(({ command }) => unitOf(command) ?? []);
  return [["opened", due, ...units.sort()].join(" ")];
}

/** Of the button with which a unit says that it has handed in. */
function unitOf(command: string): string | null {
  return /^round \d+ done (u\d+)$/.exec(command)?.[1] ?? null;
}

function dueOf(text: string, form: RegExp): string[] {
  const [, day, month, year] = form.exec(text) ?? [];
  if (year === undefined) return [];
  return [[year, month?.padStart(2, "0"), day?.padStart(2, "0")].join("-")];
}

/** By the private chat "p7", or in a group by name; where nobody is named it is for the group. */
function readerOf({ chat }: Place, texts: string[], { idOf }: Reader): string {
  if (chat.startsWith("p")) return `m${chat.slice(1)}`;
  const name = /^Gửi (.+):$/.exec(texts[0] ?? "")?.[1];
  return name === undefined ? chat : `m${String(idOf(name))}`;
}

function nudgeWords(said: Message): string[] {
  const words = ["nudge"];
  const owed: string[] = [];
  const blocked: string[] = [];
  let why = "";
  let row = 0;
  for (const block of said.blocks) {
    if (block.type === "text") {
      why = HEADINGS.find(([heading]) => heading.test(block.text))?.[1] ?? why;
      words.push(...moreOf(block.text));
      blocked.push(...blockedOf(block.text));
    }
    if (block.type !== "list") continue;
    for (const { text } of block.items) {
      const typed = (said.buttons[row] ?? []).map(({ command }) => command);
      const commands = typed.join(" ");
      row += 1;
      if (why === "round") {
        const due = dueOf(text, / · hạn (\d+)\/(\d+)\/(\d{4})/)[0];
        owed.push(`round ${due ?? ""} ${typed.flatMap((one) => unitOf(one) ?? []).join(" ")}`);
        continue;
      }
      const number = numberOf(text);
      if (!commands.includes(`task ${number}`)) throw new Error(`other buttons: ${commands}`);
      const dated = why !== "start" && why !== "period";
      const id = /\bo\d+\b/.exec(commands)?.[0] ?? "without an occurrence";
      words.push(`${why} #${number}${dated ? ` ${id}` : ""}`);
    }
  }
  return [...words, ...owed.sort(), ...blocked];
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
