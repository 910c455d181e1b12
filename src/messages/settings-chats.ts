import type { ChannelName } from "../domain/account.js";
import type { Language } from "../domain/office.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { settingsButton } from "./setting-words.js";
import { turning } from "./tasks.js";
import { cut } from "./words.js";

/** A chat as `/settings` shows it; `unit` is whose it is, for the purpose "unit". */
export type ChatLine = {
  id: number;
  title: string;
  purpose: "group" | "leaders" | "unit";
  unit: string | null;
};

/** The group chats of the office, and what each one gets. */
export function chatsView(
  chats: ChatLine[],
  { manages, here }: { manages: boolean; here: boolean },
  language: Language,
): Message {
  const say = sayIn(language);
  return message(
    [
      text(say("Các nhóm của đơn vị", "Group chats of the office"), "title"),
      list(chats.map((chat) => `${cut(chat.title, 80)}: ${purposeWords(chat, language)}`)) ??
        say("Đơn vị chưa gắn nhóm nào.", "No group chat is tied to the office yet."),
      text(
        say(
          "Nhóm chung nhận tổng hợp tuần, kỳ báo cáo; nhóm lãnh đạo nhận bản của lãnh đạo; nhóm của bộ phận nhận tin nhắc cho người chưa mở trò chuyện riêng.",
          "The office's group gets the digest and reporting rounds, the leaders' group the leaders' digest, a unit's group the reminders of people without a private chat.",
        ),
        "note",
      ),
    ],
    [
      manages && here ? [tieButton(language)] : [],
      ...(manages ? chats.slice(0, 8).map((chat) => chatRow(chat, language)) : []),
      [settingsButton(language)],
    ],
  );
}

function tieButton(language: Language): Button {
  const label = sayIn(language)("Gắn nhóm này với đơn vị", "Tie this group to the office");
  return { label, command: "settings chat here", style: "primary" };
}

/** What a group is called until somebody names it at the desk: no platform tells its name with each message. */
export function groupTitle(channel: ChannelName, number: number): string {
  const of = { telegram: "Nhóm Telegram", slack: "Kênh Slack", web: "Nhóm" }[channel];
  return number === 1 ? of : `${of} ${String(number)}`;
}

export function onlyInGroup(language: Language): Message {
  return message([
    sayIn(language)(
      "Muốn gắn nhóm nào, anh/chị gõ /caidat nhóm này ngay trong nhóm đó.",
      "To tie a group, type /settings chat here in that group.",
    ),
  ]);
}

function chatRow(chat: ChatLine, language: Language): Button[] {
  const say = sayIn(language);
  const id = String(chat.id);
  const title = cut(chat.title, 30);
  const other = chat.purpose === "group" ? "leaders" : "group";
  const to = purposeWords({ purpose: other, unit: null }, language);
  return [
    { label: `${title} → ${to}`, command: `settings chat ${id} ${other}` },
    {
      label: `${title} → ${say("nhóm của một bộ phận", "group of a unit")}`,
      command: `settings chat ${id} unit`,
    },
  ];
}

function purposeWords({ purpose, unit }: Pick<ChatLine, "purpose" | "unit">, language: Language) {
  const say = sayIn(language);
  switch (purpose) {
    case "group":
      return say("nhóm chung của cơ quan", "group of the whole office");
    case "leaders":
      return say("nhóm lãnh đạo", "group of the leaders");
    case "unit":
      return unit === null
        ? say("nhóm của bộ phận", "group of a unit")
        : say(`nhóm của ${unit}`, `group of ${unit}`);
  }
}

/** Whose group is it? */
export function whichUnit(view: {
  chat: { id: number; title: string };
  units: { id: number; name: string }[];
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
}): Message {
  const { chat, units, language } = view;
  const id = String(chat.id);
  const title = cut(chat.title, 80);
  return message(
    [
      sayIn(language)(
        `Nhóm “${title}” là của bộ phận nào?`,
        `Which unit is the group “${title}” of?`,
      ),
    ],
    [
      ...units.map((unit) => [
        { label: cut(unit.name, 50), command: `settings chat ${id} unit ${String(unit.id)}` },
      ]),
      turning(view, (to) => `settings chat ${id} unit p${String(to)}`),
      [{ label: sayIn(language)("Các nhóm", "Group chats"), command: "settings chats" }],
    ],
    view.turned ? { replaces: true } : {},
  );
}
