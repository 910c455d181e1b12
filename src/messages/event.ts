import { isWorkingDay, type Calendar } from "../domain/calendar.js";
import type { Dating, EventGroup, Waiting } from "../domain/event.js";
import type { Language } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { myTasks, numberButton, rows, turning } from "./tasks.js";
import { andMore, counted, cut, day, deliverableName, plural } from "./words.js";

const SHOWN = 12;

export type EventListView = {
  groups: readonly EventGroup[];
  /** Place of the first shown among all, from 1. */
  first: number;
  page: number;
  pages: number;
  turned: boolean;
  language: Language;
};

/** What open work waits for: a numbered line and a button each. */
export function eventList(view: EventListView): Message {
  const { groups, first, language } = view;
  const say = sayIn(language);
  return message(
    [
      text(
        say(
          "Việc đang mở còn chờ ngày của các sự kiện, cơ quan sau:",
          "Events and agencies that open tasks wait for:",
        ),
        "title",
      ),
      list(groups.map((group, i) => groupLine(group, first + i, language))),
      say(
        "Anh/chị bấm số thứ tự để ghi ngày, hoặc gõ tên và ngày, ví dụ: /sukien công bố chỉ số 15/7/2026.",
        "Choose a number to enter the day, or type name and day, for example: /event NAME 15/7/2026.",
      ),
    ],
    [
      ...rows(
        groups.map((group, i) => ({ label: String(first + i), command: eventCommand(group) })),
        4,
      ),
      turning(view, (page) => `event p${String(page)}`),
    ],
    view.turned ? { replaces: true } : {},
  );
}

/** "event o57": by an occurrence of it, for a name does not fit a button. */
export function eventCommand({ waiting }: EventGroup): string {
  return `event o${String(waiting[0]?.occurrence.id)}`;
}

function groupLine(group: EventGroup, place: number, language: Language): string {
  const { on, repeat } = group;
  const say = sayIn(language);
  const marks = [
    ...(repeat ? [say("mỗi lần phát sinh", "each time it happens")] : []),
    ...(on === null ? [] : [say(`đã ghi ngày ${day(on)}`, `entered: ${day(on)}`)]),
  ];
  const mark = marks.length === 0 ? "" : ` (${marks.join(", ")})`;
  return `${String(place)}. ${nameOf(group, language)}${mark}: ${tasksOf(group, language)}`;
}

/** "“tỉnh công bố kết quả”", "ngày do Sở Nội vụ định". */
function nameOf({ kind, name }: Pick<EventGroup, "kind" | "name">, language: Language): string {
  const quoted = `“${cut(name, 100)}”`;
  return kind === "event"
    ? quoted
    : sayIn(language)(`thời hạn theo ${quoted}`, `the due day set by ${quoted}`);
}

/** "3 việc (#6, #9, #12)". */
function tasksOf({ waiting }: EventGroup, language: Language): string {
  const numbers = [...new Set(waiting.map(({ task }) => task.number))];
  const shown = numbers.slice(0, 6).map((number) => `#${String(number)}`);
  const more = numbers.length > shown.length ? ", …" : "";
  const many = String(numbers.length);
  const count = sayIn(language)(`${many} việc`, counted(numbers.length, "task"));
  return `${count} (${shown.join(", ")}${more})`;
}

/** The day that was typed, and the due day behind it. */
export type EventDays = { day: CivilDate; due: CivilDate | null };

/** A group that fits, with what was typed as its days: without a year they are read by its kind. */
export type EventChoice = { group: EventGroup; days: EventDays | null };

