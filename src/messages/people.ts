import type { ChannelName } from "../domain/account.js";
import { ROLES, type Language, type Member, type Role, type UnitRef } from "../domain/office.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Button, type Message } from "./message.js";
import { rows, turning } from "./tasks.js";
import { counted, cut, names, personName, roleName } from "./words.js";

/** People and units on a page at a time. */
export const PEOPLE_PAGE = 10;
export const UNITS_PAGE = 8;

/** A person of the list and the chats they are linked through. */
export type PersonLine = { member: Member; channels: readonly ChannelName[] };

export type PeopleView = {
  /** Of this page. */
  people: readonly PersonLine[];
  total: number;
  page: number;
  pages: number;
  /** Searched for; "" for all. */
  words: string;
  /** How many have left, for whoever may look after them. */
  left: number;
  manages: boolean;
  turned: boolean;
  language: Language;
};

/** The members of the office, unit by unit. */
export function peopleList(view: PeopleView): Message {
  const { people, total, words, language, turned } = view;
  const say = sayIn(language);
  const found = words === "" ? "" : say(` khớp với “${words}”`, ` matching “${words}”`);
  const title = `${say(`${total} cán bộ`, counted(total, "member"))}${found}${pageWords(view)}`;
  return message(
    [text(title, "title"), ...unitBlocks(people, language)],
    [...personButtons(people), turning(view, listPage(view)), listRow(view)],
    turned ? { replaces: true } : {},
  );
}

function pageWords({ page, pages, language }: PeopleView): string {
  if (pages <= 1) return ":";
  return sayIn(language)(`, trang ${page}/${pages}:`, `, page ${page} of ${pages}:`);
}

function listPage({ words }: PeopleView): (page: number) => string {
  return (page) => (words === "" ? `people p${page}` : `people ${words} p${page}`);
}

function unitBlocks(people: readonly PersonLine[], language: Language): (Block | null)[] {
  const blocks: (Block | null)[] = [];
  const unitOf = ({ member }: PersonLine) => member.units[0]?.name ?? "";
  for (let from = 0; from < people.length;) {
    const unit = people[from] === undefined ? "" : unitOf(people[from] as PersonLine);
    const end = people.findIndex((person, at) => at > from && unitOf(person) !== unit);
    const until = end === -1 ? people.length : end;
    blocks.push(text(unit === "" ? noUnit(language) : unit, "title"));
    blocks.push(list(people.slice(from, until).map((person) => personLine(person, language))));
    from = until;
  }
  return blocks;
}

function noUnit(language: Language): string {
  return sayIn(language)("Không thuộc bộ phận nào", "In no unit");
}

/** "Lê Thị Minh, công chức, đứng đầu bộ phận; đã liên kết". */
export function personLine({ member, channels }: PersonLine, language: Language): string {
  const say = sayIn(language);
  const more = member.units.slice(1);
  const parts = [
    personName(member.name, language),
    roleName(member.role, language),
    ...(member.head ? [say("đứng đầu bộ phận", "head of unit")] : []),
    ...(member.admin ? [say("quản trị", "administrator")] : []),
    ...(more.length > 0 ? [`${say("cũng thuộc", "also in")} ${names(more, language)}`] : []),
  ];
  const linked = channels.length > 0 ? say("đã liên kết", "linked") : notLinked(language);
  return `${parts.join(", ")}; ${linked}`;
}

function notLinked(language: Language): string {
  return sayIn(language)("chưa liên kết", "not linked yet");
}

function personButtons(people: readonly PersonLine[]): Button[][] {
  return rows(
    people.map(({ member }) => ({ label: cut(member.name, 40), command: `people m${member.id}` })),
    2,
  );
}

function listRow({ manages, left, words, language }: PeopleView): (Button | null)[] {
  const say = sayIn(language);
  return [
    manages
      ? { label: say("Thêm cán bộ", "Add a member"), command: "people add", style: "primary" }
      : null,
    manages && left > 0
      ? { label: `${say("Đã thôi tham gia", "Former members")} (${left})`, command: "people left" }
      : null,
    manages ? { label: say("Bộ phận", "Units"), command: "units" } : null,
    words === "" ? null : toPeople(language),
  ];
}

