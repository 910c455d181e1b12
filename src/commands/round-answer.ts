import { addWorkingDays } from "../domain/calendar.js";
import { dateAmong } from "../domain/date-among.js";
import type { Decision } from "../domain/refusal.js";
import { dueOf, standingIn, unitIn, type Round, type RoundUnit } from "../domain/round.js";
import {
  askMoreTime,
  decideMoreTime,
  freeReport,
  handInReport,
  hinderReport,
  mayAnswer,
  mayDecideMore,
  takeBackReport,
  type Answer,
  type Answering,
} from "../domain/round-answer.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { plainText, type Message } from "../messages/message.js";
import * as words from "../messages/round-answers.js";
import type { Shelves } from "../ports.js";
import { calendarAround } from "./calendar-around.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import {
  closedNotices,
  hinderedNotices,
  moreAskedNotices,
  moreDecidedNotices,
  unitKeys,
} from "./notify-round.js";
import type { RoundArgs } from "./round.js";
import { showUnit } from "./round-show.js";

const DEEDS = ["done", "undo", "more", "grant", "refuse", "stuck", "free"] as const;
export type AnswerDeed = (typeof DEEDS)[number];

export function isAnswer(word: string): word is AnswerDeed {
  return DEEDS.some((deed) => deed === word);
}

type Doing = { call: Call<RoundArgs>; by: Answering; tx: Shelves; kit: Kit };

/** What is said of one unit's report, and what is decided for it. */
export function answerDeed(
  call: Call<RoundArgs>,
  deed: AnswerDeed,
  by: Answering,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const doing = { call, by, tx, kit };
  switch (deed) {
    case "done":
      return handIn(doing);
    case "undo":
      return carryOut(doing, takeBackReport(by), words.takenBackWords);
    case "more":
      return askMore(doing);
    case "grant":
      return grant(doing);
    case "refuse":
      return decide(doing, false, null);
    case "stuck":
      return hinder(doing);
    case "free":
      return carryOut(doing, freeReport(by), words.freedWords);
  }
}

function handIn(doing: Doing): Promise<Message> {
  const { call, by, tx } = doing;
  return carryOut(doing, handInReport(by), async (one, language, round) => {
    const { id } = call.who.workspace;
    await tx.mail.withdraw(id, unitKeys(round, one.unit.id), call.now);
    if (round.state === "closed") await tx.mail.enqueue(await closedNotices(call, round, tx));
    const { late } = standingIn(round, one, call.today);
    return words.handedInWords(round, one, late, language);
  });
}

/** Writes what was decided, and shows how the unit stands then, `said` first. */
async function carryOut(
  { call, by, tx, kit }: Doing,
  decided: Decision<Answer>,
  said: (
    one: RoundUnit,
    language: Call<RoundArgs>["who"]["member"]["language"],
    round: Round,
  ) => string | Promise<string>,
): Promise<Message> {
  if (!decided.ok) return refused(decided.why, call, kit);
  const { to, round: becomes, events } = decided.value;
  const before = unitIn(by.round, by.unitId);
  await tx.rounds.answerRound(by.round.id, by.unitId, to, {
    submittedAt: before?.submittedAt ?? null,
  });
  if (becomes === "closes") await tx.rounds.closeRound(by.round.id, call.now);
  if (becomes === "reopens") await tx.rounds.closeRound(by.round.id, null);
  await tx.record(events, stampOf(call));
  const round = (await tx.rounds.round(by.round.workspaceId, by.round.id)) ?? by.round;
  const one = unitIn(round, by.unitId);
  if (one === undefined) return refused({ code: "no_such_thing" }, call, kit);
  const first = await said(one, call.who.member.language, round);
  return showUnit(call, round, by.unitId, tx, first);
}

