import {
  indicatorStanding,
  type Doubt,
  type Indicator,
  type Reading,
  type ReadingEntered,
} from "../domain/indicator.js";
import type { Language } from "../domain/office.js";
import { reachedWords, seeIndicator, targetWords } from "./indicator.js";
import { sayIn, type Say } from "./language.js";
import { message, text, type Message } from "./message.js";
import { cut, day, figureWords } from "./words.js";

/** What is replied to it: "97,5 đến 30/6/2026". */
export function askReading(indicator: Indicator, today: string, language: Language): Message {
  const { number, last } = indicator;
  const n = String(number);
  const say = sayIn(language);
  const target = targetWords(indicator, language);
  const before =
    last === null
      ? ""
      : say(
          `, lần trước ${reachedWords(last, indicator, language)}`,
          `, last ${reachedWords(last, indicator, language)}`,
        );
  return message(
    [
      say(
        `Chỉ tiêu ${n}, ${cut(indicator.text, 120)} (mục tiêu ${target}${before}): hiện đạt bao nhiêu? ` +
          `Anh/chị trả lời tin này bằng con số; có thể ghi thêm ngày chốt số liệu và ghi chú, ví dụ: 97,5 đến ${day(today)} theo báo cáo tuần.`,
        `Indicator ${n}, ${cut(indicator.text, 120)} (target ${target}${before}): how does it stand? ` +
          `Reply to this message with the figure, and if you like with the day it is of and a note, for example: 97.5 until ${day(today)} weekly report.`,
      ),
    ],
    [[seeIndicator(number, language)]],
    { ask: `indicator ${n}` },
  );
}

/** Of which indicator, and how much? */
export function askWhichReading(today: string, language: Language): Message {
  return message(
    [
      sayIn(language)(
        `Số liệu của chỉ tiêu nào? Anh/chị trả lời tin này bằng số của chỉ tiêu rồi đến con số đạt được, ví dụ: 3 97,5 đến ${day(today)}.`,
        `Which indicator is it? Reply to this message with its number and then the figure, for example: 3 97.5 until ${day(today)}.`,
      ),
    ],
    [],
    { ask: "indicator" },
  );
}

/** It is written down: what, as of when, and whether that is on target. `last` is what counts from now on. */
export function readingEntered(
  indicator: Indicator,
  { reading, was, doubts }: ReadingEntered,
  last: Pick<Reading, "day" | "value">,
  language: Language,
): Message {
  const say = sayIn(language);
  const { number, unit } = indicator;
  const n = String(number);
  const reached = reachedWords(reading, indicator, language);
  const target = targetWords(indicator, language);
  const standing = indicatorStanding({ ...indicator, last: reading });
  const verdict =
    standing === "on"
      ? say(`đạt mục tiêu ${target}`, `on target (${target})`)
      : say(`chưa đạt mục tiêu ${target}`, `off target (${target})`);
  const before = was === null ? "" : figureWords(was, unit, language);
  return message(
    [
      say(
        `Đã ghi chỉ tiêu ${n}, ${cut(indicator.text, 120)}: ${reached}, ${verdict}.`,
        `Entered for indicator ${n}, ${cut(indicator.text, 120)}: ${reached}, ${verdict}.`,
      ),
      was === null
        ? null
        : say(
            `Số này thay cho ${before} đã ghi cùng ngày; số trước vẫn được lưu lại.`,
            `It takes the place of ${before} entered for the same day, which stays on record.`,
          ),
      last.day <= reading.day
        ? null
        : say(
            `Số liệu mới nhất của chỉ tiêu vẫn là ${reachedWords(last, indicator, language)}.`,
            `The latest figure is still ${reachedWords(last, indicator, language)}.`,
          ),
      ...doubts.map((doubt) => text(doubtWords(doubt, reading, indicator, say), "warning")),
    ],
    [
      [
        seeIndicator(number, language),
        { label: say("Các chỉ tiêu", "All indicators"), command: "indicator" },
      ],
    ],
  );
}

function doubtWords(
  doubt: Doubt,
  { day: of }: Pick<Reading, "day">,
  { plan }: Indicator,
  say: Say,
): string {
  const again = say(
    "Nếu ghi nhầm, anh/chị ghi lại số đúng cho cùng ngày, số ghi sau sẽ được dùng.",
    "If it is a slip, enter the right figure for the same day: the later one counts.",
  );
  switch (doubt) {
    case "over_hundred":
      return say(
        `Tỷ lệ này trên 100 %, xin kiểm tra lại. ${again}`,
        `This share is above 100%: please check. ${again}`,
      );
    case "below_zero":
      return say(
        `Tỷ lệ này dưới 0, xin kiểm tra lại. ${again}`,
        `This share is below 0: please check. ${again}`,
      );
    case "before_plan":
      return say(
        `Ngày ${day(of)} trước khi kế hoạch bắt đầu (${day(plan.start)}), xin kiểm tra lại năm.`,
        `${day(of)} is before the plan begins (${day(plan.start)}): please check the year.`,
      );
  }
}
