import type { Calendar } from "../domain/calendar.js";
import type { ActivityEntry } from "../domain/activity.js";
import type { Deliverable, EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { byUrgency, occurrencesIn, openHeads } from "../domain/urgency.js";
import { historyLine } from "./history.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import { rows, standingWords } from "./tasks.js";
import { andMore, cut, deliverableName, dueWords, fileSize, moment, names } from "./words.js";

export type TaskSheetView = {
  task: TaskSheet;
  history: ActivityEntry[];
  today: CivilDate;
  calendar: Calendar;
  zone: string;
  /** What the reader may do, decided by `domain/may.ts`. */
  can: { handIn: boolean; addEvidence: boolean; review: boolean };
};

const SHOWN_OCCURRENCES = 4;
const SHOWN_EVIDENCE = 8;

/** One task whole: what, whose, by when, with which evidence, and what happened. */
export function taskSheet(view: TaskSheetView): Message {
  const { task } = view;
  const evidence = task.evidence.slice(-SHOWN_EVIDENCE);
  return message(
    [
      text(`#${String(task.number)} ${task.title}`, "title"),
      about(task),
      text("Sản phẩm và thời hạn", "title"),
      list(task.deliverables.flatMap((deliverable) => occurrenceItems(deliverable, view))),
      evidence.length > 0 ? text("Tài liệu kiểm chứng", "title") : null,
      list(evidence.map((item) => evidenceLine(item, task, view.zone))),
      andMore(task.evidence.length - evidence.length, "tài liệu", "vi"),
      view.history.length > 0 ? text("Quá trình thực hiện", "title") : null,
      list(view.history.map((entry) => historyLine(entry, view.zone))),
    ],
    buttons(view),
    { about: task.number },
  );
}

function about(task: TaskSheet): string {
  const lines = [
    `Chủ trì: ${names(task.lead, "vi")}.`,
    task.coordinating.length > 0 ? `Phối hợp: ${names(task.coordinating, "vi")}.` : null,
    task.personInCharge === null ? null : `Người phụ trách: ${task.personInCharge.name}.`,
    task.requirement === null ? null : `Yêu cầu: ${cut(task.requirement, 400)}`,
    task.product === null ? null : `Kết quả, sản phẩm: ${cut(task.product, 300)}`,
    task.criteria.length > 0 ? `Tiêu chí: ${task.criteria.join(", ")}.` : null,
    `Nguồn: ${cut(task.plan.title, 160)}, mục ${task.ref}${task.field === null ? "" : ` (${task.field})`}.`,
    task.plan.state === "active" ? null : "Kế hoạch này chưa được đưa vào thực hiện hoặc đã đóng.",
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function occurrenceItems(deliverable: Deliverable, view: TaskSheetView): ListItem[] {
  const sorted = [...deliverable.occurrences].sort(byUrgency);
  const open = sorted.filter(({ state }) => state === "open");
  const settled = sorted.filter(({ state }) => state !== "open");
  // The next ones to do and the last ones done: a monthly report has twelve.
  const shown = [...settled.slice(-2), ...open.slice(0, SHOWN_OCCURRENCES - 2)].sort(byUrgency);
  const more = andMore(sorted.length - shown.length, `kỳ của ${cut(deliverable.name, 60)}`, "vi");
  const items = shown.map((occurrence) => occurrenceItem(occurrence, view));
  return more === null ? items : [...items, { text: more }];
}

function occurrenceItem(occurrence: Occurrence, { today, calendar }: TaskSheetView): ListItem {
  const mark = standingWords(occurrence, today);
  const parts = [
    `${deliverableName(occurrence, "vi", 120)}: ${dueWords(occurrence, "vi", occurrence.state === "open" ? calendar : undefined)}`,
  ];
  if (mark.words !== null) parts.push(mark.words);
  if (occurrence.state === "open" && occurrence.returnReason !== null) {
    parts.push(`bị trả lại: “${cut(occurrence.returnReason, 120)}”`);
  }
  parts.push(
    occurrence.evidence === 0 ? "chưa có tài liệu" : `${String(occurrence.evidence)} tài liệu`,
  );
  return { text: parts.join(" · "), ...(mark.state === null ? {} : { state: mark.state }) };
}

export function evidenceLine(item: EvidenceItem, task: TaskSheet, zone: string): string {
  const of = occurrencesIn(task).find(({ id }) => id === item.occurrenceId);
  const size = item.size === null ? "" : ` (${fileSize(item.size, "vi")})`;
  const where = of === undefined ? "" : ` · ${deliverableName(of, "vi", 60)}`;
  return `${cut(item.name, 160)}${size}${where} · ${item.addedBy.name}, ${moment(item.addedAt, zone, "vi")}`;
}

function buttons(view: TaskSheetView): Button[][] {
  const { task, can } = view;
  const n = String(task.number);
  const heads = openHeads(task);
  const waiting = occurrencesIn(task).filter(({ state }) => state === "submitted");
  const several = heads.length > 1;
  const handIns = heads.slice(0, 4).map((head): Button => ({
    label: several ? `Nộp ${deliverableName(head, "vi", 40)}` : "Nộp",
    command: `done ${n} o${String(head.id)}`,
    style: "primary",
  }));
  const verdicts = waiting.slice(0, 3).map((o) => verdictRow(o, waiting.length > 1));
  const files = task.evidence.slice(-4).map((item): Button => ({
    label: `Mở ${cut(item.name, 40)}`,
    command: `open e${String(item.id)}`,
  }));
  return [
    ...(can.handIn ? rows(handIns, 2) : []),
    can.addEvidence && task.plan.state === "active"
      ? [{ label: "Thêm tài liệu", command: `evidence ${n}` }]
      : [],
    ...(can.review ? verdicts : []),
    ...rows(files, 2),
    [...allEvidence(task, files.length), { label: "Việc của tôi", command: "tasks" }],
  ];
}

/** The way to what is not shown. */
export function allEvidence(task: TaskSheet, shown: number): Button[] {
  const count = String(task.evidence.length);
  if (task.evidence.length <= shown) return [];
  return [{ label: `Mọi tài liệu (${count})`, command: `files ${String(task.number)} p1` }];
}

/** [Duyệt] [Trả lại] for one hand-in; its name is said where there are several. */
export function verdictRow(occurrence: Occurrence, named: boolean): Button[] {
  const of = named ? ` ${deliverableName(occurrence, "vi", 30)}` : "";
  const id = String(occurrence.id);
  return [
    { label: `Duyệt${of}`, command: `accept o${id}`, style: "primary" },
    { label: `Trả lại${of}`, command: `return o${id}`, style: "danger" },
  ];
}
