import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOffice } from "../support/office.js";
import { sharedDir } from "../support/shared.js";
import { newStore, type SeededOffice } from "../support/store.js";
import { daysFrom, moment, TICKS, Ticking, type Heard } from "../support/year-days.js";
import { demoYear, dice, inventedYear, realYear, type YearOffice } from "../support/year-office.js";
import { YearPeople } from "../support/year-people.js";

/*
 * A year of what is sent unasked: the demo commune, an invented one and two real plans, every working hour ticked
 * through, people acting by dice. What each person is told, when and about what is compared with a model that knows
 * the rules of the design and nothing of the program, as read from what the door was given.
 */

type Office = Awaited<ReturnType<typeof openOffice>>;

/** Nobody but those that the year brings. */
function emptyOffice(now: string): Promise<Office> {
  return openOffice({ now, open: newStore, seed: async () => ({}) as SeededOffice });
}

const MONTHS = Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, "0")}`);

function daysOf(month: string): string[] {
  return daysFrom(`${month}-01`, `${month}-31`).filter((day) => day.startsWith(month));
}

/** Both lists, in order: what is missing, and what is too much, is then seen side by side. */
function expectSame({ heard, expected }: Heard): void {
  const had = new Set(heard);
  const wanted = new Set(expected);
  const missing = expected.filter((line) => !had.has(line));
  const unwanted = heard.filter((line) => !wanted.has(line));
  expect({ missing, unwanted }).toEqual({ missing: [], unwanted: [] });
  expect(heard).toHaveLength(had.size);
  expect(heard).toHaveLength(expected.length);
}

describe("a year of what is sent unasked", () => {
  let o: Office;
  let offices: YearOffice[];
  let people: YearPeople[];
  let ticking: Ticking;
  const roll = dice(2026);
  const all: string[] = [];

  beforeAll(async () => {
    o = await emptyOffice(moment("2026-01-02", "08:00"));
    offices = [await demoYear(o), await inventedYear(o.store, "XT", 7)];
    const shared = sharedDir();
    for (const number of shared === null ? [] : ["003", "004"]) {
      offices.push(await realYear(o, number, 2026, shared ?? ""));
    }
    people = offices.map((office, at) => new YearPeople(o, office, 100 + at));
    ticking = new Ticking(o, offices);
    for (const one of people) {
      await one.chooseHour(1, "09:00");
      await one.chooseHour(2, "13:30");
    }
  }, 120_000);
  afterAll(() => o.close());

  it.each(MONTHS)(
    "%s: everything that should be there is there, once",
    async (month) => {
      const heard: Heard = { heard: [], expected: [] };
      for (const day of daysOf(month)) {
        if (day < "2026-01-03") continue;
        await live(day, heard);
      }
      expectSame(heard);
      all.push(...heard.heard);
    },
    300_000,
  );

  it("was a year with something of everything, and with nothing on a day off", () => {
    for (const what of ["late #", "due #", "snoozed #", "start #", "period #", "blocked ", "| +"]) {
      expect(all.filter((line) => line.includes(what)).length, what).toBeGreaterThan(3);
    }
    for (const what of ["escalation | late", "obstacle #"]) {
      expect(all.filter((line) => line.includes(what)).length, what).toBeGreaterThan(3);
    }
    const days = new Set(all.map((line) => line.slice(0, 10)));
    for (const day of ["2026-02-17", "2026-04-27", "2026-04-30", "2026-09-01", "2026-10-15"]) {
      expect(days, day).not.toContain(day);
    }
    // Worked to make up for a swapped day.
    expect(days).toContain("2026-01-10");
    expect(all.some((line) => line.includes(" late nudge"))).toBe(false);
  });

  async function live(day: string, heard: Heard): Promise<void> {
    for (const time of TICKS) {
      if (time === "10:30") await act(day);
      const early = time === "07:30" && roll(4) === 0 && isWorked(day);
      await ticking.tick(day, time, heard, async () => {
        if (early) for (const one of people) await one.handInEarly(day);
      });
    }
    await change(day);
  }

  function isWorked(day: string): boolean {
    return offices[0]?.model.isWorked(day) === true;
  }

  async function act(day: string): Promise<void> {
    if (!isWorked(day)) return;
    o.clock.set(moment(day, "10:00"));
    for (const one of people) await one.work(day);
  }

  /** What changes once, in the evening. */
  async function change(day: string): Promise<void> {
    o.clock.set(moment(day, "18:00"));
    for (const one of people) {
      if (day === "2026-03-05") await one.leave(0);
      if (day === "2026-05-20") await one.chooseHour(1, null);
      if (day === "2026-07-15") await one.chooseHour(0, "08:15");
      if (day === "2026-10-01") await one.takeDayOff("2026-10-15");
    }
  }
});
