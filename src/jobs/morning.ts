import { groupBy } from "../domain/group-by.js";
import { isUnanswered, lateSteps, toldOf, type Step } from "../domain/escalation.js";
import { momentOf } from "../domain/hours.js";
import { addWorkingDays } from "../domain/calendar.js";
import {
  askedPeriod,
  nudgesOf,
  spokenFor,
  startsFrom,
  type Morning,
  type NudgeLine,
  type NudgeOffice,
  type Snoozed,
  type ToldMark,
} from "../domain/nudge.js";
import { reportersOf, roundsToChase, type Round } from "../domain/round.js";
import { addDays, type CivilDate } from "../domain/time.js";
import type { Notice } from "../ports.js";
import { SweptMeanwhile, type Owed, type PassKit } from "./owed.js";
import { slotEnds, type Turn } from "./slot.js";

/** What a morning owes to one workspace, and what is written with it. */
type Owing = { notices: Notice[]; told: ToldMark[]; members: number[]; obstacles: number[] };

/**
 * The nudges of one hour of one day in some workspaces, and at the workspace's own hour what is told to clerk and
 * chair. All of it is written at once with the mark that it was done, or nothing.
 */
export async function sweepMorning(turns: readonly Turn[], kit: PassKit): Promise<Owed[]> {
  const owing = await decide(turns, kit);
  const notices = owing.flatMap((one) => one.notices);
  if (kit.dryRun === true) return notices;
  const [first] = turns;
  if (first === undefined) return [];
  const ids = turns.map(({ workspace }) => workspace.id);
  const at = kit.clock.now();
  const { today, name } = first.slot;
  return kit.store.transaction(async ({ reminders, mail }) => {
    if (!(await reminders.markSwept(ids, name, at))) throw new SweptMeanwhile();
    await reminders.tell(
      owing.flatMap(({ told }) => told),
      at,
    );
    const members = owing.flatMap((one) => one.members);
    if (members.length > 0) await reminders.endSnoozes(members, today);
    const obstacles = owing.flatMap((one) => one.obstacles);
    if (obstacles.length > 0) await reminders.escalated(obstacles, at);
    await mail.enqueue(notices);
    return notices;
  });
}

/** All of the turns have the same slot. */
async function decide(turns: readonly Turn[], { store }: PassKit): Promise<Owing[]> {
  const ids = turns.map(({ workspace }) => workspace.id);
  const [first] = turns;
  if (first === undefined) return [];
  const { reminders } = store;
  const [offices, lines, snoozes, unanswered, rounds] = [
    await reminders.offices(ids),
    await reminders.morning(ids, spanOf(turns)),
    await reminders.snoozes(ids),
    await reminders.unanswered(ids, raisedBefore(turns)),
    groupBy(await store.rounds.openRounds(ids), (round) => round.workspaceId),
  ];
  const linesOf = groupBy(lines, (line) => line.workspaceId);
  const obstaclesOf = groupBy(unanswered, (one) => one.workspaceId);
  const officeOf = new Map(offices.map((office) => [office.workspaceId, office]));
  return turns.map((turn) => {
    const { id } = turn.workspace;
    const office = officeOf.get(id) ?? { workspaceId: id, members: [], groups: [] };
    const seen = { office, lines: linesOf.get(id) ?? [], snoozes, rounds: rounds.get(id) ?? [] };
    const own = ownWork(turn, seen);
    // Said at the workspace's hour only, to all whom it concerns.
    if (turn.slot.hour !== turn.workspace.settings.nudgeAt) return own;
    return together(own, oversight(turn, { ...seen, obstacles: obstaclesOf.get(id) ?? [] }));
  });
}

type Seen = { office: NudgeOffice; lines: NudgeLine[]; snoozes: Snoozed[]; rounds: Round[] };

function ownWork(turn: Turn, { office, lines, snoozes, rounds }: Seen): Owing {
  const { workspace, slot } = turn;
  const atThisHour = office.members.filter(
    ({ nudgeAt }) => (nudgeAt ?? workspace.settings.nudgeAt) === slot.hour,
  );
  const ids = new Set(atThisHour.map(({ id }) => id));
  const chased = chasedOf(turn, office, rounds);
  const { items, told } = nudgesOf(office, lines, snoozes, morningOf(turn), chased);
  const head = headOf(turn);
  const notices = [...new Set([...items.keys(), ...chased.keys()])]
    .filter((member) => ids.has(member))
    .map((member): Notice => {
      const key = `nudge/${String(workspace.id)}/${slot.today}/${String(member)}`;
      const [list, owes] = [items.get(member) ?? [], chased.get(member) ?? []];
      const brief = { kind: "nudge" as const, date: slot.today, items: list, rounds: owes };
      return { ...head, key, to: { member }, kind: "nudge", brief };
    });
  return { notices, told, members: [...ids], obstacles: [] };
}

