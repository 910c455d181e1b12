import { describe, expect, it } from "vitest";
import {
  byUrgency,
  daysLate,
  endOfWeek,
  isLate,
  isSoon,
  openHeads,
} from "../../src/domain/urgency.js";
import { occurrence, sheet } from "../support/sheets.js";

describe("late", () => {
  it("begins the day after the due day (R1)", () => {
    const due = occurrence({ due: "2025-07-14" });
    expect(isLate(due, "2025-07-14")).toBe(false);
    expect(daysLate(due, "2025-07-15")).toBe(1);
  });

  it.each([
    ["a person has to look first", occurrence({ confirm: true })],
    ["it was handed in", occurrence({ state: "submitted" })],
    ["it goes on (R7)", occurrence({ basis: "continuous", due: null, until: "2025-06-30" })],
    ["it waits for an event (R9)", occurrence({ basis: "event", due: null })],
    ["it waits for an authority (R10)", occurrence({ basis: "authority", due: null })],
  ])("never comes when %s", (_, one) => {
    expect(isLate(one, "2026-12-31")).toBe(false);
  });
});

describe("urgency", () => {
  it("is soon from three days before to the due day", () => {
    const due = occurrence({ due: "2025-07-14" });
    expect(
      ["2025-07-10", "2025-07-11", "2025-07-14", "2025-07-15"].map((d) => isSoon(due, d)),
    ).toEqual([false, true, true, false]);
  });

  it("orders by due day, then what is unclear or waits, then what goes on", () => {
    const ids = [
      occurrence({ id: 1, due: null, basis: "continuous" }),
      occurrence({ id: 2, due: null, basis: "authority" }),
      occurrence({ id: 3, due: "2025-09-01" }),
      occurrence({ id: 4, due: null, basis: "unclear" }),
      occurrence({ id: 5, due: "2025-08-01", confirm: true }),
      occurrence({ id: 6, due: "2025-08-15", basis: "unclear", confirm: true }),
    ]
      .sort(byUrgency)
      .map(({ id }) => id);
    expect(ids).toEqual([5, 6, 3, 4, 2, 1]);
  });

  it("offers the earliest open occurrence of each deliverable", () => {
    const monthly = [
      occurrence({ id: 1, key: "2025-07", due: "2025-07-31", state: "accepted" }),
      occurrence({ id: 3, key: "2025-09", due: "2025-09-30" }),
      occurrence({ id: 2, key: "2025-08", due: "2025-08-31" }),
    ];
    expect(openHeads(sheet({}, monthly)).map(({ id }) => id)).toEqual([2]);
  });

  it("ends the week on Sunday", () => {
    expect(endOfWeek("2026-11-16")).toBe("2026-11-22");
    expect(endOfWeek("2026-11-22")).toBe("2026-11-22");
  });
});
