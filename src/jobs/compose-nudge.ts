import type { Brief } from "../domain/brief.js";
import { askedPeriod, nudged, type NudgeLine } from "../domain/nudge.js";
import { formatPeriod } from "../domain/periods.js";
import { missingIn } from "../domain/round.js";
import type { Instant } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import { nudge, type NudgeView } from "../messages/nudge.js";
import { roundButtons, roundLine } from "../messages/round.js";
import type { OutboxItem, Store } from "../ports.js";
import type { ComposeKit } from "./compose.js";
import { readingOf, type Reading } from "./reading.js";

/**
 * What is left of a nudge: what is still open, still this person's, not blocked and not put off meanwhile. Null
 * where nothing is.
 */
export async function composeNudge(
  brief: Extract<Brief, { kind: "nudge" }>,
  item: OutboxItem,
  now: Instant,
  { store }: ComposeKit,
): Promise<Message | null> {
  const reading = await readingOf(item, now, store);
  if (reading === null) return null;
  const { person, today, calendar, late } = reading;
  const { member, workspace } = person;
  const found = await store.reminders.lines(
    workspace.id,
    brief.items.map(({ occurrenceId }) => occurrenceId),
  );
  const [office] = await store.reminders.offices([workspace.id]);
  const isTheirs = (line: NudgeLine) =>
    office !== undefined && nudged(line, office).some(({ id }) => id === member.id);
  const putOff = (await store.reminders.snoozes([workspace.id]))
    .filter(({ memberId, until }) => memberId === member.id && until > today)
    .map(({ occurrenceId }) => occurrenceId);
  const theirs = new Map(found.filter(isTheirs).map((line) => [line.occurrenceId, line] as const));
  const entries: NudgeView["entries"] = [];
  let blocked = 0;
  for (const { occurrenceId, why } of brief.items) {
    const line = theirs.get(occurrenceId);
    if (line === undefined || putOff.includes(occurrenceId)) continue;
    if (line.blocked) blocked += 1;
    else if (why !== "blocked" && !isReported(line, why, brief)) entries.push({ line, why });
  }
  const rounds = await owedReports(brief.rounds, reading, store);
  if (entries.length + rounds.length === 0) return null;
  const period = askedPeriod(today, workspace.settings.roundPeriods, calendar);
  return nudge({
    ...{ date: brief.date, today, calendar, entries, blocked, late, rounds },
    period: period === null ? null : formatPeriod(period),
    language: member.language,
  });
}

/** Reports that units of the person owe still, each with its buttons. */
async function owedReports(
  ids: readonly number[],
  { person, today }: Reading,
  store: Store,
): Promise<NudgeView["rounds"]> {
  const { language, units, workspaceId } = person.member;
  const owed: NudgeView["rounds"] = [];
  for (const id of ids) {
    const round = await store.rounds.round(workspaceId, id);
    if (round?.state !== "open") continue;
    const own = missingIn(round).filter(
      (one) => one.obstacle === null && units.some((unit) => unit.id === one.unit.id),
    );
    for (const one of own) {
      const buttons = roundButtons(round, one, language, own.length > 1);
      owed.push({ item: roundLine(round, one, today, language), buttons });
    }
  }
  return owed;
}

/** Of an ongoing duty something was noted since the nudge was made. */
function isReported(
  line: NudgeLine,
  why: NudgeView["entries"][number]["why"],
  { date }: { date: string },
): boolean {
  return why === "period" && line.notedAt !== null && line.notedAt.slice(0, 10) >= date;
}
