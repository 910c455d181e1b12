import type { ActivityEntry } from "../domain/activity.js";
import { cut, moment, periodName } from "./words.js";

/** One entry as a clerk would log it: "08:12 ngày 15/7/2025, Lê Thị Minh: nộp Kế hoạch". */
export function historyLine(entry: ActivityEntry, zone: string): string {
  return `${moment(entry.at, zone, "vi")}, ${entry.by ?? "máy chủ"}: ${deed(entry)}`;
}

function deed(entry: ActivityEntry): string {
  const of = (key: string) => {
    const value = entry.data[key];
    return value === null || value === undefined ? "" : String(value);
  };
  const period = of("period") === "" ? "" : `, ${periodName(of("period"), "vi")}`;
  const product = `${cut(of("deliverable"), 80)}${period}`;
  const said = (key: string) => (of(key) === "" ? "" : `: “${cut(of(key), 160)}”`);
  switch (entry.kind) {
    case "submitted":
      return `nộp ${product}${said("note")}${Number(of("evidence")) === 0 ? " (không kèm tài liệu)" : ""}`;
    case "accepted":
      return of("automatic") === "true"
        ? `${product} được ghi nhận hoàn thành (cơ quan không bật khâu duyệt)`
        : `duyệt ${product}`;
    case "returned":
      return `trả lại ${product}${said("reason")}`;
    case "evidence_added":
      return `thêm tài liệu “${cut(of("name"), 100)}” vào ${product}`;
    case "evidence_moved":
      return `chuyển tài liệu “${cut(of("name"), 100)}” sang ${product}`;
    case "evidence_removed":
      return `bỏ tài liệu “${cut(of("name"), 100)}”`;
    case "plan_loaded":
      return `nạp kế hoạch${said("title")}`;
    case "plan_activated":
      return "đưa kế hoạch vào thực hiện";
    case "plan_closed":
      return "đóng kế hoạch";
    case "row_confirmed":
      return "xác nhận thời hạn đọc từ kế hoạch";
    case "row_rescheduled":
      return `sửa thời hạn từ “${cut(of("from"), 80)}” thành “${cut(of("to"), 80)}”`;
    case "row_dropped":
      return "bỏ dòng này khỏi kế hoạch";
    case "plan_unit_settled":
      return `xác nhận “${cut(of("name"), 60)}” là ${of("unit")}`;
    case "draft_kept":
      return "gửi tệp chưa gắn với việc nào";
    case "draft_dropped":
      return "bỏ tệp chưa gắn với việc nào";
    case "account_linked":
      return "liên kết tài khoản";
    case "account_unlinked":
      return "gỡ liên kết tài khoản";
    case "member_added":
      return `thêm cán bộ ${of("name")}`;
    case "member_removed":
      return `đưa ${of("name")} ra khỏi danh sách cán bộ`;
    case "invite_made":
      return "cấp mã liên kết";
    case "unit_added":
      return `thêm bộ phận ${of("name")}`;
    case "unit_changed":
      return `sửa bộ phận ${of("name")}`;
    case "workspace_created":
      return "lập đơn vị trên hệ thống";
    case "chat_bound":
      return "gắn nhóm trò chuyện";
    case "calendar_changed":
      return "sửa lịch nghỉ";
  }
}
