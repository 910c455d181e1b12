import type { Language, Settings } from "../domain/office.js";
import type { SettingName, Wish } from "../domain/settings.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Message } from "./message.js";
import { ownLines, settingLine } from "./settings.js";
import { settingsButton } from "./setting-words.js";
import { choices, hours, type Menu } from "./settings-choices.js";

/** A group of settings that are shown and changed together. */
const MENUS: readonly Menu[] = ["nudges", "late", "quiet", "digest", "rounds"];

const SHOWN: Record<Menu, readonly SettingName[]> = {
  nudges: ["nudges", "nudgeAt", "nudgeDays"],
  late: ["clerkAfter", "chairAfter", "obstacleAfter"],
  quiet: ["quiet"],
  digest: ["digestDay", "digestAt", "publicDigest"],
  rounds: ["rounds", "roundDays", "roundPeriods"],
};

/** Where a setting is shown; null for those of the first page. */
export function menuOf(setting: SettingName): Menu | null {
  return MENUS.find((menu) => SHOWN[menu].includes(setting)) ?? null;
}

/** What is chosen of one group, and a button for each other choice; `note` is said first. */
export function menuView(
  menu: Menu,
  settings: Settings,
  options: { manages: boolean; note: string | null; replaces: boolean },
  language: Language,
): Message {
  const lines = SHOWN[menu].map((one) => settingLine(settings, one, language));
  return message(
    [options.note, text(menuName(menu, language), "title"), list(lines), ...about(menu, language)],
    [...(options.manages ? choices(menu, settings, language) : []), [settingsButton(language)]],
    options.replaces ? { replaces: true } : {},
  );
}

function menuName(menu: Menu, language: Language): string {
  const say = sayIn(language);
  switch (menu) {
    case "nudges":
      return say("Nhắc việc", "Reminders");
    case "late":
      return say("Báo Văn phòng, lãnh đạo", "Telling clerk and leaders");
    case "quiet":
      return say("Giờ yên lặng", "Quiet hours");
    case "digest":
      return say("Tổng hợp tuần", "Weekly digest");
    case "rounds":
      return say("Kỳ báo cáo", "Reporting rounds");
  }
}

function about(menu: Menu, language: Language): Block[] {
  const say = sayIn(language);
  switch (menu) {
    case "nudges":
      return [
        text(
          say(
            "Chỉ nhắc vào ngày làm việc, mỗi người một tin. Ngày khác: gõ /caidat ngaynhac 7 3 1 0; giờ khác: gõ /caidat giochung 7h45.",
            "Only on working days, one message for each person. Other days: type /settings nudgedays 7 3 1 0; another hour: /settings nudgehour 7:45.",
          ),
          "note",
        ),
      ];
    case "quiet":
      return [
        text(
          say(
            "Trong giờ này trợ lý không tự gửi tin. Giờ khác: gõ /caidat gioyenlang 20:00 7:00.",
            "Nothing is sent unasked in these hours. Other hours: type /settings quiet 20:00 7:00.",
          ),
          "note",
        ),
      ];
    case "late":
    case "digest":
    case "rounds":
      return [];
  }
}

/** How one is reminded oneself: in private or in the group, at the office's hour or at one's own. */
export function mineView(
  wish: Wish,
  settings: Settings,
  options: { note: string | null; replaces: boolean },
  language: Language,
): Message {
  const say = sayIn(language);
  const inGroup = wish.nudgeIn === "group";
  return message(
    [
      options.note,
      text(say("Nhắc việc của tôi", "My reminders"), "title"),
      list(ownLines(wish, settings, language)),
      text(
        say("Giờ khác: gõ /caidat gionhac 8h15.", "Another hour: type /settings hour 8:15."),
        "note",
      ),
    ],
    [
      [
        {
          label: inGroup
            ? say("Nhắn riêng cho tôi", "In private")
            : say("Nhắn trong nhóm", "In the group"),
          command: `settings where ${inGroup ? "private" : "group"}`,
        },
      ],
      hours("hour", wish.nudgeAt),
      wish.nudgeAt === null
        ? []
        : [{ label: say("Giờ như đơn vị", "The office's hour"), command: "settings hour office" }],
      [settingsButton(language)],
    ],
    options.replaces ? { replaces: true } : {},
  );
}
