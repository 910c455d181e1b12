import { describe, expect, it } from "vitest";
import { DEFAULT_SETTINGS, type Member, type Person } from "../../src/domain/office.js";
import type { Round } from "../../src/domain/round.js";
import {
  askMoreTime,
  decideMoreTime,
  freeReport,
  handInReport,
  hinderReport,
  takeBackReport,
} from "../../src/domain/round-answer.js";
import { closeRound, setDue, setLetter, toggleUnit } from "../../src/domain/round-change.js";
import { openRound } from "../../src/domain/round-opening.js";
import { asked, newRound } from "../support/rounds.js";

const NOW = "2026-03-18T01:12:00.000Z";
const TODAY = "2026-03-18";

function person(role: Member["role"], units: number[] = []): Person {
  const member: Member = {
    ...{ id: 11, workspaceId: 1, name: "Lê Thị Minh", role, admin: false, head: false },
    ...{ state: "active", language: "vi", units: units.map((id) => ({ id, name: "x" })) },
  };
  const workspace = { id: 1, code: "XT", name: "Xã", province: null, timeZone: "Asia/Ho_Chi_Minh" };
  return { member, workspace: { ...workspace, settings: DEFAULT_SETTINGS } };
}

const OFFICIAL = person("official", [3]);
const CLERK = person("clerk", [4]);
const CHAIR = person("chair");

function by(who: Person, round: Round = newRound(), unitId = 3) {
  return { round, unitId, person: who, today: TODAY, now: NOW };
}

describe("a report is handed in", () => {
  it("by people of its unit, or by the clerk for it", () => {
    for (const who of [OFFICIAL, CLERK]) {
      expect(handInReport(by(who))).toMatchObject({
        ok: true,
        value: {
          to: { submittedAt: NOW, answeredById: 11 },
          round: "stays",
          events: [{ kind: "round_handed_in", data: { round: "2026-Q1", unit: "Phòng Kinh tế" } }],
        },
      });
    }
  });

  it.each([
    ["a person of another unit", person("official", [5])],
    ["a viewer of the unit", person("viewer", [3])],
    ["a leader", CHAIR],
  ])("but not by %s", (_who, who) => {
    const no = { ok: false, why: { code: "only", who: "asked" } };
    expect(handInReport(by(who))).toEqual(no);
    expect(takeBackReport(by(who))).toEqual(no);
    expect(askMoreTime({ ...by(who), wanted: null, reason: "" })).toEqual(no);
    expect(hinderReport({ ...by(who), text: "x" })).toEqual(no);
    expect(freeReport(by(who))).toEqual(no);
  });

  it("late, which the history keeps", () => {
    const late = { ...by(OFFICIAL), now: "2026-03-23T01:00:00.000Z", today: "2026-03-23" };
    const decided = handInReport(late);
    expect(decided.ok && decided.value.events[0]?.data).toMatchObject({ late: 3 });
  });

  it("last of all, and the round closes by itself", () => {
    const round = newRound({ units: [asked(3), asked(4, { submittedAt: NOW })] });
    expect(handInReport(by(OFFICIAL, round))).toMatchObject({
      ok: true,
      value: {
        round: "closes",
        events: [
          { kind: "round_handed_in" },
          { kind: "round_closed", data: { handedIn: 2, asked: 2 } },
        ],
      },
    });
  });

  it("not twice, not where it is not asked for, and not in a closed round", () => {
    const done = newRound({ units: [asked(3, { submittedAt: NOW }), asked(4)] });
    const closed = newRound({ state: "closed", closedAt: NOW });
    const why = (round: Round, unit = 3) => {
      const decided = handInReport(by(CLERK, round, unit));
      return decided.ok ? null : decided.why;
    };
    expect(why(done)).toEqual({ code: "round_handed_in", unit: "Phòng Kinh tế", day: TODAY });
    expect(why(newRound(), 9)).toEqual({ code: "round_not_asked" });
    expect(why(closed)).toEqual({ code: "round_closed", day: TODAY });
    expect(why(newRound({ state: "draft" }))).toEqual({ code: "round_not_asked" });
  });
});

