import { describe, expect, it } from "vitest";
import { calendarOf, type CalendarDay } from "../../src/domain/calendar.js";
import {
  askedPeriod,
  nudged,
  nudgesOf,
  reasonOf,
  spokenFor,
  type Morning,
  type NudgeLine,
  type NudgeMember,
  type NudgeOffice,
} from "../../src/domain/nudge.js";

const off = (date: string): CalendarDay => {
  return { date, kind: "off", name: "", source: "", provisional: false };
};
/** Tết 2026: Monday 16/2 to Friday 20/2 off, weekends around it; Saturday 10/1 makes up for Friday 2/1. */
const CALENDAR = calendarOf([
  ...["2026-01-01", "2026-01-02"].map(off),
  { ...off("2026-01-10"), kind: "work" },
  ...["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"].map(off),
]);
const ZONE = "Asia/Ho_Chi_Minh";

function morning(today: string, given: Partial<Morning> = {}): Morning {
  const settings = { nudgeDays: [7, 3, 1, 0] };
  return { today, zone: ZONE, calendar: CALENDAR, settings, period: null, ...given };
}

function line(given: Partial<NudgeLine> = {}): NudgeLine {
  return {
    ...{ workspaceId: 1, taskId: 5, number: 5, title: "Rà soát", occurrenceId: 50 },
    ...{ deliverable: "Báo cáo", key: "", phrase: null, basis: "dated", start: null, due: null },
    ...{ time: null, until: null, waitsFor: null, eventOn: null, firstDue: null, confirm: false },
    ...{ returnReason: null, personInChargeId: null, lead: [1], blocked: false, notedAt: null },
    told: [],
    ...given,
  };
}

function member(id: number, given: Partial<NudgeMember> = {}): NudgeMember {
  const name = `Người ${String(id)}`;
  return { id, name, role: "official", language: "vi", units: [1], nudgeAt: null, ...given };
}

function office(members: NudgeMember[], groups: NudgeOffice["groups"] = []): NudgeOffice {
  return { workspaceId: 1, members, groups };
}

describe("the days a working day speaks for", () => {
  it.each([
    ["a Tuesday for itself", "2026-03-17", "2026-03-17"],
    ["a Friday for its weekend", "2026-03-20", "2026-03-22"],
    ["the Friday before Tết for all of it", "2026-02-13", "2026-02-22"],
    ["the day before New Year until Sunday", "2025-12-31", "2026-01-04"],
    ["a Friday before a make-up Saturday for itself", "2026-01-09", "2026-01-09"],
    ["a make-up Saturday for its Sunday", "2026-01-10", "2026-01-11"],
  ])("%s", (_name, today, to) => {
    expect(spokenFor(today, CALENDAR)).toEqual({ from: today, to });
  });
});

describe("what is due", () => {
  it.each([
    ["seven days ahead", "2026-03-17", "2026-03-24", "due"],
    ["six days ahead", "2026-03-17", "2026-03-23", null],
    ["three days ahead", "2026-03-17", "2026-03-20", "due"],
    ["two days ahead", "2026-03-17", "2026-03-19", null],
    ["tomorrow", "2026-03-17", "2026-03-18", "due"],
    ["today", "2026-03-17", "2026-03-17", "due"],
    ["yesterday", "2026-03-17", "2026-03-16", "late"],
    ["on Saturday, said on Friday", "2026-03-20", "2026-03-21", "due"],
    ["three days after a Saturday, said on Friday", "2026-03-20", "2026-03-24", "due"],
    ["three days after a Saturday, not said on Monday again", "2026-03-23", "2026-03-25", null],
    ["one day after Tết, said before it", "2026-02-13", "2026-02-23", "due"],
    ["seven days after a day of Tết, said before it", "2026-02-13", "2026-02-25", "due"],
    ["due in the middle of Tết, said before it", "2026-02-13", "2026-02-18", "due"],
    ["due in the middle of Tết, late behind it", "2026-02-23", "2026-02-18", "late"],
  ])("%s", (_name, today, due, why) => {
    expect(reasonOf(line({ due }), morning(today))).toBe(why);
  });

  it("is not called late while a person has to look at the date, but is spoken of before (R14)", () => {
    expect(reasonOf(line({ due: "2026-03-16", confirm: true }), morning("2026-03-17"))).toBeNull();
    expect(reasonOf(line({ due: "2026-03-18", confirm: true }), morning("2026-03-17"))).toBe("due");
  });

  it("follows the days the office has chosen", () => {
    const settings = { nudgeDays: [2] };
    const chosen = morning("2026-03-17", { settings });
    expect(reasonOf(line({ due: "2026-03-19" }), chosen)).toBe("due");
    expect(reasonOf(line({ due: "2026-03-17" }), chosen)).toBeNull();
  });

  it("is only counted while an obstacle waits for its answer", () => {
    const blocked = line({ due: "2026-03-16", blocked: true });
    expect(reasonOf(blocked, morning("2026-03-17"))).toBe("blocked");
    expect(
      reasonOf(line({ start: "2026-03-17", blocked: true }), morning("2026-03-17")),
    ).toBeNull();
  });
});

