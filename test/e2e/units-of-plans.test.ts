import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { words } from "../support/office.js";
import {
  allLines,
  factsOf,
  handPlan,
  openRealPlan,
  type HandPlan,
  type HandTask,
  type RealPlan,
} from "../support/real-plan.js";
import { sharedDir } from "../support/shared.js";

/*
 * `/tasks` of every unit of two real plans at two days of their years, against lists that were made by hand from
 * the documents and the rules R1 to R14 before the program was asked.
 */

describe.skipIf(sharedDir() === null).each(["003", "004"])("plan %s", (number) => {
  const hand = handPlan(number);
  const cases = Object.entries(hand.lists).flatMap(([unit, byDay]) =>
    Object.entries(byDay).map(([day, list]) => ({ unit, day, list })),
  );
  let office: RealPlan;

  beforeAll(async () => {
    office = await openRealPlan(number, `${hand.days[0] ?? ""}T02:00:00.000Z`);
  });

  afterAll(() => office.close());

  it("has its tasks in the order of the document, with the due days of each deliverable", async () => {
    const shown = await office.desk.done("plan", "show", "--workspace", "TT");
    expect(shown.tasks.map((task: Shown) => [task.number, task.ref])).toEqual(
      hand.tasks.map((task) => [task.number, task.ref]),
    );
    const found = (shown.tasks as Shown[]).map((task) => [`#${task.number}`, ...datesOf(task)]);
    const expected = hand.tasks.map((task) => [`#${task.number}`, ...handDates(task)]);
    expect(found).toEqual(expected);
  });

  it("knows each unit by all the names that the plan writes, and what is a group", async () => {
    const { units } = await office.desk.done("unit", "list", "--workspace", "TT");
    const listed = units as { name: string; kind: string }[];
    const kinds = (kind: string) => listed.filter((unit) => unit.kind === kind).length;
    expect(kinds("unit"), JSON.stringify(listed)).toBe(Object.keys(hand.units).length);
    expect(kinds("group")).toBeGreaterThan(0);
    const names = new Set((office.loaded.units as { name: string }[]).map(({ name }) => name));
    for (const written of [...Object.values(hand.units).flat(), ...hand.groups]) {
      expect(names).toContain(written);
    }
  });

  it.each(cases)("lists for $unit on $day what the hand list has", async ({ unit, day, list }) => {
    office.clock.set(`${day}T02:00:00.000Z`);
    const first = await office.say(unit, "/tasks");
    const late = list.late === 0 ? "" : `, ${list.late} việc quá hạn`;
    expect(words(first)).toContain(`Nhiệm vụ của anh/chị: ${list.open} việc đang mở${late}.`);
    const lines = await allLines(office, unit, "/tasks");
    expect(lines.map(factsOf)).toEqual(list.lines);
    for (const line of lines) expectWords(line, hand);
  });
});

type Shown = {
  number: number;
  ref: string;
  deliverables: {
    occurrences: { basis: string; due: string | null; confirm: boolean }[];
  }[];
};

function datesOf(task: Shown): string[] {
  return task.deliverables.map(({ occurrences }) => {
    const dues = occurrences.map(({ due, basis }) => due ?? basis);
    return [...dues.sort(), ...(occurrences.some((one) => one.confirm) ? ["confirm"] : [])].join(
      " ",
    );
  });
}

function handDates(task: HandTask): string[] {
  return task.deliverables.map(({ basis, due, confirm }) =>
    [...(due.length > 0 ? due : [basis]), ...(confirm ? ["confirm"] : [])].join(" "),
  );
}

/** The plan's own words stand beside the day. */
function expectWords(line: string, { tasks }: HandPlan): void {
  const task = tasks.find(({ number }) => line.startsWith(`#${number} `));
  const said = /kế hoạch ghi: “([^”]*)”/.exec(line)?.[1] ?? "";
  const phrases = task?.deliverables.map(({ says }) => says) ?? [];
  expect(
    phrases.some((says) => said.includes(says)),
    `${said} | ${phrases.join(" | ")}`,
  ).toBe(true);
}
