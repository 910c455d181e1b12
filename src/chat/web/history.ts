import type { LocalChats, LocalMessage } from "../../ports.js";
import type { History } from "./page/shapes.js";
import { wireMessage } from "./render.js";

/** Messages of each chat a page opens with. */
const OPENING = 100;

/**
 * What a page opens with: the last messages of every chat of a person, and where the stream goes on.
 * The mark is read first: what is written meanwhile comes again through the stream, never not at all.
 */
export async function historyOf(personId: string, local: LocalChats): Promise<History> {
  const chats = (await local.chats(personId)).map((chat) => chat.id);
  const marks = await Promise.all(chats.map((chat) => local.latest(chat, 1)));
  const rows: LocalMessage[] = [];
  for (const chat of chats) rows.push(...(await local.latest(chat, OPENING)));
  const mark = Math.max(0, ...marks.flat().map((row) => row.seq));
  rows.sort((a, b) => a.id - b.id);
  return {
    messages: rows.map((row) => wireMessage(row, personId)),
    lastEventId: String(mark),
  };
}
