import { changeMember, inOrder, mayChange, readName } from "../domain/people.js";
import type { MemberChange } from "../domain/people.js";
import { may } from "../domain/may.js";
import { ROLES, type Member, type UnitRef } from "../domain/office.js";
import type { Decision } from "../domain/refusal.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/people.js";
import type { RosterEntry, Shelves } from "../ports.js";
import { pageWithin, takePage } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { PEOPLE_ARGS, type PeopleArgs } from "./people-args.js";
import { bothAgain, personAgain } from "./person-again.js";
import { eraseOf, exportOf, giveCode, handOver, removeOne } from "./people-leaving.js";

/** /people, /nhansu: the members of the office; for administrators all that becomes of them. */
export const people = command<PeopleArgs>({
  name: "people",
  vietnamese: "nhansu",
  aliases: ["canbo"],
  who: "managers",
  reads: false,
  args: PEOPLE_ARGS,
  async run(call, kit) {
    const seen = may(call.who, "see_people");
    if (!seen.ok) return refused(seen.why, call, kit);
    const { args } = call;
    if (args.of === "one") return onOne({ ...call, args }, kit);
    if (args.step === "add") return add({ ...call, args: args.name }, kit);
    return showList({ ...call, args }, kit);
  },
  async again(call, kit) {
    const { args, who } = call;
    if (!may(who, "see_people").ok) return null;
    if (args.of === "one") return showCard(call, args.id, null, kit.store);
    return showList({ ...call, args: { ...EVERYBODY, step: "list" } }, kit);
  },
});

const EVERYBODY = { of: "all", words: "", page: 1, turned: false } as const;

type ListArgs = Extract<PeopleArgs, { words: string }>;

async function showList(call: Call<ListArgs>, kit: Kit): Promise<Message> {
  const { who, args, incoming } = call;
  const { language } = who.member;
  const manages = may(who, "people").ok;
  if (args.step === "left" && !manages) return refused({ code: "only", who: "admins" }, call, kit);
  const units = await kit.store.office.units(who.workspace.id);
  const roster = await kit.store.office.roster(who.workspace.id);
  const former = roster.filter(({ member, erased }) => member.state === "left" && !erased);
  const asked =
    args.step === "left" ? former : roster.filter(({ member }) => member.state === "active");
  const searched = (entry: RosterEntry) => {
    const own = new Set(entry.member.units.map(({ id }) => id));
    const names = units.filter(({ id }) => own.has(id)).flatMap((u) => [u.name, ...u.aliases]);
    return [words.personLine(entry, language), ...names].join(" ");
  };
  const found = inOrder(asked, units, args.words, searched);
  const { page, pages } = pageWithin(args.page, found.length, words.PEOPLE_PAGE);
  const view = {
    people: pageOf(found, page, words.PEOPLE_PAGE),
    ...{ total: found.length, page, pages, words: args.words, left: former.length },
    ...{ manages, language, turned: args.turned && incoming.kind === "button" },
  };
  return args.step === "left" ? words.formerPeople(view) : words.peopleList(view);
}

function pageOf<T>(all: readonly T[], page: number, size: number): T[] {
  return all.slice((page - 1) * size, page * size);
}

type OneArgs = Extract<PeopleArgs, { of: "one" }>;

async function onOne(call: Call<OneArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  if (args.step === null) {
    const card = await showCard(call, args.id, null, kit.store);
    return card ?? refused({ code: "no_such_thing" }, call, kit);
  }
  const entry = await kit.store.office.rosterEntry(who.workspace.id, args.id);
  if (entry === null || entry.erased) return refused({ code: "no_such_thing" }, call, kit);
  const { member } = entry;
  switch (args.step) {
    case "code":
      return giveCode(call, member, kit);
    case "handover":
      return handOver(call, member, kit);
    case "remove":
      return removeOne(call, member, kit);
    case "export":
      return exportOf(call, member, kit);
    case "erase":
      return eraseOf(call, member, kit);
    case "role":
    case "units":
    case "unit":
    case "nounit":
    case "head":
    case "admin":
    case "name": {
      const allowed = mayChange(who, member);
      if (!allowed.ok) return refused(allowed.why, call, kit);
      return (await asked(call, args.step, member, kit)) ?? change(call, args.step, kit);
    }
  }
}

type Edit = MemberChange["what"] | "unit" | "nounit";

/** The question, where the words do not say yet what it is to be; null where they do. */
async function asked(
  call: Call<OneArgs>,
  step: Edit,
  member: Member,
  kit: Kit,
): Promise<Message | null> {
  const { rest } = call.args;
  const { language } = call.who.member;
  if (step === "name" && rest === "") return words.askOtherName(member, language);
  if (step === "role" && rest === "") return words.chooseRole(member, pressed(call), language);
  if (step !== "units") return null;
  return showUnits(call, member, { page: takePage(rest).page, note: null }, kit.store);
}

