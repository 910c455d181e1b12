import type { Activity } from "./activity.js";
import type { StillWanted } from "./extension.js";
import { may, mayAnswerFor } from "./may.js";
import type { Person } from "./office.js";
import { saysSomething, type WordsWanted } from "./progress.js";
import { allow, refuse, type Decision } from "./refusal.js";
import {
  dueOf,
  missingIn,
  standingIn,
  unitIn,
  waitsIn,
  type Round,
  type RoundUnit,
} from "./round.js";
import { closedEvent, refuseClosed, roundFacts } from "./round-change.js";
import { dayOf, type CivilDate, type Instant } from "./time.js";

export type Answering = {
  round: Round;
  unitId: number;
  person: Person;
  today: CivilDate;
  now: Instant;
};

/** What becomes of a unit's place in a round, and of the round. */
export type Answer = {
  to: Partial<Omit<RoundUnit, "unit" | "answeredBy">> & { answeredById?: number };
  round: "closes" | "reopens" | "stays";
  events: Activity[];
};

/** "Đã nộp": the unit's people, or the clerk for it. With the last one the round closes by itself. */
export function handInReport(by: Answering): Decision<Answer> {
  const { round, person, now, today } = by;
  const found = mayAnswer(by);
  if (!found.ok) return found;
  const one = found.value;
  const { late } = standingIn(round, { ...one, submittedAt: now }, today);
  const last = missingIn(round).every(({ unit }) => unit.id === one.unit.id);
  const handedIn = event("round_handed_in", round, one, late > 0 ? { late } : {});
  return allow({
    to: { submittedAt: now, answeredById: person.member.id },
    round: last ? "closes" : "stays",
    events: last ? [handedIn, closedEvent(round, round.units.length)] : [handedIn],
  });
}

/** "Bấm nhầm": it has not been handed in. Whom that leaves missing in a closed round opens it again, by the clerk. */
export function takeBackReport(by: Answering): Decision<Answer> {
  const { round, person } = by;
  const allowed = mayAnswerFor(person, by.unitId);
  if (!allowed.ok) return allowed;
  const one = unitIn(round, by.unitId);
  if (one === undefined) return refuse({ code: "round_not_asked" });
  if (round.state === "closed" && !may(person, "rounds").ok) {
    const closed = refuseClosed(round);
    if (!closed.ok) return closed;
  }
  if (one.submittedAt === null) return refuse({ code: "round_not_handed_in", unit: one.unit.name });
  const reopens = round.state === "closed";
  return allow({
    to: { submittedAt: null, answeredById: person.member.id },
    round: reopens ? "reopens" : "stays",
    events: [event("round_taken_back", round, one, reopens ? { reopened: true } : {})],
  });
}

/** "Xin gia hạn": to a day that is not past and lies after the present one, with a reason; as for a task. */
export function askMoreTime(
  by: Answering & { wanted: CivilDate | null; reason: string },
): Decision<Answer | StillWanted> {
  const { round, person, wanted, today } = by;
  const found = mayAnswer(by);
  if (!found.ok) return found;
  const one = found.value;
  if (wanted === null) return allow({ wanted: "date" });
  const wrong = refuseDay(wanted, dueOf(round, one), today);
  if (!wrong.ok) return wrong;
  const reason = by.reason.trim();
  if (!saysSomething(reason)) return allow({ wanted: "reason" });
  const { late } = standingIn(round, one, today);
  const data = { was: dueOf(round, one), wanted, reason, ...(late > 0 ? { late } : {}) };
  return allow({
    to: { asked: wanted, reason, askState: "asked", answeredById: person.member.id },
    round: "stays",
    events: [event("round_more_asked", round, one, data)],
  });
}

/** Clerk or chair gives more time, until the day asked for or another one, or does not. */
export function decideMoreTime(
  by: Answering & { granted: boolean; day: CivilDate | null },
): Decision<Answer> {
  const { round, today } = by;
  const found = mayDecideMore(by);
  if (!found.ok) return found;
  const { one, wanted } = found.value;
  if (!by.granted) {
    return allow({
      to: { askState: "refused" },
      round: "stays",
      events: [event("round_more_refused", round, one, { wanted, ...askedBy(one) })],
    });
  }
  const day = by.day ?? wanted;
  const was = dueOf(round, one);
  const wrong = refuseDay(day, was, today);
  if (!wrong.ok) return wrong;
  return allow({
    to: { askState: "granted", due: day },
    round: "stays",
    events: [event("round_more_granted", round, one, { was, granted: day, ...askedBy(one) })],
  });
}

/** Whether there is a request of the unit on which this person may decide. */
export function mayDecideMore({
  round,
  unitId,
  person,
}: Answering): Decision<{ one: RoundUnit; wanted: CivilDate }> {
  const allowed = may(person, "decide");
  if (!allowed.ok) return allowed;
  const found = placeIn(round, unitId);
  if (!found.ok) return found;
  const one = found.value;
  if (!waitsIn(one) || one.asked === null) {
    return refuse({ code: "round_no_request", unit: one.unit.name });
  }
  return allow({ one, wanted: one.asked });
}

/** "Vướng mắc": what is in the way of the report. */
export function hinderReport(by: Answering & { text: string }): Decision<Answer | WordsWanted> {
  const { round, person } = by;
  const found = mayAnswer(by);
  if (!found.ok) return found;
  const text = by.text.trim();
  if (!saysSomething(text)) return allow({ wanted: "words" });
  return allow({
    to: { obstacle: text, answeredById: person.member.id },
    round: "stays",
    events: [event("round_obstacle", round, found.value, { text })],
  });
}

/** It is in the way no longer: the unit is chased again. */
export function freeReport(by: Answering): Decision<Answer> {
  const found = mayAnswer(by);
  if (!found.ok) return found;
  const one = found.value;
  if (one.obstacle === null) return refuse({ code: "round_no_obstacle", unit: one.unit.name });
  return allow({
    to: { obstacle: null, answeredById: by.person.member.id },
    round: "stays",
    events: [event("round_obstacle_over", by.round, one, {})],
  });
}

/** Of a unit that is asked, has not handed in, and for which this person may speak. */
export function mayAnswer({ round, unitId, person }: Answering): Decision<RoundUnit> {
  const allowed = mayAnswerFor(person, unitId);
  return allowed.ok ? placeIn(round, unitId) : allowed;
}

function placeIn(round: Round, unitId: number): Decision<RoundUnit> {
  const closed = refuseClosed(round);
  if (!closed.ok) return closed;
  const one = unitIn(round, unitId);
  if (one === undefined || round.state === "draft") return refuse({ code: "round_not_asked" });
  if (one.submittedAt === null) return allow(one);
  const day = dayOf(one.submittedAt, round.zone);
  return refuse({ code: "round_handed_in", unit: one.unit.name, day });
}

function refuseDay(day: CivilDate, due: CivilDate, today: CivilDate): Decision<null> {
  if (day < today) return refuse({ code: "date_past", date: day });
  return day <= due ? refuse({ code: "round_not_later", due }) : allow(null);
}

/** By the id: a person can be erased, an entry cannot be changed. */
function askedBy({ answeredBy }: RoundUnit): { member?: number } {
  return answeredBy === null ? {} : { member: answeredBy.id };
}

function event(
  kind: Activity["kind"],
  round: Round,
  { unit }: RoundUnit,
  data: NonNullable<Activity["data"]>,
): Activity {
  return { kind, data: { ...roundFacts(round), unit: unit.name, ...data } };
}
