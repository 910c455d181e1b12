import type { Language } from "../domain/office.js";
import { withoutName } from "../domain/people.js";
import type { Erased } from "../ports.js";
import { fault } from "./errors.js";
import { eraseFromHistory } from "./history.js";
import { recipientOf } from "./mail-outbox.js";
import { closeQuestions } from "./open-questions.js";
import { chatOf, namesOf, namesOfOthers, rewriteTexts } from "./people-texts.js";
import { readIncoming } from "./schemas.js";
import type { Db } from "./tables.js";

type Erasure = { workspaceId: number; id: number; as: Record<Language, string>; at: string };

/** Takes a person who left out of the database, as far as it is theirs: see `Office.eraseMember`. */
export async function eraseMember(db: Db, erasure: Erasure): Promise<Erased> {
  const { workspaceId, id, as, at } = erasure;
  const { tables } = db;
  const where = { id, workspaceId, state: "left", erasedAt: null };
  const member = await tables.member.findFirst({ where });
  if (member === null) throw fault("gone");
  await tables.member.update({
    where: { id },
    data: {
      name: as.vi,
      erasedAt: at,
      admin: false,
      head: false,
      nudgeAt: null,
      nudgeIn: "private",
    },
  });
  await tables.snooze.deleteMany({ where: { memberId: id } });
  await tables.memberUnit.deleteMany({ where: { memberId: id } });
  await eraseAccounts(db, id, at);
  await tables.draft.deleteMany({ where: { memberId: id } });
  await eraseOwnMail(db, id, at);
  const known = await namesOf(db, { workspaceId, id, name: member.name });
  await eraseFromHistory(db, workspaceId, id);
  const others = await namesOfOthers(db, workspaceId, id);
  const names = known.filter((name) => !others.includes(name));
  await rewriteTexts(db, {
    ...{ workspaceId, names, own: id },
    clean: (text, language) =>
      names.reduce((left, name) => withoutName(left, name, others, as[language]), text),
  });
  return { texts: names.length < known.length ? "namesake" : "cleared" };
}

/** The accounts they had, and those with which they once used an invite. */
async function eraseAccounts(db: Db, memberId: number, at: string): Promise<void> {
  const { tables } = db;
  const linked = await tables.identity.findMany({ where: { memberId } });
  const used = await tables.invite.findMany({ where: { memberId, usedAt: { not: null } } });
  const own = new Map<string, Parameters<typeof closeQuestions>[2][number]>();
  for (const { usedChannel: channel, usedAccount: externalId } of used) {
    if (channel === null || externalId === null) continue;
    const elsewhere = await tables.identity.findFirst({
      where: { channel, externalId, memberId: { not: memberId } },
    });
    // Where a private chat is the account itself (Telegram), it is known still.
    const account = { channel, externalId, privateChat: externalId };
    if (elsewhere === null) own.set(`${channel} ${externalId}`, account);
  }
  for (const account of linked) own.set(`${account.channel} ${account.externalId}`, account);
  const accounts = [...own.values()];
  await closeQuestions(db, memberId, accounts);
  for (const account of accounts) await forgetUnanswered(db, account, at);
  await tables.identity.deleteMany({ where: { memberId } });
  await tables.invite.deleteMany({ where: { memberId } });
}

/** What they sent and nobody has answered yet: nobody will. */
async function forgetUnanswered(
  { tables }: Db,
  { channel, externalId }: { channel: string; externalId: string },
  at: string,
): Promise<void> {
  const rows = await tables.received.findMany({
    where: { channel, answeredAt: null, incoming: { contains: externalId } },
  });
  for (const { id, incoming } of rows) {
    if (senderOf(incoming) !== externalId) continue;
    await tables.received.update({ where: { id }, data: { incoming: "", answeredAt: at } });
  }
}

function senderOf(incoming: string): string | null {
  try {
    return readIncoming(incoming).from.id;
  } catch {
    return null;
  }
}

const NOTHING_SAID = JSON.stringify({ blocks: [], buttons: [], files: [] });

/** Notices to them, and what the bot and they said to each other in the local workspace. */
async function eraseOwnMail({ tables }: Db, id: number, at: string): Promise<void> {
  const recipient = recipientOf(id);
  await tables.notice.updateMany({
    where: { recipient, state: "queued" },
    data: { state: "dropped", settledAt: at, why: "the member has left" },
  });
  await tables.notice.updateMany({
    where: { recipient },
    data: { message: NOTHING_SAID, ref: null },
  });
  await tables.localMessage.deleteMany({ where: { chat: chatOf(id) } });
}
