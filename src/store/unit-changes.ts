import type { CivilDate } from "../domain/time.js";
import type { MovedTask } from "../domain/unit-changes.js";
import type { UnitSplit } from "../ports.js";
import { fault } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { passOnRounds } from "./rounds.js";
import { refreshSearch } from "./search-text.js";
import type { Db } from "./tables.js";
import { OPEN_WORK } from "./unit-work.js";

const NOT_CLOSED = { plan: { state: { in: ["active", "draft"] } } };

/** The unit keeps its id; the name before stands in `unit_names` and goes on as an alias. */
export async function renameUnit(
  db: Db,
  unitId: number,
  name: string,
  day: CivilDate,
): Promise<void> {
  const { tables } = db;
  const unit = await unitInForce(db, unitId);
  if (unit.name === name) return;
  const before = unit.names.at(-1);
  await tables.unitName.create({
    data: { unitId, name: unit.name, since: before?.until ?? unit.since, until: day },
  });
  await tables.unitAlias.deleteMany({ where: { unitId, alias: name } });
  await tables.unit.update({ where: { id: unitId }, data: { name } });
  await addAliases(tables, unitId, [unit.name]);
  await refreshSearch(db, { units: { some: { unitId } } });
}

/** A unit ends, or gives away a part, and others take over on that day. */
export async function succeed(
  db: Db,
  from: number,
  { kind, into, day, keep, tasks, members }: UnitSplit & { kind: "merged" | "split" },
): Promise<MovedTask[]> {
  const unit = await unitInForce(db, from);
  const [first] = into;
  if (first === undefined || into.includes(from)) throw fault("conflict");
  for (const id of into) {
    const { workspaceId } = await unitInForce(db, id);
    if (workspaceId !== unit.workspaceId) throw fault("conflict");
  }
  const moved: MovedTask[] = [];
  for (const to of into) {
    const numbers = tasks.filter((one) => one.to === to).map(({ number }) => number);
    if (numbers.length > 0) moved.push(...(await moveWork(db, from, to, numbers)));
    const people = members.filter((one) => one.to === to).map(({ member }) => member);
    if (people.length > 0) await moveMembers(db, from, to, people);
  }
  if (!keep) {
    moved.push(...(await moveWork(db, from, first, "all")));
    await moveMembers(db, from, first, "all");
    const known = { unitId: from, ...NOT_CLOSED };
    await db.tables.planUnit.updateMany({ where: known, data: { unitId: first } });
    await passOnRounds(db, from, first);
    await db.tables.chat.updateMany({ where: { unitId: from }, data: { unitId: first } });
  }
  if (kind === "merged" && unit.kind === "group") await joinGroups(db, from, first);
  await shareGroups(db, from, into, keep);
  await linkSuccessors(db, { from, workspaceId: unit.workspaceId, into, kind, day });
  if (!keep) await end(db, unit, into, day);
  return moved.sort((a, b) => a.number - b.number);
}

/** Open work of plans that are not closed goes to another unit, in whatever part the first one had. */
export async function moveWork(
  db: Db,
  from: number,
  to: number,
  which: readonly number[] | "all",
): Promise<MovedTask[]> {
  const { tables } = db;
  const [source, target] = [await unitInForce(db, from), await unitInForce(db, to)];
  if (source.workspaceId !== target.workspaceId) throw fault("conflict");
  const named = which === "all" ? {} : { number: { in: [...which] } };
  const task = { ...OPEN_WORK, ...named };
  const found = await tables.task.findMany({
    where: { ...task, units: { some: { unitId: from } } },
    select: { id: true, number: true },
    orderBy: { number: "asc" },
  });
  if (found.length === 0) return [];
  await tables.taskUnit.updateMany({ where: { unitId: from, task }, data: { unitId: to } });
  await refreshSearch(db, { ...task, units: { some: { unitId: to } } });
  return found.map(({ id, number }) => ({ taskId: id, number, to }));
}

