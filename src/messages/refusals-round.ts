import type { Language } from "../domain/office.js";
import type { RoundRefusal } from "../domain/refusal.js";
import { sayIn } from "./language.js";
import { roundName } from "./round.js";
import { day } from "./words.js";

/** Why something of a reporting round is not done. */
export function roundRefusalWords(why: RoundRefusal, language: Language): string {
  const say = sayIn(language);
  switch (why.code) {
    case "round_closed":
      return say(
        `Kỳ báo cáo này đã đóng ngày ${day(why.day)}.`,
        `This reporting round was closed on ${day(why.day)}.`,
      );
    case "round_exists": {
      const name = roundName({ period: why.period, title: "" }, language);
      return say(
        `Đã có kỳ báo cáo: ${name}. Báo cáo khác của kỳ này thì anh/chị ghi tên báo cáo.`,
        `There is a round already: ${name}. Give another report of that period a name of its own.`,
      );
    }
    case "round_without_units":
      return say(
        "Cần chọn ít nhất một bộ phận báo cáo.",
        "At least one unit has to be asked for the report.",
      );
    case "round_unit_stays":
      return say(
        `${why.unit} đã nộp báo cáo nên không bỏ khỏi kỳ này được.`,
        `${why.unit} has handed in, so it stays in this round.`,
      );
    case "round_window":
      return say(
        `Số liệu từ ${day(why.from)} đến ${day(why.to)}: ngày cuối ở trước ngày đầu. Anh/chị ghi lại, ví dụ: số liệu từ 15/12/2025 đến 14/3/2026.`,
        `Figures from ${day(why.from)} to ${day(why.to)}: the last day is before the first. Write, for example: figures from 15/12/2025 to 14/3/2026.`,
      );
    case "round_not_asked":
      return say(
        "Bộ phận này không phải báo cáo trong kỳ này.",
        "This unit is not asked for this report.",
      );
    case "round_handed_in":
      return say(
        `${why.unit} đã nộp báo cáo này ngày ${day(why.day)}.`,
        `${why.unit} handed this report in on ${day(why.day)}.`,
      );
    case "round_not_handed_in":
      return say(`${why.unit} chưa nộp báo cáo này.`, `${why.unit} has not handed this report in.`);
    case "round_not_later":
      return say(
        `Hạn nộp hiện nay là ${day(why.due)}; ngày gia hạn phải sau ngày đó.`,
        `The report is due on ${day(why.due)} now; the new day must be later.`,
      );
    case "round_no_request":
      return say(
        `${why.unit} không có đề nghị gia hạn nào chờ quyết định.`,
        `${why.unit} has no request for more time that waits.`,
      );
    case "round_no_obstacle":
      return say(`${why.unit} không nêu vướng mắc nào.`, `${why.unit} is not said to be blocked.`);
  }
}
