import { cut } from "./words.js";

/** Help, wrong usage and faults of the operator's desk. */
export const deskHelp = {
  program:
    "dondoc: theo dõi, đôn đốc nhiệm vụ cải cách hành chính của xã, phường ngay trong nhóm chat.",
  help: "xem cách dùng",
  version: "xem phiên bản",
  json: "in ra đúng một văn bản JSON",
  start: "chạy trợ lý: máy chủ, các kênh chat, việc gửi tin",
  deadline: "đọc một cụm từ chỉ thời hạn như trong kế hoạch",
  phrase: "cụm từ, ví dụ: trước ngày 15/7/2026",
  year: "năm của kế hoạch",
  planStart: "ngày bắt đầu kế hoạch (2026-01-31 hoặc 31/01/2026)",
  planEnd: "ngày kết thúc kế hoạch",
  phraseFile: "tệp gồm các dòng: cụm từ, phím Tab, năm",
  plan: "kế hoạch",
  planRead: "đọc một văn bản kế hoạch, không lưu gì",
  planFile: "tệp kế hoạch",
  unitList: "tệp danh sách bộ phận, mỗi dòng: tên; tên khác; tên khác",
  planLoad: "đọc và lưu kế hoạch; bộ phận chưa có thì được tạo",
  activate: "giao thực hiện ngay; việc chưa rõ hạn vẫn ghi “cần xác nhận”",
  planShow: "xem kế hoạch, nhiệm vụ và các kỳ đã lưu",
  planId:
    "số của kế hoạch; không ghi thì xem kế hoạch mới nhất đang thực hiện, rồi đến bản nháp có nhiệm vụ",
  workspaceFamily: "đơn vị (xã, phường)",
  workspaceCreate: "thêm một đơn vị",
  workspaceCode: "mã ngắn, ví dụ XB",
  workspaceList: "các đơn vị",
  province: "tỉnh, thành phố",
  timeZone: "múi giờ, ví dụ Asia/Ho_Chi_Minh",
  name: "tên đầy đủ",
  inWorkspace: "mã đơn vị",
  unit: "bộ phận, phòng, cơ quan chủ trì",
  unitAdd: "thêm một bộ phận",
  units: "các bộ phận",
  unitKind: "unit: một bộ phận; group: tên chung của nhiều bộ phận",
  groupOf: "bộ phận thuộc tên chung (ghi nhiều lần)",
  alias: "tên khác hay gặp trong văn bản (ghi nhiều lần)",
  unitAlias: "thêm tên khác cho một bộ phận",
  unitMerge: "nhập một bộ phận vào bộ phận khác",
  unitRename: "đổi tên một bộ phận; tên cũ vẫn đọc được",
  unitName: "tên bộ phận",
  newName: "tên mới",
  mergeFrom: "bộ phận được nhập, thôi hoạt động từ ngày ấy",
  mergeInto: "bộ phận nhận người và việc đang mở",
  unitSplit: "tách một bộ phận thành nhiều bộ phận, hoặc tách bớt (--keep)",
  splitInto: "bộ phận nhận, đã có hoặc mới (ghi nhiều lần)",
  splitTask: "việc nào về bộ phận nào, ví dụ 3=“Phòng Kinh tế” (ghi nhiều lần)",
  splitMember: "ai về bộ phận nào, ví dụ “Lê Thị Minh=Phòng Kinh tế” (ghi nhiều lần)",
  splitKeep: "bộ phận cũ vẫn giữ tên; việc và người không ghi thì ở lại",
  unitMoveWork: "chuyển việc đang mở của một bộ phận sang bộ phận khác",
  moveFrom: "bộ phận đang có việc",
  moveTo: "bộ phận nhận việc",
  moveTask: "chỉ chuyển việc số này (ghi nhiều lần)",
  changeSince: "ngày đầu tiên có hiệu lực; không ghi thì từ hôm nay",
  unitSince: "ngày đầu tiên bộ phận hoạt động",
  unitsAll: "cả những bộ phận đã thôi hoạt động, tên cũ và bộ phận kế tiếp",
  member: "cán bộ, công chức",
  memberAdd: "thêm một người và cấp mã mời",
  memberList: "danh sách cán bộ, công chức",
  membersAll: "cả những người đã thôi tham gia",
  memberInvite: "cấp mã mời mới",
  memberRemove: "cho một người thôi tham gia, ngay và ở mọi nơi",
  memberRemoveTo: "người nhận lại việc chưa xong; không ghi thì việc trả về bộ phận",
  memberHandOver: "bàn giao việc chưa xong của một người cho người khác",
  handOverFrom: "người bàn giao: họ và tên, hoặc số",
  handOverTo: "người nhận; không ghi thì việc trả về bộ phận",
  memberExport: "ghi dữ liệu cá nhân của một người ra tệp JSON",
  exportOut: "tệp JSON sẽ ghi",
  memberErase: "xóa dữ liệu cá nhân của người đã thôi tham gia",
  andRemove: "cho thôi tham gia trước, nếu còn trong danh sách",
  personName: "họ và tên",
  nameOrNumber: "họ và tên, hoặc số trong danh sách",
  role: "vai trò: chair lãnh đạo, clerk Văn phòng, official công chức, viewer chỉ xem",
  admin: "được quản trị đơn vị",
  head: "là người đứng đầu bộ phận",
  memberUnit: "bộ phận (ghi nhiều lần)",
  chat: "các nhóm chat",
  chatList: "các nhóm chat của đơn vị",
  chatBind: "gắn một nhóm chat với đơn vị",
  channel: "kênh chat",
  chatId: "mã của nhóm chat trên kênh đó",
  purpose: "group: nhóm chung; leaders: nhóm lãnh đạo; unit: nhóm của một bộ phận",
  chatUnit: "bộ phận của nhóm, với --purpose unit",
  chatTitle: "tên nhóm",
  calendar: "ngày nghỉ lễ và ngày làm bù",
  calendarList: "các ngày nghỉ, ngày làm bù trong năm",
  calendarYear: "năm; không ghi thì xem năm nay",
  calendarSet: "thêm hoặc sửa một ngày",
  calendarRemove: "bỏ một ngày",
  calendarWorkspace: "chỉ áp dụng cho đơn vị này; không ghi thì cho cả nước",
  date: "ngày, ví dụ 2026-09-02 hoặc 02/09/2026",
  dayKind: "off: ngày nghỉ; work: ngày làm bù",
  dayName: "tên ngày, ví dụ Quốc khánh",
  daySource: "văn bản quy định",
  provisional: "dự kiến, chưa có thông báo chính thức",
  digest: "số liệu tổng hợp của một tuần",
  chart: "vẽ biểu đồ tiến độ theo bộ phận của một tuần ra tệp PNG",
  chartOut: "tệp PNG sẽ ghi",
  week: "tuần, ví dụ 2026-W12; không ghi thì tuần này",
  audit: "nhật ký của đơn vị",
  auditVerify: "kiểm tra nhật ký có bị sửa, xóa, chèn hoặc đổi chỗ mục nào không",
  auditHead: "mốc đã ghi lại từ lần kiểm tra trước; nhật ký phải còn chứa mốc này",
  outbox: "tin gửi đi",
  outboxList: "các tin gần đây nhất: chờ gửi, đã gửi, thôi gửi, bỏ",
  outboxState: "chỉ xem tin ở trạng thái này",
  outboxRetry: "gửi lại một tin đã thôi gửi",
  outboxId: "số của tin trong danh sách",
  db: "cơ sở dữ liệu",
  dbMigrate: "nâng cấp cơ sở dữ liệu",
  demo: "nạp đơn vị dùng thử",
  tick: "làm một lượt việc tự động như vào thời điểm đã cho: nhắc việc, báo cấp trên, rồi gửi tin",
  tickAt: "thời điểm, ví dụ 2026-03-16T07:30; bỏ trống là bây giờ",
  tickWorkspace: "chỉ của đơn vị có mã này",
  tickDryRun: "chỉ xem trước: không gửi và không lưu gì",
  doctor: "kiểm tra máy chủ và nêu cách khắc phục",
} as const;