describe("what begins", () => {
  const begun = line({ start: "2026-03-17", due: "2026-04-30" });

  it.each([
    ["on its day", "2026-03-17", "start"],
    ["not before", "2026-03-16", null],
    ["three working days later, where nothing was sent", "2026-03-20", "start"],
    ["not after that", "2026-03-23", null],
  ])("is announced %s", (_name, today, why) => {
    expect(reasonOf(begun, morning(today))).toBe(why);
  });

  it("is announced before a day off", () => {
    expect(reasonOf(line({ start: "2026-02-18" }), morning("2026-02-13"))).toBe("start");
  });

  it("is announced once; on the same day also to those with another hour", () => {
    const told = (at: string) =>
      line({ ...begun, told: [{ what: "start", about: "2026-03-17", at }] });
    expect(reasonOf(told("2026-03-17T00:30:00.000Z"), morning("2026-03-18"))).toBeNull();
    expect(reasonOf(told("2026-03-17T00:30:00.000Z"), morning("2026-03-17"))).toBe("start");
  });

  it("is not announced where it is due within the days of the nudges", () => {
    const weekly = line({ start: "2026-03-16", due: "2026-03-22" });
    expect(reasonOf(weekly, morning("2026-03-16"))).toBeNull();
  });
});

describe("ongoing duties", () => {
  const ongoing = line({ basis: "continuous", until: "2026-12-31" });
  const period = { year: 2026, code: "Q1" } as const;
  const asked = (given: Partial<NudgeLine>) =>
    reasonOf({ ...ongoing, ...given }, morning("2026-03-16", { period }));

  it.each([
    ["before the figures close", "2026-03-12", null],
    ["on the working day before the last day of the figures, a Saturday", "2026-03-13", "Q1"],
    ["until the report is due", "2026-03-20", "Q1"],
    ["no longer after it", "2026-03-23", null],
    ["for the half year", "2026-06-15", "H1"],
    ["for nine months", "2026-09-14", "Q3"],
    ["for the year", "2026-12-18", "Y"],
    ["not in a quarter without a report", "2026-11-16", null],
  ])("are asked for %s", (_name, today, code) => {
    const found = askedPeriod(today, ["Q1", "H1", "Q3", "Y"], CALENDAR);
    expect(found).toEqual(code === null ? null : { year: 2026, code });
  });

  it("are asked for once a period", () => {
    expect(asked({})).toBe("period");
    const at = "2026-03-13T00:30:00.000Z";
    expect(asked({ told: [{ what: "period", about: "2026-Q1", at }] })).toBeNull();
    expect(asked({ told: [{ what: "period", about: "2025-Y", at }] })).toBe("period");
  });

  it("are not asked for where something was noted within the figures' days", () => {
    expect(asked({ notedAt: "2026-02-01T03:00:00.000Z" })).toBeNull();
    expect(asked({ notedAt: "2025-12-14T03:00:00.000Z" })).toBe("period");
  });

  it("are not asked for where they begin later or ended before", () => {
    expect(asked({ start: "2026-07-01" })).toBeNull();
    expect(asked({ until: "2025-12-31" })).toBe("period");
    expect(asked({ until: "2025-12-14" })).toBeNull();
  });

  it("are never late (R7)", () => {
    expect(reasonOf(ongoing, morning("2027-03-01"))).toBeNull();
  });
});

