import { describe, expect, it } from "vitest";
import {
  may,
  mayTouch,
  standingOf,
  unitStandingOf,
  type Action,
  type Standing,
} from "../../src/domain/may.js";
import type { Role, Unit } from "../../src/domain/office.js";
import { OTHER_UNIT, person, sheet, UNIT } from "../support/sheets.js";

const ALLOWED: [Action, Role, Standing, boolean][] = [
  ["hand_in", "official", "lead", true],
  ["hand_in", "official", "coordinating", false],
  ["hand_in", "official", "none", false],
  ["hand_in", "clerk", "none", true],
  ["hand_in", "chair", "none", false],
  ["hand_in", "viewer", "lead", false],
  ["add_evidence", "official", "coordinating", true],
  ["add_evidence", "official", "none", false],
  ["add_evidence", "clerk", "none", true],
  ["add_evidence", "viewer", "lead", false],
  ["review", "clerk", "none", true],
  ["review", "chair", "none", true],
  ["review", "official", "lead", false],
  ["review", "viewer", "none", false],
  ["plan", "clerk", "none", true],
  ["plan", "chair", "none", false],
  ["plan", "official", "lead", false],
];

describe("what a person may do", () => {
  it("evidence is moved and taken back by its sender or the clerk, never by a viewer", () => {
    const own = person("official").member.id;
    expect(mayTouch(person("official"), own)).toBe(true);
    expect(mayTouch(person("official"), own + 1)).toBe(false);
    expect(mayTouch(person("clerk"), own + 1)).toBe(true);
    expect(mayTouch(person("viewer"), person("viewer").member.id)).toBe(false);
  });

  it.each(ALLOWED)("%s by %s standing %s: %s", (action, role, standing, allowed) => {
    expect(may(person(role), action, standing).ok).toBe(allowed);
  });

  it("lets the clerk and the head of the lead unit say who is in charge", () => {
    const assigns = (role: Role, head: boolean, standing: Standing) =>
      may(person(role, { head }), "assign", standing).ok;
    expect(assigns("clerk", false, "none")).toBe(true);
    expect(assigns("official", true, "lead")).toBe(true);
    expect(assigns("official", true, "coordinating")).toBe(false);
    expect(assigns("official", false, "lead")).toBe(false);
    expect(assigns("viewer", true, "lead")).toBe(false);
    expect(assigns("chair", false, "none")).toBe(false);
  });

  it("does not widen with the mark of an administrator", () => {
    expect(may(person("viewer", { admin: true }), "review").ok).toBe(false);
  });
});

describe("how a person stands to a task", () => {
  const group = (members: number[]): Unit => ({
    id: 20,
    name: "Các phòng chuyên môn",
    kind: "group",
    aliases: [],
    members,
  });

  it("leads by its unit, coordinates by its unit, and else has no part", () => {
    expect(standingOf(person("official"), sheet(), [])).toBe("lead");
    expect(standingOf(person("official", { units: [OTHER_UNIT] }), sheet(), [])).toBe(
      "coordinating",
    );
    expect(standingOf(person("official", { units: [] }), sheet(), [])).toBe("none");
  });

  it("leads when the task was given to the person, whatever the unit", () => {
    const given = sheet({ personInCharge: { id: 7, name: "Nguyễn Thị Hạnh" }, lead: [OTHER_UNIT] });
    expect(standingOf(person("official"), given, [])).toBe("lead");
    // By its unit alone it has no part: being in charge makes nobody the head of another unit.
    expect(unitStandingOf(person("official"), given, [])).toBe("none");
  });

  it("takes part through a group that lists its unit, or one that lists none and means everybody", () => {
    const task = sheet({ lead: [OTHER_UNIT], coordinating: [{ id: 20, name: "" }] });
    expect(standingOf(person("official"), task, [group([UNIT.id])])).toBe("coordinating");
    expect(standingOf(person("official"), task, [group([])])).toBe("coordinating");
    expect(standingOf(person("official"), task, [group([99])])).toBe("none");
    expect(standingOf(person("chair", { units: [] }), task, [group([])])).toBe("none");
  });
});
