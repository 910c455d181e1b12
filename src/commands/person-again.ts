import { may } from "../domain/may.js";
import type { Member, Person } from "../domain/office.js";
import { refuse, type Decision } from "../domain/refusal.js";
import type { Shelves } from "../ports.js";

/**
 * Whoever asks, read once more in the transaction that writes: the router read them outside of it, and meanwhile
 * somebody may have taken a right from them. One who has left has none.
 */
export async function personAgain(tx: Shelves, who: Person): Promise<Person> {
  const member = await tx.office.member(who.member.id);
  if (member?.state === "active") return { ...who, member };
  const none = { state: "left", role: "viewer", admin: false, head: false, units: [] } as const;
  return { ...who, member: { ...who.member, ...none, units: [] } };
}

/** An administrator and whom they change something of, both read in the transaction that writes. */
export async function bothAgain(
  tx: Shelves,
  who: Person,
  id: number,
): Promise<Decision<{ by: Person; member: Member }>> {
  const by = await personAgain(tx, who);
  const allowed = may(by, "people");
  if (!allowed.ok) return allowed;
  const entry = await tx.office.rosterEntry(who.workspace.id, id);
  if (entry === null || entry.erased) return refuse({ code: "no_such_thing" });
  return { ok: true, value: { by, member: entry.member } };
}
