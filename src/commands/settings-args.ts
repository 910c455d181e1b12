import { z } from "zod";
import { fold } from "../domain/fold.js";
import { readClockSpan, readClockTime, type ClockTime } from "../domain/hours.js";
import type { Language } from "../domain/office.js";
import type { PeriodCode } from "../domain/schedule.js";
import type { SettingChange, SettingName, Wish } from "../domain/settings.js";
import type { Menu } from "../messages/settings-choices.js";
import { takePage } from "./args.js";
import { readDays, readPeriods, readSwitch, readWeekday } from "./settings-values.js";

/** `null` where what stands behind the name of a setting is none of its values. */
export type SettingsArgs =
  | { step: "show" | "mine" }
  | { step: "days" | "chats" | "here" }
  | { step: "menu"; menu: Menu }
  | { step: "language"; language: Language | null }
  | { step: "change"; setting: SettingName; change: SettingChange | null }
  | { step: "period"; code: PeriodCode; on: boolean }
  | { step: "hour"; to: { hour: ClockTime | null } | null }
  | { step: "place"; to: Wish["nudgeIn"] | null }
  | { step: "day"; kind: "off" | "work"; typed: string }
  | { step: "noday"; typed: string }
  | ChatArgs
  | { step: "unknown"; typed: string };

export type ChatArgs =
  | { step: "chat"; id: number; purpose: "group" | "leaders" }
  | {
      step: "chat";
      id: number;
      purpose: "unit";
      unit: number | null;
      page: number;
      turned: boolean;
    };

type Reader = (rest: string) => SettingsArgs;

const change =
  (setting: SettingName, read: (rest: string) => SettingChange | null): Reader =>
  (rest) => ({ step: "change", setting, change: read(rest) });

const onOff = (setting: Extract<SettingChange, { to: boolean }>["setting"]) =>
  change(setting, (rest) => {
    const to = readSwitch(rest);
    return to === null ? null : { setting, to };
  });

const hourOf = (setting: "nudgeAt" | "digestAt") =>
  change(setting, (rest) => {
    const to = readClockTime(rest);
    return to === null ? null : { setting, to };
  });

const count = (setting: "clerkAfter" | "chairAfter" | "obstacleAfter" | "roundDays") =>
  change(setting, (rest) => {
    const [to, ...more] = readDays(rest) ?? [];
    return to === undefined || more.length > 0 ? null : { setting, to };
  });

/** Alone it shows a group of settings, with "on" or "off" it turns one of them. */
const menuOr =
  (menu: Menu, otherwise: Reader): Reader =>
  (rest) =>
    rest === "" ? { step: "menu", menu } : otherwise(rest);

const quiet = change("quiet", (rest) => {
  if (readSwitch(rest) === false) return { setting: "quiet", from: "00:00", to: "00:00" };
  const span = readClockSpan(rest);
  return span === null ? null : { setting: "quiet", ...span };
});

const nudgeDays = change("nudgeDays", (rest) => {
  const to = readDays(rest);
  return to === null ? null : { setting: "nudgeDays", to };
});

const digestDay = change("digestDay", (rest) => {
  const to = readWeekday(rest);
  return to === null ? null : { setting: "digestDay", to };
});

const periods = change("roundPeriods", (rest) => {
  const to = readPeriods(rest);
  return to === null ? null : { setting: "roundPeriods", to };
});

/** `period Q1 off`, as the buttons say it. */
const period: Reader = (rest) => {
  const [code = "", on = ""] = rest.split(" ");
  const [read] = readPeriods(code) ?? [];
  const into = readSwitch(on);
  if (read === undefined || into === null) return periods(rest);
  return { step: "period", code: read, on: into };
};

const hour: Reader = (rest) => {
  if (AS_THE_OFFICE.test(fold(rest))) return { step: "hour", to: { hour: null } };
  const read = readClockTime(rest);
  return { step: "hour", to: read === null ? null : { hour: read } };
};
const AS_THE_OFFICE =
  /^(?:office|default|chung|mac dinh|nhu cu|(?:nhu|theo)?\s*(?:gio )?(?:cua )?(?:don vi|co quan|xa|phuong))$/;

const PLACES: ReadonlyMap<string, Wish["nudgeIn"]> = new Map(
  Object.entries({
    ...{ private: "private", rieng: "private", "nhan rieng": "private", "tin rieng": "private" },
    ...{ "nhan tin rieng": "private", "tin nhan rieng": "private" },
    ...{ group: "group", nhom: "group", "trong nhom": "group", "nhom chung": "group" },
  } as const),
);

const place: Reader = (rest) => ({ step: "place", to: PLACES.get(fold(rest)) ?? null });

