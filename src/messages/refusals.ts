import type { Language, MemberRef } from "../domain/office.js";
import type { Refusal } from "../domain/refusal.js";
import type { Instant } from "../domain/time.js";
import { fileWords, unreadableWords } from "./refusals-files.js";
import { sayIn, type Say } from "./language.js";
import { message, text, type Button, type Message } from "./message.js";
import { numberButton } from "./tasks.js";
import {
  indicatorRefusalButtons,
  indicatorRefusalWords,
  isIndicatorRefusal,
} from "./refusals-indicator.js";
import { officeRefusalWords } from "./refusals-office.js";
import {
  isReminderRefusal,
  reminderRefusalButtons,
  reminderRefusalWords,
} from "./refusals-reminder.js";
import { roundRefusalWords } from "./refusals-round.js";
import { workRefusalWords } from "./refusals-work.js";
import { cut, moment, personName } from "./words.js";

/** Of whom it is told: the zone of their office, what their door takes, the language they read. */
export type RefusalContext = { zone: string; fileLimit: number; language: Language };

/** One short sentence for each refusal, with the buttons that lead on. */
export function refusal(why: Refusal, context: RefusalContext): Message {
  return message([refusalWords(why, context)], [refusalButtons(why, context.language)]);
}

/** To an account that nobody knows: which language its person reads is not known either. */
export function strangerRefusal(
  why: Extract<Refusal, { code: "not_linked" | "link_invalid" }>,
): Message {
  const words = (language: Language) => refusalWords(why, { zone: "UTC", fileLimit: 0, language });
  return message([words("vi"), text(words("en"), "note")]);
}

const WHO: Record<Extract<Refusal, { code: "only" }>["who"], Record<Language, string>> = {
  lead: {
    vi: "Chỉ bộ phận chủ trì hoặc Văn phòng được nộp kết quả, báo tiến độ, giải trình và đề nghị gia hạn việc này.",
    en: "Only the lead unit or the clerk may hand in this task, note its progress, explain its evidence or ask for more time.",
  },
  units: {
    vi: "Chỉ bộ phận chủ trì, bộ phận phối hợp hoặc Văn phòng được thêm tài liệu và nêu vướng mắc của việc này.",
    en: "Only the lead unit, the coordinating units or the clerk may add evidence or raise an obstacle here.",
  },
  reviewers: {
    vi: "Chỉ Văn phòng hoặc lãnh đạo Ủy ban nhân dân được duyệt kết quả, trả lời vướng mắc, quyết định gia hạn và đôn đốc.",
    en: "Only the clerk or the leaders of the People's Committee may review results, answer obstacles, give more time and urge.",
  },
  clerk: {
    vi: "Chỉ Văn phòng được quản lý kế hoạch, kỳ báo cáo và ghi ngày của sự kiện.",
    en: "Only the clerk may manage plans and reporting rounds and enter the days of events.",
  },
  assigners: {
    vi: "Chỉ Văn phòng hoặc người đứng đầu bộ phận chủ trì được giao người phụ trách việc này.",
    en: "Only the clerk or the head of the lead unit may put somebody in charge of this task.",
  },
  managers: {
    vi: "Chỉ Văn phòng hoặc người quản trị được xem danh sách cán bộ và đổi thiết lập của đơn vị.",
    en: "Only the clerk or an administrator may see the list of members and change the settings of the office.",
  },
  admins: {
    vi: "Chỉ người quản trị được sửa danh sách cán bộ và bộ phận.",
    en: "Only an administrator may change members and units.",
  },
  figures: {
    vi: "Chỉ bộ phận chủ trì nhiệm vụ có chỉ tiêu này hoặc Văn phòng được ghi số liệu của chỉ tiêu.",
    en: "Only the unit that leads the task of this indicator or the clerk may enter its figures.",
  },
  plan_figures: {
    vi: "Chỉ tiêu này là của chung kế hoạch, không thuộc nhiệm vụ nào, nên chỉ Văn phòng được ghi số liệu.",
    en: "This indicator is of the plan as a whole and of no task, so only the clerk may enter its figures.",
  },
  asked: {
    vi: "Chỉ người của bộ phận được yêu cầu báo cáo hoặc Văn phòng được trả lời kỳ báo cáo này.",
    en: "Only people of the unit that is asked or the clerk may answer in this reporting round.",
  },
  uploader: {
    vi: "Chỉ người đã gửi tệp hoặc Văn phòng được bỏ, chuyển tệp này.",
    en: "Only the person who sent the file or the clerk may remove or move it.",
  },
  raiser: {
    vi: "Chỉ người đã đề nghị hoặc Văn phòng được rút nội dung này.",
    en: "Only the person who asked or the clerk may take this back.",
  },
  nudged: {
    vi: "Chỉ người được nhắc về việc này mới hoãn nhắc được.",
    en: "Only the person who is reminded of this task may put it off.",
  },
};

