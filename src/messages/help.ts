import type { Person } from "../domain/office.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { lateWords } from "./tasks.js";
import { cut, names, roleName } from "./words.js";

/** A command as help and the command menus show it. */
export type CommandHelp = { vietnamese: string; hint: string; does: string };

/** `/start` and `/help`: who one is to the bot, and what one can do here, shaped by the role. */
export function help(
  person: Person,
  commands: CommandHelp[],
  open: { open: number; late: number },
  place: "private" | "group",
): Message {
  const { member, workspace } = person;
  return message(
    [
      `Chào ${member.name}. Tôi là trợ lý theo dõi, đôn đốc nhiệm vụ cải cách hành chính của ${workspace.name}.`,
      `Anh/chị là ${roleName(member.role, "vi")}${member.units.length === 0 ? "" : `, ${names(member.units, "vi")}`}. ${openWords(open)}`,
      text("Anh/chị có thể gõ lệnh hoặc chỉ dùng các nút bấm:", "title"),
      list(commands.map((command) => `${command.hint}: ${command.does}`)),
      place === "private"
        ? "Gửi tệp vào đây kèm chú thích #SỐ (ví dụ #12) để lưu làm tài liệu của việc đó; gửi không kèm số thì chọn việc sau."
        : "Trong nhóm, xin gõ lệnh bắt đầu bằng dấu / hoặc trả lời tin của trợ lý; tin nhắn thường của nhóm trợ lý không đọc.",
    ],
    helpButtons(person),
  );
}

function openWords(open: { open: number; late: number }): string {
  if (open.open === 0) return "Hiện không có nhiệm vụ nào đang mở.";
  return `${String(open.open)} nhiệm vụ đang mở${lateWords(open.late, "vi")}.`;
}

function helpButtons(person: Person): (Button | null)[][] {
  const { role } = person.member;
  const reviews = role === "clerk" || role === "chair";
  return [
    [
      { label: "Việc của tôi", command: "tasks", style: "primary" },
      { label: "Quá hạn", command: "tasks late" },
      reviews ? { label: "Duyệt kết quả", command: "review" } : null,
      role === "clerk" ? { label: "Kế hoạch", command: "plan" } : null,
    ],
  ];
}

/** The account is tied to the member now. */
export function linked(person: Person, open: { open: number; late: number }): Message {
  const { member } = person;
  const units = member.units.length === 0 ? "" : `, ${names(member.units, "vi")}`;
  return message(
    [
      `${member.name}, ${roleName(member.role, "vi")}${units}. ${openWords(open)}`,
      text(`Tài khoản này đã được liên kết với ${person.workspace.name}.`, "note"),
    ],
    [
      [
        { label: "Xem nhiệm vụ", command: "tasks", style: "primary" },
        { label: "Trợ giúp", command: "help" },
      ],
    ],
  );
}

/** Words that are no command and find nothing. */
export function notUnderstood(words: string): Message {
  return message(
    [
      `Tôi chưa hiểu “${cut(words, 60)}”. Anh/chị gõ /nhiemvu để xem việc của mình, /nv 12 để xem việc số 12, hoặc /trogiup.`,
    ],
    [
      [
        { label: "Việc của tôi", command: "tasks" },
        { label: "Trợ giúp", command: "help" },
      ],
    ],
  );
}

/** Something broke on our side: short, with the code that stands in the log. */
export function faultAnswer(incident: string): Message {
  return message([
    `Có lỗi khi xử lý, mã ${incident}. Chưa có gì bị mất; anh/chị thử lại sau ít phút, nếu vẫn lỗi thì báo mã này cho cán bộ công nghệ thông tin.`,
  ]);
}

/** The database is held by somebody else for too long. */
export function busyAnswer(): Message {
  return message(["Hệ thống đang bận, yêu cầu chưa được ghi. Anh/chị gửi lại sau ít phút."]);
}

/** The disk is full: nothing can be written until somebody makes room. */
export function fullAnswer(): Message {
  return message([
    "Ổ đĩa của máy chủ đã đầy nên yêu cầu chưa được ghi. Anh/chị báo cán bộ công nghệ thông tin, sau đó gửi lại.",
  ]);
}
