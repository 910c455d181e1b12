import { z } from "zod";
import type { Activity } from "../domain/activity.js";
import { dateAmong } from "../domain/date-among.js";
import {
  enterEvent,
  eventDated,
  eventGroups,
  findEvents,
  nearestEvents,
  type Dating,
  type EventGroup,
} from "../domain/event.js";
import { may } from "../domain/may.js";
import { addDays, type CivilDate } from "../domain/time.js";
import * as words from "../messages/event.js";
import { plainText, type Message } from "../messages/message.js";
import type { Shelves } from "../ports.js";
import { pageWithin, takeId, takePage } from "./args.js";
import { calendarAround } from "./calendar-around.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";
import { eventNotices } from "./notify-event.js";

type Page = { page: number; turned: boolean };
/** By an occurrence of it, by its place in the list, or by its name; with the days and "yes" behind. */
type Named = { id: number | null; words: string; yes: boolean };
type Args = Page | Named;

const PAGE = 8;

/** /event NAME [date], /sukien: the day of what open work waits for; without a name, what that is. */
export const event = command<Args>({
  name: "event",
  vietnamese: "sukien",
  aliases: ["ghingay"],
  who: "clerk",
  reads: false,
  args: z.string().transform((typed): Args => {
    const { page, turned, rest } = takePage(typed);
    if (rest === "") return { page, turned };
    const [said = "", yes] = /^(.*?)(?:\s+(yes))?$/su.exec(typed.trim())?.slice(1) ?? [];
    const { id, rest: left } = takeId(said, "o");
    return { id, words: left, yes: yes !== undefined && id !== null };
  }),
  run: (call, kit) =>
    kit.store.transaction(async (tx) => {
      const { who, args } = call;
      const allowed = may(who, "enter_event");
      if (!allowed.ok) return refused(allowed.why, call, kit);
      const groups = eventGroups(await tx.work.waiting(who.workspace.id));
      if (groups.length === 0) return refused({ code: "nothing_waits" }, call, kit);
      if ("page" in args) return showList(call, args, groups);
      const found = find(args, groups, call, kit);
      return "said" in found ? found.said : enter({ ...call, args }, found, tx, kit);
    }),
  again: async (call, kit) => {
    const groups = eventGroups(await kit.store.work.waiting(call.who.workspace.id));
    return groups.length === 0 ? null : showList(call, { page: 1, turned: false }, groups);
  },
});

function showList({ who, incoming }: Call<Args>, asked: Page, groups: EventGroup[]): Message {
  const { page, pages } = pageWithin(asked.page, groups.length, PAGE);
  const from = (page - 1) * PAGE;
  return words.eventList({
    groups: groups.slice(from, from + PAGE),
    first: from + 1,
    page,
    pages,
    turned: asked.turned && incoming.kind === "button",
    language: who.member.language,
  });
}

/** `alone`: the dates without a name before them, so that a second one is a due day and no part of the name. */
type Found = { group: EventGroup; dates: string; alone: boolean };

/** "tỉnh công bố 08/6/2026 30/6/2026": the day and the due day behind the name. */
const TWO_DAYS = /^(.*?\S)\s+(\d{1,2}\/\d{1,2}(?:\/\d{4})?\s+\d{1,2}\/\d{1,2}(?:\/\d{4})?)$/su;

/** Which group is meant, and the words of its days. */
function find(
  { id, words: said }: Named,
  groups: EventGroup[],
  call: Call<Args>,
  kit: Kit,
): Found | { said: Message } {
  if (id !== null) {
    const group = groups.find((one) => one.waiting.some(({ occurrence }) => occurrence.id === id));
    if (group !== undefined) return { group, dates: said, alone: true };
    return { said: refused({ code: "no_such_thing" }, call, kit) };
  }
  const [, place, behind = ""] = /^(\d{1,3})(?:\.?\s+(.*))?$/su.exec(said) ?? [];
  const placed = place === undefined ? undefined : groups[Number(place) - 1];
  if (placed !== undefined) return { group: placed, dates: behind, alone: true };
  const [, name, days] = TWO_DAYS.exec(said) ?? [];
  if (name !== undefined && days !== undefined) {
    return byName(name, { dates: days, alone: true }, groups, call, kit);
  }
  const read = dateAmong(said, call.today);
  if (read !== null && "unread" in read) {
    return { said: refused({ code: "date_unread", typed: read.unread }, call, kit) };
  }
  const dates = read === null ? "" : said;
  return byName(read?.rest ?? said, { dates, alone: false }, groups, call, kit);
}