function refusalWords(why: Refusal, context: RefusalContext): string {
  const { language } = context;
  const say = sayIn(language);
  if (isReminderRefusal(why)) return reminderRefusalWords(why, context);
  if (isIndicatorRefusal(why)) return indicatorRefusalWords(why, language);
  switch (why.code) {
    case "not_linked":
      return say(
        "Tài khoản này chưa được liên kết với cán bộ nào. Anh/chị nhận mã liên kết từ Văn phòng " +
          "rồi gõ: /lienket MÃ (ví dụ: /lienket 7QK2M9TD).",
        "This account is not linked to a member yet. Ask the clerk for a link code, then type: /link CODE (for example: /link 7QK2M9TD).",
      );
    case "link_invalid":
      return say(
        "Mã liên kết không đúng, đã dùng hoặc đã hết hạn. Anh/chị xin Văn phòng cấp mã mới.",
        "The link code is wrong, used or expired. Ask the clerk for a new one.",
      );
    case "unknown_command":
      return unknownWords(why, say);
    case "usage": {
      const hint =
        why.example === null ? why.hint : why.hint.replace(/\b12\b/g, String(why.example));
      return `${say("Cách gõ", "How to type it")}: ${hint}.`;
    }
    case "no_such_task":
      return noTaskWords(why, say);
    case "no_such_thing":
      return say(
        "Mục này không còn hoặc không thuộc cơ quan của anh/chị. Gõ /nhiemvu để xem danh sách hiện tại.",
        "This is gone or does not belong to your office. Type /tasks to see the present list.",
      );
    case "draft_gone":
      return say(
        "Tệp này không còn chờ: đã được lưu vào một việc, đã bỏ, hoặc không phải do anh/chị gửi.",
        "This file no longer waits: it was saved to a task, dropped, or not sent by you.",
      );
    case "only":
      return WHO[why.who][language];
    case "plan_not_active":
      return say(
        `Kế hoạch có việc #${String(why.number)} chưa được đưa vào thực hiện hoặc đã đóng nên việc này chưa thay đổi gì được.`,
        `The plan of task #${String(why.number)} is not in progress yet or is closed, so nothing of it can be changed.`,
      );
    case "nothing_open":
      return say(
        `Việc #${String(why.number)} không còn sản phẩm nào chờ nộp.`,
        `Task #${String(why.number)} has nothing left to hand in.`,
      );
    case "already_submitted":
      return say(
        `Việc #${String(why.number)} đã được${byAt(why, "nộp", context)}, đang chờ duyệt.`,
        `Task #${String(why.number)} was handed in${byAt(why, "", context)} and waits for review.`,
      );
    case "already_accepted":
      return say(
        `Việc #${String(why.number)} đã được${byAt(why, "duyệt hoàn thành", context)}.`,
        `Task #${String(why.number)} was accepted as done${byAt(why, "", context)}.`,
      );
    case "already_cancelled":
      return say(
        `Việc #${String(why.number)} đã được hủy.`,
        `Task #${String(why.number)} was cancelled.`,
      );
    case "not_submitted":
      return say(
        `Việc #${String(why.number)} hiện không có kết quả chờ duyệt.`,
        `Task #${String(why.number)} has no result that waits for review.`,
      );
    case "reason_wanted":
      return say(
        `Cần ghi lý do trả lại việc #${String(why.number)}. Anh/chị trả lời tin này bằng lý do.`,
        `A reason is needed to return task #${String(why.number)}. Reply to this message with the reason.`,
      );
    case "evidence_settled":
      return say(
        `Kết quả của việc #${String(why.number)} đã nộp hoặc đã duyệt nên tài liệu của kỳ đó không thay đổi được.`,
        `The result of task #${String(why.number)} was handed in or accepted, so its evidence cannot be changed.`,
      );
    case "evidence_form":
      return say(
        "Tài liệu kiểm chứng là một tệp, một đường liên kết (https://…) hoặc số, ký hiệu văn bản " +
          "(ví dụ: 15/KH-UBND ngày 12/7/2025).",
        "Evidence is a file, a link (https://…) or the number of a document (for example: 15/KH-UBND of 12/7/2025).",
      );
    case "link_form":
      return say(
        "Đường liên kết phải bắt đầu bằng http:// hoặc https:// và không có khoảng trắng.",
        "A link must start with http:// or https:// and contain no spaces.",
      );
    case "file_refused":
      return fileWords(why.name, why.verdict, context.fileLimit, language);
    case "file_lost":
      return say(
        `Không tải được tệp “${cut(why.name, 80)}”. Đề nghị anh/chị gửi lại.`,
        `The file “${cut(why.name, 80)}” could not be fetched. Please send it again.`,
      );
    case "too_many_files":
      return say(
        `Mỗi lần gửi tối đa ${String(why.limit)} tệp. Anh/chị chia làm nhiều lần.`,
        `At most ${String(why.limit)} files can be sent at a time. Please send them in several messages.`,
      );
    case "plan_unreadable":
      return unreadableWords(why, language);
    case "one_plan_file":
      return say(
        "Mỗi lần nạp một tệp kế hoạch. Anh/chị gửi riêng từng tệp với chú thích /kehoach.",
        "One plan file is loaded at a time. Send each file by itself with the caption /plan.",
      );
    case "plan_active_already":
      return say("Kế hoạch này đang được thực hiện rồi.", "This plan is in progress already.");
    case "row_in_use":
      return say(
        `Việc #${String(why.number)} đã có tài liệu, kết quả nộp, tiến độ, vướng mắc, đề nghị gia hạn hoặc giải trình nên không bỏ khỏi kế hoạch được.`,
        `Task #${String(why.number)} has evidence, a result, progress, an obstacle, a request for more time or an explanation already, so it cannot be dropped from the plan.`,
      );
    case "plan_without_tasks":
      return say(
        "Kế hoạch này không có nhiệm vụ nào nên chưa đưa vào thực hiện được.",
        "This plan has no tasks, so it cannot be put into work.",
      );
    case "no_plan":
      return say(
        `Tệp “${cut(why.name, 80)}” không phải là văn bản kế hoạch: không thấy tên kế hoạch và không có nhiệm vụ nào.`,
        `The file “${cut(why.name, 80)}” is not a plan: it has neither a plan's title nor any task.`,
      );
    case "no_deadline_read":
      return say(
        `Chưa hiểu thời hạn “${cut(why.phrase, 80)}”. Anh/chị ghi như trong kế hoạch, ví dụ: trước ngày 15/7/2025; quý III/2025; thường xuyên.`,
        `The due day “${cut(why.phrase, 80)}” was not understood. Write it as plans do, in Vietnamese or as a date, for example: 15/7/2025.`,
      );
    case "deadline_doubtful":
      return say(
        `Thời hạn “${cut(why.phrase, 80)}” nằm ngoài thời gian của kế hoạch hoặc còn chung chung. Anh/chị ghi rõ ngày, tháng, năm, ví dụ: trước ngày 15/7/2025.`,
        `The due day “${cut(why.phrase, 80)}” lies outside the time of the plan or is too general. Write day, month and year, for example: 15/7/2025.`,
      );
    case "text_only":
      return say(
        `Trợ lý không đọc được ${why.what}. Anh/chị gửi bằng chữ hoặc bằng tệp.`,
        `The assistant cannot read ${why.what}. Please send words or a file.`,
      );
    case "other_office_chat":
      return say(
        "Nhóm này của cơ quan khác. Anh/chị nhắn riêng cho trợ lý hoặc dùng nhóm của cơ quan mình.",
        "This group belongs to another office. Write to the assistant in private or in a group of your own office.",
      );
    case "no_such_person":
    case "no_such_unit":
    case "unit_exists":
    case "same_unit":
    case "unit_ended":
    case "unit_too_early":
    case "date_to_come":
    case "unit_ended_that_day":
    case "group_unit":
    case "split_itself":
    case "split_wants_two":
    case "not_its_work":
    case "not_its_member":
    case "name_too_long":
    case "last_admin":
    case "not_oneself":
    case "name_wanted":
    case "name_form":
    case "member_left":
    case "member_here":
    case "cannot_take_over":
    case "still_in_charge":
    case "no_such_setting":
    case "setting_form":
      return officeRefusalWords(why, say);
    case "round_closed":
    case "round_exists":
    case "round_without_units":
    case "round_unit_stays":
    case "round_window":
    case "round_not_asked":
    case "round_handed_in":
    case "round_not_handed_in":
    case "round_not_later":
    case "round_no_request":
    case "round_no_obstacle":
      return roundRefusalWords(why, language);
    default:
      return workRefusalWords(why, say);
  }
}

