import type { Member, Role } from "../domain/office.js";
import type { Schedule, SimpleSchedule } from "../domain/schedule.js";
import type { CivilDate } from "../domain/time.js";
import { day, roleName } from "./words.js";

/** What the operator's desk says where `--json` is not asked for, and in its refusals. */
export const deskWords = {
  phraseAndYearWanted: () =>
    "Cần một cụm từ và --year, ví dụ: dondoc deadline “trước ngày 15/7/2026” --year 2026.",
  noSuchFile: (file: string) => `Không đọc được tệp “${file}”.`,
  badLines: ({ without, wrong }: { without: readonly number[]; wrong: readonly number[] }) =>
    [
      without.length === 0
        ? ""
        : `Dòng ${without.join(", ")}: thiếu năm; hãy ghi năm sau phím Tab hoặc thêm --year.`,
      wrong.length === 0 ? "" : `Dòng ${wrong.join(", ")}: năm không đúng, cần từ 1900 đến 2199.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  notAYear: () => "Cần một năm từ 1900 đến 2199, ví dụ 2026.",
  notADate: () => "Cần một ngày có thật, ví dụ 2026-07-15 hoặc 15/7/2026.",

  noSuchWorkspace: (code: string, codes: readonly string[]) =>
    codes.length === 0
      ? `Không có đơn vị “${code}”: chưa có đơn vị nào, hãy tạo bằng dondoc workspace create.`
      : `Không có đơn vị “${code}”. Hiện có: ${codes.join(", ")}.`,
  badWorkspaceCode: () => "Mã đơn vị gồm 1 đến 20 chữ, số, gạch nối, không có dấu cách.",
  badTimeZone: (zone: string) => `Không có múi giờ “${zone}”.`,
  workspaceExists: (code: string) => `Mã đơn vị “${code}” đã có.`,
  workspaceCreated: (code: string, name: string) => `Đã tạo đơn vị ${name} (${code}).`,
  noWorkspaces: () => "Chưa có đơn vị nào.",
  nameWanted: () => "Tên không được để trống.",

  unknownUnit: (written: string, nearest: readonly string[]) =>
    nearest.length === 0
      ? `Không có bộ phận “${written}”: đơn vị chưa có bộ phận nào.`
      : `Không có bộ phận “${written}”. Gần nhất: ${nearest.join("; ")}.`,
  unitAdded: (name: string) => `Đã thêm bộ phận ${name}.`,
  noUnits: () => "Chưa có bộ phận nào.",
  group: (members: readonly string[]) =>
    members.length === 0 ? "tên chung, mọi bộ phận" : `tên chung: ${members.join(", ")}`,

  memberAdded: ({ name, role, units }: Member) =>
    `Đã thêm ${[name, roleName(role, "vi"), ...units.map((unit) => unit.name)].join(", ")}.`,
  memberRemoved: (name: string) => `${name} đã thôi tham gia.`,
  handedOver: (from: string, to: string | null, tasks: number) =>
    to === null
      ? `${String(tasks)} việc chưa xong của ${from} đã trả về bộ phận chủ trì.`
      : `${String(tasks)} việc chưa xong của ${from} đã bàn giao cho ${to}.`,
  cannotTakeOver: (name: string) =>
    `${name} không nhận bàn giao được: phải là người khác, đang tham gia, không phải người theo dõi.`,
  memberExported: (name: string, file: string, entries: number) =>
    `Đã ghi dữ liệu cá nhân của ${name} (${String(entries)} mục) vào “${file}”.`,
  fileUnwritable: (file: string) => `Không ghi được tệp “${file}”.`,
  memberHere: (name: string) =>
    `${name} vẫn đang tham gia. Cho thôi tham gia trước (dondoc member remove) hoặc thêm --and-remove.`,
  memberErased: (number: number) =>
    `Đã xóa dữ liệu cá nhân của người số ${String(number)}; từ nay ghi là “cựu cán bộ”.`,
  erasedAlready: (number: number) =>
    `Dữ liệu cá nhân của người số ${String(number)} đã được xóa trước đó.`,
  invite: (code: string, until: string) =>
    `Mã mời: ${code}. Gõ trong chat: /link ${code}. Dùng một lần, đến ${until}.`,
  namesakes: (name: string, members: readonly Member[]) =>
    `Có ${String(members.length)} người tên “${name}”, hãy ghi số: ${members
      .map((member) => `${String(member.id)} (${unitNames(member)})`)
      .join(", ")}.`,
  noSuchMember: (name: string, nearest: readonly string[]) =>
    nearest.length === 0
      ? `Không có ai tên “${name}”: đơn vị chưa có người nào.`
      : `Không có ai tên “${name}”. Gần nhất: ${nearest.join("; ")}.`,
  noMembers: () => "Chưa có người nào.",
  role: ({ role, admin, head }: { role: Role; admin: boolean; head: boolean }) =>
    [roleName(role, "vi"), head ? "phụ trách bộ phận" : "", admin ? "quản trị" : ""]
      .filter((word) => word !== "")
      .join(", "),
  left: () => "đã thôi tham gia",

  chatUnitWanted: () => "Nhóm của bộ phận thì ghi --unit TÊN BỘ PHẬN; nhóm khác thì không ghi.",
  noChats: () => "Chưa gắn nhóm chat nào.",
  chatIdWanted: () => "Mã nhóm chat không được để trống.",
  chatElsewhere: () => "Nhóm chat này đã gắn với đơn vị khác.",
  chatBound: (workspace: string) => `Đã gắn nhóm chat với ${workspace}.`,
  purpose: (purpose: "group" | "leaders" | "unit", unit: string | null) =>
    ({
      ...{ leaders: "nhóm lãnh đạo", group: "nhóm chung" },
      unit: unit === null ? "nhóm của bộ phận" : `nhóm của ${unit}`,
    })[purpose],

  noDays: (year: number) => `Chưa có ngày nghỉ nào của năm ${String(year)}.`,
  setAtDesk: () => "Nhập tại máy chủ",
  noSuchDay: (date: CivilDate) => `Ngày ${dateWords(date)} không có trong bảng ngày nghỉ.`,
  dayRemoved: (date: CivilDate) => `Đã bỏ ngày ${dateWords(date)}.`,
  dayKind: (kind: "off" | "work", provisional: boolean) =>
    `${kind === "off" ? "nghỉ" : "làm bù"}${provisional ? ", dự kiến" : ""}`,

  noTasksRead: (file: string) => `Không thấy nhiệm vụ nào trong “${file}”; chưa lưu gì.`,
  planLoaded: (plan: { id: number; tasks: number }, existed: boolean) =>
    existed
      ? `Văn bản này đã là kế hoạch số ${String(plan.id)}; không có gì thay đổi.`
      : `Đã lưu kế hoạch số ${String(plan.id)}: ${String(plan.tasks)} nhiệm vụ.`,
  noPlan: (workspace: string) => `${workspace} chưa có kế hoạch nào.`,
  noSuchPlan: (wanted: number, ids: readonly number[]) =>
    `Không có kế hoạch số ${String(wanted)}. Hiện có: ${ids.join(", ")}.`,
  notANumber: () => "Cần một số nguyên.",

  migrated: (applied: number) =>
    applied === 0
      ? "Cơ sở dữ liệu đã ở phiên bản mới nhất."
      : `Đã nâng cấp cơ sở dữ liệu, ${String(applied)} bước.`,
  demoThere: (name: string) => `Đơn vị dùng thử ${name} đã có sẵn.`,
  demoLoaded: (name: string, members: number, tasks: number) =>
    `Đã nạp ${name}: ${String(members)} người, ${String(tasks)} nhiệm vụ.`,
};

export function dateWords(date: CivilDate): string {
  return day(date);
}

function unitNames(member: Member): string {
  return member.units.map((unit) => unit.name).join(", ") || roleName(member.role, "vi");
}

/** What a schedule means, one line a milestone. */
export function scheduleWords(schedule: Schedule): string[] {
  const confirm = schedule.confirm === true ? ["Cần xác nhận."] : [];
  if (schedule.kind !== "multi") return [`${partWords(schedule)}.`, ...confirm];
  const parts = schedule.parts.map((part) => {
    const label = part.label === undefined ? "" : `${part.label}: `;
    return `- ${label}${partWords(part)}${part.confirm === true ? " (cần xác nhận)" : ""}`;
  });
  return [...parts, ...confirm];
}

function partWords(part: SimpleSchedule): string {
  switch (part.kind) {
    case "date":
    case "month":
    case "quarter":
    case "half":
    case "year":
      return `Hạn cuối ${part.time === undefined ? "" : `${part.time} ngày `}${day(part.due)}`;
    case "range":
      return rangeWords(part.start, part.due, part.startEvent);
    case "recurring":
      return `Định kỳ ${part.every.map((every) => EVERY[every]).join(", ")}`;
    case "continuous":
      return `Thường xuyên${part.until === undefined ? "" : ` đến ${day(part.until)}`}`;
    case "after_event":
      return `${part.repeat === true ? "Mỗi khi" : "Sau khi"} ${part.event}`;
    case "authority":
      return `Theo ${part.basis}${part.authority === null ? "" : ` của ${part.authority}`}`;
    case "none":
      return part.flags?.includes("unread") === true ? "Không đọc được" : "Không ghi hạn";
  }
}

const EVERY = {
  week: "hằng tuần",
  month: "hằng tháng",
  quarter: "hằng quý",
  half: "6 tháng",
  year: "hằng năm",
  period: "theo kỳ báo cáo",
} as const;

function rangeWords(start: string | null, due: string | null, event: string | undefined): string {
  const from = event === undefined ? start && `từ ${day(start)}` : `sau khi ${event}`;
  const to = due === null ? "không ghi ngày kết thúc" : `đến ${day(due)}`;
  return [from, to].filter((words) => words !== null && words !== "").join(" ");
}