describe("a hand-in by mistake", () => {
  const done = asked(3, { submittedAt: NOW });

  it("is taken back by the unit while the round is open", () => {
    const round = newRound({ units: [done, asked(4)] });
    const value = { to: { submittedAt: null }, round: "stays" };
    expect(takeBackReport(by(OFFICIAL, round))).toMatchObject({ ok: true, value });
  });

  it("that closed the round is taken back by the clerk alone, which opens it again", () => {
    const round = newRound({ state: "closed", closedAt: NOW, units: [done] });
    expect(takeBackReport(by(OFFICIAL, round))).toMatchObject({ why: { code: "round_closed" } });
    expect(takeBackReport(by(CLERK, round))).toMatchObject({ value: { round: "reopens" } });
  });

  it("was none", () => {
    expect(takeBackReport(by(CLERK))).toMatchObject({ why: { code: "round_not_handed_in" } });
  });
});

describe("more time", () => {
  const ask = (wanted: string | null, reason: string, round = newRound(), today = TODAY) =>
    askMoreTime({ ...by(OFFICIAL, round), today, wanted, reason });

  it("is asked for with a day and a reason, one after the other", () => {
    expect(ask(null, "")).toEqual({ ok: true, value: { wanted: "date" } });
    expect(ask("2026-03-25", " . ")).toEqual({ ok: true, value: { wanted: "reason" } });
    expect(ask("2026-03-25", "chờ số liệu")).toMatchObject({
      value: { to: { asked: "2026-03-25", reason: "chờ số liệu", askState: "asked" } },
    });
  });

  it("until a day that is not past and lies behind the present one", () => {
    expect(ask("2026-03-17", "x")).toMatchObject({ why: { code: "date_past" } });
    const why = { code: "round_not_later", due: "2026-03-20" };
    expect(ask("2026-03-20", "x")).toMatchObject({ why });
    const given = newRound({ units: [asked(3, { due: "2026-03-25" })] });
    expect(ask("2026-03-24", "x", given)).toMatchObject({ why: { due: "2026-03-25" } });
    expect(ask("2026-03-23", "x", newRound(), "2026-03-22")).toMatchObject({
      value: { events: [{ data: { late: 2, was: "2026-03-20" } }] },
    });
  });

  const waiting = newRound({
    units: [asked(3, { asked: "2026-03-25", askState: "asked", answeredBy: { id: 5, name: "H" } })],
  });
  const decide = (who: Person, granted: boolean, day: string | null, round = waiting) =>
    decideMoreTime({ ...by(who, round), granted, day });

  it("is given by clerk or leader, until the day asked for or another", () => {
    for (const who of [CLERK, CHAIR]) {
      const to = { askState: "granted", due: "2026-03-25" };
      expect(decide(who, true, null)).toMatchObject({ value: { to, round: "stays" } });
    }
    const event = { kind: "round_more_granted", data: { granted: "2026-03-23", member: 5 } };
    expect(decide(CLERK, true, "2026-03-23")).toMatchObject({ value: { events: [event] } });
    expect(decide(CLERK, true, "2026-03-19")).toMatchObject({ why: { code: "round_not_later" } });
    expect(decide(CHAIR, false, null)).toMatchObject({ value: { to: { askState: "refused" } } });
  });

  it("is decided by nobody else, and once", () => {
    expect(decide(OFFICIAL, true, null)).toMatchObject({ why: { code: "only", who: "reviewers" } });
    expect(decide(CLERK, true, null, newRound())).toMatchObject({
      why: { code: "round_no_request" },
    });
  });
});

