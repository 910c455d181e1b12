import type { CalendarDay } from "../domain/calendar.js";
import type { Language, Person, Settings } from "../domain/office.js";
import { SWITCHES, type Switch } from "../domain/settings.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { cut, day } from "./words.js";

const SETTINGS: Record<Switch, Record<Language, string>> = {
  verification: {
    vi: "Duyệt kết quả trước khi ghi nhận hoàn thành",
    en: "Results are reviewed before they count as done",
  },
  answerInPrivate: {
    vi: "Hỏi danh sách việc trong nhóm thì trả lời riêng",
    en: "Task lists asked for in a group are answered in private",
  },
};

/** A chat as `/settings` shows it. */
export type ChatLine = { id: number; title: string; purpose: "group" | "leaders" | "unit" };

/** One's own settings and, for those who may change them, those of the office. */
export function settingsView(person: Person, manages: boolean): Message {
  const { language } = person.member;
  const { settings } = person.workspace;
  const say = sayIn(language);
  const own = text(say("Của anh/chị", "Yours"), "title");
  const office = text(`${say("Của", "Of")} ${person.workspace.name}`, "title");
  const lines = SWITCHES.map((one) => switchLine(one, settings, language));
  return message(
    [
      own,
      list([say("Ngôn ngữ: tiếng Việt", "Language: English")]),
      office,
      list(lines),
      manages
        ? null
        : text(
            say(
              "Văn phòng hoặc người quản trị đổi được các thiết lập của đơn vị.",
              "The clerk or an administrator can change the settings of the office.",
            ),
            "note",
          ),
    ],
    [
      [{ label: say("English", "Tiếng Việt"), command: `settings language ${say("en", "vi")}` }],
      ...(manages ? managerRows(settings, language) : []),
    ],
  );
}

function switchLine(setting: Switch, settings: Settings, language: Language): string {
  return `${settingName(setting, language)}: ${onOff(settings[setting], language)}`;
}

function managerRows(settings: Settings, language: Language): Button[][] {
  const say = sayIn(language);
  const verify = settings.verification;
  const quiet = settings.answerInPrivate;
  return [
    [
      {
        label: verify ? say("Tắt khâu duyệt", "No reviews") : say("Bật khâu duyệt", "Reviews on"),
        command: `settings verification ${verify ? "off" : "on"}`,
      },
      {
        label: quiet
          ? say("Trả lời ngay trong nhóm", "Answer in the group")
          : say("Trả lời riêng", "Answer in private"),
        command: `settings private ${quiet ? "off" : "on"}`,
      },
    ],
    [
      { label: say("Lịch nghỉ", "Days off"), command: "settings days" },
      { label: say("Các nhóm", "Group chats"), command: "settings chats" },
    ],
  ];
}

export function settingName(setting: Switch, language: Language): string {
  return SETTINGS[setting][language];
}

export function onOff(on: boolean, language: Language): string {
  return sayIn(language)(on ? "bật" : "tắt", on ? "on" : "off");
}

/** A switch of the office was turned; `waiting` hand-ins stay in the queue. */
export function switched(
  setting: Switch,
  on: boolean,
  waiting: number,
  language: Language,
): Message {
  const say = sayIn(language);
  const left =
    setting === "verification" && !on && waiting > 0
      ? say(
          ` ${String(waiting)} kết quả đã nộp từ trước vẫn chờ duyệt.`,
          ` ${String(waiting)} handed in before still wait for review.`,
        )
      : "";
  return message(
    [`${settingName(setting, language)}: ${onOff(on, language)}.${left}`],
    [[{ label: say("Thiết lập", "Settings"), command: "settings" }]],
  );
}

type FormRefusal = { code: "setting_form"; setting: string; hint: string };

/** What stands behind the name of a language, where it was left out or is none of ours. */
export function languageForm(language: Language): FormRefusal {
  const say = sayIn(language);
  return {
    code: "setting_form",
    setting: say("Ngôn ngữ", "Language"),
    hint: say("/caidat ngonngu anh, hoặc /caidat ngonngu viet", "/settings language vi or en"),
  };
}

