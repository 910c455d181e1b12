import { isWorkingDay, type Calendar } from "../domain/calendar.js";
import type { Language } from "../domain/office.js";
import type { Extension, Occurrence, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { choice, type ChoiceView } from "./choice.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { myTasks, seeTask, standingWords, turning } from "./tasks.js";
import {
  counted,
  cut,
  day,
  deliverableName,
  dueWords,
  moment,
  names,
  personName,
} from "./words.js";

/** "#12, Kế hoạch". */
function what(task: TaskSheet, occurrence: Occurrence, language: Language): string {
  return `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
}

/** "30/7/2026 (ngày nghỉ)": the day is not moved (R12). */
function dayWords(date: CivilDate, calendar: Calendar, language: Language): string {
  const off = sayIn(language)(" (ngày nghỉ)", " (not a working day)");
  return `${day(date)}${isWorkingDay(date, calendar) ? "" : off}`;
}

/** Several deliverables have a due day: which one. What was typed with it waits as a draft. */
export function whichToExtend(task: TaskSheet, view: ChoiceView): Message {
  const n = String(task.number);
  const count = String(view.total);
  const said = sayIn(view.language)(
    `Việc #${n} có ${count} sản phẩm có hạn. Anh/chị đề nghị gia hạn sản phẩm nào?`,
    `Task #${n} has ${count} deliverables with a due day. For which one do you need more time?`,
  );
  return choice("extend", said, task, view);
}

/** Until when? A reason that was said already is carried along. */
export function askNewDay(
  task: TaskSheet,
  occurrence: Occurrence,
  near: readonly CivilDate[],
  reason: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const to = `extend ${String(task.number)} o${String(occurrence.id)}`;
  const buttons = near.map((date) => ({
    label: `${say("Đến", "Until")} ${day(date)}`,
    command: `${to} ${date}`,
  }));
  return message(
    [
      say(
        `Đề nghị gia hạn ${what(task, occurrence, language)}, đến ngày nào? Hiện nay: ${dueWords(occurrence, language)}.`,
        `Until when do you need more time for ${what(task, occurrence, language)}? It is ${dueWords(occurrence, language)}.`,
      ),
      say(
        "Anh/chị trả lời tin này bằng ngày (ví dụ: 30/7/2026).",
        "Reply to this message with a day (for example: 30/7/2026).",
      ),
    ],
    reason === "" ? [buttons] : [],
    { about: task.number, ask: reason === "" ? to : `${to} ${reason}` },
  );
}

/** Why? */
export function askExtensionReason(
  task: TaskSheet,
  occurrence: Occurrence,
  wanted: CivilDate,
  calendar: Calendar,
  language: Language,
): Message {
  const say = sayIn(language);
  const to = `extend ${String(task.number)} o${String(occurrence.id)} ${wanted}`;
  const usual = [say("Chờ số liệu", "Waiting for data"), say("Chờ hướng dẫn", "No guidance yet")];
  const until = dayWords(wanted, calendar, language);
  return message(
    [
      say(
        `Lý do đề nghị gia hạn ${what(task, occurrence, language)}, đến ${until}? Anh/chị trả lời tin này bằng lý do.`,
        `Why is more time needed for ${what(task, occurrence, language)}, until ${until}? Reply to this message with the reason.`,
      ),
    ],
    [usual.map((reason) => ({ label: reason, command: `${to} ${reason}` }))],
    { about: task.number, ask: to },
  );
}

