import type { WhoMay } from "../domain/refusal.js";
import type { Language } from "../domain/office.js";

/** How a command is shown in help, in menus and in the README: name, Vietnamese name, for whom, what. */
export type CommandWords = {
  name: string;
  vietnamese: string;
  /** How one types it, with an example where it takes words. */
  hint: Record<Language, string>;
  who: "all" | WhoMay;
  does: Record<Language, string>;
};

export const COMMAND_WORDS: readonly CommandWords[] = [
  {
    name: "tasks",
    vietnamese: "nhiemvu",
    hint: { vi: "/nhiemvu", en: "/tasks" },
    who: "all",
    does: {
      vi: "việc đang mở của tôi, gấp nhất trước; thêm từ để tìm, ví dụ /nhiemvu báo cáo",
      en: "my open tasks, most urgent first; add words to search, for example /tasks report",
    },
  },
  {
    name: "task",
    vietnamese: "nv",
    hint: { vi: "/nv 12", en: "/task 12" },
    who: "all",
    does: { vi: "xem toàn bộ việc số 12", en: "see all of task 12" },
  },
  {
    name: "done",
    vietnamese: "xong",
    hint: { vi: "/xong 12", en: "/done 12" },
    who: "lead",
    does: {
      vi: "nộp kết quả việc số 12, có thể thêm ghi chú",
      en: "hand in task 12, with a note if you like",
    },
  },
  {
    name: "evidence",
    vietnamese: "minhchung",
    hint: { vi: "/minhchung 12", en: "/evidence 12" },
    who: "units",
    does: {
      vi: "thêm tệp, đường liên kết hoặc số văn bản cho việc số 12",
      en: "add a file, a link or a document number to task 12",
    },
  },
  {
    name: "extend",
    vietnamese: "giahan",
    hint: { vi: "/giahan 12 NGÀY", en: "/extend 12 DATE" },
    who: "lead",
    does: {
      vi: "đề nghị gia hạn việc số 12; không ghi số: các đề nghị chờ quyết định",
      en: "ask for more time for task 12; without a number: the requests to decide on",
    },
  },
  {
    name: "assign",
    vietnamese: "giao",
    hint: { vi: "/giao 12 TÊN", en: "/assign 12 NAME" },
    who: "assigners",
    does: {
      vi: "giao người phụ trách việc số 12",
      en: "say who is in charge of task 12",
    },
  },
  {
    name: "progress",
    vietnamese: "tiendo",
    hint: { vi: "/tiendo 12", en: "/progress 12" },
    who: "lead",
    does: {
      vi: "báo tiến độ việc số 12, có thể ghi tỷ lệ, ví dụ /tiendo 12 60% đã trình dự thảo",
      en: "say how task 12 goes, with a share if you like, for example /progress 12 60% drafted",
    },
  },
  {
    name: "obstacle",
    vietnamese: "vuongmac",
    hint: { vi: "/vuongmac 12", en: "/obstacle 12" },
    who: "units",
    does: {
      vi: "nêu vướng mắc của việc số 12; không ghi số thì xem các vướng mắc chờ trả lời",
      en: "say what is in the way of task 12; without a number see what waits for an answer",
    },
  },
  {
    name: "explain",
    vietnamese: "giaitrinh",
    hint: { vi: "/giaitrinh 12", en: "/explain 12" },
    who: "lead",
    does: {
      vi: "giải trình vì sao tài liệu của việc số 12 còn thiếu hoặc chưa đủ",
      en: "explain why the evidence of task 12 is missing or weak",
    },
  },
  {
    name: "review",
    vietnamese: "duyet",
    hint: { vi: "/duyet", en: "/review" },
    who: "reviewers",
    does: { vi: "các kết quả chờ duyệt", en: "the results that wait for review" },
  },
  {
    name: "digest",
    vietnamese: "tonghop",
    hint: { vi: "/tonghop", en: "/digest" },
    who: "reviewers",
    does: {
      vi: "tổng hợp tuần này: quá hạn, chờ duyệt, vướng mắc, tiến độ theo bộ phận",
      en: "this week's summary: overdue, to be reviewed, obstacles, progress by unit",
    },
  },
  {
    name: "urge",
    vietnamese: "dondoc",
    hint: { vi: "/dondoc", en: "/urge" },
    who: "reviewers",
    does: {
      vi: "các việc quá hạn; đôn đốc ngay việc số 12 hoặc cả bộ phận, ví dụ /dondoc 12 nộp trước thứ Sáu",
      en: "what is overdue; urge task 12 or a whole unit at once, for example /urge 12 by Friday please",
    },
  },
  {
    name: "event",
    vietnamese: "sukien",
    hint: { vi: "/sukien", en: "/event" },
    who: "clerk",
    does: {
      vi: "ghi ngày của sự kiện, của cơ quan mà các việc đang chờ",
      en: "enter the day of an event or agency that tasks wait for",
    },
  },
  {
    name: "reminder",
    vietnamese: "nhacbaocao",
    hint: { vi: "/nhacbaocao", en: "/reminder" },
    who: "clerk",
    does: {
      vi: "các kỳ báo cáo: mở kỳ mới, ai đã nộp, ai chưa nộp",
      en: "reporting rounds: open one, see who has handed in and who has not",
    },
  },
  {
    name: "indicator",
    vietnamese: "chitieu",
    hint: { vi: "/chitieu", en: "/indicator" },
    who: "all",
    does: {
      vi: "chỉ tiêu của kế hoạch và kết quả đạt được; ghi số liệu, ví dụ /chitieu 3 97,5 đến 30/6",
      en: "the plans' targets and how they stand; enter a figure, for example /indicator 3 97.5",
    },
  },
  {
    name: "plan",
    vietnamese: "kehoach",
    hint: { vi: "/kehoach", en: "/plan" },
    who: "clerk",
    does: {
      vi: "xem, nạp, rà soát và thực hiện kế hoạch",
      en: "see, load, check and start plans",
    },
  },
  {
    name: "settings",
    vietnamese: "caidat",
    hint: { vi: "/caidat", en: "/settings" },
    who: "all",
    does: {
      vi: "ngôn ngữ, giờ và nơi nhận nhắc việc của tôi; Văn phòng và người quản trị đổi thiết lập của đơn vị",
      en: "my language, the hour and place of my reminders; clerk and administrators change the office's settings",
    },
  },
  {
    name: "units",
    vietnamese: "bophan",
    hint: { vi: "/bophan", en: "/units" },
    who: "admins",
    does: {
      vi: "các bộ phận: thêm, đổi tên, nhập, tách, chuyển việc",
      en: "units: add, rename, merge, split, move their work",
    },
  },
  {
    name: "people",
    vietnamese: "nhansu",
    hint: { vi: "/nhansu", en: "/people" },
    who: "managers",
    does: {
      vi: "danh sách cán bộ, thêm từ để tìm; người quản trị thêm, sửa, bàn giao việc, cho thôi tham gia",
      en: "the members, add words to search; administrators add, change, hand work over, remove",
    },
  },
  {
    name: "link",
    vietnamese: "lienket",
    hint: { vi: "/lienket MÃ", en: "/link CODE" },
    who: "all",
    does: {
      vi: "liên kết tài khoản này với cán bộ bằng mã được cấp",
      en: "link this account to a member with the code you were given",
    },
  },
  {
    name: "start",
    vietnamese: "batdau",
    hint: { vi: "/batdau", en: "/start" },
    who: "all",
    does: { vi: "anh/chị là ai đối với trợ lý", en: "who you are to the assistant" },
  },
  {
    name: "help",
    vietnamese: "trogiup",
    hint: { vi: "/trogiup", en: "/help" },
    who: "all",
    does: { vi: "hướng dẫn này", en: "this help" },
  },
];