describe("an obstacle", () => {
  it("is said in words, and is over when somebody says so", () => {
    expect(hinderReport({ ...by(OFFICIAL), text: " " })).toEqual({
      ...{ ok: true, value: { wanted: "words" } },
    });
    expect(hinderReport({ ...by(OFFICIAL), text: " mất điện " })).toMatchObject({
      value: { to: { obstacle: "mất điện" }, events: [{ kind: "round_obstacle" }] },
    });
    const round = newRound({ units: [asked(3, { obstacle: "mất điện" })] });
    expect(freeReport(by(OFFICIAL, round))).toMatchObject({ value: { to: { obstacle: null } } });
    expect(freeReport(by(OFFICIAL))).toMatchObject({ why: { code: "round_no_obstacle" } });
  });
});

describe("the clerk", () => {
  const clerk = { person: CLERK, today: TODAY };

  it("opens what was prepared, under the key of its period or the next number", () => {
    const known = new Set<string>();
    const draft = newRound({ state: "draft", key: "draft 11" });
    const open = (round: Round, over = {}) => openRound({ ...clerk, round, known, ...over });
    expect(open(draft)).toEqual({ ok: true, value: { key: "2026-Q1" } });
    expect(open({ ...draft, title: "Báo cáo khác" })).toEqual({ ok: true, value: { key: null } });
    expect(open(draft, { known: new Set(["2026-Q1"]) })).toMatchObject({
      why: { code: "round_exists", period: "2026-Q1" },
    });
    expect(open(draft, { today: "2026-03-21" })).toMatchObject({ why: { code: "date_past" } });
    expect(open({ ...draft, units: [] })).toMatchObject({ why: { code: "round_without_units" } });
    expect(open(newRound())).toMatchObject({ why: { code: "no_such_thing" } });
    expect(open(draft, { person: CHAIR })).toMatchObject({ why: { code: "only", who: "clerk" } });
  });

  it("changes due day, letter and units, which the history keeps once it is open", () => {
    const round = newRound();
    const due = setDue({ ...clerk, round, due: "2026-03-19" });
    expect(due).toMatchObject({
      value: { events: [{ data: { what: "due", from: "2026-03-20", to: "2026-03-19" } }] },
    });
    expect(setDue({ ...clerk, round, due: "2026-03-20" })).toMatchObject({ value: { events: [] } });
    expect(setDue({ ...clerk, round, due: "2026-03-17" })).toMatchObject({
      why: { code: "date_past" },
    });
    expect(setLetter({ ...clerk, round, letter: " 581/SNV " })).toMatchObject({
      value: { letter: "581/SNV", events: [{ data: { what: "letter", to: "581/SNV" } }] },
    });
    const draft = newRound({ state: "draft" });
    expect(setLetter({ ...clerk, round: draft, letter: "5/SNV" })).toMatchObject({
      value: { letter: "5/SNV", events: [] },
    });
    const unit = { id: 9, name: "Trạm Y tế" };
    expect(toggleUnit({ ...clerk, round, unit })).toMatchObject({ value: { asked: true } });
    const first = round.units[0]!.unit;
    expect(toggleUnit({ ...clerk, round, unit: first })).toMatchObject({ value: { asked: false } });
    const done = newRound({ units: [asked(3, { submittedAt: NOW }), asked(4)] });
    expect(toggleUnit({ ...clerk, round: done, unit: first })).toMatchObject({
      why: { code: "round_unit_stays" },
    });
    expect(
      toggleUnit({ ...clerk, round: newRound({ units: [asked(3)] }), unit: first }),
    ).toMatchObject({ why: { code: "round_without_units" } });
  });

  it("closes it, whoever is missing; nobody else does", () => {
    const round = newRound({ units: [asked(3, { submittedAt: NOW }), asked(4)] });
    expect(closeRound({ person: CLERK, round })).toMatchObject({
      value: { events: [{ kind: "round_closed", data: { handedIn: 1, asked: 2 } }] },
    });
    for (const who of [CHAIR, OFFICIAL]) {
      expect(closeRound({ person: who, round })).toMatchObject({ why: { code: "only" } });
    }
    const closed = newRound({ state: "closed", closedAt: NOW });
    expect(closeRound({ person: CLERK, round: closed })).toMatchObject({
      why: { code: "round_closed" },
    });
  });
});
