import { isWorkingDay, type Calendar } from "../domain/calendar.js";
import type { Language, Role } from "../domain/office.js";
import type { Occurrence } from "../domain/task.js";
import { dayOf, timeOf, type CivilDate, type Instant } from "../domain/time.js";
import { sayIn } from "./language.js";

/**
 * A day as documents write it (Nghị định 30/2020/NĐ-CP, Phụ lục I): days below ten and the months
 * January and February with a zero before them. "2025-08-05" → "05/8/2025", in both languages.
 */
export function day(date: CivilDate): string {
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  const plainMonth = Number(month) <= 2 ? month : String(Number(month));
  return `${dayOfMonth}/${plainMonth}/${year}`;
}

/** "08:12 ngày 15/7/2025", in the office's zone. */
export function moment(at: Instant, zone: string, language: Language): string {
  return `${timeOf(at, zone)} ${sayIn(language)("ngày", "on")} ${day(dayOf(at, zone))}`;
}

export function clockTime(at: Instant, zone: string): string {
  return timeOf(at, zone);
}

export function roleName(role: Role, language: Language): string {
  const say = sayIn(language);
  switch (role) {
    case "chair":
      return say("lãnh đạo Ủy ban nhân dân", "leader of the People's Committee");
    case "clerk":
      return say("công chức đầu mối tổng hợp", "coordinating clerk");
    case "official":
      return say("công chức", "official");
    case "viewer":
      return say("người theo dõi", "viewer");
  }
}

/** The name of somebody whose data have been erased; kept in Vietnamese, shown in the reader's language. */
export const FORMER_MEMBER: Record<Language, string> = { vi: "cựu cán bộ", en: "former member" };

/** A person's name as it is shown. */
export function personName(name: string, language: Language): string {
  return name === FORMER_MEMBER.vi ? FORMER_MEMBER[language] : name;
}

