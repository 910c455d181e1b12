import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
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

/** A statement of SQL with "?" where its values go. */
export type Change = { sql: string; args: (string | boolean)[] };

/** The country's days as they are, for `calendarChanges`. */
export const KNOWN_DAYS = `SELECT "date", "kind", "name", "source", "provisional", "edited"
  FROM "calendar_days" WHERE "workspaceId" = 0`;

/**
 * What brings the country's days (`workspaceId` 0) to prisma/calendar.json, a statement for each day that is
 * added, corrected or taken back. A day that a person set or removed stays as they left it.
 */
export function calendarChanges(rows: readonly unknown[]): Change[] {
  const text = readFileSync(join(packageRoot(), "prisma/calendar.json"), "utf8");
  const { days } = CalendarFile.parse(JSON.parse(text));
  const known = knownDays(rows);
  const wanted = new Set(days.map((day) => day.date));
  const stale = [...known].filter(([date, row]) => !row.edited && !wanted.has(date));
  const fresh = days.filter((day) => {
    const row = known.get(day.date);
    return row === undefined || (!row.edited && row.text !== describe(day));
  });
  return [
    ...stale.map(([date]) => ({ sql: DELETE, args: [date] })),
    ...fresh.map(({ date, kind, name, source, provisional }) => {
      return { sql: UPSERT, args: [date, kind, name, source, provisional] };
    }),
  ];
}

const DELETE = `DELETE FROM "calendar_days"
  WHERE "workspaceId" = 0 AND "date" = ? AND "edited" = false`;

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

function knownDays(rows: readonly unknown[]): Map<string, { edited: boolean; text: string }> {
  return new Map(
    z
      .array(DayRow)
      .parse(rows)
      .map(({ date, edited, ...day }) => [date, { edited, text: describe(day) }]),
  );
}
