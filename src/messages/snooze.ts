import type { NudgeLine, Snoozed } from "../domain/nudge.js";
import type { Language } from "../domain/office.js";
import { MOST_SNOOZES } from "../domain/snooze.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { message, text, type Button, type Message } from "./message.js";
import { myTasks, seeTask } from "./tasks.js";
import { cut, day, dueWords } from "./words.js";

/** A nudge was put off; the due day was not. */
export function snoozedUntil(
  line: NudgeLine,
  { until, times }: Snoozed,
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(line.number);
  const count = `${String(times)}/${String(MOST_SNOOZES)}`;
  return message(
    [
      say(
        `Tôi sẽ nhắc lại việc #${n} (${cut(line.title, 80)}) ngày ${day(until)}. Lần hoãn nhắc ${count}.`,
        `I shall remind you of #${n} (${cut(line.title, 80)}) again on ${day(until)}. Put off ${count}.`,
      ),
      line.due === null
        ? null
        : text(
            say(
              `Thời hạn không thay đổi: ${dueWords(line, language)}. Cần thêm thời gian thì xin gia hạn.`,
              `The due day stays: ${dueWords(line, language)}. If you need more time, ask for it.`,
            ),
            "note",
          ),
    ],
    [
      [
        seeTask(line.number, language),
        line.due === null ? null : extendButton(line.number, language),
      ],
    ],
    { about: line.number },
  );
}

export function extendButton(number: number, language: Language): Button {
  const n = String(number);
  return { label: sayIn(language)(`Xin gia hạn #${n}`, `More time #${n}`), command: `extend ${n}` };
}

/** The nudge of a day was seen; there was none for this person where `known` is false. */
export function nudgeSeen(date: CivilDate, known: boolean, language: Language): Message {
  const say = sayIn(language);
  const words = known
    ? say(
        `Đã ghi nhận: anh/chị đã xem tin nhắc việc ngày ${day(date)}.`,
        `Noted: you have seen your work of ${day(date)}.`,
      )
    : say(
        `Không có tin nhắc việc ngày ${day(date)} gửi cho anh/chị.`,
        `No reminder of ${day(date)} was sent to you.`,
      );
  return message([words], [[myTasks(language)]]);
}

/** Being urged about these tasks was seen; none where this person was not urged. */
export function urgeSeen(numbers: readonly number[], language: Language): Message {
  const say = sayIn(language);
  if (numbers.length === 0) {
    const words = say("Không có lời đôn đốc này gửi cho anh/chị.", "This was not said to you.");
    return message([words], [[myTasks(language)]]);
  }
  const tasks = cut(numbers.map((number) => `#${String(number)}`).join(", "), 200);
  return message(
    [
      say(
        `Đã ghi nhận: anh/chị đã xem lời đôn đốc về việc ${tasks}.`,
        `Noted: you have seen that you were urged about ${tasks}.`,
      ),
    ],
    [[...numbers.slice(0, 1).map((number) => seeTask(number, language)), myTasks(language)]],
  );
}
