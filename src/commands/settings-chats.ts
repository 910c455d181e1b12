import { may } from "../domain/may.js";
import type { Message } from "../messages/message.js";
import { chatsView, groupTitle, onlyInGroup, whichUnit } from "../messages/settings-chats.js";
import type { ChatRecord, Place, Shelves } from "../ports.js";
import { pageWithin } from "./args.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import type { ChatArgs } from "./settings-args.js";

/** Units to choose from, on a page. */
const PAGE = 8;

/** The group chats of the office, with whose they are; from a group that is nobody's yet it is one tap to tie it. */
export async function showChats(call: Call<unknown>, on: Shelves): Promise<Message> {
  const { who, incoming } = call;
  const units = await on.office.units(who.workspace.id);
  const all = await on.office.chats(who.workspace.id);
  const chats = all.map(({ id, title, purpose, unitId }) => ({
    ...{ id, title, purpose },
    unit: units.find((unit) => unit.id === unitId)?.name ?? null,
  }));
  const options = { manages: may(who, "settings").ok, here: isNobodys(incoming.place, all) };
  return chatsView(chats, options, who.member.language);
}

/** A group of another office is refused before any command is looked at: it is ours, or nobody's yet. */
function isNobodys({ channel, chat, kind }: Place, ours: readonly ChatRecord[]): boolean {
  return (
    kind === "group" && !ours.some((one) => one.channel === channel && one.externalId === chat)
  );
}

/** The group in which this is said is the office's from now on. */
export async function tieChat(call: Call<unknown>, kit: Kit): Promise<Message> {
  const { who, incoming } = call;
  const { channel, chat: externalId, kind } = incoming.place;
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "settings");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    if (kind !== "group") return onlyInGroup(who.member.language);
    const ours = await tx.office.chats(who.workspace.id);
    if (isNobodys(incoming.place, ours)) {
      const title = groupTitle(channel, ours.filter((one) => one.channel === channel).length + 1);
      const use = { purpose: "group", unit: null } as const;
      await bind(call, { channel, externalId, title }, use, tx);
    }
    return showChats(call, tx);
  });
}

/** What a chat gets from now on; of a unit's chat whose it is, by buttons. */
export async function changeChat(call: Call<ChatArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "settings");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const chats = await tx.office.chats(who.workspace.id);
    const chat = chats.find(({ id }) => id === args.id);
    if (chat === undefined) return refused({ code: "no_such_thing" }, call, kit);
    if (args.purpose !== "unit") {
      await bind(call, chat, { purpose: args.purpose, unit: null }, tx);
      return showChats(call, tx);
    }
    const units = await tx.office.units(who.workspace.id);
    if (args.unit === null) return askUnit({ ...call, args }, chat, units);
    const unit = units.find(({ id }) => id === args.unit);
    if (unit === undefined) return refused({ code: "no_such_thing" }, call, kit);
    await bind(call, chat, { purpose: "unit", unit }, tx);
    return showChats(call, tx);
  });
}

type Use = { purpose: ChatRecord["purpose"]; unit: { id: number; name: string } | null };

/** A chat that is tied, or one that is about to be. */
type Bound = Pick<ChatRecord, "channel" | "externalId" | "title"> & Partial<ChatRecord>;

/** Nothing is recorded where it is so already. */
async function bind(
  call: Call<unknown>,
  { unitId: of, ...chat }: Bound,
  { purpose, unit }: Use,
  tx: Shelves,
): Promise<void> {
  if (chat.purpose === purpose && of === unit?.id) return;
  const use = { purpose, ...(unit === null ? {} : { unitId: unit.id }) };
  await tx.office.bindChat(call.who.workspace.id, { ...chat, ...use });
  const data = { title: chat.title, purpose, ...(unit === null ? {} : { unit: unit.name }) };
  await tx.record([{ kind: "chat_bound", data }], stampOf(call));
}

function askUnit(
  { args, who, incoming }: Call<Extract<ChatArgs, { purpose: "unit" }>>,
  chat: ChatRecord,
  units: readonly { id: number; name: string; kind: "unit" | "group" }[],
): Message {
  const real = units.filter(({ kind }) => kind === "unit");
  const { page, pages } = pageWithin(args.page, real.length, PAGE);
  return whichUnit({
    ...{ chat, page, pages },
    units: real.slice((page - 1) * PAGE, page * PAGE),
    turned: args.turned && incoming.kind === "button",
    language: who.member.language,
  });
}
