import { addWorkingDays } from "../domain/calendar.js";
import { dateAmong } from "../domain/date-among.js";
import { may } from "../domain/may.js";
import type { UnitRef } from "../domain/office.js";
import { missingIn, type Round } from "../domain/round.js";
import { closeRound, refuseClosed, setDue, setLetter, toggleUnit } from "../domain/round-change.js";
import { openRound, roundOpened } from "../domain/round-opening.js";
import { addDays, type CivilDate } from "../domain/time.js";
import { plainText, type Message } from "../messages/message.js";
import {
  dueSetWords,
  letterSetWords,
  unitAddedWords,
  unitRemovedWords,
} from "../messages/round-answers.js";
import * as words from "../messages/round-draft.js";
import { roundSummary } from "../messages/round-notices.js";
import { askClose, UNITS_A_PAGE } from "../messages/round-view.js";
import type { Shelves } from "../ports.js";
import { pageWithin } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import { addedNotices, closedNotices, dueNotices, openedNotices } from "./notify-round.js";
import { allAskable } from "./round-units.js";
import type { RoundArgs } from "./round.js";
import { readLetter } from "./round-words.js";
import { showRound } from "./round-show.js";

const DEEDS = ["open", "drop", "due", "letter", "pick", "close"] as const;
export type ChangeDeed = (typeof DEEDS)[number];

export function isChange(word: string): word is ChangeDeed {
  return DEEDS.some((deed) => deed === word);
}

type Doing = { call: Call<RoundArgs>; round: Round; tx: Shelves; kit: Kit };

/** What the clerk does with a round, prepared or open. */
export async function changeDeed(
  call: Call<RoundArgs>,
  deed: ChangeDeed,
  round: Round,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const allowed = may(call.who, "rounds");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const open = refuseClosed(round);
  if (!open.ok) return refused(open.why, call, kit);
  const doing = { call, round, tx, kit };
  switch (deed) {
    case "open":
      return openIt(doing);
    case "drop":
      return dropIt(doing);
    case "due":
      return changeDue(doing);
    case "letter":
      return changeLetter(doing);
    case "pick":
      return pick(doing);
    case "close":
      return close(doing);
  }
}

async function openIt({ call, round, tx, kit }: Doing): Promise<Message> {
  const { who, today, now } = call;
  const keys = round.period === null ? [] : [round.period];
  const known = await tx.rounds.knownKeys([who.workspace.id], keys);
  const decided = openRound({
    ...{ round, person: who, today },
    known: new Set(known.map(({ key }) => key)),
  });
  if (!decided.ok) return refused(decided.why, call, kit);
  const key = await tx.rounds.openDraft(round.id, decided.value.key, now);
  const opened = { ...round, key, state: "open" as const, openedAt: now };
  await tx.record([roundOpened(opened, round.units.length)], stampOf(call));
  const notices = await openedNotices(call, opened, tx);
  await tx.mail.enqueue(notices);
  const groups = notices.filter(({ to }) => "chat" in to).length;
  const told = { people: notices.length - groups, groups };
  return words.roundOpened(opened, told, who.member.language);
}

async function dropIt({ call, round, tx, kit }: Doing): Promise<Message> {
  if (round.state !== "draft") return refused({ code: "no_such_thing" }, call, kit);
  await tx.rounds.dropDraft(round.id);
  return words.draftDropped(call.who.member.language);
}

async function changeDue({ call, round, tx, kit }: Doing): Promise<Message> {
  const { who, today, args } = call;
  const { language } = who.member;
  const near = () => nearDays(round.due, call, tx);
  if (args.words === "") return words.askDue(round, await near(), null, language);
  const read = dateAmong(args.words, today, "nearest");
  if (read === null || "unread" in read) {
    const typed = read === null ? args.words : read.unread;
    const why = plainText(refused({ code: "date_unread", typed }, call, kit));
    return words.askDue(round, await near(), why, language);
  }
  const decided = setDue({ round, person: who, due: read.date, today });
  if (!decided.ok) {
    const why = plainText(refused(decided.why, call, kit));
    return words.askDue(round, await near(), why, language);
  }
  await tx.rounds.changeRound(round.id, { due: read.date });
  await tx.record(decided.value.events, stampOf(call));
  const changed = { ...round, due: read.date };
  if (decided.value.events.length > 0) {
    await tx.mail.enqueue(await dueNotices(call, changed, round.due, tx));
  }
  return showRound(call, changed, tx, { said: dueSetWords(changed, language) });
}

