import type { FileVerdict } from "../domain/evidence.js";
import type { MemberRef } from "../domain/office.js";
import type { Refusal } from "../domain/refusal.js";
import type { Instant } from "../domain/time.js";
import { message, type Button, type Message } from "./message.js";
import { numberButton } from "./tasks.js";
import { cut, fileSize, moment } from "./words.js";

export type RefusalContext = { zone: string; fileLimit: number };

/** One short sentence for each refusal, with the buttons that lead on. */
export function refusal(why: Refusal, context: RefusalContext): Message {
  return message([refusalWords(why, context)], [refusalButtons(why)]);
}

const WHO: Record<Extract<Refusal, { code: "only" }>["who"], string> = {
  lead: "Chỉ bộ phận chủ trì hoặc Văn phòng được nộp kết quả việc này.",
  units: "Chỉ bộ phận chủ trì, bộ phận phối hợp hoặc Văn phòng được thêm tài liệu cho việc này.",
  reviewers: "Chỉ Văn phòng hoặc lãnh đạo Ủy ban nhân dân được duyệt kết quả.",
  clerk: "Chỉ Văn phòng được quản lý kế hoạch.",
  uploader: "Chỉ người đã gửi tệp hoặc Văn phòng được bỏ, chuyển tệp này.",
};

function refusalWords(why: Refusal, context: RefusalContext): string {
  switch (why.code) {
    case "not_linked":
      return (
        "Tài khoản này chưa được liên kết với cán bộ nào. Anh/chị nhận mã liên kết từ Văn phòng " +
        "rồi gõ: /lienket MÃ (ví dụ: /lienket 7QK2M9TD)."
      );
    case "link_invalid":
      return "Mã liên kết không đúng, đã dùng hoặc đã hết hạn. Anh/chị xin Văn phòng cấp mã mới.";
    case "unknown_command":
      return why.nearest === null
        ? `Không có lệnh “${cut(why.typed, 40)}”. Gõ /trogiup để xem các lệnh.`
        : `Không có lệnh “${cut(why.typed, 40)}”. Có phải anh/chị muốn gõ /${why.nearest}?`;
    case "usage":
      return `Cách gõ: ${why.example === null ? why.hint : why.hint.replace(/\b12\b/g, String(why.example))}.`;
    case "no_such_task":
      return why.nearest.length === 0
        ? `Không có nhiệm vụ số ${String(why.number)}. Cơ quan chưa có nhiệm vụ nào.`
        : `Không có nhiệm vụ số ${String(why.number)}. Các số gần nhất: ${why.nearest.map((n) => `#${String(n)}`).join(", ")}.`;
    case "no_such_thing":
      return "Mục này không còn hoặc không thuộc cơ quan của anh/chị. Gõ /nhiemvu để xem danh sách hiện tại.";
    case "draft_gone":
      return "Tệp này không còn chờ: đã được lưu vào một việc, đã bỏ, hoặc không phải do anh/chị gửi.";
    case "only":
      return WHO[why.who];
    case "plan_not_active":
      return `Kế hoạch có việc #${String(why.number)} chưa được đưa vào thực hiện hoặc đã đóng nên không nộp kết quả được.`;
    case "nothing_open":
      return `Việc #${String(why.number)} không còn sản phẩm nào chờ nộp.`;
    case "already_submitted":
      return `Việc #${String(why.number)} đã được${byAt(why, "nộp", context.zone)}, đang chờ duyệt.`;
    case "already_accepted":
      return `Việc #${String(why.number)} đã được${byAt(why, "duyệt hoàn thành", context.zone)}.`;
    case "already_cancelled":
      return `Việc #${String(why.number)} đã được hủy.`;
    case "not_submitted":
      return `Việc #${String(why.number)} hiện không có kết quả chờ duyệt.`;
    case "reason_wanted":
      return `Cần ghi lý do trả lại việc #${String(why.number)}. Anh/chị trả lời tin này bằng lý do.`;
    case "evidence_settled":
      return `Kết quả của việc #${String(why.number)} đã nộp hoặc đã duyệt nên tài liệu của kỳ đó không thay đổi được.`;
    case "evidence_form":
      return (
        "Tài liệu kiểm chứng là một tệp, một đường liên kết (https://…) hoặc số, ký hiệu văn bản " +
        "(ví dụ: 15/KH-UBND ngày 12/7/2025)."
      );
    case "link_form":
      return "Đường liên kết phải bắt đầu bằng http:// hoặc https:// và không có khoảng trắng.";
    case "file_refused":
      return fileWords(why.name, why.verdict, context.fileLimit);
    case "file_lost":
      return `Không tải được tệp “${cut(why.name, 80)}”. Đề nghị anh/chị gửi lại.`;
    case "too_many_files":
      return `Mỗi lần gửi tối đa ${String(why.limit)} tệp. Anh/chị chia làm nhiều lần.`;
    case "plan_unreadable":
      return `Không đọc được kế hoạch từ tệp “${cut(why.name, 80)}”: ${why.reason}`;
    case "one_plan_file":
      return "Mỗi lần nạp một tệp kế hoạch. Anh/chị gửi riêng từng tệp với chú thích /kehoach.";
    case "plan_active_already":
      return "Kế hoạch này đang được thực hiện rồi.";
    case "row_in_use":
      return `Việc #${String(why.number)} đã có tài liệu hoặc kết quả nộp nên không bỏ khỏi kế hoạch được.`;
    case "plan_without_tasks":
      return "Kế hoạch này không có nhiệm vụ nào nên chưa đưa vào thực hiện được.";
    case "no_plan":
      return `Tệp “${cut(why.name, 80)}” không phải là văn bản kế hoạch: không thấy tên kế hoạch và không có nhiệm vụ nào.`;
    case "no_deadline_read":
      return `Chưa hiểu thời hạn “${cut(why.phrase, 80)}”. Anh/chị ghi như trong kế hoạch, ví dụ: trước ngày 15/7/2025; quý III/2025; thường xuyên.`;
    case "deadline_doubtful":
      return `Thời hạn “${cut(why.phrase, 80)}” nằm ngoài thời gian của kế hoạch hoặc còn chung chung. Anh/chị ghi rõ ngày, tháng, năm, ví dụ: trước ngày 15/7/2025.`;
    case "text_only":
      return `Trợ lý không đọc được ${why.what}. Anh/chị gửi bằng chữ hoặc bằng tệp.`;
  }
}

