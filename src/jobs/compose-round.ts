import { calendarOf, type Calendar } from "../domain/calendar.js";
import type { Brief } from "../domain/brief.js";
import { missingIn, type Round } from "../domain/round.js";
import type { Instant } from "../domain/time.js";
import { message, type Message } from "../messages/message.js";
import { openedInGroup, openedNotice, roundSummary } from "../messages/round-notices.js";
import type { OutboxItem, Store } from "../ports.js";
import type { ComposeKit } from "./compose.js";
import { lateBlock, readingOf } from "./reading.js";

/**
 * What is said of a reporting round: to people that it is open, as long as a unit of theirs has not handed in; to the
 * groups; and to the clerks how it ended. Null where that is no longer so.
 */
export async function composeRound(
  brief: Extract<Brief, { kind: "round" }>,
  item: OutboxItem,
  now: Instant,
  { store }: ComposeKit,
): Promise<Message | null> {
  const round = await store.rounds.round(item.workspaceId, brief.round);
  if (round === null) return null;
  if ("chat" in item.to) return forGroup(brief, round, item, now, store);
  const reading = await readingOf(item, now, store);
  if (reading === null) return null;
  const { language, units } = reading.person.member;
  if (brief.what === "closed") {
    return round.state === "closed" ? roundSummary(round, language) : null;
  }
  const own = new Set(units.map(({ id }) => id));
  const theirs = missingIn(round).filter(({ unit }) => own.has(unit.id));
  if (round.state !== "open" || theirs.length === 0) return null;
  const calendar = await calendarOn(round, store);
  return noted(reading.late, openedNotice(round, theirs, calendar, language));
}

async function forGroup(
  { what }: Extract<Brief, { kind: "round" }>,
  round: Round,
  item: OutboxItem,
  now: Instant,
  store: Store,
): Promise<Message | null> {
  const workspace = await store.reminders.workspace(item.workspaceId);
  if (what === "closed" || round.state !== "open" || workspace === null) return null;
  const late = lateBlock(item, now, workspace, "vi");
  return noted(late, openedInGroup(round, await calendarOn(round, store), "vi"));
}

function noted(late: Message["blocks"][number] | null, said: Message): Message {
  return late === null ? said : message([late, ...said.blocks], said.buttons);
}

async function calendarOn({ workspaceId, due }: Round, store: Store): Promise<Calendar> {
  return calendarOf(await store.calendar.days(workspaceId, due, due));
}
