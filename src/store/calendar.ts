import { groupBy } from "../domain/group-by.js";
import type { CalendarDay } from "../domain/calendar.js";
import type { CivilDate } from "../domain/time.js";
import type { CalendarShelf } from "../ports.js";
import type { CalendarDayModel } from "./generated/sqlite/models.js";
import { DayKindColumn } from "./schemas.js";
import type { Db } from "./tables.js";

/** The `workspaceId` of days that hold for the whole country. */
const COUNTRY = 0;

export function calendarShelf({ tables }: Db): CalendarShelf {
  return {
    async days(workspaceId, from, to) {
      const rows = await tables.calendarDay.findMany({
        where: {
          workspaceId: { in: workspaceId === null ? [COUNTRY] : [COUNTRY, workspaceId] },
          date: { gte: from, lte: to },
          removed: false,
        },
        orderBy: [{ workspaceId: "asc" }, { date: "asc" }],
      });
      // What the workspace says of a day comes later and counts.
      const byDate = new Map(rows.map((row) => [row.date, toDay(row)]));
      return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
    },

    async setDay(workspaceId, { date, kind, name, source, provisional }) {
      const key = { workspaceId: workspaceId ?? COUNTRY, date };
      const data = { kind, name, source, provisional, edited: true, removed: false };
      await tables.calendarDay.upsert({
        where: { workspaceId_date: key },
        create: { ...key, ...data },
        update: data,
      });
    },

    async removeDay(workspaceId, date) {
      const key = { workspaceId: workspaceId ?? COUNTRY, date, removed: false };
      // The row stays as removed, or prisma/calendar.json would bring it back at the next start.
      const data = { removed: true, edited: true };
      const { count } = await tables.calendarDay.updateMany({ where: key, data });
      return count === 1;
    },
  };
}

/** The calendars of several workspaces by one query. */
export async function readCalendars(
  { tables }: Db,
  workspaceIds: readonly number[],
  from: CivilDate,
  to: CivilDate,
): Promise<Map<number, CalendarDay[]>> {
  const rows = await tables.calendarDay.findMany({
    where: {
      workspaceId: { in: [COUNTRY, ...workspaceIds] },
      date: { gte: from, lte: to },
      removed: false,
    },
    orderBy: [{ workspaceId: "asc" }, { date: "asc" }],
  });
  const country = rows.filter(({ workspaceId }) => workspaceId === COUNTRY);
  const ofAll = country.map(toDay);
  const own = groupBy(rows, ({ workspaceId }) => workspaceId);
  return new Map(
    workspaceIds.map((id) => {
      const days = own.get(id);
      // Most have none: a province's share one list.
      if (days === undefined) return [id, ofAll];
      const byDate = new Map([...country, ...days].map((row) => [row.date, toDay(row)]));
      return [id, [...byDate.values()]];
    }),
  );
}

function toDay({ date, kind, name, source, provisional }: CalendarDayModel): CalendarDay {
  return { date, kind: DayKindColumn.parse(kind), name, source, provisional };
}
