import type { Db } from "./tables.js";

type Linked = { channel: string; externalId: string; privateChat: string | null };

/**
 * What the bot asked somebody is asked no more, and nothing says any longer which account it spoke with: in a
 * group others may still reply to it, a private chat nobody reads.
 */
export async function closeQuestions(
  { tables }: Db,
  memberId: number,
  accounts: readonly Linked[],
): Promise<void> {
  for (const { channel, externalId, privateChat } of accounts) {
    if (privateChat !== null) {
      await tables.post.deleteMany({ where: { channel, chat: privateChat } });
    }
    await tables.post.updateMany({
      where: { channel, account: { in: [externalId, String(memberId)] } },
      data: { account: "", open: false },
    });
  }
}