const LANGUAGES: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    ...{ vi: "vi", "tieng viet": "vi", viet: "vi", vietnamese: "vi" },
    ...{ en: "en", anh: "en", "tieng anh": "en", english: "en" },
  } as const),
);

const language: Reader = (rest) => ({
  step: "language",
  language: LANGUAGES.get(fold(rest)) ?? null,
});

const day =
  (kind: "off" | "work"): Reader =>
  (rest) =>
    rest === "" ? { step: "days" } : { step: "day", kind, typed: rest };

/** `chat here`, `chat 3 leaders`, `chat 3 unit`, `chat 3 unit p2`, `chat 3 unit 7`. */
const chat: Reader = (typed) => {
  const { page, turned, rest } = takePage(typed);
  if (rest === "here") return { step: "here" };
  const [, id, purpose, unit] = /^(\d{1,9}) (group|leaders|unit)(?: (\d{1,9}))?$/.exec(rest) ?? [];
  if (id === undefined) return { step: "chats" };
  if (purpose === "unit") {
    const of = { unit: unit === undefined ? null : Number(unit), page, turned };
    return { step: "chat", id: Number(id), purpose, ...of };
  }
  return { step: "chat", id: Number(id), purpose: purpose === "leaders" ? "leaders" : "group" };
};

const late: Reader = () => ({ step: "menu", menu: "late" });
const nudges = menuOr("nudges", onOff("nudges"));
const rounds = menuOr("rounds", onOff("rounds"));
const digest = menuOr("digest", onOff("publicDigest"));

/** By the English name and the Vietnamese ones, folded and without spaces. */
const READERS: Readonly<Record<string, Reader>> = {
  ...{ verification: onOff("verification"), duyet: onOff("verification") },
  ...{ private: onOff("answerInPrivate"), rieng: onOff("answerInPrivate") },
  ...{ traloirieng: onOff("answerInPrivate"), language, ngonngu: language },
  ...{ mine: () => ({ step: "mine" }), cuatoi: () => ({ step: "mine" }) },
  ...{ hour, gionhac: hour, gionhacviec: hour, giorieng: hour, where: place, noinhac: place },
  ...{ noinhan: place, nhanonoinao: place },
  ...{ nudges, nhacviec: nudges, nhac: nudges },
  ...{ nudgehour: hourOf("nudgeAt"), giochung: hourOf("nudgeAt"), gionhacchung: hourOf("nudgeAt") },
  ...{ nudgedays: nudgeDays, ngaynhac: nudgeDays, nhactruoc: nudgeDays },
  ...{ quiet: menuOr("quiet", quiet), gioyenlang: menuOr("quiet", quiet) },
  ...{ yenlang: menuOr("quiet", quiet), late, baocaptren: late },
  ...{ clerk: count("clerkAfter"), baovanphong: count("clerkAfter") },
  ...{ chair: count("chairAfter"), baolanhdao: count("chairAfter") },
  ...{ obstacle: count("obstacleAfter"), baovuongmac: count("obstacleAfter") },
  ...{ digest, tonghop: digest, tonghoptuan: digest },
  ...{ digestday: digestDay, ngaytonghop: digestDay },
  ...{ digesthour: hourOf("digestAt"), giotonghop: hourOf("digestAt") },
  ...{ publicdigest: onOff("publicDigest"), tonghopchung: onOff("publicDigest") },
  ...{ rounds, kybaocao: rounds, rounddays: count("roundDays"), baocaotruoc: count("roundDays") },
  ...{ periods, cacky: periods, cackybaocao: periods, period },
  ...{ days: () => ({ step: "days" }), lich: () => ({ step: "days" }) },
  ...{ lichnghi: () => ({ step: "days" }), dayoff: day("off"), ngaynghi: day("off") },
  ...{ workday: day("work"), lambu: day("work"), ngaylambu: day("work") },
  noday: (rest) => ({ step: "noday", typed: rest }),
  bongay: (rest) => ({ step: "noday", typed: rest }),
  ...{ chats: () => ({ step: "chats" }), nhom: () => ({ step: "chats" }), chat },
  ...{ cacnhom: () => ({ step: "chats" }), nhomnay: () => ({ step: "here" }) },
  gannhomnay: () => ({ step: "here" }),
};

/** Words of a name at most: "các kỳ báo cáo". */
const NAME_WORDS = 4;

/** The longest beginning of the words that names a setting; what follows is its value. */
export const SETTINGS_ARGS = z.string().transform((typed): SettingsArgs => {
  const words = typed.trim().split(/\s+/);
  if (typed.trim() === "") return { step: "show" };
  for (let length = Math.min(NAME_WORDS, words.length); length > 0; length -= 1) {
    const name = fold(words.slice(0, length).join("")).replaceAll(" ", "");
    const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    if (read !== undefined) return read(words.slice(length).join(" "));
  }
  return { step: "unknown", typed };
});
