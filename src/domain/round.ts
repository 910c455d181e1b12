import { workingDayOnOrBefore, type Calendar } from "./calendar.js";
import type { Member, MemberRef, Unit, UnitRef } from "./office.js";
import { addDays, dayOf, daysBetween, type CivilDate, type Instant } from "./time.js";

/** A report asked of several units for one period. A draft is what the clerk prepares and nobody else has seen. */
export type Round = {
  id: number;
  workspaceId: number;
  /** Of the office: the day of a hand-in is the day there. */
  zone: string;
  /** "2026-Q1" for the report of a period, "m3" for the third other one. */
  key: string;
  /** "2026-Q1"; null where it is asked for no period. */
  period: string | null;
  /** "" where the period says what it is. */
  title: string;
  dataFrom: CivilDate | null;
  dataTo: CivilDate | null;
  due: CivilDate;
  /** Number of the letter that asks for it. */
  letter: string | null;
  state: "draft" | "open" | "closed";
  openedAt: Instant;
  /** Null where it opened by itself. */
  openedBy: MemberRef | null;
  closedAt: Instant | null;
  units: RoundUnit[];
};

/** How a unit stands in it. */
export type RoundUnit = {
  unit: UnitRef;
  submittedAt: Instant | null;
  /** Who answered last for the unit. */
  answeredBy: MemberRef | null;
  /** The day until which it asked for more time, why, and what became of that. */
  asked: CivilDate | null;
  reason: string | null;
  askState: "asked" | "granted" | "refused" | null;
  /** Its own due day where more time was given. */
  due: CivilDate | null;
  /** What is in its way. */
  obstacle: string | null;
};

/** Derived, never stored; `late` are days: at the hand-in, or by now. */
export type RoundStanding = { state: "submitted" | "missing" | "late"; late: number };

export function standingIn(round: Round, one: RoundUnit, today: CivilDate): RoundStanding {
  const late = (day: CivilDate) => Math.max(0, daysBetween(dueOf(round, one), day));
  if (one.submittedAt !== null) {
    return { state: "submitted", late: late(dayOf(one.submittedAt, round.zone)) };
  }
  // What was missing when the round was closed does not grow older.
  const days = late(round.closedAt === null ? today : dayOf(round.closedAt, round.zone));
  return { state: days > 0 ? "late" : "missing", late: days };
}

/** A unit's own due day, as long as it is later than that of the round. */
export function dueOf(round: Pick<Round, "due">, one: Pick<RoundUnit, "due">): CivilDate {
  return one.due !== null && one.due > round.due ? one.due : round.due;
}

export function missingIn(round: Round): RoundUnit[] {
  return round.units.filter(({ submittedAt }) => submittedAt === null);
}

export function unitIn(round: Round, unitId: number): RoundUnit | undefined {
  return round.units.find(({ unit }) => unit.id === unitId);
}

/** A request for more time that waits for a decision. */
export function waitsIn(one: RoundUnit): boolean {
  return one.submittedAt === null && one.askState === "asked";
}

/**
 * Which units are chased today: those that have not handed in and whose due day is one of `nudgeDays` away (what
 * would fall on a day off comes on the working day before), or past. Whom an obstacle blocks is not chased.
 */
export function roundsToChase(
  rounds: readonly Round[],
  today: CivilDate,
  nudgeDays: readonly number[],
  calendar: Calendar,
): { roundId: number; unitIds: number[] }[] {
  const isChased = (due: CivilDate) =>
    due < today ||
    nudgeDays.some((days) => workingDayOnOrBefore(addDays(due, -days), calendar) === today);
  return rounds
    .filter(({ state }) => state === "open")
    .map((round) => ({
      roundId: round.id,
      unitIds: missingIn(round)
        .filter((one) => one.obstacle === null && isChased(dueOf(round, one)))
        .map(({ unit }) => unit.id),
    }))
    .filter(({ unitIds }) => unitIds.length > 0);
}

type Worker = Pick<Member, "role"> & { id: number; units: readonly number[] };

/** Who is asked for the report of one of these units: its officials and clerks. */
export function reportersOf<M extends Worker>(
  members: readonly M[],
  units: readonly number[],
): M[] {
  return members.filter(
    ({ role, units: own }) =>
      (role === "official" || role === "clerk") && own.some((id) => units.includes(id)),
  );
}

/** The units that can be asked for a report: those in which somebody works. */
export function askableUnits<U extends Pick<Unit, "id" | "kind">>(
  units: readonly U[],
  members: readonly Worker[],
): U[] {
  return units.filter(({ id, kind }) => kind === "unit" && reportersOf(members, [id]).length > 0);
}

export type Recipient = { key: string; to: { member: number } | { chat: number } };

/** Who is told that a round has opened: its reporters, but not who opened it, and the groups of the whole office. */
export function toldOfOpening(
  { workspaceId, key, units }: Pick<Round, "workspaceId" | "key"> & { units: readonly number[] },
  members: readonly Worker[],
  chats: readonly { id: number; purpose: string }[],
  openedBy: number | null,
): Recipient[] {
  const head = `round/${String(workspaceId)}/${key}/opened`;
  const people = reportersOf(members, units).filter(({ id }) => id !== openedBy);
  const groups = chats.filter(({ purpose }) => purpose === "group");
  return [
    ...people.map(({ id }) => ({ key: `${head}/${String(id)}`, to: { member: id } })),
    ...groups.map(({ id }) => ({ key: `${head}/chat/${String(id)}`, to: { chat: id } })),
  ];
}

/** Who gets the summary of one that is closed: the clerks, where there is none the leaders; not who closed it. */
export function toldOfClosing(
  { workspaceId, key }: Pick<Round, "workspaceId" | "key">,
  members: readonly Pick<Worker, "id" | "role">[],
  at: Instant,
  closedBy: number | null,
): Recipient[] {
  const clerks = members.filter(({ role }) => role === "clerk");
  const told = clerks.length > 0 ? clerks : members.filter(({ role }) => role === "chair");
  return told
    .filter(({ id }) => id !== closedBy)
    .map(({ id }) => ({
      key: `round/${String(workspaceId)}/${key}/closed/${at}/${String(id)}`,
      to: { member: id },
    }));
}
