import { groupBy } from "../domain/group-by.js";
import { momentOf } from "../domain/hours.js";
import { formatPeriod, type Period } from "../domain/periods.js";
import {
  askableUnits,
  missingIn,
  toldOfClosing,
  toldOfOpening,
  type Round,
} from "../domain/round.js";
import { closedEvent } from "../domain/round-change.js";
import { PERIOD_CODES } from "../domain/schedule.js";
import { roundOf, roundOpened, roundsDue, type DueRound } from "../domain/round-opening.js";
import type { NudgeOffice } from "../domain/nudge.js";
import type { Activity } from "../domain/activity.js";
import type { NewRound } from "../domain/round-change.js";
import type { Instant } from "../domain/time.js";
import type { Notice, Shelves } from "../ports.js";
import type { Owed, PassKit } from "./owed.js";
import type { Slot, Turn } from "./slot.js";

/** A workspace whose hour has come on a working day; the slot is the same for all that are handed over together. */
export type RoundTurn = Omit<Turn, "slot"> & { slot: Omit<Slot, "kind"> };

/** A round to be opened, and what its notices need. */
type Opening = { turn: RoundTurn; round: NewRound & { key: string }; office: NudgeOffice };

/**
 * Opens the reporting rounds whose day has come, and ends those in which everybody has handed in. Written at once with
 * the mark that it was done; people and groups are told once, worded when it is sent.
 */
export async function sweepRounds(turns: readonly RoundTurn[], kit: PassKit): Promise<Owed[]> {
  const [first] = turns;
  if (first === undefined) return [];
  const openings = await openingsOf(turns, kit);
  const finished = await finishedOf(turns, kit);
  const at = kit.clock.now();
  if (kit.dryRun === true) {
    return [
      ...openings.flatMap((one) => openedNotices(one, 0, [])),
      ...(await closingNotices(finished, at, kit.store)),
    ];
  }
  const ids = turns.map(({ workspace }) => workspace.id);
  return kit.store.transaction(async (tx) => {
    if (!(await tx.reminders.markSwept(ids, first.slot.name, at))) {
      throw new Error("swept by another process");
    }
    const notices: Notice[] = [];
    for (const opening of openings) notices.push(...(await open(opening, at, tx)));
    for (const round of finished) await end(round, at, tx);
    notices.push(...(await closingNotices(finished, at, tx)));
    await tx.mail.enqueue(notices);
    return notices;
  });
}

async function openingsOf(turns: readonly RoundTurn[], { store }: PassKit): Promise<Opening[]> {
  const ids = turns.map(({ workspace }) => workspace.id);
  const keys = periodsAround(turns[0]?.slot.today ?? "").map(formatPeriod);
  const [known, plan] = [
    groupBy(await store.rounds.knownKeys(ids, keys), (one) => one.workspaceId),
    groupBy(await store.rounds.planReports(ids, keys), (one) => one.workspaceId),
  ];
  const due = turns.map((turn) => {
    const { id, settings } = turn.workspace;
    const has = new Set((known.get(id) ?? []).map(({ key }) => key));
    const { calendar, slot } = turn;
    const asked = { settings, calendar, today: slot.today, plan: plan.get(id) ?? [], known: has };
    return { turn, rounds: roundsDue(asked) };
  });
  const opening = due.filter(({ rounds }) => rounds.length > 0);
  if (opening.length === 0) return [];
  const offices = await store.reminders.offices(opening.map(({ turn }) => turn.workspace.id));
  const openings: Opening[] = [];
  for (const { turn, rounds } of opening) {
    const office = offices.find(({ workspaceId }) => workspaceId === turn.workspace.id);
    if (office !== undefined) openings.push(...(await roundsOf(turn, rounds, office, store)));
  }
  return openings;
}

/** A plan may ask for a report of the year before or after. */
function periodsAround(today: string): Period[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((one) =>
    PERIOD_CODES.map((code) => ({ year: one, code })),
  );
}

/** Where nobody works in any unit there is nobody to ask. */
async function roundsOf(
  turn: RoundTurn,
  rounds: readonly DueRound[],
  office: NudgeOffice,
  on: Pick<Shelves, "office">,
): Promise<Opening[]> {
  const units = askableUnits(await on.office.units(turn.workspace.id), office.members);
  if (units.length === 0) return [];
  return rounds.map((one) => ({ turn, office, round: roundOf(one, units) }));
}

async function open(opening: Opening, at: Instant, tx: Shelves): Promise<Notice[]> {
  const { turn, round } = opening;
  const { id } = turn.workspace;
  const roundId = await tx.rounds.openByItself(id, round, at);
  const source = `round/${String(id)}/${round.key}/opened`;
  await record(id, source, [roundOpened(round, round.units.length)], at, tx);
  return openedNotices(opening, roundId, await tx.office.chats(id));
}

function openedNotices(
  { turn, round, office }: Opening,
  roundId: number,
  chats: readonly { id: number; purpose: string }[],
): Notice[] {
  const { workspace, slot } = turn;
  const asked = { workspaceId: workspace.id, key: round.key, units: round.units };
  return toldOfOpening(asked, office.members, chats, null).map((one) => ({
    ...one,
    workspaceId: workspace.id,
    kind: "round",
    brief: { kind: "round", round: roundId, what: "opened" },
    plannedFor: momentOf(slot.today, slot.hour, slot.zone),
    // Behind the due day it is a matter of the morning's nudges.
    notAfter: momentOf(round.due, "23:59", slot.zone),
  }));
}

/** Everybody has handed in, though nobody did so last: who had not was left out, or merged into another unit. */
async function finishedOf(turns: readonly RoundTurn[], { store }: PassKit): Promise<Round[]> {
  const rounds = await store.rounds.openRounds(turns.map(({ workspace }) => workspace.id));
  return rounds.filter((round) => missingIn(round).length === 0);
}

async function end(round: Round, at: Instant, tx: Shelves): Promise<void> {
  const { workspaceId, key } = round;
  await tx.rounds.closeRound(round.id, at);
  const source = `round/${String(workspaceId)}/${key}/closed/${at}`;
  await record(workspaceId, source, [closedEvent(round)], at, tx);
}

async function closingNotices(
  rounds: readonly Round[],
  at: Instant,
  on: Pick<Shelves, "reminders">,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const round of rounds) {
    const [office] = await on.reminders.offices([round.workspaceId]);
    for (const one of toldOfClosing(round, office?.members ?? [], at, null)) {
      const brief = { kind: "round", round: round.id, what: "closed" } as const;
      notices.push({ ...one, workspaceId: round.workspaceId, kind: "round", brief });
    }
  }
  return notices;
}

/** Nobody did it: the server. */
function record(
  workspaceId: number,
  source: string,
  events: Activity[],
  at: Instant,
  tx: Shelves,
): Promise<void> {
  return tx.record(events, { workspaceId, member: null, at, source, via: "desk" });
}
