import { plainText, type Block, type Button, type Message } from "../../messages/message.js";
import { formOf, formOfButton, type Form } from "../../messages/forms.js";
import type { Mention, OutFile } from "../../messages/message.js";
import type { types } from "@slack/bolt";
import { LIMITS } from "./limits.js";

/** One Slack message: blocks, and the words for notifications and screen readers. */
export type Part = { text: string; blocks: types.KnownBlock[] };

/** A button that types its value; one that opens the form of its value. */
export const PRESS = /^press:/;
export const FORM = /^form:(vi|en):/;

/**
 * A message as Slack takes it, cut into several where it is too long for one; the buttons are on the
 * last. Pictures are not in it: Slack shows them as files.
 */
export function render(said: Message): Part[] {
  const texts = said.blocks.flatMap(textBlocks);
  const actions = actionBlocks(buttonRows(said));
  const parts = packed(texts, actions);
  const fallback = cut(escaped(plainText(said)), LIMITS.fallback);
  return parts.map((blocks, at) => ({ text: at === 0 ? fallback : fallbackOf(blocks), blocks }));
}

/** Blocks of a view, which may be 100 and have no limit of characters that we reach. */
export function renderView(said: Message): types.KnownBlock[] {
  const blocks = [...said.blocks.flatMap(textBlocks), ...actionBlocks(buttonRows(said))];
  return blocks.slice(0, LIMITS.viewBlocks);
}

/** Files and pictures of a message, in order. */
export function filesOf(said: Message): { file: OutFile; alt: string | null }[] {
  const pictures = said.blocks.flatMap((block) =>
    block.type === "image" ? [{ file: block.file, alt: block.alt }] : [],
  );
  return [...pictures, ...said.files.map((file) => ({ file, alt: null }))];
}

function textBlocks(block: Block): types.KnownBlock[] {
  switch (block.type) {
    case "text":
      return block.mention === undefined
        ? sections(block.text, block.tone)
        : [calling(block.text, block.mention)];
    case "list":
      return sections(block.items.map(({ text }) => `• ${text}`).join("\n"), "plain");
    case "image":
      return [];
  }
}

function sections(
  text: string,
  tone: Extract<Block, { type: "text" }>["tone"],
): types.KnownBlock[] {
  if (text.trim() === "") return [];
  if (tone === "title" && text.length <= LIMITS.header && !text.includes("\n")) {
    return [{ type: "header", text: plain(text) }];
  }
  return pieces(text, LIMITS.section).map((piece) => ({
    type: "section",
    text: textObject(piece),
  }));
}

/** Words in which a person is called by their account: Slack shows the name, and tells them. */
function calling(words: string, { name, account }: Mention): types.KnownBlock {
  const at = words.indexOf(name);
  if (at < 0 || !/^[UW][A-Z0-9]+$/.test(account)) {
    return { type: "section", text: textObject(words) };
  }
  const [before, after] = [words.slice(0, at), words.slice(at + name.length)];
  const text = `${escaped(before)}<@${account}>${escaped(after)}`;
  return { type: "section", text: { type: "mrkdwn", text } };
}