export function toPeople(language: Language): Button {
  return { label: sayIn(language)("Danh sách cán bộ", "Members"), command: "people" };
}

/** Those who left and whose data have not been erased. */
export function formerPeople(view: PeopleView): Message {
  const { people, total, language, turned } = view;
  const say = sayIn(language);
  const title =
    total === 0
      ? say("Không có ai đã thôi tham gia.", "Nobody has left.")
      : say(`${total} người đã thôi tham gia`, counted(total, "former member")) + pageWords(view);
  const lines = people.map(({ member }) => {
    const units = member.units.length === 0 ? "" : `, ${names(member.units, language)}`;
    return `${member.name}, ${roleName(member.role, language)}${units}`;
  });
  return message(
    [text(title, "title"), list(lines)],
    [
      ...personButtons(people),
      turning(view, (page) => `people left p${page}`),
      [toPeople(language)],
    ],
    turned ? { replaces: true } : {},
  );
}

export type CardView = PersonLine & {
  /** Unfinished tasks they are in charge of. */
  inCharge: number;
  manages: boolean;
  /** What has just been done. */
  note: string | null;
  turned: boolean;
  language: Language;
};

/** One member with all that an administrator may do. */
export function personCard(view: CardView): Message {
  const { member, channels, inCharge, note, turned, language } = view;
  const say = sayIn(language);
  const here = member.state === "active";
  const linked = channels.map((channel) => channelName(channel, language)).join(", ");
  const lines = [
    `${say("Số", "Number")}: ${member.id}`,
    `${say("Vai trò", "Role")}: ${roleName(member.role, language)}`,
    `${say("Bộ phận", "Units")}: ${unitNames(member.units, language)}`,
    `${say("Đứng đầu bộ phận", "Head of unit")}: ${yesNo(member.head, language)}`,
    `${say("Quản trị", "Administrator")}: ${yesNo(member.admin, language)}`,
    `${say("Tài khoản", "Account")}: ${linked === "" ? notLinked(language) : linked}`,
    `${say("Đang phụ trách", "In charge of")}: ${say(`${inCharge} việc`, counted(inCharge, "task"))}`,
  ];
  const gone = say("Người này đã thôi tham gia.", "This person has left.");
  return message(
    [
      note,
      text(personName(member.name, language), "title"),
      here ? null : gone,
      list(here ? lines : lines.slice(0, 3)),
    ],
    [...(view.manages ? cardRows(view, here) : []), [toPeople(language)]],
    turned ? { replaces: true } : {},
  );
}

function cardRows(view: CardView, here: boolean): (Button | null)[][] {
  const { member, inCharge, language } = view;
  const say = sayIn(language);
  const to = `people m${member.id}`;
  const data = { label: say("Trích xuất dữ liệu", "Export data"), command: `${to} export` };
  if (!here) {
    const label = say("Xóa dữ liệu cá nhân", "Erase personal data");
    return [[data, { label, command: `${to} erase`, style: "danger" }]];
  }
  return [
    [
      { label: say("Vai trò", "Role"), command: `${to} role` },
      { label: say("Bộ phận", "Units"), command: `${to} units` },
      { label: say("Đổi tên", "Rename"), command: `${to} name` },
    ],
    [
      member.head
        ? { label: say("Thôi đứng đầu", "No longer head"), command: `${to} head no` }
        : { label: say("Đứng đầu bộ phận", "Make head"), command: `${to} head yes` },
      member.admin
        ? { label: say("Bỏ quyền quản trị", "Take admin right"), command: `${to} admin no` }
        : { label: say("Giao quyền quản trị", "Make administrator"), command: `${to} admin yes` },
    ],
    [
      { label: say("Mã liên kết", "Invite code"), command: `${to} code`, style: "primary" },
      inCharge > 0
        ? { label: say("Bàn giao việc", "Hand work over"), command: `${to} handover` }
        : null,
    ],
    [data, { label: say("Cho thôi tham gia", "Remove"), command: `${to} remove`, style: "danger" }],
  ];
}

