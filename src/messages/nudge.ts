import type { NudgeReason } from "../domain/brief.js";
import type { Calendar } from "../domain/calendar.js";
import type { NudgeLine } from "../domain/nudge.js";
import type { Language } from "../domain/office.js";
import { daysBetween, type CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import {
  list,
  message,
  text,
  type Block,
  type Button,
  type ListItem,
  type Message,
} from "./message.js";
import { myTasks, numberButton } from "./tasks.js";
import {
  andMore,
  counted,
  cut,
  day,
  deliverableName,
  dueWords,
  periodName,
  plural,
} from "./words.js";

/** What one person is nudged about on one day. */
export type NudgeView = {
  date: CivilDate;
  today: CivilDate;
  calendar: Calendar;
  entries: { line: NudgeLine; why: Exclude<NudgeReason, "blocked"> }[];
  /** How many more of theirs are due or late and wait for an answer to an obstacle. */
  blocked: number;
  /** The reporting period that ongoing duties are asked for: "2026-Q1". */
  period: string | null;
  /** Reports that a unit of theirs owes, with their buttons. */
  rounds: { item: ListItem; buttons: Button[] }[];
  /** Said first where it comes late. */
  late: Block | null;
  language: Language;
};

/** Sections in the order of urgency. */
const ORDER = ["late", "due", "snoozed", "start", "period"] as const;
/** Lines shown, each with its row of buttons; the rest is said as a number. */
const MOST_LINES = 10;

/** One message for one person and day. */
export function nudge(view: NudgeView): Message {
  const { language } = view;
  const say = sayIn(language);
  const entries = view.entries.toSorted(byUrgency);
  const shown = entries.slice(0, MOST_LINES);
  const title = say(`Nhắc việc ngày ${day(view.date)}`, `Your work on ${day(view.date)}`);
  return message(
    [
      view.late,
      text(title, "title"),
      ...ORDER.flatMap((why) => section(why, entries, shown, view)),
      andMore(entries.length - shown.length, say("việc", plural(2, "task")), language),
      ...roundSection(view),
      blockedWords(view.blocked, language),
    ],
    [
      ...shown.map(({ line, why }) => lineButtons(line, why, language)),
      ...view.rounds.map(({ buttons }) => buttons),
      [{ label: say("Đã xem", "Seen"), command: `seen ${view.date}` }, myTasks(language)],
    ],
    entries.length === 1 && shown[0] !== undefined ? { about: shown[0].line.number } : {},
  );
}

type Entry = NudgeView["entries"][number];

function byUrgency(a: Entry, b: Entry): number {
  const rank = ORDER.indexOf(a.why) - ORDER.indexOf(b.why);
  if (rank !== 0) return rank;
  const [first, second] = [a.line.due ?? "9999", b.line.due ?? "9999"];
  return first.localeCompare(second) || a.line.number - b.line.number;
}

function section(
  why: Entry["why"],
  all: Entry[],
  shown: Entry[],
  view: NudgeView,
): (Block | null)[] {
  const count = all.filter((entry) => entry.why === why).length;
  const lines = shown.filter((entry) => entry.why === why);
  if (lines.length === 0) return [];
  return [
    text(heading(why, count, view), why === "late" ? "warning" : "plain"),
    list(lines.map(({ line }) => lineItem(line, why, view))),
  ];
}

function heading(why: Entry["why"], count: number, { period, language }: NudgeView): string {
  const say = sayIn(language);
  const vi = `${String(count)} việc`;
  const en = counted(count, "task");
  switch (why) {
    case "late":
      return say(`Đã quá hạn: ${vi}.`, `Overdue: ${en}.`);
    case "due":
      return say(`Sắp đến hạn: ${vi}.`, `Due soon: ${en}.`);
    case "snoozed":
      return say(`Anh/chị hẹn nhắc lại hôm nay: ${vi}.`, `You asked to be reminded today: ${en}.`);
    case "start":
      return say(`Bắt đầu thực hiện: ${vi}.`, `These begin now: ${en}.`);
    case "period": {
      const name = period === null ? "" : ` ${periodName(period, language)}`;
      return say(
        `Việc thường xuyên, xin anh/chị ghi một dòng kết quả kỳ${name}: ${vi}.`,
        `Ongoing work, please note one line on${name}: ${en}.`,
      );
    }
  }
}

/** A task in a message to its person: what is to be handed in, until when, and how many days are left. */
export function lineItem(
  line: NudgeLine,
  why: Entry["why"],
  view: Pick<NudgeView, "today" | "calendar" | "language">,
): ListItem {
  const { today, calendar, language } = view;
  const say = sayIn(language);
  const ahead = line.due !== null && line.due >= today;
  const words = [
    `#${String(line.number)} ${cut(line.title, 110)}`,
    `${say("sản phẩm", "deliverable")}: ${cut(deliverableName(line, language), 60)}`,
    dueWords(line, language, ahead ? calendar : undefined),
    leftWords(line, today, language),
    line.confirm ? say("cần xác nhận", "to be confirmed") : null,
    line.returnReason === null
      ? null
      : say("bị trả lại, cần nộp lại", "returned, to be handed in again"),
  ].filter((part) => part !== null);
  const state = why === "late" ? "late" : why === "due" ? "soon" : null;
  return { text: words.join(" · "), ...(state === null ? {} : { state }) };
}

/** "quá hạn 3 ngày", "hạn hôm nay", "còn 7 ngày": calendar days. */
export function leftWords(
  { due, confirm, basis }: Pick<NudgeLine, "due" | "confirm" | "basis">,
  today: CivilDate,
  language: Language,
): string | null {
  const say = sayIn(language);
  if (due === null) return null;
  const left = daysBetween(today, due);
  if (left < 0) {
    if (confirm || basis !== "dated") return null;
    return say(`quá hạn ${String(-left)} ngày`, `${counted(-left, "day")} overdue`);
  }
  if (left === 0) return say("hạn hôm nay", "due today");
  if (left === 1) return say("hạn ngày mai", "due tomorrow");
  return say(`còn ${String(left)} ngày`, `${counted(left, "day")} left`);
}

function lineButtons(line: NudgeLine, why: Entry["why"], language: Language): Button[] {
  const say = sayIn(language);
  const n = String(line.number);
  const id = `o${String(line.occurrenceId)}`;
  const open = numberButton(line.number);
  if (why === "period") {
    return [open, { label: say(`Ghi kết quả #${n}`, `Note #${n}`), command: `progress ${n}` }];
  }
  const later = { label: say(`Nhắc lại sau #${n}`, `Later #${n}`), command: `snooze ${id}` };
  if (why === "start") return [open];
  return [
    open,
    { label: say(`Nộp #${n}`, `Hand in #${n}`), command: `done ${n} ${id}`, style: "primary" },
    later,
  ];
}

function roundSection({ rounds, language }: NudgeView): (Block | null)[] {
  if (rounds.length === 0) return [];
  const n = String(rounds.length);
  const words = sayIn(language)(
    `Báo cáo bộ phận chưa nộp: ${n} kỳ.`,
    `Reports your unit has not handed in: ${n}.`,
  );
  return [text(words), list(rounds.map(({ item }) => item))];
}

function blockedWords(blocked: number, language: Language): Block | null {
  if (blocked === 0) return null;
  return text(
    sayIn(language)(
      `Ngoài ra còn ${String(blocked)} việc đang vướng mắc, chờ trả lời; tôi chưa nhắc các việc này.`,
      `Besides, ${counted(blocked, "task")} of yours ${blocked === 1 ? "waits" : "wait"} for an answer to an obstacle; I do not nudge about them.`,
    ),
    "note",
  );
}
