import { searchable, searchableExact } from "../domain/search.js";
import type { Prisma } from "./generated/sqlite/client.js";
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

/** Writes it again where the names of units have changed. */
export async function refreshSearch({ tables }: Db, where: Prisma.TaskWhereInput): Promise<void> {
  const tasks = await tables.task.findMany({
    where,
    include: { field: true, units: { where: { part: "lead" }, include: { unit: true } } },
  });
  for (const task of tasks) {
    const lead = task.units.flatMap(({ name, unit }) => (unit === null ? name : [name, unit.name]));
    const data = searchText({ ...task, field: task.field?.name ?? null, lead });
    if (data.search === task.search && data.searchExact === task.searchExact) continue;
    await tables.task.update({ where: { id: task.id }, data });
  }
}
