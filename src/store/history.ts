import { createHash } from "node:crypto";
import { PERSON_KEYS, type Activity, type ActivityEntry, type Stamp } from "../domain/activity.js";
import { fault, metUnique } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { ActivityColumn, readActivityData } from "./schemas.js";
import type { Db } from "./tables.js";

/** Appends to the history of a workspace, each entry chained to the one before by its hash. */
export async function record(db: Db, events: Activity[], stamp: Stamp): Promise<void> {
  if (events.length === 0) return;
  try {
    await db.atomically(async ({ tables }) => {
      const last = await tables.historyEntry.findFirst({
        where: { workspaceId: stamp.workspaceId },
        orderBy: { position: "desc" },
        select: { position: true, hash: true },
      });
      await tables.historyEntry.createMany({ data: chain(events, stamp, last) });
    });
  } catch (error) {
    throw metUnique(error, "activity", "source") ? fault("duplicate", error) : error;
  }
}

type Row = Prisma.HistoryEntryCreateManyInput;
type Link = { position: number; hash: string };

function chain(events: Activity[], stamp: Stamp, last: Link | null): Row[] {
  let { position, hash } = last ?? { position: 0, hash: "" };
  return events.map((event, seq) => {
    position += 1;
    const row = {
      workspaceId: stamp.workspaceId,
      position,
      source: stamp.source,
      seq,
      kind: event.kind,
      at: stamp.at,
      memberId: stamp.member?.id ?? null,
      memberName: stamp.member?.name ?? null,
      via: stamp.via,
      taskId: event.taskId ?? null,
      occurrenceId: event.occurrenceId ?? null,
      planId: event.planId ?? null,
      data: JSON.stringify(event.data ?? {}),
    };
    hash = hashOf(hash, row);
    return { ...row, hash };
  });
}

/** Over the hash before and everything the entry says, in a fixed order. */
function hashOf(before: string, row: Omit<Row, "id" | "hash">): string {
  const said = [
    before,
    row.workspaceId,
    row.position,
    row.source,
    row.seq,
    row.kind,
    row.at,
    row.memberId,
    row.memberName,
    row.via,
    row.taskId,
    row.occurrenceId,
    row.planId,
    row.data,
  ];
  return createHash("sha256").update(JSON.stringify(said)).digest("hex");
}

const CHECKED_AT_ONCE = 500;

/** Walks the chain of a workspace; `firstBroken` is the position of the first entry that was changed, moved or lost. */
export async function verifyHistory(
  { tables }: Db,
  workspaceId: number,
): Promise<{ entries: number; ok: boolean; firstBroken: number | null }> {
  let [entries, hash] = [0, ""];
  for (;;) {
    const rows = await tables.historyEntry.findMany({
      where: { workspaceId, position: { gt: entries } },
      orderBy: { position: "asc" },
      take: CHECKED_AT_ONCE,
    });
    for (const row of rows) {
      const expected = entries + 1;
      if (row.position !== expected || row.hash !== hashOf(hash, row)) {
        return { entries, ok: false, firstBroken: expected };
      }
      [entries, hash] = [expected, row.hash];
    }
    if (rows.length < CHECKED_AT_ONCE) return { entries, ok: true, firstBroken: null };
  }
}

/** The latest entries of a task, newest first. */
export async function historyOf(
  { tables }: Db,
  workspaceId: number,
  taskId: number,
  limit: number,
): Promise<ActivityEntry[]> {
  const rows = await tables.historyEntry.findMany({
    where: { taskId, workspaceId },
    orderBy: { id: "desc" },
    take: limit,
  });
  const entries = rows.map((row) => ({ ...row, data: readActivityData(row.data) }));
  const names = await namesIn(tables, entries);
  return entries.map(({ id, kind, at, memberName, via, data }) => ({
    id,
    kind: ActivityColumn.parse(kind),
    at,
    by: memberName,
    via,
    data,
    people: Object.fromEntries(
      PERSON_KEYS.flatMap((key) => {
        const name = names.get(Number(data[key] ?? 0));
        return name === undefined ? [] : [[key, name]];
      }),
    ),
  }));
}

/** Names of the members that stand by their ids in entries. */
async function namesIn(
  tables: Db["tables"],
  entries: { data: ActivityEntry["data"] }[],
): Promise<Map<number, string>> {
  const ids = entries.flatMap(({ data }) => PERSON_KEYS.map((key) => Number(data[key] ?? 0)));
  const id = { in: [...new Set(ids)].filter((one) => one > 0) };
  if (id.in.length === 0) return new Map();
  const rows = await tables.member.findMany({ where: { id }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}
