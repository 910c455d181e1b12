import { describe, expect, it } from "vitest";
import { reschedule, type Known } from "../../src/domain/reschedule.js";
import { newOccurrence } from "../support/store.js";

const OPEN: Known = {
  ...{ id: 1, key: "", state: "open", due: "2026-06-30", firstDue: null },
  ...{ eventOn: null, explanation: null, holds: false },
};
const GRANTED = { due: "2026-07-15", firstDue: "2026-06-30", holds: true };

function quarters(...dues: string[]) {
  return dues.map((due, i) => newOccurrence(due, { key: `2026-Q${String(i + 1)}` }));
}

describe("new words for the time of a deliverable", () => {
  it("leave more time that was granted as it is where their day is earlier, with the first due day", () => {
    const wanted = newOccurrence("2026-07-10", { named: "2026-07-11", time: "16:00" });
    const { renewed, gone, outcome } = reschedule([{ ...OPEN, ...GRANTED }], [wanted]);
    expect(gone).toEqual([]);
    expect(renewed).toMatchObject([
      { id: 1, to: { due: "2026-07-15", firstDue: "2026-06-30", named: null, time: null } },
    ]);
    expect(outcome.extended).toEqual([
      { key: "", due: "2026-07-15", firstDue: "2026-06-30", planned: "2026-07-10" },
    ]);
  });

  it.each([["2026-07-15"], ["2026-09-30"], [null]])(
    "take the place of more time where their day is %s, and say so",
    (due) => {
      const { renewed, outcome } = reschedule([{ ...OPEN, ...GRANTED }], [newOccurrence(due)]);
      expect(renewed).toMatchObject([{ id: 1, to: { due, firstDue: null } }]);
      expect(outcome.overtaken).toEqual([{ key: "", granted: "2026-07-15", due }]);
    },
  );

  it("hand on what hangs on one that goes, and its longer time, to the one that falls due next", () => {
    const known = [
      { ...OPEN, id: 1, key: "a", due: "2026-02-10", explanation: "chờ số liệu" },
      { ...OPEN, id: 2, key: "b", ...GRANTED, explanation: "chờ hướng dẫn" },
      { ...OPEN, id: 3, key: "c", due: "2026-12-31" },
    ];
    const { renewed, gone, outcome } = reschedule(known, quarters("2026-03-31", "2026-06-30"));
    expect(gone).toEqual([1, 2, 3]);
    expect(renewed).toMatchObject([
      {
        id: null,
        from: [1],
        to: { due: "2026-03-31", firstDue: null, explanation: "chờ số liệu" },
      },
      {
        ...{ id: null, from: [2, 3] },
        to: { due: "2026-07-15", firstDue: "2026-06-30", explanation: "chờ hướng dẫn" },
      },
    ]);
    expect(outcome.extended).toMatchObject([{ key: "2026-Q2", planned: "2026-06-30" }]);
  });

  it("put explanations of several together, and take the longest of several extensions", () => {
    const known = [
      { ...OPEN, id: 1, key: "a", ...GRANTED, explanation: "một" },
      { ...OPEN, id: 2, key: "b", ...GRANTED, due: "2026-07-20", explanation: "hai" },
      { ...OPEN, id: 3, key: "c", explanation: "một" },
    ];
    const { renewed } = reschedule(known, [newOccurrence("2026-06-30")]);
    expect(renewed).toMatchObject([
      { id: null, from: [1, 2, 3], to: { due: "2026-07-20", explanation: "một\nhai" } },
    ]);
  });

  it("leave alone what an event made, and what was handed in, with its key", () => {
    const made = { ...OPEN, id: 2, key: "2026-06-08#2", eventOn: "2026-06-08", due: "2026-06-11" };
    const handedIn: Known = { ...OPEN, id: 3, key: "2026-Q1", state: "submitted" };
    const base = { ...OPEN, due: null };
    const { renewed, gone, outcome } = reschedule(
      [base, made, handedIn],
      quarters("2026-03-31", "2026-06-30"),
    );
    expect(gone).toEqual([1]);
    expect(renewed).toMatchObject([{ id: null, from: [1], to: { key: "2026-Q2" } }]);
    expect(outcome.kept).toEqual([{ key: "2026-06-08#2", due: "2026-06-11" }]);
  });

  it("say that a day that was entered counts no longer", () => {
    const dated = { ...OPEN, eventOn: "2026-06-01" };
    expect(reschedule([dated], [newOccurrence("2026-08-31")]).outcome.undated).toEqual([
      "2026-06-01",
    ]);
  });

  it("drop what has no heir only where nothing hangs on it", () => {
    const known = [
      { ...OPEN, id: 1, key: "a", holds: true },
      { ...OPEN, id: 2, key: "b", explanation: "chờ số liệu" },
      { ...OPEN, id: 3, key: "c" },
    ];
    const { gone, outcome } = reschedule(known, []);
    expect(gone).toEqual([3]);
    expect(outcome.kept.map(({ key }) => key)).toEqual(["a", "b"]);
  });
});
