import { z } from "zod";
import { dateAmong } from "../domain/date-among.js";
import { fold } from "../domain/fold.js";
import { may } from "../domain/may.js";
import type { Language } from "../domain/office.js";
import { turn, type Switch } from "../domain/settings.js";
import { addDays, type CivilDate } from "../domain/time.js";
import type { Message } from "../messages/message.js";
import * as words from "../messages/settings.js";
import { command, refused, stampOf, type Call, type Kit } from "./command.js";

type Args =
  | { step: "show" | "days" | "chats" }
  | { step: "language"; language: Language | null }
  | { step: "switch"; setting: Switch; on: boolean | null }
  | { step: "day"; kind: "off" | "work"; typed: string }
  | { step: "noday"; typed: string }
  | { step: "chat"; id: number; purpose: "group" | "leaders" }
  | { step: "unknown"; typed: string };

const SWITCHES: ReadonlyMap<string, Switch> = new Map(
  Object.entries({
    verification: "verification",
    duyet: "verification",
    private: "answerInPrivate",
    rieng: "answerInPrivate",
    traloirieng: "answerInPrivate",
  }),
);

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    vi: "vi",
    "tieng viet": "vi",
    viet: "vi",
    vietnamese: "vi",
    en: "en",
    anh: "en",
    "tieng anh": "en",
    english: "en",
  }),
);

const ON_OFF: ReadonlyMap<string, boolean> = new Map(
  Object.entries({
    on: true,
    bat: true,
    co: true,
    off: false,
    tat: false,
    khong: false,
  }),
);

const ARGS = z.string().transform((typed): Args => {
  const [first = "", ...others] = typed.trim().split(/\s+/);
  const rest = others.join(" ");
  const name = fold(first);
  const setting = SWITCHES.get(name);
  if (setting !== undefined) return { step: "switch", setting, on: ON_OFF.get(fold(rest)) ?? null };
  switch (name) {
    case "":
      return { step: "show" };
    case "language":
    case "ngonngu":
      return { step: "language", language: LANGUAGES.get(fold(rest)) ?? null };
    case "days":
    case "lich":
      return { step: "days" };
    case "dayoff":
    case "ngaynghi":
      return rest === "" ? { step: "days" } : { step: "day", kind: "off", typed: rest };
    case "workday":
    case "lambu":
      return rest === "" ? { step: "days" } : { step: "day", kind: "work", typed: rest };
    case "noday":
    case "bongay":
      return { step: "noday", typed: rest };
    case "chats":
    case "nhom":
      return { step: "chats" };
    case "chat": {
      const [, id, purpose] = /^(\d{1,9}) (group|leaders)$/.exec(rest) ?? [];
      if (id === undefined) return { step: "chats" };
      return { step: "chat", id: Number(id), purpose: purpose === "leaders" ? "leaders" : "group" };
    }
    default:
      return { step: "unknown", typed };
  }
});

/** /settings, /caidat: one's own language; for clerk and admin what the office has chosen. */
export const settings = command({
  name: "settings",
  vietnamese: "caidat",
  aliases: ["thietlap"],
  who: "all",
  reads: false,
  args: ARGS,
  async run(call, kit) {
    const { args, who } = call;
    switch (args.step) {
      case "show":
        return words.settingsView(who, may(who, "settings").ok);
      case "unknown":
        return refused({ code: "no_such_setting", typed: args.typed }, call, kit);
      case "language":
        return setLanguage(call, args.language, kit);
      case "switch":
        return turnSwitch(call, args, kit);
      case "days":
        return showDays(call, kit);
      case "day":
      case "noday":
        return changeDay(call, args, kit);
      case "chats":
        return words.chatsView(await kit.store.office.chats(who.workspace.id), lang(call));
      case "chat":
        return changeChat(call, args, kit);
    }
  },
});

type Of<S extends Args["step"]> = Extract<Args, { step: S }>;

function lang({ who }: Call<unknown>): Language {
  return who.member.language;
}

async function setLanguage(
  call: Call<unknown>,
  language: Language | null,
  kit: Kit,
): Promise<Message> {
  const { member } = call.who;
  if (language === null) {
    return refused(words.languageForm(member.language), call, kit);
  }
  if (language === member.language) return words.languageSet(language);
  await kit.store.transaction(async (tx) => {
    await tx.office.setLanguage(member.id, language);
    const data = { setting: "language", from: member.language, to: language };
    await tx.record([{ kind: "settings_changed", data }], stampOf(call));
  });
  return words.languageSet(language);
}

async function turnSwitch(
  call: Call<unknown>,
  { setting, on }: Of<"switch">,
  kit: Kit,
): Promise<Message> {
  const { workspace } = call.who;
  const allowed = may(call.who, "settings");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  if (on === null) return refused(words.switchForm(setting, lang(call)), call, kit);
  return kit.store.transaction(async (tx) => {
    // Read again: two people may change two settings at once.
    const now = await tx.office.workspace(workspace.code);
    const person = { ...call.who, workspace: now ?? workspace };
    const decided = turn(person, setting, on);
    if (!decided.ok) return refused(decided.why, call, kit);
    if (decided.value.events.length > 0) {
      await tx.office.setSettings(workspace.id, decided.value.settings);
      await tx.record(decided.value.events, stampOf(call));
    }
    const waiting = await tx.work.reviewQueue(workspace.id, { offset: 0, limit: 1 });
    return words.switched(setting, on, waiting.total, lang(call));
  });
}

/** How far ahead days off are shown, and how far from today one may be entered. */
const DAYS_AHEAD = 365;
const DAYS_AROUND = 800;

async function showDays(call: Call<unknown>, kit: Kit): Promise<Message> {
  const { who, today } = call;
  const until = addDays(today, DAYS_AHEAD);
  return words.calendarView(
    await kit.store.calendar.days(who.workspace.id, today, until),
    may(who, "settings").ok,
    lang(call),
  );
}

const LONGEST_NAME = 120;

async function changeDay(
  call: Call<unknown>,
  args: Of<"day" | "noday">,
  kit: Kit,
): Promise<Message> {
  const { who, today } = call;
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
  return words.daySet(day, lang(call));
}

async function takeDay(call: Call<unknown>, date: CivilDate, kit: Kit): Promise<Message> {
  const removed = await kit.store.transaction(async (tx) => {
    const there = await tx.calendar.removeDay(call.who.workspace.id, date);
    const data = { date, day: null };
    if (there) await tx.record([{ kind: "calendar_changed", data }], stampOf(call));
    return there;
  });
  return words.dayTaken(date, removed, lang(call));
}

function isNear(date: CivilDate, today: CivilDate): boolean {
  return date >= addDays(today, -DAYS_AROUND) && date <= addDays(today, DAYS_AROUND);
}

async function changeChat(
  call: Call<unknown>,
  { id, purpose }: Of<"chat">,
  kit: Kit,
): Promise<Message> {
  const { workspace } = call.who;
  const allowed = may(call.who, "settings");
  if (!allowed.ok) return refused(allowed.why, call, kit);
  return kit.store.transaction(async (tx) => {
    const chats = await tx.office.chats(workspace.id);
    const chat = chats.find((one) => one.id === id);
    if (chat === undefined) return refused({ code: "no_such_thing" }, call, kit);
    if (chat.purpose !== purpose) {
      await tx.office.bindChat(workspace.id, { ...chat, purpose });
      const data = { title: chat.title, purpose };
      await tx.record([{ kind: "chat_bound", data }], stampOf(call));
    }
    return words.chatsView(await tx.office.chats(workspace.id), lang(call));
  });
}
