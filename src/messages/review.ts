import type { Occurrence, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { dayOf, daysBetween } from "../domain/time.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { allEvidence, verdictRow } from "./task-sheet.js";
import { rows } from "./tasks.js";
import { andMore, cut, deliverableName, dueWords, fileSize, moment, names } from "./words.js";

export type ReviewView = {
  items: { task: TaskSheet; occurrence: Occurrence }[];
  total: number;
  page: number;
  pages: number;
  zone: string;
  today: CivilDate;
  turned: boolean;
};

/** The queue of hand-ins, one whole at a time, oldest first. */
export function reviewQueue(view: ReviewView): Message {
  const first = view.items[0];
  if (first === undefined) return message(["Không có kết quả nào chờ duyệt."], [[MINE]]);
  const nav: (Button | null)[] = [
    view.page > 1 ? { label: "Trước", command: `review p${String(view.page - 1)}` } : null,
    view.page < view.pages ? { label: "Sau", command: `review p${String(view.page + 1)}` } : null,
  ];
  return message(
    [
      text(
        `${String(view.total)} kết quả chờ duyệt${view.pages > 1 ? `, kết quả thứ ${String(view.page)}` : ""}:`,
        "title",
      ),
      ...handInBlocks(first.task, first.occurrence, view.zone),
    ],
    [...handInButtons(first.task, first.occurrence), nav],
    { about: first.task.number, ...(view.turned ? { replaces: true } : {}) },
  );
}

const MINE: Button = { label: "Việc của tôi", command: "tasks" };

const SHOWN_EVIDENCE = 10;

function handInBlocks(task: TaskSheet, occurrence: Occurrence, zone: string) {
  const evidence = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const by = occurrence.submittedBy?.name ?? "";
  const at =
    occurrence.submittedAt === null ? "" : `, ${moment(occurrence.submittedAt, zone, "vi")}`;
  return [
    `#${String(task.number)} ${cut(task.title, 300)}`,
    list([
      `Sản phẩm: ${deliverableName(occurrence, "vi")}`,
      `Chủ trì: ${names(task.lead, "vi")}`,
      `Người nộp: ${by}${at}`,
      capital(`${dueWords(occurrence, "vi")}${lateness(occurrence, zone)}`),
      ...(occurrence.note === null ? [] : [`Ghi chú: “${cut(occurrence.note, 300)}”`]),
      ...(evidence.length === 0 ? ["Không kèm tài liệu."] : []),
      ...evidence
        .slice(0, SHOWN_EVIDENCE)
        .map(
          ({ name, size }) =>
            `Tài liệu: ${cut(name, 160)}${size === null ? "" : ` (${fileSize(size, "vi")})`}`,
        ),
    ]),
    andMore(evidence.length - SHOWN_EVIDENCE, "tài liệu", "vi"),
  ];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lateness(occurrence: Occurrence, zone: string): string {
  if (occurrence.due === null || occurrence.submittedAt === null || occurrence.confirm) return "";
  const days = daysBetween(occurrence.due, dayOf(occurrence.submittedAt, zone));
  return days > 0 ? `; nộp muộn ${String(days)} ngày` : "; nộp đúng hạn";
}

function handInButtons(task: TaskSheet, occurrence: Occurrence): Button[][] {
  const evidence = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const open = evidence.slice(0, 6).map((item): Button => ({
    label: evidence.length === 1 ? "Mở tệp" : `Mở ${cut(item.name, 40)}`,
    command: `open e${String(item.id)}`,
  }));
  return [
    ...rows(open, 2),
    verdictRow(occurrence, false),
    [
      { label: `Xem #${String(task.number)}`, command: `task ${String(task.number)}` },
      ...(evidence.length > open.length ? allEvidence(task, open.length) : []),
    ],
  ];
}

export function accepted(task: TaskSheet, occurrence: Occurrence, waiting: number): Message {
  return message(
    [
      `Đã duyệt #${String(task.number)}, ${deliverableName(occurrence, "vi")}.`,
      queueWords(waiting),
    ],
    [waiting > 0 ? [{ label: "Duyệt tiếp", command: "review" }] : [MINE]],
    { about: task.number },
  );
}

export function returned(
  task: TaskSheet,
  occurrence: Occurrence,
  reason: string,
  waiting: number,
): Message {
  return message(
    [
      `Đã trả lại #${String(task.number)}, ${deliverableName(occurrence, "vi")}, lý do: “${cut(reason, 300)}”. ` +
        "Lý do được báo ngay cho người nộp.",
      queueWords(waiting),
    ],
    [waiting > 0 ? [{ label: "Duyệt tiếp", command: "review" }] : [MINE]],
    { about: task.number },
  );
}

function queueWords(waiting: number): string | null {
  return waiting > 0 ? `Còn ${String(waiting)} kết quả chờ duyệt.` : null;
}

const USUAL_REASONS = ["Thiếu chữ ký, dấu", "Sai thể thức", "Thiếu tài liệu", "Nội dung chưa đủ"];

/** A return wants its reason: typed as a reply, or one of the usual ones. */
export function askReturnReason(task: TaskSheet, occurrence: Occurrence): Message {
  const to = `return o${String(occurrence.id)}`;
  return message(
    [
      `Lý do trả lại #${String(task.number)}, ${deliverableName(occurrence, "vi")}? ` +
        "Anh/chị trả lời tin này bằng lý do, hoặc chọn một lý do thường gặp.",
    ],
    rows(
      USUAL_REASONS.map((reason) => ({ label: reason, command: `${to} ${reason}` })),
      2,
    ),
    { about: task.number, ask: to },
  );
}
