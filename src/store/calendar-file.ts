import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Connection } from "./connection.js";
import { packageRoot } from "./package-root.js";

const CalendarFile = z.object({
  days: z.array(
    z.object({
      date: z.iso.date(),
      kind: z.enum(["off", "work"]),
      name: z.string().min(1),
      source: z.string().min(1),
      provisional: z.boolean().default(false),
    }),
  ),
});

/**
 * Brings the country's days (`workspaceId` 0) to prisma/calendar.json. A day that a person set or removed
 * stays as they left it. Returns how many days were added, corrected or taken back.
 */
export async function fillCalendar(connection: Connection): Promise<number> {
  const text = readFileSync(join(packageRoot(), "prisma/calendar.json"), "utf8");
  const { days } = CalendarFile.parse(JSON.parse(text));
  const known = await daysInTable(connection);
  const wanted = new Map(days.map((day) => [day.date, day]));
  const stale = [...known].filter(([date, row]) => !row.edited && !wanted.has(date));
  const fresh = days.filter((day) => {
    const row = known.get(day.date);
    return row === undefined || (!row.edited && row.text !== describe(day));
  });
  if (stale.length + fresh.length === 0) return 0;
  const transaction = await connection.transaction("write");
  for (const [date] of stale) {
    const sql = `DELETE FROM "calendar_days" WHERE "workspaceId" = 0 AND "date" = ? AND "edited" = false`;
    await transaction.execute({ sql, args: [date] });
  }
  for (const day of fresh) {
    await transaction.execute({
      sql: UPSERT,
      args: [day.date, day.kind, day.name, day.source, day.provisional],
    });
  }
  await transaction.commit();
  return stale.length + fresh.length;
}

const UPSERT = `INSERT INTO "calendar_days"
  ("workspaceId", "date", "kind", "name", "source", "provisional", "edited", "removed")
  VALUES (0, ?, ?, ?, ?, ?, false, false)
  ON CONFLICT ("workspaceId", "date") DO UPDATE SET
    "kind" = excluded."kind", "name" = excluded."name",
    "source" = excluded."source", "provisional" = excluded."provisional"
  WHERE "calendar_days"."edited" = false`;

const DayRow = z.object({
  date: z.string(),
  kind: z.string(),
  name: z.string(),
  source: z.string(),
  provisional: z.coerce.boolean(),
  edited: z.coerce.boolean(),
});

type Described = Omit<z.infer<typeof DayRow>, "date" | "edited">;

function describe({ kind, name, source, provisional }: Described): string {
  return JSON.stringify([kind, name, source, provisional]);
}

async function daysInTable(
  connection: Connection,
): Promise<Map<string, { edited: boolean; text: string }>> {
  const { rows } = await connection.execute(
    `SELECT "date", "kind", "name", "source", "provisional", "edited" FROM "calendar_days" WHERE "workspaceId" = 0`,
  );
  return new Map(
    rows.map((row) => {
      const { date, edited, ...day } = DayRow.parse(row);
      return [date, { edited, text: describe(day) }];
    }),
  );
}