type Of<C extends Refusal["code"]> = Extract<Refusal, { code: C }>;

function unknownWords({ typed, nearest }: Of<"unknown_command">, say: Say): string {
  const name = cut(typed, 40);
  return nearest === null
    ? say(
        `Không có lệnh “${name}”. Gõ /trogiup để xem các lệnh.`,
        `There is no command “${name}”. Type /help to see the commands.`,
      )
    : say(
        `Không có lệnh “${name}”. Có phải anh/chị muốn gõ /${nearest}?`,
        `There is no command “${name}”. Did you mean /${nearest}?`,
      );
}

function noTaskWords({ number, nearest }: Of<"no_such_task">, say: Say): string {
  const none = say(
    `Không có nhiệm vụ số ${String(number)}.`,
    `There is no task number ${String(number)}.`,
  );
  const near = nearest.map((n) => `#${String(n)}`).join(", ");
  return nearest.length === 0
    ? `${none} ${say("Cơ quan chưa có nhiệm vụ nào.", "The office has no tasks yet.")}`
    : `${none} ${say("Các số gần nhất", "The nearest numbers")}: ${near}.`;
}

/** " Lê Thị Minh nộp lúc 08:12 ngày 15/7/2025"; " by Lê Thị Minh at 08:12 on 15/7/2025". */
function byAt(
  why: { by: MemberRef | null; at: Instant | null },
  deed: string,
  { zone, language }: RefusalContext,
): string {
  const say = sayIn(language);
  const name = why.by === null ? "" : personName(why.by.name, language);
  const by = name === "" ? "" : say(` ${name}`, ` by ${name}`);
  const at = why.at === null ? "" : ` ${say("lúc", "at")} ${moment(why.at, zone, language)}`;
  return say(`${by} ${deed}${at}`, `${by}${at}`);
}

