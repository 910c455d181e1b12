import type { Language } from "../domain/office.js";
import type { IndicatorRefusal, Refusal } from "../domain/refusal.js";
import { sayIn } from "./language.js";
import type { Button } from "./message.js";
import { cut, day } from "./words.js";

const CODES: Record<IndicatorRefusal["code"], true> = {
  no_such_indicator: true,
  indicator_not_active: true,
  no_figure: true,
  reading_to_come: true,
};

export function isIndicatorRefusal(why: Refusal): why is IndicatorRefusal {
  return why.code in CODES;
}

/** Why there is no such indicator, and why a figure of it is not taken. */
export function indicatorRefusalWords(why: IndicatorRefusal, language: Language): string {
  const say = sayIn(language);
  switch (why.code) {
    case "no_such_indicator": {
      const none = say(
        `Không có chỉ tiêu số ${String(why.number)}.`,
        `There is no indicator number ${String(why.number)}.`,
      );
      const near = why.nearest.join(", ");
      return near === ""
        ? `${none} ${say("Kế hoạch của cơ quan chưa có chỉ tiêu nào ghi bằng con số.", "The office's plans set no target in figures.")}`
        : `${none} ${say("Các số gần nhất", "The nearest numbers")}: ${near}.`;
    }
    case "indicator_not_active":
      return why.closed
        ? say(
            `Kế hoạch có chỉ tiêu ${String(why.number)} đã đóng nên không ghi thêm số liệu được.`,
            `The plan of indicator ${String(why.number)} is closed, so no more figures can be entered.`,
          )
        : say(
            `Kế hoạch có chỉ tiêu ${String(why.number)} chưa được đưa vào thực hiện nên chưa ghi số liệu được.`,
            `The plan of indicator ${String(why.number)} is not in progress yet, so no figures can be entered.`,
          );
    case "no_figure": {
      const typed = cut(why.typed, 40);
      const n = String(why.number);
      return say(
        `Chưa hiểu “${typed}”: số liệu của chỉ tiêu ${n} là một con số, ví dụ: /chitieu ${n} 97,5 hoặc /chitieu ${n} 97,5 đến 30/6/2026.`,
        `“${typed}” is no figure for indicator ${n}. Give a number, for example: /indicator ${n} 97.5, or /indicator ${n} 97.5 until 30/6/2026.`,
      );
    }
    case "reading_to_come":
      return say(
        `Ngày ${day(why.date)} chưa đến nên chưa có số liệu của ngày đó. Anh/chị ghi ngày chốt số liệu từ hôm nay trở về trước.`,
        `${day(why.date)} is still to come, so there is no figure of it yet. Give today or an earlier day.`,
      );
  }
}

export function indicatorRefusalButtons(why: IndicatorRefusal, language: Language): Button[] {
  const say = sayIn(language);
  switch (why.code) {
    case "no_such_indicator":
      return why.nearest.map((n) => ({ label: String(n), command: `indicator ${String(n)}` }));
    case "indicator_not_active": {
      const n = String(why.number);
      return [{ label: say(`Xem chỉ tiêu ${n}`, `See indicator ${n}`), command: `indicator ${n}` }];
    }
    case "no_figure":
    case "reading_to_come":
      return [];
  }
}
