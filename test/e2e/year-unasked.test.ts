import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openOffice } from "../support/office.js";
import { sharedDir } from "../support/shared.js";
import { newStore, type SeededOffice } from "../support/store.js";
import { daysFrom, moment, TICKS, Ticking, type Heard } from "../support/year-days.js";
import { demoYear, dice, inventedYear, realYear, type YearOffice } from "../support/year-office.js";
import { plusDays } from "../support/year-shapes.js";
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

describe("half a year of one office whose server", () => {
  let o: Office;
  let office: YearOffice;
  let people: YearPeople;
  let ticking: Ticking;
  const heard: Heard = { heard: [], expected: [] };

  async function open(seed: number): Promise<void> {
    o = await emptyOffice(moment("2026-01-02", "08:00"));
    office = await inventedYear(o.store, "XN", seed);
    people = new YearPeople(o, office, seed);
    ticking = new Ticking(o, [office]);
    await people.chooseHour(1, "09:00");
    Object.assign(heard, { heard: [], expected: [] });
  }
  afterEach(() => o.close());

  it("is off now and then: caught up in the same hours, as one message that says that it is late", async () => {
    await open(11);
    const roll = dice(5);
    let offUntil = "";
    for (const day of daysFrom("2026-01-03", "2026-06-30")) {
      for (const time of TICKS) {
        const now = `${day} ${time}`;
        if (offUntil === "" && roll(40) === 0) offUntil = laterBy(now, 1 + roll(40));
        if (offUntil > now) continue;
        offUntil = "";
        if (time === "10:30") await act(day);
        o.clock.set(moment(day, time));
        await ticking.find(day, time);
        // Off again before it is sent.
        if (roll(60) === 0) offUntil = laterBy(now, 1 + roll(6));
        else await ticking.send(day, time, heard);
      }
    }
    expectSame(heard);
    expect(heard.heard.filter((line) => line.includes(" late nudge")).length).toBeGreaterThan(5);
    expectOneADay(heard.heard);
  }, 300_000);

  it("has a clock that is set back and forward by a day: nothing comes twice", async () => {
    await open(12);
    const roll = dice(6);
    for (const day of daysFrom("2026-01-03", "2026-06-30")) {
      for (const time of TICKS) {
        if (time === "10:30") await act(day);
        const shift = time > "14:00" && roll(60) === 0 ? (roll(2) === 0 ? -1 : 1) : 0;
        await ticking.tick(plusDays(day, shift), time, heard);
      }
    }
    expectSame(heard);
    expectOneADay(heard.heard);
  }, 300_000);

  async function act(day: string): Promise<void> {
    if (!office.model.isWorked(day)) return;
    o.clock.set(moment(day, "10:00"));
    await people.work(day);
  }
});

/** So many ticks on. */
function laterBy(now: string, ticks: number): string {
  const [day = "", time = ""] = now.split(" ");
  const at = TICKS.indexOf(time) + ticks;
  const later = plusDays(day, Math.floor(at / TICKS.length));
  return `${later} ${TICKS[at % TICKS.length] ?? ""}`;
}

/** Of each kind nobody has more than one message a day, whatever it says; a group never has the same twice. */
function expectOneADay(lines: string[]): void {
  const heads = lines.map((line) => {
    const own = /^(\S+) \S+ (m\d+) (?:late )?(\w+)/.exec(line);
    return own === null ? line : own.slice(1).join(" ");
  });
  const twice = lines.filter((_, at) => heads.indexOf(heads[at] ?? "") !== at);
  expect(twice).toEqual([]);
}
