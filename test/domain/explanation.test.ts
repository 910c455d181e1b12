import { describe, expect, it } from "vitest";
import { explainable, explainEvidence, lackingExplanation } from "../../src/domain/explanation.js";
import { handIn } from "../../src/domain/hand-in.js";
import type { OccurrenceState } from "../../src/domain/task.js";
import { occurrence, person, sheet } from "../support/sheets.js";

const TODAY = "2025-07-20";

describe("explaining evidence", () => {
  const explain = (text: string, over: Partial<Parameters<typeof explainEvidence>[0]> = {}) =>
    explainEvidence({
      ...{ task: sheet(), occurrence: occurrence(), person: person("official") },
      ...{ standing: "lead", text },
      ...over,
    });

  it("keeps the words and says so in the history", () => {
    expect(explain(" gửi qua trục ")).toEqual({
      ok: true,
      value: {
        explanation: "gửi qua trục",
        events: [
          {
            kind: "evidence_explained",
            ...{ taskId: 3, occurrenceId: 57 },
            data: { deliverable: "Kế hoạch", period: "", text: "gửi qua trục" },
          },
        ],
      },
    });
  });

  it.each(["open", "submitted", "accepted"] as OccurrenceState[])(
    "is possible, and changed, while it is %s: the appraisers come later",
    (state) => {
      const explained = occurrence({ state, explanation: "cũ" });
      expect(explain("mới", { occurrence: explained })).toMatchObject({
        value: { explanation: "mới" },
      });
    },
  );

  it("is possible after the plan is closed, not before it has begun", () => {
    const task = sheet();
    task.plan.state = "closed";
    expect(explain("x", { task }).ok).toBe(true);
    task.plan.state = "draft";
    expect(explain("x", { task })).toMatchObject({ why: { code: "plan_not_active" } });
  });

  it("is refused of what was cancelled, to those who only coordinate, and to those who look on", () => {
    const cancelled = occurrence({ state: "cancelled" });
    expect(explain("x", { occurrence: cancelled })).toMatchObject({
      why: { code: "already_cancelled" },
    });
    const only = { why: { code: "only", who: "lead" } };
    expect(explain("x", { standing: "coordinating" })).toMatchObject(only);
    expect(explain("x", { person: person("viewer") })).toMatchObject(only);
    expect(explain("x", { person: person("clerk"), standing: "none" }).ok).toBe(true);
  });

  it("wants words", () => {
    expect(explain("...")).toEqual({ ok: true, value: { wanted: "words" } });
  });
});

describe("what can be explained", () => {
  const one = (id: number, over: Parameters<typeof occurrence>[0] = {}) =>
    occurrence({ id, ...over });

  it("is what was handed in, what is late, and what comes next: what lacks words first", () => {
    const task = sheet({}, [
      one(1, { due: "2025-03-31", state: "accepted", evidence: 2 }),
      one(2, { due: "2025-06-30", state: "submitted" }),
      one(3, { due: "2025-07-15" }),
      one(4, { due: "2025-07-18" }),
      one(5, { due: "2025-09-30" }),
      one(6, { due: "2025-02-28", state: "cancelled" }),
      one(7, { due: "2025-07-01", state: "accepted", explanation: "đã nói" }),
    ]);
    expect(explainable(task, TODAY).map(({ id }) => id)).toEqual([4, 3, 2, 7, 1]);
  });

  it("lacks words where it was handed in without the product that the plan names", () => {
    const task = sheet({}, [
      one(1, { state: "accepted" }),
      one(2, { state: "accepted", evidence: 1 }),
      one(3, { state: "submitted", explanation: "đã nói" }),
      one(4),
    ]);
    expect(lackingExplanation(task).map(({ id }) => id)).toEqual([1]);
    expect(lackingExplanation({ ...task, product: null })).toEqual([]);
  });
});

describe("a hand-in", () => {
  const submit = (evidence: number, note: string | null, product: string | null = "Kế hoạch") =>
    handIn({
      ...{ task: sheet({ product }), occurrence: occurrence({ evidence }), note },
      ...{ person: person("official"), standing: "lead", now: "2025-07-10T01:12:00.000Z" },
    });

  it("without the evidence that the plan wants keeps its reason for the appraisers too", () => {
    expect(submit(0, "gửi qua trục")).toMatchObject({
      value: { to: { note: "gửi qua trục" }, explanation: "gửi qua trục" },
    });
  });

  it.each([
    [1, "đã ban hành", "Kế hoạch"],
    [1, null, "Kế hoạch"],
    [0, "đã họp", null],
    [0, null, null],
  ] as const)(
    "with %i pieces, the note %j and the product %j explains nothing",
    (evidence, note, product) => {
      const decided = submit(evidence, note, product);
      expect(decided).toMatchObject({ ok: true, value: { to: { state: "submitted" } } });
      expect(decided).not.toHaveProperty("value.explanation");
    },
  );
});
