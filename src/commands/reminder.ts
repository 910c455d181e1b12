import { z } from "zod";
import { fold } from "../domain/fold.js";
import { may } from "../domain/may.js";
import type { Unit } from "../domain/office.js";
import { dataWindow, formatPeriod, type Period } from "../domain/periods.js";
import type { Round } from "../domain/round.js";
import type { NewRound } from "../domain/round-change.js";
import { dueDayOf, nearestPeriod, proposedDue } from "../domain/round-opening.js";
import { addDays, type CivilDate } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/round-draft.js";
import { closedRounds, roundsOverview } from "../messages/round-view.js";
import type { Shelves } from "../ports.js";
import { calendarAround } from "./calendar-around.js";
import { command, refused, type Call, type Kit } from "./command.js";
import { readWanted, type Wanted } from "./round-words.js";
import { readerOf, showDraft } from "./round-show.js";
import { allAskable } from "./round-units.js";

type Args =
  { step: "list" | "new" | "closed" } | { step: "prepare"; typed: string; named: boolean };

const STEPS: ReadonlyMap<string, "new" | "closed"> = new Map(
  Object.entries({ new: "new", moi: "new", mo: "new", closed: "closed", "da dong": "closed" }),
);

/** /reminder, /nhacbaocao: the open rounds; with words, or step by step, a new one is prepared and opened. */
export const reminder = command<Args>({
  name: "reminder",
  vietnamese: "nhacbaocao",
  aliases: ["kybaocao"],
  who: "clerk",
  reads: false,
  args: z.string().transform((typed): Args => {
    const said = typed.trim();
    const step = STEPS.get(fold(said));
    if (said === "") return { step: "list" };
    if (step !== undefined) return { step };
    const [, rest] = /^other(?:\s+(.*))?$/su.exec(said) ?? [];
    const named = /^other(?:\s|$)/.test(said);
    return { step: "prepare", typed: named ? (rest ?? "") : said, named };
  }),
  run(call, kit) {
    const { args } = call;
    switch (args.step) {
      case "list":
        return showRounds(call, kit);
      case "closed":
        return showClosed(call, kit);
      case "new":
        return choose(call, kit, kit.store);
      case "prepare":
        return prepare(call, args, kit);
    }
  },
  again: (call, kit) => showRounds(call, kit),
});

/** The clerk and the leaders see all of them, the others those that ask their units. */
async function showRounds(call: Call<unknown>, kit: Kit): Promise<Message> {
  const { who, today, incoming } = call;
  const { id } = who.workspace;
  const reader = readerOf(who);
  const all = await kit.store.rounds.openRounds([id]);
  const theirs = (round: Round) => round.units.some(({ unit }) => reader.units.includes(unit.id));
  const seesAll = reader.clerk || reader.decides || who.member.role === "viewer";
  const rounds = seesAll ? all : all.filter(theirs);
  return roundsOverview({
    rounds,
    draft: reader.clerk ? await kit.store.rounds.draftOf(id, who.member.id) : null,
    today,
    calendar: await calendarAround(
      rounds.map(({ due }) => due),
      id,
      kit.store,
    ),
    reader,
    inGroup: incoming.place.kind === "group",
    language: who.member.language,
  });
}

const CLOSED = 8;

async function showClosed({ who, today }: Call<unknown>, kit: Kit): Promise<Message> {
  const rounds = await kit.store.rounds.closedRounds(who.workspace.id, CLOSED);
  return closedRounds(rounds, today, who.member.language);
}

/** The next report of each period that has no round yet, the one due first first. */
async function choose(
  call: Call<unknown>,
  kit: Kit,
  on: Pick<Shelves, "rounds">,
): Promise<Message> {
  const { who, today } = call;
  const allowed = may(who, "rounds");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const codes = new Set([...who.workspace.settings.roundPeriods, "Q1", "H1", "Q3", "Y"] as const);
  const near = [...codes].map((code) => nearestPeriod(code, today));
  const next = ({ year, code }: Period): Period => ({ year: year + 1, code });
  const keys = [...near, ...near.map(next)].map(formatPeriod);
  const found = await on.rounds.knownKeys([who.workspace.id], keys);
  const known = new Set(found.map(({ key }) => key));
  const periods = near.map((one) => (known.has(formatPeriod(one)) ? next(one) : one));
  const due = (one: Period) => dueDayOf(one, []);
  const open = periods.filter((one) => !known.has(formatPeriod(one)));
  return words.choosePeriod(
    open.toSorted((a, b) => due(a).localeCompare(due(b))),
    who.member.language,
  );
}

/** What was typed becomes a draft, which is shown before anybody is told. */
async function prepare(
  call: Call<unknown>,
  { typed, named }: { typed: string; named: boolean },
  kit: Kit,
): Promise<Message> {
  const { who, today } = call;
  const { language } = who.member;
  const allowed = may(who, "rounds");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  if (typed === "") return words.askReport(language);
  return kit.store.transaction(async (tx) => {
    const units = await tx.office.units(who.workspace.id);
    const wanted = readWanted(typed, named, units, today);
    if (!wanted.ok) return refused(wanted.why, call, kit);
    const { period, title, due } = wanted.value;
    if (period === null && title === "") return choose(call, kit, tx);
    if (due !== null && due < today) return refused({ code: "date_past", date: due }, call, kit);
    if (period !== null && title === "") {
      const key = formatPeriod(period);
      const known = await tx.rounds.knownKeys([who.workspace.id], [key]);
      if (known.length > 0) return refused({ code: "round_exists", period: key }, call, kit);
    }
    const draft = await draftOf(call, wanted.value, units, tx);
    const id = await tx.rounds.saveDraft(who.workspace.id, draft, who.member.id, call.now);
    const round = await tx.rounds.round(who.workspace.id, id);
    if (round === null) return refused({ code: "no_such_thing" }, call, kit);
    return showDraft(call, round, null, tx);
  });
}

async function draftOf(
  { who, today }: Call<unknown>,
  wanted: Wanted,
  units: readonly Unit[],
  tx: Shelves,
): Promise<NewRound> {
  const { period, title, letter } = wanted;
  const window = wanted.data ?? (period === null ? null : dataWindow(period));
  return {
    period: period === null ? null : formatPeriod(period),
    title,
    dataFrom: window?.from ?? null,
    dataTo: window?.to ?? null,
    due: wanted.due ?? (await dueFor(period, { who, today }, tx)),
    letter,
    units: (wanted.units ?? (await allAskable(who.workspace.id, units, tx))).map(({ id }) => id),
  };
}

async function dueFor(
  period: Period | null,
  { who, today }: Pick<Call<unknown>, "who" | "today">,
  tx: Shelves,
): Promise<CivilDate> {
  const { id } = who.workspace;
  const plan = period === null ? [] : await tx.rounds.planReports([id], [formatPeriod(period)]);
  const calendar = await calendarAround([today, addDays(today, 30)], id, tx);
  return proposedDue(period, plan, today, calendar);
}
