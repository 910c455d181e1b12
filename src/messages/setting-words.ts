import type { Language, Settings } from "../domain/office.js";
import type { SettingName, Switch } from "../domain/settings.js";
import { SWITCHES } from "../domain/settings.js";
import { sayIn } from "./language.js";
import type { Button } from "./message.js";
import { counted } from "./words.js";

/** A setting of the workspace, or one of a member's own. */
export type AnySetting = SettingName | "language" | "ownHour" | "ownPlace";

const NAMES: Record<AnySetting, Record<Language, string>> = {
  verification: {
    vi: "Duyệt kết quả trước khi ghi nhận hoàn thành",
    en: "Results are reviewed before they count as done",
  },
  answerInPrivate: {
    vi: "Hỏi danh sách việc trong nhóm thì trả lời riêng",
    en: "Task lists asked for in a group are answered in private",
  },
  nudges: { vi: "Nhắc việc hằng ngày", en: "Daily reminders" },
  nudgeAt: { vi: "Giờ nhắc việc", en: "Hour of the reminders" },
  nudgeDays: { vi: "Nhắc trước hạn", en: "Reminded before the due day" },
  quiet: { vi: "Giờ yên lặng", en: "Quiet hours" },
  clerkAfter: { vi: "Quá hạn thì báo Văn phòng sau", en: "The clerk hears of what is late after" },
  chairAfter: {
    vi: "Quá hạn thì báo lãnh đạo sau",
    en: "The leaders hear of what is late after",
  },
  obstacleAfter: {
    vi: "Vướng mắc chưa trả lời thì báo lãnh đạo sau",
    en: "The leaders hear of an unanswered obstacle after",
  },
  digestDay: { vi: "Ngày gửi tổng hợp tuần", en: "Day of the weekly digest" },
  digestAt: { vi: "Giờ gửi tổng hợp tuần", en: "Hour of the weekly digest" },
  publicDigest: {
    vi: "Gửi tổng hợp tuần vào nhóm chung",
    en: "The weekly digest goes to the group too",
  },
  rounds: { vi: "Tự mở kỳ báo cáo", en: "Reporting rounds open by themselves" },
  roundDays: { vi: "Mở kỳ báo cáo trước hạn nộp", en: "Rounds open before the report is due" },
  roundPeriods: { vi: "Các kỳ báo cáo", en: "Reporting periods" },
  language: { vi: "Ngôn ngữ", en: "Language" },
  ownHour: { vi: "Giờ nhắc việc của tôi", en: "Hour of my reminders" },
  ownPlace: { vi: "Nơi nhận tin nhắc việc", en: "Where my reminders come" },
};

export function settingName(setting: AnySetting, language: Language): string {
  return NAMES[setting][language];
}

/** The setting of that name as the history keeps it; null for what is none any more. */
export function settingOf(name: string): AnySetting | null {
  return name in NAMES ? (name as AnySetting) : null;
}

/** A value as the history keeps it, in words: "07:30", "7, 3, 1 và 0 ngày", "thứ Hai". */
export function settingValue(setting: AnySetting, kept: string, language: Language): string {
  const say = sayIn(language);
  if (SWITCHES.some((one) => one === setting)) return onOff(kept === "true", language);
  switch (setting) {
    case "nudgeDays":
      return nudgeDaysWords(numbersIn(kept), language);
    case "quiet": {
      const [from = "", to = ""] = kept.split("-");
      return quietWords(from, to, language);
    }
    case "clerkAfter":
    case "chairAfter":
    case "obstacleAfter":
      return say(`${kept} ngày làm việc`, counted(Number(kept), "working day"));
    case "roundDays":
      return say(`${kept} ngày`, counted(Number(kept), "day"));
    case "digestDay":
      return weekday(Number(kept), language);
    case "roundPeriods":
      return periodsWords(kept === "" ? [] : kept.split(", "), language);
    case "ownHour":
      return kept === "" ? say("theo giờ của đơn vị", "as the office") : kept;
    case "ownPlace":
      return placeWords(kept === "group" ? "group" : "private", language);
    case "language":
      return kept === "en" ? say("tiếng Anh", "English") : say("tiếng Việt", "Vietnamese");
    default:
      return kept;
  }
}

/** How it stands now. */
export function settingNow(settings: Settings, setting: SettingName, language: Language): string {
  const kept =
    setting === "quiet"
      ? `${settings.quietFrom}-${settings.quietTo}`
      : setting === "nudgeDays" || setting === "roundPeriods"
        ? settings[setting].join(", ")
        : String(settings[setting]);
  return settingValue(setting, kept, language);
}

export function isSwitch(setting: AnySetting): setting is Switch {
  return SWITCHES.some((one) => one === setting);
}

export function onOff(on: boolean, language: Language): string {
  return sayIn(language)(on ? "bật" : "tắt", on ? "on" : "off");
}

function numbersIn(kept: string): number[] {
  return kept.split(/\D+/).filter(Boolean).map(Number);
}

/** "7 ngày, 3 ngày, 1 ngày và đúng ngày đến hạn". */
export function nudgeDaysWords(days: readonly number[], language: Language): string {
  const say = sayIn(language);
  const parts = days.map((n) =>
    n === 0
      ? say("đúng ngày đến hạn", "on the due day")
      : say(`${String(n)} ngày`, counted(n, "day")),
  );
  const last = parts.at(-1) ?? "";
  if (parts.length < 2) return last;
  return `${parts.slice(0, -1).join(", ")} ${say("và", "and")} ${last}`;
}

export function quietWords(from: string, to: string, language: Language): string {
  const say = sayIn(language);
  if (from === to) return say("không có", "none");
  return say(`${from} đến ${to}`, `${from} to ${to}`);
}

export function placeWords(place: "private" | "group", language: Language): string {
  const say = sayIn(language);
  return place === "group"
    ? say("trong nhóm, có nhắc tên", "in the group, by name")
    : say("tin nhắn riêng", "in private");
}

/** ISO weekday 1 is Monday. */
export function weekday(day: number, language: Language): string {
  const say = sayIn(language);
  const vi = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];
  const en = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  return say(vi[day - 1] ?? "", en[day - 1] ?? "");
}

const PERIODS: Record<string, Record<Language, string>> = {
  Q1: { vi: "quý I", en: "quarter I" },
  Q2: { vi: "quý II", en: "quarter II" },
  H1: { vi: "6 tháng đầu năm", en: "first half" },
  // The third report of a year is on nine months.
  Q3: { vi: "quý III (9 tháng)", en: "quarter III (nine months)" },
  "9M": { vi: "9 tháng", en: "nine months" },
  Q4: { vi: "quý IV", en: "quarter IV" },
  H2: { vi: "6 tháng cuối năm", en: "second half" },
  Y: { vi: "năm", en: "year" },
};

export function periodWords(code: string, language: Language): string {
  return PERIODS[code]?.[language] ?? code;
}

function periodsWords(codes: readonly string[], language: Language): string {
  if (codes.length === 0) return sayIn(language)("chưa chọn kỳ nào", "none");
  return codes.map((code) => periodWords(code, language)).join(", ");
}

export function settingsButton(language: Language): Button {
  return { label: sayIn(language)("Thiết lập", "Settings"), command: "settings" };
}
