import type { ActivityKind } from "../domain/activity.js";
import type { Told } from "./history-told.js";
import { roundName } from "./round.js";
import { cut, day } from "./words.js";

export type RoundKind = Extract<ActivityKind, `round_${string}`>;

/** What happened in a reporting round. */
export function roundDeed(kind: RoundKind, told: Told): string {
  const { say, of, said, language } = told;
  const date = (key: string) => (of(key) === "" ? "" : day(of(key)));
  const period = of("period") === "" ? null : of("period");
  const name = roundName({ period, title: of("title") }, language);
  const unit = cut(of("unit"), 80);
  const report = `${name}, ${unit}`;
  const late =
    of("late") === "" ? "" : say(` (muộn ${of("late")} ngày)`, ` (${of("late")} days late)`);
  switch (kind) {
    case "round_opened":
      return (
        say(`mở kỳ báo cáo: ${name}`, `opened the round: ${name}`) +
        say(`, hạn nộp ${date("due")}`, `, due ${date("due")}`)
      );
    case "round_changed":
      return changeDeed(name, told);
    case "round_handed_in":
      return say(`báo đã nộp ${report}`, `said that it is handed in: ${report}`) + late;
    case "round_taken_back":
      return say(`báo chưa nộp ${report}`, `said that it is not handed in: ${report}`);
    case "round_more_asked":
      return say(
        `xin gia hạn ${report} từ ${date("was")} đến ${date("wanted")}${said("reason")}`,
        `asked for more time for ${report}, from ${date("was")} to ${date("wanted")}${said("reason")}`,
      );
    case "round_more_granted":
      return say(
        `đồng ý gia hạn ${report} đến ${date("granted")} (hạn trước đó ${date("was")})`,
        `gave more time for ${report}, until ${date("granted")} (it was due ${date("was")})`,
      );
    case "round_more_refused":
      return say(`không đồng ý gia hạn ${report}`, `gave no more time for ${report}`);
    case "round_obstacle":
      return (
        say(`nêu vướng mắc của ${report}`, `said what is in the way of ${report}`) + said("text")
      );
    case "round_obstacle_over":
      return say(
        `báo ${report} hết vướng mắc`,
        `said that nothing is in the way of ${report} any more`,
      );
    case "round_closed": {
      const count = `${of("handedIn")}/${of("asked")}`;
      return say(
        `đóng kỳ báo cáo: ${name}, đã nộp ${count} bộ phận`,
        `closed the round: ${name}, ${count} units have handed in`,
      );
    }
  }
}

function changeDeed(name: string, { say, of }: Told): string {
  const unit = cut(of("unit"), 80);
  switch (of("what")) {
    case "due":
      return say(
        `đổi hạn nộp ${name} từ ${day(of("from"))} thành ${day(of("to"))}`,
        `changed the due day of ${name} from ${day(of("from"))} to ${day(of("to"))}`,
      );
    case "letter":
      return of("to") === ""
        ? say(`bỏ số văn bản của ${name}`, `took the letter's number from ${name}`)
        : say(`ghi văn bản số ${of("to")} cho ${name}`, `noted letter no. ${of("to")} for ${name}`);
    case "unit_added":
      return say(`thêm ${unit} vào ${name}`, `asked ${unit} too for ${name}`);
    default:
      return say(`bỏ ${unit} khỏi ${name}`, `asked ${unit} no more for ${name}`);
  }
}
