import type { Language } from "../domain/office.js";
import type { EvidenceItem, Occurrence, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { dayOf, daysBetween } from "../domain/time.js";
import { explanationWords } from "./explanation.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { allEvidence, openButton, verdictRow } from "./task-sheet.js";
import { myTasks, rows, seeTask, turning } from "./tasks.js";
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

export type ReviewView = {
  items: { task: TaskSheet; occurrence: Occurrence }[];
  total: number;
  page: number;
  pages: number;
  zone: string;
  today: CivilDate;
  turned: boolean;
  language: Language;
};

/** The queue of hand-ins, one whole at a time, oldest first. */
export function reviewQueue(view: ReviewView): Message {
  const { language } = view;
  const first = view.items[0];
  if (first === undefined) {
    const none = sayIn(language)("Không có kết quả nào chờ duyệt.", "Nothing waits for review.");
    return message([none], [[myTasks(language)]]);
  }
  const { task, occurrence } = first;
  return message(
    [text(heading(view), "title"), ...handInBlocks(task, occurrence, view.zone, language)],
    [
      ...handInButtons(task, occurrence, language),
      turning(view, (page) => `review p${String(page)}`),
    ],
    { about: task.number, ...(view.turned ? { replaces: true } : {}) },
  );
}

function heading({ total, page, pages, language }: ReviewView): string {
  const say = sayIn(language);
  const many = say(`${String(total)} kết quả chờ duyệt`, `${counted(total, "result")} to review`);
  if (pages <= 1) return `${many}:`;
  return `${many}, ${say("kết quả thứ", "result number")} ${String(page)}:`;
}

const SHOWN_EVIDENCE = 10;

function handInBlocks(task: TaskSheet, occurrence: Occurrence, zone: string, language: Language) {
  const say = sayIn(language);
  const evidence = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const left = evidence.length - SHOWN_EVIDENCE;
  const by = personName(occurrence.submittedBy?.name ?? "", language);
  const { submittedAt, explanation } = occurrence;
  // The reason of a hand-in without evidence is both: it is said once.
  const note = occurrence.note === explanation ? null : occurrence.note;
  const explained = explanationWords(occurrence, language);
  const at = submittedAt === null ? "" : `, ${moment(submittedAt, zone, language)}`;
  return [
    `#${String(task.number)} ${cut(task.title, 300)}`,
    list([
      `${say("Sản phẩm", "Deliverable")}: ${deliverableName(occurrence, language)}`,
      `${say("Chủ trì", "Lead")}: ${names(task.lead, language)}`,
      `${say("Người nộp", "Handed in by")}: ${by}${at}`,
      capital(`${dueWords(occurrence, language)}${lateness(occurrence, zone, language)}`),
      ...(note === null ? [] : [`${say("Ghi chú", "Note")}: “${cut(note, 300)}”`]),
      ...(explained === null ? [] : [capital(explained)]),
      ...(evidence.length === 0 ? [say("Không kèm tài liệu.", "Without evidence.")] : []),
      ...evidence.slice(0, SHOWN_EVIDENCE).map((item) => evidenceLine(item, language)),
    ]),
    andMore(left, say("tài liệu", plural(left, "document")), language),
  ];
}

function evidenceLine({ name, size }: EvidenceItem, language: Language): string {
  const shown = cut(evidenceName(name, language), 160);
  const bytes = size === null ? "" : ` (${fileSize(size, language)})`;
  return `${sayIn(language)("Tài liệu", "Evidence")}: ${shown}${bytes}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lateness(occurrence: Occurrence, zone: string, language: Language): string {
  if (occurrence.due === null || occurrence.submittedAt === null || occurrence.confirm) return "";
  const say = sayIn(language);
  const days = daysBetween(occurrence.due, dayOf(occurrence.submittedAt, zone));
  return days > 0
    ? say(`; nộp muộn ${String(days)} ngày`, `; handed in ${counted(days, "day")} late`)
    : say("; nộp đúng hạn", "; handed in on time");
}

function handInButtons(task: TaskSheet, occurrence: Occurrence, language: Language): Button[][] {
  const evidence = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const open = evidence.slice(0, 6).map((item): Button => {
    const button = openButton(item, language);
    if (evidence.length > 1) return button;
    return { ...button, label: sayIn(language)("Mở tệp", "Open the file") };
  });
  return [
    ...rows(open, 2),
    verdictRow(occurrence, false, language),
    [
      seeTask(task.number, language),
      ...(evidence.length > open.length ? allEvidence(task, open.length, language) : []),
    ],
  ];
}

export function accepted(
  task: TaskSheet,
  occurrence: Occurrence,
  waiting: number,
  language: Language,
): Message {
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  return message(
    [sayIn(language)(`Đã duyệt ${what}.`, `Accepted ${what}.`), queueWords(waiting, language)],
    [[onward(waiting, language)]],
    { about: task.number },
  );
}

export function returned(
  task: TaskSheet,
  occurrence: Occurrence,
  reason: string,
  waiting: number,
  language: Language,
): Message {
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  const why = `“${cut(reason, 300)}”`;
  return message(
    [
      sayIn(language)(
        `Đã trả lại ${what}, lý do: ${why}. Lý do được báo ngay cho người nộp.`,
        `Returned ${what}, reason: ${why}. Whoever handed it in is told at once.`,
      ),
      queueWords(waiting, language),
    ],
    [[onward(waiting, language)]],
    { about: task.number },
  );
}

function onward(waiting: number, language: Language): Button {
  if (waiting === 0) return myTasks(language);
  return { label: sayIn(language)("Duyệt tiếp", "Review the next"), command: "review" };
}

function queueWords(waiting: number, language: Language): string | null {
  if (waiting === 0) return null;
  return sayIn(language)(
    `Còn ${String(waiting)} kết quả chờ duyệt.`,
    `${counted(waiting, "result")} still to review.`,
  );
}

function usualReasons(language: Language): string[] {
  const say = sayIn(language);
  return [
    say("Thiếu chữ ký, dấu", "No signature or seal"),
    say("Sai thể thức", "Wrong form of document"),
    say("Thiếu tài liệu", "Evidence is missing"),
    say("Nội dung chưa đủ", "Content is incomplete"),
  ];
}

/** A return wants its reason: typed as a reply, or one of the usual ones. */
export function askReturnReason(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): Message {
  const to = `return o${String(occurrence.id)}`;
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  return message(
    [
      sayIn(language)(
        `Lý do trả lại ${what}? Anh/chị trả lời tin này bằng lý do, hoặc chọn một lý do thường gặp.`,
        `Why is ${what}, returned? Reply to this message with the reason, or choose a usual one.`,
      ),
    ],
    rows(
      usualReasons(language).map((reason) => ({ label: reason, command: `${to} ${reason}` })),
      2,
    ),
    { about: task.number, ask: to },
  );
}