/** Longer hints, for the answer to wrong arguments. */
const HINTS: Readonly<Record<string, Record<Language, string>>> = {
  progress: {
    vi: "/tiendo SỐ tiến độ, ví dụ /tiendo 12 60% đã trình dự thảo",
    en: "/progress NUMBER text, for example /progress 12 60% draft is with the chair",
  },
  obstacle: {
    vi: "/vuongmac SỐ nội dung, ví dụ /vuongmac 12 chưa có kinh phí",
    en: "/obstacle NUMBER text, for example /obstacle 12 there is no money yet",
  },
  explain: {
    vi: "/giaitrinh SỐ nội dung, ví dụ /giaitrinh 12 đã gửi qua trục văn bản",
    en: "/explain NUMBER text, for example /explain 12 sent by the document exchange",
  },
  link: {
    vi: "/lienket MÃ, ví dụ /lienket 7QK2M9TD",
    en: "/link CODE, for example /link 7QK2M9TD",
  },
  done: {
    vi: "/xong SỐ ghi chú, ví dụ /xong 12 đã ban hành",
    en: "/done NUMBER note, for example /done 12 issued",
  },
  evidence: {
    vi: "/minhchung SỐ kèm tệp, đường liên kết hoặc số văn bản, ví dụ /minhchung 12 15/KH-UBND",
    en: "/evidence NUMBER with a file, a link or a document number, for example /evidence 12 15/KH-UBND",
  },
  extend: {
    vi: "/giahan SỐ NGÀY lý do, ví dụ /giahan 12 30/7/2026 chờ số liệu của tỉnh",
    en: "/extend NUMBER DATE reason, for example /extend 12 30/7/2026 waiting for data",
  },
  event: {
    vi: "/sukien TÊN NGÀY, ví dụ /sukien công bố chỉ số 15/7/2026",
    en: "/event NAME DATE, for example /event results published 15/7/2026",
  },
  reminder: {
    vi: "/nhacbaocao KỲ NGÀY, ví dụ /nhacbaocao quý I 20/3 số 581/SNV-CCHC",
    en: "/reminder PERIOD DATE, for example /reminder Q1 20/3 581/SNV",
  },
  indicator: {
    vi: "/chitieu SỐ kết quả, ví dụ /chitieu 3 97,5 đến 30/6/2026; hoặc /chitieu để xem danh sách",
    en: "/indicator NUMBER figure, for example /indicator 3 97.5 until 30/6/2026; or /indicator for the list",
  },
  assign: {
    vi: "/giao SỐ TÊN, ví dụ /giao 12 Lê Thị Minh; nhiều việc: /giao 3,5,7 Minh",
    en: "/assign NUMBER NAME, for example /assign 12 Le Thi Minh; several tasks: /assign 3,5,7 Minh",
  },
  urge: {
    vi: "/dondoc SỐ lời nhắn, ví dụ /dondoc 12 nộp trước thứ Sáu; hoặc /dondoc TÊN BỘ PHẬN lời nhắn",
    en: "/urge NUMBER words, for example /urge 12 by Friday please; or /urge UNIT words",
  },
  task: { vi: "/nv SỐ, ví dụ /nv 12", en: "/task NUMBER, for example /task 12" },
};

/** How a command is typed, for the answer to wrong arguments; null for one that nobody types. */
export function hintOf(name: string, language: Language): string | null {
  const shown = COMMAND_WORDS.find((words) => words.name === name);
  return (HINTS[name] ?? shown?.hint)?.[language] ?? null;
}