/** Cuts at a word and says so with an ellipsis. */
export function cut(words: string, letters: number): string {
  // Letters are never more than units; most words are short, and to take them apart is dear.
  if (words.length <= letters) return words;
  const all = [...words];
  if (all.length <= letters) return words;
  const head = all.slice(0, letters - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${space > letters / 2 ? head.slice(0, space) : head}…`;
}

/**
 * "2025-Q3" → "quý III/2025", "quarter III/2025"; "2025-H1" → "6 tháng đầu năm 2025", "first half of
 * 2025"; "2025-07" → "tháng 7/2025", "month 7/2025".
 */
export function periodName(key: string, language: Language): string {
  const say = sayIn(language);
  const [year = "", code = ""] = key.split(/-(.*)/s);
  const named: Record<string, string> = {
    Q1: say("quý I/", "quarter I/"),
    Q2: say("quý II/", "quarter II/"),
    Q3: say("quý III/", "quarter III/"),
    Q4: say("quý IV/", "quarter IV/"),
    H1: say("6 tháng đầu năm ", "first half of "),
    H2: say("6 tháng cuối năm ", "second half of "),
    "9M": say("9 tháng năm ", "first nine months of "),
    Y: say("năm ", "year "),
  };
  const prefix = named[code];
  if (prefix !== undefined) return prefix + year;
  if (/^W\d+$/.test(code)) return `${say("tuần", "week")} ${String(Number(code.slice(1)))}/${year}`;
  if (/^\d{2}$/.test(code)) return `${say("tháng", "month")} ${String(Number(code))}/${year}`;
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return say(`ngày ${day(key)}`, day(key));
  return key;
}

/** "Báo cáo, quý III/2025": the deliverable, and which one of a recurring deliverable. */
export function deliverableName(
  occurrence: { deliverable: string; key: string },
  language: Language,
  letters = 120,
): string {
  if (occurrence.key === "") return cut(occurrence.deliverable, letters);
  const period = periodName(occurrence.key, language);
  return `${cut(occurrence.deliverable, Math.max(12, letters - period.length - 2))}, ${period}`;
}

type Dated = Pick<
  Occurrence,
  "due" | "time" | "firstDue" | "eventOn" | "phrase" | "basis" | "until" | "waitsFor"
>;

/**
 * The due day with the plan's own words, or what it waits for. Given the calendar it says when the
 * day is not worked: it is not moved (R12).
 */
export function dueWords(occurrence: Dated, language: Language, calendar?: Calendar): string {
  const say = sayIn(language);
  const sources = sourcesOf(occurrence, language);
  if (occurrence.due !== null) {
    const at = occurrence.time === null ? "" : `${occurrence.time} ${say("ngày", "on")} `;
    const closed = calendar !== undefined && !isWorkingDay(occurrence.due, calendar);
    const holiday = closed ? say(", rơi vào ngày nghỉ", ", not a working day") : "";
    return `${say("hạn", "due")} ${at}${day(occurrence.due)}${inBrackets(sources)}${holiday}`;
  }
  return undatedWords(occurrence, language) + inBrackets(sources);
}

/** What a due day rests on: an extension, the day of an event, the plan's words. */
function sourcesOf(occurrence: Dated, language: Language): string[] {
  const say = sayIn(language);
  const { due, firstDue, eventOn, phrase } = occurrence;
  const first = firstDue === null ? "" : day(firstDue);
  return [
    ...(first === ""
      ? []
      : [say("gia hạn", "extended"), say(`hạn ban đầu ${first}`, `first due ${first}`)]),
    ...(eventOn === null || due === null || eventOn === (firstDue ?? due)
      ? []
      : [say(`tính từ ngày ${day(eventOn)}`, `counted from ${day(eventOn)}`)]),
    ...(phrase === null ? [] : [`${say("kế hoạch ghi", "the plan says")}: “${cut(phrase, 90)}”`]),
  ];
}

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

function undatedWords(occurrence: Dated, language: Language): string {
  const { basis, until, waitsFor, eventOn, phrase } = occurrence;
  const say = sayIn(language);
  switch (basis) {
    case "continuous": {
      const end = until === null ? "" : ` ${say("đến", "until")} ${day(until)}`;
      return `${say("thường xuyên", "ongoing")}${end}`;
    }
    case "event": {
      const event = waitsFor ?? say("sự kiện trong kế hoạch", "an event that the plan names");
      if (eventOn !== null) {
        const since = day(eventOn);
        return say(
          `từ ${since}, chưa có hạn: ${cut(event, 80)}`,
          `since ${since}, no due day: ${cut(event, 80)}`,
        );
      }
      return `${say("chờ", "waits for")}: ${cut(event, 80)}`;
    }
    case "authority":
      return authorityWords(waitsFor, language);
    case "dated":
    case "unclear":
      return phrase === null
        ? say("kế hoạch không ghi hạn", "the plan gives no due day")
        : say("chưa rõ hạn", "due day unclear");
  }
}

const PAPERS =
  /^(?:quy định|kế hoạch|yêu cầu|hướng dẫn|lịch|phân công|chỉ đạo|công văn|văn bản|tiến độ|thời gian)/i;

/** "theo quy định của Sở Nội vụ", "theo kế hoạch": whose word it is, or which paper. */
function authorityWords(waitsFor: string | null, language: Language): string {
  const say = sayIn(language);
  if (waitsFor === null) {
    return say("chưa có ngày, theo quy định", "no day yet, as regulations will say");
  }
  const named = cut(waitsFor, 60);
  const whose = PAPERS.test(waitsFor) ? named : `quy định của ${named}`;
  return say(`chưa có ngày, theo ${whose}`, `no day yet, it follows from: ${named}`);
}

/** "120 KB", "3,4 MB"; the decimal comma is a point in English. */
export function fileSize(bytes: number, language: Language): string {
  const say = sayIn(language);
  if (bytes < 1024) return `${String(bytes)} ${say("byte", "bytes")}`;
  if (bytes < 1024 * 1024) return `${String(Math.round(bytes / 1024))} KB`;
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return `${say(megabytes.replace(".", ","), megabytes)} MB`;
}

/** "97,5 %", "1.234 hồ sơ"; "97.5%", "1,234 hồ sơ" in English. */
export function figureWords(value: number, unit: string, language: Language): string {
  const locale = sayIn(language)("vi-VN", "en-GB");
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value);
  if (unit === "") return figure;
  return language === "en" && unit === "%" ? `${figure}%` : `${figure} ${unit}`;
}

/** "1,25 điểm", "1.25 points". */
export function pointsWords(points: number, language: Language): string {
  const figure = String(points);
  return sayIn(language)(
    `${figure.replace(".", ",")} điểm`,
    `${figure} ${plural(points, "point")}`,
  );
}

/** The lines of a list are many; what is left out is said: "… và 4 tài liệu nữa", "… and 4 more documents". */
export function andMore(left: number, what: string, language: Language): string | null {
  const count = String(left);
  return left > 0
    ? sayIn(language)(`… và ${count} ${what} nữa`, `… and ${count} more ${what}`)
    : null;
}

/** An English noun after its number: "1 document", "4 documents". */
export function counted(count: number, noun: string): string {
  return `${String(count)} ${plural(count, noun)}`;
}

/** "document" of one, "documents" of any other number. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** "Phòng Kinh tế, Công an xã", or "chưa ghi" where nobody is named. */
export function names(refs: readonly { name: string }[], language: Language): string {
  if (refs.length === 0) return sayIn(language)("chưa ghi", "not stated");
  return refs.map((ref) => ref.name).join(", ");
}

/** A document by its number, as evidence of it is kept: "Số 15/KH-UBND ngày 12/7/2025". */
export function documentName(number: string, date: string | null): string {
  return `Số ${number}${date === null ? "" : ` ngày ${date}`}`;
}

/** The name of evidence as it is shown: a file's or a link's as it is, a document's in the reader's language. */
export function evidenceName(name: string, language: Language): string {
  const document = /^Số (\S+)(?: ngày (\S+))?$/.exec(name);
  if (language === "vi" || document?.[1] === undefined) return name;
  return `No. ${document[1]}${document[2] === undefined ? "" : ` of ${document[2]}`}`;
}
