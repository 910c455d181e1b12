import { calendarsOf, type Calendar } from "../domain/calendar.js";
import { digestFigures, digestUntil, type DigestFigures } from "../domain/digest.js";
import { digestDue, DIGEST_DAYS_AROUND, type DigestDue } from "../domain/digest-due.js";
import type { DigestRows } from "../domain/digest-rows.js";
import { groupBy } from "../domain/group-by.js";
import type { Workspace } from "../domain/office.js";
import { addDays, dayOf, type CivilDate } from "../domain/time.js";
import type { DigestReaders, Notice } from "../ports.js";
import { SweptMeanwhile, type Owed, type HearingKit, type PassKit } from "./owed.js";

/** A workspace whose digest is due. */
export type DigestTurn = { workspace: Workspace; calendar: Calendar; due: DigestDue };

/** Workspaces that are looked through together. */
const TOGETHER = 25;
/** Obstacles that wait for longer are told with the working days that the calendar knows. */
const DAYS_BACK = 60;

/**
 * The digests whose day and hour have come: the figures of each week are taken and saved once, and one notice for
 * each reader is enqueued. A fault in one workspace stops no other.
 */
export async function sweepDigests(
  workspaces: readonly Workspace[],
  kit: HearingKit,
): Promise<void> {
  const turns = await digestTurns(workspaces, kit);
  for (const same of groupBy(turns, slotOf).values()) {
    for (let at = 0; at < same.length; at += TOGETHER) {
      kit.hear(await sweepTogether(same.slice(at, at + TOGETHER), kit));
    }
  }
}

/** Read at once is what has the same week and the same today. */
function slotOf({ due, workspace }: DigestTurn): string {
  return `${due.slot} ${workspace.timeZone} ${String(workspace.settings.digestDay)}`;
}

async function sweepTogether(turns: DigestTurn[], kit: PassKit): Promise<Owed[]> {
  try {
    return await sweepSlot(turns, kit);
  } catch (error) {
    if (turns.length > 1) {
      const owed: Owed[] = [];
      for (const turn of turns) owed.push(...(await sweepTogether([turn], kit)));
      return owed;
    }
    if (error instanceof SweptMeanwhile) return [];
    const workspace = turns[0]?.workspace.id;
    kit.log.error("a digest could not be made", { workspace, cause: String(error) });
    return [];
  }
}

/** Which workspaces a digest is due in that they have not been looked through for. */
async function digestTurns(
  workspaces: readonly Workspace[],
  { store, clock }: PassKit,
): Promise<DigestTurn[]> {
  const now = clock.now();
  const turns: DigestTurn[] = [];
  for (const [zone, some] of groupBy(workspaces, ({ timeZone }) => timeZone)) {
    const today = dayOf(now, zone);
    const calendarIn = calendarsOf(
      await store.reminders.calendars(
        some.map(({ id }) => id),
        addDays(today, -DAYS_BACK),
        addDays(today, DIGEST_DAYS_AROUND),
      ),
    );
    for (const workspace of some) {
      const calendar = calendarIn(workspace.id);
      const due = digestDue(workspace, now, calendar);
      if (due !== null) turns.push({ workspace, calendar, due });
    }
  }
  const swept = await store.reminders.swept([...new Set(turns.map(({ due }) => due.slot))]);
  const done = new Set(swept.map(({ workspaceId, slot }) => `${slot} ${String(workspaceId)}`));
  return turns.filter(({ due, workspace }) => !done.has(`${due.slot} ${String(workspace.id)}`));
}

/** All of the turns have the same slot and the same today. */
async function sweepSlot(turns: readonly DigestTurn[], kit: PassKit): Promise<Owed[]> {
  const [first] = turns;
  if (first === undefined) return [];
  const { store, clock } = kit;
  const at = clock.now();
  const ids = turns.map(({ workspace }) => workspace.id);
  const span = spanOf(first, at);
  const rows = new Map((await store.weeks.rows(ids, span)).map((one) => [one.workspaceId, one]));
  const readers = new Map((await store.weeks.readers(ids)).map((one) => [one.workspaceId, one]));
  const taken = turns.flatMap((turn) => {
    const [own, theirs] = [rows.get(turn.workspace.id), readers.get(turn.workspace.id)];
    if (own === undefined || theirs === undefined || own.tasks.length === 0) return [];
    return [{ turn, figures: figuresOf(turn, own, at, span.until), readers: theirs }];
  });
  const notices = taken.flatMap(({ turn, readers: theirs }) => noticesOf(turn, theirs));
  if (kit.dryRun === true) return notices;
  return store.transaction(async ({ reminders, weeks, mail }) => {
    if (!(await reminders.markSwept(ids, first.due.slot, at))) {
      throw new SweptMeanwhile();
    }
    await weeks.saveFigures(
      taken.map(({ turn, figures }) => ({ workspaceId: turn.workspace.id, figures })),
    );
    await mail.enqueue(notices);
    return notices;
  });
}

function spanOf(
  { workspace, due }: DigestTurn,
  at: string,
): { today: CivilDate; until: CivilDate } {
  const { timeZone, settings } = workspace;
  return { today: dayOf(at, timeZone), until: digestUntil(due.week, settings.digestDay) };
}

function figuresOf(
  { workspace, calendar, due }: DigestTurn,
  rows: DigestRows,
  at: string,
  until: CivilDate,
): DigestFigures {
  return digestFigures(rows, { week: due.week, at, zone: workspace.timeZone, until, calendar });
}

function noticesOf({ workspace, due }: DigestTurn, readers: DigestReaders): Notice[] {
  const { chairs, leaders, groups } = readers;
  const { week, plannedFor, notBefore, notAfter } = due;
  const head = {
    ...{ workspaceId: workspace.id, kind: "digest" as const, plannedFor, notAfter },
    ...(notBefore === null ? {} : { notBefore }),
  };
  const key = `digest/${String(workspace.id)}/${week}`;
  const brief = (audience: "leaders" | "public") => ({ kind: "digest" as const, week, audience });
  const toChat = (chat: number, audience: "leaders" | "public"): Notice => ({
    ...{ ...head, key: `${key}/chat/${String(chat)}`, to: { chat }, brief: brief(audience) },
  });
  return [
    ...chairs.map((member): Notice => {
      return { ...head, key: `${key}/${String(member)}`, to: { member }, brief: brief("leaders") };
    }),
    ...leaders.map((chat) => toChat(chat, "leaders")),
    ...(workspace.settings.publicDigest ? groups : []).map((chat) => toChat(chat, "public")),
  ];
}
