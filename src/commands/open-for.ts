import { seesWhole, type Person } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import type { OpenCount } from "../messages/help.js";
import type { Kit } from "./command.js";

/** How much is open for a person; of the whole office for who has nothing of their own. */
export async function openFor(who: Person, today: CivilDate, kit: Kit): Promise<OpenCount> {
  const { work } = kit.store;
  const own = await work.countOpen(who, today);
  if (own.open > 0 || !seesWhole(who.member)) return { ...own, whole: false };
  const page = { offset: 0, limit: 1 };
  const { total, late } = await work.openTasks(who, { scope: "all" }, today, page);
  return { open: total, late, whole: true };
}