/** The request is kept, and those who decide are told. */
export function extensionAsked(
  task: TaskSheet,
  occurrence: Occurrence,
  asked: Pick<Extension, "id" | "wanted" | "reason">,
  told: number,
  calendar: Calendar,
  language: Language,
): Message {
  const say = sayIn(language);
  const until = dayWords(asked.wanted, calendar, language);
  const wait =
    told > 0
      ? say(
          "Văn phòng và lãnh đạo Ủy ban nhân dân được báo ngay; hạn hiện nay giữ nguyên cho đến khi có quyết định.",
          "The clerk and the leaders are told at once; the present due day stands until they decide.",
        )
      : say(
          "Hạn hiện nay giữ nguyên cho đến khi có quyết định.",
          "The present due day stands until it is decided.",
        );
  return message(
    [
      say(
        `Đã gửi đề nghị gia hạn ${what(task, occurrence, language)}, đến ${until}, lý do: “${cut(asked.reason, 200)}”.`,
        `Asked for more time for ${what(task, occurrence, language)}, until ${until}, reason: “${cut(asked.reason, 200)}”.`,
      ),
      wait,
    ],
    [[recallButton(asked.id, language), seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** [Đồng ý] [Không đồng ý] */
export function decisionRow(id: number, language: Language): Button[] {
  const say = sayIn(language);
  const x = `x${String(id)}`;
  return [
    { label: say("Đồng ý", "Agree"), command: `grant ${x}`, style: "primary" },
    { label: say("Không đồng ý", "Do not agree"), command: `refuse ${x}`, style: "danger" },
  ];
}

function otherDayButton(id: number, language: Language): Button {
  const label = sayIn(language)("Cho hạn khác", "Another day");
  return { label, command: `grant x${String(id)} other` };
}

export function recallButton(id: number, language: Language): Button {
  return {
    label: sayIn(language)("Rút đề nghị", "Take it back"),
    command: `recall x${String(id)}`,
  };
}

export type ExtensionItem = { task: TaskSheet; occurrence: Occurrence; extension: Extension };

export type ExtensionQueueView = {
  item: ExtensionItem | null;
  total: number;
  page: number;
  pages: number;
  today: CivilDate;
  calendar: Calendar;
  zone: string;
  /** Whether the reader may decide this one; a clerk's own request they may only take back. */
  mayDecide: boolean;
  turned: boolean;
  language: Language;
};

/** The requests that wait, one whole at a time, longest waiting first. */
export function extensionQueue(view: ExtensionQueueView): Message {
  const { item, total, page, pages, language } = view;
  const say = sayIn(language);
  if (item === null) {
    const none = say("Không có đề nghị gia hạn nào chờ quyết định.", "Nobody waits for more time.");
    return message([none], [[myTasks(language)]]);
  }
  const many = say(`${String(total)} đề nghị gia hạn chờ quyết định`, counted(total, "request"));
  const which = pages > 1 ? say(`, đề nghị thứ ${String(page)}`, `, number ${String(page)}`) : "";
  const { id } = item.extension;
  return message(
    [
      text(`${many}${which}:`, "title"),
      `#${String(item.task.number)} ${cut(item.task.title, 300)}`,
      list(requestLines(item, view)),
    ],
    [
      view.mayDecide ? decisionRow(id, language) : [recallButton(id, language)],
      [view.mayDecide ? otherDayButton(id, language) : null, seeTask(item.task.number, language)],
      turning(view, (to) => `extend p${String(to)}`),
    ],
    { about: item.task.number, ...(view.turned ? { replaces: true } : {}) },
  );
}

type Beside = Pick<ExtensionQueueView, "today" | "calendar" | "zone" | "language">;

function requestLines({ task, occurrence, extension }: ExtensionItem, beside: Beside): string[] {
  const { today, calendar, zone, language } = beside;
  const say = sayIn(language);
  const mark = standingWords(occurrence, today, language).words;
  const by = personName(extension.askedBy.name, language);
  return [
    `${say("Sản phẩm", "Deliverable")}: ${deliverableName(occurrence, language)}`,
    `${say("Chủ trì", "Lead")}: ${names(task.lead, language)}`,
    capital(dueWords(occurrence, language)) + (mark === null ? "" : ` · ${mark}`),
    `${say("Đề nghị đến", "Wanted until")}: ${dayWords(extension.wanted, calendar, language)}`,
    `${say("Lý do", "Reason")}: “${cut(extension.reason, 400)}”`,
    `${say("Người đề nghị", "Asked by")}: ${by}, ${moment(extension.askedAt, zone, language)}`,
  ];
}

/** To those who decide. */
export function extensionNotice(item: ExtensionItem, beside: Beside): Message {
  const { task, extension } = item;
  const { language } = beside;
  const head = sayIn(language)(
    `${extension.askedBy.name} đề nghị gia hạn #${String(task.number)}:`,
    `${extension.askedBy.name} asks for more time for #${String(task.number)}:`,
  );
  return message(
    [text(head, "title"), cut(task.title, 300), list(requestLines(item, beside))],
    [
      decisionRow(extension.id, language),
      [otherDayButton(extension.id, language), seeTask(task.number, language)],
    ],
    { about: task.number },
  );
}

/** Which other day? */
export function askOtherDay(
  { task, occurrence, extension }: ExtensionItem,
  said: string | null,
  language: Language,
): Message {
  const by = personName(extension.askedBy.name, language);
  const asks = sayIn(language)(
    `Gia hạn ${what(task, occurrence, language)}, đến ngày nào? ${by} đề nghị đến ${day(extension.wanted)}. Anh/chị trả lời tin này bằng ngày.`,
    `Until when is there more time for ${what(task, occurrence, language)}? ${by} asked for ${day(extension.wanted)}. Reply to this message with a day.`,
  );
  return message([said, asks], [], {
    about: task.number,
    ask: `grant x${String(extension.id)}`,
  });
}

/** Why not? */
export function askRefusalReason(
  { task, occurrence, extension }: ExtensionItem,
  language: Language,
): Message {
  const say = sayIn(language);
  const to = `refuse x${String(extension.id)}`;
  const usual = [
    say("Thời hạn do cấp trên giao", "Set by a higher level"),
    say("Lý do chưa thuyết phục", "Reason not convincing"),
  ];
  return message(
    [
      say(
        `Lý do không đồng ý gia hạn ${what(task, occurrence, language)}? Anh/chị trả lời tin này bằng lý do.`,
        `Why is there no more time for ${what(task, occurrence, language)}? Reply to this message with the reason.`,
      ),
    ],
    [usual.map((reason) => ({ label: reason, command: `${to} ${reason}` }))],
    { about: task.number, ask: to },
  );
}

export type Outcome =
  | { state: "granted"; due: CivilDate; was: CivilDate }
  | { state: "refused"; answer: string }
  | { state: "withdrawn" };

/** To whoever decided or took back: what was written, and whether more waits. */
export function extensionSettled(
  { task, occurrence }: ExtensionItem,
  outcome: Outcome,
  waiting: number,
  language: Language,
): Message {
  const say = sayIn(language);
  const name = what(task, occurrence, language);
  const next: Button[] =
    waiting === 0
      ? []
      : [{ label: say("Đề nghị tiếp theo", "The next request"), command: "extend" }];
  return message([outcomeWords(name, outcome, say)], [[...next, seeTask(task.number, language)]], {
    about: task.number,
  });
}

function outcomeWords(name: string, outcome: Outcome, say: ReturnType<typeof sayIn>): string {
  switch (outcome.state) {
    case "granted":
      return say(
        `Đã đồng ý gia hạn ${name}, đến ${day(outcome.due)} (hạn trước đó ${day(outcome.was)}).`,
        `There is more time for ${name}, until ${day(outcome.due)} (it was due ${day(outcome.was)}).`,
      );
    case "refused":
      return say(
        `Không đồng ý gia hạn ${name}, lý do: “${cut(outcome.answer, 300)}”. Hạn hiện nay giữ nguyên.`,
        `No more time for ${name}, reason: “${cut(outcome.answer, 300)}”. The present due day stands.`,
      );
    case "withdrawn":
      return say(
        `Đã rút đề nghị gia hạn ${name}. Hạn hiện nay giữ nguyên.`,
        `The request for more time for ${name} was taken back. The present due day stands.`,
      );
  }
}

/** To whoever asked and whoever is in charge: the decision, and by whom. */
export function settledNotice(
  { task, occurrence, extension }: ExtensionItem,
  outcome: Outcome,
  by: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const name = what(task, occurrence, language);
  const again: Button[] =
    outcome.state !== "refused"
      ? []
      : [
          {
            label: say("Đề nghị lại", "Ask again"),
            command: `extend ${String(task.number)} o${String(extension.occurrenceId)}`,
          },
        ];
  return message(
    [`${noticeWords(name, outcome, by, say)}\n${cut(task.title, 300)}`],
    [[seeTask(task.number, language), ...again]],
    { about: task.number },
  );
}

function noticeWords(
  name: string,
  outcome: Outcome,
  by: string,
  say: ReturnType<typeof sayIn>,
): string {
  switch (outcome.state) {
    case "granted":
      return say(
        `${by} đồng ý gia hạn ${name}: hạn mới ${day(outcome.due)} (hạn trước đó ${day(outcome.was)}).`,
        `${by} gave more time for ${name}: it is now due ${day(outcome.due)} (before: ${day(outcome.was)}).`,
      );
    case "refused":
      return say(
        `${by} không đồng ý gia hạn ${name}: “${cut(outcome.answer, 400)}”. Hạn hiện nay giữ nguyên.`,
        `${by} gave no more time for ${name}: “${cut(outcome.answer, 400)}”. The present due day stands.`,
      );
    case "withdrawn":
      return say(
        `${by} đã rút đề nghị gia hạn ${name}. Hạn hiện nay giữ nguyên.`,
        `${by} took back the request for more time for ${name}. The present due day stands.`,
      );
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
