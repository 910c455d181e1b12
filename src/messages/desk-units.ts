import type { FormerName, Succession } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { cut, day } from "./words.js";

/** What the desk says of changes of units. */
export const deskUnitWords = {
  renamed: (from: string, to: string, since: CivilDate) =>
    from === to
      ? `${from} đã mang tên này; không có gì thay đổi.`
      : `Từ ngày ${day(since)}, ${from} đổi tên thành ${to}; tên cũ vẫn đọc được.`,
  merged: (from: string, into: string, moved: number, since: CivilDate) =>
    `Từ ngày ${day(since)}, ${from} nhập vào ${into}; ${works(moved)} đã chuyển sang ${into}.`,
  split: (from: string, into: readonly string[], keep: boolean, since: CivilDate) =>
    keep
      ? `Từ ngày ${day(since)}, tách một phần của ${from} sang: ${into.join("; ")}.`
      : `Từ ngày ${day(since)}, ${from} tách thành: ${into.join("; ")}.`,
  workMoved: (from: string, to: string, numbers: readonly number[]) =>
    numbers.length === 0
      ? `${from} không có việc nào đang mở; không có gì thay đổi.`
      : `Đã chuyển ${works(numbers.length)} từ ${from} sang ${to}: ${cut(
          numbers.map((number) => `#${String(number)}`).join(", "),
          300,
        )}.`,
  given: (to: string, numbers: readonly number[]) =>
    `${to}: ${numbers.length === 0 ? "chưa nhận việc nào" : numbers.map((number) => `#${String(number)}`).join(", ")}.`,
  life: (unit: { since: CivilDate | null; ended: CivilDate | null }) =>
    [
      unit.since === null ? "" : `từ ${day(unit.since)}`,
      unit.ended === null ? "" : `thôi hoạt động từ ${day(unit.ended)}`,
    ]
      .filter((part) => part !== "")
      .join(", "),
  formerNames: (names: readonly FormerName[]) =>
    names.map(({ name, until }) => `trước ${day(until)}: ${name}`).join("; "),
  successors: (successors: readonly Succession[]) =>
    successors
      .map(({ unit, kind }) => `${kind === "merged" ? "nhập vào" : "tách sang"} ${unit.name}`)
      .join("; "),
  pairWanted: (option: string) =>
    `Tùy chọn ${option} cần dạng “A=B”, ví dụ ${option === "--task" ? "--task 3=“Phòng Kinh tế”" : "--member “Lê Thị Minh=Phòng Kinh tế”"}.`,
  noSuchSuccessor: (written: string, names: readonly string[]) =>
    `“${cut(written, 60)}” không nằm trong các bộ phận nhận: ${names.join("; ")}.`,
};

function works(count: number): string {
  return `${String(count)} việc đang mở`;
}
