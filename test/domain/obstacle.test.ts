import { describe, expect, it } from "vitest";
import type { Role } from "../../src/domain/office.js";
import type { Standing } from "../../src/domain/may.js";
import {
  answerersOf,
  answerObstacle,
  obstacleRaised,
  raiseObstacle,
  withdrawObstacle,
} from "../../src/domain/obstacle.js";
import type { Obstacle } from "../../src/domain/task.js";
import { person, sheet } from "../support/sheets.js";

const NOW = "2025-07-10T01:12:00.000Z";
const official = person("official");
const clerk = person("clerk", { id: 8, name: "Phạm Thị Lan" });

function obstacle(over: Partial<Obstacle> = {}): Obstacle {
  return {
    ...{ id: 5, text: "Chưa có kinh phí", raisedBy: { id: 7, name: "Nguyễn Thị Hạnh" } },
    ...{ raisedAt: NOW, state: "open", answer: null, settledBy: null, settledAt: null },
    ...over,
  };
}

describe("raising an obstacle", () => {
  const raise = (text: string, over: Partial<Parameters<typeof raiseObstacle>[0]> = {}) =>
    raiseObstacle({ task: sheet(), person: official, standing: "lead", text, now: NOW, ...over });

  it("keeps the words, who and when", () => {
    expect(raise(" chưa có kinh phí ")).toEqual({
      ok: true,
      value: {
        raised: {
          text: "chưa có kinh phí",
          raisedBy: { id: 7, name: "Nguyễn Thị Hạnh" },
          raisedAt: NOW,
        },
      },
    });
  });

  it.each([
    ["official", "lead", true],
    ["official", "coordinating", true],
    ["official", "none", false],
    ["clerk", "none", true],
    ["chair", "none", false],
    ["chair", "coordinating", true],
    ["viewer", "lead", false],
  ] as [Role, Standing, boolean][])("by a %s who stands %s: %s", (role, standing, ok) => {
    expect(raise("x", { person: person(role), standing }).ok).toBe(ok);
  });

  it("a second time with the same words finds the first, as long as that one waits", () => {
    const first = obstacle();
    const task = sheet({ obstacles: [first] });
    expect(raise("chưa có KINH PHÍ", { task })).toEqual({ ok: true, value: { known: first } });
    expect(raise("chưa có kinh phi", { task })).toMatchObject({ value: { raised: {} } });
    const other = person("official", { id: 9 });
    expect(raise(first.text, { task, person: other })).toMatchObject({ value: { raised: {} } });
    const settled = sheet({ obstacles: [obstacle({ state: "answered" })] });
    expect(raise(first.text, { task: settled })).toMatchObject({ value: { raised: {} } });
  });

  it("wants words, and an active plan", () => {
    expect(raise(" … ")).toEqual({ ok: true, value: { wanted: "words" } });
    const task = sheet();
    task.plan.state = "closed";
    expect(raise("x", { task })).toMatchObject({ why: { code: "plan_not_active", number: 12 } });
  });

  it("is told in the history with its id, and with the office's group it was said in", () => {
    const raised = { text: "x", raisedBy: { id: 7, name: "y" }, raisedAt: NOW };
    const event = { kind: "obstacle_raised", taskId: 3 };
    const data = { obstacle: 5, text: "x" };
    expect(obstacleRaised(sheet(), 5, raised, null)).toEqual({ ...event, data });
    expect(obstacleRaised(sheet(), 5, raised, 4)).toEqual({ ...event, data: { ...data, chat: 4 } });
  });
});

describe("answering an obstacle", () => {
  const answer = (
    words: string,
    by = clerk,
    about = obstacle(),
  ): ReturnType<typeof answerObstacle> =>
    answerObstacle({ task: sheet(), obstacle: about, person: by, answer: words, now: NOW });

  it("settles it with the words of clerk or chair", () => {
    expect(answer(" đã bố trí ")).toEqual({
      ok: true,
      value: {
        to: { state: "answered", answer: "đã bố trí", by: 8, at: NOW },
        events: [
          { kind: "obstacle_answered", taskId: 3, data: { obstacle: 5, answer: "đã bố trí" } },
        ],
      },
    });
    expect(answer("x", person("chair")).ok).toBe(true);
    for (const role of ["official", "viewer"] as const) {
      expect(answer("x", person(role))).toMatchObject({ why: { code: "only", who: "reviewers" } });
    }
  });

  it("wants words, and happens once", () => {
    expect(answer("")).toEqual({ ok: true, value: { wanted: "words" } });
    for (const state of ["answered", "withdrawn"] as const) {
      for (const words of ["", "lần nữa"]) {
        expect(answer(words, clerk, obstacle({ state }))).toEqual({
          ok: false,
          why: { code: "obstacle_settled", number: 12 },
        });
      }
    }
  });
});

describe("taking an obstacle back", () => {
  const withdraw = (by = official, about = obstacle()) =>
    withdrawObstacle({ task: sheet(), obstacle: about, person: by, now: NOW });

  it("is for whoever raised it, and for the clerk", () => {
    expect(withdraw()).toEqual({
      ok: true,
      value: {
        to: { state: "withdrawn", answer: null, by: 7, at: NOW },
        events: [{ kind: "obstacle_withdrawn", taskId: 3, data: { obstacle: 5 } }],
      },
    });
    expect(withdraw(clerk).ok).toBe(true);
    for (const by of [
      person("official", { id: 9 }),
      person("chair", { id: 9 }),
      person("viewer"),
    ]) {
      expect(withdraw(by)).toEqual({ ok: false, why: { code: "only", who: "raiser" } });
    }
  });

  it("happens once", () => {
    expect(withdraw(official, obstacle({ state: "answered" }))).toMatchObject({
      why: { code: "obstacle_settled" },
    });
  });
});

describe("who hears of an obstacle", () => {
  const member = (id: number, role: Role, state: "active" | "left" = "active") =>
    person(role, { id, state }).member;
  const ids = (...members: ReturnType<typeof member>[]) =>
    answerersOf(members, 1).map(({ id }) => id);

  it("are the clerks; the chair where there is none besides who raises it", () => {
    const chair = member(2, "chair");
    expect(ids(member(1, "official"), chair, member(3, "clerk"), member(4, "clerk"))).toEqual([
      3, 4,
    ]);
    expect(ids(member(1, "clerk"), chair)).toEqual([2]);
    expect(ids(chair, member(3, "clerk", "left"))).toEqual([2]);
    expect(ids(member(3, "official"), member(4, "viewer"))).toEqual([]);
  });
});
