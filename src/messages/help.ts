import { seesWhole, type Language, type Person } from "../domain/office.js";
import type { CommandWords } from "./command-words.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { lateWords, myTasks } from "./tasks.js";
import { counted, cut, names, roleName } from "./words.js";

/** `/start` and `/help`: who one is to the bot, and what one can do here, shaped by the role. */
export function help(
  person: Person,
  commands: CommandWords[],
  open: OpenCount,
  place: "private" | "group",
): Message {
  const { language, name, role } = person.member;
  const office = person.workspace.name;
  const say = sayIn(language);
  const who = roleName(role, language) + unitWords(person);
  const says = openWords(open, language);
  return message(
    [
      say(
        `Chào ${name}. Tôi là trợ lý theo dõi, đôn đốc nhiệm vụ cải cách hành chính của ${office}.`,
        `Hello ${name}. I am the assistant that follows the administrative reform tasks of ${office}.`,
      ),
      say(`Anh/chị là ${who}. ${says}`, `Your role: ${who}. ${says}`),
      text(
        say(
          "Anh/chị có thể gõ lệnh hoặc chỉ dùng các nút bấm:",
          "You can type commands or just use the buttons:",
        ),
        "title",
      ),
      list(commands.map(({ hint, does }) => `${hint[language]}: ${does[language]}`)),
      role === "viewer" && place === "private" ? null : placeWords(place, language),
    ],
    helpButtons(person),
  );
}

/** Open tasks and late ones: those of the whole office for who has none of their own. */
export type OpenCount = { open: number; late: number; whole: boolean };

function placeWords(place: "private" | "group", language: Language): string {
  const say = sayIn(language);
  return place === "private"
    ? say(
        "Gửi tệp vào đây kèm chú thích #SỐ (ví dụ #12) để lưu làm tài liệu của việc đó; gửi không kèm số thì chọn việc sau.",
        "Send a file here with the caption #NUMBER (for example #12) to save it as evidence of that task; without a number you choose the task afterwards.",
      )
    : say(
        "Trong nhóm, xin gõ lệnh bắt đầu bằng dấu / hoặc trả lời tin của trợ lý; tin nhắn thường của nhóm trợ lý không đọc.",
        "In a group, start a command with / or reply to a message of the assistant; it does not read the other messages of the group.",
      );
}

/** ", Phòng Kinh tế": nothing for one who belongs to no unit. */
function unitWords({ member }: Person): string {
  return member.units.length === 0 ? "" : `, ${names(member.units, member.language)}`;
}

function openWords({ open, late, whole }: OpenCount, language: Language): string {
  const say = sayIn(language);
  if (open === 0) return say("Hiện không có nhiệm vụ nào đang mở.", "No tasks are open now.");
  const count = say(`${String(open)} nhiệm vụ đang mở`, counted(open, "open task"));
  const whose = whole ? say("Toàn cơ quan: ", "Whole office: ") : "";
  return `${whose}${count}${lateWords(late, language)}.`;
}

function helpButtons({ member }: Person): (Button | null)[][] {
  const { role, language } = member;
  const say = sayIn(language);
  const reviews = role === "clerk" || role === "chair";
  const clerk = role === "clerk";
  const all: Button = { label: say("Toàn cơ quan", "Whole office"), command: "tasks all" };
  return [
    [
      seesWhole(member) ? all : { ...myTasks(language), style: "primary" },
      { label: say("Quá hạn", "Overdue"), command: "tasks late" },
      { label: say("Chỉ tiêu", "Indicators"), command: "indicator" },
    ],
    [
      reviews ? { label: say("Duyệt kết quả", "Review results"), command: "review" } : null,
      reviews ? { label: say("Vướng mắc", "Obstacles"), command: "obstacle" } : null,
      reviews ? { label: say("Gia hạn", "More time"), command: "extend" } : null,
    ],
    [
      clerk ? { label: say("Kế hoạch", "Plans"), command: "plan" } : null,
      clerk ? { label: say("Ghi ngày sự kiện", "Days of events"), command: "event" } : null,
      clerk ? { label: say("Kỳ báo cáo", "Reporting rounds"), command: "reminder" } : null,
    ],
  ];
}

/** The account is tied to the member now. */
export function linked(person: Person, open: OpenCount): Message {
  const { name, role, language } = person.member;
  const office = person.workspace.name;
  const say = sayIn(language);
  return message(
    [
      `${name}, ${roleName(role, language)}${unitWords(person)}. ${openWords(open, language)}`,
      text(
        say(
          `Tài khoản này đã được liên kết với ${office}.`,
          `This account is now linked to ${office}.`,
        ),
        "note",
      ),
    ],
    [
      [
        { label: say("Xem nhiệm vụ", "See tasks"), command: "tasks", style: "primary" },
        helpButton(language),
      ],
    ],
  );
}

function helpButton(language: Language): Button {
  return { label: sayIn(language)("Trợ giúp", "Help"), command: "help" };
}

/** Words that are no command and find nothing. */
export function notUnderstood(words: string, language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      say(
        `Tôi chưa hiểu “${cut(words, 60)}”. Anh/chị gõ /nhiemvu để xem việc của mình, /nv 12 để xem việc số 12, hoặc /trogiup.`,
        `I did not understand “${cut(words, 60)}”. Type /tasks to see your tasks, /task 12 to see task 12, or /help.`,
      ),
    ],
    [[myTasks(language), helpButton(language)]],
  );
}

/** Something broke on our side: short, with the code that stands in the log. */
export function faultAnswer(incident: string, language: Language): Message {
  return message([
    sayIn(language)(
      `Có lỗi khi xử lý, mã ${incident}. Chưa có gì bị mất; anh/chị thử lại sau ít phút, nếu vẫn lỗi thì báo mã này cho cán bộ công nghệ thông tin.`,
      `Something went wrong, code ${incident}. Nothing was lost; please try again in a few minutes, and if it still fails, give this code to the IT staff.`,
    ),
  ]);
}

/** The database is held by somebody else for too long. */
export function busyAnswer(language: Language): Message {
  return message([
    sayIn(language)(
      "Hệ thống đang bận, yêu cầu chưa được ghi. Anh/chị gửi lại sau ít phút.",
      "The system is busy and has not recorded this. Please send it again in a few minutes.",
    ),
  ]);
}

/** The disk is full: nothing can be written until somebody makes room. */
export function fullAnswer(language: Language): Message {
  return message([
    sayIn(language)(
      "Ổ đĩa của máy chủ đã đầy nên yêu cầu chưa được ghi. Anh/chị báo cán bộ công nghệ thông tin, sau đó gửi lại.",
      "The server's disk is full, so this was not recorded. Please tell the IT staff, then send it again.",
    ),
  ]);
}