describe("who is nudged", () => {
  const clerk = member(9, { role: "clerk", units: [] });

  it.each<[string, Partial<NudgeLine>, number[]]>([
    ["the people of the lead unit", {}, [1, 2]],
    ["the person in charge alone", { personInChargeId: 2 }, [2]],
    ["a chair who is in charge", { personInChargeId: 4 }, [4]],
    ["the people of all units of a group", { lead: [100] }, [1, 2, 3]],
    ["everybody with a unit, of a group that lists nobody", { lead: [101] }, [1, 2, 3]],
    ["the clerk where nobody leads", { lead: [] }, [9]],
    ["the clerk where the unit has nobody", { lead: [77] }, [9]],
    ["the unit where the person in charge has left", { personInChargeId: 66 }, [1, 2]],
  ])("is %s", (_name, given, ids) => {
    const members = [
      ...[member(1), member(2), member(3, { units: [2] })],
      ...[member(4, { role: "chair", units: [] }), member(5, { role: "viewer" }), clerk],
    ];
    const groups = [
      { unitId: 100, members: [1, 2] },
      { unitId: 101, members: [] },
    ];
    expect(nudged(line(given), office(members, groups)).map(({ id }) => id)).toEqual(ids);
  });
});

describe("the nudges of a morning", () => {
  const due = line({ due: "2026-03-17" });
  const at = (today: string) => morning(today);
  const snooze = (until: string) => ({ memberId: 1, occurrenceId: 50, until, times: 1 });
  const items = (today: string, lines: NudgeLine[], snoozes = [snooze("2026-01-01")].slice(1)) =>
    Object.fromEntries(nudgesOf(office([member(1)]), lines, snoozes, at(today)).items);

  it("put all of one person into one list", () => {
    const late = line({ occurrenceId: 51, due: "2026-03-13" });
    expect(items("2026-03-17", [due, late])).toEqual({
      1: [
        { occurrenceId: 50, why: "due" },
        { occurrenceId: 51, why: "late" },
      ],
    });
  });

  it("leave out what a person put off until later, and bring it on its day", () => {
    const late = line({ due: "2026-03-13" });
    expect(items("2026-03-17", [late], [snooze("2026-03-18")])).toEqual({});
    expect(items("2026-03-18", [late], [snooze("2026-03-18")])).toEqual({
      1: [{ occurrenceId: 50, why: "late" }],
    });
    const far = line({ due: "2026-03-30" });
    expect(items("2026-03-18", [far], [snooze("2026-03-18")])).toEqual({
      1: [{ occurrenceId: 50, why: "snoozed" }],
    });
  });

  it("say nothing where all that there is waits for an answer", () => {
    const blocked = line({ due: "2026-03-13", blocked: true });
    expect(items("2026-03-17", [blocked])).toEqual({});
    expect(items("2026-03-17", [due, { ...blocked, occurrenceId: 51 }])).toEqual({
      1: [
        { occurrenceId: 50, why: "due" },
        { occurrenceId: 51, why: "blocked" },
      ],
    });
  });

  it("mark a start as told also where it is spoken of for another reason", () => {
    const begun = line({ start: "2026-03-17", due: "2026-04-30" });
    const { told } = nudgesOf(office([member(1)]), [begun], [], at("2026-03-17"));
    expect(told).toEqual([
      { workspaceId: 1, occurrenceId: 50, what: "start", about: "2026-03-17" },
    ]);
  });
});
