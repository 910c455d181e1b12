import type { Command } from "commander";
import type { Activity } from "../domain/activity.js";
import { matchMember } from "../domain/member-names.js";
import type { UnitRecord, UnitRef, Workspace } from "../domain/office.js";
import { refuse } from "../domain/refusal.js";
import { dayOf, type CivilDate } from "../domain/time.js";
import {
  merge,
  moveWork,
  rename,
  split,
  splitTarget,
  workMoved,
  type From,
  type UnitBook,
} from "../domain/unit-changes.js";
import { deskHelp } from "../messages/desk-help.js";
import { deskUnitWords } from "../messages/desk-units.js";
import { deskWords } from "../messages/desk.js";
import type { Shelves } from "../ports.js";
import { done, no, wrong, type Answer, type Refused } from "./answer.js";
import type { Desk } from "./desk.js";
import { allOrRefused, deskStamp, inWorkspace, isRefused, type OpenOffice } from "./office.js";
import { civilDateOption, collect } from "./options.js";
import { decided, unitChanged, unitLines, unitNamed, unitShown } from "./unit-shown.js";

export type At = { workspace: string };
type Since = At & { since?: CivilDate };
type Move = At & { task?: string[] };
type Split = Since & { into?: string[]; task?: string[]; member?: string[]; keep?: true };

/** `unit rename`, `merge`, `split` and `move-work`. */
export function addUnitChanges(leaf: (name: string, help: string) => Command, desk: Desk): void {
  leaf("rename", deskHelp.unitRename)
    .argument("<unit>", deskHelp.unitName)
    .argument("<name>", deskHelp.newName)
    .option("--since <date>", deskHelp.changeSince, civilDateOption)
    .action((unit: string, name: string, options: Since) =>
      desk.atOffice((office) => renameUnit(office, unit, name, options)),
    );
  leaf("merge", deskHelp.unitMerge)
    .argument("<from>", deskHelp.mergeFrom)
    .argument("<into>", deskHelp.mergeInto)
    .option("--since <date>", deskHelp.changeSince, civilDateOption)
    .action((from: string, into: string, options: Since) =>
      desk.atOffice((office) => mergeUnits(office, from, into, options)),
    );
  leaf("split", deskHelp.unitSplit)
    .argument("<unit>", deskHelp.unitName)
    .option("--into <name>", deskHelp.splitInto, collect)
    .option("--task <number=name>", deskHelp.splitTask, collect)
    .option("--member <name=unit>", deskHelp.splitMember, collect)
    .option("--keep", deskHelp.splitKeep)
    .option("--since <date>", deskHelp.changeSince, civilDateOption)
    .action((unit: string, options: Split) =>
      desk.atOffice((office) => splitUnit(office, unit, options)),
    );
  leaf("move-work", deskHelp.unitMoveWork)
    .argument("<from>", deskHelp.moveFrom)
    .argument("<to>", deskHelp.moveTo)
    .option("--task <number>", deskHelp.moveTask, collect)
    .action((from: string, to: string, options: Move) =>
      desk.atOffice((office) => moveUnitWork(office, from, to, options)),
    );
}

type Changing = { tx: Shelves; workspace: Workspace; book: UnitBook; when: From };
type Changed = { unit: number; events: Activity[]; said: string[]; json?: object };

/** One change of units: read, decided and written in one transaction, then told. */
async function change(
  office: OpenOffice,
  options: Since,
  work: (changing: Changing) => Promise<Changed | Refused>,
): Promise<Answer> {
  return inWorkspace(office, options.workspace, async (tx, workspace) => {
    const today = dayOf(office.clock.now(), workspace.timeZone);
    const book = await tx.office.unitBook(workspace.id);
    const when = { day: options.since ?? today, today };
    const changed = await work({ tx, workspace, book, when });
    if (isRefused(changed)) return changed;
    await tx.record(changed.events, deskStamp(workspace.id, office.clock));
    const all = await tx.office.unitBook(workspace.id);
    const now = all.filter(({ id }) => id === changed.unit);
    const [unit] = now.map((one) => unitShown(one, all));
    return done({ unit, ...changed.json }, [...changed.said, ...unitLines(now, all)]);
  });
}

