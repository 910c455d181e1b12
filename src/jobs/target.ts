import type { NoticeKind } from "../domain/brief.js";
import type { Member } from "../domain/office.js";
import { saidIn, type Message } from "../messages/message.js";
import { inGroup } from "../messages/notices.js";
import type { Account, ChatRecord, Door, OutboxItem, Place, Store } from "../ports.js";

export type TargetKit = { store: Store; doors: readonly Door[] };

/** Where something goes, and how it is said there. */
export type Target = { door: Door; place: Place; message: Message };

/** Null where nobody can be reached. */
export async function targetOf(
  item: OutboxItem,
  worded: Message,
  kit: TargetKit,
): Promise<Target | null> {
  if ("chat" in item.to) return chatTarget(item.to.chat, item, worded, kit);
  const member = await kit.store.office.member(item.to.member);
  const said = saidIn(worded, member?.language ?? "vi");
  const alone = await privateTarget(item.to.member, said, kit);
  if (member === null || member.state === "left") return alone;
  const kind = item.kind ?? "news";
  if (alone !== null && !(await wantsGroup(kind, member, kit))) return alone;
  return (await groupTarget(kind, member, said, item, kit)) ?? alone;
}

async function chatTarget(
  id: number,
  { workspaceId }: OutboxItem,
  worded: Message,
  kit: TargetKit,
): Promise<Target | null> {
  const chat = await kit.store.office.chat(workspaceId, id);
  const door = chat === null ? undefined : doorTo(chat, kit);
  if (chat === null || door === undefined) return null;
  return { door, place: placeOf(chat), message: saidIn(worded, "vi") };
}

async function privateTarget(
  memberId: number,
  message: Message,
  kit: TargetKit,
): Promise<Target | null> {
  for (const place of await kit.store.office.privatePlaces(memberId)) {
    const door = doorTo(place, kit);
    if (door !== undefined) return { door, place, message };
  }
  return null;
}

/** What a person's own wish is about: what the bot says by itself, not the answers of others. */
const WISHED: readonly NoticeKind[] = ["nudge", "urge", "round"];

async function wantsGroup(kind: NoticeKind, { id }: Member, { store }: TargetKit) {
  if (!WISHED.includes(kind)) return false;
  return (await store.reminders.wish(id)).nudgeIn === "group";
}

/** The group of one of the person's units, else the office's, with a mention. */
async function groupTarget(
  kind: NoticeKind,
  member: Member,
  said: Message,
  { workspaceId }: OutboxItem,
  kit: TargetKit,
): Promise<Target | null> {
  // Who could not be reached, and why, is nobody else's business.
  if (kind === "trouble") return null;
  const chats = await kit.store.office.chats(workspaceId);
  const units = member.units.map(({ id }) => id);
  const ranked = [
    ...(member.role === "chair" ? chats.filter(({ purpose }) => purpose === "leaders") : []),
    ...chats.filter(({ purpose, unitId }) => purpose === "unit" && units.includes(unitId ?? 0)),
    ...chats.filter(({ purpose }) => purpose === "group"),
  ];
  const accounts = await kit.store.office.accounts(member.id);
  for (const chat of ranked) {
    const door = doorTo(chat, kit);
    if (door === undefined) continue;
    const message = inGroup(member.name, said, member.language, accountAt(chat, accounts));
    return { door, place: placeOf(chat), message };
  }
  return null;
}

/** The account to be called by there; on the local page the name says it. */
function accountAt({ channel }: ChatRecord, accounts: readonly Account[]): string | undefined {
  if (channel === "web") return undefined;
  return accounts.find((account) => account.channel === channel)?.id;
}

function placeOf({ channel, externalId }: ChatRecord): Place {
  return { channel, chat: externalId, kind: "group" };
}

function doorTo({ channel }: Pick<Place, "channel">, { doors }: TargetKit): Door | undefined {
  return doors.find((door) => door.name === channel);
}
