import type { NudgeLine } from "../domain/nudge.js";
import type { Language } from "../domain/office.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Message } from "./message.js";
import { leftWords } from "./nudge.js";
import { answerButton } from "./obstacle.js";
import { numberButton } from "./tasks.js";
import { urgeButton } from "./urge.js";
import { andMore, counted, cut, day, deliverableName, dueWords, plural } from "./words.js";

/** An obstacle that nobody has answered. */
export type Unanswered = {
  id: number;
  number: number;
  text: string;
  raisedBy: string;
  days: number;
};

export type EscalationView = {
  date: CivilDate;
  today: CivilDate;
  /** Names of who leads, and of who is in charge. */
  late: { line: NudgeLine; units: string; person: string | null; urged: number }[];
  obstacles: Unanswered[];
  note: Block | null;
  language: Language;
};

const MOST_LINES = 8;

/** To clerk and chair, once each: what is late for long, and obstacles that nobody answers. */
export function escalation(view: EscalationView): Message {
  const { language } = view;
  const say = sayIn(language);
  const title = say(`Cần đôn đốc, ngày ${day(view.date)}`, `To be followed up, ${day(view.date)}`);
  const late = view.late.slice(0, MOST_LINES);
  const obstacles = view.obstacles.slice(0, MOST_LINES);
  return message(
    [
      view.note,
      text(title, "title"),
      ...lateSection(view, late),
      ...obstacleSection(view, obstacles),
    ],
    [
      ...late.map(({ line }) => [urgeButton(line.number, language), numberButton(line.number)]),
      ...obstacles.map((one) => [
        answerButton(one.id, ` #${String(one.number)}`, language),
        numberButton(one.number),
      ]),
    ],
  );
}

function lateSection(
  view: EscalationView,
  shown: EscalationView["late"],
): (Block | string | null)[] {
  if (shown.length === 0) return [];
  const { language, today } = view;
  const say = sayIn(language);
  const many = view.late.length;
  const items = shown.map(({ line, units, person, urged }) => ({
    text: [
      `#${String(line.number)} ${cut(line.title, 110)}`,
      cut(deliverableName(line, language), 60),
      dueWords(line, language),
      leftWords(line, today, language),
      person === null ? units : `${units}, ${person}`,
      urged === 0
        ? null
        : say(`đã đôn đốc ${String(urged)} lần`, `urged ${counted(urged, "time")}`),
    ]
      .filter((part) => part !== null)
      .join(" · "),
    state: "late" as const,
  }));
  return [
    text(
      say(`Quá hạn kéo dài: ${String(many)} việc.`, `Long overdue: ${counted(many, "task")}.`),
      "warning",
    ),
    list(items),
    andMore(many - shown.length, say("việc", plural(2, "task")), language),
  ];
}

function obstacleSection(view: EscalationView, shown: Unanswered[]): (Block | string | null)[] {
  if (shown.length === 0) return [];
  const { language } = view;
  const say = sayIn(language);
  const many = view.obstacles.length;
  const items = shown.map(({ number, text: words, raisedBy, days }) => {
    const waits = say(
      `${raisedBy} nêu, chờ trả lời ${String(days)} ngày làm việc`,
      `raised by ${raisedBy}, waiting ${counted(days, "working day")}`,
    );
    return { text: `#${String(number)}: “${cut(words, 300)}” · ${waits}` };
  });
  return [
    text(
      say(
        `Vướng mắc chưa ai trả lời: ${String(many)}.`,
        `Obstacles that nobody has answered: ${String(many)}.`,
      ),
      "warning",
    ),
    list(items),
    andMore(many - shown.length, say("vướng mắc", "obstacles"), language),
  ];
}
