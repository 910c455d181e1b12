import {
  corrected,
  indicatorStanding,
  type Indicator,
  type IndicatorSheet,
  type Reading,
  type Target,
} from "../domain/indicator.js";
import type { Operator } from "../domain/plan-reading.js";
import type { Language, UnitRef } from "../domain/office.js";
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
import { rows, seeTask, turning } from "./tasks.js";
import {
  andMore,
  counted,
  cut,
  day,
  figureWords,
  moment,
  names,
  personName,
  plural,
} from "./words.js";

/** Which of the indicators a list shows. */
export type IndicatorFilter = "all" | "off" | "unread";

export type IndicatorCounts = { total: number; off: number; unread: number };

export type IndicatorListView = {
  items: readonly Indicator[];
  counts: IndicatorCounts;
  filter: IndicatorFilter;
  page: number;
  pages: number;
  /** Whether there may be one whose figures the reader enters. */
  enters: boolean;
  turned: boolean;
  language: Language;
};

const SIGNS: Record<Operator, string> = { ">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "=": "" };

/** "≥ 98 %"; what the plan names bare is shown bare. */
export function targetWords({ operator, value, unit }: Target, language: Language): string {
  return SIGNS[operator] + figureWords(value, unit, language);
}

/** The indicators of the plans in progress: a line and a button each, paged. */
export function indicatorList(view: IndicatorListView): Message {
  const { items, language, enters, turned } = view;
  if (items.length === 0) return message([emptyWords(view)], [filterRow(view)]);
  return message(
    [
      text(headingWords(view), "title"),
      list(items.map((one) => indicatorItem(one, language))),
      pageWords(view),
    ],
    [
      ...rows(items.map(numberButton), 5),
      turning(view, (page) => `${listCommand(view.filter)} p${String(page)}`),
      enters ? [enterButton(null, language)] : [],
      filterRow(view),
    ],
    turned ? { replaces: true } : {},
  );
}

function listCommand(filter: IndicatorFilter): string {
  return filter === "all" ? "indicator" : `indicator ${filter}`;
}

/** The figure of a line: "97,5 % tính đến 30/6/2026". */
export function reachedWords(
  { value, day: of }: Pick<Reading, "value" | "day">,
  { unit }: Pick<Target, "unit">,
  language: Language,
): string {
  const figure = figureWords(value, unit, language);
  return sayIn(language)(`${figure} tính đến ${day(of)}`, `${figure} as of ${day(of)}`);
}

/** Of one task as many are shown. */
export const MOST_INDICATORS = 4;

/** The part of a task's sheet that says what it is to reach. */
export function indicatorPart(all: readonly Indicator[], language: Language): (Block | null)[] {
  if (all.length === 0) return [];
  const say = sayIn(language);
  const left = all.length - MOST_INDICATORS;
  return [
    text(say("Chỉ tiêu", "Indicators"), "title"),
    list(all.slice(0, MOST_INDICATORS).map((one) => indicatorItem(one, language))),
    andMore(left, say("chỉ tiêu", plural(left, "indicator")), language),
  ].map((part) => (typeof part === "string" ? text(part, "note") : part));
}

function indicatorItem(one: Indicator, language: Language): ListItem {
  const say = sayIn(language);
  const parts = [
    `${String(one.number)}. ${cut(one.text, 110)}`,
    `${say("mục tiêu", "target")} ${targetWords(one, language)}`,
    ...(one.last === null ? [] : [reachedWords(one.last, one, language)]),
    standingWords(one, language),
  ];
  return { text: parts.join(" · "), ...stateOf(one) };
}

function standingWords(one: Indicator, language: Language): string {
  const say = sayIn(language);
  switch (indicatorStanding(one)) {
    case "on":
      return say("đạt", "on target");
    case "off":
      return say("chưa đạt", "off target");
    case "unread":
      return say("chưa có số liệu", "no figures yet");
  }
}

function stateOf(one: Indicator): Pick<ListItem, "state"> {
  switch (indicatorStanding(one)) {
    case "on":
      return { state: "done" };
    case "off":
      return { state: "late" };
    case "unread":
      return {};
  }
}

function headingWords({ counts, filter, language }: IndicatorListView): string {
  const say = sayIn(language);
  const { total, off, unread } = counts;
  switch (filter) {
    case "off":
      return say(
        `Chỉ tiêu chưa đạt: ${String(off)} chỉ tiêu.`,
        `Off target: ${counted(off, "indicator")}.`,
      );
    case "unread":
      return say(
        `Chỉ tiêu chưa có số liệu: ${String(unread)} chỉ tiêu.`,
        `Without figures: ${counted(unread, "indicator")}.`,
      );
    case "all": {
      const parts = [
        say(`${String(total)} chỉ tiêu`, counted(total, "indicator")),
        ...(off === 0 ? [] : [say(`${String(off)} chưa đạt`, `${String(off)} off target`)]),
        ...(unread === 0
          ? []
          : [say(`${String(unread)} chưa có số liệu`, `${String(unread)} without figures`)]),
      ];
      const whose = say(
        "Chỉ tiêu của kế hoạch đang thực hiện",
        "Indicators of the plans in progress",
      );
      return `${whose}: ${parts.join(", ")}.`;
    }
  }
}

function pageWords({ page, pages, language }: IndicatorListView): string | null {
  if (pages <= 1) return null;
  return `${sayIn(language)("Trang", "Page")} ${String(page)}/${String(pages)}.`;
}

function emptyWords({ filter, counts, language }: IndicatorListView): string {
  const say = sayIn(language);
  if (counts.total === 0) {
    return say(
      "Kế hoạch đang thực hiện không có chỉ tiêu nào ghi bằng con số.",
      "The plans in progress set no target in figures.",
    );
  }
  return filter === "off"
    ? say("Không có chỉ tiêu nào chưa đạt.", "No indicator is off target.")
    : say("Chỉ tiêu nào cũng đã có số liệu.", "Every indicator has figures.");
}

function filterRow({ counts, filter, language }: IndicatorListView): (Button | null)[] {
  const say = sayIn(language);
  const { total, off, unread } = counts;
  const way = (to: IndicatorFilter, count: number, label: string) =>
    filter === to || count === 0
      ? null
      : { label: `${label} (${String(count)})`, command: listCommand(to) };
  return [
    way("off", off, say("Chưa đạt", "Off target")),
    way("unread", unread, say("Chưa có số liệu", "No figures")),
    filter === "all" ? null : way("all", total, say("Mọi chỉ tiêu", "All indicators")),
  ];
}

function numberButton({ number }: Pick<Indicator, "number">): Button {
  return { label: String(number), command: `indicator ${String(number)}` };
}

function allIndicators(language: Language): Button {
  return { label: sayIn(language)("Các chỉ tiêu", "All indicators"), command: "indicator" };
}

function enterButton(number: number | null, language: Language): Button {
  const command = number === null ? "indicator enter" : `indicator ${String(number)} enter`;
  return { label: sayIn(language)("Nhập số liệu", "Enter a figure"), command, style: "primary" };
}

export function seeIndicator(number: number, language: Language): Button {
  const n = String(number);
  const label = sayIn(language)(`Xem chỉ tiêu ${n}`, `See indicator ${n}`);
  return { label, command: `indicator ${n}` };
}

export type IndicatorView = {
  indicator: IndicatorSheet;
  /** Who leads the task that it comes from. */
  lead: readonly UnitRef[];
  /** Whether the reader enters its figures. */
  enters: boolean;
  zone: string;
  language: Language;
};

/** One indicator with its readings. */
export function indicatorView(view: IndicatorView): Message {
  const { indicator, enters, language } = view;
  const { number, task } = indicator;
  return message(
    [text(titleWords(indicator, language), "title"), list(factLines(view)), ...readingPart(view)],
    [
      enters ? [enterButton(number, language)] : [],
      [task === null ? null : seeTask(task.number, language), allIndicators(language)],
    ],
  );
}

function titleWords({ number, text: words }: Indicator, language: Language): string {
  const label = sayIn(language)("Chỉ tiêu", "Indicator");
  return `${label} ${String(number)}: ${cut(words, 300)}`;
}

function factLines({ indicator, lead, language }: IndicatorView): ListItem[] {
  const say = sayIn(language);
  const { last, plan, task } = indicator;
  const target = `${say("Mục tiêu", "Target")}: ${targetWords(indicator, language)}`;
  const now = [
    ...(last === null ? [] : [reachedWords(last, indicator, language)]),
    standingWords(indicator, language),
  ].join(", ");
  const state = {
    draft: say(" (chưa đưa vào thực hiện)", " (not in progress yet)"),
    active: "",
    closed: say(" (đã đóng)", " (closed)"),
  }[plan.state];
  return [
    { text: target },
    { text: `${say("Hiện nay", "Now")}: ${now}`, ...stateOf(indicator) },
    { text: `${say("Kế hoạch", "Plan")}: ${cut(plan.title, 120)}${state}` },
    {
      text:
        task === null
          ? `${say("Nêu trong", "Stated in")}: ${placeWords(indicator, language)}`
          : `${say("Nhiệm vụ", "Task")}: #${String(task.number)} ${cut(task.title, 90)}; ` +
            `${say("chủ trì", "led by")}: ${names(lead, language)}`,
    },
  ];
}

/** "phần lời văn của kế hoạch, trang 3, dòng 45". */
function placeWords({ source }: Indicator, language: Language): string {
  const say = sayIn(language);
  const page = source.page === null ? "" : say(`, trang ${source.page}`, `, page ${source.page}`);
  const line = say(`, dòng ${source.line}`, `, line ${source.line}`);
  return `${say("phần lời văn của kế hoạch", "the running text of the plan")}${page}${line}`;
}

const READINGS = 12;

/** The latest of them, in the order of their days. */
function readingPart({ indicator, zone, language }: IndicatorView): (Block | null)[] {
  const { readings } = indicator;
  if (readings.length === 0) return [];
  const say = sayIn(language);
  const old = corrected(readings);
  const shown = readings.slice(-READINGS);
  const left = readings.length - shown.length;
  const more = andMore(left, say("lần ghi trước đó", plural(left, "earlier entry")), language);
  return [
    text(say("Số liệu đã ghi", "Figures entered"), "title"),
    list(
      shown.map((one) => {
        const note = one.note === null ? "" : `: “${cut(one.note, 160)}”`;
        const by = `${personName(one.by.name, language)}, ${moment(one.at, zone, language)}`;
        const was = old.has(one.id)
          ? say(" · đã thay bằng số ghi sau", " · a later entry counts")
          : "";
        return `${reachedWords(one, indicator, language)} · ${by}${note}${was}`;
      }),
    ),
    more === null ? null : text(more, "note"),
  ];
}
