import { isWorkingDay, type Calendar } from "../domain/calendar.js";
import type { Role } from "../domain/office.js";
import type { Occurrence } from "../domain/task.js";
import { dayOf, timeOf, type CivilDate, type Instant } from "../domain/time.js";

/**
 * A day as documents write it (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below ten and the months
 * January and February with a zero before them. "2025-08-05" → "05/8/2025".
 */
export function day(date: CivilDate): string {
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  const plainMonth = Number(month) <= 2 ? month : String(Number(month));
  return `${dayOfMonth}/${plainMonth}/${year}`;
}

/** "08:12 ngày 15/7/2025", in the office's zone. */
export function moment(at: Instant, zone: string): string {
  return `${timeOf(at, zone)} ngày ${day(dayOf(at, zone))}`;
}

export function clockTime(at: Instant, zone: string): string {
  return timeOf(at, zone);
}

const ROLE_NAMES: Record<Role, string> = {
  chair: "lãnh đạo Ủy ban nhân dân",
  clerk: "công chức đầu mối tổng hợp",
  official: "công chức",
  viewer: "người theo dõi",
};

export function roleName(role: Role): string {
  return ROLE_NAMES[role];
}

/** Cuts at a word and says so with an ellipsis. */
export function cut(words: string, letters: number): string {
  const all = [...words];
  if (all.length <= letters) return words;
  const head = all.slice(0, letters - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${space > letters / 2 ? head.slice(0, space) : head}…`;
}

/** "2025-Q3" → "quý III/2025", "2025-H1" → "6 tháng đầu năm 2025", "2025-07" → "tháng 7/2025". */
export function periodName(key: string): string {
  const [year = "", code = ""] = key.split(/-(.*)/s);
  const named: Record<string, string> = {
    Q1: "quý I/",
    Q2: "quý II/",
    Q3: "quý III/",
    Q4: "quý IV/",
    H1: "6 tháng đầu năm ",
    H2: "6 tháng cuối năm ",
    "9M": "9 tháng năm ",
    Y: "năm ",
  };
  const prefix = named[code];
  if (prefix !== undefined) return prefix + year;
  if (/^W\d+$/.test(code)) return `tuần ${String(Number(code.slice(1)))}/${year}`;
  if (/^\d{2}$/.test(code)) return `tháng ${String(Number(code))}/${year}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return `ngày ${day(key)}`;
  return key;
}

/** "Báo cáo, quý III/2025": the deliverable, and which one of a recurring deliverable. */
export function deliverableName(
  occurrence: { deliverable: string; key: string },
  letters = 120,
): string {
  if (occurrence.key === "") return cut(occurrence.deliverable, letters);
  const period = periodName(occurrence.key);
  return `${cut(occurrence.deliverable, Math.max(12, letters - period.length - 2))}, ${period}`;
}

/**
 * The due day with the plan's own words, or what it waits for. Given the calendar it says when the
 * day is not worked: it is not moved (R12).
 */
export function dueWords(occurrence: Occurrence, calendar?: Calendar): string {
  const quoted =
    occurrence.phrase === null ? "" : ` (kế hoạch ghi: “${cut(occurrence.phrase, 90)}”)`;
  if (occurrence.due !== null) {
    const at = occurrence.time === null ? "" : `${occurrence.time} ngày `;
    const closed = calendar !== undefined && !isWorkingDay(occurrence.due, calendar);
    return `hạn ${at}${day(occurrence.due)}${quoted}${closed ? ", rơi vào ngày nghỉ" : ""}`;
  }
  switch (occurrence.basis) {
    case "continuous": {
      const until = occurrence.until === null ? "" : ` đến ${day(occurrence.until)}`;
      return `thường xuyên${until}${quoted}`;
    }
    case "event":
      return `chờ: ${cut(occurrence.waitsFor ?? "sự kiện trong kế hoạch", 80)}${quoted}`;
    case "authority": {
      const whose = occurrence.waitsFor === null ? "" : ` của ${cut(occurrence.waitsFor, 60)}`;
      return `chưa có ngày, theo quy định${whose}${quoted}`;
    }
    case "dated":
    case "unclear":
      return occurrence.phrase === null ? "kế hoạch không ghi hạn" : `chưa rõ hạn${quoted}`;
  }
}

/** "120 KB", "3,4 MB": decimal comma. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${String(bytes)} byte`;
  if (bytes < 1024 * 1024) return `${String(Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

/** "nhiệm vụ" lines are many; what is left out is said: "… và 4 việc nữa". */
export function andMore(left: number, what = "việc"): string | null {
  return left > 0 ? `… và ${String(left)} ${what} nữa` : null;
}

/** "Phòng Kinh tế, Công an xã", or "chưa ghi" where nobody is named. */
export function names(refs: readonly { name: string }[]): string {
  return refs.length === 0 ? "chưa ghi" : refs.map((ref) => ref.name).join(", ");
}

/** A document by its number: "Số 15/KH-UBND ngày 12/7/2025". */
export function documentName(number: string, date: string | null): string {
  return `Số ${number}${date === null ? "" : ` ngày ${date}`}`;
}
