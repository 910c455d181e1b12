import type { DigestFigures } from "../domain/digest.js";
import type { DueTask, LateTask } from "../domain/digest-lists.js";
import type { OffIndicator } from "../domain/digest-targets.js";
import type { Language } from "../domain/office.js";
import type { DigestView } from "./digest.js";
import { lastTime } from "./digest-progress.js";
import { reachedWords, targetWords } from "./indicator.js";
import { sayIn } from "./language.js";
import { list, text, type Block, type ListItem } from "./message.js";
import {
  andMore,
  counted,
  cut,
  day,
  deliverableName,
  personName,
  plural,
  pointsWords,
} from "./words.js";

/** Lines of each list; the rest is said as a number. */
export const MOST_LINES = 7;
const TITLE = 90;

type Audience = "leaders" | "public";

export function lateSection(view: DigestView, audience: Audience): (Block | null)[] {
  const { figures, before, language } = view;
  const { late } = figures;
  if (late.total === 0) return [];
  const say = sayIn(language);
  const count = say(
    `Quá hạn: ${String(late.total)} việc`,
    `Overdue: ${counted(late.total, "task")}`,
  );
  const then = lastTime(figures, before, ({ late: were }) => String(were.total), language);
  return section(`${count}${then}`, late, (task) => lateItem(task, view, audience), language);
}

function lateItem(task: LateTask, view: DigestView, audience: Audience): ListItem {
  const { now, language } = view;
  const say = sayIn(language);
  const parts = [
    ...nameAndUnits(task, language),
    say(
      `quá hạn ${String(task.daysLate)} ngày (hạn ${day(task.due)})`,
      `${counted(task.daysLate, "day")} overdue (due ${day(task.due)})`,
    ),
  ];
  if (audience === "public") return { text: parts.join(" · "), state: "late" };
  const inCharge = now.inCharge.find(({ taskId }) => taskId === task.taskId);
  const times = now.urged.find(({ taskId }) => taskId === task.taskId)?.times ?? 0;
  const more = [
    pointsOf(task, language),
    inCharge === undefined
      ? null
      : say(
          `phụ trách: ${personName(inCharge.name, language)}`,
          `in charge: ${personName(inCharge.name, language)}`,
        ),
    times === 0 ? null : say(`đã đôn đốc ${String(times)} lần`, `urged ${counted(times, "time")}`),
    task.blocked ? say("đang vướng mắc, chờ trả lời", "an obstacle waits for an answer") : null,
  ];
  const words = [...parts, ...more.filter((part) => part !== null)];
  return { text: words.join(" · "), state: "late" };
}

export function waitingSection(view: DigestView): (Block | null)[] {
  const { figures, language } = view;
  const say = sayIn(language);
  const { waiting } = figures;
  const heading = say(
    `Kết quả chờ duyệt: ${String(waiting.total)}`,
    `To be reviewed: ${counted(waiting.total, "result")}`,
  );
  return section(
    heading,
    waiting,
    (one) => ({
      text: [
        name(one),
        cut(deliverableName(one, language), 60),
        one.days === 0
          ? say("nộp hôm nay", "handed in today")
          : say(`chờ ${String(one.days)} ngày`, `for ${counted(one.days, "day")}`),
      ].join(" · "),
    }),
    language,
  );
}

export function obstacleSection(view: DigestView): (Block | null)[] {
  const { figures, now, language } = view;
  const say = sayIn(language);
  const { obstacles } = figures;
  const heading = say(
    `Vướng mắc chờ trả lời: ${String(obstacles.total)}`,
    `Obstacles without an answer: ${String(obstacles.total)}`,
  );
  return section(
    heading,
    obstacles,
    (one) => {
      const said = now.obstacles.find(({ id }) => id === one.obstacleId)?.text ?? "";
      const days =
        one.days === 0
          ? say("mới nêu", "just raised")
          : say(`chờ ${String(one.days)} ngày làm việc`, `for ${counted(one.days, "working day")}`);
      return { text: [name(one), `“${cut(said, 120)}”`, days].join(" · ") };
    },
    language,
  );
}

