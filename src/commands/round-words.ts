import { dateAmong } from "../domain/date-among.js";
import { fold } from "../domain/fold.js";
import type { Unit, UnitRef } from "../domain/office.js";
import { parsePeriod, type Period } from "../domain/periods.js";
import { allow, refuse, type Decision } from "../domain/refusal.js";
import { nearestPeriod } from "../domain/round-opening.js";
import type { PeriodCode } from "../domain/schedule.js";
import type { CivilDate } from "../domain/time.js";
import { matchUnit, splitUnits } from "../domain/unit-names.js";

/*
 * "/nhacbaocao quý I 20/3 số 581/SNV-CCHC số liệu từ 15/12 đến 14/3 Phòng Kinh tế, Công an xã": which report, until
 * when, by which letter, of which days and units. Each may be left out, and they come in any order.
 */

export type Wanted = {
  period: Period | null;
  /** "" where the period says what it is. */
  title: string;
  due: CivilDate | null;
  letter: string | null;
  /** Of which days the figures are; null: as usual. */
  data: { from: CivilDate; to: CivilDate } | null;
  /** Null: all that can be asked. */
  units: UnitRef[] | null;
};

const LETTER_LEAD = String.raw`(?:theo\s+)?(?:(?:công\s*văn|cong\s*van|văn\s*bản|van\s*ban|cv|letter)\s*)?`;
/** "số 581/SNV-CCHC", "công văn 15/2026/CV-SNV". */
const LETTER = new RegExp(
  String.raw`(?<![\p{L}\p{N}/])${LETTER_LEAD}(?:(?:số|so|no\.?)\s*)?(\d{1,6}(?:/\d{4})?/\p{L}[\p{L}\d-]*(?:/[\p{L}\d-]+)*)`,
  "iu",
);
/** Without letters in it only where it is said to be one: "công văn số 581". */
const BARE_LETTER =
  /(?<![\p{L}\p{N}/])(?:theo\s+)?(?:công\s*văn|cong\s*van|văn\s*bản|van\s*ban|cv|letter)\s*(?:số|so|no\.?)?\s*(\d{1,6})(?![\p{L}\p{N}/])/iu;

/** The number of a letter as somebody types it in answer to the question for it; null where it is none. */
export function readLetter(typed: string): string | null {
  const words = typed.normalize("NFC").trim();
  const found = LETTER.exec(words)?.[1] ?? BARE_LETTER.exec(words)?.[1];
  if (found !== undefined) return found;
  return /^(?:số|so|no\.?)?\s*(\d{1,6})$/iu.exec(words)?.[1] ?? null;
}

const DATE = String.raw`(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?)`;
const OF_DAY = String.raw`\s*(?:hết\s+|het\s+)?(?:ngày\s+|ngay\s+)?`;
/** "chốt số liệu từ 15/12/2025 đến 14/3/2026". */
const DATA = new RegExp(
  String.raw`(?<!\p{L})(?:(?:chốt|chot|lấy|lay)\s+)?(?:số\s*liệu|so\s*lieu|data|figures)\s*(?:từ|tu|from)${OF_DAY}${DATE}\s*(?:đến|den|tới|toi|to|until|-|–)${OF_DAY}${DATE}`,
  "iu",
);

type Window = Wanted["data"];

/** The days whose figures the report holds, and the words without them. */
function takeWindow(words: string, today: CivilDate): Decision<{ data: Window; rest: string }> {
  const found = DATA.exec(words);
  if (found === null) return allow({ data: null, rest: words });
  const days: CivilDate[] = [];
  for (const typed of [found[1] ?? "", found[2] ?? ""]) {
    const read = dateAmong(typed, today, "nearest");
    if (read === null || "unread" in read) return refuse({ code: "date_unread", typed });
    days.push(read.date);
  }
  const [from = today, to = today] = days;
  if (to < from) return refuse({ code: "round_window", from, to });
  return allow({ data: { from, to }, rest: without(words, found) });
}

/** A year behind a period: "quý I/2026", "6 tháng đầu năm 2026". */
const YEAR = String.raw`(?:\s*(?:/|-|năm|nam|of)?\s*(?<year>\d{4}))?`;
const END = String.raw`(?![\p{L}\p{N}])`;
const ROMAN: Readonly<Record<string, string>> = { i: "1", ii: "2", iii: "3", iv: "4" };

type Form = { words: RegExp; code: (part: string) => PeriodCode };

const form = (words: string, code: Form["code"]): Form => ({
  words: new RegExp(String.raw`(?<![\p{L}\p{N}])${words}${END}`, "iu"),
  code,
});

const FORMS: readonly Form[] = [
  form(
    String.raw`(?:quý|quy|quarter|q)\s*(?<part>iii|iv|ii|i|[1-4])${YEAR}`,
    (part) => `Q${ROMAN[part.toLowerCase()] ?? part}` as PeriodCode,
  ),
  form(
    String.raw`(?<part>9|chín|chin)\s*(?:tháng|thang|months|m)(?:\s*(?:đầu|dau))?${YEAR}`,
    () => "Q3",
  ),
  form(
    String.raw`(?:6|sáu)\s*(?:tháng|thang|months)(?:\s*(?<part>đầu|dau|cuối|cuoi))?${YEAR}`,
    (part) => (/^cu/iu.test(part) ? "H2" : "H1"),
  ),
  form(String.raw`h(?<part>[12])${YEAR}`, (part) => `H${part}` as PeriodCode),
  // "Trạm Y tế" and "Việt Nam" are no years, and neither is "5 năm".
  form(String.raw`(?<!\d\s*)(?:(?:cả\s*)?năm|ca\s*nam|nam(?=\s*\d{4})|year)${YEAR}`, () => "Y"),
];

