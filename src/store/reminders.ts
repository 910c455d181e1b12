import { z } from "zod";
import type { NudgeMember, NudgeOffice, Snoozed } from "../domain/nudge.js";
import type { Reminders } from "../ports.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { SnoozeModel } from "./generated/sqlite/models.js";
import { readPeople } from "./people.js";
import { readLate, readLines, readMorning } from "./reminder-lines.js";
import { readCalendars } from "./calendar.js";
import { LanguageColumn, RoleColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { urgesShelf } from "./urges.js";
import { toWorkspace } from "./workspaces.js";

/** Rows written by one statement. */
const AT_ONCE = 200;

export function remindersShelf(db: Db): Reminders {
  const { tables } = db;
  return {
    ...sweepsShelf(db),
    ...wishesShelf(db),
    ...urgesShelf(db),
    async person(id) {
      const active = Prisma.sql`m."id" = ${id} AND m."state" = 'active'`;
      return (await readPeople(db, active))[0] ?? null;
    },

    async workspace(id) {
      const row = await tables.workspace.findUnique({ where: { id } });
      return row === null ? null : toWorkspace(row);
    },

    offices: (workspaceIds) => readOffices(db, workspaceIds),
    morning: (workspaceIds, span) => readMorning(db, workspaceIds, span),
    lines: (workspaceId, ids) => readLines(db, workspaceId, ids),
    late: (workspaceId, today) => readLate(db, workspaceId, today),

    async snoozes(workspaceIds) {
      const where = { workspaceId: { in: [...workspaceIds] }, over: false };
      return (await tables.snooze.findMany({ where })).map(toSnoozed);
    },

    async snoozed(memberId, occurrenceId) {
      const where = { memberId_occurrenceId: { memberId, occurrenceId } };
      const row = await tables.snooze.findUnique({ where });
      return row === null ? null : toSnoozed(row);
    },

    async snooze(workspaceId, { memberId, occurrenceId, until, times }) {
      const where = { memberId_occurrenceId: { memberId, occurrenceId } };
      const data = { until, times, over: false };
      const create = { workspaceId, memberId, occurrenceId, ...data };
      await tables.snooze.upsert({ where, create, update: data });
    },

    calendars: (workspaceIds, from, to) => readCalendars(db, workspaceIds, from, to),

    async endSnoozes(memberIds, today) {
      await tables.snooze.updateMany({
        where: { memberId: { in: [...memberIds] }, over: false, until: { lte: today } },
        data: { over: true },
      });
    },

    async tell(marks, at) {
      for (let from = 0; from < marks.length; from += AT_ONCE) {
        const rows = marks
          .slice(from, from + AT_ONCE)
          .map(
            ({ workspaceId, occurrenceId, what, about }) =>
              Prisma.sql`(${workspaceId}, ${occurrenceId}, ${what}, ${about}, ${at})`,
          );
        await tables.$executeRaw`
          INSERT INTO "told" ("workspaceId", "occurrenceId", "what", "about", "at")
          VALUES ${Prisma.join(rows)}
          ON CONFLICT ("occurrenceId", "what", "about") DO NOTHING`;
      }
    },

    async unanswered(workspaceIds, before) {
      const rows = await tables.obstacle.findMany({
        where: {
          workspaceId: { in: [...workspaceIds] },
          state: "open",
          raisedAt: { lt: before },
          escalatedAt: null,
          task: { dropped: false, plan: { state: "active" } },
        },
        orderBy: { id: "asc" },
        select: { id: true, workspaceId: true, raisedAt: true },
      });
      return rows.map(({ id, ...rest }) => ({ obstacleId: id, ...rest }));
    },

    async escalated(obstacleIds, at) {
      const where = { id: { in: [...obstacleIds] } };
      await tables.obstacle.updateMany({ where, data: { escalatedAt: at } });
    },
  };
}

function sweepsShelf({ tables }: Db): Pick<Reminders, "swept" | "markSwept" | "forgetSweeps"> {
  return {
    async swept(slots) {
      const where = { slot: { in: [...slots] } };
      return tables.sweep.findMany({ where, select: { workspaceId: true, slot: true } });
    },

    async markSwept(workspaceIds, slot, at) {
      const rows = workspaceIds.map((id) => Prisma.sql`(${id}, ${slot}, ${at})`);
      const written = await tables.$executeRaw`
        INSERT INTO "sweeps" ("workspaceId", "slot", "at") VALUES ${Prisma.join(rows)}
        ON CONFLICT ("slot", "workspaceId") DO NOTHING`;
      return written === workspaceIds.length;
    },

    async forgetSweeps(before) {
      await tables.sweep.deleteMany({ where: { at: { lt: before } } });
    },
  };
}

type Wishes = Pick<Reminders, "ownHours" | "dropOwnHours" | "wish" | "setWish">;

function wishesShelf(db: Db): Wishes {
  const { tables } = db;
  return {
    async ownHours() {
      const rows = await tables.member.findMany({
        where: { nudgeAt: { not: null }, state: "active" },
        distinct: ["workspaceId", "nudgeAt"],
        select: { workspaceId: true, nudgeAt: true },
      });
      return rows.map(({ workspaceId, nudgeAt }) => ({ workspaceId, nudgeAt: nudgeAt ?? "" }));
    },

    async dropOwnHours(workspaceId, hours) {
      const where = { workspaceId, nudgeAt: { in: [...hours] }, state: "active" };
      return (await tables.member.updateMany({ where, data: { nudgeAt: null } })).count;
    },

    wish: (id) => readWish(db, id),

    async setWish(id, wish) {
      await tables.member.update({ where: { id }, data: wish });
    },
  };
}

const NudgeInColumn = z.enum(["private", "group"]);

/** When and where a person wants to be nudged. */
export async function readWish({ tables }: Db, id: number): ReturnType<Wishes["wish"]> {
  const select = { nudgeAt: true, nudgeIn: true } as const;
  const row = await tables.member.findUniqueOrThrow({ where: { id }, select });
  return { nudgeAt: row.nudgeAt, nudgeIn: NudgeInColumn.parse(row.nudgeIn) };
}

const MemberRow = z.object({
  id: z.number(),
  workspaceId: z.number(),
  name: z.string(),
  role: RoleColumn,
  language: LanguageColumn,
  nudgeAt: z.string().nullable(),
  unitId: z.number().nullable(),
});

async function readOffices(
  { tables }: Db,
  workspaceIds: readonly number[],
): Promise<NudgeOffice[]> {
  const offices = new Map<number, NudgeOffice>(
    workspaceIds.map((workspaceId) => [workspaceId, { workspaceId, members: [], groups: [] }]),
  );
  const ids = Prisma.join([...workspaceIds]);
  const found = await tables.$queryRaw`
    SELECT m."id", m."workspaceId", m."name", m."role", m."language", m."nudgeAt", mu."unitId"
    FROM "members" m LEFT JOIN "member_units" mu ON mu."memberId" = m."id"
    WHERE m."workspaceId" IN (${ids}) AND m."state" = 'active'
    ORDER BY m."workspaceId", m."id", mu."position"`;
  const people = new Map<number, NudgeMember>();
  for (const { unitId, workspaceId, ...row } of z.array(MemberRow).parse(found)) {
    let member = people.get(row.id);
    if (member === undefined) {
      member = { ...row, units: [] };
      people.set(row.id, member);
      offices.get(workspaceId)?.members.push(member);
    }
    if (unitId !== null) member.units.push(unitId);
  }
  const groups = await tables.unit.findMany({
    where: { workspaceId: { in: [...workspaceIds] }, kind: "group" },
    select: { id: true, workspaceId: true, grouped: { select: { unitId: true } } },
  });
  for (const { id, workspaceId, grouped } of groups) {
    const members = grouped.map(({ unitId }) => unitId);
    offices.get(workspaceId)?.groups.push({ unitId: id, members });
  }
  return [...offices.values()];
}

function toSnoozed({ memberId, occurrenceId, until, times }: SnoozeModel): Snoozed {
  return { memberId, occurrenceId, until, times };
}