function channelName(channel: ChannelName, language: Language): string {
  switch (channel) {
    case "web":
      return sayIn(language)("trang trò chuyện nội bộ", "local chat page");
    case "telegram":
      return "Telegram";
    case "slack":
      return "Slack";
  }
}

function unitNames(units: readonly UnitRef[], language: Language): string {
  return units.length === 0
    ? sayIn(language)("không thuộc bộ phận nào", "none")
    : names(units, language);
}

function yesNo(yes: boolean, language: Language): string {
  return yes ? sayIn(language)("có", "yes") : sayIn(language)("không", "no");
}

/** What has just been changed, above the card. */
export function changedWords(recorded: boolean, language: Language): string {
  const say = sayIn(language);
  return recorded ? say("Đã sửa.", "Changed.") : say("Không có gì thay đổi.", "Nothing changed.");
}

export function addedWords(name: string, namesakes: number, language: Language): string {
  const say = sayIn(language);
  const twins =
    namesakes === 0
      ? ""
      : say(
          " Trong danh sách đã có người cùng tên; nếu là thêm nhầm thì bấm Cho thôi tham gia.",
          " There is somebody of that name already; if this was a mistake, press Remove.",
        );
  return (
    say(
      `Đã thêm ${name}, vai trò công chức. Anh/chị chọn vai trò, bộ phận bằng các nút dưới đây rồi lấy mã liên kết.`,
      `Added ${name} as an official. Choose the role and the units with the buttons below, then get an invite code.`,
    ) + twins
  );
}

export function askNewName(language: Language): Message {
  const words = sayIn(language)(
    "Họ và tên của người cần thêm? Anh/chị trả lời tin này bằng họ và tên.",
    "What is the name of the new member? Reply to this message with the name.",
  );
  return message([words], [[toPeople(language)]], { ask: "people add" });
}

export function askOtherName(member: Member, language: Language): Message {
  const words = sayIn(language)(
    `Họ và tên đúng của ${member.name}? Anh/chị trả lời tin này bằng họ và tên.`,
    `What is the right name of ${member.name}? Reply to this message with the name.`,
  );
  return message([words], [[toCard(member, language)]], { ask: `people m${member.id} name` });
}

export function toCard(member: Member, language: Language): Button {
  const label = `${sayIn(language)("Xem", "See")} ${cut(personName(member.name, language), 40)}`;
  return { label, command: `people m${member.id}` };
}

export function chooseRole(member: Member, turned: boolean, language: Language): Message {
  const others = ROLES.filter((role) => role !== member.role);
  const words = sayIn(language)(
    `${member.name} đang là ${roleName(member.role, language)}. Đổi thành?`,
    `${member.name} is ${roleName(member.role, language)}. Change to?`,
  );
  const button = (role: Role): Button => {
    const label = roleName(role, language);
    const command = `people m${member.id} role ${role}`;
    return { label: label.charAt(0).toUpperCase() + label.slice(1), command };
  };
  return message(
    [words],
    [...others.map((role) => [button(role)]), [toCard(member, language)]],
    turned ? { replaces: true } : {},
  );
}

export type UnitsView = {
  member: Member;
  /** Of this page. */
  units: readonly UnitRef[];
  page: number;
  pages: number;
  note: string | null;
  turned: boolean;
  language: Language;
};

/** Which units a member belongs to; the first is the one they are listed under. */
export function chooseUnits(view: UnitsView): Message {
  const { member, units, page, note, turned, language } = view;
  const say = sayIn(language);
  const own = new Set(member.units.map(({ id }) => id));
  const to = `people m${member.id}`;
  const choices = units.map(({ id, name }): Button[] => {
    const leaves = own.has(id);
    const label = `${leaves ? say("Bỏ", "Take off") : say("Thêm", "Add")} ${cut(name, 50)}`;
    return [{ label, command: `${to} ${leaves ? "nounit" : "unit"} ${id} p${page}` }];
  });
  const now = `${say("Bộ phận của", "Units of")} ${member.name}: ${unitNames(member.units, language)}.`;
  return message(
    [note, now],
    [...choices, turning(view, (next) => `${to} units p${next}`), [toCard(member, language)]],
    turned ? { replaces: true } : {},
  );
}
