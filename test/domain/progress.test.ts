import { describe, expect, it } from "vitest";
import { noteProgress, readProgress } from "../../src/domain/progress.js";
import { person, sheet } from "../support/sheets.js";

const NOW = "2025-07-10T01:12:00.000Z";
const official = person("official");

describe("a percentage in front of words", () => {
  it.each([
    ["60% đã trình dự thảo", 60, "đã trình dự thảo"],
    ["60 % đã trình", 60, "đã trình"],
    ["60%đã trình", 60, "đã trình"],
    ["60%, đã trình", 60, "đã trình"],
    ["60%: đã trình", 60, "đã trình"],
    ["60 % - đã trình", 60, "đã trình"],
    ["0%", 0, ""],
    ["100 %", 100, ""],
    ["75", 75, ""],
    ["007%", 7, ""],
  ])("of %j is %j and %j", (words, percent, text) => {
    expect(readProgress(words)).toEqual({ percent, text });
  });

  it.each([
    "đã trình dự thảo",
    "đã xong 60%",
    "60 hồ sơ đã số hóa",
    "15/7 đã họp",
    "5-10% hồ sơ còn lại",
    "3.2 đã xong",
    "",
  ])("is not read into %j", (words) => {
    expect(readProgress(words)).toEqual({ percent: null, text: words });
  });

  it.each(["101%", "150 % x", "-5%", "+5%", "60,5%", "60.5 % đã trình", "999", "99999999999%"])(
    "that is no whole number from 0 to 100 is refused: %j",
    (words) => {
      expect(readProgress(words)).toBeNull();
    },
  );
});

describe("a line of progress", () => {
  const note = (words: string, over: Partial<Parameters<typeof noteProgress>[0]> = {}) =>
    noteProgress({ task: sheet(), person: official, standing: "lead", words, now: NOW, ...over });

  it("keeps who, when, what and how far, and says so in the history", () => {
    expect(note(" 60% đã trình ")).toEqual({
      ok: true,
      value: {
        line: {
          by: { id: 7, name: "Nguyễn Thị Hạnh" },
          ...{ at: NOW, text: "đã trình", percent: 60 },
        },
        events: [{ kind: "progress_noted", taskId: 3, data: { percent: 60, text: "đã trình" } }],
      },
    });
  });

  it.each(["", "  ", "...", "%", "!?"])("wants words instead of %j", (words) => {
    expect(note(words)).toEqual({ ok: true, value: { wanted: "words" } });
  });

  it("keeps a percentage by itself, without the marks that follow it", () => {
    expect(note("50% ...")).toMatchObject({ value: { line: { percent: 50, text: "" } } });
  });

  it.each(["draft", "closed"] as const)("is refused where the plan is %s", (state) => {
    const task = sheet();
    task.plan.state = state;
    expect(note("50%", { task })).toEqual({
      ok: false,
      why: { code: "plan_not_active", number: 12 },
    });
  });

  it("is for the lead unit and the clerk", () => {
    const only = { ok: false, why: { code: "only", who: "lead" } };
    expect(note("50%", { standing: "coordinating" })).toEqual(only);
    expect(note("50%", { standing: "none" })).toEqual(only);
    expect(note("50%", { standing: "lead", person: person("viewer") })).toEqual(only);
    expect(note("50%", { standing: "none", person: person("chair") })).toEqual(only);
    expect(note("50%", { standing: "none", person: person("clerk") }).ok).toBe(true);
  });

  it("says who may before it says what is wrong with the words", () => {
    expect(note("101%", { standing: "none" })).toMatchObject({ why: { code: "only" } });
    expect(note("101%")).toEqual({ ok: false, why: { code: "percent_form" } });
  });
});