const EXACT = /(?<![\p{L}\p{N}])(\d{4}-(?:q[1-4]|h[12]|9m|y))(?![\p{L}\p{N}])/iu;

/** The period among words, and the words without it; without a year the one whose report is due nearest to today. */
function takePeriod(typed: string, today: CivilDate): { period: Period | null; rest: string } {
  const exact = EXACT.exec(typed);
  const period = exact?.[1] === undefined ? null : parsePeriod(exact[1]);
  if (exact !== null && period !== null) return { period, rest: without(typed, exact) };
  for (const { words, code } of FORMS) {
    const found = words.exec(typed);
    if (found === null) continue;
    const named = code(found.groups?.["part"] ?? "");
    const year = found.groups?.["year"];
    const one =
      year === undefined ? nearestPeriod(named, today) : { year: Number(year), code: named };
    return { period: one, rest: without(typed, found) };
  }
  return { period: null, rest: typed };
}

function without(typed: string, found: RegExpExecArray): string {
  const behind = typed.slice(found.index + found[0].length);
  return `${typed.slice(0, found.index)} ${behind}`.replace(/\s+/g, " ").trim();
}

/** What the report of a period is called anyway. */
const USUAL =
  /^(?:(?:ky|bao cao|bc|report|cong tac|cai cach hanh chinh|cchc|reform|the|for|cua|xa|phuong)(?:\s+|$))*$/;
const REPORT = /^(?:báo cáo|bao cao|bc|report)\b/iu;
const EVERYBODY =
  /^(?:tat ca|toan xa|toan phuong|toan co quan|cac bo phan|tat ca (?:cac )?bo phan|all(?: units)?|everybody)$/;
const LONGEST_TITLE = 120;

/** `named`: what is left is the name of the report, whatever it begins with. */
export function readWanted(
  typed: string,
  named: boolean,
  units: readonly Unit[],
  today: CivilDate,
): Decision<Wanted> {
  const plain = typed.normalize("NFC").replace(/\s+/g, " ").trim();
  const window = takeWindow(plain, today);
  if (!window.ok) return window;
  const { data, rest: words } = window.value;
  const letter = LETTER.exec(words) ?? BARE_LETTER.exec(words);
  const unlettered = letter === null ? words : without(words, letter);
  // Without a year it is the nearest one: a "20/3" that has just passed is a slip, and not next year.
  const date = dateAmong(unlettered, today, "nearest");
  if (date !== null && "unread" in date) return refuse({ code: "date_unread", typed: date.unread });
  const { period, rest } = takePeriod(date?.rest ?? unlettered, today);
  const head = { period, due: date?.date ?? null, letter: letter?.[1] ?? null, data };
  const left = trimmed(rest);
  if (named) return allow({ ...head, title: titleOf(left), units: null });
  return readRest(left, head, units);
}

function readRest(
  left: string,
  head: Omit<Wanted, "title" | "units">,
  units: readonly Unit[],
): Decision<Wanted> {
  let title = "";
  let asked: UnitRef[] | null = null;
  for (const piece of left === "" ? [] : splitUnits(left).flatMap((one) => ofUnits(one, units))) {
    const plain = fold(piece);
    if (EVERYBODY.test(plain) || USUAL.test(plain)) continue;
    if (title === "" && REPORT.test(piece)) {
      title = titleOf(piece);
      continue;
    }
    const found = unitsNamed(piece.replace(OF, ""), units);
    if (!found.ok) return found;
    asked = [...(asked ?? []), ...found.value];
  }
  return allow({ ...head, title, units: asked });
}

const OF = /^(?:của|cua|gồm|gom|for|from)\s+/iu;

/** "báo cáo CCHC của Phòng Kinh tế" is a report and a unit; "báo cáo của người dân" is one report. */
function ofUnits(piece: string, units: readonly Unit[]): string[] {
  const [, head, unit] = /^(.+?)\s+((?:của|cua|for|from)\s+.+)$/isu.exec(piece) ?? [];
  if (head === undefined || unit === undefined) return [piece];
  return unitsNamed(unit.replace(OF, ""), units).ok ? [head, unit] : [piece];
}

function trimmed(words: string): string {
  return words.replace(/^[\s,;:.–-]+|[\s,;:–-]+$/g, "");
}

function titleOf(words: string): string {
  const title = [...trimmed(words)].slice(0, LONGEST_TITLE).join("");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** A unit by any of its names, or the units of a group; a group that lists nobody means all. */
function unitsNamed(typed: string, units: readonly Unit[]): Decision<UnitRef[]> {
  const match = matchUnit(typed, units);
  if (match.state !== "matched") {
    const nearest = match.state === "unclear" ? match.nearest : [];
    return refuse({ code: "no_such_unit", typed, nearest });
  }
  const found = units.find(({ name }) => name === match.name);
  if (found === undefined) return refuse({ code: "no_such_unit", typed, nearest: [] });
  if (found.kind === "unit") return allow([found]);
  const single = units.filter(({ kind }) => kind === "unit");
  return allow(
    found.members.length === 0 ? single : single.filter(({ id }) => found.members.includes(id)),
  );
}