async function renameUnit(
  office: OpenOffice,
  written: string,
  name: string,
  options: Since,
): Promise<Answer> {
  return change(office, options, async ({ tx, book, when }) => {
    const unit = unitChanged(written, book);
    if (isRefused(unit)) return unit;
    const renaming = decided(rename(book, { unit: unit.id, name }, when));
    if (isRefused(renaming)) return renaming;
    const { to, day, events } = renaming;
    await tx.office.renameUnit(unit.id, to, day);
    return { unit: unit.id, events, said: [deskUnitWords.renamed(unit.name, to, day)] };
  });
}

async function mergeUnits(
  office: OpenOffice,
  from: string,
  into: string,
  options: Since,
): Promise<Answer> {
  return change(office, options, async ({ tx, book, when }) => {
    const units = allOrRefused([unitChanged(from, book), unitChanged(into, book)]);
    if (isRefused(units)) return units;
    const [source, target] = units.map(({ id }) => id);
    const merging = decided(merge(book, { from: source ?? 0, into: target ?? 0 }, when));
    if (isRefused(merging)) return merging;
    const moved = await tx.office.mergeUnit(merging.from.id, merging.into.id, merging.day);
    const { name } = merging.into;
    return {
      unit: merging.into.id,
      events: [...merging.events, ...workMoved(merging.from, [merging.into], moved, merging.day)],
      said: [deskUnitWords.merged(merging.from.name, name, moved.length, merging.day)],
      json: { from: merging.from.name, moved: moved.map(({ number }) => number) },
    };
  });
}

async function moveUnitWork(
  office: OpenOffice,
  from: string,
  to: string,
  options: Move,
): Promise<Answer> {
  const numbers = options.task?.map(taskNumber) ?? null;
  if (numbers?.includes(NaN) === true) return wrong("usage", deskWords.notANumber());
  return change(office, options, async ({ tx, workspace, book, when }) => {
    const units = allOrRefused([unitChanged(from, book), unitChanged(to, book)]);
    if (isRefused(units)) return units;
    const [source = 0, target = 0] = units.map(({ id }) => id);
    const open = await tx.office.unitWork(workspace.id, source);
    const moving = decided(moveWork(book, { from: source, to: target, numbers }, open));
    if (isRefused(moving)) return moving;
    const moved = await tx.office.moveWork(source, target, numbers ?? "all");
    const all = moved.map(({ number }) => number);
    return {
      unit: target,
      events: workEvents(moving, moved, when.day),
      said: [deskUnitWords.workMoved(moving.from.name, moving.to.name, all)],
      json: { from: moving.from.name, moved: all },
    };
  });
}

function workEvents(
  { from, to }: { from: UnitRef; to: UnitRef },
  moved: Parameters<typeof workMoved>[2],
  day: CivilDate,
): Activity[] {
  if (moved.length === 0) return [];
  const data = { from: from.name, to: to.name, day, tasks: moved.length };
  return [{ kind: "unit_work_moved", data }, ...workMoved(from, [to], moved, day)];
}

async function splitUnit(office: OpenOffice, written: string, options: Split): Promise<Answer> {
  const given = allOrRefused([
    pairsOf("--task", options.task ?? []),
    pairsOf("--member", options.member ?? []),
  ]);
  if (isRefused(given)) return given;
  const [tasks = [], members = []] = given;
  return change(office, options, async ({ tx, workspace, book, when }) => {
    const unit = unitChanged(written, book);
    if (isRefused(unit)) return unit;
    const keep = options.keep === true;
    const asked = (options.into ?? []).map((name) => splitTarget(book, unit.id, name));
    const splitting = decided(split(book, { unit: unit.id, into: asked, keep }, when));
    if (isRefused(splitting)) return splitting;
    // Nothing is written before all of it is known to be right; a new unit has no id until then.
    const planned = splitting.into.map(({ id, name }, i) => ({ id: id ?? -1 - i, name }));
    const shares = await sharesOf(tx, { workspace, unit, into: planned, keep, tasks, members });
    if (isRefused(shares)) return shares;
    const { day, events } = splitting;
    const ids = new Map<number, number>();
    for (const { id, name } of planned) {
      const made = { name, kind: "unit" as const, aliases: [], members: [], since: day };
      ids.set(id, id < 0 ? (await tx.office.addUnit(workspace.id, made)).id : id);
    }
    const real = <T extends { to: number }>(one: T) => ({ ...one, to: ids.get(one.to) ?? one.to });
    const moved = await tx.office.splitUnit(unit.id, {
      ...{ into: [...ids.values()], day, keep },
      tasks: shares.tasks.map(real),
      members: shares.members.map(real),
    });
    const into = planned.map(({ id, name }) => ({ id: ids.get(id) ?? id, name }));
    const received = into.map(({ id, name }) => ({
      unit: name,
      tasks: moved.filter(({ to }) => to === id).map(({ number }) => number),
    }));
    return {
      unit: unit.id,
      events: [...events, ...workMoved(unit, into, moved, day)],
      said: [
        deskUnitWords.split(
          unit.name,
          into.map(({ name }) => name),
          keep,
          day,
        ),
        ...received.map((one) => deskUnitWords.given(one.unit, one.tasks)),
      ],
      json: { into: received },
    };
  });
}