/** commander's own headings of a help page. */
const HEADINGS: Record<string, string> = {
  "Usage:": "Cách dùng:",
  "Commands:": "Lệnh:",
  "Options:": "Tùy chọn:",
  "Arguments:": "Tham số:",
};

export function helpHeading(title: string): string {
  return HEADINGS[title] ?? title;
}

export function helpUsage(usage: string): string {
  return usage.replace("[options]", "[tùy chọn]").replace("[command]", "[lệnh]");
}

export function helpOption(description: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? description : `${description} (một trong: ${choices.join(", ")})`;
}

const VALUE_LETTERS = 60;
const SEE_HELP = "Xem cách dùng: thêm --help.";

/** The arguments of the commands as sentences call them. */
const ARGUMENTS: Record<string, string> = {
  phrase: "cụm từ",
  file: "tệp",
  date: "ngày",
  unit: "tên bộ phận",
  alias: "tên khác",
  from: "bộ phận chuyển đi",
  into: "bộ phận nhận",
  to: "bộ phận nhận",
  name: "tên",
};

export const usageWords = {
  choices: (choices: string) => `Chọn một trong: ${choices}.`,
  startAlone: () =>
    "Lệnh dondoc start không nhận tham số; mọi thiết lập nằm trong môi trường hoặc tệp .env.",
  unknownOption: (option: string, suggestion?: string) =>
    `Không có tùy chọn ${option}${didYouMean(suggestion)}. ${SEE_HELP}`,
  unknownCommand: (command: string, suggestion?: string) =>
    `Không có lệnh “${command}”${didYouMean(suggestion)}. ${SEE_HELP}`,
  missingArgument: (argument: string) => `Thiếu tham số: ${named(argument)}. ${SEE_HELP}`,
  valueMissing: (option: string) => `Tùy chọn “${option}” cần có giá trị. ${SEE_HELP}`,
  optionMissing: (option: string) => `Thiếu tùy chọn bắt buộc “${option}”. ${SEE_HELP}`,
  tooMuch: () => `Thừa tham số; cụm từ có dấu cách phải đặt trong ngoặc kép. ${SEE_HELP}`,
  invalid: (name: string, value: string, why: string) =>
    `Giá trị “${cut(value, VALUE_LETTERS)}” của ${named(name)} không đúng. ${why.trim()}`,
  wrong: () => `Lệnh chưa đúng. ${SEE_HELP}`,
};

