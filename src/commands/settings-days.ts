import { dateAmong } from "../domain/date-among.js";
import { may } from "../domain/may.js";
import { addDays, type CivilDate } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/settings-days.js";
import { refused, stampOf, type Call, type Kit } from "./command.js";
import type { SettingsArgs } from "./settings-args.js";

type DayArgs = Extract<SettingsArgs, { step: "day" | "noday" }>;

/** How far ahead days off are shown, and how far from today one may be entered. */
const DAYS_AHEAD = 365;
const DAYS_AROUND = 800;

export async function showDays(call: Call<unknown>, kit: Kit): Promise<Message> {
  const { who, today } = call;
  const until = addDays(today, DAYS_AHEAD);
  return words.calendarView(
    await kit.store.calendar.days(who.workspace.id, today, until),
    may(who, "settings").ok,
    call.who.member.language,
  );
}

const LONGEST_NAME = 120;

export async function changeDay(call: Call<DayArgs>, kit: Kit): Promise<Message> {
  const { who, today, args } = call;
  const allowed = may(who, "settings");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  const found = dateAmong(args.typed, today);
  if (found === null || "unread" in found || !isNear(found.date, today)) {
    return refused({ code: "date_unread", typed: args.typed }, call, kit);
  }
  return args.step === "noday"
    ? takeDay(call, found.date, kit)
    : setDay(call, args.kind, found, kit);
}

async function setDay(
  call: Call<unknown>,
  kind: "off" | "work",
  { date, rest }: { date: CivilDate; rest: string },
  kit: Kit,
): Promise<Message> {
  const name = [...rest.trim()].slice(0, LONGEST_NAME).join("");
  const day = { date, kind, name, source: "", provisional: false };
  await kit.store.transaction(async (tx) => {
    await tx.calendar.setDay(call.who.workspace.id, day);
    const data = { date, day: kind, name };
    await tx.record([{ kind: "calendar_changed", data }], stampOf(call));
  });
  return words.daySet(day, call.who.member.language);
}

async function takeDay(call: Call<unknown>, date: CivilDate, kit: Kit): Promise<Message> {
  const removed = await kit.store.transaction(async (tx) => {
    const there = await tx.calendar.removeDay(call.who.workspace.id, date);
    const data = { date, day: null };
    if (there) await tx.record([{ kind: "calendar_changed", data }], stampOf(call));
    return there;
  });
  return words.dayTaken(date, removed, call.who.member.language);
}

function isNear(date: CivilDate, today: CivilDate): boolean {
  return date >= addDays(today, -DAYS_AROUND) && date <= addDays(today, DAYS_AROUND);
}
