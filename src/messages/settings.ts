import type { Language, Person, Settings } from "../domain/office.js";
import type { SettingName, Switch, Wish } from "../domain/settings.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import {
  onOff,
  placeWords,
  settingName,
  settingNow,
  settingsButton,
  type AnySetting,
} from "./setting-words.js";
import { counted } from "./words.js";

/** In the order in which they are shown. */
const SHOWN: readonly SettingName[] = [
  ...(["verification", "answerInPrivate", "nudges", "nudgeAt", "nudgeDays", "quiet"] as const),
  ...(["clerkAfter", "chairAfter", "obstacleAfter", "digestDay", "digestAt"] as const),
  ...(["publicDigest", "rounds", "roundDays", "roundPeriods"] as const),
];

/** One's own settings and, for those who may change them, those of the office. */
export function settingsView(person: Person, wish: Wish, manages: boolean): Message {
  const { language } = person.member;
  const { settings } = person.workspace;
  const say = sayIn(language);
  const own = text(say("Của anh/chị", "Yours"), "title");
  const office = text(`${say("Của", "Of")} ${person.workspace.name}`, "title");
  return message(
    [
      own,
      list([
        say("Ngôn ngữ: tiếng Việt", "Language: English"),
        ...ownLines(wish, settings, language),
      ]),
      office,
      list(SHOWN.map((one) => settingLine(settings, one, language))),
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
      [
        { label: say("English", "Tiếng Việt"), command: `settings language ${say("en", "vi")}` },
        {
          label: say("Nhắc việc của tôi", "My reminders"),
          command: "settings mine",
        },
      ],
      ...(manages ? managerRows(settings, language) : []),
    ],
  );
}

export function ownLines(wish: Wish, settings: Settings, language: Language): string[] {
  const say = sayIn(language);
  const hour =
    wish.nudgeAt ?? say(`${settings.nudgeAt}, theo đơn vị`, `${settings.nudgeAt}, as the office`);
  return [
    `${settingName("ownHour", language)}: ${hour}`,
    `${settingName("ownPlace", language)}: ${placeWords(wish.nudgeIn, language)}`,
  ];
}

export function settingLine(settings: Settings, setting: SettingName, language: Language): string {
  return `${settingName(setting, language)}: ${settingNow(settings, setting, language)}`;
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
      { label: say("Nhắc việc", "Reminders"), command: "settings nudges" },
      { label: say("Báo cấp trên", "Late for long"), command: "settings late" },
      { label: say("Giờ yên lặng", "Quiet hours"), command: "settings quiet" },
    ],
    [
      { label: say("Tổng hợp tuần", "Weekly digest"), command: "settings digest" },
      { label: say("Kỳ báo cáo", "Reporting rounds"), command: "settings rounds" },
    ],
    [
      { label: say("Lịch nghỉ", "Days off"), command: "settings days" },
      { label: say("Các nhóm", "Group chats"), command: "settings chats" },
    ],
  ];
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
    [[settingsButton(language)]],
  );
}

/** "Đã đổi. Giờ yên lặng: 20:00 đến 07:00."; `moved` people had an hour of their own that is quiet now. */
export function changedNote(
  setting: SettingName,
  settings: Settings,
  moved: number,
  language: Language,
): string {
  const say = sayIn(language);
  const now = `${say("Đã ghi", "Kept")}: ${settingLine(settings, setting, language)}.`;
  if (moved === 0) return now;
  const people = say(
    `${String(moved)} người đã chọn giờ nhắc riêng trong giờ này nay được nhắc theo giờ của đơn vị.`,
    `The own hour of ${counted(moved, "member")} was among them; the office's hour counts now.`,
  );
  return `${now} ${people}`;
}

export function ownChanged(
  setting: "ownHour" | "ownPlace",
  wish: Wish,
  settings: Settings,
  language: Language,
): string {
  const [hour = "", place = ""] = ownLines(wish, settings, language);
  return `${sayIn(language)("Đã ghi", "Kept")}: ${setting === "ownHour" ? hour : place}.`;
}

type FormRefusal = { code: "setting_form"; setting: string; hint: string };

/** How each setting is typed: what stands behind its name was left out, or is none of its values. */
const HINTS: Record<AnySetting, Record<Language, string>> = {
  language: {
    vi: "/caidat ngonngu anh, hoặc /caidat ngonngu viet",
    en: "/settings language vi or en",
  },
  verification: {
    vi: "/caidat duyet bat, hoặc /caidat duyet tat",
    en: "/settings verification on, or off",
  },
  answerInPrivate: {
    vi: "/caidat rieng bat, hoặc /caidat rieng tat",
    en: "/settings private on, or off",
  },
  nudges: {
    vi: "/caidat nhacviec bat, hoặc /caidat nhacviec tat",
    en: "/settings nudges on, or off",
  },
  nudgeAt: { vi: "/caidat giochung 7h30", en: "/settings nudgehour 7:30" },
  nudgeDays: { vi: "/caidat ngaynhac 7 3 1 0", en: "/settings nudgedays 7 3 1 0" },
  quiet: {
    vi: "/caidat gioyenlang 20:00 7:00, hoặc /caidat gioyenlang tat",
    en: "/settings quiet 20:00 7:00, or off",
  },
  clerkAfter: { vi: "/caidat baovanphong 3", en: "/settings clerk 3" },
  chairAfter: { vi: "/caidat baolanhdao 7", en: "/settings chair 7" },
  obstacleAfter: { vi: "/caidat baovuongmac 3", en: "/settings obstacle 3" },
  digestDay: {
    vi: "/caidat ngaytonghop thứ hai, từ thứ hai đến thứ sáu",
    en: "/settings digestday monday, from Monday to Friday",
  },
  digestAt: { vi: "/caidat giotonghop 7h30", en: "/settings digesthour 7:30" },
  publicDigest: {
    vi: "/caidat tonghopchung bat, hoặc /caidat tonghopchung tat",
    en: "/settings publicdigest on, or off",
  },
  rounds: {
    vi: "/caidat kybaocao bat, hoặc /caidat kybaocao tat",
    en: "/settings rounds on, or off",
  },
  roundDays: { vi: "/caidat baocaotruoc 10", en: "/settings rounddays 10" },
  roundPeriods: {
    vi: "/caidat cacky Q1 H1 Q3 Y (quý I, 6 tháng, 9 tháng, năm)",
    en: "/settings periods Q1 H1 Q3 Y",
  },
  ownHour: {
    vi: "/caidat gionhac 8h15, hoặc /caidat gionhac như đơn vị",
    en: "/settings hour 8:15, or /settings hour office",
  },
  ownPlace: {
    vi: "/caidat noinhac riêng, hoặc /caidat noinhac nhóm",
    en: "/settings where private, or group",
  },
};

export function settingForm(setting: AnySetting, language: Language): FormRefusal {
  return {
    code: "setting_form",
    setting: settingName(setting, language),
    hint: HINTS[setting][language],
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
    [[{ label: say("Việc của tôi", "My tasks"), command: "tasks" }, settingsButton(language)]],
  );
}
