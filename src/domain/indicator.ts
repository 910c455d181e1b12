import type { Activity } from "./activity.js";
import { dateAmong } from "./date-among.js";
import { may, type Standing } from "./may.js";
import type { MemberRef, Person } from "./office.js";
import type { Operator, Source } from "./plan-reading.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { PlanState } from "./task.js";
import type { CivilDate, Instant } from "./time.js";

/** "≥ 98 %". */
export type Target = { operator: Operator; value: number; unit: string };

/** How an indicator stood on a day. A correction is another reading of that day: the last one counts. */
export type Reading = {
  id: number;
  day: CivilDate;
  value: number;
  note: string | null;
  by: MemberRef;
  at: Instant;
};

/** A figure that a plan sets as a target. */
export type Indicator = Target & {
  id: number;
  /** Within the workspace; what people type. */
  number: number;
  text: string;
  source: Source;
  plan: { id: number; title: string; state: PlanState; start: CivilDate };
  /** Whose row of the plan it stands in; null where it stands in the running text. */
  task: { id: number; number: number; title: string } | null;
  /** Of the latest day; of one day the one entered last. */
  last: Reading | null;
};

/** With all of its readings: by day, and of one day as they were entered. */
export type IndicatorSheet = Indicator & { readings: Reading[] };

export type IndicatorStanding = "on" | "off" | "unread";

export function indicatorStanding(one: Target & { last: { value: number } | null }) {
  if (one.last === null) return "unread" satisfies IndicatorStanding;
  return (meets(one, one.last.value) ? "on" : "off") satisfies IndicatorStanding;
}

/** Whether a figure is on target. What a plan names without "at least" or "at most" is there to be reached. */
export function meets({ operator, value }: Target, reached: number): boolean {
  switch (operator) {
    case ">=":
    case "=":
      return reached >= value;
    case ">":
      return reached > value;
    case "<=":
      return reached <= value;
    case "<":
      return reached < value;
  }
}

/** Readings that another one of the same day has taken the place of. */
export function corrected(readings: readonly Reading[]): ReadonlySet<number> {
  const last = new Map(readings.map(({ day, id }) => [day, id]));
  return new Set(readings.filter(({ day, id }) => last.get(day) !== id).map(({ id }) => id));
}

const FIGURE = /^([-−]?)(\d[\d.,]*)/u;
/** "đạt 97,5 %", "= 97,5". */
const SAID_BEFORE = /^(?:đạt|dat|là|la|bằng|bang|[=:])\s*/iu;
/** "98", "97,5", "97.5". */
const PLAIN = /^\d{1,12}(?:[.,]\d{1,6})?$/;
/** "1.234", "1.234.567,5". */
const GROUPED = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?$/;

/**
 * A figure in front of words, as officials type it: "97,5", "97.5 %", "1.234,5". A percentage has no thousands:
 * "98.125" of 100 is a point and decimals. Null where the words begin with none: "gần đủ", "45/50", "30/6/2026".
 */
export function readFigure(words: string, unit: string): { value: number; rest: string } | null {
  const typed = words.normalize("NFC").trim().replace(SAID_BEFORE, "");
  const found = FIGURE.exec(typed);
  if (found?.[2] === undefined) return null;
  const digits = found[2].replace(/[.,]+$/, "");
  const isGrouped = GROUPED.test(digits) && !(unit === "%" && /^\d+\.\d+$/.test(digits));
  if (!isGrouped && !PLAIN.test(digits)) return null;
  const plain = isGrouped ? digits.replaceAll(".", "") : digits;
  const value = Number(plain.replace(",", "."));
  const behind = typed.slice((found[1] ?? "").length + digits.length);
  const rest = withoutUnit(behind, unit);
  if (!/^(?:$|[\s.,;:])/.test(rest)) return null;
  return { value: found[1] === "" ? value : -value, rest: rest.replace(/^[\s.,;:–-]+/, "") };
}

function withoutUnit(behind: string, unit: string): string {
  const bare = behind.trimStart();
  const said = ["%", unit].find((one) => one !== "" && bare.startsWith(one));
  return said === undefined ? behind : bare.slice(said.length);
}

/** What leads to the day that a figure is of: "đến 30/6/2026", "tính đến hết ngày 30/6". */
const AS_OF = /(?<![\p{L}\p{N}])(?:tính\s+|tinh\s+)?(?:đến|den|tới|toi|as\s+of|until)\s/iu;
const LEADS = /^(?:(?:tính|tinh|đến|den|tới|toi|hết|het|ngày|ngay|as|of|until)\s+)*$/iu;

