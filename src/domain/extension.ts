import type { Activity } from "./activity.js";
import { describe, refuseSettled } from "./hand-in.js";
import { may, mayTouch, type Standing } from "./may.js";
import type { Member, Person } from "./office.js";
import { allow, refuse, type Decision, type Refusal } from "./refusal.js";
import type { Extension, Occurrence, TaskSheet } from "./task.js";
import type { CivilDate, Instant } from "./time.js";
import { byUrgency, daysLate, occurrencesIn, openHeads } from "./urgency.js";

export type Asked = Pick<Extension, "reason" | "was" | "wanted" | "askedBy" | "askedAt">;

export type Asking = {
  task: TaskSheet;
  occurrence: Occurrence;
  person: Person;
  standing: Standing;
  today: CivilDate;
  now: Instant;
};

/** Still to be said, and asked for in this order. */
export type StillWanted = { wanted: "date" | "reason" };

/**
 * More time for an open occurrence with a due day, asked by the lead unit or the clerk: to a day that is not past and
 * lies after the present one. One request at a time; that it was late by then is kept in the history.
 */
export function askExtension(
  by: Asking & { wanted: CivilDate | null; reason: string },
): Decision<{ asked: Asked; events: Activity[] } | StillWanted> {
  const { task, occurrence, person, wanted, today, now } = by;
  const open = mayExtend(by);
  if (!open.ok) return open;
  const was = open.value;
  if (wanted === null) return allow({ wanted: "date" });
  const wrong = notLater(task, wanted, was, today);
  if (wrong !== null) return refuse(wrong);
  const reason = by.reason.trim();
  if (!/\p{L}.*\p{L}/su.test(reason)) return allow({ wanted: "reason" });
  const { id, name } = person.member;
  const late = daysLate(occurrence, today);
  return allow({
    asked: { reason, was, wanted, askedBy: { id, name }, askedAt: now },
    events: [
      {
        kind: "extension_asked",
        taskId: task.id,
        occurrenceId: occurrence.id,
        data: { ...describe(occurrence), was, wanted, reason, ...(late > 0 ? { late } : {}) },
      },
    ],
  });
}

/** Whether more time can be asked for at all; the value is the present due day. */
export function mayExtend(by: Asking): Decision<CivilDate> {
  const { task, occurrence } = by;
  const { number } = task;
  const allowed = may(by.person, "ask_extension", by.standing);
  if (!allowed.ok) return allowed;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number });
  const settled = refuseSettled(task, occurrence);
  if (settled !== null) return settled;
  if (occurrence.due === null) return refuse({ code: "no_due_day", number });
  const waiting = waitingFor(task, occurrence);
  if (waiting === null) return allow(occurrence.due);
  const { askedBy, wanted } = waiting;
  return refuse({ code: "extension_waits", number, by: askedBy, wanted });
}

/** What can be extended, most urgent first: the dated open occurrence of each deliverable that comes first. */
export function extendable(task: TaskSheet): Occurrence[] {
  const heads = openHeads(task).filter(({ due }) => due !== null);
  if (heads.length > 0) return heads;
  // Behind one without a day another of the same deliverable may have one.
  return occurrencesIn(task)
    .filter(({ due, state }) => due !== null && state === "open")
    .sort(byUrgency)
    .slice(0, 1);
}

/** The request that waits for a decision on an occurrence. */
export function waitingFor(task: TaskSheet, occurrence: Occurrence): Extension | null {
  if (occurrence.state !== "open") return null;
  const fits = (one: Extension) => one.occurrenceId === occurrence.id && one.state === "asked";
  return task.extensions.find(fits) ?? null;
}

export type Deciding = {
  task: TaskSheet;
  occurrence: Occurrence;
  extension: Extension;
  person: Person;
  today: CivilDate;
  now: Instant;
};

export type Decided = {
  to: {
    state: "granted" | "refused" | "withdrawn";
    granted: CivilDate | null;
    answer: string | null;
    by: number;
    at: Instant;
  };
  /** The new due day, where there is one. */
  dates: {
    due: CivilDate;
    firstDue: CivilDate;
    named: null;
    time: null;
    confirm: false;
  } | null;
  events: Activity[];
};

