import { searchable, searchableExact } from "../domain/search.js";
import { Prisma } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

/** What `/tasks word` looks through: title, product, field, ref and lead units, folded and as they are. */
export function searchText(task: {
  ref: string;
  title: string;
  product: string | null;
  field: string | null;
  lead: readonly string[];
}): { search: string; searchExact: string } {
  const { ref, title, product, field, lead } = task;
  const parts = [ref, title, product ?? "", field ?? "", ...new Set(lead)];
  return { search: searchable(parts), searchExact: searchableExact(parts) };
}

/** A query takes a thousand parameters or so; an office has more tasks. */
const AT_ONCE = 250;

/** Writes it again where the names of units have changed. */
export async function refreshSearch({ tables }: Db, where: Prisma.TaskWhereInput): Promise<void> {
  for (let last = 0; ;) {
    const tasks = await tables.task.findMany({
      where: { AND: [where, { id: { gt: last } }] },
      include: { field: true, units: { where: { part: "lead" }, include: { unit: true } } },
      orderBy: { id: "asc" },
      take: AT_ONCE,
    });
    const changed = tasks.flatMap((task) => {
      const lead = task.units.flatMap(({ name, unit }) =>
        unit === null ? name : [name, unit.name],
      );
      const text = searchText({ ...task, field: task.field?.name ?? null, lead });
      const same = text.search === task.search && text.searchExact === task.searchExact;
      return same ? [] : [{ id: task.id, ...text }];
    });
    if (changed.length > 0) await writeSearch(tables, changed);
    const end = tasks.at(-1);
    if (end === undefined || tasks.length < AT_ONCE) return;
    last = end.id;
  }
}

/** One query for all of them; a list of values has the columns column1, column2 … in both databases. */
async function writeSearch(
  tables: Db["tables"],
  changed: { id: number; search: string; searchExact: string }[],
): Promise<void> {
  const values = changed.map(
    ({ id, search, searchExact }) =>
      Prisma.sql`(CAST(${id} AS INTEGER), ${search}, ${searchExact})`,
  );
  await tables.$executeRaw`
    UPDATE "tasks" SET "search" = v."column2", "searchExact" = v."column3"
    FROM (VALUES ${Prisma.join(values)}) AS v WHERE "tasks"."id" = v."column1"`;
}
