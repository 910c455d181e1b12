import type { Activity } from "./activity.js";
import { addWorkingDays, workingDayOnOrBefore, type Calendar } from "./calendar.js";
import { may } from "./may.js";
import type { Person, Settings, UnitRef } from "./office.js";
import {
  CCHC_PERIODS,
  dataWindow,
  defaultDue,
  formatPeriod,
  parsePeriod,
  type Period,
} from "./periods.js";
import { allow, refuse, type Decision } from "./refusal.js";
import { roundFacts, type NewRound } from "./round-change.js";
import { partsOf, type PeriodCode, type Schedule } from "./schedule.js";
import type { Round } from "./round.js";
import { addDays, daysBetween, type CivilDate } from "./time.js";

/** A report of a period that an active plan asks for by itself. */
export type PlanReport = {
  workspaceId: number;
  /** "2026-Q1". */
  period: string;
  /** Null where its day has still to be confirmed. */
  due: CivilDate | null;
  /** It has been handed in. */
  filed: boolean;
};

/** Which report periods a schedule of a plan names. */
export function reportPeriodsIn(schedule: Schedule): PeriodCode[] {
  return partsOf(schedule).flatMap((part) =>
    part.kind === "recurring" && part.every.includes("period")
      ? [...(part.periods ?? CCHC_PERIODS)]
      : [],
  );
}

export type DueRound = { period: Period; due: CivilDate };

type Opening = {
  settings: Pick<Settings, "rounds" | "roundDays" | "roundPeriods">;
  /** Keys of the rounds there are already, however they were opened. */
  known: ReadonlySet<string>;
  plan: readonly PlanReport[];
  today: CivilDate;
  calendar: Calendar;
};

/**
 * What opens by itself today: `roundDays` before its due day, on the working day before where that is a day off; after
 * an interruption on any later day up to the due day. A report that has been filed is asked of nobody.
 */
export function roundsDue(by: Opening): DueRound[] {
  const { settings, known, plan, today, calendar } = by;
  if (!settings.rounds) return [];
  const opens = (due: CivilDate) =>
    workingDayOnOrBefore(addDays(due, -settings.roundDays), calendar);
  return [...wantedPeriods(settings.roundPeriods, plan, today)]
    .filter(([key, due]) => !known.has(key) && !isFiled(key, plan) && due >= today)
    .filter(([, due]) => opens(due) <= today)
    .flatMap(([key, due]) => {
      const period = parsePeriod(key);
      return period === null ? [] : [{ period, due }];
    });
}

/** Periods with their due days: day 20 of the last month, or what a plan says, the earliest of several. */
function wantedPeriods(
  codes: readonly PeriodCode[],
  plan: readonly PlanReport[],
  today: CivilDate,
): Map<string, CivilDate> {
  const year = Number(today.slice(0, 4));
  const own = codes.map((code): Period => ({ year, code }));
  const named = plan.map(({ period }) => parsePeriod(period)).filter((one) => one !== null);
  return new Map(
    [...own, ...named].map((period) => [formatPeriod(period), dueDayOf(period, plan)] as const),
  );
}

/** When the report of a period is due: what a plan says before what is usual. */
export function dueDayOf(period: Period, plan: readonly PlanReport[]): CivilDate {
  const key = formatPeriod(period);
  const said = plan
    .filter((one) => one.period === key)
    .map(({ due }) => due)
    .filter((due) => due !== null);
  return said.toSorted()[0] ?? defaultDue(period);
}

function isFiled(key: string, plan: readonly PlanReport[]): boolean {
  const asked = plan.filter(({ period }) => period === key);
  return asked.length > 0 && asked.every(({ filed }) => filed);
}

/** The report of a period as it is asked for: it is named by its period, and its data end with day 14. */
export function roundOf(
  { period, due }: DueRound,
  units: readonly UnitRef[],
): NewRound & { key: string } {
  const key = formatPeriod(period);
  const { from, to } = dataWindow(period);
  const head = { period: key, title: "", dataFrom: from, dataTo: to, due, letter: null };
  return { ...head, key, units: units.map(({ id }) => id) };
}

/** The day that is proposed: the usual one, or a week of working days on where that is past or there is none. */
export function proposedDue(
  period: Period | null,
  plan: readonly PlanReport[],
  today: CivilDate,
  calendar: Calendar,
): CivilDate {
  const usual = period === null ? null : dueDayOf(period, plan);
  return usual !== null && usual >= today ? usual : addWorkingDays(today, 5, calendar);
}

/** For so many days behind its due day a report said without a year is still the one meant. */
const STILL_MEANT = 60;

/** "quý I" said in December is that of next year, said in April that of this one. */
export function nearestPeriod(code: PeriodCode, today: CivilDate): Period {
  const year = Number(today.slice(0, 4));
  const all = [year - 1, year].map((one): Period => ({ year: one, code }));
  const fits = (one: Period) => daysBetween(defaultDue(one), today) <= STILL_MEANT;
  return all.find(fits) ?? { year: year + 1, code };
}

/** The clerk opens what was prepared; the key is that of its period. For one period there is one round without a name of its own. */
export function openRound(by: {
  round: Round;
  person: Person;
  today: CivilDate;
  known: ReadonlySet<string>;
}): Decision<{ key: string | null }> {
  const { round, person, today, known } = by;
  const allowed = may(person, "rounds");
  if (!allowed.ok) return allowed;
  if (round.state !== "draft") return refuse({ code: "no_such_thing" });
  const key = round.title === "" ? round.period : null;
  if (key !== null && known.has(key)) return refuse({ code: "round_exists", period: key });
  if (round.due < today) return refuse({ code: "date_past", date: round.due });
  if (round.units.length === 0) return refuse({ code: "round_without_units" });
  return allow({ key });
}

/** What the history keeps of it, under the key that it got. */
export function roundOpened(
  round: Pick<Round, "key" | "period" | "title" | "due" | "letter">,
  units: number,
): Activity {
  const { due, letter } = round;
  return { kind: "round_opened", data: { ...roundFacts(round), due, letter, units } };
}