/** Days one could mean, as buttons: some working days before and after the present one. */
async function nearDays(
  due: CivilDate,
  { who, today }: Call<unknown>,
  tx: Shelves,
): Promise<CivilDate[]> {
  const from = due > today ? due : today;
  const span = [addDays(from, -30), addDays(from, 30)];
  const calendar = await calendarAround(span, who.workspace.id, tx);
  const days = [-3, -1, 1, 3, 5].map((count) => addWorkingDays(from, count, calendar));
  return days.filter((day) => day >= today && day !== due).slice(0, 4);
}

async function changeLetter({ call, round, tx, kit }: Doing): Promise<Message> {
  const { who, args } = call;
  const { language } = who.member;
  const typed = args.words.trim();
  if (typed === "") return words.askLetter(round, language);
  const taken = typed === "-" ? null : (readLetter(typed) ?? typed);
  const decided = setLetter({ round, person: who, letter: taken });
  if (!decided.ok) return refused(decided.why, call, kit);
  const { letter, events } = decided.value;
  await tx.rounds.changeRound(round.id, { letter });
  await tx.record(events, stampOf(call));
  const changed = { ...round, letter };
  return showRound(call, changed, tx, { said: letterSetWords(changed, language) });
}

async function pick(doing: Doing): Promise<Message> {
  const { call, round, tx, kit } = doing;
  const { args, who } = call;
  const all = (await tx.office.units(who.workspace.id)).filter(({ kind }) => kind === "unit");
  const draft = round.state === "draft";
  if (args.unit !== null) {
    const unit = all.find(({ id }) => id === args.unit);
    if (unit === undefined) return refused({ code: "no_such_thing" }, call, kit);
    return toggle(doing, unit, all);
  }
  if (draft && (args.words === "all" || args.words === "none")) {
    const wanted =
      args.words === "all" ? await allAskable(who.workspace.id, all, tx) : ([] as UnitRef[]);
    const now = round.units.map(({ unit }) => unit.id);
    const add = wanted.map(({ id }) => id).filter((id) => !now.includes(id));
    await tx.rounds.changeUnits(round.id, args.words === "all" ? { add } : { remove: now });
    const changed = (await tx.rounds.round(who.workspace.id, round.id)) ?? round;
    return showPick(call, changed, all, null, true);
  }
  return showPick(call, round, all, null, args.turned);
}

async function toggle(
  { call, round, tx, kit }: Doing,
  unit: UnitRef,
  all: readonly UnitRef[],
): Promise<Message> {
  const { who } = call;
  const { language } = who.member;
  const decided = toggleUnit({ round, person: who, unit });
  if (!decided.ok) return refused(decided.why, call, kit);
  const { asked, events } = decided.value;
  await tx.rounds.changeUnits(round.id, asked ? { add: [unit.id] } : { remove: [unit.id] });
  await tx.record(events, stampOf(call));
  const changed = (await tx.rounds.round(who.workspace.id, round.id)) ?? round;
  if (round.state === "draft") return showPick(call, changed, all, null, true);
  const notices = asked ? await addedNotices(call, changed, unit.id, tx) : [];
  await tx.mail.enqueue(notices);
  const said = asked
    ? unitAddedWords(unit.name, notices.length, language)
    : unitRemovedWords(unit.name, language);
  return showPick(call, changed, all, said, true);
}

function showPick(
  { who, args, incoming }: Call<RoundArgs>,
  round: Round,
  all: readonly UnitRef[],
  said: string | null,
  turned: boolean,
): Message {
  // Who is asked and has ended since is not among the units in force.
  const others = round.units.map(({ unit }) => unit);
  const units = [...all, ...others.filter(({ id }) => all.every((one) => one.id !== id))];
  const { page, pages } = pageWithin(args.page, units.length, UNITS_A_PAGE);
  const from = (page - 1) * UNITS_A_PAGE;
  return words.pickUnits({
    ...{ round, page, pages, said, first: from + 1 },
    units: units.slice(from, from + UNITS_A_PAGE),
    turned: turned && incoming.kind === "button",
    language: who.member.language,
  });
}

async function close({ call, round, tx, kit }: Doing): Promise<Message> {
  const { who, now, args } = call;
  const { language } = who.member;
  const decided = closeRound({ round, person: who });
  if (!decided.ok) return refused(decided.why, call, kit);
  if (missingIn(round).length > 0 && args.words !== "yes") return askClose(round, language);
  await tx.rounds.closeRound(round.id, now);
  await tx.record(decided.value.events, stampOf(call));
  const closed = { ...round, state: "closed" as const, closedAt: now };
  await tx.mail.enqueue(await closedNotices(call, closed, tx));
  return roundSummary(closed, language);
}
