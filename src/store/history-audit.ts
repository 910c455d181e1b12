import { z } from "zod";
import type { Audit, HistoryCheck, HistoryHead } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import { foldUnsealed, hashOf, nameFits } from "./history-chain.js";
import type { Db } from "./tables.js";

type Tables = Db["tables"];

/** Whatever somebody wrote into a column, it is read, and does not fit where it is none of ours. */
const Text = z.string().nullable();
const Integer = Text.transform((text) => (text === null ? null : Number(text)));
const EntryRow = z.object({
  id: Integer.transform(Number),
  workspaceId: Integer.transform(Number),
  position: Integer.transform(Number),
  source: Text.transform(String),
  seq: Integer.transform(Number),
  kind: Text.transform(String),
  at: Text.transform(String),
  memberId: Integer,
  memberName: Text,
  nameSalt: Text,
  nameSeal: Text,
  via: Text.transform(String),
  taskId: Integer,
  occurrenceId: Integer,
  planId: Integer,
  data: Text.transform(String),
  hash: Text.transform(String),
});
type Row = z.infer<typeof EntryRow>;

const COLUMNS = Prisma.raw(
  Object.keys(EntryRow.shape)
    .map((name) => `CAST("${name}" AS TEXT) AS "${name}"`)
    .join(", "),
);
const CHECKED_AT_ONCE = 500;

/** How far a walk has come, and what it has to remember: nothing that grows with the history. */
type Walk = {
  tables: Tables;
  workspaceId: number;
  /** The first position that is not looked at is the one before. */
  start: number;
  position: number;
  hash: string;
  /** Numbers of the last two rows. */
  ids: [number, number];
  /** Of the entries from before names were sealed, by member: where they begin, and their digest. */
  unsealed: Map<number, { first: number; digest: string }>;
  /** Last position at which a member is said to have been erased. */
  erasures: Map<number, number>;
  contains: boolean;
  noted: HistoryHead | null;
};

export function auditShelf({ tables }: Db): Audit {
  return {
    verify: (workspaceId, noted) => verifyHistory(tables, workspaceId, noted ?? null),
    verifyEnd: (workspaceId, count) => verifyEnd(tables, workspaceId, count),
  };
}

async function verifyHistory(
  tables: Tables,
  workspaceId: number,
  noted: HistoryHead | null,
): Promise<HistoryCheck> {
  const walk = newWalk(tables, workspaceId, { position: 0, hash: "" }, noted);
  return judge(walk, await walkToEnd(walk));
}

/** What lies before the last `count` entries is taken as it stands. */
async function verifyEnd(
  tables: Tables,
  workspaceId: number,
  count: number,
): Promise<HistoryCheck> {
  const head = await headOf(tables, workspaceId);
  const position = Math.max(0, head.position - count);
  const base = position === 0 ? "" : await hashAt(tables, workspaceId, position);
  const walk = newWalk(tables, workspaceId, { position, hash: base ?? "" }, null);
  return judge(walk, base === null ? position : await walkToEnd(walk));
}

function newWalk(
  tables: Tables,
  workspaceId: number,
  { position, hash }: HistoryHead,
  noted: HistoryHead | null,
): Walk {
  return {
    tables,
    workspaceId,
    start: position,
    position,
    hash,
    ids: [0, 0],
    unsealed: new Map(),
    erasures: new Map(),
    contains: noted?.position === 0 && noted.hash === "",
    noted,
  };
}

/** The first broken position, or null. */
async function walkToEnd(walk: Walk): Promise<number | null> {
  let [seen, broken]: [number, number | null] = [-1, null];
  for (;;) {
    const rows = await nextRows(walk);
    for (const row of rows) {
      broken = await step(walk, row);
      if (broken !== null) return broken;
    }
    if (rows.length > 0) continue;
    const head = await headOf(walk.tables, walk.workspaceId);
    // The bot may have recorded between the two: look once more before an entry is called lost.
    if (head.position <= walk.position || seen === walk.position) return againstHead(walk, head);
    seen = walk.position;
  }
}

/** Takes one entry; the first position that it shows to be broken, or null. */
async function step(walk: Walk, row: Row): Promise<number | null> {
  const expected = walk.position + 1;
  const { memberId, memberName, nameSeal } = row;
  if (row.position !== expected || row.workspaceId !== walk.workspaceId) return expected;
  if (!nameFits(row)) return expected;
  const erased = memberId !== null && memberName === null;
  if (erased && !(await wasErased(walk, memberId, expected))) return expected;
  // What it was made of is gone with the name; the digest of the erasure stands for it.
  const lost = erased && nameSeal === null;
  if (!lost && row.hash !== hashOf(walk.hash, row)) return expected;
  const outOfOrder = misplaced(walk, row.id, expected);
  if (outOfOrder !== null) return outOfOrder;
  const torn = digestBroken(walk, row);
  if (torn !== null) return torn;
  [walk.position, walk.hash] = [expected, row.hash];
  walk.ids = [row.id, walk.ids[0]];
  if (walk.noted?.position === expected) walk.contains = walk.noted.hash === row.hash;
  return null;
}

