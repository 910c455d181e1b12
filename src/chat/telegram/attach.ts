import { InputFile } from "grammy";
import { text, type Message, type OutFile } from "../../messages/message.js";
import { notCarried, notThere } from "../../messages/telegram.js";
import type { Files } from "../../ports.js";

/** A file of ours on its way out; made anew for each try, for its bytes are read once. */
export function attachment(file: OutFile, files: Files): InputFile {
  return new InputFile(() => files.stream(file.sha256), quotedName(file.name));
}

/**
 * grammY puts the name on the wire without quotes, where a space, a semicolon or a letter outside of
 * ASCII ends it for many readers: so the quotes (RFC 2616, 2.2) are given with the name.
 */
function quotedName(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cs}]/gu, "_");
  return `"${clean.replace(/["\\]/g, "\\$&")}"`;
}

/** The message without what cannot be sent, with a sentence for each instead. */
export async function sendable(said: Message, files: Files, limit: number): Promise<Message> {
  const blocks: Message["blocks"] = [];
  const words: string[] = [];
  const kept: OutFile[] = [];
  for (const block of said.blocks) {
    const why = block.type === "image" ? await problemOf(block.file, files, limit) : null;
    blocks.push(block.type === "image" && why !== null ? text(block.alt) : block);
  }
  for (const file of said.files) {
    const why = await problemOf(file, files, limit);
    if (why === null) kept.push(file);
    else words.push(why);
  }
  return { ...said, blocks: [...blocks, ...words.map((one) => text(one))], files: kept };
}

async function problemOf(file: OutFile, files: Files, limit: number): Promise<string | null> {
  if (file.size > limit) return notCarried(file.name, Math.floor(limit / 1024 / 1024));
  return (await files.has(file.sha256)) ? null : notThere(file.name);
}
