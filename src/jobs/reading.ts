import { calendarOf, type Calendar } from "../domain/calendar.js";
import type { Person, Workspace } from "../domain/office.js";
import { addDays, dayOf, type CivilDate, type Instant } from "../domain/time.js";
import { DateTime } from "luxon";
import { lateNote } from "../messages/late.js";
import type { Block } from "../messages/message.js";
import type { OutboxItem, Store } from "../ports.js";

/** To whom something is said, and their office on that day. */
export type Reading = { person: Person; today: CivilDate; calendar: Calendar; late: Block | null };

/** Null where the member left, or it is for a chat. */
export async function readingOf(
  item: OutboxItem,
  now: Instant,
  store: Store,
): Promise<Reading | null> {
  if (!("member" in item.to)) return null;
  const person = await store.reminders.person(item.to.member);
  if (person === null) return null;
  const { workspace, member } = person;
  const today = dayOf(now, workspace.timeZone);
  return {
    person,
    today,
    calendar: await calendarAround(workspace, today, store),
    late: lateBlock(item, now, workspace, member.language),
  };
}

/** How far around today the days off are read. */
const DAYS_AROUND = 60;

async function calendarAround(
  { id }: Workspace,
  today: CivilDate,
  store: Store,
): Promise<Calendar> {
  const [from, to] = [addDays(today, -DAYS_AROUND), addDays(today, DAYS_AROUND)];
  return calendarOf(await store.calendar.days(id, from, to));
}

/** Later than planned by so much, it says so. */
const LATE_MINUTES = 30;

export function lateBlock(
  { plannedFor }: Pick<OutboxItem, "plannedFor">,
  now: Instant,
  { timeZone }: Workspace,
  language: Person["member"]["language"],
): Block | null {
  if (plannedFor === undefined) return null;
  const after = DateTime.fromISO(now).diff(DateTime.fromISO(plannedFor), "minutes").minutes;
  return after > LATE_MINUTES ? lateNote(plannedFor, timeZone, language) : null;
}
