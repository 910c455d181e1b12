import { inOrder, mayChange, mayErase, mayRemove, takesOver } from "../domain/people.js";
import { may } from "../domain/may.js";
import type { Member, Person } from "../domain/office.js";
import { refuse, type Decision } from "../domain/refusal.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/people-leaving.js";
import { moment } from "../messages/words.js";
import type { Shelves } from "../ports.js";
import { pageWithin, takeId, takePage } from "./args.js";
import { doorOf, refused, stampOf, type Call, type Kit } from "./command.js";
import { codeOf, removeUnused } from "./files.js";
import { sayInPrivate } from "./in-private.js";
import { newInvite } from "./invite.js";
import { bothAgain } from "./person-again.js";
import { dataFile, eraseData, erasure, handOverWork, removeMember, type By } from "./leaving.js";

type OneArgs = { rest: string };

/** `people m7 code`: a code for one account, told to nobody but the administrator. */
export async function giveCode(call: Call<OneArgs>, member: Member, kit: Kit): Promise<Message> {
  const { who, now } = call;
  const allowed = mayChange(who, member);
  if (!allowed.ok) return refused(allowed.why, call, kit);
  return inPrivate(call, kit, async () => {
    const made = await kit.store.transaction(async (tx) => {
      const there = await mayAgain(call, member, tx, mayChange);
      if (!there.ok) return there;
      const invite = await newInvite(tx, member, now);
      const told = { kind: "invite_made", data: { member: member.id } } as const;
      await tx.record([told], stampOf(call));
      return { ok: true as const, value: invite };
    });
    if (!made.ok) return refused(made.why, call, kit);
    const { code, expires } = made.value;
    const { language } = who.member;
    return words.inviteCode(
      member,
      code,
      moment(expires, who.workspace.timeZone, language),
      language,
    );
  });
}

/** Answers a group by the asker's private chat: a code lies in no table and is read by nobody else. */
async function inPrivate(
  call: Call<unknown>,
  kit: Kit,
  answer: () => Promise<Message>,
): Promise<Message> {
  const { language } = call.who.member;
  if (call.incoming.place.kind === "private") return answer();
  const told = await sayInPrivate(call, kit, answer);
  return told === "sent" ? words.sentInPrivate(language) : words.notSentInPrivate(language);
}

/** Whom the words after the step name: `m9`, `unit`, or nobody yet. */
function readTo(rest: string): { id: number } | "unit" | null {
  const { rest: said } = takePage(rest);
  if (said === "unit") return "unit";
  const { id } = takeId(said, "m");
  return id === null ? null : { id };
}

/** `people m7 handover`: asks to whom; `handover m9`, `handover unit`: does it. */
export async function handOver(call: Call<OneArgs>, member: Member, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const { language } = who.member;
  const allowed = mayChange(who, member);
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const to = readTo(args.rest);
  if (to === null) return words.handOverTo(await toWhom(call, member, kit.store));
  return kit.store.transaction(async (tx) => {
    const there = await mayAgain(call, member, tx, mayChange);
    if (!there.ok) return refused(there.why, call, kit);
    const taker = await takerOf(member, to, tx);
    if (!taker.ok) return refused(taker.why, call, kit);
    const { tasks, events, notices } = await handOverWork(member, taker.value, byOf(call), tx);
    if (tasks.length === 0) return words.handOverTo(await toWhom(call, member, tx));
    await tx.record(events, stampOf(call));
    await tx.mail.enqueue(notices);
    return words.handedOver(member, taker.value, tasks, language);
  });
}

/** The member, if the rule still holds of both when they are read in the transaction. */
async function mayAgain(
  { who }: Call<unknown>,
  { id }: Member,
  tx: Shelves,
  rule: (by: Person, member: Member) => Decision<null>,
): Promise<Decision<Member>> {
  const both = await bothAgain(tx, who, id);
  if (!both.ok) return both;
  const allowed = rule(both.value.by, both.value.member);
  return allowed.ok ? { ok: true, value: both.value.member } : allowed;
}

function byOf({ who, now, incoming }: Call<unknown>): By {
  return { id: who.member.id, name: who.member.name, source: incoming.source, at: now };
}

async function takerOf(
  member: Member,
  to: { id: number } | "unit",
  tx: Shelves,
): Promise<Decision<Member | null>> {
  if (to === "unit") return { ok: true, value: null };
  const members = await tx.office.members(member.workspaceId);
  const taker = members.find(({ id }) => id === to.id);
  if (taker === undefined) return { ok: false, why: { code: "no_such_thing" } };
  const fits = takesOver(taker, member);
  return fits.ok ? { ok: true, value: taker } : fits;
}

const TAKERS_PAGE = 8;

