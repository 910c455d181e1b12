import type { CalendarDay } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import { sayIn } from "./language.js";
import { list, message, text, type Message } from "./message.js";
import { settingsButton } from "./setting-words.js";
import { cut, day } from "./words.js";

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
    [[settingsButton(language)]],
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
