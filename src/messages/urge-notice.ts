import type { Calendar } from "../domain/calendar.js";
import type { NudgeLine } from "../domain/nudge.js";
import type { Language } from "../domain/office.js";
import type { CivilDate, Instant } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Button, type Message } from "./message.js";
import { lineItem } from "./nudge.js";
import { myTasks, numberButton } from "./tasks.js";
import { andMore, counted, cut, personName, plural } from "./words.js";

/** What one person is urged about by another. */
export type UrgeView = {
  by: string;
  at: Instant;
  words: string;
  /** Still open, still theirs. */
  lines: NudgeLine[];
  today: CivilDate;
  calendar: Calendar;
  /** Said first where it comes late. */
  late: Block | null;
  language: Language;
};

/** Lines shown, each with its buttons. */
const MOST_LINES = 8;

/** To the person who is urged: by whom, what was said, which tasks, and everything one can do about them. */
export function urgeNotice(view: UrgeView): Message {
  const { lines, words, language } = view;
  const say = sayIn(language);
  const by = personName(view.by, language);
  const [first] = lines;
  const single = lines.length === 1 && first !== undefined;
  const what = single
    ? say(
        `${by} đôn đốc việc #${String(first.number)}.`,
        `${by} urges you about #${String(first.number)}.`,
      )
    : say(
        `${by} đôn đốc ${String(lines.length)} việc.`,
        `${by} urges you about ${counted(lines.length, "task")}.`,
      );
  const shown = lines.slice(0, MOST_LINES);
  const left = lines.length - shown.length;
  return message(
    [
      view.late,
      text(what, "title"),
      words === "" ? null : `“${cut(words, 500)}”`,
      list(shown.map((line) => lineItem(line, isAhead(line, view) ? "due" : "late", view))),
      andMore(left, say("việc", plural(left, "task")), language),
    ],
    [
      ...shown.flatMap((line) => lineButtons(line, single, language)),
      [seenButton(view.at, language), single ? null : myTasks(language)],
    ],
    single ? { about: first.number } : {},
  );
}

function isAhead({ due }: NudgeLine, { today }: UrgeView): boolean {
  return due === null || due >= today;
}

function lineButtons(line: NudgeLine, single: boolean, language: Language): Button[][] {
  const say = sayIn(language);
  const n = String(line.number);
  const id = `o${String(line.occurrenceId)}`;
  const open = numberButton(line.number);
  const done: Button = {
    label: say(`Nộp #${n}`, `Hand in #${n}`),
    command: `done ${n} ${id}`,
    style: "primary",
  };
  const blocked = { label: say(`Vướng mắc #${n}`, `Obstacle #${n}`), command: `obstacle ${n}` };
  if (line.due === null) return [[open, done, blocked]];
  const more = { label: say(`Xin gia hạn #${n}`, `More time #${n}`), command: `extend ${n} ${id}` };
  return single
    ? [
        [open, done],
        [blocked, more],
      ]
    : [[open, done, blocked, more]];
}

/** Says which urging was seen by its moment: it was made before anybody had an id for it. */
function seenButton(at: Instant, language: Language): Button {
  const label = sayIn(language)("Đã xem", "Seen");
  return { label, command: `seen u${String(Date.parse(at))}` };
}
