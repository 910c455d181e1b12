import type { ActivityKind } from "../domain/activity.js";
import { ROLES } from "../domain/office.js";
import type { Told } from "./history-told.js";
import { isSwitch, settingName, settingOf, settingValue } from "./setting-words.js";
import { cut, day, roleName } from "./words.js";

export type OfficeKind = Extract<
  ActivityKind,
  | "account_linked"
  | "account_unlinked"
  | "member_added"
  | "member_changed"
  | "member_removed"
  | "member_exported"
  | "member_erased"
  | "invite_made"
  | "unit_added"
  | "unit_changed"
  | "unit_renamed"
  | "unit_merged"
  | "unit_split"
  | "unit_work_moved"
  | "workspace_created"
  | "settings_changed"
  | "chat_bound"
  | "calendar_changed"
>;

/** What happened to the office itself: its people, units and settings. */
export function officeDeed(kind: OfficeKind, told: Told): string {
  const { say, of, person } = told;
  const since =
    of("day") === "" ? "" : say(` từ ngày ${day(of("day"))}`, ` from ${day(of("day"))}`);
  const whom = person("member") ?? "";
  const name = (key: string) => `“${cut(of(key), 80)}”`;
  switch (kind) {
    case "account_linked":
      return say("liên kết tài khoản", "linked an account");
    case "account_unlinked":
      return whom === ""
        ? say("gỡ liên kết tài khoản", "unlinked an account")
        : say(`gỡ liên kết tài khoản của ${whom}`, `unlinked an account of ${whom}`);
    case "member_added":
      return say(`thêm cán bộ ${whom}`, `added the member ${whom}`);
    case "member_changed":
      return memberChange(whom, told);
    case "member_removed":
      return say(`đưa ${whom} ra khỏi danh sách cán bộ`, `took ${whom} off the list of members`);
    case "member_exported":
      return say(`trích xuất dữ liệu cá nhân của ${whom}`, `exported the personal data of ${whom}`);
    case "member_erased":
      return say(
        "xóa dữ liệu cá nhân của một cựu cán bộ",
        "erased the personal data of a former member",
      );
    case "invite_made":
      return say(`cấp mã liên kết cho ${whom}`, `made an invite code for ${whom}`);
    case "unit_added":
      return say(`thêm bộ phận ${of("name")}`, `added the unit ${of("name")}`);
    case "unit_changed":
      return say(`sửa bộ phận ${of("name")}`, `changed the unit ${of("name")}`);
    case "unit_renamed":
      return (
        say(
          `đổi tên ${name("from")} thành ${name("to")}`,
          `renamed ${name("from")} to ${name("to")}`,
        ) + since
      );
    case "unit_merged":
      return (
        say(`nhập ${name("from")} vào ${name("to")}`, `merged ${name("from")} into ${name("to")}`) +
        since
      );
    case "unit_split":
      return (
        say(
          `tách ${name("from")} thành ${name("to")}`,
          `split ${name("from")} into ${name("to")}`,
        ) + since
      );
    case "unit_work_moved":
      return say(
        `chuyển việc từ ${name("from")} sang ${name("to")}`,
        `moved the work from ${name("from")} to ${name("to")}`,
      );
    case "workspace_created":
      return say("lập đơn vị trên hệ thống", "created the workspace");
    case "settings_changed":
      return settingDeed(told);
    case "chat_bound":
      return chatDeed(told);
    case "calendar_changed": {
      const date = of("date") === "" ? "" : day(of("date"));
      return say(`sửa lịch nghỉ ngày ${date}`, `changed the calendar of days off, ${date}`);
    }
  }
}

/** Which chat, and what it gets from then on. */
function chatDeed({ say, of }: Told): string {
  const title = of("title") === "" ? "" : ` “${cut(of("title"), 60)}”`;
  const tied = say("gắn nhóm trò chuyện", "tied the group chat") + title;
  switch (of("purpose")) {
    case "leaders":
      return `${tied}: ${say("nhóm lãnh đạo", "group of the leaders")}`;
    case "unit":
      return `${tied}: ${say(`nhóm của ${of("unit")}`, `group of ${of("unit")}`)}`;
    case "group":
      return `${tied}: ${say("nhóm chung", "group of the office")}`;
    default:
      return tied;
  }
}

function settingDeed({ say, of, language }: Told): string {
  const setting = settingOf(of("setting"));
  if (setting === null) return say("đổi một thiết lập", "changed a setting");
  if (setting === "language") {
    return say("đổi ngôn ngữ trả lời của mình", "changed the language of their answers");
  }
  const name = settingName(setting, language);
  const to = settingValue(setting, of("to"), language);
  if (isSwitch(setting) || of("from") === "") {
    return say(`đổi thiết lập “${name}”: ${to}`, `changed the setting “${name}”: ${to}`);
  }
  const from = settingValue(setting, of("from"), language);
  return say(
    `đổi thiết lập “${name}” từ “${from}” thành “${to}”`,
    `changed the setting “${name}” from “${from}” to “${to}”`,
  );
}

/** Which part of a member's entry, from what to what; the names of a renamed member stand in no entry. */
function memberChange(whom: string, { say, of, language }: Told): string {
  const from = cut(said("from"), 80);
  const to = cut(said("to"), 80);
  const change =
    of("from") + of("to") === ""
      ? ""
      : say(` từ “${from}” thành “${to}”`, ` from “${from}” to “${to}”`);
  switch (of("what")) {
    case "name":
      return say(`sửa họ tên của ${whom}`, `corrected the name of ${whom}`);
    case "role":
      return say(`đổi vai trò của ${whom}`, `changed the role of ${whom}`) + change;
    case "units":
      return say(`đổi bộ phận của ${whom}`, `changed the units of ${whom}`) + change;
    case "head":
      return of("to") === "true"
        ? say(`ghi ${whom} đứng đầu bộ phận`, `made ${whom} head of unit`)
        : say(`ghi ${whom} thôi đứng đầu bộ phận`, `made ${whom} head of unit no longer`);
    case "admin":
      return of("to") === "true"
        ? say(`giao quyền quản trị cho ${whom}`, `made ${whom} an administrator`)
        : say(`bỏ quyền quản trị của ${whom}`, `took the administrator's right from ${whom}`);
    default:
      return say(`sửa thông tin của ${whom}`, `changed the entry of ${whom}`);
  }

  function said(key: string): string {
    const value = of(key);
    if (value === "") return say("không có", "none");
    const role = ROLES.find((one) => one === value);
    return of("what") === "role" && role !== undefined ? roleName(role, language) : value;
  }
}
