import type { Calendar } from "../domain/calendar.js";
import type { ActivityEntry } from "../domain/activity.js";
import type { Deliverable, EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import type { Indicator } from "../domain/indicator.js";
import type { Language } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { lackingExplanation } from "../domain/explanation.js";
import { byUrgency, occurrencesIn, openHeads } from "../domain/urgency.js";
import { explainButton, explanationWords } from "./explanation.js";
import { historyLine } from "./history.js";
import { indicatorPart, MOST_INDICATORS, seeIndicator } from "./indicator.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import { obstacleButtons, obstaclePart } from "./obstacle.js";
import { obstacleButton, progressButton, progressPart } from "./progress.js";
import { extensionWords, stepRows, type SheetSteps } from "./sheet-steps.js";
import { myTasks, rows, standingWords } from "./tasks.js";
import {
  andMore,
  counted,
  cut,
  deliverableName,
  dueWords,
  evidenceName,
  fileSize,
  moment,
  names,
  personName,
  plural,
} from "./words.js";

export type TaskSheetView = {
  task: TaskSheet;
  history: ActivityEntry[];
  today: CivilDate;
  calendar: Calendar;
  zone: string;
  /** What the reader may do, decided by `domain/may.ts`. */
  can: {
    handIn: boolean;
    addEvidence: boolean;
    review: boolean;
    noteProgress: boolean;
    raiseObstacle: boolean;
    explain: boolean;
    answer: boolean;
    /** Ids of the open obstacles that the reader may take back. */
    withdraw: readonly number[];
  };
  steps: SheetSteps;
  /** Targets that stand in its row of the plan. */
  indicators: readonly Indicator[];
  language: Language;
};

const SHOWN_OCCURRENCES = 4;
const SHOWN_EVIDENCE = 8;

/** One task whole: what, whose, by when, with which evidence, and what happened. */
export function taskSheet(view: TaskSheetView): Message {
  const { task, zone, language } = view;
  const say = sayIn(language);
  const evidence = task.evidence.slice(-SHOWN_EVIDENCE);
  const left = task.evidence.length - evidence.length;
  return message(
    [
      text(`#${String(task.number)} ${task.title}`, "title"),
      about(task, language),
      ...indicatorPart(view.indicators, language),
      text(say("Sản phẩm và thời hạn", "Deliverables and due days"), "title"),
      list(task.deliverables.flatMap((deliverable) => occurrenceItems(deliverable, view))),
      ...progressPart(task, zone, language),
      ...obstaclePart(task, zone, language),
      evidence.length > 0 ? text(say("Tài liệu kiểm chứng", "Evidence"), "title") : null,
      list(evidence.map((item) => evidenceLine(item, task, zone, language))),
      andMore(left, say("tài liệu", plural(left, "document")), language),
      view.history.length > 0 ? text(say("Quá trình thực hiện", "History"), "title") : null,
      list(view.history.map((entry) => historyLine(entry, zone, language))),
    ],
    buttons(view),
    { about: task.number },
  );
}

function about(task: TaskSheet, language: Language): string {
  const say = sayIn(language);
  const source = `${cut(task.plan.title, 160)}, ${say("mục", "item")} ${task.ref}`;
  const field = task.field === null ? "" : ` (${task.field})`;
  const lines = [
    `${say("Chủ trì", "Lead")}: ${names(task.lead, language)}.`,
    task.coordinating.length > 0
      ? `${say("Phối hợp", "Coordinating")}: ${names(task.coordinating, language)}.`
      : null,
    task.personInCharge === null
      ? null
      : `${say("Người phụ trách", "Person in charge")}: ${task.personInCharge.name}.`,
    task.requirement === null
      ? null
      : `${say("Yêu cầu", "Requirement")}: ${cut(task.requirement, 400)}`,
    task.product === null
      ? null
      : `${say("Kết quả, sản phẩm", "Result, product")}: ${cut(task.product, 300)}`,
    task.criteria.length > 0
      ? `${say("Tiêu chí", "Criteria")}: ${task.criteria.join(", ")}.`
      : null,
    `${say("Nguồn", "Source")}: ${source}${field}.`,
    task.plan.state === "active"
      ? null
      : say(
          "Kế hoạch này chưa được đưa vào thực hiện hoặc đã đóng.",
          "This plan is not active yet, or is closed.",
        ),
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function occurrenceItems(deliverable: Deliverable, view: TaskSheetView): ListItem[] {
  const sorted = [...deliverable.occurrences].sort(byUrgency);
  const open = sorted.filter(({ state }) => state === "open");
  const settled = sorted.filter(({ state }) => state !== "open");
  // The next ones to do and the last ones done: a monthly report has twelve.
  const shown = [...settled.slice(-2), ...open.slice(0, SHOWN_OCCURRENCES - 2)].sort(byUrgency);
  const left = sorted.length - shown.length;
  const of = cut(deliverable.name, 60);
  const periods = sayIn(view.language)(`kỳ của ${of}`, `${plural(left, "period")} of ${of}`);
  const more = andMore(left, periods, view.language);
  const items = shown.map((occurrence) => occurrenceItem(occurrence, view));
  return more === null ? items : [...items, { text: more }];
}

function occurrenceItem(occurrence: Occurrence, view: TaskSheetView): ListItem {
  const { today, calendar, language } = view;
  const say = sayIn(language);
  const mark = standingWords(occurrence, today, language);
  const due = dueWords(occurrence, language, occurrence.state === "open" ? calendar : undefined);
  const parts = [`${deliverableName(occurrence, language)}: ${due}`];
  if (mark.words !== null) parts.push(mark.words);
  if (occurrence.state === "open" && occurrence.returnReason !== null) {
    parts.push(`${say("bị trả lại", "returned")}: “${cut(occurrence.returnReason, 120)}”`);
  }
  parts.push(
    occurrence.evidence === 0
      ? say("chưa có tài liệu", "no documents yet")
      : documents(occurrence.evidence, language),
  );
  const extension = extensionWords(view.task, occurrence, language);
  if (extension !== null) parts.push(extension);
  const explained = explanationWords(occurrence, language);
  if (explained !== null) parts.push(explained);
  return { text: parts.join(" · "), ...(mark.state === null ? {} : { state: mark.state }) };
}

/** "3 tài liệu", "3 documents". */
export function documents(count: number, language: Language): string {
  return sayIn(language)(`${String(count)} tài liệu`, counted(count, "document"));
}

export function evidenceLine(
  item: EvidenceItem,
  task: TaskSheet,
  zone: string,
  language: Language,
): string {
  const of = occurrencesIn(task).find(({ id }) => id === item.occurrenceId);
  const name = cut(evidenceName(item.name, language), 160);
  const size = item.size === null ? "" : ` (${fileSize(item.size, language)})`;
  const where = of === undefined ? "" : ` · ${deliverableName(of, language, 60)}`;
  return `${name}${size}${where} · ${personName(item.addedBy.name, language)}, ${moment(item.addedAt, zone, language)}`;
}

function buttons(view: TaskSheetView): (Button | null)[][] {
  const { task, can, language } = view;
  const say = sayIn(language);
  const n = String(task.number);
  const heads = openHeads(task);
  const waiting = occurrencesIn(task).filter(({ state }) => state === "submitted");
  const several = heads.length > 1;
  const handIns = heads.slice(0, 4).map((head): Button => ({
    label: say("Nộp", "Hand in") + (several ? ` ${deliverableName(head, language, 40)}` : ""),
    command: `done ${n} o${String(head.id)}`,
    style: "primary",
  }));
  const verdicts = waiting.slice(0, 3).map((o) => verdictRow(o, waiting.length > 1, language));
  const files = task.evidence.slice(-4).map((item) => openButton(item, language));
  return [
    ...(can.handIn ? rows(handIns, 2) : []),
    can.addEvidence && task.plan.state === "active"
      ? [{ label: say("Thêm tài liệu", "Add evidence"), command: `evidence ${n}` }]
      : [],
    followUpRow(view, heads.length > 0),
    ...obstacleButtons(task, can, language),
    ...stepRows(task, view.steps, language),
    ...(can.explain ? explainRows(task, language) : []),
    ...(can.review ? verdicts : []),
    ...rows(files, 2),
    view.indicators.slice(0, MOST_INDICATORS).map((one) => seeIndicator(one.number, language)),
    [...allEvidence(task, files.length, language), myTasks(language)],
  ];
}

/** [Báo tiến độ] [Vướng mắc], while something is left to do. */
function followUpRow({ task, can, language }: TaskSheetView, open: boolean): (Button | null)[] {
  if (!open) return [];
  return [
    can.noteProgress ? progressButton(task, language) : null,
    can.raiseObstacle ? obstacleButton(task, language) : null,
  ];
}

/** [Giải trình] for what was handed in bare, without a word on why. */
function explainRows(task: TaskSheet, language: Language): Button[][] {
  const lacking = lackingExplanation(task);
  const several = lacking.length > 1;
  return lacking.slice(-2).map((one) => [explainButton(one, several, language)]);
}

/** Hands out one piece of evidence, by its name. */
export function openButton(item: EvidenceItem, language: Language): Button {
  const name = cut(evidenceName(item.name, language), 40);
  return { label: `${sayIn(language)("Mở", "Open")} ${name}`, command: `open e${String(item.id)}` };
}

/** The way to what is not shown. */
export function allEvidence(task: TaskSheet, shown: number, language: Language): Button[] {
  const count = String(task.evidence.length);
  if (task.evidence.length <= shown) return [];
  const label = sayIn(language)(`Mọi tài liệu (${count})`, `All documents (${count})`);
  return [{ label, command: `files ${String(task.number)} p1` }];
}

/** [Duyệt] [Trả lại] for one hand-in; its name is said where there are several. */
export function verdictRow(occurrence: Occurrence, named: boolean, language: Language): Button[] {
  const say = sayIn(language);
  const of = named ? ` ${deliverableName(occurrence, language, 30)}` : "";
  const id = String(occurrence.id);
  return [
    { label: say("Duyệt", "Accept") + of, command: `accept o${id}`, style: "primary" },
    { label: say("Trả lại", "Return") + of, command: `return o${id}`, style: "danger" },
  ];
}