export function switchForm(setting: Switch, language: Language): FormRefusal {
  const say = sayIn(language);
  const [vi, en] = setting === "verification" ? ["duyet", "verification"] : ["rieng", "private"];
  return {
    code: "setting_form",
    setting: settingName(setting, language),
    hint: say(`/caidat ${vi} bat, hoặc /caidat ${vi} tat`, `/settings ${en} on, or off`),
  };
}

/** The language has changed; said in the new one. */
export function languageSet(language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      say(
        "Từ nay tôi trả lời anh/chị bằng tiếng Việt.",
        "From now on I answer in English. What plans and people say stays as it was written.",
      ),
    ],
    [
      [
        { label: say("Việc của tôi", "My tasks"), command: "tasks" },
        { label: say("Thiết lập", "Settings"), command: "settings" },
      ],
    ],
  );
}

/** Days off and make-up days ahead, those of the country with those of the office. */
export function calendarView(days: CalendarDay[], manages: boolean, language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      text(say("Ngày nghỉ và ngày làm bù sắp tới", "Days off and make-up days ahead"), "title"),
      list(days.map((one) => dayLine(one, language))) ??
        say("Chưa có ngày nào trong 12 tháng tới.", "None in the next twelve months."),
      !manages
        ? null
        : text(
            say(
              "Thêm ngày: gõ /caidat ngaynghi 24/11/2026 Ngày Văn hóa Việt Nam, hoặc /caidat lambu 22/8/2026. Bỏ một ngày đã thêm: /caidat bongay 24/11/2026.",
              "To add a day type: /settings dayoff 24/11/2026 name, or /settings workday 22/8/2026. To take one back: /settings noday 24/11/2026.",
            ),
            "note",
          ),
    ],
    [[{ label: say("Thiết lập", "Settings"), command: "settings" }]],
  );
}

function dayLine(one: CalendarDay, language: Language): string {
  const say = sayIn(language);
  const kind = one.kind === "off" ? say("nghỉ", "off") : say("làm bù", "worked");
  const guess = one.provisional ? say(" (dự kiến, chưa có thông báo)", " (not announced yet)") : "";
  const name = one.name === "" ? "" : `, ${cut(one.name, 80)}`;
  return `${day(one.date)}: ${kind}${name}${guess}`;
}

export function daySet(one: CalendarDay, language: Language): Message {
  const say = sayIn(language);
  return message(
    [`${say("Đã ghi", "Entered")}: ${dayLine(one, language)}.`],
    [[{ label: say("Lịch nghỉ", "Days off"), command: "settings days" }]],
  );
}

export function dayTaken(date: string, removed: boolean, language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      removed
        ? say(`Đã bỏ ngày ${day(date)} khỏi lịch của đơn vị.`, `${day(date)} is taken back.`)
        : say(
            `Đơn vị chưa ghi gì cho ngày ${day(date)}; ngày nghỉ chung của cả nước do máy chủ giữ.`,
            `The office has entered nothing for ${day(date)}; the country's days are kept at the server.`,
          ),
    ],
    [[{ label: say("Lịch nghỉ", "Days off"), command: "settings days" }]],
  );
}

/** The group chats of the office, and what each one gets. */
export function chatsView(chats: ChatLine[], language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      text(say("Các nhóm của đơn vị", "Group chats of the office"), "title"),
      list(
        chats.map((chat) => `${cut(chat.title, 80)}: ${purposeWords(chat.purpose, language)}`),
      ) ?? say("Đơn vị chưa gắn nhóm nào.", "No group chat is tied to the office yet."),
    ],
    [
      ...chats.slice(0, 8).map((chat) => {
        const other = chat.purpose === "group" ? "leaders" : "group";
        const label = `${cut(chat.title, 30)} → ${purposeWords(other, language)}`;
        return [{ label, command: `settings chat ${String(chat.id)} ${other}` }];
      }),
      [{ label: say("Thiết lập", "Settings"), command: "settings" }],
    ],
  );
}

function purposeWords(purpose: ChatLine["purpose"], language: Language): string {
  const say = sayIn(language);
  switch (purpose) {
    case "group":
      return say("nhóm chung của cơ quan", "group of the whole office");
    case "leaders":
      return say("nhóm lãnh đạo", "group of the leaders");
    case "unit":
      return say("nhóm của bộ phận", "group of a unit");
  }
}
