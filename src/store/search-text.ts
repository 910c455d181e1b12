import { fold } from "../domain/fold.js";
import type { Prisma } from "./generated/sqlite/client.js";
import type { Db } from "./tables.js";

/** What `/tasks word` looks through: folded title, product, field, ref and lead units. */
export function searchText(task: {
  ref: string;
  title: string;
  product: string | null;
  field: string | null;
  lead: readonly string[];
}): string {
  const { ref, title, product, field, lead } = task;
  return fold([ref, title, product ?? "", field ?? "", ...new Set(lead)].join(" | "));
}

/** Writes it again where the names of units have changed. */
export async function refreshSearch({ tables }: Db, where: Prisma.TaskWhereInput): Promise<void> {
  const tasks = await tables.task.findMany({
    where,
    include: { field: true, units: { where: { part: "lead" }, include: { unit: true } } },
  });
  for (const task of tasks) {
    const lead = task.units.flatMap(({ name, unit }) => (unit === null ? name : [name, unit.name]));
    const search = searchText({ ...task, field: task.field?.name ?? null, lead });
    if (search === task.search) continue;
    await tables.task.update({ where: { id: task.id }, data: { search } });
  }
}
