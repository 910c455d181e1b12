import type { Language } from "../domain/office.js";
import { sayIn, type Say } from "./language.js";
import { list, message, text, type Message } from "./message.js";
import { andMore, cut } from "./words.js";

/** To whom messages did not get, and why. `name` is a person's or a group's. */
export type Undelivered = { name: string; count: number; why: string };

const LISTED = 10;

/** To clerks and administrators, once a day: what could not be delivered. */
export function troubleMessage(undelivered: readonly Undelivered[], language: Language): Message {
  const say = sayIn(language);
  const all = undelivered.reduce((sum, { count }) => sum + count, 0);
  const items = undelivered.slice(0, LISTED).map(({ name, count, why }) => {
    const times = say(`${String(count)} tin`, `${String(count)} message${count === 1 ? "" : "s"}`);
    return `${cut(name, 100)}: ${times}, ${reasonWords(why, say)}.`;
  });
  const left = andMore(undelivered.length - LISTED, say("nơi nhận", "recipients"), language);
  return message([
    text(
      say(
        `${String(all)} tin không gửi được, trợ lý đã thôi gửi lại:`,
        all === 1
          ? "1 message could not be delivered and is not tried again:"
          : `${String(all)} messages could not be delivered and are not tried again:`,
      ),
      "warning",
    ),
    list(items),
    left,
    text(
      say(
        "Đề nghị báo người nhận bằng cách khác. Người chưa liên kết tài khoản thì gửi mã mời mới bằng /nhansu.",
        "Please tell them another way. Somebody whose account is not linked needs a new invite code, see /people.",
      ),
      "note",
    ),
  ]);
}

/** Words of a door, or of the outbox itself, → what they mean to the office. */
const REASONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /nobody can be reached/,
    "chưa có tài khoản chat liên kết và không có nhóm nào để nhắn thay",
    "no chat account is linked, and there is no group to write to instead",
  ],
  [
    /^403|forbidden|blocked|kicked|deactivated|user_is_restricted|cannot_dm_bot|not_in_channel|is_archived/i,
    "đã chặn trợ lý, khóa tài khoản hoặc đưa trợ lý ra khỏi nhóm",
    "the assistant was blocked or removed, or the account is closed",
  ],
  [
    /chat not found|user not found|channel_not_found|user_not_found|PEER_ID_INVALID/i,
    "không còn cuộc trò chuyện này",
    "the chat does not exist any more",
  ],
  [
    /^(network|server|http_5)|timeout|ratelimited|too many messages|ECONN|ENOTFOUND|no route/i,
    "không kết nối được với nền tảng chat sau nhiều lần thử",
    "the chat platform could not be reached in many attempts",
  ],
  [
    /token|auth/i,
    "mã kết nối của trợ lý không còn được chấp nhận",
    "the assistant's token is not accepted any more",
  ],
];

/** Why, in a few words. */
export function reasonWords(why: string, say: Say): string {
  const [, vietnamese, english] = REASONS.find(([words]) => words.test(why)) ?? [];
  if (vietnamese !== undefined && english !== undefined) return say(vietnamese, english);
  const code = cut(why, 60);
  return say(`nền tảng chat không nhận (${code})`, `the chat platform refused it (${code})`);
}