/** Signs that Slack takes for bold, italic, struck and code. */
const MARKUP = /[*_~`]/;

/** Words as they are: links can be clicked unless the words hold signs that Slack would format. */
function textObject(words: string): types.TextObject {
  return MARKUP.test(words) ? plain(words) : { type: "mrkdwn", text: escaped(words) };
}

function plain(text: string): types.PlainTextElement {
  return { type: "plain_text", text, emoji: false };
}

/** The three signs that mean something to Slack everywhere. */
function escaped(words: string): string {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Pieces whose escaped length is at most `most`, cut at ends of lines, else at blanks. */
function pieces(words: string, most: number): string[] {
  const found: string[] = [];
  let rest = words;
  while (escaped(rest).length > most) {
    let end = rest.length;
    while (escaped(rest.slice(0, end)).length > most)
      end = Math.floor((end * most) / escaped(rest.slice(0, end)).length);
    const head = rest.slice(0, end);
    const at = Math.max(
      head.lastIndexOf("\n"),
      Math.floor(end / 2) <= head.lastIndexOf(" ") ? head.lastIndexOf(" ") : -1,
    );
    const length = at > 0 ? at : wholeLetters(head);
    found.push(rest.slice(0, length));
    rest = rest.slice(length).replace(/^\s+/, "");
  }
  return rest.trim() === "" ? found : [...found, rest];
}

/** How much of the words can stand without the half of a letter at the end. */
function wholeLetters(words: string): number {
  const last = words.charCodeAt(words.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? words.length - 1 : words.length;
}

type Pressed = { label: string; style?: "primary" | "danger"; actionId: string; value: string };

function buttonRows(said: Message): Pressed[][] {
  const language = said.language ?? "vi";
  const rows = said.buttons.map((row) => row.map(pressed));
  const forms = formsOf(said, language).map(({ opens, ask }): Pressed => {
    return { label: opens, actionId: `form:${language}:`, value: ask };
  });
  return forms.length === 0 ? rows : [...rows, forms];
}

function pressed({ label, command, style }: Button): Pressed {
  return { label, actionId: "press:", value: command, ...(style === undefined ? {} : { style }) };
}

/** The form of the question, and of the one button that has one. */
function formsOf(said: Message, language: "vi" | "en"): Form[] {
  const asked = said.ask === undefined ? null : formOf(said.ask, language);
  const instead = said.buttons
    .flat()
    .map(({ command }) => formOfButton(command, language))
    .filter((form) => form !== null);
  const only = instead.length === 1 ? instead[0] : undefined;
  return [asked, only ?? null].filter((form) => form !== null);
}

/** A row is a block; where there are very many rows they share blocks. */
function actionBlocks(rows: Pressed[][]): types.ActionsBlock[] {
  const wide = rows.flatMap((row) => chunks(row, LIMITS.elements));
  const grouped = wide.length <= MOST_ROWS ? wide : chunks(wide.flat(), LIMITS.elements);
  let count = 0;
  return grouped.map((row) => ({
    type: "actions",
    elements: row.map((button) => {
      count += 1;
      return buttonElement(button, count);
    }),
  }));
}

const MOST_ROWS = 15;

function buttonElement({ label, style, actionId, value }: Pressed, count: number): types.Button {
  return {
    type: "button",
    text: plain(cut(label, LIMITS.label)),
    action_id: `${actionId}${String(count)}`,
    value: value.slice(0, LIMITS.value),
    ...(style === undefined ? {} : { style }),
  };
}

/** Fills messages up to the limits; buttons stay together on the last. */
function packed(texts: types.KnownBlock[], actions: types.KnownBlock[]): types.KnownBlock[][] {
  const parts: types.KnownBlock[][] = [[]];
  const fits = (block: types.KnownBlock[], more: types.KnownBlock[]) => {
    const all = [...block, ...more];
    return all.length <= LIMITS.blocks && JSON.stringify(all).length <= LIMITS.allBlocks;
  };
  for (const block of texts) {
    const last = parts.at(-1) ?? [];
    if (fits(last, [block])) last.push(block);
    else parts.push([block]);
  }
  const last = parts.at(-1) ?? [];
  if (fits(last, actions)) last.push(...actions);
  else for (const block of actions) addTo(parts, block, fits);
  return parts.filter((blocks) => blocks.length > 0);
}

function addTo(
  parts: types.KnownBlock[][],
  block: types.KnownBlock,
  fits: (block: types.KnownBlock[], more: types.KnownBlock[]) => boolean,
): void {
  const last = parts.at(-1);
  if (last?.every(({ type }) => type === "actions") === true && fits(last, [block]))
    last.push(block);
  else parts.push([block]);
}

function fallbackOf(blocks: types.KnownBlock[]): string {
  const words = blocks.map((block) => {
    if (block.type !== "section") return "";
    const text = block.text;
    if (text === undefined) return "";
    return text.type === "mrkdwn" ? text.text : escaped(text.text);
  });
  return cut(words.join("\n").trim() || "…", LIMITS.fallback);
}

function chunks<T>(all: T[], size: number): T[][] {
  const found: T[][] = [];
  for (let i = 0; i < all.length; i += size) found.push(all.slice(i, i + size));
  return found;
}

/** An entity is not cut in half: "&am…" would show as it is. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const head = words.slice(0, most - 1).replace(/&[a-z]{0,3}$/, "");
  return `${head.slice(0, wholeLetters(head))}…`;
}