function refusalButtons(why: Refusal, language: Language): Button[] {
  const say = sayIn(language);
  if (isReminderRefusal(why)) return reminderRefusalButtons(why, language);
  if (isIndicatorRefusal(why)) return indicatorRefusalButtons(why, language);
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
    case "obstacle_settled":
    case "extension_settled":
    case "extension_waits":
    case "own_request":
    case "no_due_day":
    case "date_not_later":
    case "already_in_charge":
    case "nobody_in_charge":
      return [
        {
          label: `${say("Xem", "See")} #${String(why.number)}`,
          command: `task ${String(why.number)}`,
        },
      ];
    case "still_in_charge":
      return [
        {
          label: say("Bàn giao việc", "Hand work over"),
          command: `people m${why.member} handover`,
        },
        { label: say("Thôi", "Cancel"), command: `people m${why.member}` },
      ];
    case "unknown_command":
      return [{ label: say("Trợ giúp", "Help"), command: "help" }];
    case "round_closed":
    case "round_exists":
      return [{ label: say("Các kỳ báo cáo", "All rounds"), command: "reminder" }];
    case "no_such_thing":
    case "draft_gone":
    case "usage":
      return [{ label: say("Việc của tôi", "My tasks"), command: "tasks" }];
    default:
      return [];
  }
}
