import type { Deed, LeftOut, UrgeRecord } from "../domain/urge.js";
import type { NudgeLine } from "../domain/nudge.js";
import type { Language } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type ListItem, type Message } from "./message.js";
import { leftWords } from "./nudge.js";
import { answerButton } from "./obstacle.js";
import { numberButton, rows, turning } from "./tasks.js";
import { counted, cut, deliverableName, dueWords, moment, personName } from "./words.js";

/** A late task as it is listed to those who urge. */
export type LateTask = {
  /** What is late of it, longest overdue first. */
  lines: NudgeLine[];
  units: string;
  person: string | null;
  /** An obstacle without an answer. */
  obstacle: number | null;
  urged: UrgeRecord | null;
};

export type LateView = {
  tasks: LateTask[];
  total: number;
  /** Units that lead several late tasks. */
  units: { id: number; name: string; late: number }[];
  page: number;
  pages: number;
  today: CivilDate;
  zone: string;
  turned: boolean;
  language: Language;
};

/** What is late, longest overdue first, with who was urged how often and whether they have seen it. */
export function lateList(view: LateView): Message {
  const { tasks, total, page, pages, language } = view;
  const say = sayIn(language);
  if (total === 0) {
    const label = say("Việc toàn cơ quan", "Tasks of the office");
    return message([noneLate(language)], [[{ label, command: "tasks all" }]]);
  }
  const at = pages > 1 ? `, ${say("trang", "page")} ${String(page)}/${String(pages)}` : "";
  const many = say(`Việc quá hạn: ${String(total)} việc`, `Overdue: ${counted(total, "task")}`);
  return message(
    [
      text(`${many}${at}.`, "title"),
      list(tasks.map((task) => lateItem(task, view))),
      how(language),
    ],
    [
      ...tasks.map((task) => lateButtons(task, language)),
      ...rows(
        view.units.map((unit) => unitButton(unit, language)),
        2,
      ),
      turning(view, (to) => `urge p${String(to)}`),
    ],
    view.turned ? { replaces: true } : {},
  );
}

function noneLate(language: Language): string {
  return sayIn(language)("Không có việc nào quá hạn.", "Nothing is overdue.");
}

function how(language: Language) {
  return text(
    sayIn(language)(
      "Kèm lời nhắn: gõ /dondoc SỐ lời nhắn, ví dụ /dondoc 12 nộp trước thứ Sáu; cả bộ phận: /dondoc TÊN BỘ PHẬN.",
      "To say something along: /urge NUMBER words, for example /urge 12 by Friday please; a whole unit: /urge UNIT.",
    ),
    "note",
  );
}

function lateItem({ lines, units, person, obstacle, urged }: LateTask, view: LateView): ListItem {
  const { today, language } = view;
  const say = sayIn(language);
  const [first] = lines;
  if (first === undefined) return { text: "" };
  const more = lines.length - 1;
  const charge = person === null ? "" : `, ${personName(person, language)}`;
  const parts = [
    `#${String(first.number)} ${cut(first.title, 110)}`,
    cut(deliverableName(first, language), 60),
    dueWords(first, language),
    leftWords(first, today, language),
    more === 0
      ? null
      : say(`${String(more)} sản phẩm khác quá hạn`, `${String(more)} more overdue in it`),
    `${units}${charge}`,
    obstacle === null ? null : say("đang vướng mắc, chờ trả lời", "blocked, waiting for an answer"),
    urged === null ? say("chưa đôn đốc", "not urged yet") : urgedWords(urged, view),
  ];
  return { text: parts.filter((part) => part !== null).join(" · "), state: "late" };
}

/** "đã đôn đốc 2 lần, lần cuối 08:12 ngày 10/6/2026: Lê Thị Minh đã xem, Nguyễn Văn Hòa chưa xem". */
function urgedWords({ times, last }: UrgeRecord, { zone, language }: LateView): string {
  const say = sayIn(language);
  const when = moment(last.at, zone, language);
  const who = last.members.slice(0, 3).map(({ id, name }) => {
    const saw = last.seen.some((member) => member.id === id);
    const shown = personName(name, language);
    return saw
      ? say(`${shown} đã xem`, `${shown} saw it`)
      : say(`${shown} chưa xem`, `${shown} did not see it`);
  });
  const left = last.members.length - who.length;
  const more = left > 0 ? say(`, và ${String(left)} người nữa`, ` and ${String(left)} more`) : "";
  return (
    say(
      `đã đôn đốc ${String(times)} lần, lần cuối ${when}`,
      `urged ${counted(times, "time")}, last at ${when}`,
    ) + `: ${who.join(", ")}${more}`
  );
}