/** What waits comes before what has its day and is to be put right. */
function byName(
  name: string,
  typed: Pick<Found, "dates" | "alone">,
  groups: EventGroup[],
  call: Call<Args>,
  kit: Kit,
): Found | { said: Message } {
  const all = findEvents(name, groups);
  const open = all.filter(({ on }) => on === null);
  const [only, ...others] = open.length > 0 ? open : all;
  if (only === undefined) {
    const nearest = nearestEvents(name, groups);
    return { said: refused({ code: "no_such_event", typed: name, nearest }, call, kit) };
  }
  if (others.length === 0) return { group: only, ...typed };
  const choices: words.EventChoice[] = [];
  for (const group of [only, ...others]) {
    const read = typed.dates === "" ? null : readDays(typed, group, call.today);
    if (read !== null && "unread" in read) {
      return { said: refused({ code: "date_unread", typed: read.unread }, call, kit) };
    }
    choices.push({ group, days: read });
  }
  return { said: words.whichEvent(name, choices, call.who.member.language) };
}

async function enter(
  call: Call<Named>,
  { group, dates, alone }: Found,
  tx: Shelves,
  kit: Kit,
): Promise<Message> {
  const { who, today, args, incoming } = call;
  const { language } = who.member;
  const { page, turned, rest } = takePage(dates);
  const ask = (why: Message | null) =>
    words.askEventDay({
      ...{ group, said: why === null ? null : plainText(why), today, language },
      ...{ page, turned: turned && incoming.kind === "button" },
    });
  if (rest === "") return ask(null);
  const read = readDays({ dates, alone }, group, today);
  if ("unread" in read) return ask(refused({ code: "date_unread", typed: read.unread }, call, kit));
  const { day, due } = read;
  const calendar = await calendarAround(reach(day, due, today), who.workspace.id, tx);
  const decided = enterEvent({ person: who, group, day, due, calendar });
  if (!decided.ok) {
    const why = refused(decided.why, call, kit);
    const asks = `${words.eventCommand(group)} ${day}`;
    return decided.why.code === "due_before_event" ? { ...why, ask: asks } : why;
  }
  const view = { group, datings: decided.value, day, today, calendar, language };
  if (!args.yes) return words.eventPreview({ ...view, due });
  await write(call, decided.value, tx);
  const notices = await eventNotices(call, view, tx);
  await tx.mail.enqueue(notices);
  return words.eventEntered({ ...view, told: notices.length });
}

/** Days a count of working days can reach, with those around them. */
const REACH_DAYS = 400;

function reach(day: CivilDate, due: CivilDate | null, today: CivilDate): CivilDate[] {
  return [addDays(day, -REACH_DAYS), addDays(day, REACH_DAYS), due ?? day, today];
}

/** The day, and behind it the due day of those whose phrase counts none. */
function readDays(
  { dates, alone }: Pick<Found, "dates" | "alone">,
  { kind }: EventGroup,
  today: CivilDate,
): words.EventDays | { unread: string } {
  // What happened lies behind or ahead of today; what an agency sets lies ahead.
  const first = dateAmong(dates, today, kind === "event" ? "nearest" : "next");
  if (first === null) return { unread: dates };
  if ("unread" in first) return first;
  const { date: day, rest } = first;
  if (!alone || rest === "") return { day, due: null };
  const second = dateAmong(rest, day);
  if (second === null) return { unread: rest };
  return "unread" in second ? second : { day, due: second.date };
}

async function write(call: Call<Named>, datings: readonly Dating[], tx: Shelves): Promise<void> {
  const events: Activity[] = [];
  for (const dating of datings) {
    const { occurrence, deliverable, to } = dating;
    if (dating.isNew) {
      const { named, time, until, waitsFor, confirm } = occurrence;
      const { firstDue: _none, ...made } = to;
      const id = await tx.work.addOccurrence(deliverable.id, {
        ...{ named, time, until, waitsFor, confirm },
        ...made,
      });
      events.push(eventDated(dating, id));
    } else {
      await tx.work.redate(occurrence.id, to);
      events.push(eventDated(dating, occurrence.id));
    }
  }
  await tx.record(events, stampOf(call));
}
