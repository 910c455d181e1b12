import { saidIn, type Message } from "../messages/message.js";
import type { Place, Sent } from "../ports.js";
import type { Call, Kit } from "./command.js";

/** What became of it: "closed" where the asker has no private chat, "failed" where it may work later. */
type Told = "sent" | "closed" | "failed";

/**
 * Says to the asker alone what must not be read in a group: in the private chat of the same platform, else in
 * another one whose door is open. Not through the outbox, which falls back to the group.
 */
export async function sayInPrivate(
  { who, incoming }: Call<unknown>,
  kit: Kit,
  said: () => Promise<Message>,
): Promise<Told> {
  const places = await kit.store.office.privatePlaces(who.member.id);
  const isHere = (place: Place) => place.channel === incoming.place.channel;
  const hereFirst = [...places.filter(isHere), ...places.filter((place) => !isHere(place))];
  const open = hereFirst.flatMap((place) => {
    const door = kit.doors.find(({ name }) => name === place.channel);
    return door === undefined ? [] : [{ place, door }];
  });
  if (open.length === 0) return "closed";
  const words = saidIn(await said(), who.member.language);
  let told: Told = "closed";
  for (const { place, door } of open) {
    const sent = await door.send(place, words);
    if (sent.ok) return "sent";
    if (mayWorkLater(sent)) told = "failed";
  }
  return told;
}

/** A door that has just found a private chat closed wishes for another try at once, elsewhere. */
function mayWorkLater({ retry, afterMs }: Extract<Sent, { ok: false }>): boolean {
  return retry && afterMs !== 0;
}
