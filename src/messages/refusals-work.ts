import type { WorkRefusal } from "../domain/refusal.js";
import type { Say } from "./language.js";
import { cut, day } from "./words.js";

/** Why a line of progress, an obstacle, an extension, an assignment or an event's date is not taken. */
export function workRefusalWords(why: WorkRefusal, say: Say): string {
  switch (why.code) {
    case "percent_form":
      return say(
        "Tỷ lệ hoàn thành là một số từ 0 đến 100, ví dụ: /tiendo 12 60% đã trình dự thảo.",
        "Progress is a number from 0 to 100, for example: /progress 12 60% draft is with the chair.",
      );
    case "obstacle_settled":
      return say(
        `Vướng mắc này của việc #${String(why.number)} đã được trả lời hoặc đã rút.`,
        `This obstacle of #${String(why.number)} has been answered or taken back.`,
      );
    case "extension_settled":
      return say(
        `Đề nghị gia hạn này của việc #${String(why.number)} đã được quyết định hoặc đã rút.`,
        `This request for more time for #${String(why.number)} has been decided or taken back.`,
      );
    case "extension_waits":
      return say(
        `Việc #${String(why.number)} đã có đề nghị gia hạn đến ${day(why.wanted)} của ${why.by.name}, đang chờ quyết định.`,
        `For #${String(why.number)} ${why.by.name} has asked for more time until ${day(why.wanted)}; it waits for a decision.`,
      );
    case "own_request":
      return say(
        `Anh/chị đã đề nghị gia hạn việc #${String(why.number)} nên không tự quyết định được; đề nghị này do lãnh đạo hoặc công chức khác của Văn phòng quyết định.`,
        `You asked for more time for #${String(why.number)} yourself; a leader or another clerk decides on it.`,
      );
    case "no_due_day":
      return say(
        `Việc #${String(why.number)} chưa có ngày đến hạn nên chưa gia hạn được.`,
        `#${String(why.number)} has no due day yet, so there is nothing to extend.`,
      );
    case "date_unread":
      return say(
        `Chưa hiểu ngày “${cut(why.typed, 40)}”. Anh/chị ghi ngày, tháng, năm, ví dụ: 15/7/2026.`,
        `“${cut(why.typed, 40)}” is no date. Write day, month and year, for example: 15/7/2026.`,
      );
    case "date_past":
      return say(
        `Ngày ${day(why.date)} đã qua. Anh/chị chọn ngày từ hôm nay trở đi.`,
        `${day(why.date)} is past. Choose today or a later day.`,
      );
    case "date_not_later":
      return say(
        `Hạn hiện nay của việc #${String(why.number)} là ${day(why.due)}; ngày gia hạn phải sau ngày đó.`,
        `#${String(why.number)} is due on ${day(why.due)} now; the new day must be later.`,
      );
    case "already_in_charge":
      return say(
        `${why.name} đang phụ trách việc #${String(why.number)} rồi.`,
        `${why.name} is in charge of #${String(why.number)} already.`,
      );
    case "cannot_be_in_charge":
      return why.because === "viewer"
        ? say(
            `Không giao việc cho ${why.name} được: người theo dõi chỉ xem, không thực hiện nhiệm vụ.`,
            `${why.name} cannot be in charge: viewers look on and do no tasks.`,
          )
        : say(
            `${why.name} không thuộc bộ phận của anh/chị; giao cho người của bộ phận khác thì cần Văn phòng.`,
            `${why.name} does not belong to your unit; only the clerk may put people of other units in charge.`,
          );
    case "nobody_in_charge":
      return say(
        `Việc #${String(why.number)} chưa giao cho ai phụ trách.`,
        `Nobody is in charge of #${String(why.number)}.`,
      );
    case "no_such_event": {
      const near = why.nearest.map((name) => `“${cut(name, 60)}”`).join("; ");
      return say(
        `Không có việc nào đang chờ “${cut(why.typed, 60)}”.${near === "" ? "" : ` Đang chờ: ${near}.`}`,
        `No task waits for “${cut(why.typed, 60)}”.${near === "" ? "" : ` These are waited for: ${near}.`}`,
      );
    }
    case "event_entered":
      return say(
        `Ngày ${day(why.day)} của “${cut(why.event, 80)}” đã được ghi trước đó; thời hạn không thay đổi.`,
        `${day(why.day)} was entered for “${cut(why.event, 80)}” before; no due day has changed.`,
      );
    case "due_before_event":
      return say(
        `Ngày đến hạn ${day(why.due)} ở trước ngày của sự kiện, ${day(why.day)}. Anh/chị ghi lại ngày đến hạn.`,
        `The due day ${day(why.due)} lies before the day of the event, ${day(why.day)}. Enter the due day again.`,
      );
    case "nothing_waits":
      return say(
        "Không có việc nào đang chờ sự kiện hoặc chờ cơ quan khác định ngày.",
        "No task waits for an event or for a date from somebody else.",
      );
  }
}