export function extensionSection(view: DigestView): (Block | null)[] {
  const { figures, language } = view;
  const say = sayIn(language);
  const { extensions } = figures;
  const heading = say(
    `Đề nghị gia hạn chờ quyết định: ${String(extensions.total)}`,
    `Requests for more time to decide on: ${String(extensions.total)}`,
  );
  return section(
    heading,
    extensions,
    (one) => {
      const wanted = say(`xin đến ${day(one.wanted)}`, `until ${day(one.wanted)}`);
      const days =
        one.days === 0
          ? say("gửi hôm nay", "asked today")
          : say(`chờ ${String(one.days)} ngày`, `for ${counted(one.days, "day")}`);
      return { text: [name(one), wanted, days].join(" · ") };
    },
    language,
  );
}

export function dueSection(view: DigestView): (Block | null)[] {
  const { figures, language } = view;
  const { due, until } = figures;
  const heading = sayIn(language)(
    `Đến hạn từ nay đến ${day(until)}: ${String(due.total)} việc`,
    `Due until ${day(until)}: ${counted(due.total, "task")}`,
  );
  return section(heading, due, (task) => dueItem(task, language), language);
}

function dueItem(task: DueTask, language: Language): ListItem {
  const due = `${sayIn(language)("hạn", "due")} ${day(task.due)}`;
  const parts = [...nameAndUnits(task, language), due];
  return { text: parts.join(" · ") };
}

/** Named by their numbers, so that none is taken for a task. */
export function targetSection(view: DigestView): (Block | null)[] {
  const { figures, before, language } = view;
  if (figures.targets === null) return [];
  const { off } = figures.targets;
  const say = sayIn(language);
  const count = say(
    `Chỉ tiêu chưa đạt: ${String(off.total)}`,
    `Off target: ${counted(off.total, "indicator")}`,
  );
  const followed = before?.targets === null ? null : before;
  const was = ({ targets }: DigestFigures) => String(targets?.off.total ?? 0);
  const then = lastTime(figures, followed, was, language);
  const line = (one: OffIndicator) => offItem(one, language);
  return section(`${count}${then}`, off, line, language, ["chỉ tiêu", "indicator"]);
}

function offItem(one: OffIndicator, language: Language): ListItem {
  const say = sayIn(language);
  const { number, text: words, reached: value, day: of, units } = one;
  const parts = [
    say(`Chỉ tiêu ${String(number)}: `, `Indicator ${String(number)}: `) + cut(words, TITLE),
    ...(units.length === 0 ? [] : [cut(units.join(", "), 80)]),
    reachedWords({ value, day: of }, one, language),
    `${say("mục tiêu", "target")} ${targetWords(one, language)}`,
  ];
  return { text: parts.join(" · ") };
}

function section<T>(
  heading: string,
  { total, items }: { total: number; items: T[] },
  line: (item: T) => ListItem,
  language: Language,
  [vi, en]: readonly [string, string] = ["việc", "task"],
): (Block | null)[] {
  if (total === 0) return [];
  const shown = items.slice(0, MOST_LINES);
  const left = total - shown.length;
  const more = andMore(left, sayIn(language)(vi, plural(left, en)), language);
  return [text(heading, "title"), list(shown.map(line)), more === null ? null : text(more, "note")];
}

function name({ number, title }: { number: number; title: string }): string {
  return `#${String(number)} ${cut(title, TITLE)}`;
}

function nameAndUnits(task: DueTask, language: Language): string[] {
  const units =
    task.units.length === 0
      ? sayIn(language)("chưa ghi bộ phận", "no unit stated")
      : cut(task.units.join(", "), 80);
  return [name(task), units];
}

function pointsOf({ points }: DueTask, language: Language): string | null {
  return points === null || points === 0 ? null : pointsWords(points, language);
}