type Pair = { what: string; to: string };
type Wanted = {
  workspace: Workspace;
  unit: UnitRecord;
  into: UnitRef[];
  keep: boolean;
  tasks: Pair[];
  members: Pair[];
};

/** Who was said to get which task and which person; what stays with a unit that goes on is left out. */
async function sharesOf(tx: Shelves, wanted: Wanted) {
  const { workspace, unit, into, keep } = wanted;
  const receivers = [...(keep ? [unit] : []), ...into];
  const open = (await tx.office.unitWork(workspace.id, unit.id)).map(({ number }) => number);
  const tasks = allOrRefused(
    wanted.tasks.map(({ what, to }) => {
      const number = taskNumber(what);
      const receiver = receiverOf(to, receivers);
      if (isRefused(receiver)) return receiver;
      if (open.includes(number)) return { number, to: receiver.id };
      if (Number.isNaN(number)) return wrong("usage", deskWords.notANumber());
      return decided<never>(refuse({ code: "not_its_work", number, name: unit.name }));
    }),
  );
  if (isRefused(tasks)) return tasks;
  const all = await tx.office.members(workspace.id);
  const own = all.filter((member) => member.units.some(({ id }) => id === unit.id));
  const members = allOrRefused(
    wanted.members.map(({ what, to }) => {
      const receiver = receiverOf(to, receivers);
      if (isRefused(receiver)) return receiver;
      const byNumber = own.find(({ id }) => String(id) === what);
      const match = matchMember(what, byNumber === undefined ? own : [byNumber]);
      if (byNumber !== undefined) return { member: byNumber.id, to: receiver.id };
      if (match.state === "found") return { member: match.member.id, to: receiver.id };
      return match.state === "several"
        ? no("ambiguous_member", deskWords.namesakes(what, match.members))
        : decided<never>(refuse({ code: "not_its_member", member: what, name: unit.name }));
    }),
  );
  if (isRefused(members)) return members;
  const goes = ({ to }: { to: number }) => to !== unit.id;
  return { tasks: tasks.filter(goes), members: members.filter(goes) };
}

/** One of those that take over, by its name. */
function receiverOf(written: string, receivers: readonly UnitRef[]): UnitRef | Refused {
  const known = receivers.map(({ id, name }) => {
    return { id, name, kind: "unit" as const, aliases: [], members: [] };
  });
  const found = unitNamed(written, known);
  if (!isRefused(found)) return found;
  const names = receivers.map(({ name }) => name);
  return no("unknown_unit", deskUnitWords.noSuchSuccessor(written, names));
}

/** "3=Phòng Kinh tế" → 3 and its receiver. */
function pairsOf(option: "--task" | "--member", given: readonly string[]): Pair[] | Refused {
  return allOrRefused(
    given.map((pair) => {
      const [, what, to] = /^([^=]+)=(.+)$/s.exec(pair) ?? [];
      if (what === undefined || to === undefined) {
        return wrong("usage", deskUnitWords.pairWanted(option));
      }
      return { what: what.trim(), to: to.trim() };
    }),
  );
}

function taskNumber(written: string): number {
  const number = /^#?(\d{1,9})$/.exec(written.trim())?.[1];
  return number === undefined ? NaN : Number(number);
}