/** "31/02", but not the "45/50" of "45/50 hồ sơ". */
const DAY_LIKE = /^(?:[0-2]?\d|3[01])\s*[/.-]\s*(?:0?\d|1[0-2])(?!\d)/;

/** The day a figure is of and what else is said; null: no day is named. A day within a note is part of it. */
export function readAsOf(
  words: string,
  today: CivilDate,
): { day: CivilDate | null; note: string } | { unread: string } {
  const from = AS_OF.exec(words)?.index;
  for (const at of from === undefined || from === 0 ? [0] : [0, from]) {
    const tail = words.slice(at).replace(/^(?:tính|tinh|as\s+of)\s+/iu, "");
    const found = dateAmong(tail, today, "nearest");
    if (found === null) continue;
    if ("unread" in found) {
      const lead = tail.slice(0, tail.indexOf(found.unread));
      if (LEADS.test(lead) && (lead !== "" || DAY_LIKE.test(found.unread))) return found;
      continue;
    }
    // Else it stands behind other words: "theo báo cáo ngày 2/7".
    const first = tail.normalize("NFC").trim().replace(/\s+/g, " ").endsWith(found.rest);
    if (first) return { day: found.date, note: trimmed(`${words.slice(0, at)} ${found.rest}`) };
  }
  return { day: null, note: trimmed(words) };
}

function trimmed(words: string): string {
  return words.replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, "").replace(/\s+/g, " ");
}

/** What a person should look at again; it is entered all the same. */
export type Doubt = "over_hundred" | "below_zero" | "before_plan";

export type ReadingEntered = {
  reading: Omit<Reading, "id">;
  /** What stood for that day before. */
  was: number | null;
  doubts: Doubt[];
  events: Activity[];
};

export type ReadingTyped = {
  indicator: IndicatorSheet;
  person: Person;
  /** To the task that it comes from. */
  standing: Standing;
  /** As typed: a figure, a day and a note; only the figure must be there. */
  words: string;
  today: CivilDate;
  now: Instant;
};

/** The clerk enters readings, and so does the unit that leads the task from whose row the indicator comes. */
function mayEnter(
  person: Person,
  indicator: Pick<Indicator, "task">,
  standing: Standing,
): Decision<null> {
  return indicator.task === null
    ? may(person, "enter_figure_of_plan")
    : may(person, "enter_figure", standing);
}

/** Whether figures of it can be entered now by this person. */
export function takesReadings(
  person: Person,
  indicator: Pick<Indicator, "task" | "plan" | "number">,
  standing: Standing,
): Decision<null> {
  const allowed = mayEnter(person, indicator, standing);
  if (!allowed.ok) return allowed;
  const { number, plan } = indicator;
  if (plan.state === "active") return allow(null);
  return refuse({ code: "indicator_not_active", number, closed: plan.state === "closed" });
}

export function enterReading(typed: ReadingTyped): Decision<ReadingEntered> {
  const { indicator, person, today, now } = typed;
  const open = takesReadings(person, indicator, typed.standing);
  if (!open.ok) return open;
  const { number, unit, plan, task } = indicator;
  const figure = readFigure(typed.words, unit);
  if (figure === null) return refuse({ code: "no_figure", number, typed: typed.words });
  const said = readAsOf(figure.rest, today);
  if ("unread" in said) return refuse({ code: "date_unread", typed: said.unread });
  const { value } = figure;
  const day = said.day ?? today;
  if (day > today) return refuse({ code: "reading_to_come", date: day });
  const note = said.note === "" ? null : said.note;
  const { id, name } = person.member;
  const was = indicator.readings.findLast((one) => one.day === day)?.value ?? null;
  return allow({
    reading: { day, value, note, by: { id, name }, at: now },
    was,
    doubts: doubtsAbout(value, day, indicator),
    events: [
      {
        kind: "reading_entered",
        planId: plan.id,
        ...(task === null ? {} : { taskId: task.id }),
        data: { indicator: number, value, unit, day, note, was },
      },
    ],
  });
}

/** A share of more than all is a slip; of "105 % of last year" it is none. */
function doubtsAbout(value: number, day: CivilDate, { unit, plan, ...target }: Indicator): Doubt[] {
  const isShare = unit === "%" && target.value <= 100;
  return [
    ...(isShare && value > 100 ? ["over_hundred" as const] : []),
    ...(isShare && value < 0 ? ["below_zero" as const] : []),
    ...(day < plan.start ? ["before_plan" as const] : []),
  ];
}
