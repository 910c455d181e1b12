import { PAGE_WORDS, replyQuote, WORDLESS } from "../../messages/page.js";
import { message, plainText, text, type Message, type OutFile } from "../../messages/message.js";
import type { Incoming, LocalChat, LocalMessage, LocalPerson } from "../../ports.js";
import type { PageWords, WireBlock, WireChat, WireMessage, WirePerson } from "./page/shapes.js";
import { sentIdOf } from "./read.js";

export const pageWords: PageWords = PAGE_WORDS;

/** A message as one person sees it: its files' addresses are good for that person. */
export function wireMessage(row: LocalMessage, viewer: string): WireMessage {
  const { said } = row;
  const files = said.files.map((file, at) => wireFile(file, row.id, at, viewer));
  let next = said.files.length;
  const blocks = said.blocks.map((block): WireBlock => {
    if (block.type !== "image") return block;
    return { type: "image", alt: block.alt, ...wireFile(block.file, row.id, next++, viewer) };
  });
  const sentId = sentIdOf(row, viewer);
  return {
    id: String(row.id),
    chat: row.chat,
    from: row.from ?? "bot",
    at: row.at,
    blocks,
    buttons: said.buttons,
    files,
    ...(sentId === null ? {} : { sentId }),
  };
}

/** Everything of a message that has an address, in the order of the addresses. */
export function filesOf(said: Message): OutFile[] {
  return [
    ...said.files,
    ...said.blocks.flatMap((block) => (block.type === "image" ? [block.file] : [])),
  ];
}

function wireFile(file: OutFile, messageId: number, at: number, viewer: string) {
  const url = `/api/local/files/${String(messageId)}/${String(at)}?as=${encodeURIComponent(viewer)}`;
  return { name: file.name, url, size: file.size };
}

export function wirePerson(person: LocalPerson): WirePerson {
  const { id, name, role, units, workspace } = person;
  return { id, name, role, units, workspace };
}

export function wireChat(chat: LocalChat): WireChat {
  return { id: chat.id, title: chat.title, kind: chat.kind };
}

/** What a person sent, as it stands in the chat; null for a button, which leaves no words. */
export function ownWords(incoming: Incoming, repliedTo: LocalMessage | null): Message | null {
  if (incoming.kind === "button" || incoming.kind === "unknown") return null;
  const quote = repliedTo === null ? null : text(replyQuote(shortWords(repliedTo.said)), "note");
  if (incoming.kind === "text") return message([quote, incoming.text]);
  const files = incoming.files.map((file) => ({
    sha256: file.id,
    name: file.name,
    size: file.size ?? 0,
    mime: file.mime ?? "application/octet-stream",
  }));
  return message([quote, incoming.caption], [], { files });
}

const SHORT = 90;

function shortWords(said: Message): string {
  const words = plainText(said).replace(/\s+/g, " ").trim();
  if (words === "") return said.files[0]?.name ?? WORDLESS;
  const letters = [...words];
  return letters.length <= SHORT ? words : `${letters.slice(0, SHORT).join("")}…`;
}
