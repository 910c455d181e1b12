import { z } from "zod";
import type { Person } from "../domain/office.js";
import { Prisma } from "./generated/sqlite/client.js";
import { LanguageColumn, MemberStateColumn, RoleColumn } from "./schemas.js";
import type { Db } from "./tables.js";
import { toWorkspace } from "./workspaces.js";

const PersonRow = z.object({
  id: z.number(),
  workspaceId: z.number(),
  name: z.string(),
  role: RoleColumn,
  admin: z.coerce.boolean(),
  head: z.coerce.boolean(),
  state: MemberStateColumn,
  language: LanguageColumn,
  code: z.string(),
  workspaceName: z.string(),
  province: z.string().nullable(),
  timeZone: z.string(),
  settings: z.string(),
  unitId: z.number().nullable(),
  unitName: z.string().nullable(),
});

/**
 * Members with their units and workspace in one query, however many there are: every message begins with it.
 * `from` joins what the condition speaks of; `m` is the member.
 */
export async function readPeople(
  { tables }: Db,
  where: Prisma.Sql,
  from: Prisma.Sql = Prisma.sql`"members" m`,
): Promise<Person[]> {
  const found = await tables.$queryRaw`
    SELECT m."id", m."workspaceId", m."name", m."role", m."admin", m."head", m."state",
      m."language", w."code", w."name" AS "workspaceName", w."province", w."timeZone",
      w."settings", u."id" AS "unitId", u."name" AS "unitName"
    FROM ${from}
    JOIN "workspaces" w ON w."id" = m."workspaceId"
    LEFT JOIN "member_units" mu ON mu."memberId" = m."id"
    LEFT JOIN "units" u ON u."id" = mu."unitId"
    WHERE ${where}
    ORDER BY m."workspaceId", m."id", mu."position"`;
  const people = new Map<number, Person>();
  for (const row of z.array(PersonRow).parse(found)) {
    const person = people.get(row.id) ?? toPerson(row);
    if (row.unitId !== null && row.unitName !== null) {
      person.member.units.push({ id: row.unitId, name: row.unitName });
    }
    people.set(row.id, person);
  }
  return [...people.values()];
}

function toPerson(row: z.infer<typeof PersonRow>): Person {
  const { id, workspaceId, name, role, admin, head, state, language } = row;
  return {
    member: { id, workspaceId, name, role, admin, head, units: [], state, language },
    workspace: toWorkspace({ ...row, id: workspaceId, name: row.workspaceName }),
  };
}
