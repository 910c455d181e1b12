import type { NudgeLine } from "../domain/nudge.js";
import { openObstaclesIn } from "../domain/obstacle.js";
import { lateTasks, recordOf } from "../domain/urge.js";
import type { Message } from "../messages/message.js";
import { lateList, type LateTask, type LateView } from "../messages/urge.js";
import { names } from "../messages/words.js";
import { pageWithin } from "./args.js";
import type { Call, Kit } from "./command.js";

/** Tasks of a page. */
const PAGE = 5;
/** Units that can be urged as a whole, at most, and how many late tasks make it worth it. */
const MOST_UNITS = 6;
const SEVERAL = 2;

/** What is late in the whole office, longest overdue first, paged. */
export async function showLate(
  { who, today, args, incoming }: Call<{ page: number; turned: boolean }>,
  { store }: Kit,
): Promise<Message> {
  const { workspace, member } = who;
  const all = lateTasks(await store.reminders.late(workspace.id, today), today);
  const { page, pages } = pageWithin(args.page, all.length, PAGE);
  const shown = all.slice((page - 1) * PAGE, page * PAGE);
  const sheets = await store.work.tasks(
    workspace.id,
    shown.map(([first]) => first?.number ?? 0),
  );
  const taskIds = shown.map(([first]) => first?.taskId ?? 0);
  const urges = await store.reminders.urgedBefore(workspace.id, taskIds);
  const tasks = shown.map((lines): LateTask => {
    const sheet = sheets.find(({ number }) => number === lines[0]?.number);
    return {
      lines,
      units: names(sheet?.lead ?? [], member.language),
      person: sheet?.personInCharge?.name ?? null,
      obstacle: sheet === undefined ? null : (openObstaclesIn(sheet)[0]?.id ?? null),
      urged: recordOf(urges, lines[0]?.taskId ?? 0),
    };
  });
  return lateList({
    ...{ tasks, total: all.length, page, pages, today, zone: workspace.timeZone },
    units: page === 1 ? unitsOf(all, await store.office.units(workspace.id)) : [],
    turned: args.turned && incoming.kind === "button",
    language: member.language,
  });
}

/** Units that lead several of the late tasks, those with most first. */
function unitsOf(
  all: readonly NudgeLine[][],
  units: readonly { id: number; name: string }[],
): LateView["units"] {
  return units
    .map(({ id, name }) => {
      const late = all.filter(([first]) => first?.lead.includes(id) === true).length;
      return { id, name, late };
    })
    .filter(({ late }) => late >= SEVERAL)
    .sort((a, b) => b.late - a.late || a.id - b.id)
    .slice(0, MOST_UNITS);
}
