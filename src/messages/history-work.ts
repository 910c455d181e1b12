import type { ActivityKind } from "../domain/activity.js";
import type { Told } from "./history-told.js";
import { cut, day, figureWords } from "./words.js";

export type FollowUpKind = Extract<
  ActivityKind,
  | "evidence_explained"
  | "progress_noted"
  | "reading_entered"
  | "obstacle_raised"
  | "obstacle_answered"
  | "obstacle_withdrawn"
  | "extension_asked"
  | "extension_granted"
  | "extension_refused"
  | "extension_withdrawn"
  | "assigned"
  | "work_handed_over"
  | "event_dated"
  | "urged"
  | "urge_seen"
  | "nudge_seen"
  | "snoozed"
>;

/** What happened between a plan's beginning and its hand-ins. */
export function followUpDeed(kind: FollowUpKind, told: Told): string {
  const { say, of, said, product, person, language } = told;
  const date = (key: string) => (of(key) === "" ? "" : day(of(key)));
  switch (kind) {
    case "evidence_explained":
      return (
        say("giải trình về tài liệu của", "explained the evidence of") +
        ` ${product}${said("text")}`
      );
    case "progress_noted": {
      const percent = of("percent") === "" ? "" : ` ${of("percent")}%`;
      return say("báo tiến độ", "noted progress") + percent + said("text");
    }
    case "reading_entered": {
      const figure = (key: string) => figureWords(Number(of(key)), of("unit"), language);
      const was =
        of("was") === ""
          ? ""
          : say(`, thay cho ${figure("was")}`, `, in place of ${figure("was")}`);
      return say(
        `ghi chỉ tiêu ${of("indicator")}: ${figure("value")} tính đến ${date("day")}${was}${said("note")}`,
        `entered indicator ${of("indicator")}: ${figure("value")} as of ${date("day")}${was}${said("note")}`,
      );
    }
    case "obstacle_raised":
      return say("nêu vướng mắc", "raised an obstacle") + said("text");
    case "obstacle_answered":
      return say("trả lời vướng mắc", "answered the obstacle") + said("answer");
    case "obstacle_withdrawn":
      return say("báo vướng mắc đã được giải quyết", "said that the obstacle is gone");
    case "extension_asked": {
      const days = of("late");
      const late = days === "" ? "" : say(` (đã quá hạn ${days} ngày)`, ` (${days} days overdue)`);
      return say(
        `đề nghị gia hạn ${product} từ ${date("was")}${late} đến ${date("wanted")}${said("reason")}`,
        `asked for more time for ${product}, from ${date("was")}${late} to ${date("wanted")}${said("reason")}`,
      );
    }
    case "extension_granted":
      return say(
        `đồng ý gia hạn ${product} đến ${date("granted")} (hạn trước đó ${date("was")})`,
        `gave more time for ${product}, until ${date("granted")} (it was due ${date("was")})`,
      );
    case "extension_refused":
      return say("không đồng ý gia hạn", "gave no more time for") + ` ${product}${said("answer")}`;
    case "extension_withdrawn":
      return say("rút đề nghị gia hạn", "took back the wish for more time for") + ` ${product}`;
    case "assigned":
      if (person("toMember") === null) {
        return say("không còn giao việc này cho ai", "put nobody in charge any more");
      }
      return say("giao cho", "put in charge") + ` ${person("toMember") ?? ""}`;
    case "work_handed_over":
      return say(
        `chuyển việc từ ${person("fromMember") ?? "người phụ trách cũ"} sang ${person("toMember") ?? "bộ phận"}`,
        `handed the work over from ${person("fromMember") ?? "who had it"} to ${person("toMember") ?? "the unit"}`,
      );
    case "event_dated":
      return say(
        `ghi ngày ${date("day")} cho “${cut(of("event"), 100)}”${of("due") === "" ? "" : `, hạn ${date("due")}`}`,
        `entered ${date("day")} for “${cut(of("event"), 100)}”${of("due") === "" ? "" : `, due ${date("due")}`}`,
      );
    case "urged": {
      const others = Number(of("others")) || 0;
      const more =
        others > 0 ? say(` và ${String(others)} người khác`, ` and ${String(others)} more`) : "";
      return `${say("đôn đốc", "urged")} ${person("toMember") ?? ""}${more}${said("text")}`;
    }
    case "urge_seen":
      return say("đã xem lời đôn đốc", "saw that they were urged");
    case "nudge_seen":
      return say(`đã xem tin nhắc việc ngày ${date("date")}`, `saw their work of ${date("date")}`);
    case "snoozed":
      return say(
        `hoãn nhắc việc này đến ngày ${date("until")} (lần ${of("times")})`,
        `put off being reminded of it until ${date("until")} (time ${of("times")})`,
      );
  }
}
