import type { Activity } from "./activity.js";
import { foldedWords } from "./fold.js";
import { may } from "./may.js";
import type { Member, MemberRef, Person, Role, UnitRef } from "./office.js";
import { allow, refuse, type Decision } from "./refusal.js";

/** What an administrator may change of a member. */
export type MemberChange =
  | { what: "name"; to: string }
  | { what: "role"; to: Role }
  | { what: "units"; to: UnitRef[] }
  | { what: "head" | "admin"; to: boolean };

/** The new entry of a member, and what is recorded of it: nothing where it stood so already. */
export type ChangedMember = {
  to: Pick<Member, "name" | "role" | "admin" | "head" | "units">;
  events: Activity[];
};

/** Letters of a name, at most. */
const LONGEST_NAME = 100;

/** A person's name as it is kept: NFC, single spaces, letters and what stands between them in names. */
export function readName(typed: string): Decision<string> {
  const name = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "") return refuse({ code: "name_wanted" });
  if ([...name].length > LONGEST_NAME) {
    return refuse({ code: "name_too_long", limit: LONGEST_NAME });
  }
  if (!/\p{L}/u.test(name) || !/^[\p{L}\p{M}\p{N} .,'’()-]+$/u.test(name)) {
    return refuse({ code: "name_form" });
  }
  return allow(name);
}

/** How many administrators there are, and of how many unfinished tasks the member is in charge. */
export type MemberStanding = { admins: number; unfinished: number };

/**
 * Changes the entry of an active member. Nobody takes the administrator's right from themselves, and nobody who
 * is in charge of unfinished work becomes a viewer: it would wait for one who cannot hand it in.
 */
export function changeMember(
  by: Person,
  member: Member,
  { admins, unfinished }: MemberStanding,
  change: MemberChange,
): Decision<ChangedMember> {
  const allowed = mayChange(by, member);
  if (!allowed.ok) return allowed;
  const { id, name, role, admin, head, units } = member;
  const before = { name, role, admin, head, units };
  if (change.what === "admin" && !change.to && admin) {
    const kept = keepsAdmin(by, member, admins);
    if (!kept.ok) return kept;
  }
  if (change.what === "role" && change.to === "viewer" && role !== "viewer" && unfinished > 0) {
    return refuse({ code: "still_in_charge", member: id, name, tasks: unfinished });
  }
  const to = { ...before, [change.what]: change.to };
  const [from, into] = [said(before, change.what), said(to, change.what)];
  if (from === into) return allow({ to, events: [] });
  const data = { member: id, what: change.what };
  // A name stands in no entry of the history: it could not be erased there.
  const told = change.what === "name" ? data : { ...data, from, to: into };
  return allow({ to, events: [{ kind: "member_changed", data: told }] });
}

function said(
  { name, role, admin, head, units }: ChangedMember["to"],
  what: MemberChange["what"],
): string | boolean {
  switch (what) {
    case "name":
      return name;
    case "role":
      return role;
    case "units":
      return units.map((unit) => unit.name).join("; ");
    case "head":
      return head;
    case "admin":
      return admin;
  }
}

/** Whether an administrator may change this member, give them a code or hand their work over. */
export function mayChange(by: Person, member: Member): Decision<null> {
  const allowed = may(by, "people");
  if (!allowed.ok) return allowed;
  if (member.state === "left") return refuse({ code: "member_left", name: member.name });
  return allow(null);
}

/** Whether a member may be taken off the list: not oneself, and never the only administrator. */
export function mayRemove(by: Person, member: Member, admins: number): Decision<null> {
  const allowed = mayChange(by, member);
  return allowed.ok ? keepsAdmin(by, member, admins) : allowed;
}

function keepsAdmin(by: Person, member: Member, admins: number): Decision<null> {
  if (member.admin && admins <= 1) return refuse({ code: "last_admin" });
  if (member.id === by.member.id) return refuse({ code: "not_oneself" });
  return allow(null);
}

/** Whether a person's data may be erased: once they have left. */
export function mayErase(by: Person, member: Member): Decision<null> {
  const allowed = may(by, "people");
  if (!allowed.ok) return allowed;
  return hasLeft(member);
}

/** The same at the desk, where nobody is asked who they are. */
export function hasLeft(member: Member): Decision<null> {
  if (member.state === "active") return refuse({ code: "member_here", name: member.name });
  return allow(null);
}

/** Who can take over work: anybody there who may change anything. */
export function takesOver(member: Member, from: MemberRef): Decision<null> {
  const fits = member.state === "active" && member.role !== "viewer" && member.id !== from.id;
  return fits ? allow(null) : refuse({ code: "cannot_take_over", name: member.name });
}

/**
 * In the order of a list of the office: those of no unit first, then unit by unit, heads before the others, by
 * given name. With `words` only those of whom `text`, as it is searched, has all of them.
 */
export function inOrder<E extends { member: Member }>(
  entries: readonly E[],
  units: readonly UnitRef[],
  words: string,
  text: (entry: E) => string,
): E[] {
  const wanted = foldedWords(words);
  const place = new Map(units.map(({ id }, at) => [id, at]));
  const unitOf = ({ member }: E) => place.get(member.units[0]?.id ?? 0) ?? -1;
  const order = new Intl.Collator("vi");
  return entries
    .filter((entry) => {
      const searched = foldedWords(text(entry)).join(" ");
      return wanted.every((word) => searched.includes(word));
    })
    .sort(
      (a, b) =>
        unitOf(a) - unitOf(b) ||
        Number(b.member.head) - Number(a.member.head) ||
        order.compare(byGivenName(a.member.name), byGivenName(b.member.name)) ||
        a.member.id - b.member.id,
    );
}

/** "Lê Thị Minh" → "Minh Lê Thị". */
function byGivenName(name: string): string {
  const words = name.split(" ");
  return [words.at(-1) ?? "", ...words.slice(0, -1)].join(" ");
}

/**
 * A text without a person's name, where it stands by itself: it is left alone within a longer word and within
 * the longer name of somebody else ("Lê Thị Minh" in "Lê Thị Minh Anh").
 */
export function withoutName(
  text: string,
  name: string,
  others: readonly string[],
  instead: string,
): string {
  const longer = others.filter((other) => other !== name && other.includes(name));
  longer.sort((a, b) => b.length - a.length);
  const any = [...longer, name].map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const alone = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${any})(?![\\p{L}\\p{M}\\p{N}])`, "gu");
  return text.replace(alone, (found) => (found === name ? instead : found));
}