/** " Lê Thị Minh nộp lúc 08:12 ngày 15/7/2025". */
function byAt(
  why: { by: MemberRef | null; at: Instant | null },
  deed: string,
  zone: string,
): string {
  const by = why.by === null ? "" : ` ${why.by.name}`;
  return `${by} ${deed}${why.at === null ? "" : ` lúc ${moment(why.at, zone, "vi")}`}`;
}

function fileWords(given: string, verdict: Exclude<FileVerdict, "fine">, limit: number): string {
  const name = `“${cut(given.replace(/[\p{Cc}\p{Cf}]/gu, " "), 80)}”`;
  switch (verdict) {
    case "empty":
      return `Tệp ${name} trống, không có nội dung. Anh/chị kiểm tra rồi gửi lại.`;
    case "too_large":
      return `Tệp ${name} quá lớn (giới hạn ${fileSize(limit, "vi")}). Anh/chị chia nhỏ, nén lại, hoặc gửi đường liên kết: /minhchung SỐ https://…`;
    case "type_not_allowed":
      return `Loại tệp của ${name} không được nhận. Xin gửi văn bản, bảng tính, ảnh, PDF hoặc tệp nén.`;
    case "name_unusable":
      return "Tên tệp không dùng được. Anh/chị đổi tên rồi gửi lại.";
    case "secret":
      return `Tệp ${name} có dấu chỉ độ mật nên không được nhận và không được lưu. Tài liệu bí mật nhà nước xử lý theo quy định riêng.`;
    case "archive_bomb":
      return `Tệp nén ${name} quá lớn khi giải nén nên không được nhận. Anh/chị gửi từng văn bản.`;
    case "damaged":
      return `Tệp ${name} bị hỏng hoặc không mở được. Anh/chị kiểm tra rồi gửi lại.`;
  }
}

function refusalButtons(why: Refusal): Button[] {
  switch (why.code) {
    case "no_such_task":
      return why.nearest.map(numberButton);
    case "already_submitted":
    case "already_accepted":
    case "already_cancelled":
    case "not_submitted":
    case "nothing_open":
    case "evidence_settled":
    case "plan_not_active":
    case "row_in_use":
      return [{ label: `Xem #${String(why.number)}`, command: `task ${String(why.number)}` }];
    case "unknown_command":
      return [{ label: "Trợ giúp", command: "help" }];
    case "no_such_thing":
    case "draft_gone":
    case "usage":
      return [{ label: "Việc của tôi", command: "tasks" }];
    default:
      return [];
  }
}
