import type { Language } from "../domain/office.js";
import { COMMAND_WORDS } from "./command-words.js";
import { sayIn } from "./language.js";
import { andMore, plural } from "./words.js";

/** Stands where a list was cut; `what` it is of, since not all lists are of tasks. Empty where nothing is left. */
export function leftOut(count: number, what: "task" | "item", language: Language): string {
  const noun = sayIn(language)(what === "task" ? "việc" : "mục", plural(count, what));
  return andMore(count, noun, language) ?? "";
}

export function openPrivate(language: Language): string {
  return sayIn(language)("Mở cuộc trò chuyện riêng", "Open a private chat");
}

export function addToGroup(language: Language): string {
  return sayIn(language)("Thêm trợ lý vào nhóm", "Add the assistant to a group");
}

/** A file of ours that the platform does not carry, with its limit in megabytes. */
export function notCarried(name: string, megabytes: number, language: Language): string {
  const limit = String(megabytes);
  return sayIn(language)(
    `Tệp “${name}” lớn hơn ${limit} MB nên không gửi được qua Telegram; anh/chị liên hệ cán bộ công nghệ thông tin để lấy tệp.`,
    `The file “${name}” is larger than ${limit} MB and cannot be sent on Telegram; please ask whoever runs the server for it.`,
  );
}

/** A file of ours that should be there and is not. */
export function notThere(name: string, language: Language): string {
  return sayIn(language)(
    `Tệp “${name}” không còn trên máy chủ.`,
    `The file “${name}” is no longer on the server.`,
  );
}

/** What the platform shows beside the bot's name before one has started it; at most 512 letters. */
export function botDescription(language: Language): string {
  return sayIn(language)(
    "Trợ lý theo dõi, đôn đốc nhiệm vụ cải cách hành chính của xã, phường: xem việc phải làm và thời hạn, nộp kết quả kèm tài liệu, duyệt và trả lại. Anh/chị bấm Bắt đầu, sau đó gửi mã liên kết do Văn phòng cấp.",
    "Follows up the tasks of a commune's administrative-reform plan: what is due and when, handing in results with their evidence, accepting and returning them. Press Start, then send the code your office gave you.",
  );
}

/** The line under the bot's name; at most 120 letters. */
export function botShortDescription(language: Language): string {
  return sayIn(language)(
    "Trợ lý theo dõi, đôn đốc nhiệm vụ cải cách hành chính của xã, phường.",
    "Follows up the tasks of a commune's administrative-reform plan.",
  );
}

/** What is of no use in a group. */
const PRIVATE_ONLY = new Set(["link", "start"]);

export type MenuEntry = { command: string; description: string };

/** The menu of commands of one kind of chat: Vietnamese names for all, English ones for English. */
export function commandMenu(language: Language, place: "private" | "group"): MenuEntry[] {
  return COMMAND_WORDS.filter(({ name }) => place === "private" || !PRIVATE_ONLY.has(name)).map(
    ({ name, vietnamese, does }) => ({
      command: language === "en" ? name : vietnamese,
      description: does[language].slice(0, 256),
    }),
  );
}

/** What `doctor` and the desk say of Telegram. */
export const telegramWords = {
  works: (username: string) => `kết nối được, trợ lý là @${username}`,
  refused: () => "TELEGRAM_BOT_TOKEN bị từ chối",
  newToken: () => "Lấy lại mã (token) từ BotFather, đặt vào TELEGRAM_BOT_TOKEN rồi khởi động lại.",
  unreachable: (why: string) => `không kết nối được (${why})`,
  useRelay: () =>
    "Kiểm tra mạng; nơi không vào được Telegram thì đặt TELEGRAM_API_ROOT là máy chủ trung chuyển (docs/telegram.md).",
  link: (address: string) => `Hoặc bấm liên kết: ${address}`,
};