async function showUnits(
  call: Call<unknown>,
  member: Member,
  { page: wanted, note }: { page: number; note: string | null },
  on: Shelves,
): Promise<Message> {
  const units = await on.office.units(member.workspaceId);
  const all = units.filter(({ kind }) => kind === "unit");
  const { page, pages } = pageWithin(wanted, all.length, words.UNITS_PAGE);
  const { language } = call.who.member;
  const shown = pageOf(all, page, words.UNITS_PAGE);
  return words.chooseUnits({
    ...{ member, units: shown, page, pages, note, language, turned: pressed(call) },
  });
}

function pressed({ incoming }: Call<unknown>): boolean {
  return incoming.kind === "button";
}

async function change(call: Call<OneArgs>, step: Edit, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const { language } = who.member;
  return kit.store.transaction(async (tx) => {
    // Read again: two administrators may change one entry at once.
    const both = await bothAgain(tx, who, args.id);
    if (!both.ok) return refused(both.why, call, kit);
    const { by, member } = both.value;
    const wanted = await changeOf(args, step, member, tx);
    if (!wanted.ok) return refused(wanted.why, call, kit);
    const admins = await tx.office.countAdmins(who.workspace.id);
    const unfinished = (await tx.work.unfinished(who.workspace.id, member.id)).length;
    const decided = changeMember(by, member, { admins, unfinished }, wanted.value);
    if (!decided.ok) return refused(decided.why, call, kit);
    const { to, events } = decided.value;
    if (events.length > 0) await tx.office.changeMember(member.id, to);
    await tx.record(events, stampOf(call));
    const note = words.changedWords(events.length > 0, language);
    const now = (await tx.office.member(member.id)) ?? member;
    if (step === "unit" || step === "nounit") {
      return showUnits(call, now, { page: takePage(args.rest).page, note }, tx);
    }
    const card = await showCard(call, member.id, note, tx);
    return card ?? refused({ code: "no_such_thing" }, call, kit);
  });
}

/** What the words after the step mean. */
async function changeOf(
  { rest }: OneArgs,
  step: Edit,
  member: Member,
  tx: Shelves,
): Promise<Decision<MemberChange>> {
  const nothing: Decision<never> = { ok: false, why: { code: "no_such_thing" } };
  switch (step) {
    case "name": {
      const name = readName(rest);
      return name.ok ? { ok: true, value: { what: "name", to: name.value } } : name;
    }
    case "role": {
      const role = ROLES.find((one) => one === rest.toLowerCase());
      return role === undefined ? nothing : { ok: true, value: { what: "role", to: role } };
    }
    case "head":
    case "admin": {
      if (rest !== "yes" && rest !== "no") return nothing;
      return { ok: true, value: { what: step, to: rest === "yes" } };
    }
    case "units":
      return nothing;
    case "unit":
    case "nounit": {
      const id = Number(takePage(rest).rest);
      const units = await tx.office.units(member.workspaceId);
      const unit = units.find((one) => one.id === id && one.kind === "unit");
      if (step === "unit" && unit === undefined) return nothing;
      const others = member.units.filter((one) => one.id !== id);
      const was = others.length < member.units.length;
      const to: UnitRef[] = step === "nounit" ? others : was ? member.units : plus(others, unit);
      return { ok: true, value: { what: "units", to } };
    }
  }
}

function plus(units: UnitRef[], unit: UnitRef | undefined): UnitRef[] {
  return unit === undefined ? units : [...units, { id: unit.id, name: unit.name }];
}

/** `people add`: asks for the name; `people add NAME`: an official of no unit, to be completed by buttons. */
async function add(call: Call<string>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const { language } = who.member;
  if (!may(who, "people").ok) return refused({ code: "only", who: "admins" }, call, kit);
  if (args.trim() === "") return words.askNewName(language);
  const name = readName(args);
  if (!name.ok) return refused(name.why, call, kit);
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const members = await tx.office.members(who.workspace.id);
    const twins = members.filter((member) => member.name === name.value).length;
    const given = { name: name.value, role: "official", admin: false, head: false } as const;
    const { id, role } = await tx.office.addMember(who.workspace.id, { ...given, units: [] });
    await tx.record([{ kind: "member_added", data: { member: id, role } }], stampOf(call));
    const note = words.addedWords(name.value, twins, language);
    const card = await showCard(call, id, note, tx);
    return card ?? refused({ code: "no_such_thing" }, call, kit);
  });
}

async function showCard(
  call: Call<unknown>,
  id: number,
  note: string | null,
  on: Shelves,
): Promise<Message | null> {
  const { who } = call;
  const entry = await on.office.rosterEntry(who.workspace.id, id);
  const manages = may(who, "people").ok;
  if (entry === null || entry.erased || (entry.member.state === "left" && !manages)) return null;
  return words.personCard({
    member: entry.member,
    channels: entry.channels,
    inCharge: (await on.work.unfinished(who.workspace.id, id)).length,
    ...{ manages, note, language: who.member.language },
    turned: pressed(call) && note !== null,
  });
}