/** Several fit the words: which one. The days that were typed are carried along. */
export function whichEvent(
  typed: string,
  choices: readonly EventChoice[],
  language: Language,
): Message {
  const count = String(choices.length);
  const name = cut(typed, 60);
  const shown = choices.slice(0, SHOWN);
  const left = choices.length - shown.length;
  const say = sayIn(language);
  return message(
    [
      say(
        `Có ${count} mục khớp với “${name}”. Anh/chị chọn mục nào?`,
        `${count} fit “${name}”. Which one do you mean?`,
      ),
      list(shown.map(({ group }, i) => groupLine(group, i + 1, language))),
      left === 0
        ? null
        : say(
            `… và ${String(left)} mục nữa. Anh/chị gõ thêm từ trong tên, hoặc chọn trong danh sách.`,
            `… and ${String(left)} more. Type more words of the name, or choose from the list.`,
          ),
    ],
    [
      ...rows(
        shown.map(({ group, days }, i) => ({
          label: String(i + 1),
          command: [eventCommand(group), days?.day, days?.due].filter(Boolean).join(" "),
        })),
        4,
      ),
      left === 0 ? [] : [{ label: say("Tất cả sự kiện", "All events"), command: "event" }],
    ],
  );
}

export type EventDayView = {
  group: EventGroup;
  /** Why what was typed before did not do. */
  said: string | null;
  /** Of what waits for the day, from 1; behind the last page the last one. */
  page: number;
  turned: boolean;
  today: CivilDate;
  language: Language;
};

/** When did it happen, or until when does the agency want it? */
export function askEventDay(view: EventDayView): Message {
  const { group, said, today, language } = view;
  const say = sayIn(language);
  const pages = Math.max(1, Math.ceil(group.waiting.length / SHOWN));
  const page = Math.min(view.page, pages);
  const shown = group.waiting.slice((page - 1) * SHOWN, page * SHOWN);
  const total = String(group.waiting.length);
  const name = nameOf(group, language);
  const asks =
    group.kind === "event"
      ? say(
          `${name} diễn ra ngày nào? Anh/chị trả lời tin này bằng ngày (ví dụ: 15/7/2026).`,
          `On which day does ${name} happen? Reply to this message with the day (for example: 15/7/2026).`,
        )
      : say(
          `Ngày đến hạn là ngày nào (${name})? Anh/chị trả lời tin này bằng ngày (ví dụ: 15/7/2026).`,
          `Which day is it (${name})? Reply to this message with the day (for example: 15/7/2026).`,
        );
  const command = eventCommand(group);
  const button: Button[] =
    group.kind === "event"
      ? [
          {
            label: say(`Hôm nay, ${day(today)}`, `Today, ${day(today)}`),
            command: `${command} ${today}`,
          },
        ]
      : [];
  return message(
    [
      said,
      asks,
      list(shown.map((one) => waitingLine(one, language))),
      pages === 1
        ? null
        : say(
            `Trang ${String(page)}/${String(pages)}, tất cả ${total} sản phẩm.`,
            `Page ${String(page)} of ${String(pages)}, ${total} deliverables in all.`,
          ),
    ],
    [button, turning({ page, pages, language }, (to) => `${command} p${String(to)}`)],
    { ask: command, ...(view.turned ? { replaces: true } : {}) },
  );
}

function waitingLine({ task, occurrence }: Waiting, language: Language): string {
  const phrase = occurrence.phrase === null ? "" : ` · “${cut(occurrence.phrase, 80)}”`;
  const name = deliverableName(occurrence, language, 60);
  return `#${String(task.number)} ${cut(task.title, 90)} · ${name}${phrase}`;
}

export type EventPreview = {
  group: EventGroup;
  datings: readonly Dating[];
  day: CivilDate;
  /** Given for those whose phrase counts no days; null while it was not. */
  due: CivilDate | null;
  today: CivilDate;
  calendar: Calendar;
  language: Language;
};

/** What would be written, to be confirmed by a button; a due day is asked for where none can be counted. */
export function eventPreview(view: EventPreview): Message {
  const { group, datings, due, language } = view;
  const say = sayIn(language);
  const open = datings.filter(({ to }) => to.due === null).length;
  const command = `${eventCommand(group)} ${view.day}`;
  const yes = `${command} ${due ?? ""} yes`.replace(/ +/g, " ");
  const count = String(datings.length);
  return message(
    [
      text(headOf(view), "title"),
      say(
        `Sẽ ghi thời hạn cho ${count} sản phẩm:`,
        `This dates ${counted(datings.length, "deliverable")}:`,
      ),
      datingList(view),
      open === 0
        ? null
        : say(
            `Với ${String(open)} sản phẩm, kế hoạch không ghi số ngày tính từ sự kiện. Anh/chị trả lời tin này bằng ngày đến hạn, hoặc ghi mà chưa đặt hạn.`,
            `For ${counted(open, "deliverable")} the plan counts no days. Reply to this message with the due day, or enter the event without one.`,
          ),
    ],
    [
      [
        {
          label:
            open === 0
              ? say("Ghi ngày", "Enter it")
              : say("Ghi, chưa đặt hạn", "Enter, no due day"),
          command: yes,
          style: "primary",
        },
        { label: say("Sự kiện khác", "Other events"), command: "event" },
      ],
    ],
    { ask: open === 0 ? eventCommand(group) : command },
  );
}

