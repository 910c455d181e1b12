import type { Message } from "../messages/message.js";
import * as words from "../messages/units.js";
import type { Shelves } from "../ports.js";
import type { Call } from "./command.js";

/** One unit with what is known of it; null where there is none of that id here. */
export async function cardOf(
  { who }: Call<unknown>,
  id: number,
  on: Shelves,
): Promise<Message | null> {
  const book = await on.office.unitBook(who.workspace.id);
  const unit = book.find((one) => one.id === id);
  if (unit === undefined) return null;
  return words.unitCard({
    unit,
    book,
    load: await on.office.unitLoad(who.workspace.id, id),
    people: await on.office.membersOf(who.workspace.id, id),
    language: who.member.language,
  });
}

/** What was done, and the unit as it stands now. */
export async function doneWith(
  call: Call<unknown>,
  said: string,
  id: number,
  on: Shelves,
): Promise<Message> {
  const card = await cardOf(call, id, on);
  return words.withSaid(said, card);
}

/** A refusal after which the same may be answered once more. */
export function asking(said: Message, ask: string): Message {
  return { ...said, ask };
}
