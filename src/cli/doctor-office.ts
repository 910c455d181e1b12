import { DateTime } from "luxon";
import type { CalendarDay } from "../domain/calendar.js";
import type { Workspace } from "../domain/office.js";
import { dayOf, type Instant } from "../domain/time.js";
import { doctorWords } from "../messages/desk-doctor.js";
import { reasonWords } from "../messages/trouble.js";
import type { Store, Stuck } from "../ports.js";
import { fail, ok, warn, type Check } from "./check.js";

const CHANNELS = ["web", "telegram", "slack"] as const;
/** People are answered within seconds. */
const SLOW_MINUTES = 10;

/** The days off of this year and the next; what is only computed is named. */
export async function checkHolidays(store: Store, now: Instant, zone: string): Promise<Check[]> {
  const year = Number(dayOf(now, zone).slice(0, 4));
  const checks: Check[] = [];
  for (const each of [year, year + 1]) {
    const days = await store.calendar.days(null, `${String(each)}-01-01`, `${String(each)}-12-31`);
    checks.push(checkYear(each, days));
  }
  return checks;
}

function checkYear(year: number, days: readonly CalendarDay[]): Check {
  const name = `holidays_${String(year)}`;
  if (days.length === 0) {
    return warn(name, doctorWords.noHolidays(year), doctorWords.enterHolidays());
  }
  const provisional = days.filter((day) => day.provisional).map((day) => day.date);
  if (provisional.length === 0) return ok(name, doctorWords.holidays(year, days.length));
  return warn(name, doctorWords.provisional(year, provisional), doctorWords.confirmHolidays());
}

/** What waits to be sent though its time has come, since when, and what stood in its way. */
export async function checkUnsent(store: Store, now: Instant): Promise<Check> {
  const waiting = await store.mail.stuck("queued", now);
  const count = waiting.reduce((sum, one) => sum + one.count, 0);
  const oldest = waiting.map((one) => one.oldest).sort()[0];
  if (oldest === undefined) return ok("unsent", doctorWords.nothingUnsent());
  const minutes = minutesBetween(oldest, now);
  const detail = doctorWords.unsent(count, minutes, reasonsOf(waiting));
  return minutes >= SLOW_MINUTES
    ? warn("unsent", detail, doctorWords.startBot())
    : ok("unsent", detail);
}

export async function checkDeadLetters(store: Store, now: Instant): Promise<Check> {
  const dead = await store.mail.stuck("dead", now);
  const count = dead.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return ok("dead_letters", doctorWords.noDeadLetters());
  const detail = doctorWords.deadLetters(count, reasonsOf(dead));
  return warn("dead_letters", detail, doctorWords.lookAtDeadLetters());
}

/** Reasons in words of the office, those that mean the same together. */
function reasonsOf(stuck: readonly Stuck[]): { why: string | null; count: number }[] {
  const found = new Map<string | null, number>();
  for (const { why, count } of stuck) {
    const words = why === null ? null : reasonWords(why, (vi) => vi);
    found.set(words, (found.get(words) ?? 0) + count);
  }
  return [...found].map(([why, count]) => ({ why, count }));
}

/** Jobs of the engine on PostgreSQL that failed, or that a process took which is no more; null where there are none. */
export async function checkJobs(store: Store): Promise<Check | null> {
  const jobs = await store.mail.jobs();
  if (jobs === null) return null;
  const detail = doctorWords.jobs(jobs);
  return jobs.failed + jobs.abandoned === 0
    ? ok("jobs", detail)
    : warn("jobs", detail, doctorWords.lookAtJobs());
}

/** What was taken from people and has no answer yet: the bot takes it up when it starts. */
export async function checkInbox(store: Store, now: Instant): Promise<Check> {
  const rows = (await Promise.all(CHANNELS.map((name) => store.mail.unanswered(name)))).flat();
  const oldest = rows.map(({ at }) => at).sort()[0];
  if (oldest === undefined) return ok("inbox", doctorWords.inboxEmpty());
  const minutes = minutesBetween(oldest, now);
  const detail = doctorWords.inboxWaits(rows.length, minutes);
  return minutes < SLOW_MINUTES
    ? ok("inbox", detail)
    : warn("inbox", detail, doctorWords.startBot());
}

/** Entries looked at in all workspaces together, and in each at least: what was done last, and quickly. */
const ENTRIES_IN_ALL = 10_000;
const ENTRIES_EACH = 50;

/** The end of each history; `audit verify` looks at all of it. */
export async function checkHistories(store: Store, workspaces: Workspace[]): Promise<Check> {
  const each = Math.max(ENTRIES_EACH, Math.floor(ENTRIES_IN_ALL / Math.max(workspaces.length, 1)));
  const broken: { code: string; firstBroken: number }[] = [];
  let entries = 0;
  for (const { id, code } of workspaces) {
    const check = await store.audit.verifyEnd(id, each);
    entries += check.entries;
    if (check.firstBroken !== null) broken.push({ code, firstBroken: check.firstBroken });
  }
  const [first] = broken;
  if (first === undefined) return ok("history", doctorWords.historyWhole(entries));
  const detail = doctorWords.historyBroken(broken);
  return fail("history", detail, doctorWords.verifyHistory(first.code));
}

function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(
    0,
    Math.floor(DateTime.fromISO(to).diff(DateTime.fromISO(from), "minutes").minutes),
  );
}