/** Who can take over: people of the same units first. */
async function toWhom(call: Call<OneArgs>, member: Member, on: Shelves): Promise<words.ToWhomView> {
  const { args, who, incoming } = call;
  const { page: wanted, turned } = takePage(args.rest);
  const members = await on.office.members(member.workspaceId);
  const able = members.filter((one) => takesOver(one, member).ok).map((one) => ({ member: one }));
  const own = new Set(member.units.map(({ id }) => id));
  const near = ({ units }: Member) => units.some(({ id }) => own.has(id));
  const all = inOrder(able, await on.office.units(member.workspaceId), "", () => "");
  const sorted = [
    ...all.filter((one) => near(one.member)),
    ...all.filter((one) => !near(one.member)),
  ];
  const { page, pages } = pageWithin(wanted, sorted.length, TAKERS_PAGE);
  const shown = sorted.slice((page - 1) * TAKERS_PAGE, page * TAKERS_PAGE);
  return {
    member,
    tasks: await on.work.unfinished(member.workspaceId, member.id),
    people: shown.map((one) => one.member),
    ...{ page, pages, language: who.member.language },
    turned: turned && incoming.kind === "button",
  };
}

/** `people m7 remove`: asks; `remove m9`, `remove unit`: their work goes there, and they are gone. */
export async function removeOne(call: Call<OneArgs>, member: Member, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const to = readTo(args.rest);
  const done = await kit.store.transaction(async (tx) => {
    // Read inside: of two administrators who remove each other the second finds themselves gone.
    const admins = await tx.office.countAdmins(who.workspace.id);
    const rule = (by: Person, there: Member) => mayRemove(by, there, admins);
    const allowed = await mayAgain(call, member, tx, rule);
    if (!allowed.ok) return { said: refused(allowed.why, call, kit), files: [] };
    if (to === null) return { said: words.askRemove(await toWhom(call, member, tx)), files: [] };
    const taker = await takerOf(member, to, tx);
    if (!taker.ok) return { said: refused(taker.why, call, kit), files: [] };
    const gone = await removeMember(member, taker.value, byOf(call), tx);
    await tx.record(gone.events, stampOf(call));
    await tx.mail.enqueue(gone.notices);
    const said = words.removed(
      { ...member, state: "left" },
      taker.value,
      gone.tasks,
      who.member.language,
    );
    return { said, files: gone.files };
  });
  for (const sha256 of done.files) await removeUnused(sha256, kit);
  return done.said;
}

/** `people m7 export`: all that is kept about a person, as a file for them. */
export async function exportOf(call: Call<OneArgs>, member: Member, kit: Kit): Promise<Message> {
  const { who, now } = call;
  const { language } = who.member;
  const allowed = may(who, "people");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  return inPrivate(call, kit, async () => {
    const data = await kit.store.transaction(async (tx) => {
      const there = await mayAgain(call, member, tx, (by) => may(by, "people"));
      if (!there.ok) return there;
      const found = await tx.office.dataOf(who.workspace.id, member.id);
      if (found === null) return refuse({ code: "no_such_thing" });
      const told = { kind: "member_exported", data: { member: member.id } } as const;
      await tx.record([told], stampOf(call));
      return { ok: true as const, value: found };
    });
    if (!data.ok) return refused(data.why, call, kit);
    const { text, counts } = dataFile(data.value, who.workspace.name, now);
    const limit = doorOf(call.incoming, kit)?.limits.fileBytes ?? 0;
    const put = await kit.files.put(bytesOf(text), limit);
    const file = {
      ...put,
      name: words.dataFileName(member.id, language),
      mime: "application/json",
    };
    const entries = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return words.exported(member, file, entries, language);
  });
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** `people m7 erase`: asks; `erase yes`: takes the person out of the database. */
export async function eraseOf(call: Call<OneArgs>, member: Member, kit: Kit): Promise<Message> {
  const { who, args, now } = call;
  const { language } = who.member;
  const allowed = mayErase(who, member);
  if (!allowed.ok) return refused(allowed.why, call, kit);
  if (args.rest !== "yes") return words.askErase(member, language);
  const done = await kit.store.transaction(async (tx) => {
    const there = await mayAgain(call, member, tx, mayErase);
    if (!there.ok) return there;
    await tx.record([erasure(member)], stampOf(call));
    return { ok: true as const, value: await eraseData(member, now, tx) };
  });
  if (!done.ok) return refused(done.why, call, kit);
  const whom = { member: member.id, workspace: who.workspace.code };
  return words.erased(whom, { ...done.value, scrubbed: await scrubbed(kit) }, language);
}

/** What was deleted is gone from the files too, unless somebody holds them. */
async function scrubbed({ store, log }: Kit): Promise<boolean> {
  try {
    await store.scrub();
    return true;
  } catch (error) {
    log.warn("what was erased may lie in the file still", { code: codeOf(error) });
    return false;
  }
}
