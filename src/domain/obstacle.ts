import type { Activity } from "./activity.js";
import { may, mayTouch, type Standing } from "./may.js";
import type { Member, Person } from "./office.js";
import { saysSomething, type WordsWanted } from "./progress.js";
import { allow, refuse, type Decision } from "./refusal.js";
import type { Obstacle, TaskSheet } from "./task.js";
import type { Instant } from "./time.js";

export type Raised = Pick<Obstacle, "text" | "raisedBy" | "raisedAt">;

export type Raising = {
  task: TaskSheet;
  person: Person;
  standing: Standing;
  text: string;
  now: Instant;
};

/**
 * The units of a task and the clerk say what is in its way. The same words of the same person that
 * still wait are the same obstacle.
 */
export function raiseObstacle(
  by: Raising,
): Decision<{ raised: Raised } | { known: Obstacle } | WordsWanted> {
  const { task, person, now } = by;
  const allowed = may(person, "raise_obstacle", by.standing);
  if (!allowed.ok) return allowed;
  if (task.plan.state !== "active") return refuse({ code: "plan_not_active", number: task.number });
  const text = by.text.trim();
  if (!saysSomething(text)) return allow({ wanted: "words" });
  const { id, name } = person.member;
  const known = openObstaclesIn(task).find(
    (one) => one.raisedBy.id === id && one.text.toLowerCase() === text.toLowerCase(),
  );
  if (known !== undefined) return allow({ known });
  return allow({ raised: { text, raisedBy: { id, name }, raisedAt: now } });
}

/**
 * What the history keeps of it: with the id that the store gave it, and the chat (of the office's
 * records) in which it was raised, so that the answer can be given there.
 */
export function obstacleRaised(
  task: TaskSheet,
  id: number,
  { text }: Raised,
  chat: number | null,
): Activity {
  return {
    kind: "obstacle_raised",
    taskId: task.id,
    data: { obstacle: id, text, ...(chat === null ? {} : { chat }) },
  };
}

export type Settling = { task: TaskSheet; obstacle: Obstacle; person: Person; now: Instant };

export type Settled = {
  to: { state: "answered" | "withdrawn"; answer: string | null; by: number; at: Instant };
  events: Activity[];
};

/** Clerk or chair answers it, once. */
export function answerObstacle(by: Settling & { answer: string }): Decision<Settled | WordsWanted> {
  const { person, now } = by;
  const allowed = may(person, "decide");
  if (!allowed.ok) return allowed;
  const open = refuseSettled(by);
  if (open !== null) return open;
  const answer = by.answer.trim();
  if (!saysSomething(answer)) return allow({ wanted: "words" });
  return allow({
    to: { state: "answered", answer, by: person.member.id, at: now },
    events: [event("obstacle_answered", by, { answer })],
  });
}

/** It is in the way no longer: said by whoever raised it, or by the clerk. */
export function withdrawObstacle(by: Settling): Decision<Settled> {
  const { obstacle, person, now } = by;
  if (!mayTouch(person, obstacle.raisedBy.id)) return refuse({ code: "only", who: "raiser" });
  const open = refuseSettled(by);
  if (open !== null) return open;
  return allow({
    to: { state: "withdrawn", answer: null, by: person.member.id, at: now },
    events: [event("obstacle_withdrawn", by, {})],
  });
}

function refuseSettled({ task, obstacle }: Settling) {
  if (obstacle.state === "open") return null;
  return refuse({ code: "obstacle_settled", number: task.number });
}

function event(
  kind: "obstacle_answered" | "obstacle_withdrawn",
  { task, obstacle }: Settling,
  data: { answer?: string },
): Activity {
  return { kind, taskId: task.id, data: { obstacle: obstacle.id, ...data } };
}

export function openObstaclesIn(task: TaskSheet): Obstacle[] {
  return task.obstacles.filter(({ state }) => state === "open");
}

/** Who is told of a new obstacle: the clerks; the chair where there is none besides who raises it. */
export function answerersOf(members: readonly Member[], raisedBy: number): Member[] {
  const others = members.filter(({ state, id }) => state === "active" && id !== raisedBy);
  const clerks = others.filter(({ role }) => role === "clerk");
  return clerks.length > 0 ? clerks : others.filter(({ role }) => role === "chair");
}
