import { may } from "../domain/may.js";
import type { Activity } from "../domain/activity.js";
import type { UnitRecord } from "../domain/office.js";
import type { Decision } from "../domain/refusal.js";
import {
  firstDay,
  freeName,
  inForce,
  rename,
  sameName,
  unitToChange,
  type UnitBook,
} from "../domain/unit-changes.js";
import { isGroupName, matchUnit } from "../domain/unit-names.js";
import type { Message } from "../messages/message.js";
import { unitAdded, unitAliased, unitRenamed } from "../messages/unit-changes.js";
import * as words from "../messages/units.js";
import type { Shelves } from "../ports.js";
import { pageWithin } from "./args.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import { asking, cardOf, doneWith } from "./unit-card.js";
import { giveWork, mergeUnit, moveUnitWork } from "./unit-merge.js";
import { splitUnit } from "./unit-split.js";
import { takeSince, UNITS_ARGS, type UnitArgs, type UnitsArgs } from "./units-args.js";

const PAGE = 8;

/** /units, /bophan: the units of the office, and what becomes of them. */
export const units = command<UnitsArgs>({
  name: "units",
  vietnamese: "bophan",
  aliases: ["phongban"],
  who: "admins",
  reads: false,
  args: UNITS_ARGS,
  async run(call, kit) {
    const allowed = may(call.who, "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const { args } = call;
    switch (args.step) {
      case "list":
      case "ended":
        return list(call, args, kit.store);
      case "add":
        return addUnit({ ...call, args: args.rest }, kit);
      case "find":
        return findUnit({ ...call, args: args.rest }, kit);
      case "unit":
        return onUnit({ ...call, args }, kit);
    }
  },
  async again(call, { store }) {
    const { args } = call;
    if (!may(call.who, "people").ok) return null;
    if (args.step !== "unit") return list(call, { step: "list", page: 1, turned: false }, store);
    return cardOf(call, args.id, store);
  },
});

async function onUnit(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  switch (call.args.deed) {
    case null:
      return (
        (await cardOf(call, call.args.id, kit.store)) ??
        refused({ code: "no_such_thing" }, call, kit)
      );
    case "name":
      return renameUnit(call, kit);
    case "alias":
      return addAlias(call, kit);
    case "merge":
      return mergeUnit(call, kit);
    case "split":
      return splitUnit(call, kit);
    case "move":
      return moveUnitWork(call, kit);
    case "give":
      return giveWork(call, kit);
  }
}

async function list(
  { who, incoming }: Call<unknown>,
  asked: { step: "list" | "ended"; page: number; turned: boolean },
  on: Shelves,
): Promise<Message> {
  const book = await on.office.unitBook(who.workspace.id);
  const ended = book.filter((unit) => unit.ended !== null);
  const all = asked.step === "ended" ? ended : book.filter((unit) => unit.ended === null);
  const { page, pages } = pageWithin(asked.page, all.length, PAGE);
  return words.unitList({
    shown: all.slice((page - 1) * PAGE, page * PAGE),
    which: asked.step,
    total: all.length,
    ended: ended.length,
    loads: await on.office.unitLoads(who.workspace.id),
    page,
    pages,
    turned: asked.turned && incoming.kind === "button",
    language: who.member.language,
  });
}

async function findUnit(call: Call<string>, kit: Kit): Promise<Message> {
  const book = await kit.store.office.unitBook(call.who.workspace.id);
  const found = unitToChange(book, call.args);
  const past = book.findLast(({ ended, name }) => ended !== null && sameName(call.args, name));
  const unit = found?.ok === true ? found.value : past;
  const card = unit === undefined ? null : await cardOf(call, unit.id, kit.store);
  if (card !== null) return card;
  const match = matchUnit(
    call.args,
    book.filter(({ ended }) => ended === null),
  );
  const near = match.state === "unclear" ? match.nearest : [];
  const nearest = match.state === "matched" ? [match.name] : near;
  return refused({ code: "no_such_unit", typed: call.args, nearest }, call, kit);
}

/** `units add`, then its name: a unit that nobody has named yet. */
async function addUnit(call: Call<string>, kit: Kit): Promise<Message> {
  const { who, args, today } = call;
  const { language } = who.member;
  if (args === "") return words.askName("add", null, language);
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const since = takeSince(args, today);
    if (!since.ok) return asking(refused(since.why, call, kit), "units add");
    const { name: written, day } = since.value;
    const name = freeName(await tx.office.unitBook(who.workspace.id), written);
    if (!name.ok) return asking(refused(name.why, call, kit), "units add");
    const first = firstDay({ day, today });
    if (!first.ok) return asking(refused(first.why, call, kit), "units add");
    const kind = isGroupName(name.value) ? "group" : "unit";
    const made = { name: name.value, kind, since: day } as const;
    const none = { aliases: [], members: [] };
    const { id } = await tx.office.addUnit(who.workspace.id, { ...made, ...none });
    await tx.record([{ kind: "unit_added", data: { name: name.value } }], stampOf(call));
    return doneWith(call, unitAdded(name.value, language), id, tx);
  });
}

async function addAlias(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { language } = call.who.member;
  return changeName(call, kit, "alias", async (book, unit, tx) => {
    const alias = freeName(book, call.args.rest, unit.id);
    if (!alias.ok) return alias;
    const known = [unit.name, ...unit.aliases].includes(alias.value);
    if (!known) await tx.office.addAlias(unit.id, alias.value);
    const data = { name: unit.name, what: "alias", to: alias.value };
    const events: Activity[] = known ? [] : [{ kind: "unit_changed", data }];
    return { ok: true, value: { events, said: unitAliased(unit, alias.value, language) } };
  });
}

async function renameUnit(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { today, who } = call;
  return changeName(call, kit, "name", async (book, unit, tx) => {
    const since = takeSince(call.args.rest, today);
    if (!since.ok) return since;
    const { name, day } = since.value;
    const renaming = rename(book, { unit: unit.id, name }, { day: day ?? today, today });
    if (!renaming.ok) return renaming;
    const { to, day: from, events } = renaming.value;
    await tx.office.renameUnit(unit.id, to, from);
    const said = unitRenamed(unit.name, to, from, who.member.language);
    return { ok: true, value: { events, said } };
  });
}

/** A unit in force gets a name: asked for where none is said, and again where it cannot be. */
async function changeName(
  call: Call<UnitArgs>,
  kit: Kit,
  deed: "alias" | "name",
  change: (
    book: UnitBook,
    unit: UnitRecord,
    tx: Shelves,
  ) => Promise<Decision<{ events: Activity[]; said: string }>>,
): Promise<Message> {
  const { who, args } = call;
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const book = await tx.office.unitBook(who.workspace.id);
    const unit = inForce(book, args.id);
    if (!unit.ok) return refused(unit.why, call, kit);
    if (args.rest === "") return words.askName(deed, unit.value, who.member.language);
    const changed = await change(book, unit.value, tx);
    const ask = `units u${String(args.id)} ${deed}`;
    if (!changed.ok) return asking(refused(changed.why, call, kit), ask);
    await tx.record(changed.value.events, stampOf(call));
    return doneWith(call, changed.value.said, unit.value.id, tx);
  });
}
