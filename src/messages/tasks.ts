import type { Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import type { Occurrence, TaskLine } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { daysLate, isSoon } from "../domain/urgency.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import { cut, deliverableName, dueWords } from "./words.js";

export type TaskListView = {
  lines: TaskLine[];
  total: number;
  late: number;
  page: number;
  pages: number;
  today: CivilDate;
  calendar: Calendar;
  /** What was asked: "", "late", "week", "unit", "all", or words. */
  filter: string;
  /** Whose list: shown as its heading. */
  scope: "mine" | "unit" | "all";
  /** Whether it replaces the page that was shown before. */
  turned: boolean;
};

/** The list of open tasks: a line and a button each, paged. */
export function taskList(view: TaskListView): Message {
  if (view.total === 0) return message([emptyWords(view)], [filterRow(view)]);
  const items = view.lines.map((line) => taskItem(line, view));
  const buttons = view.lines.map((line): Button => numberButton(line.number));
  return message(
    [text(heading(view), "title"), list(items), pageWords(view)],
    [...rows(buttons, 5), pageRow(view), filterRow(view)],
    view.turned ? { replaces: true } : {},
  );
}

export function numberButton(number: number): Button {
  return { label: `#${String(number)}`, command: `task ${String(number)}` };
}

export function rows(buttons: Button[], perRow: number): Button[][] {
  const out: Button[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) out.push(buttons.slice(i, i + perRow));
  return out;
}

function taskItem(line: TaskLine, { today, calendar }: TaskListView): ListItem {
  const ahead = line.next.due !== null && line.next.due >= today;
  const parts = [
    `#${String(line.number)} ${cut(line.title, 110)}`,
    dueWords(line.next, "vi", ahead ? calendar : undefined),
  ];
  const mark = standingWords(line.next, today);
  if (line.open > 1) parts.splice(1, 0, `sản phẩm: ${cut(deliverableName(line.next, "vi"), 50)}`);
  if (mark.words !== null) parts.push(mark.words);
  if (line.late && mark.state !== "late") parts.push("có sản phẩm khác quá hạn");
  if (line.next.returnReason !== null) parts.push("bị trả lại, cần nộp lại");
  if (line.part === "coordinating") parts.push("phối hợp");
  if (line.open > 1) parts.push(`còn ${String(line.open)} sản phẩm chưa nộp`);
  return { text: parts.join(" · "), ...(mark.state === null ? {} : { state: mark.state }) };
}

/** How an occurrence stands today, in words and as a mark. */
export function standingWords(
  occurrence: Occurrence,
  today: CivilDate,
): { words: string | null; state: NonNullable<ListItem["state"]> | null } {
  if (occurrence.state === "accepted") return { words: "đã hoàn thành", state: "done" };
  if (occurrence.state === "submitted") return { words: "đã nộp, chờ duyệt", state: "done" };
  if (occurrence.state === "cancelled") return { words: "đã hủy", state: null };
  if (occurrence.confirm) return { words: "cần xác nhận", state: "confirm" };
  const late = daysLate(occurrence, today);
  if (late > 0) return { words: `quá hạn ${String(late)} ngày`, state: "late" };
  if (occurrence.due === today) return { words: "hạn hôm nay", state: "soon" };
  if (isSoon(occurrence, today)) return { words: "sắp đến hạn", state: "soon" };
  return { words: null, state: null };
}

function heading(view: TaskListView): string {
  const count = `${String(view.total)} việc đang mở${lateWords(view.late, "vi")}`;
  switch (view.filter) {
    case "late":
      return `Việc quá hạn: ${String(view.total)} việc.`;
    case "week":
      return `Việc đến hạn trong tuần này hoặc đã quá hạn: ${String(view.total)} việc.`;
    case "":
    case "mine":
      return `Nhiệm vụ của anh/chị: ${count}.`;
    case "unit":
      return `Nhiệm vụ của bộ phận: ${count}.`;
    case "all":
      return `Nhiệm vụ của toàn cơ quan: ${count}.`;
    default:
      return `Nhiệm vụ tìm theo “${cut(view.filter, 40)}”: ${count}.`;
  }
}

export function lateWords(late: number, language: Language): string {
  if (late === 0) return "";
  return sayIn(language)(`, ${String(late)} việc quá hạn`, `, ${String(late)} overdue`);
}

function pageWords(view: TaskListView): string | null {
  return view.pages > 1 ? `Trang ${String(view.page)}/${String(view.pages)}.` : null;
}

function pageRow(view: TaskListView): Button[] {
  const go = (page: number) => `tasks ${view.filter} p${String(page)}`.replace(/ +/g, " ");
  const row: Button[] = [];
  if (view.page > 1) row.push({ label: "Trước", command: go(view.page - 1) });
  if (view.page < view.pages) row.push({ label: "Sau", command: go(view.page + 1) });
  return row;
}

function filterRow(view: TaskListView): Button[] {
  const all: { label: string; filter: string }[] = [
    { label: "Việc của tôi", filter: "" },
    { label: "Quá hạn", filter: "late" },
    { label: "Tuần này", filter: "week" },
    { label: "Cả bộ phận", filter: "unit" },
    { label: "Toàn cơ quan", filter: "all" },
  ];
  return all
    .filter(({ filter }) => filter !== view.filter)
    .map(({ label, filter }) => ({ label, command: `tasks ${filter}`.trim() }));
}

function emptyWords(view: TaskListView): string {
  switch (view.filter) {
    case "":
    case "mine":
      return "Anh/chị không còn việc nào đang mở.";
    case "late":
      return "Không có việc quá hạn.";
    case "week":
      return "Tuần này không có việc đến hạn và không có việc quá hạn.";
    case "unit":
      return "Bộ phận không còn việc nào đang mở.";
    case "all":
      return "Cơ quan chưa có kế hoạch nào đang thực hiện, hoặc mọi việc đã xong.";
    default:
      return `Không tìm thấy việc đang mở nào khớp với “${cut(view.filter, 60)}”.`;
  }
}
