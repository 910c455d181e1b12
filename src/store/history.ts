import { PERSON_KEYS, type Activity, type ActivityEntry, type Stamp } from "../domain/activity.js";
import { fault, metUnique } from "./errors.js";
import {
  asStored,
  erased,
  foldUnsealed,
  hashOf,
  sealed,
  type ChainedEntry,
} from "./history-chain.js";
import { ActivityColumn, readActivityData } from "./schemas.js";
import type { Db } from "./tables.js";

/** Appends to the history of a workspace, each entry chained to the one before by its hash. */
export async function record(db: Db, events: Activity[], stamp: Stamp): Promise<void> {
  if (events.length === 0) return;
  try {
    await db.atomically(async ({ tables }) => {
      const id = stamp.workspaceId;
      // A write, though it changes nothing: whoever else records here waits for this transaction to end.
      const head = await tables.workspace.update({
        where: { id },
        data: { historyEntries: { increment: 0 } },
        select: { historyEntries: true, historyHead: true },
      });
      const rows = chain(await bearErasures(tables, events, id), stamp, head);
      await tables.historyEntry.createMany({ data: rows });
      const historyEntries = head.historyEntries + rows.length;
      const historyHead = rows.at(-1)?.hash ?? head.historyHead;
      await tables.workspace.update({ where: { id }, data: { historyEntries, historyHead } });
    });
  } catch (error) {
    throw metUnique(error, "activity", "source") ? fault("duplicate", error) : error;
  }
}

/**
 * Takes a member's name out of the entries of what they did; the chain holds all the same. In the same
 * transaction a `member_erased` with their id as `data.member` has to be recorded, before or after: without
 * it the missing names are reported as an edit.
 */
export async function eraseFromHistory(
  { tables }: Db,
  workspaceId: number,
  memberId: number,
): Promise<void> {
  await tables.historyEntry.updateMany({
    where: { workspaceId, memberId },
    data: { memberName: null, nameSalt: null },
  });
}

type Head = { historyEntries: number; historyHead: string };

function chain(events: Activity[], stamp: Stamp, head: Head): (ChainedEntry & { hash: string })[] {
  let [position, hash] = [head.historyEntries, head.historyHead];
  const own = events.some((event) => erasedMember(event) === stamp.member?.id);
  return events.map((event, seq) => {
    position += 1;
    const name = sealed(stamp.member === null ? null : asStored(stamp.member.name));
    const row = {
      workspaceId: stamp.workspaceId,
      position,
      source: asStored(stamp.source),
      seq,
      kind: event.kind,
      at: stamp.at,
      memberId: stamp.member?.id ?? null,
      ...(own ? erased(name) : name),
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

/** Entries without a seal lose with the name what their hash was made of; the erasure's entry holds the rest. */
async function bearErasures(
  tables: Db["tables"],
  events: Activity[],
  workspaceId: number,
): Promise<Activity[]> {
  const borne: Activity[] = [];
  for (const event of events) {
    const memberId = erasedMember(event);
    const unsealed = memberId && (await digestOfUnsealed(tables, workspaceId, memberId));
    borne.push(unsealed ? { ...event, data: { ...event.data, unsealed } } : event);
  }
  return borne;
}

/** Whom an entry says to have been erased. */
function erasedMember({ kind, data }: Activity): number | null {
  const member = data?.["member"];
  return kind === "member_erased" && typeof member === "number" ? member : null;
}

const READ_AT_ONCE = 500;

/** "" where there are none. */
async function digestOfUnsealed(
  tables: Db["tables"],
  workspaceId: number,
  memberId: number,
): Promise<string> {
  let [digest, position] = ["", 0];
  for (;;) {
    const rows = await tables.historyEntry.findMany({
      where: { workspaceId, memberId, nameSeal: null, position: { gt: position } },
      orderBy: { position: "asc" },
      take: READ_AT_ONCE,
    });
    for (const row of rows) [digest, position] = [foldUnsealed(digest, row), row.position];
    if (rows.length < READ_AT_ONCE) return digest;
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
  const rows = await tables.member.findMany({
    // Of who is erased there is a word, in the language of whoever reads it, and no name.
    where: { id, erasedAt: null },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
