import type { Language } from "../domain/office.js";
import { sayIn } from "./language.js";

/*
 * What the assistant says on Slack by itself: what was not taken, and the head of the App Home. To somebody
 * it does not know yet it speaks Vietnamese.
 */

export const SLACK_WORDS = {
  notTaken: "Chưa nhận được, xin gửi lại.",
  notPressed: "Chưa thực hiện được, xin bấm lại.",
  foreign:
    "Trợ lý này chỉ phục vụ không gian Slack của cơ quan đã cài đặt; tài khoản của anh/chị thuộc không gian khác.",
  modalFailed: "Chưa mở được biểu mẫu, xin bấm lại hoặc trả lời bằng tin nhắn.",
  fileName: "tệp",
  image: "Hình ảnh",
} as const;

/** Stands below a message whose files did not reach Slack. */
export function filesNotSent(names: string[], language: Language): string {
  const all = names.map((name) => `“${name}”`).join(", ");
  return sayIn(language)(
    `Chưa gửi được tệp ${all} lên Slack; anh/chị thử lại sau ít phút.`,
    `The file ${all} could not be sent to Slack; please try again in a few minutes.`,
  );
}
