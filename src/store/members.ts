import type { Member } from "../domain/office.js";
import type { Office } from "../ports.js";
import { fault } from "./errors.js";
import type { Prisma } from "./generated/sqlite/client.js";
import { LanguageColumn, MemberStateColumn, RoleColumn } from "./schemas.js";
import type { Db } from "./tables.js";

type Members = Pick<Office, "members" | "member" | "addMember" | "removeMember">;

export const WITH_UNITS = {
  units: { include: { unit: true }, orderBy: { position: "asc" } },
} satisfies Prisma.MemberInclude;

export function memberShelf(db: Db): Members {
  const { tables } = db;
  return {
    async members(workspaceId) {
      const rows = await tables.member.findMany({
        where: { workspaceId, state: "active" },
        include: WITH_UNITS,
        orderBy: { id: "asc" },
      });
      return rows.map(toMember);
    },

    async member(id) {
      const row = await tables.member.findUnique({ where: { id }, include: WITH_UNITS });
      return row === null ? null : toMember(row);
    },

    addMember(workspaceId, { units, ...given }) {
      return db.atomically(async ({ tables: inside }) => {
        const { id } = await inside.member.create({ data: { workspaceId, ...given } });
        await inside.memberUnit.createMany({
          data: [...new Set(units)].map((unitId, position) => ({
            workspaceId,
            memberId: id,
            unitId,
            position,
          })),
        });
        return toMember(
          await inside.member.findUniqueOrThrow({ where: { id }, include: WITH_UNITS }),
        );
      });
    },

    removeMember(id) {
      return db.atomically(async ({ tables: inside }) => {
        const where = { id, state: "active" };
        const { count } = await inside.member.updateMany({ where, data: { state: "left" } });
        if (count === 0) throw fault("gone");
        await inside.identity.deleteMany({ where: { memberId: id } });
        await inside.invite.deleteMany({ where: { memberId: id, usedAt: null } });
        await inside.task.updateMany({
          where: { personInChargeId: id, plan: { state: { not: "closed" } } },
          data: { personInChargeId: null },
        });
      });
    },
  };
}

export function toMember(row: Prisma.MemberGetPayload<{ include: typeof WITH_UNITS }>): Member {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    role: RoleColumn.parse(row.role),
    admin: row.admin,
    head: row.head,
    units: row.units.map(({ unit }) => ({ id: unit.id, name: unit.name })),
    state: MemberStateColumn.parse(row.state),
    language: LanguageColumn.parse(row.language),
  };
}
