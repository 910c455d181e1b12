import type { Activity } from "../../src/domain/activity.js";
import type { HistoryHead, Store } from "../../src/ports.js";
import { isPostgres } from "../../src/store/database-url.js";
import { POSTGRES } from "../../src/store/dialect.js";
import type { PrismaClient } from "../../src/store/generated/sqlite/client.js";
import { hashOf, type ChainedEntry } from "../../src/store/history-chain.js";
import { eraseFromHistory } from "../../src/store/history.js";
import { postgresClient } from "../../src/store/postgres.js";
import { sqliteClient } from "../../src/store/sqlite.js";
import { outside } from "../../src/store/transaction.js";
import type { SeededOffice } from "./store.js";

type Given = { store: Store; office: SeededOffice; url: string };

export const OTHER = {
  code: "KH",
  name: "UBND xã Khác",
  province: null,
  timeZone: "Asia/Ho_Chi_Minh",
};
type Who = "minh" | "hoa" | "clerk";
const NAMES = { minh: "Lê Thị Minh", hoa: "Nguyễn Văn Hòa", clerk: "Phạm Thị Lan" };

export function verify({ store, office }: Given, noted?: HistoryHead) {
  return store.audit.verify(office.workspace, noted);
}

export function stampOf(
  { office }: Given,
  who: Who | null,
  source: string,
  at = "2026-04-01T08:00:00.000Z",
) {
  const member = who === null ? null : { id: office.members[who], name: NAMES[who] };
  const via = who === null ? "desk" : "web";
  return { workspaceId: office.workspace, member, at, source, via };
}

/** Minh adds a document and hands in, the clerk accepts; a member is added at the desk; then Hoa and the clerk. */
export async function recordSix(given: Given): Promise<void> {
  const { store, office } = given;
  const task = (await store.work.task(office.workspace, 1))!;
  const about = {
    taskId: task.id,
    occurrenceId: task.deliverables[0]!.occurrences[0]!.id,
    planId: office.plan,
    data: { deliverable: "Báo cáo rà soát", period: "" },
  };
  const turns: [Who | null, Activity[]][] = [
    [
      "minh",
      [
        { kind: "evidence_added", ...about },
        { kind: "submitted", ...about },
      ],
    ],
    ["clerk", [{ kind: "accepted", ...about }]],
    [null, [{ kind: "member_added", data: { member: office.members.hoa } }]],
    ["hoa", [{ kind: "draft_kept", data: { files: 1 } }]],
    ["clerk", [{ kind: "settings_changed", data: { setting: "review", from: true, to: false } }]],
  ];
  for (const [i, [who, events]] of turns.entries()) {
    const at = `2026-04-01T0${i + 1}:00:00.000Z`;
    await store.record(events, stampOf(given, who, `web:${i + 1}`, at));
  }
}

export type Row = ChainedEntry & { id: number; hash: string };

/** Somebody with a client of their own, past the store. */
async function past<T>(given: Given, work: (client: PrismaClient) => Promise<T>): Promise<T> {
  const client = isPostgres(given.url) ? postgresClient(given.url) : sqliteClient(given.url);
  try {
    return await work(client);
  } finally {
    await client.$disconnect();
  }
}

export function entriesOf(given: Given): Promise<Row[]> {
  const { workspace: workspaceId } = given.office;
  return past(given, (client) =>
    client.historyEntry.findMany({ where: { workspaceId }, orderBy: { position: "asc" } }),
  );
}

/** Every entry as it was. */
export function putBack(given: Given, rows: Row[]): Promise<void> {
  return past(given, async (client) => {
    await client.historyEntry.deleteMany({});
    await client.historyEntry.createMany({ data: rows });
  });
}

/** Writes the history anew, every hash right; and the head, where that is wanted as well. */
export async function forge(
  given: Given,
  change: (rows: Row[]) => Row[],
  head?: "with its head",
): Promise<void> {
  let hash = "";
  const rows = change(await entriesOf(given)).map((row) => {
    hash = hashOf(hash, row);
    return { ...row, hash };
  });
  await putBack(given, rows);
  if (head !== undefined) await setHead(given, { position: rows.length, hash });
}

export async function setHead(given: Given, { position, hash }: HistoryHead): Promise<void> {
  const data = { historyEntries: position, historyHead: hash };
  await past(given, (client) => client.workspace.updateMany({ data }));
}

/** As the store erases a person; at the desk, or by somebody. */
export function erase(given: Given, whom: Who, by: Who | null = null): Promise<void> {
  const { workspace, members } = given.office;
  return past(given, async (client) => {
    const db = outside(client, ...(isPostgres(given.url) ? [POSTGRES] : []));
    await eraseFromHistory(db, workspace, members[whom]);
    const event: Activity = { kind: "member_erased", data: { member: members[whom] } };
    await given.store.record([event], stampOf(given, by, `desk:erase-${whom}`));
  });
}
