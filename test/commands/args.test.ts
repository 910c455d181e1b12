import { describe, expect, it } from "vitest";
import { readTaskNumber, takeId, takePage } from "../../src/commands/args.js";
import { targetOf } from "../../src/commands/hand-over.js";
import { readCode } from "../../src/commands/link.js";
import { findCommand, nearestCommand, parseCommand } from "../../src/commands/registry.js";

describe("a task's number", () => {
  it.each([
    ["12", 12, ""],
    ["#12", 12, ""],
    ["nv12", 12, ""],
    ["NV 12", 12, ""],
    ["việc số 12", 12, ""],
    ["12 đã ban hành", 12, "đã ban hành"],
    ["#12, xong", 12, "xong"],
    [" 12. ", 12, ""],
  ])("is read from %j", (words, number, rest) => {
    expect(readTaskNumber(words)).toEqual({ number, rest });
  });

  it.each(["", "mười hai", "15/7/2025", "15/KH-UBND", "12.5", "1234567890", "12abc"])(
    "is not read from %j",
    (words) => {
      expect(readTaskNumber(words)).toBeNull();
    },
  );

  it.each([
    ["o57 rest", "o", { id: 57, rest: "rest" }],
    ["O57", "o", { id: 57, rest: "" }],
    ["once", "o", { id: null, rest: "once" }],
    ["e31", "o", { id: null, rest: "e31" }],
  ])("takes an id from %j", (words, letter, taken) => {
    expect(takeId(words, letter)).toEqual(taken);
  });

  it.each([
    ["late p2", { page: 2, turned: true, rest: "late" }],
    ["p0", { page: 1, turned: true, rest: "" }],
    ["pc3", { page: 1, turned: false, rest: "pc3" }],
  ])("takes a page from %j", (words, taken) => {
    expect(takePage(words)).toEqual(taken);
  });
});

describe("the task a caption names", () => {
  it.each([
    ["#12", 12],
    ["Kế hoạch đã ký #12", 12],
    ["nv12", 12],
    ["12", 12],
    ["/minhchung 12", 12],
    ["/evidence #12", 12],
    ["(#12)", 12],
  ])("%j is %i", (caption, number) => {
    expect(targetOf(caption)?.number).toBe(number);
  });

  it.each(["", "báo cáo tháng 12", "a#12", "12 thôn đã họp", "ngày 12/7"])(
    "%j is none",
    (caption) => {
      expect(targetOf(caption)).toBeNull();
    },
  );
});

describe("commands", () => {
  it.each([
    ["/tasks", "tasks"],
    ["/nhiemvu", "tasks"],
    ["/nv", "tasks"],
    ["/nv 12", "task"],
    ["/NV@dondoc_bot 12", "task"],
    ["/xong 12 ghi chú", "done"],
    ["/minhchung 12", "evidence"],
    ["/duyet", "review"],
    ["/kehoach", "plan"],
    ["/trogiup", "help"],
    ["/lienket 7QK2M9TD", "link"],
    ["/Nhiệmvụ", "tasks"],
    ["accept o5", "accept"],
  ])("%j is %s", (words, name) => {
    const parsed = parseCommand(words);
    expect(parsed && findCommand(parsed.name, parsed.args)?.name).toBe(name);
  });

  it("finds the name that was nearly typed, never a hidden one", () => {
    expect(nearestCommand("nhiemv")).toBe("nhiemvu");
    expect(nearestCommand("tassk")).toBe("tasks");
    expect(nearestCommand("accep")).toBeNull();
    expect(nearestCommand("zzz")).toBeNull();
  });

  it.each([
    ["7qk2-m9td", "7QK2M9TD"],
    ["7QK2 M9TD", "7QK2M9TD"],
    ["7QK2M9T", null],
    ["", null],
  ])("reads the code %j as %j", (words, code) => {
    expect(readCode(words)).toBe(code);
  });
});
