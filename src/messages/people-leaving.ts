import type { Language, Member } from "../domain/office.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Button, type Message } from "./message.js";
import { toCard, toPeople } from "./people.js";
import { myTasks, turning } from "./tasks.js";
import { andMore, counted, cut, names, plural } from "./words.js";

/*
 * What is said when a member's account, work or data change hands: codes, work handed over, removal, export
 * and erasure.
 */

export type Handed = { number: number; title: string };

const SHOWN_TASKS = 15;

function taskBlocks(tasks: readonly Handed[], language: Language): (Block | string | null)[] {
  const left = tasks.length - SHOWN_TASKS;
  return [
    list(tasks.slice(0, SHOWN_TASKS).map(({ number, title }) => `#${number} ${cut(title, 110)}`)),
    andMore(left, sayIn(language)("việc", plural(left, "task")), language),
  ];
}

export function inviteCode(
  member: Member,
  code: string,
  until: string,
  language: Language,
): Message {
  return message(
    [
      sayIn(language)(
        `Mã liên kết của ${member.name}: ${code}. Trong trò chuyện riêng với trợ lý, người đó gõ: /lienket ${code}. Mã dùng một lần, đến ${until}.`,
        `Invite code of ${member.name}: ${code}. In a private chat with the assistant they type: /link ${code}. It works once, until ${until}.`,
      ),
    ],
    [[toCard(member, language)]],
  );
}

/** In a group: what was asked for is not for everybody's eyes. */
export function sentInPrivate(language: Language): Message {
  return message([
    sayIn(language)(
      "Đã gửi vào trò chuyện riêng của anh/chị với trợ lý.",
      "Sent to your private chat with the assistant.",
    ),
  ]);
}

export function notSentInPrivate(language: Language): Message {
  const words = sayIn(language)(
    "Nội dung này chỉ gửi riêng, nhưng chưa gửi được. Anh/chị mở trò chuyện riêng với trợ lý rồi làm lại ở đó.",
    "This is only sent in private, and it could not be sent. Open a private chat with the assistant and do it there.",
  );
  return message([words], [], { inPrivate: "people" });
}

export type ToWhomView = {
  member: Member;
  tasks: readonly Handed[];
  /** Who can take over, of this page. */
  people: readonly Member[];
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
};

/** Whose the open work becomes. */
export function handOverTo(view: ToWhomView): Message {
  const { member, tasks, language } = view;
  const say = sayIn(language);
  if (tasks.length === 0) {
    const none = say(
      `${member.name} không phụ trách việc nào đang mở.`,
      `${member.name} is in charge of no open task.`,
    );
    return message([none], [[toCard(member, language)]]);
  }
  const title = say(
    `Bàn giao ${tasks.length} việc đang mở của ${member.name} cho ai?`,
    `Who takes over ${counted(tasks.length, "open task")} of ${member.name}?`,
  );
  return message(
    [text(title, "title"), ...taskBlocks(tasks, language)],
    [...toWhomRows(view, "handover"), [toCard(member, language)]],
    view.turned ? { replaces: true } : {},
  );
}

function toWhomRows(view: ToWhomView, step: "handover" | "remove"): (Button | null)[][] {
  const { member, people, language } = view;
  const to = `people m${member.id} ${step}`;
  const back = sayIn(language)("Trả về bộ phận", "Give back to the unit");
  return [
    ...people.map(({ id, name, units }) => {
      const of = units.length === 0 ? "" : `, ${names(units, language)}`;
      return [{ label: cut(`${name}${of}`, 60), command: `${to} m${id}` }];
    }),
    turning(view, (page) => `${to} p${page}`),
    [{ label: back, command: `${to} unit` }],
  ];
}

/** A question before somebody goes; where they are in charge of something, to whom it goes. */
export function askRemove(view: ToWhomView): Message {
  const { member, tasks, language } = view;
  const say = sayIn(language);
  const what = say(
    `${member.name} thôi tham gia: tài khoản bị gỡ ngay, mã liên kết và tệp chưa gắn với việc nào bị bỏ, tin đang chờ gửi không gửi nữa. Kết quả, tài liệu và ý kiến đã gửi vẫn còn.`,
    `${member.name} leaves: accounts are unlinked at once, invite codes and files without a task are dropped, waiting messages are not sent. Results, evidence and what they said stay.`,
  );
  if (tasks.length === 0) {
    const sure: Button = {
      label: say("Đồng ý, cho thôi tham gia", "Yes, remove"),
      command: `people m${member.id} remove unit`,
      style: "danger",
    };
    return message([what], [[sure], [toCard(member, language)]]);
  }
  const whose = say(
    `Đang phụ trách ${tasks.length} việc chưa xong. Giao lại cho ai?`,
    `In charge of ${counted(tasks.length, "unfinished task")}. Who takes over?`,
  );
  return message(
    [what, text(whose, "title"), ...taskBlocks(tasks, language)],
    [...toWhomRows(view, "remove"), [toCard(member, language)]],
    view.turned ? { replaces: true } : {},
  );
}

