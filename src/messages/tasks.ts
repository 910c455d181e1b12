import type { Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import type { Occurrence, TaskLine } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { daysLate, isSoon } from "../domain/urgency.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import { counted, cut, deliverableName, dueWords } from "./words.js";

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
  language: Language;
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

/** The way back to one's own list. */
export function myTasks(language: Language): Button {
  return { label: sayIn(language)("Việc của tôi", "My tasks"), command: "tasks" };
}

export function seeTask(number: number, language: Language): Button {
  const n = String(number);
  return { label: sayIn(language)(`Xem #${n}`, `See #${n}`), command: `task ${n}` };
}

export function rows(buttons: Button[], perRow: number): Button[][] {
  const out: Button[][] = [];
  for (let i = 0; i < buttons.length; i += perRow) out.push(buttons.slice(i, i + perRow));
  return out;
}

function taskItem(line: TaskLine, { today, calendar, language }: TaskListView): ListItem {
  const say = sayIn(language);
  const ahead = line.next.due !== null && line.next.due >= today;
  const parts = [
    `#${String(line.number)} ${cut(line.title, 110)}`,
    dueWords(line.next, language, ahead ? calendar : undefined),
  ];
  const mark = standingWords(line.next, today, language);
  if (line.open > 1) {
    const product = cut(deliverableName(line.next, language), 50);
    parts.splice(1, 0, `${say("sản phẩm", "deliverable")}: ${product}`);
  }
  if (mark.words !== null) parts.push(mark.words);
  if (line.late && mark.state !== "late") {
    parts.push(say("có sản phẩm khác quá hạn", "another deliverable is overdue"));
  }
  if (line.next.returnReason !== null) {
    parts.push(say("bị trả lại, cần nộp lại", "returned, to be handed in again"));
  }
  if (line.part === "coordinating") parts.push(say("phối hợp", "coordinating"));
  if (line.open > 1) {
    const vi = `còn ${String(line.open)} sản phẩm chưa nộp`;
    parts.push(say(vi, `${String(line.open)} deliverables not handed in yet`));
  }
  return { text: parts.join(" · "), ...(mark.state === null ? {} : { state: mark.state }) };
}

/** How an occurrence stands today, in words and as a mark. */
export function standingWords(
  occurrence: Occurrence,
  today: CivilDate,
  language: Language,
): { words: string | null; state: NonNullable<ListItem["state"]> | null } {
  const say = sayIn(language);
  if (occurrence.state === "accepted") {
    return { words: say("đã hoàn thành", "done"), state: "done" };
  }
  if (occurrence.state === "submitted") {
    return { words: say("đã nộp, chờ duyệt", "handed in, waiting for review"), state: "done" };
  }
  if (occurrence.state === "cancelled") return { words: say("đã hủy", "cancelled"), state: null };
  if (occurrence.confirm) {
    return { words: say("cần xác nhận", "to be confirmed"), state: "confirm" };
  }
  const late = daysLate(occurrence, today);
  if (late > 0) {
    const en = `${counted(late, "day")} overdue`;
    return { words: say(`quá hạn ${String(late)} ngày`, en), state: "late" };
  }
  if (occurrence.due === today) return { words: say("hạn hôm nay", "due today"), state: "soon" };
  if (isSoon(occurrence, today)) return { words: say("sắp đến hạn", "due soon"), state: "soon" };
  return { words: null, state: null };
}

function heading({ total, late, filter, language }: TaskListView): string {
  const say = sayIn(language);
  const n = String(total);
  const many = counted(total, "task");
  const open = say(`${n} việc đang mở`, `${n} open`) + lateWords(late, language);
  switch (filter) {
    case "late":
      return say(`Việc quá hạn: ${n} việc.`, `Overdue: ${many}.`);
    case "week":
      return say(
        `Việc đến hạn trong tuần này hoặc đã quá hạn: ${n} việc.`,
        `Due this week or overdue: ${many}.`,
      );
    case "":
    case "mine":
      return say(`Nhiệm vụ của anh/chị: ${open}.`, `Your tasks: ${open}.`);
    case "unit":
      return say(`Nhiệm vụ của bộ phận: ${open}.`, `Tasks of your unit: ${open}.`);
    case "all":
      return say(`Nhiệm vụ của toàn cơ quan: ${open}.`, `Tasks of the whole office: ${open}.`);
    default: {
      const sought = `“${cut(filter, 40)}”`;
      return say(`Nhiệm vụ tìm theo ${sought}: ${open}.`, `Tasks found by ${sought}: ${open}.`);
    }
  }
}

export function lateWords(late: number, language: Language): string {
  if (late === 0) return "";
  return sayIn(language)(`, ${String(late)} việc quá hạn`, `, ${String(late)} overdue`);
}

function pageWords({ page, pages, language }: TaskListView): string | null {
  if (pages <= 1) return null;
  return `${sayIn(language)("Trang", "Page")} ${String(page)}/${String(pages)}.`;
}

function pageRow(view: TaskListView): (Button | null)[] {
  const go = (page: number) => `tasks ${view.filter} p${String(page)}`.replace(/ +/g, " ");
  return turning(view, go);
}

/** [Trước] [Sau], each where there is such a page; `go` makes the command of a page. */
export function turning(
  { page, pages, language }: { page: number; pages: number; language: Language },
  go: (page: number) => string,
): (Button | null)[] {
  const say = sayIn(language);
  return [
    page > 1 ? { label: say("Trước", "Back"), command: go(page - 1) } : null,
    page < pages ? { label: say("Sau", "Next"), command: go(page + 1) } : null,
  ];
}

function filterRow({ filter: shown, language }: TaskListView): Button[] {
  const say = sayIn(language);
  const all: { label: string; filter: string }[] = [
    { label: say("Việc của tôi", "My tasks"), filter: "" },
    { label: say("Quá hạn", "Overdue"), filter: "late" },
    { label: say("Tuần này", "This week"), filter: "week" },
    { label: say("Cả bộ phận", "My unit"), filter: "unit" },
    { label: say("Toàn cơ quan", "Whole office"), filter: "all" },
  ];
  return all
    .filter(({ filter }) => filter !== shown)
    .map(({ label, filter }) => ({ label, command: `tasks ${filter}`.trim() }));
}

function emptyWords({ filter, language }: TaskListView): string {
  const say = sayIn(language);
  switch (filter) {
    case "":
    case "mine":
      return say("Anh/chị không còn việc nào đang mở.", "You have no open tasks.");
    case "late":
      return say("Không có việc quá hạn.", "Nothing is overdue.");
    case "week":
      return say(
        "Tuần này không có việc đến hạn và không có việc quá hạn.",
        "Nothing is due this week and nothing is overdue.",
      );
    case "unit":
      return say("Bộ phận không còn việc nào đang mở.", "Your unit has no open tasks.");
    case "all":
      return say(
        "Cơ quan chưa có kế hoạch nào đang thực hiện, hoặc mọi việc đã xong.",
        "The office has no active plan, or all tasks are done.",
      );
    default: {
      const sought = `“${cut(filter, 60)}”`;
      return say(
        `Không tìm thấy việc đang mở nào khớp với ${sought}.`,
        `No open task matches ${sought}.`,
      );
    }
  }
}
