import type { Language } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { day } from "./words.js";

/** How the work of an office stands in a week. */
export type OfficeNow = {
  week: { from: CivilDate; until: CivilDate };
  /** Tasks: open ones, late ones among them, and those whose first due day is in the rest of the week. */
  open: number;
  late: number;
  due: number;
  /** Results, obstacles and requests that wait for an answer. */
  waiting: number;
  obstacles: number;
  extensions: number;
  /** Indicators whose last reading is off target. */
  offTarget: number;
};

/** The front page: the list of tasks with its buttons, under the figures of the week for who leads. */
export function homePage(figures: OfficeNow | null, tasks: Message, language: Language): Message {
  if (figures === null) return tasks;
  const { blocks, buttons } = message(
    [text(weekWords(figures, language), "title"), list(figureLines(figures, language))],
    [queueRow(figures, language)],
  );
  return {
    ...tasks,
    blocks: [...blocks, ...tasks.blocks],
    buttons: [...buttons, ...tasks.buttons],
  };
}

function weekWords({ week: { from, until } }: OfficeNow, language: Language): string {
  const [first, last] = [day(from), day(until)];
  return sayIn(language)(`Tuần từ ${first} đến ${last}`, `Week from ${first} to ${last}`);
}

function figureLines(figures: OfficeNow, language: Language): string[] {
  const say = sayIn(language);
  const { open, late, due, waiting, obstacles, extensions, offTarget } = figures;
  const line = (vi: string, en: string, count: number) => `${say(vi, en)}: ${String(count)}`;
  return [
    line("Việc đang mở", "Open tasks", open),
    line("Việc quá hạn", "Overdue tasks", late),
    line("Việc đến hạn trong tuần này", "Tasks due this week", due),
    line("Kết quả chờ duyệt", "Results waiting for review", waiting),
    line("Vướng mắc chưa trả lời", "Obstacles without an answer", obstacles),
    line("Đề nghị gia hạn chưa quyết định", "Requests for more time not decided", extensions),
    line("Chỉ tiêu chưa đạt", "Indicators off target", offTarget),
  ];
}

/** Where something waits, the way to it. */
function queueRow(figures: OfficeNow, language: Language): (Button | null)[] {
  const say = sayIn(language);
  const way = (count: number, label: string, command: string) =>
    count === 0 ? null : { label: `${label} (${String(count)})`, command };
  return [
    way(figures.waiting, say("Duyệt kết quả", "Review results"), "review"),
    way(figures.obstacles, say("Vướng mắc", "Obstacles"), "obstacle"),
    way(figures.extensions, say("Gia hạn", "More time"), "extend"),
    way(figures.offTarget, say("Chỉ tiêu chưa đạt", "Off target"), "indicator off"),
  ];
}