async function moveMembers(
  { tables }: Db,
  from: number,
  to: number,
  who: readonly number[] | "all",
): Promise<void> {
  const already = await tables.memberUnit.findMany({ where: { unitId: to } });
  const twice = new Set(already.map(({ memberId }) => memberId));
  const named = who === "all" ? {} : { memberId: { in: [...who] } };
  const rows = await tables.memberUnit.findMany({ where: { unitId: from, ...named } });
  for (const { memberId } of rows) {
    const where = { memberId_unitId: { memberId, unitId: from } };
    if (twice.has(memberId)) await tables.memberUnit.delete({ where });
    else await tables.memberUnit.update({ where, data: { unitId: to } });
  }
}

/** A name for several units that goes into another is one for the units of both; for all, where either was. */
async function joinGroups({ tables }: Db, from: number, into: number): Promise<void> {
  const added = await tables.unitGroupMember.findMany({ where: { groupId: from } });
  const own = await tables.unitGroupMember.findMany({ where: { groupId: into } });
  if (added.length === 0) await tables.unitGroupMember.deleteMany({ where: { groupId: into } });
  if (added.length === 0 || own.length === 0) return;
  const known = new Set([into, ...own.map(({ unitId }) => unitId)]);
  await tables.unitGroupMember.createMany({
    data: added
      .filter(({ unitId }) => !known.has(unitId))
      .map(({ workspaceId, unitId }) => ({ workspaceId, groupId: into, unitId })),
  });
}

/** Groups that hold the unit hold its successors; an ended unit is in none. */
async function shareGroups(
  { tables }: Db,
  from: number,
  into: readonly number[],
  keep: boolean,
): Promise<void> {
  const groups = await tables.unitGroupMember.findMany({ where: { unitId: from } });
  for (const { groupId, workspaceId } of groups) {
    for (const unitId of into) {
      if (groupId === unitId) continue;
      const key = { groupId, unitId };
      const create = { ...key, workspaceId };
      await tables.unitGroupMember.upsert({ where: { groupId_unitId: key }, create, update: {} });
    }
  }
  if (!keep) {
    const either = [{ unitId: from }, { groupId: from }];
    await tables.unitGroupMember.deleteMany({ where: { OR: either } });
  }
}

async function linkSuccessors(
  { tables }: Db,
  link: {
    from: number;
    workspaceId: number;
    into: readonly number[];
    kind: "merged" | "split";
    day: CivilDate;
  },
): Promise<void> {
  const { from: fromId, workspaceId, kind, day } = link;
  for (const intoId of link.into) {
    const key = { fromId, intoId };
    await tables.unitSuccession.upsert({
      where: { fromId_intoId: key },
      create: { ...key, workspaceId, kind, day },
      update: { kind, day },
    });
  }
}

/** Its names go on as aliases of those who took over, so that old documents are still read. */
async function end(
  { tables }: Db,
  unit: Awaited<ReturnType<typeof unitInForce>>,
  into: readonly number[],
  day: CivilDate,
): Promise<void> {
  await tables.unit.update({ where: { id: unit.id }, data: { ended: day } });
  const names = [unit.name, ...unit.aliases.map(({ alias }) => alias)];
  for (const id of into) {
    const { name: own } = await tables.unit.findUniqueOrThrow({ where: { id } });
    await addAliases(
      tables,
      id,
      names.filter((name) => name !== own),
    );
  }
}

async function unitInForce({ tables }: Db, id: number) {
  const unit = await tables.unit.findUnique({
    where: { id },
    include: { aliases: { orderBy: { id: "asc" } }, names: { orderBy: { id: "asc" } } },
  });
  if (unit === null) throw fault("gone");
  if (unit.ended !== "") throw fault("conflict");
  return unit;
}

export async function addAliases(
  tables: Prisma.TransactionClient,
  unitId: number,
  aliases: string[],
): Promise<void> {
  for (const alias of aliases) {
    const key = { unitId, alias };
    await tables.unitAlias.upsert({ where: { unitId_alias: key }, create: key, update: {} });
  }
}
