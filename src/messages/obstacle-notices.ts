import type { Language } from "../domain/office.js";
import type { Obstacle, TaskSheet } from "../domain/task.js";
import { sayIn } from "./language.js";
import { message, type Message } from "./message.js";
import { answerButton } from "./obstacle.js";
import { seeTask } from "./tasks.js";
import { cut } from "./words.js";

/** To those who can answer: something is in the way of a task. */
export function obstacleNotice(
  task: TaskSheet,
  { id, text, raisedBy }: Pick<Obstacle, "id" | "text" | "raisedBy">,
  language: Language,
): Message {
  const n = String(task.number);
  const what = `“${cut(text, 500)}”`;
  return message(
    [
      sayIn(language)(
        `${raisedBy.name} nêu vướng mắc của #${n}: ${what}.`,
        `${raisedBy.name} raised an obstacle of #${n}: ${what}.`,
      ) + `\n${cut(task.title, 300)}`,
    ],
    [[answerButton(id, "", language), seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** To whoever raised it, and where it was raised: the answer. */
export function answerNotice(
  task: TaskSheet,
  { text }: Obstacle,
  by: string,
  answer: string,
  language: Language,
): Message {
  const n = String(task.number);
  const what = `“${cut(text, 160)}”`;
  const said = `“${cut(answer, 500)}”`;
  return message(
    [
      sayIn(language)(
        `${by} trả lời vướng mắc của #${n} (${what}): ${said}.`,
        `${by} answered the obstacle of #${n} (${what}): ${said}.`,
      ) + `\n${cut(task.title, 300)}`,
    ],
    [[seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** To whoever raised it: somebody else says that it is gone. */
export function withdrawnNotice(
  task: TaskSheet,
  { text }: Obstacle,
  by: string,
  language: Language,
): Message {
  const n = String(task.number);
  const what = `“${cut(text, 160)}”`;
  return message(
    [
      sayIn(language)(
        `${by} ghi nhận vướng mắc của #${n} (${what}) đã được giải quyết.`,
        `${by} noted that the obstacle of #${n} (${what}) is gone.`,
      ),
    ],
    [[seeTask(task.number, language)]],
    { about: task.number },
  );
}
