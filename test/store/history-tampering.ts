/** Every column of an entry, and what somebody writes over it in the third one. */
export const EDITS: Record<string, string> = {
  id: `"id" + 1000`,
  workspaceId: `(SELECT MAX("id") FROM "workspaces")`,
  position: `1000`,
  source: `"source" || 'x'`,
  seq: `"seq" + 7`,
  kind: `'returned'`,
  at: `'2026-03-31T01:00:00.000Z'`,
  memberId: `"memberId" + 1`,
  memberName: `'Trần Văn Dũng'`,
  nameSalt: `'0' || "nameSalt"`,
  nameSeal: `'0' || "nameSeal"`,
  via: `'desk'`,
  taskId: `"taskId" + 1`,
  occurrenceId: `NULL`,
  planId: `"planId" + 1`,
  data: `'{"deliverable":"Báo cáo","period":"2026-Q2"}'`,
  hash: `'0' || "hash"`,
};

const COPY = `INSERT INTO "activity" ("workspaceId", "position", "source", "seq", "kind", "at",
    "memberId", "memberName", "nameSalt", "nameSeal", "via", "taskId", "occurrenceId", "planId",
    "data", "hash")
  SELECT "workspaceId", POSITION, "source" || '-again', "seq", "kind", "at", "memberId",
    "memberName", "nameSalt", "nameSeal", "via", "taskId", "occurrenceId", "planId", "data", "hash"
  FROM "activity" WHERE "position" = 3`;
const copyTo = (position: number) => COPY.replace("POSITION", String(position));
/** What is done with the tools of the database to a history of six entries, and where it shows. */
export const TAMPERING: [string, string[], number][] = [
  ["an entry taken out of the middle", [`DELETE FROM "activity" WHERE "position" = 3`], 3],
  ["the last entry taken away", [`DELETE FROM "activity" WHERE "position" = 6`], 6],
  ["the first entry taken away", [`DELETE FROM "activity" WHERE "position" = 1`], 1],
  ["all entries taken away", [`DELETE FROM "activity"`], 1],
  [
    "the gap of an entry closed",
    [
      `DELETE FROM "activity" WHERE "position" = 3`,
      ...[4, 5, 6].map(
        (from) => `UPDATE "activity" SET "position" = ${from - 1} WHERE "position" = ${from}`,
      ),
    ],
    3,
  ],
  ["a copy put behind the last", [copyTo(7)], 7],
  ["a copy put before the first", [copyTo(0)], 1],
  [
    "a copy put into the middle",
    [
      ...[6, 5, 4].map(
        (from) => `UPDATE "activity" SET "position" = ${from + 1} WHERE "position" = ${from}`,
      ),
      copyTo(4),
    ],
    4,
  ],
  [
    "two entries that changed places",
    [
      `UPDATE "activity" SET "position" = -1 WHERE "position" = 2`,
      `UPDATE "activity" SET "position" = 2 WHERE "position" = 5`,
      `UPDATE "activity" SET "position" = 5 WHERE "position" = -1`,
    ],
    2,
  ],
  [
    "two entries that changed their times",
    [
      `UPDATE "activity" SET "at" = '2026-04-01T06:00:00.000Z' WHERE "position" = 4`,
      `UPDATE "activity" SET "at" = '2026-04-01T04:00:00.000Z' WHERE "position" = 6`,
    ],
    4,
  ],
  [
    "two rows that changed their numbers",
    [
      `UPDATE "activity" SET "id" = -1 WHERE "position" = 2`,
      `UPDATE "activity" SET "id" = 2 WHERE "position" = 4`,
      `UPDATE "activity" SET "id" = 4 WHERE "position" = 2`,
    ],
    2,
  ],
  [
    "a name taken away with nobody erased",
    [`UPDATE "activity" SET "memberName" = NULL, "nameSalt" = NULL WHERE "position" = 5`],
    5,
  ],
  ["a name taken away and its salt left", [nameless(`"position" = 5`)], 5],
  [
    "a name in place of its seal",
    [
      `UPDATE "activity" SET "memberName" = "nameSeal", "nameSalt" = NULL, "nameSeal" = NULL
        WHERE "position" = 3`,
    ],
    3,
  ],
  [
    "a name given to what was done at the desk",
    [`UPDATE "activity" SET "memberName" = 'Lê Thị Minh' WHERE "position" = 4`],
    4,
  ],
  ["the head's hash changed", [`UPDATE "workspaces" SET "historyHead" = 'x'`], 6],
  ["the head set back", [`UPDATE "workspaces" SET "historyEntries" = 4`], 5],
  ["the head set on", [`UPDATE "workspaces" SET "historyEntries" = 8`], 7],
  [
    "the last entry taken away and counted out",
    [`DELETE FROM "activity" WHERE "position" = 6`, `UPDATE "workspaces" SET "historyEntries" = 5`],
    5,
  ],
];

function nameless(where: string): string {
  return `UPDATE "activity" SET "memberName" = NULL WHERE ${where}`;
}
