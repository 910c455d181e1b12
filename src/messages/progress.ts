import type { Language } from "../domain/office.js";
import type { Progress, TaskSheet } from "../domain/task.js";
import { openHeads } from "../domain/urgency.js";
import { sayIn } from "./language.js";
import { list, message, text, type Block, type Button, type Message } from "./message.js";
import { seeTask } from "./tasks.js";
import { cut, moment, personName } from "./words.js";

type Line = Pick<Progress, "text" | "percent">;

/** "60 %, “đã trình dự thảo”": either may be missing. */
function lineWords({ percent, text }: Line, letters: number): string {
  const share = percent === null ? null : `${String(percent)}%`;
  const quoted = text === "" ? null : `“${cut(text, letters)}”`;
  return [share, quoted].filter((part) => part !== null).join(", ");
}

/** The line is kept; what comes next. */
export function progressNoted(task: TaskSheet, line: Line, language: Language): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const handIn: Button | null =
    openHeads(task).length === 0
      ? null
      : { label: say("Nộp kết quả", "Hand in"), command: `done ${n}` };
  return message(
    [`${say("Đã ghi tiến độ", "Progress noted for")} #${n}: ${lineWords(line, 300)}.`],
    [[handIn, obstacleButton(task, language), seeTask(task.number, language)]],
    { about: task.number },
  );
}

const SHARES = [25, 50, 75] as const;

/** How does it go? Said in words, or by a share where the task has an end. */
export function askProgress(task: TaskSheet, language: Language): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const title = cut(task.title, 120);
  const steady = say("Vẫn thực hiện thường xuyên", "Still going on as planned");
  const choices = goesOn(task)
    ? [{ label: steady, command: `progress ${n} ${steady}` }]
    : SHARES.map((share) => ({
        label: `${String(share)}%`,
        command: `progress ${n} ${String(share)}%`,
      }));
  const or = goesOn(task)
    ? say("hoặc bấm nút bên dưới.", "or press the button below.")
    : say(
        "có thể ghi tỷ lệ ở đầu (ví dụ: 60% đã trình dự thảo), hoặc chọn tỷ lệ bên dưới.",
        "with the share first if you like (for example: 60% draft is with the chair), or choose a share below.",
      );
  return message(
    [
      say(
        `Tiến độ việc #${n}, ${title}? Anh/chị trả lời tin này bằng một câu, ${or}`,
        `How does #${n}, ${title}, go? Reply to this message in a sentence, ${or}`,
      ),
    ],
    [choices],
    { about: task.number, ask: `progress ${n}` },
  );
}

/** Nothing that is left of it has an end: a share would say nothing. */
function goesOn(task: TaskSheet): boolean {
  const heads = openHeads(task);
  return heads.length > 0 && heads.every(({ basis }) => basis === "continuous");
}

const SHOWN = 3;

/** The part of a task's sheet that says how it goes: the last lines, oldest first. */
export function progressPart(task: TaskSheet, zone: string, language: Language): (Block | null)[] {
  if (task.progress.length === 0) return [];
  const lines = task.progress
    .slice(-SHOWN)
    .map(
      (one) =>
        `${moment(one.at, zone, language)}, ${personName(one.by.name, language)}: ${lineWords(one, 200)}`,
    );
  return [text(sayIn(language)("Tiến độ", "Progress"), "title"), list(lines)];
}

export function progressButton({ number }: TaskSheet, language: Language): Button {
  const label = sayIn(language)("Báo tiến độ", "Note progress");
  return { label, command: `progress ${String(number)}` };
}

export function obstacleButton({ number }: TaskSheet, language: Language): Button {
  const label = sayIn(language)("Vướng mắc", "Obstacle");
  return { label, command: `obstacle ${String(number)}` };
}