function named(argument: string): string {
  return ARGUMENTS[argument] ?? argument;
}

function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` (có phải ${suggestion}?)`;
}

export const faultWords = {
  busy: "Cơ sở dữ liệu đang bị một chương trình khác khóa; hãy thử lại sau ít phút.",
  full: "Ổ đĩa đã đầy; hãy dọn bớt rồi thử lại.",
  unwritable:
    "Không mở được cơ sở dữ liệu để ghi; hãy kiểm tra DATABASE_URL: quyền ghi thư mục của nó hoặc, với PostgreSQL, máy chủ, tài khoản và mật khẩu.",
  damaged: "Tệp mà DATABASE_URL chỉ đến không phải cơ sở dữ liệu của dondoc hoặc đã hỏng.",
  newer: "Cơ sở dữ liệu do một bản dondoc mới hơn ghi; hãy dùng bản mới hơn đó.",
  dataFolder: (folder: string) =>
    `Không tạo hoặc không ghi được thư mục dữ liệu “${folder}”; hãy kiểm tra DATA_DIR và quyền ghi.`,
  notAllowed: "Không có quyền đọc hoặc ghi thư mục dữ liệu; hãy kiểm tra quyền của DATA_DIR.",
  tooLarge: "Tệp quá lớn.",
  fault: (why: string) => `Có lỗi, chưa làm được: ${why}`,
};