export function handedOver(
  from: Member,
  to: Member | null,
  tasks: readonly Handed[],
  language: Language,
): Message {
  return message(
    [handedWords(from, to, tasks, language), ...taskBlocks(tasks, language)],
    [[toCard(from, language), to === null ? null : toCard(to, language)]],
  );
}

function handedWords(
  from: Member,
  to: Member | null,
  tasks: readonly Handed[],
  language: Language,
): string {
  const say = sayIn(language);
  const count = counted(tasks.length, "task");
  return to === null
    ? say(
        `Đã trả ${tasks.length} việc của ${from.name} về bộ phận chủ trì.`,
        `${count} of ${from.name} went back to the lead units.`,
      )
    : say(
        `Đã bàn giao ${tasks.length} việc của ${from.name} cho ${to.name}.`,
        `${count} of ${from.name} went to ${to.name}.`,
      );
}

/** To the one who takes over. */
export function takenOverNotice(
  from: Member,
  by: string | null,
  tasks: readonly Handed[],
  language: Language,
): Message {
  const say = sayIn(language);
  const who = by === null ? "" : say(` (${by} giao)`, ` (by ${by})`);
  return message(
    [
      say(
        `Anh/chị nhận bàn giao ${tasks.length} việc từ ${from.name}${who}:`,
        `You take over ${counted(tasks.length, "task")} from ${from.name}${who}:`,
      ),
      ...taskBlocks(tasks, language),
    ],
    [[myTasks(language)]],
  );
}

export function removed(
  member: Member,
  to: Member | null,
  tasks: readonly Handed[],
  language: Language,
): Message {
  const say = sayIn(language);
  return message(
    [
      say(`${member.name} đã thôi tham gia.`, `${member.name} has left.`),
      tasks.length === 0 ? null : handedWords(member, to, tasks, language),
    ],
    [[toCard(member, language), toPeople(language)]],
  );
}

/** The file of a person's data, as it is called. */
export function dataFileName(memberId: number, language: Language): string {
  return `${sayIn(language)("du-lieu-ca-nhan", "personal-data")}-m${memberId}.json`;
}

export function exported(
  member: Member,
  file: Message["files"][number],
  entries: number,
  language: Language,
): Message {
  return message(
    [
      sayIn(language)(
        `Dữ liệu cá nhân của ${member.name}: ${entries} mục. Tệp này chứa dữ liệu cá nhân, chỉ chuyển cho chính người đó hoặc người có thẩm quyền.`,
        `Personal data of ${member.name}, ${entries} in number. Hand this file to that person or an authority only.`,
      ),
    ],
    [[toCard(member, language)]],
    { files: [file] },
  );
}

export function askErase(member: Member, language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      say(
        `Xóa dữ liệu cá nhân của ${member.name}? Tên được thay bằng “cựu cán bộ”, tài khoản và tin riêng bị xóa, không khôi phục được. Kết quả, tài liệu của đơn vị vẫn còn. Nếu người đó cần giữ dữ liệu, anh/chị trích xuất trước.`,
        `Erase the personal data of ${member.name}? “Former member” takes the place of the name, accounts and private messages are deleted, and nothing brings them back. Results and evidence of the office stay. If they want their data, export it first.`,
      ),
    ],
    [
      [
        {
          label: say("Đồng ý, xóa", "Yes, erase"),
          command: `people m${member.id} erase yes`,
          style: "danger",
        },
        { label: say("Trích xuất dữ liệu", "Export data"), command: `people m${member.id} export` },
      ],
      [toCard(member, language)],
    ],
  );
}

export function erased(
  who: { member: number; workspace: string },
  how: { texts: "cleared" | "namesake"; scrubbed: boolean },
  language: Language,
): Message {
  const say = sayIn(language);
  return message(
    [
      say(
        "Đã xóa dữ liệu cá nhân. Từ nay người này được ghi là “cựu cán bộ”.",
        "The personal data are erased. From now on this is a “former member”.",
      ),
      how.texts === "cleared" ? null : text(namesakeNote(language), "note"),
      how.scrubbed ? null : text(unscrubbedNote(who, language), "note"),
    ],
    [[toPeople(language)]],
  );
}

/** What an erasure could not do: of two who have one name. */
export function namesakeNote(language: Language): string {
  return sayIn(language)(
    "Đơn vị có người trùng họ tên nên tên trong các tin trợ lý đã gửi cho người khác được giữ nguyên.",
    "Somebody else has the same name, so the name stays in what the assistant wrote to others.",
  );
}

/** What is to be done where the files were held; by their number, for the name is gone. */
export function unscrubbedNote(
  { member, workspace }: { member: number; workspace: string },
  language: Language,
): string {
  const command = `dondoc member erase ${member} --workspace ${workspace}`;
  return sayIn(language)(
    `Cơ sở dữ liệu đang bận nên phần dữ liệu đã xóa chưa được dọn khỏi tệp. Cán bộ công nghệ thông tin chạy lại lệnh sau để dọn: ${command}`,
    `The database was busy, so what was erased may still lie in its file. The IT staff can clear it with this command: ${command}`,
  );
}
