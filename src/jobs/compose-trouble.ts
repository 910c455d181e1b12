import { troubleMessage, type Undelivered } from "../messages/trouble.js";
import type { Message } from "../messages/message.js";
import type { OutboxEntry, OutboxItem, Store } from "../ports.js";

/** What died since its reader was told of dead letters last; null where nothing did. */
export async function composeTrouble(
  { workspaceId, to }: OutboxItem,
  { store }: { store: Store },
): Promise<Message | null> {
  if (!("member" in to)) return null;
  const member = await store.office.member(to.member);
  if (member === null) return null;
  const since = await store.mail.troubleTold(workspaceId, to.member);
  const dead = await store.mail.deadSince(workspaceId, since);
  if (dead.length === 0) return null;
  return troubleMessage(await undelivered(workspaceId, dead, store), member.language);
}

/** By recipient and reason, most of them first. */
async function undelivered(
  workspaceId: number,
  dead: readonly OutboxEntry[],
  { office }: Store,
): Promise<Undelivered[]> {
  const chats = new Map(
    (await office.chats(workspaceId)).map(({ id, title }) => [`chat:${String(id)}`, title]),
  );
  const found = new Map<string, Undelivered>();
  for (const { to, why } of dead) {
    const key = `${to} ${why ?? ""}`;
    const same = found.get(key);
    if (same !== undefined) {
      same.count += 1;
      continue;
    }
    const name = chats.get(to) ?? (await office.member(Number(to.split(":")[1])))?.name ?? to;
    found.set(key, { name, count: 1, why: why ?? "" });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