function headOf({ group, day: on, calendar, language }: EventPreview): string {
  const off = isWorkingDay(on, calendar) ? "" : sayIn(language)(" (ngày nghỉ)", " (a day off)");
  const before =
    group.on === null
      ? ""
      : sayIn(language)(`, trước đây ghi ${day(group.on)}`, `, before: ${day(group.on)}`);
  return `${nameOf(group, language)}: ${day(on)}${off}${before}`;
}

function datingList(view: Omit<EventPreview, "due">) {
  const { datings, language } = view;
  const shown = datings.slice(0, SHOWN);
  const left = datings.length - shown.length;
  const more = andMore(left, sayIn(language)("sản phẩm", plural(left, "deliverable")), language);
  const lines = shown.map((one) => datingLine(one, view));
  return list(more === null ? lines : [...lines, more]);
}

function datingLine(
  { task, occurrence, to }: Dating,
  { today, calendar, language }: Pick<EventPreview, "today" | "calendar" | "language">,
): string {
  const say = sayIn(language);
  const name = deliverableName({ ...occurrence, key: to.key }, language, 60);
  const parts = [`#${String(task.number)} ${cut(task.title, 90)}`, name];
  if (to.due === null) {
    parts.push(say("chưa có hạn", "no due day yet"));
  } else {
    const off = isWorkingDay(to.due, calendar) ? "" : say(", rơi vào ngày nghỉ", ", a day off");
    const past = to.due < today ? say(", đã qua", ", past") : "";
    parts.push(`${say("hạn", "due")} ${day(to.due)}${off}${past}`);
  }
  if (occurrence.confirm) parts.push(say("cần xác nhận", "to be confirmed"));
  return parts.join(" · ");
}

/** It is written. */
export function eventEntered(view: Omit<EventPreview, "due"> & { told: number }): Message {
  const { group, datings, language, told } = view;
  const say = sayIn(language);
  const numbers = [...new Set(datings.map(({ task }) => task.number))];
  const people = String(told);
  return message(
    [
      say(
        `Đã ghi ngày ${day(view.day)} cho ${nameOf(group, language)}.`,
        `Entered ${day(view.day)} for ${nameOf(group, language)}.`,
      ),
      datingList(view),
      told === 0
        ? null
        : say(`Đã báo cho ${people} người có việc liên quan.`, `People told: ${people}.`),
    ],
    [
      ...rows(
        numbers.slice(0, 10).map((number) => numberButton(number)),
        5,
      ),
      [{ label: say("Sự kiện khác", "Other events"), command: "event" }, myTasks(language)],
    ],
  );
}

/** To somebody in charge, or of a unit that leads: all that has its day now. */
export function eventNotice(view: Omit<EventPreview, "due">, by: string): Message {
  const { group, datings, language } = view;
  const head = sayIn(language)(
    `${by} đã ghi ngày ${day(view.day)} cho ${nameOf(group, language)}. Việc của anh/chị:`,
    `${by} entered ${day(view.day)} for ${nameOf(group, language)}. Your tasks:`,
  );
  const numbers = [...new Set(datings.map(({ task }) => task.number))];
  const [only, ...others] = numbers;
  return message(
    [text(head, "title"), datingList(view)],
    rows(
      numbers.slice(0, 10).map((number) => numberButton(number)),
      5,
    ),
    only === undefined || others.length > 0 ? {} : { about: only },
  );
}