/**
 * More time is given: to the day asked for, or another one that the decider names. The due day moves; the first one
 * is kept for ever.
 */
export function grantExtension(by: Deciding & { day: CivilDate | null }): Decision<Decided> {
  const { task, occurrence, extension, today } = by;
  const waiting = mayDecide(by);
  if (!waiting.ok) return waiting;
  const granted = by.day ?? extension.wanted;
  const was = occurrence.due;
  if (was === null) return refuse({ code: "no_due_day", number: task.number });
  const wrong = notLater(task, granted, was, today);
  if (wrong !== null) return refuse(wrong);
  const firstDue = occurrence.firstDue ?? was;
  return allow({
    to: settled(by, "granted", { granted }),
    dates: { due: granted, firstDue, named: null, time: null, confirm: false },
    events: [event(by, "extension_granted", { was, wanted: extension.wanted, granted })],
  });
}

/** No more time, with a reason. */
export function refuseExtension(
  by: Deciding & { reason: string },
): Decision<Decided | StillWanted> {
  const waiting = mayDecide(by);
  if (!waiting.ok) return waiting;
  const answer = by.reason.trim();
  if (!/\p{L}.*\p{L}/su.test(answer)) return allow({ wanted: "reason" });
  const { wanted } = by.extension;
  return allow({
    to: settled(by, "refused", { answer }),
    dates: null,
    events: [event(by, "extension_refused", { wanted, answer })],
  });
}

/** Taken back by whoever asked, or by the clerk. */
export function withdrawExtension(by: Deciding): Decision<Decided> {
  const { extension, task } = by;
  if (!mayTouch(by.person, extension.askedBy.id)) return refuse({ code: "only", who: "raiser" });
  if (extension.state !== "asked")
    return refuse({ code: "extension_settled", number: task.number });
  return allow({
    to: settled(by, "withdrawn", {}),
    dates: null,
    events: [event(by, "extension_withdrawn", { wanted: extension.wanted })],
  });
}

/** Clerk or chair, on a request that waits; a clerk does not decide what they asked for themselves. */
export function mayDecide({ task, occurrence, extension, person }: Deciding): Decision<null> {
  const allowed = may(person, "decide");
  if (!allowed.ok) return allowed;
  const { number } = task;
  if (extension.state !== "asked") return refuse({ code: "extension_settled", number });
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number });
  const settled = refuseSettled(task, occurrence);
  if (settled !== null) return settled;
  if (!decides(person.member, extension)) return refuse({ code: "own_request", number });
  return allow(null);
}

function decides({ role, id }: Member, { askedBy }: Pick<Extension, "askedBy">): boolean {
  return role === "chair" || (role === "clerk" && id !== askedBy.id);
}

/** Who is told of a request: clerks and chairs, but not whoever asked. */
export function decidersOf(
  members: readonly Member[],
  asked: Pick<Extension, "askedBy">,
): Member[] {
  return members.filter(
    (member) =>
      member.state === "active" && member.id !== asked.askedBy.id && decides(member, asked),
  );
}

function notLater(
  { number }: TaskSheet,
  day: CivilDate,
  due: CivilDate,
  today: CivilDate,
): Refusal | null {
  if (day < today) return { code: "date_past", date: day };
  return day <= due ? { code: "date_not_later", number, due } : null;
}

function settled(
  { person, now }: Deciding,
  state: Decided["to"]["state"],
  more: Partial<Pick<Decided["to"], "granted" | "answer">>,
): Decided["to"] {
  return { state, granted: null, answer: null, ...more, by: person.member.id, at: now };
}

function event(
  { task, occurrence, extension }: Deciding,
  kind: "extension_granted" | "extension_refused" | "extension_withdrawn",
  data: Record<string, string>,
): Activity {
  // Who had asked is named by the id: a person can be erased, an entry cannot be changed.
  const asked = { member: extension.askedBy.id };
  return {
    kind,
    taskId: task.id,
    occurrenceId: occurrence.id,
    data: { ...describe(occurrence), ...data, ...asked },
  };
}