async function askMore(doing: Doing): Promise<Message> {
  const { call, by, tx, kit } = doing;
  const { language } = call.who.member;
  const open = mayAnswer(by);
  if (!open.ok) return refused(open.why, call, kit);
  const typed = call.args.words;
  const read = dateAmong(typed, by.today, "nearest");
  const again = (why: Message, reason: string) =>
    words.askMoreDay(by.round, open.value, [], reason, plainText(why), language);
  if (read !== null && "unread" in read) {
    return again(refused({ code: "date_unread", typed: read.unread }, call, kit), "");
  }
  const wanted = read?.date ?? null;
  const reason = (read?.rest ?? typed).replace(/^[\s,;:.–-]+/, "");
  const decided = askMoreTime({ ...by, wanted, reason });
  if (!decided.ok) return again(refused(decided.why, call, kit), reason);
  if ("wanted" in decided.value) {
    if (decided.value.wanted === "date" || wanted === null) {
      const near = await nearDays(dueOf(by.round, open.value), call, tx);
      return words.askMoreDay(by.round, open.value, near, reason, null, language);
    }
    return words.askMoreReason(by.round, open.value, wanted, language);
  }
  const { value } = decided;
  return carryOut(doing, { ok: true, value }, async (one, to, round) => {
    const notices = await moreAskedNotices(call, round, one, tx);
    await tx.mail.enqueue(notices);
    return words.moreAskedWords(one, notices.length, to);
  });
}

/** Days one could mean, as buttons: one, three and five working days on. */
async function nearDays(
  due: CivilDate,
  { who, today }: Call<unknown>,
  tx: Shelves,
): Promise<CivilDate[]> {
  const from = due > today ? due : today;
  const calendar = await calendarAround([from, addDays(from, 30)], who.workspace.id, tx);
  return [1, 3, 5].map((count) => addWorkingDays(from, count, calendar));
}

/** What the button "Cho hạn khác" types. */
const OTHER = "other";

async function grant(doing: Doing): Promise<Message> {
  const { call, by, kit } = doing;
  const { language } = call.who.member;
  const open = mayDecideMore(by);
  if (!open.ok) return refused(open.why, call, kit);
  const typed = call.args.words;
  const ask = (why: string | null) => words.askGrantDay(by.round, open.value.one, why, language);
  if (typed === OTHER) return ask(null);
  const read = typed === "" ? null : dateAmong(typed, by.today, "nearest");
  if (typed !== "" && (read === null || "unread" in read)) {
    return ask(plainText(refused({ code: "date_unread", typed }, call, kit)));
  }
  const day = read !== null && "date" in read ? read.date : null;
  const decided = decideMoreTime({ ...by, granted: true, day });
  if (!decided.ok) return ask(plainText(refused(decided.why, call, kit)));
  return decide(doing, true, day);
}

function decide(doing: Doing, granted: boolean, day: CivilDate | null): Promise<Message> {
  const { call, by, tx } = doing;
  const decided = decideMoreTime({ ...by, granted, day });
  return carryOut(doing, decided, async (one, language, round) => {
    await tx.mail.withdraw(call.who.workspace.id, unitKeys(round, one.unit.id), call.now);
    await tx.mail.enqueue(await moreDecidedNotices(call, round, one, tx));
    return words.decidedWords(round, one, language);
  });
}

async function hinder(doing: Doing): Promise<Message> {
  const { call, by, tx, kit } = doing;
  const { language } = call.who.member;
  const decided = hinderReport({ ...by, text: call.args.words });
  if (!decided.ok) return refused(decided.why, call, kit);
  const { value } = decided;
  const one = unitIn(by.round, by.unitId);
  if ("wanted" in value || one === undefined) {
    return one === undefined
      ? refused({ code: "round_not_asked" }, call, kit)
      : words.askHindrance(by.round, one, language);
  }
  return carryOut(doing, { ok: true, value }, async (after, to, round) => {
    const notices = await hinderedNotices(call, round, after, tx);
    await tx.mail.enqueue(notices);
    return words.hinderedWords(after, notices.length, to);
  });
}
