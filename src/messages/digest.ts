import type { DigestFigures } from "../domain/digest.js";
import type { DigestNow } from "../domain/digest-now.js";
import type { Language, Workspace } from "../domain/office.js";
import { chartWords } from "./digest-chart.js";
import {
  dueSection,
  extensionSection,
  lateSection,
  MOST_LINES,
  obstacleSection,
  targetSection,
  waitingSection,
} from "./digest-lists.js";
import { countWords, progressSection } from "./digest-progress.js";
import { sayIn } from "./language.js";
import { message, text, type Block, type Button, type Message, type OutFile } from "./message.js";
import { answerButton } from "./obstacle.js";
import { myTasks, numberButton, rows } from "./tasks.js";
import { counted, moment, periodName, pointsWords } from "./words.js";

export type DigestView = {
  /** Without what was settled since they were taken. */
  figures: DigestFigures;
  /** Those of the last week before that has any. */
  before: DigestFigures | null;
  now: DigestNow;
  workspace: Pick<Workspace, "name" | "timeZone">;
  picture: OutFile | null;
  /** Said first where it comes late. */
  late: Block | null;
  language: Language;
};

/** For those who lead: what costs points, what is late and whose it is, what waits for them. */
export function leadersDigest(view: DigestView): Message {
  if (isWithoutWork(view.figures)) return withoutWork(view);
  return message(
    [
      ...head(view),
      riskWords(view),
      ...lateSection(view, "leaders"),
      ...waitingSection(view),
      ...obstacleSection(view),
      ...extensionSection(view),
      ...dueSection(view),
      ...targetSection(view),
      nothingOf(view),
      ...progressSection(view, "leaders"),
    ],
    [...urgeRows(view), ...answerRows(view), ...openRows(view), deskRow(view)],
  );
}

/** For everybody: how the units stand, without people, their words, and what is for leaders to do. */
export function publicDigest(view: DigestView): Message {
  if (isWithoutWork(view.figures)) return withoutWork(view);
  const { language } = view;
  return message(
    [
      ...head(view),
      ...lateSection(view, "public"),
      ...dueSection(view),
      waitingWords(view),
      nothingOf(view),
      ...progressSection(view, "public"),
    ],
    [...openRows(view), [myTasks(language), lateButton(view)]],
  );
}

/** Nothing to be told of: no active plan has a task. */
export function isWithoutWork({ tasks }: DigestFigures): boolean {
  return tasks.total + tasks.ongoing === 0;
}

function withoutWork({ late, language, ...view }: DigestView): Message {
  return message([
    late,
    text(titleWords({ ...view, language }), "title"),
    sayIn(language)(
      "Chưa có kế hoạch nào đang thực hiện.",
      "No plan is being carried out at present.",
    ),
  ]);
}

function head(view: DigestView): (Block | null)[] {
  const { figures, picture, late, language } = view;
  return [
    late,
    text(titleWords(view), "title"),
    text(sourceWords(view), "note"),
    picture && { type: "image", file: picture, alt: chartWords(figures.week, language) },
    text(countWords(view)),
  ];
}

function titleWords({
  figures,
  workspace,
  language,
}: Pick<DigestView, "figures" | "workspace" | "language">): string {
  const week = periodName(figures.week, language);
  return `${sayIn(language)(`Tổng hợp ${week}`, `Summary of ${week}`)}, ${workspace.name}`;
}

/** Of which moment the figures are, and what they stand beside. */
function sourceWords({ figures, before, workspace, language }: DigestView): string {
  const say = sayIn(language);
  const at = moment(figures.at, workspace.timeZone, language);
  const taken = say(`Số liệu lúc ${at}`, `Figures as of ${at}`);
  if (before === null) return `${taken}.`;
  const then = moment(before.at, workspace.timeZone, language);
  return say(`${taken}, so với lúc ${then}.`, `${taken}, beside those as of ${then}.`);
}

/** "3 việc, 1,25 điểm có nguy cơ bị trừ: #12 (0,5 điểm), …" */
function riskWords({ figures: { risk }, language }: DigestView): Block | null {
  if (risk === null || risk.tasks.total === 0) return null;
  const say = sayIn(language);
  const { points, tasks } = risk;
  const shown = tasks.items
    .slice(0, MOST_LINES)
    .map((task) => `#${String(task.number)} (${pointsWords(task.points ?? 0, language)})`);
  const left = tasks.total - shown.length;
  const more = left > 0 ? `, ${say(`… và ${left} việc nữa`, `… and ${left} more`)}` : "";
  const sum = pointsWords(points, language);
  const words = say(
    `${String(tasks.total)} việc, ${sum} có nguy cơ bị trừ`,
    `${counted(tasks.total, "task")}, ${sum} at risk`,
  );
  return text(`${words}: ${shown.join(", ")}${more}.`, "warning");
}

