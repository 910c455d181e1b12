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
  /** What was asked, as a button asks for it again: "", "unit", "all late", or words. */
  filter: string;
  /** Whose list: shown as its heading. */
  scope: "mine" | "unit" | "all";
  when: "" | "late" | "week";
  /** Words that were searched for, "" where there are none; and the unit or criterion that they turned out to be. */
  words: string;
  unit: string | null;
  criterion: string | null;
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
  if (line.blocked) parts.push(say("đang vướng mắc", "blocked"));
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

function heading(view: TaskListView): string {
  const { total, late, language } = view;
  const say = sayIn(language);
  const n = String(total);
  const many = counted(total, "task");
  switch (view.when) {
    case "late":
      return say(
        `Việc quá hạn${scopeWords(view)}: ${n} việc.`,
        `Overdue${scopeWords(view)}: ${many}.`,
      );
    case "week":
      return say(
        `Việc đến hạn trong tuần này hoặc đã quá hạn${scopeWords(view)}: ${n} việc.`,
        `Due this week or overdue${scopeWords(view)}: ${many}.`,
      );
    case "": {
      const open = say(`${n} việc đang mở`, `${n} open`) + lateWords(late, language);
      return `${whoseWords(view)}: ${open}.`;
    }
  }
}

/** " của toàn cơ quan", where it is not the reader's own list. */
function scopeWords({ scope, words, unit, criterion, language }: TaskListView): string {
  const say = sayIn(language);
  if (unit !== null) return say(` của ${unit}`, ` of ${unit}`);
  if (criterion !== null) return say(` của tiêu chí ${criterion}`, ` of criterion ${criterion}`);
  if (words !== "") return say(` tìm theo “${cut(words, 40)}”`, ` found by “${cut(words, 40)}”`);
  if (scope === "mine") return "";
  return scope === "unit"
    ? say(" của bộ phận", " in your unit")
    : say(" của toàn cơ quan", " in the whole office");
}

function whoseWords({ scope, words, unit, criterion, language }: TaskListView): string {
  const say = sayIn(language);
  if (unit !== null) return say(`Nhiệm vụ của ${unit}`, `Tasks of ${unit}`);
  if (criterion !== null) {
    return say(`Nhiệm vụ của tiêu chí ${criterion}`, `Tasks of criterion ${criterion}`);
  }
  if (words !== "") {
    const sought = `“${cut(words, 40)}”`;
    return say(`Nhiệm vụ tìm theo ${sought}`, `Tasks found by ${sought}`);
  }
  switch (scope) {
    case "mine":
      return say("Nhiệm vụ của anh/chị", "Your tasks");
    case "unit":
      return say("Nhiệm vụ của bộ phận", "Tasks of your unit");
    case "all":
      return say("Nhiệm vụ của toàn cơ quan", "Tasks of the whole office");
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

function filterRow({ filter: shown, scope, language }: TaskListView): Button[] {
  const say = sayIn(language);
  const all: { label: string; filter: string }[] = [
    { label: say("Việc của tôi", "My tasks"), filter: "" },
    { label: say("Quá hạn", "Overdue"), filter: "late" },
    { label: say("Tuần này", "This week"), filter: "week" },
    { label: say("Cả bộ phận", "My unit"), filter: "unit" },
    { label: say("Toàn cơ quan", "Whole office"), filter: "all" },
  ];
  if (scope === "all") {
    const label = say("Quá hạn toàn cơ quan", "Overdue, whole office");
    all.push({ label, filter: "all late" });
  }
  return all
    .filter(({ filter }) => filter !== shown)
    .map(({ label, filter }) => ({ label, command: `tasks ${filter}`.trim() }));
}

function emptyWords(view: TaskListView): string {
  const { scope, when, unit, criterion, words, language } = view;
  const say = sayIn(language);
  if (when === "late") return say("Không có việc quá hạn.", "Nothing is overdue.");
  if (when === "week") {
    return say(
      "Tuần này không có việc đến hạn và không có việc quá hạn.",
      "Nothing is due this week and nothing is overdue.",
    );
  }
  if (unit !== null) {
    return say(`${unit} không còn việc nào đang mở.`, `${unit} has no open tasks.`);
  }
  if (criterion !== null) {
    return say(
      `Không có việc đang mở nào của tiêu chí ${criterion}.`,
      `No open task belongs to criterion ${criterion}.`,
    );
  }
  if (words !== "") {
    const sought = `“${cut(words, 60)}”`;
    return say(
      `Không tìm thấy việc đang mở nào khớp với ${sought}.`,
      `No open task matches ${sought}.`,
    );
  }
  switch (scope) {
    case "mine":
      return say("Anh/chị không còn việc nào đang mở.", "You have no open tasks.");
    case "unit":
      return say("Bộ phận không còn việc nào đang mở.", "Your unit has no open tasks.");
    case "all":
      return say(
        "Cơ quan chưa có kế hoạch nào đang thực hiện, hoặc mọi việc đã xong.",
        "The office has no active plan, or all tasks are done.",
      );
  }
}

/** In the group, where its office wants lists to be read in private. */
export function toldInPrivate(
  name: string,
  told: "sent" | "closed" | "failed",
  language: Language,
): Message {
  const say = sayIn(language);
  switch (told) {
    case "sent":
      return message([
        say(
          `${name}: danh sách việc đã được gửi vào tin nhắn riêng.`,
          `${name}: the list is in your private chat.`,
        ),
      ]);
    case "closed": {
      const words = say(
        `${name}: đơn vị chọn trả lời riêng, nhưng anh/chị chưa mở trò chuyện riêng với trợ lý. Anh/chị nhắn riêng cho trợ lý một lần rồi hỏi lại.`,
        `${name}: the office wants lists to be read in private, but you have no private chat with the assistant yet. Write to it there once, then ask again.`,
      );
      return message([words], [], { inPrivate: "tasks" });
    }
    case "failed":
      return message([
        say(
          `${name}: chưa gửi được danh sách việc vào tin nhắn riêng. Anh/chị hỏi lại sau ít phút.`,
          `${name}: the list could not be sent to your private chat. Please ask again in a few minutes.`,
        ),
      ]);
  }
}
