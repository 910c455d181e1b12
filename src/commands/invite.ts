import { DateTime } from "luxon";
import type { Member } from "../domain/office.js";
import type { Instant } from "../domain/time.js";
import type { Shelves } from "../ports.js";

const INVITE_DAYS = 14;
const INVITE_LENGTH = 8;
/** Without 0 and O, 1 and I: codes are read aloud and typed from paper. 32 of them: a byte has no favourites. */
const INVITE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A code that ties one account to a member: used once, for fourteen days. */
export async function newInvite(
  tx: Shelves,
  member: Member,
  now: Instant,
): Promise<{ code: string; expires: Instant }> {
  const bytes = crypto.getRandomValues(new Uint8Array(INVITE_LENGTH));
  const code = [...bytes].map((byte) => INVITE_LETTERS[byte % INVITE_LETTERS.length]).join("");
  const expires = DateTime.fromISO(now, { zone: "utc" }).plus({ days: INVITE_DAYS });
  const invite = { code, expires: expires.toJSDate().toISOString() };
  await tx.office.createInvite(member.id, code, invite.expires);
  return invite;
}
