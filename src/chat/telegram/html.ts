import { leftOut } from "../../messages/telegram.js";
import type { Block, Language, ListItem, Mention, Message, Tone } from "../../messages/message.js";

/** One line in Telegram's HTML and as it is read; no tag reaches over its end. */
export type Line = { html: string; plain: string; item: boolean };

/** A message's worth of lines. */
export type Part = { html: string; plain: string };

const TAGS: Readonly<Record<Tone, readonly [string, string]>> = {
  title: ["<b>", "</b>"],
  warning: ["<b>", "</b>"],
  note: ["<i>", "</i>"],
  plain: ["", ""],
};

/** All that people wrote passes through here. */
function escapeHtml(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** The words of a message, line by line; blocks stand apart, pictures have none. */
export function linesOf(said: Message): Line[] {
  const lines: Line[] = [];
  for (const block of said.blocks) {
    const own = blockLines(block);
    if (own.length === 0) continue;
    if (lines.length > 0) lines.push(line("", "plain"));
    lines.push(...own);
  }
  return lines;
}

function blockLines(block: Block): Line[] {
  switch (block.type) {
    case "text":
      return readable(block.text)
        .split("\n")
        .map((words, at) =>
          line(words, block.tone ?? "plain", at === 0 ? block.mention : undefined),
        );
    case "list":
      return block.items.map(itemLine);
    case "image":
      return [];
  }
}

function line(words: string, tone: Tone, mention?: Mention): Line {
  const [open, close] = words.trim() === "" ? TAGS.plain : TAGS[tone];
  return { html: open + mentioning(words, mention) + close, plain: words, item: false };
}

/** Words in which a person is called by their account: they are told, and the group sees the name. */
function mentioning(words: string, mention: Mention | undefined): string {
  const at = mention === undefined ? -1 : words.indexOf(mention.name);
  if (mention === undefined || at < 0 || !/^\d+$/.test(mention.account)) return escapeHtml(words);
  const end = at + mention.name.length;
  const link = `<a href="tg://user?id=${mention.account}">${escapeHtml(mention.name)}</a>`;
  return escapeHtml(words.slice(0, at)) + link + escapeHtml(words.slice(end));
}

/** "#12 …" stands by itself, everything else behind a dash; what is late has its number in bold. */
function itemLine({ text, state }: ListItem): Line {
  const said = readable(text);
  const words = said.includes("\n") ? said.replace(/\s*\n\s*/g, " ") : said;
  const number = /^#\d+/.exec(words)?.[0] ?? null;
  const plain = number === null ? `- ${words}` : words;
  const bold = number !== null && state === "late";
  const html = bold
    ? `<b>${number}</b>${escapeHtml(words.slice(number.length))}`
    : escapeHtml(plain);
  return { html, plain, item: true };
}

const UNREADABLE = /[\p{Cc}\p{Cs}]/u;

/** Without halves of letters and signs that Telegram refuses. */
function readable(text: string): string {
  if (!UNREADABLE.test(text)) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

function sizeOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { plain }) => sum + plain.length + 1, -1);
}

function joined(lines: readonly Line[]): Part {
  return {
    html: lines.map(({ html }) => html).join("\n"),
    plain: lines.map(({ plain }) => plain).join("\n"),
  };
}

/** Leaves out the last items of lists until the rest fits, and says how many they were. */
export function shortened(lines: readonly Line[], limit: number, language: Language): Line[] {
  if (sizeOf(lines) <= limit) return [...lines];
  const items = lines.filter(({ item }) => item).length;
  let best: Line[] = [...lines];
  for (let left = 1; left <= items; left += 1) {
    best = withoutLast(lines, left, language);
    if (sizeOf(best) <= limit) break;
  }
  return best;
}

function withoutLast(lines: readonly Line[], left: number, language: Language): Line[] {
  const last = lines.findLastIndex(({ item }) => item);
  const dropped = new Set<number>();
  for (let at = last; at >= 0 && dropped.size < left; at -= 1) {
    if (lines[at]?.item === true) dropped.add(at);
  }
  const ofTasks = [...dropped].every((at) => /^#\d/.test(lines[at]?.plain ?? ""));
  const what = ofTasks ? "task" : "item";
  const more = { ...line(leftOut(left, what, language), "note"), item: false };
  const first = Math.min(...dropped);
  return lines.flatMap((one, at) => {
    if (at === first) return [more];
    return dropped.has(at) ? [] : [one];
  });
}

/** As few parts as the limit allows, cut between lines; a line that is too long by itself, at a word. */
export function split(lines: readonly Line[], limit: number): Part[] {
  if (sizeOf(lines) <= limit) return [joined(lines)].filter(({ plain }) => plain.trim() !== "");
  const parts: Line[][] = [[]];
  for (const piece of lines.flatMap((one) => broken(one, limit))) {
    const current = parts.at(-1) ?? [];
    if (current.length > 0 && sizeOf([...current, piece]) > limit) parts.push([piece]);
    else current.push(piece);
  }
  return parts.map(joined).filter(({ plain }) => plain.trim() !== "");
}

/** A line in pieces that fit; the markup of a line that has to be broken is given up. */
function broken(one: Line, limit: number): Line[] {
  const pieces: Line[] = [];
  let rest = one.plain;
  if (rest.length <= limit) return [one];
  while (rest.length > limit) {
    const space = rest.lastIndexOf(" ", limit);
    const at = space > limit / 2 ? space : wholeLetters(rest, limit);
    pieces.push(line(rest.slice(0, at), "plain"));
    rest = rest.slice(at).trimStart();
  }
  return rest === "" ? pieces : [...pieces, line(rest, "plain")];
}

/** Does not cut a letter that takes two units in halves. */
function wholeLetters(words: string, at: number): number {
  const code = words.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}
