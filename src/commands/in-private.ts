import type { Message } from "../messages/message.js";
import type { Call, Kit } from "./command.js";

/**
 * Says to the asker alone what must not be read in a group: in the private chat of the same platform, else in
 * another one whose door is open. False where there is none. Not through the outbox, which falls back to the group.
 */
export async function sayInPrivate(
  { who, incoming }: Call<unknown>,
  kit: Kit,
  said: () => Promise<Message>,
): Promise<boolean> {
  const places = await kit.store.office.privatePlaces(who.member.id);
  const open = places.flatMap((place) => {
    const door = kit.doors.find(({ name }) => name === place.channel);
    return door === undefined ? [] : [{ place, door }];
  });
  const here = open.find(({ place }) => place.channel === incoming.place.channel);
  const to = here ?? open[0];
  if (to === undefined) return false;
  return (await to.door.send(to.place, await said())).ok;
}
