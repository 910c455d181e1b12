import type { Language } from "../domain/office.js";
import { openObstaclesIn } from "../domain/obstacle.js";
import type { Obstacle, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { dayOf, daysBetween } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Button, type Message } from "./message.js";
import { myTasks, seeTask, turning } from "./tasks.js";
import { andMore, counted, cut, moment, personName, plural } from "./words.js";

/** Whom the news of an obstacle reaches. */
export type Told = "clerk" | "chair" | "nobody";

/** It is kept, and whoever can answer it is told. */
export function obstacleRaised(
  task: TaskSheet,
  { id, text }: Pick<Obstacle, "id" | "text">,
  told: Told,
  language: Language,
): Message {
  const say = sayIn(language);
  const whom = {
    clerk: say(" Văn phòng được báo ngay.", " The clerk is told at once."),
    chair: say(
      " Lãnh đạo Ủy ban nhân dân được báo ngay.",
      " The leaders of the People's Committee are told at once.",
    ),
    nobody: "",
  };
  const n = String(task.number);
  const kept = say(`Đã ghi vướng mắc của #${n}`, `Obstacle noted for #${n}`);
  return message(
    [`${kept}: “${cut(text, 300)}”.${whom[told]}`],
    [[withdrawButton(id, language), seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** The same words wait already. */
export function obstacleKnown(task: TaskSheet, known: Obstacle, language: Language): Message {
  const n = String(task.number);
  const words = sayIn(language)(
    `Vướng mắc này của #${n} đã được ghi trước đó và đang chờ trả lời.`,
    `This obstacle of #${n} was noted before and waits for an answer.`,
  );
  return message([words], [[withdrawButton(known.id, language), seeTask(task.number, language)]], {
    about: task.number,
  });
}

/** What is in the way? */
export function askObstacle(task: TaskSheet, language: Language): Message {
  const n = String(task.number);
  const title = cut(task.title, 120);
  const words = sayIn(language)(
    `Việc #${n}, ${title}, đang vướng mắc điều gì? Anh/chị trả lời tin này, nêu rõ cần ai giải quyết.`,
    `What is in the way of #${n}, ${title}? Reply to this message, and say whose help is needed.`,
  );
  return message([words], [[seeTask(task.number, language)]], {
    about: task.number,
    ask: `obstacle ${n}`,
  });
}

/** What is the answer? */
export function askAnswer(task: TaskSheet, obstacle: Obstacle, language: Language): Message {
  const n = String(task.number);
  const what = `“${cut(obstacle.text, 300)}”`;
  const by = personName(obstacle.raisedBy.name, language);
  const words = sayIn(language)(
    `${by} nêu vướng mắc của #${n}: ${what}. Anh/chị trả lời tin này bằng ý kiến giải quyết.`,
    `${by} raised an obstacle of #${n}: ${what}. Reply to this message with what is to be done.`,
  );
  return message([words], [[seeTask(task.number, language)]], {
    about: task.number,
    ask: `answer b${String(obstacle.id)}`,
  });
}

export function obstacleAnswered(
  task: TaskSheet,
  { answer, told, waiting }: { answer: string; told: boolean; waiting: number },
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const news = told ? say(" Người nêu được báo ngay.", " Whoever raised it is told at once.") : "";
  const left = say(
    `Còn ${String(waiting)} vướng mắc chưa trả lời.`,
    `${counted(waiting, "obstacle")} still to answer.`,
  );
  return message(
    [
      say(`Đã trả lời vướng mắc của #${n}`, `Answered the obstacle of #${n}`) +
        `: “${cut(answer, 300)}”.${news}`,
      waiting === 0 ? null : left,
    ],
    [[waiting === 0 ? null : queueButton(language), seeTask(task.number, language)]],
    { about: task.number },
  );
}

export function obstacleWithdrawn(
  task: TaskSheet,
  { text }: Obstacle,
  language: Language,
): Message {
  const n = String(task.number);
  const words = sayIn(language)(
    `Đã ghi nhận: vướng mắc của #${n} (“${cut(text, 160)}”) đã được giải quyết.`,
    `Noted: the obstacle of #${n} (“${cut(text, 160)}”) is gone.`,
  );
  return message([words], [[seeTask(task.number, language), myTasks(language)]], {
    about: task.number,
  });
}

export type ObstaclesView = {
  items: { task: TaskSheet; obstacle: Obstacle; mayWithdraw: boolean }[];
  total: number;
  page: number;
  pages: number;
  today: CivilDate;
  zone: string;
  /** Whether the reader answers them, or has a part in their tasks. */
  scope: "answering" | "own";
  turned: boolean;
  language: Language;
};

/** Obstacles without an answer, longest waiting first: a line and its buttons each. */
export function openObstacles(view: ObstaclesView): Message {
  const { items, total, scope, language } = view;
  const say = sayIn(language);
  const how = scope === "own" ? text(howToRaise(language), "note") : null;
  if (items.length === 0) {
    const none = say("Không có vướng mắc nào chờ trả lời.", "No obstacle waits for an answer.");
    return message([none, how], [[myTasks(language)]]);
  }
  const heading =
    scope === "answering"
      ? say(`${String(total)} vướng mắc chờ trả lời`, `${counted(total, "obstacle")} to answer`)
      : say(
          `${String(total)} vướng mắc của các việc anh/chị tham gia, đang chờ trả lời`,
          `${counted(total, "obstacle")} of your tasks, waiting for an answer`,
        );
  const { page, pages } = view;
  const at = pages > 1 ? `, ${say("trang", "page")} ${String(page)}/${String(pages)}` : "";
  return message(
    [text(`${heading}${at}:`, "title"), list(items.map((item) => itemWords(item, view))), how],
    [
      ...items.map((item) => itemButtons(item, view)),
      turning(view, (to) => `obstacle p${String(to)}`),
    ],
    view.turned ? { replaces: true } : {},
  );
}

function howToRaise(language: Language): string {
  return sayIn(language)(
    "Để nêu vướng mắc, gõ: /vuongmac SỐ nội dung, ví dụ /vuongmac 12 chưa có kinh phí.",
    "To raise one, type: /obstacle NUMBER text, for example /obstacle 12 there is no money yet.",
  );
}

type Item = ObstaclesView["items"][number];

function itemWords({ task, obstacle }: Item, { today, zone, language }: ObstaclesView): string {
  const say = sayIn(language);
  const days = daysBetween(dayOf(obstacle.raisedAt, zone), today);
  const waited = say(`chờ ${String(days)} ngày`, `waiting ${counted(days, "day")}`);
  const parts = [
    `#${String(task.number)} ${cut(task.title, 80)}`,
    `“${cut(obstacle.text, 160)}”`,
    `${personName(obstacle.raisedBy.name, language)}, ${moment(obstacle.raisedAt, zone, language)}`,
    days > 0 ? waited : say("nêu hôm nay", "raised today"),
  ];
  return parts.join(" · ");
}

function itemButtons(item: Item, { items, scope, language }: ObstaclesView): (Button | null)[] {
  const { task, obstacle, mayWithdraw } = item;
  const twins = items.filter((one) => one.task.number === task.number).length > 1;
  const named = `#${String(task.number)}${twins ? ` (${cut(obstacle.text, 20)})` : ""}`;
  return [
    scope === "answering" ? answerButton(obstacle.id, ` ${named}`, language) : null,
    scope === "own" && mayWithdraw ? withdrawButton(obstacle.id, language, ` ${named}`) : null,
    seeTask(task.number, language),
  ];
}

/** `of` follows the label, where several are shown. */
export function answerButton(id: number, of: string, language: Language): Button {
  const label = sayIn(language)("Trả lời", "Answer") + of;
  return { label, command: `answer b${String(id)}` };
}

function withdrawButton(id: number, language: Language, of = ""): Button {
  const label = sayIn(language)("Đã tự giải quyết", "It is solved") + of;
  return { label, command: `withdraw b${String(id)}` };
}

function queueButton(language: Language): Button {
  return { label: sayIn(language)("Vướng mắc khác", "Other obstacles"), command: "obstacle" };
}

const SHOWN = 5;

/** The part of a task's sheet on what is in its way: what is open first, then the last answer. */
export function obstaclePart(task: TaskSheet, zone: string, language: Language): (Block | null)[] {
  const say = sayIn(language);
  const open = openObstaclesIn(task);
  const answered = task.obstacles.filter(({ state }) => state === "answered").slice(-1);
  if (open.length + answered.length === 0) return [];
  const left = open.length - SHOWN;
  return [
    text(say("Vướng mắc", "Obstacles"), "title"),
    list([...open.slice(0, SHOWN), ...answered].map((one) => sheetLine(one, zone, language))),
    andMore(left, say("vướng mắc", plural(left, "obstacle")), language),
  ].map((block) => (typeof block === "string" ? text(block) : block));
}

function sheetLine(one: Obstacle, zone: string, language: Language): string {
  const say = sayIn(language);
  const raised = `${personName(one.raisedBy.name, language)}, ${moment(one.raisedAt, zone, language)}: “${cut(one.text, 200)}”`;
  if (one.state === "open") return `${raised} · ${say("chờ trả lời", "waits for an answer")}`;
  const by = personName(one.settledBy?.name ?? "", language);
  return `${raised} · ${by} ${say("trả lời", "answered")}: “${cut(one.answer ?? "", 200)}”`;
}

/** [Trả lời] and [Đã tự giải quyết] on the sheet, for those who may. */
export function obstacleButtons(
  task: TaskSheet,
  can: { answer: boolean; withdraw: readonly number[] },
  language: Language,
): (Button | null)[][] {
  const open = openObstaclesIn(task).slice(0, SHOWN);
  return open.map(({ id, text }) => {
    const of = open.length > 1 ? ` (${cut(text, 20)})` : "";
    return [
      can.answer ? answerButton(id, of, language) : null,
      can.withdraw.includes(id) ? withdrawButton(id, language, of) : null,
    ];
  });
}
