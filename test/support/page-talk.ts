import { message, text, list, type Message } from "../../src/messages/message.js";
import type { Incoming } from "../../src/ports.js";
import { echo } from "./fake-local.js";

const TASKS = message(
  [
    text("Việc của tôi: 3 việc đang mở, 1 quá hạn", "title"),
    list([
      {
        text: "#4 Báo cáo kết quả kiểm soát thủ tục hành chính · hạn 14/3/2026 (kế hoạch ghi: “trước ngày 15/3/2026”) · quá hạn 3 ngày",
        state: "late",
      },
      {
        text: "#7 Niêm yết công khai thủ tục hành chính tại Trung tâm · hạn 20/3/2026",
        state: "soon",
      },
      { text: "#9 Kế hoạch tuyên truyền cải cách hành chính · chưa rõ hạn", state: "confirm" },
      { text: "#2 Phân công đầu mối · đã nộp, chờ duyệt", state: "done" },
      "#11 Khảo sát sự hài lòng của người dân · thường xuyên",
    ]),
    text("… và 4 việc nữa", "note"),
    text("Có 1 việc cần xác nhận hạn với Văn phòng.", "warning"),
  ],
  [
    [4, 7, 9, 2, 11].map((n) => ({ label: `#${String(n)}`, command: `task ${String(n)}` })),
    [
      { label: "Nộp #4", command: "done 4", style: "primary" },
      { label: "Bỏ", command: "drop 4", style: "danger" },
      { label: "Sau", command: "tasks 2" },
    ],
  ],
);

const SECOND_PAGE = message(
  [
    text("Việc của tôi, trang 2", "title"),
    list(["#12 Rà soát văn bản", "#13 Đối thoại với người dân"]),
  ],
  [[{ label: "Trước", command: "tasks 1" }]],
  { replaces: true },
);

/** A bot that has all kinds of things to say: lists with states, buttons, pages, files' names. */
export function pageTalk(incoming: Incoming): Message | null {
  if (incoming.kind === "button" && incoming.command === "tasks 2") return SECOND_PAGE;
  if (incoming.kind === "button" && incoming.command === "tasks 1") {
    return { ...TASKS, replaces: true };
  }
  if (incoming.kind === "text" && /^\/(tasks|nhiemvu)$/.test(incoming.text)) return TASKS;
  return echo(incoming);
}
