import { DEFAULT_SETTINGS } from "../../src/domain/office.js";
import { describe, expect, it } from "vitest";
import { accept, giveBack, handIn, isUnderWay } from "../../src/domain/hand-in.js";
import type { Person } from "../../src/domain/office.js";
import type { Extension, Obstacle, Occurrence, OccurrenceState } from "../../src/domain/task.js";
import { occurrence, OFFICE, person, sheet } from "../support/sheets.js";

const NOW = "2025-07-10T01:12:00.000Z";
const official = person("official");
const clerk = person("clerk", { id: 8, units: [] });

function submit(over: Partial<Parameters<typeof handIn>[0]> = {}) {
  const task = sheet();
  return handIn({
    task,
    occurrence: occurrence({ evidence: 1 }),
    person: official,
    standing: "lead",
    note: null,
    now: NOW,
    ...over,
  });
}

describe("handing in", () => {
  it("moves an open occurrence with evidence to submitted and says so in the history", () => {
    const decided = submit();
    expect(decided).toMatchObject({
      ok: true,
      value: {
        from: "open",
        to: { state: "submitted", submittedAt: NOW, submittedBy: 7, returnReason: null },
        events: [{ kind: "submitted", taskId: 3, occurrenceId: 57 }],
      },
    });
  });

  it("wants evidence where the plan names a product, and takes a reason in its place", () => {
    expect(submit({ occurrence: occurrence() })).toEqual({
      ok: true,
      value: { wanted: "evidence" },
    });
    const excused = submit({ occurrence: occurrence(), note: "Đã gửi qua trục văn bản" });
    expect(excused).toMatchObject({ ok: true, value: { to: { note: "Đã gửi qua trục văn bản" } } });
  });

  it("takes the reason for the explanation only where none stands, or where it was given back since", () => {
    const reason = (over: Partial<Occurrence>) =>
      submit({ occurrence: occurrence(over), note: "Đã gửi qua trục" });
    const explained = { explanation: "Văn bản số 9 gửi ngày 3/7, Sở chưa trả lời" };
    expect(reason({})).toMatchObject({ value: { explanation: "Đã gửi qua trục" } });
    const again = reason({ ...explained, returnReason: "chưa rõ" });
    expect(again).toMatchObject({ value: { explanation: "Đã gửi qua trục" } });
    const kept = reason(explained);
    expect(kept).toMatchObject({ value: { to: { note: "Đã gửi qua trục" } } });
    expect(kept.ok && kept.value).not.toHaveProperty("explanation");
  });

  it("does not want evidence where the plan names no product", () => {
    const decided = submit({ task: sheet({ product: null }), occurrence: occurrence() });
    expect(decided).toMatchObject({ ok: true, value: { to: { state: "submitted" } } });
  });

  it("accepts at once where the office does not verify", () => {
    const trusting: Person = {
      ...official,
      workspace: {
        ...OFFICE,
        settings: { ...DEFAULT_SETTINGS, verification: false, answerInPrivate: false },
      },
    };
    expect(submit({ person: trusting })).toMatchObject({
      ok: true,
      value: { to: { state: "accepted" }, events: [{ kind: "submitted" }, { kind: "accepted" }] },
    });
  });

  it.each([
    ["submitted", "already_submitted"],
    ["accepted", "already_accepted"],
    ["cancelled", "already_cancelled"],
  ] satisfies [OccurrenceState, string][])("is refused when it is %s", (state, code) => {
    expect(submit({ occurrence: occurrence({ state, evidence: 1 }) })).toMatchObject({
      ok: false,
      why: { code, number: 12 },
    });
  });

  it("is refused for a plan that is not in work, and for one whose unit does not lead", () => {
    const plan = { ...sheet().plan, state: "closed" as const };
    expect(submit({ task: sheet({ plan }) })).toMatchObject({ why: { code: "plan_not_active" } });
    expect(submit({ standing: "coordinating" })).toMatchObject({
      why: { code: "only", who: "lead" },
    });
  });
});

describe("reviewing", () => {
  const waiting = occurrence({ state: "submitted", submittedAt: NOW });

  it("accepts what was handed in", () => {
    const decided = accept({ task: sheet(), occurrence: waiting, person: clerk, now: NOW });
    expect(decided).toMatchObject({
      ok: true,
      value: { from: "submitted", to: { state: "accepted", decidedBy: 8 } },
    });
  });

  it("gives back with a reason, open again", () => {
    const by = { task: sheet(), occurrence: waiting, person: clerk, now: NOW };
    expect(giveBack({ ...by, reason: " thiếu dấu " })).toMatchObject({
      value: {
        to: { state: "open", returnReason: "thiếu dấu" },
        events: [{ kind: "returned", data: { reason: "thiếu dấu" } }],
      },
    });
    expect(giveBack({ ...by, reason: "  " })).toMatchObject({ why: { code: "reason_wanted" } });
  });

  it.each(["open", "accepted", "cancelled"] satisfies OccurrenceState[])(
    "is refused when it is %s",
    (state) => {
      const by = { task: sheet(), occurrence: occurrence({ state }), person: clerk, now: NOW };
      expect(accept(by).ok).toBe(false);
      expect(giveBack({ ...by, reason: "thiếu dấu" }).ok).toBe(false);
    },
  );

  it("is refused to an official, even of the lead unit", () => {
    const by = { task: sheet(), occurrence: waiting, person: official, now: NOW };
    expect(accept(by)).toMatchObject({ ok: false, why: { code: "only", who: "reviewers" } });
  });
});

describe("what is under way", () => {
  const by = { id: 7, name: "Nguyễn Thị Hạnh" };
  const obstacle: Obstacle = {
    ...{ id: 1, text: "thiếu máy", raisedBy: by, raisedAt: NOW, state: "open" },
    ...{ answer: null, settledBy: null, settledAt: null },
  };
  const extension: Extension = {
    ...{ id: 1, occurrenceId: 57, reason: "chờ", was: "2025-07-14", wanted: "2025-07-30" },
    ...{ askedBy: by, askedAt: NOW, state: "asked", granted: null, answer: null },
    ...{ decidedBy: null, decidedAt: null },
  };

  it.each([
    ["progress", sheet({ progress: [{ id: 1, by, at: NOW, text: "đã họp", percent: null }] })],
    ["an open obstacle", sheet({ obstacles: [obstacle] })],
    ["a request for more time", sheet({ extensions: [extension] })],
    ["more time", sheet({ extensions: [{ ...extension, state: "granted" }] })],
    ["an explanation", sheet({}, [occurrence({ explanation: "chờ Sở" })])],
    ["a hand-in", sheet({}, [occurrence({ state: "submitted" })])],
    ["an acceptance", sheet({}, [occurrence({ state: "accepted" })])],
  ])("is a task with %s", (_what, task) => {
    expect(isUnderWay(task)).toBe(true);
  });

  it.each([
    ["nothing", sheet()],
    ["an obstacle that was answered", sheet({ obstacles: [{ ...obstacle, state: "answered" }] })],
    ["more time refused", sheet({ extensions: [{ ...extension, state: "refused" }] })],
  ])("is no task with %s", (_what, task) => {
    expect(isUnderWay(task)).toBe(false);
  });
});
