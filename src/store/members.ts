import type { Office } from "../ports.js";
import { fault } from "./errors.js";
import { Prisma } from "./generated/sqlite/client.js";
import { readPeople } from "./people.js";
import type { Db } from "./tables.js";

type Members = Pick<Office, "members" | "membersOf" | "member" | "addMember" | "setLanguage">;

export function memberShelf(db: Db): Members {
  return {
    async members(workspaceId) {
      const active = Prisma.sql`m."workspaceId" = ${workspaceId} AND m."state" = 'active'`;
      return (await readPeople(db, active)).map((person) => person.member);
    },

    async membersOf(workspaceId, unitId) {
      const own = Prisma.sql`m."workspaceId" = ${workspaceId} AND m."state" = 'active'
        AND m."id" IN (SELECT "memberId" FROM "member_units" WHERE "unitId" = ${unitId})`;
      return (await readPeople(db, own)).map((person) => person.member);
    },

    async member(id) {
      const [person] = await readPeople(db, Prisma.sql`m."id" = ${id}`);
      return person?.member ?? null;
    },

    addMember(workspaceId, { units, ...given }) {
      return db.atomically(async (inside) => {
        const { id } = await inside.tables.member.create({ data: { workspaceId, ...given } });
        await inside.tables.memberUnit.createMany({
          data: [...new Set(units)].map((unitId, position) => {
            return { workspaceId, memberId: id, unitId, position };
          }),
        });
        const [person] = await readPeople(inside, Prisma.sql`m."id" = ${id}`);
        if (person === undefined) throw fault("gone");
        return person.member;
      });
    },

    async setLanguage(id, language) {
      const { count } = await db.tables.member.updateMany({ where: { id }, data: { language } });
      if (count === 0) throw fault("gone");
    },
  };
}
