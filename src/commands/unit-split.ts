import { may } from "../domain/may.js";
import type { UnitRecord, UnitRef } from "../domain/office.js";
import { inForce, split, splitTarget, workMoved, type Split } from "../domain/unit-changes.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/unit-changes.js";
import type { Shelves } from "../ports.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import { asking } from "./unit-card.js";
import { workPage } from "./unit-merge.js";
import { takeSince, type UnitArgs } from "./units-args.js";

/**
 * `u5 split` says what will happen, `u5 split all` and `u5 split keep` ask for the names, and the names do it:
 * what is open goes to the first and is then given on by buttons. With `keep` the unit goes on.
 */
export async function splitUnit(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const { language } = who.member;
  const [, how, names = ""] = /^(all|keep)(?:\s+(.*))?$/s.exec(args.rest) ?? [];
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const book = await tx.office.unitBook(who.workspace.id);
    const unit = inForce(book, args.id);
    if (!unit.ok) return refused(unit.why, call, kit);
    const { name, kind } = unit.value;
    if (kind === "group") return refused({ code: "group_unit", name }, call, kit);
    const keep = how === "keep";
    if (how === undefined) {
      const load = await tx.office.unitLoad(who.workspace.id, args.id);
      return words.offerSplit({ unit: unit.value, load, language });
    }
    if (names === "") return words.askSplitNames(unit.value, keep, language);
    const ask = `units u${String(args.id)} split ${how}`;
    const since = takeSince(names, call.today);
    if (!since.ok) return asking(refused(since.why, call, kit), ask);
    const { name: listed, day } = since.value;
    const written = listed.split(";").filter((one) => one.trim() !== "");
    const into = written.map((one) => splitTarget(book, args.id, one));
    const when = { day: day ?? call.today, today: call.today };
    const splitting = split(book, { unit: args.id, into, keep }, when);
    if (!splitting.ok) return asking(refused(splitting.why, call, kit), ask);
    return carryOut(call, splitting.value, keep, tx);
  });
}

async function carryOut(
  call: Call<UnitArgs>,
  splitting: Split,
  keep: boolean,
  tx: Shelves,
): Promise<Message> {
  const workspaceId = call.who.workspace.id;
  const { unit, day, events } = splitting;
  const into: UnitRef[] = [];
  for (const { id, name } of splitting.into) {
    const made = { name, kind: "unit" as const, aliases: [], members: [], since: day };
    into.push({ name, id: id ?? (await tx.office.addUnit(workspaceId, made)).id });
  }
  const ids = into.map(({ id }) => id);
  const moved = await tx.office.splitUnit(unit.id, {
    into: ids,
    day,
    keep,
    tasks: [],
    members: [],
  });
  await tx.record([...events, ...workMoved(unit, into, moved, day)], stampOf(call));
  const book = await tx.office.unitBook(workspaceId);
  const known = (id: number): UnitRecord[] => book.filter((one) => one.id === id);
  const [from, ...to] = (keep ? [unit.id, ...ids] : ids).flatMap(known);
  const said = words.splitDone({ unit, into, keep, day, language: call.who.member.language });
  // There is a first one: a split without receivers was refused.
  if (from === undefined) throw new TypeError("a split without receivers");
  return workPage(call, { from, to, said, page: 1 }, tx);
}