/** The reporting rounds that units of each person have not answered and are chased for on that day. */
function chasedOf(
  { workspace, slot, calendar }: Turn,
  { members }: NudgeOffice,
  rounds: readonly Round[],
): Map<number, number[]> {
  const chased = new Map<number, number[]>();
  const { nudgeDays } = workspace.settings;
  for (const { roundId, unitIds } of roundsToChase(rounds, slot.today, nudgeDays, calendar)) {
    for (const { id } of reportersOf(members, unitIds)) {
      chased.set(id, [...(chased.get(id) ?? []), roundId]);
    }
  }
  return chased;
}

type Raised = { obstacleId: number; raisedAt: string };

function oversight(turn: Turn, seen: Seen & { obstacles: Raised[] }): Owing {
  const { workspace, slot, calendar } = turn;
  const day = { today: slot.today, calendar, settings: workspace.settings };
  const told = lateSteps(seen.lines, day);
  const obstacles = seen.obstacles
    .filter(({ raisedAt }) => isUnanswered(raisedAt, slot.zone, day))
    .map(({ obstacleId }) => obstacleId);
  const forMember = new Map<number, { late: number[]; obstacles: number[] }>();
  const lists: [Step, number[], number[]][] = [
    ["clerk", idsOf(told, "clerk"), []],
    ["chair", idsOf(told, "chair"), obstacles],
  ];
  for (const [step, late, open] of lists) {
    if (late.length + open.length === 0) continue;
    for (const { id } of toldOf(step, seen.office.members)) {
      const before = forMember.get(id) ?? { late: [], obstacles: [] };
      forMember.set(id, {
        late: [...new Set([...before.late, ...late])],
        obstacles: [...before.obstacles, ...open],
      });
    }
  }
  const head = headOf(turn);
  const notices = [...forMember].map(([member, list]): Notice => {
    const key = `escalation/${String(workspace.id)}/${slot.today}/${String(member)}`;
    const brief = { kind: "escalation" as const, date: slot.today, ...list };
    return { ...head, key, to: { member }, kind: "escalation", brief };
  });
  return { notices, told, members: [], obstacles };
}

function idsOf(told: readonly ToldMark[], step: Step): number[] {
  return told.filter(({ what }) => what === step).map(({ occurrenceId }) => occurrenceId);
}

function together(a: Owing, b: Owing): Owing {
  return {
    notices: [...a.notices, ...b.notices],
    told: [...a.told, ...b.told],
    members: [...a.members, ...b.members],
    obstacles: [...a.obstacles, ...b.obstacles],
  };
}

/** What all notices of a turn have alike. */
function headOf({ workspace, slot }: Turn) {
  return {
    workspaceId: workspace.id,
    plannedFor: momentOf(slot.today, slot.hour, slot.zone),
    notAfter: slotEnds(slot, workspace),
  };
}

function morningOf({
  workspace,
  slot,
  calendar,
}: Omit<Turn, "slot"> & { slot: Pick<Turn["slot"], "today" | "zone"> }): Morning {
  const { settings } = workspace;
  const period = askedPeriod(slot.today, settings.roundPeriods, calendar);
  return { today: slot.today, zone: slot.zone, calendar, settings, period };
}

/** The widest span of the workspaces: each rule looks again. */
function spanOf(turns: readonly Turn[]) {
  const mornings = turns.map((turn) => ({ turn, morning: morningOf(turn) }));
  const of = (pick: (one: (typeof mornings)[number]) => CivilDate) => mornings.map(pick).toSorted();
  const last = of(({ turn, morning }) => spokenFor(morning.today, turn.calendar).to).at(-1) ?? "";
  const days = Math.max(0, ...turns.flatMap(({ workspace }) => workspace.settings.nudgeDays));
  return {
    today: mornings[0]?.morning.today ?? "",
    dueUntil: addDays(last, days),
    startsFrom: of(({ turn, morning }) => startsFrom(morning.today, turn.calendar))[0] ?? last,
    startsUntil: last,
    withContinuous: mornings.some(({ morning }) => morning.period !== null),
  };
}

/** Raised later than this, no obstacle has waited for so many working days anywhere. */
function raisedBefore(turns: readonly Turn[]): string {
  const moments = turns.map(({ workspace, slot, calendar }) => {
    const day = addWorkingDays(slot.today, -workspace.settings.obstacleAfter, calendar);
    return momentOf(addDays(day, 1), "00:00", slot.zone);
  });
  return moments.toSorted().at(-1) ?? "";
}