function lateButtons({ lines, obstacle }: LateTask, language: Language): Button[] {
  const number = lines[0]?.number ?? 0;
  const first =
    obstacle === null
      ? urgeButton(number, language)
      : answerButton(obstacle, ` #${String(number)}`, language);
  return [first, numberButton(number)];
}

export function urgeButton(number: number, language: Language): Button {
  const n = String(number);
  const label = sayIn(language)(`Đôn đốc #${n}`, `Urge #${n}`);
  return { label, command: `urge ${n}`, style: "primary" };
}

function unitButton({ id, name, late }: LateView["units"][number], language: Language): Button {
  const label = sayIn(language)(
    `Đôn đốc ${cut(name, 30)} (${String(late)})`,
    `Urge ${cut(name, 30)} (${String(late)})`,
  );
  return { label, command: `urge u${String(id)}` };
}

/** To the one who urged: whom it reaches, about what, and what was left out. */
export function urgedAnswer(
  {
    deeds,
    words,
    left,
    unit,
  }: { deeds: Deed[]; words: string; left: LeftOut; unit: string | null },
  language: Language,
): Message {
  const say = sayIn(language);
  const people = [
    ...new Map(deeds.flatMap(({ members }) => members).map((m) => [m.id, m])).values(),
  ];
  const shown = people.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = people.length - shown.length;
  const names =
    shown.join(", ") +
    (more > 0 ? say(` và ${String(more)} người nữa`, ` and ${String(more)} more`) : "");
  const numbers = deeds.map(({ number }) => `#${String(number)}`);
  const [only] = deeds;
  const what =
    unit === null && only !== undefined
      ? say(
          `Đã đôn đốc ${names} về việc ${numbers[0] ?? ""}, lần thứ ${String(only.times)}.`,
          `Urged ${names} about ${numbers[0] ?? ""}, for the ${ordinal(only.times)} time.`,
        )
      : say(
          `Đã đôn đốc ${unit ?? ""}: ${String(deeds.length)} việc quá hạn (${cut(numbers.join(", "), 120)}), gửi ${names}.`,
          `Urged ${unit ?? ""}: ${counted(deeds.length, "overdue task")} (${cut(numbers.join(", "), 120)}), sent to ${names}.`,
        );
  return message(
    [
      what,
      words === "" ? null : `${say("Lời nhắn", "Your words")}: “${words}”`,
      leftOutWords(left, language),
    ],
    [
      [
        ...deeds.slice(0, 4).map(({ number }) => numberButton(number)),
        { label: say("Việc quá hạn", "What is overdue"), command: "urge" },
      ],
    ],
    unit === null && only !== undefined ? { about: only.number } : {},
  );
}

const MOST_NAMES = 5;

function ordinal(n: number): string {
  const ending = n % 100 > 10 && n % 100 < 14 ? undefined : ["st", "nd", "rd"][(n % 10) - 1];
  return `${String(n)}${ending ?? "th"}`;
}

/** "Không gửi: 1 việc đang vướng mắc, 2 việc đã đôn đốc trong một giờ qua." */
export function leftOutWords(
  { blocked, lately, nobody }: LeftOut,
  language: Language,
): string | null {
  const say = sayIn(language);
  const parts = [
    blocked === 0
      ? null
      : say(`${String(blocked)} việc đang vướng mắc`, `${counted(blocked, "task")} blocked`),
    lately === 0
      ? null
      : say(
          `${String(lately)} việc đã đôn đốc trong một giờ qua`,
          `${counted(lately, "task")} urged within the last hour`,
        ),
    nobody === 0
      ? null
      : say(
          `${String(nobody)} việc không có ai để đôn đốc`,
          `${counted(nobody, "task")} with nobody to urge`,
        ),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${say("Không gửi", "Not sent")}: ${parts.join(", ")}.`;
}