/** Rows are numbered as they are recorded; the number is in no hash, for it is not known before. */
function misplaced({ ids: [last, beforeLast] }: Walk, id: number, expected: number): number | null {
  if (id > last) return null;
  return id > beforeLast ? expected - 1 : expected;
}

/** The entry of an erasure has to hold what the erased member's entries without a seal say. */
function digestBroken(walk: Walk, row: Row): number | null {
  if (walk.start > 0) return null;
  if (row.kind === "member_erased") {
    const { member, unsealed } = erasureIn(row.data);
    const before = walk.unsealed.get(member ?? 0);
    if (unsealed !== (before?.digest ?? null)) return before?.first ?? row.position;
  }
  if (row.memberId !== null && row.nameSeal === null) {
    const { first, digest } = walk.unsealed.get(row.memberId) ?? {
      first: row.position,
      digest: "",
    };
    walk.unsealed.set(row.memberId, { first, digest: foldUnsealed(digest, row) });
  }
  return null;
}

function againstHead(walk: Walk, head: HistoryHead): number | null {
  const { position, hash } = walk;
  if (head.position > position) return position + 1;
  if (head.position < position) return Math.max(head.position || 0, 0) + 1;
  return head.hash === hash ? null : Math.max(position, 1);
}

async function judge(walk: Walk, broken: number | null): Promise<HistoryCheck> {
  const { noted, position, hash } = walk;
  const entries = position - walk.start;
  const contains = noted === null ? null : walk.contains;
  if (broken !== null) {
    const head = await headOf(walk.tables, walk.workspaceId);
    return { entries, ok: false, firstBroken: broken, head, contains };
  }
  // Cut off before the head that was noted; or written anew, and nothing says where that begins.
  const lost = contains === false && noted !== null && noted.position > position;
  const firstBroken = lost ? position + 1 : null;
  return { entries, ok: contains !== false, firstBroken, head: { position, hash }, contains };
}

/** Whether an entry from this one on says that the member was erased. */
async function wasErased(walk: Walk, memberId: number, from: number): Promise<boolean> {
  const known = () => (walk.erasures.get(memberId) ?? 0) >= from;
  if (known()) return true;
  // Not known yet, or recorded since it was looked up.
  const rows = await walk.tables.historyEntry.findMany({
    where: { workspaceId: walk.workspaceId, kind: "member_erased", position: { gte: from } },
    orderBy: { position: "asc" },
    select: { position: true, data: true },
  });
  for (const { position, data } of rows) {
    const { member } = erasureIn(data);
    if (member !== null) walk.erasures.set(member, position);
  }
  return known();
}

const ErasureData = z.object({ member: z.number(), unsealed: z.string().optional() });

function erasureIn(data: string): { member: number | null; unsealed: string | null } {
  try {
    const { member, unsealed } = ErasureData.parse(JSON.parse(data));
    return { member, unsealed: unsealed ?? null };
  } catch {
    // Somebody edited it: its hash says so.
    return { member: null, unsealed: null };
  }
}

async function nextRows({ tables, workspaceId, position }: Walk): Promise<Row[]> {
  // From the very first row on: there are none before position 1, unless somebody put them there.
  const after = position === 0 ? Prisma.empty : Prisma.sql`AND "position" > ${position}`;
  const found = await tables.$queryRaw`
    SELECT ${COLUMNS} FROM "activity" WHERE "workspaceId" = ${workspaceId} ${after}
    ORDER BY "activity"."position" LIMIT ${CHECKED_AT_ONCE}`;
  return z.array(EntryRow).parse(found);
}

async function hashAt(
  tables: Tables,
  workspaceId: number,
  position: number,
): Promise<string | null> {
  const where = { workspaceId_position: { workspaceId, position } };
  const row = await tables.historyEntry.findUnique({ where, select: { hash: true } });
  return row?.hash ?? null;
}

const HeadRow = z.object({ position: Integer.transform(Number), hash: Text.transform(String) });

async function headOf(tables: Tables, workspaceId: number): Promise<HistoryHead> {
  const [row] = z.array(HeadRow).parse(
    await tables.$queryRaw`
      SELECT CAST("historyEntries" AS TEXT) AS "position", CAST("historyHead" AS TEXT) AS "hash"
      FROM "workspaces" WHERE "id" = ${workspaceId}`,
  );
  return row ?? { position: 0, hash: "" };
}
