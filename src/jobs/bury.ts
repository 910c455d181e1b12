import { calendarOf } from "../domain/calendar.js";
import { addDays, dayOf } from "../domain/time.js";
import { troubleTimes } from "../domain/trouble.js";
import type { Clock, Notice, OutboxItem, Settled, Shelves, Store } from "../ports.js";

/** Days that a next working day is sought in. */
const DAYS_AHEAD = 30;

/** Writes a notice down as dead, and has those told of it who can do something about it. */
export async function bury(
  item: OutboxItem,
  how: Settled,
  { store, clock }: { store: Store; clock: Clock },
): Promise<void> {
  // Of one that was to tell of dead letters nobody is told.
  if (item.kind === "trouble") return store.mail.settle(item.id, how);
  await store.transaction(async (tx) => {
    await tx.mail.settle(item.id, how);
    await tx.mail.enqueue(await troubleNotices(item.workspaceId, clock.now(), tx));
  });
}

/** One a day to each clerk and administrator, worded when it is sent. */
async function troubleNotices(workspaceId: number, now: string, tx: Shelves): Promise<Notice[]> {
  const workspace = await tx.reminders.workspace(workspaceId);
  if (workspace === null) return [];
  const { timeZone: zone, settings } = workspace;
  const today = dayOf(now, zone);
  const days = await tx.calendar.days(workspaceId, today, addDays(today, DAYS_AHEAD));
  const times = troubleTimes(now, settings, zone, calendarOf(days));
  const members = await tx.office.members(workspaceId);
  return members
    .filter(({ role, admin, state }) => state === "active" && (role === "clerk" || admin))
    .flatMap(({ id }) =>
      times.map(({ date, notBefore }): Notice => {
        const key = `trouble/${String(workspaceId)}/${date}/${String(id)}`;
        const brief = { kind: "trouble", date } as const;
        return { key, workspaceId, to: { member: id }, kind: "trouble", brief, notBefore };
      }),
    );
}
