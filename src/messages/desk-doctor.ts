import type { CivilDate } from "../domain/time.js";
import { cut, day } from "./words.js";

const NAMES: Record<string, string> = {
  node: "Phiên bản Node",
  configuration: "Cấu hình",
  data_folder: "Thư mục dữ liệu",
  time_zone: "Múi giờ",
  database: "Cơ sở dữ liệu",
  unsent: "Tin chờ gửi",
  dead_letters: "Tin không gửi được",
  jobs: "Việc nền (PostgreSQL)",
  inbox: "Tin chưa trả lời",
  history: "Nhật ký của các đơn vị",
};

/** What `doctor` found, and what to do about it. */
export const doctorWords = {
  name: (name: string) => NAMES[name] ?? name.replace(/^holidays_/, "Ngày nghỉ năm "),
  state: (state: "ok" | "warn" | "fail") =>
    ({ ok: "Đạt ", warn: "Lưu ý", fail: "Hỏng" })[state].padEnd(5),

  mendNode: () => "Cài Node 20.19 trở lên (bản 20), 22.12 trở lên (bản 22), hoặc 24 trở lên.",
  configurationRead: () => "đọc được",
  mendConfiguration: () => "Sửa các giá trị này trong môi trường hoặc tệp .env (xem .env.example).",
  folderOpen: (folder: string, megabytes: number) =>
    `${folder}, ghi được, còn trống ${String(megabytes)} MB`,
  folderClosed: (folder: string) => `không ghi được vào ${folder}`,
  mendFolder: () => "Cấp quyền ghi thư mục này cho tài khoản chạy dondoc, hoặc đặt DATA_DIR khác.",
  makeRoom: () => "Dọn bớt ổ đĩa; tài liệu kiểm chứng cần chỗ để lưu.",
  zone: (zone: string, here: string) =>
    zone === here ? zone : `${zone} (máy chủ chạy theo ${here}, không ảnh hưởng đến thời hạn)`,

  databaseOpen: (workspaces: number) => `mở được, phiên bản mới nhất, ${String(workspaces)} đơn vị`,
  mendDatabase: () =>
    "Kiểm tra DATABASE_URL, quyền ghi thư mục (hoặc máy chủ PostgreSQL) và chương trình khác đang giữ cơ sở dữ liệu.",

  noHolidays: (year: number) => `chưa có ngày nghỉ nào của năm ${String(year)}`,
  enterHolidays: () => "Nhập bằng dondoc calendar set theo thông báo nghỉ lễ, Tết.",
  holidays: (year: number, count: number) =>
    `năm ${String(year)} có ${String(count)} ngày nghỉ và ngày làm bù`,
  provisional: (year: number, dates: readonly CivilDate[]) =>
    `năm ${String(year)} còn dự kiến: ${dates.map(day).join(", ")}`,
  confirmHolidays: () => "Khi có thông báo chính thức, sửa bằng dondoc calendar set.",

  nothingUnsent: () => "không có",
  unsent: (count: number, minutes: number, reasons: readonly Reason[]) =>
    `${String(count)} tin, lâu nhất từ ${waited(minutes)} trước${because(reasons)}`,
  startBot: () => "Kiểm tra trợ lý có đang chạy (dondoc start) và có kết nối mạng không.",
  noDeadLetters: () => "không có",
  deadLetters: (count: number, reasons: readonly Reason[]) =>
    `${String(count)} tin${because(reasons)}`,
  lookAtDeadLetters: () =>
    "Xem bằng dondoc outbox list --state dead, báo người nhận bằng cách khác, hoặc gửi lại bằng dondoc outbox retry.",
  jobs: ({ waiting, failed, abandoned }: { waiting: number; failed: number; abandoned: number }) =>
    `${String(waiting)} việc chờ, ${String(failed)} việc lỗi, ${String(abandoned)} việc của tiến trình đã dừng`,
  lookAtJobs: () =>
    "Xem nhật ký của trợ lý; việc của tiến trình đã dừng được tiến trình khác làm lại.",
  inboxEmpty: () => "không có",
  inboxWaits: (count: number, minutes: number) =>
    `${String(count)} tin, lâu nhất từ ${waited(minutes)} trước`,

  historyWhole: (entries: number) =>
    entries === 0 ? "chưa có mục nào" : `${String(entries)} mục gần đây nhất còn nguyên vẹn`,
  historyBroken: (broken: readonly { code: string; firstBroken: number }[]) =>
    `đã bị sửa, xóa hoặc chèn thêm: ${broken.map(({ code, firstBroken }) => `${code}, mục số ${String(firstBroken)}`).join("; ")}`,
  verifyHistory: (code: string) =>
    `Xem kỹ bằng dondoc audit verify --workspace ${code}; giữ nguyên cơ sở dữ liệu và đối chiếu với bản sao lưu.`,
};

type Reason = { why: string | null; count: number };

/** "… : 3 tin vì …; 1 tin vì …". What was not tried yet has no reason. */
function because(reasons: readonly Reason[]): string {
  const known = reasons.flatMap(({ why, count }) =>
    why === null ? [] : [`${String(count)} tin ${why}`],
  );
  return known.length === 0 ? "" : `: ${cut(known.join("; "), 300)}`;
}

function waited(minutes: number): string {
  if (minutes < 60) return `${String(minutes)} phút`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} giờ` : `${String(Math.floor(hours / 24))} ngày`;
}