/** How much waits inside of the office and is off target, for who is not to read what it is. */
function waitingWords({ figures, language }: DigestView): Block | null {
  const say = sayIn(language);
  const { waiting, obstacles, targets } = figures;
  const [results, open, off] = [waiting.total, obstacles.total, targets?.off.total ?? 0];
  const parts = [
    results === 0
      ? null
      : say(`${String(results)} kết quả chờ duyệt`, `${counted(results, "result")} to be reviewed`),
    open === 0
      ? null
      : say(
          `${String(open)} vướng mắc chờ trả lời`,
          `${counted(open, "obstacle")} without an answer`,
        ),
    off === 0
      ? null
      : say(`${String(off)} chỉ tiêu chưa đạt`, `${counted(off, "indicator")} off target`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : text(`${say("Còn", "There are")} ${parts.join(", ")}.`);
}

/** What there is none of is said, so that nobody thinks it was left out. */
function nothingOf({ figures, language }: DigestView): Block | null {
  const say = sayIn(language);
  const { late, due, waiting, obstacles, targets } = figures;
  const none = [
    late.total === 0 ? say("không có việc quá hạn", "nothing is overdue") : null,
    due.total === 0 ? say("không có việc đến hạn", "nothing falls due") : null,
    waiting.total === 0 ? say("không có kết quả chờ duyệt", "no result waits for review") : null,
    obstacles.total === 0
      ? say("không có vướng mắc chờ trả lời", "no obstacle waits for an answer")
      : null,
    targets !== null && targets.measured > 0 && targets.off.total === 0
      ? say("không có chỉ tiêu chưa đạt", "no indicator is off target")
      : null,
  ].filter((part) => part !== null);
  if (none.length === 0) return null;
  return text(`${say("Tuần này", "This week")} ${none.join(", ")}.`);
}

/** What is blocked is not urged about: it waits for an answer. */
function urgeRows({ figures: { late }, language }: DigestView): Button[][] {
  const buttons = late.items
    .slice(0, MOST_LINES)
    .filter(({ blocked }) => !blocked)
    .map(({ number }): Button => {
      const n = String(number);
      const label = sayIn(language)(`Đôn đốc #${n}`, `Urge #${n}`);
      return { label, command: `urge ${n}`, style: "primary" };
    });
  return rows(buttons, 2);
}

function answerRows({ figures: { obstacles }, language }: DigestView): Button[][] {
  const buttons = obstacles.items
    .slice(0, MOST_LINES)
    .map(({ obstacleId, number }) => answerButton(obstacleId, ` #${String(number)}`, language));
  return rows(buttons, 2);
}

/** One button for each task that is named in the lists, in their order. */
function openRows({ figures }: DigestView): Button[][] {
  const { late, waiting, due } = figures;
  const lists: { items: { number: number }[] }[] = [late, waiting, due];
  const named = lists.flatMap(({ items }) => items.slice(0, MOST_LINES));
  const numbers = [...new Set(named.map(({ number }) => number))];
  return rows(numbers.slice(0, 10).map(numberButton), 5);
}

function deskRow(view: DigestView): (Button | null)[] {
  const { figures, language } = view;
  const say = sayIn(language);
  const { waiting, extensions, targets } = figures;
  const off = targets?.off.total ?? 0;
  return [
    waiting.total === 0
      ? null
      : { label: say(`Duyệt (${waiting.total})`, `Review (${waiting.total})`), command: "review" },
    extensions.total === 0
      ? null
      : {
          label: say(`Gia hạn (${extensions.total})`, `More time (${extensions.total})`),
          command: "extend",
        },
    lateButton(view),
    off === 0
      ? null
      : {
          label: say(`Chỉ tiêu chưa đạt (${off})`, `Off target (${off})`),
          command: "indicator off",
        },
  ];
}

function lateButton({ figures: { late }, language }: DigestView): Button | null {
  if (late.total === 0) return null;
  return {
    label: sayIn(language)("Mọi việc quá hạn", "All that is overdue"),
    command: "tasks all late",
  };
}
