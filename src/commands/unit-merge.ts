import { may } from "../domain/may.js";
import type { UnitRecord } from "../domain/office.js";
import { inForce, merge, moveWork, workMoved, type UnitBook } from "../domain/unit-changes.js";
import type { CivilDate } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/unit-changes.js";
import { confirmMove, workMoved as toldMoved, workToMove } from "../messages/unit-work.js";
import type { Shelves } from "../ports.js";
import { pageWithin } from "./args.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { personAgain } from "./person-again.js";
import { asking, doneWith } from "./unit-card.js";
import { readPastDate, takeUnits, type UnitArgs } from "./units-args.js";

const UNITS_A_PAGE = 8;
const TASKS_A_PAGE = 5;
/** More receivers than these have no place on the buttons of one message. */
const RECEIVERS = 4;

/** `u5 merge`, `u5 merge u7 [day]`, `u5 merge u7 2026-07-01 yes`: into which, from when, and surely. */
export async function mergeUnit(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { who, args, today } = call;
  const { language } = who.member;
  const { ids, rest } = takeUnits(args.rest);
  const [into] = ids;
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const book = await tx.office.unitBook(who.workspace.id);
    const from = inForce(book, args.id);
    if (!from.ok) return refused(from.why, call, kit);
    if (into === undefined) return chooseOther(call, book, from.value, "merge");
    const ask = `units u${String(args.id)} merge u${String(into)}`;
    if (rest === "day") return words.askMergeDay(ask, language);
    const sure = / yes$/.test(rest);
    const typed = rest.replace(/ yes$/, "");
    const day = typed === "" ? today : readPastDate(typed, today);
    if (day === null) return asking(refused({ code: "date_unread", typed }, call, kit), ask);
    const merging = merge(book, { from: args.id, into }, { day, today });
    if (!merging.ok) {
      const dated = ["date_to_come", "unit_too_early"].includes(merging.why.code);
      const said = refused(merging.why, call, kit);
      return dated ? asking(said, ask) : said;
    }
    const { from: source, into: target, events } = merging.value;
    if (!sure) {
      const load = await tx.office.unitLoad(who.workspace.id, source.id);
      return words.confirmMerge({ from: source, into: target, day, load, language });
    }
    const moved = await tx.office.mergeUnit(source.id, target.id, day);
    await tx.record([...events, ...workMoved(source, [target], moved, day)], stampOf(call));
    const said = words.merged({ from: source, into: target, day, moved: moved.length, language });
    return doneWith(call, said, target.id, tx);
  });
}

/** Buttons of the units in force that could be meant. */
function chooseOther(
  { args, who, incoming }: Call<UnitArgs>,
  book: UnitBook,
  from: UnitRecord,
  deed: "merge" | "move",
): Message {
  const others = book.filter(
    ({ id, ended, kind }) =>
      ended === null && id !== from.id && (deed === "move" || kind === from.kind),
  );
  const { page, pages } = pageWithin(args.page, others.length, UNITS_A_PAGE);
  const shown = others.slice((page - 1) * UNITS_A_PAGE, page * UNITS_A_PAGE);
  const turned = args.turned && incoming.kind === "button";
  return words.chooseUnit({
    from,
    shown,
    deed,
    page,
    pages,
    turned,
    language: who.member.language,
  });
}

/** `u5 move`, `u5 move u7 u8 p2`: open work of a unit, each with buttons of those who may get it. */
export async function moveUnitWork(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { who, args } = call;
  const book = await kit.store.office.unitBook(who.workspace.id);
  const from = inForce(book, args.id);
  if (!from.ok) return refused(from.why, call, kit);
  const { ids } = takeUnits(args.rest);
  if (ids.length === 0) return chooseOther(call, book, from.value, "move");
  const to: UnitRecord[] = [];
  for (const id of ids.slice(0, RECEIVERS)) {
    const unit = inForce(book, id);
    if (!unit.ok) return refused(unit.why, call, kit);
    to.push(unit.value);
  }
  return workPage(call, { from: from.value, to, said: null, page: args.page }, kit.store);
}

export type WorkPage = {
  from: UnitRecord;
  to: readonly UnitRecord[];
  said: string | null;
  page: number;
};

/** A page of what a unit still has to do, to be given away one by one. */
export async function workPage(
  { who, args, incoming }: Call<UnitArgs>,
  { from, to, said, page: wanted }: WorkPage,
  on: Shelves,
): Promise<Message> {
  const open = await on.office.unitWork(who.workspace.id, from.id);
  const { page, pages } = pageWithin(wanted, open.length, TASKS_A_PAGE);
  return workToMove({
    ...{ from, to: to.slice(0, RECEIVERS), said, page, pages },
    others: Math.max(0, to.length - RECEIVERS),
    total: open.length,
    tasks: open.slice((page - 1) * TASKS_A_PAGE, page * TASKS_A_PAGE),
    turned: (args.turned || args.deed === "give") && incoming.kind === "button",
    language: who.member.language,
  });
}

/** `u5 give 12 u7 u8 p2`: task 12 goes to the first, the others stay on the buttons; `u5 give all u7 yes`. */
export async function giveWork(call: Call<UnitArgs>, kit: Kit): Promise<Message> {
  const { who, args, today } = call;
  const [, what = "", receivers = ""] = /^(all|\d{1,9})\s+(.*)$/s.exec(args.rest) ?? [];
  const { ids, rest } = takeUnits(receivers);
  const [to = 0, ...others] = ids;
  const { language } = who.member;
  return kit.store.transaction(async (tx) => {
    const allowed = may(await personAgain(tx, who), "people");
    if (!allowed.ok) return refused(allowed.why, call, kit);
    const book = await tx.office.unitBook(who.workspace.id);
    const open = await tx.office.unitWork(who.workspace.id, args.id);
    const numbers = what === "all" ? null : [Number(what)];
    const moving = moveWork(book, { from: args.id, to, numbers }, open);
    if (!moving.ok) return refused(moving.why, call, kit);
    const { from, to: target } = moving.value;
    if (numbers === null && rest !== "yes") {
      return confirmMove({ from, to: target, open: open.length, language });
    }
    const moved = await give(call, { from, to: target, numbers, day: today }, tx);
    const said = toldMoved({ from, to: target, moved, language });
    if (numbers === null) return doneWith(call, said, target.id, tx);
    const shown = [target.id, ...others].sort((a, b) => a - b);
    const receiversNow = book.filter(({ id, ended }) => ended === null && shown.includes(id));
    return workPage(call, { from, to: receiversNow, said, page: args.page }, tx);
  });
}

async function give(
  call: Call<unknown>,
  given: { from: UnitRecord; to: UnitRecord; numbers: number[] | null; day: CivilDate },
  tx: Shelves,
): Promise<number[]> {
  const { from, to, numbers, day } = given;
  const moved = await tx.office.moveWork(from.id, to.id, numbers ?? "all");
  const each = workMoved(from, [to], moved, day);
  const data = { from: from.name, to: to.name, day, tasks: moved.length };
  const whole = numbers === null && moved.length > 0;
  await tx.record(whole ? [{ kind: "unit_work_moved", data }, ...each] : each, stampOf(call));
  return moved.map(({ number }) => number);
}
