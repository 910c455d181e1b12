import type { Language } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import { choice, type ChoiceView } from "./choice.js";
import { sayIn } from "./language.js";
import { message, type Button, type Message } from "./message.js";
import { seeTask } from "./tasks.js";
import { cut, deliverableName } from "./words.js";

/** It is kept, and can be changed. */
export function explanationKept(
  task: TaskSheet,
  occurrence: Occurrence,
  explanation: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  const change = {
    label: say("Sửa giải trình", "Change it"),
    command: `explain o${String(occurrence.id)}`,
  };
  return message(
    [
      say(
        `Đã ghi giải trình về tài liệu của ${what}`,
        `Explanation of the evidence kept for ${what}`,
      ) + `: “${cut(explanation, 300)}”.`,
    ],
    [[change, seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** Why is the evidence missing or weak? */
export function askExplanation(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): Message {
  const say = sayIn(language);
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  const said = occurrence.explanation === null ? "" : `“${cut(occurrence.explanation, 300)}”`;
  const earlier = said === "" ? "" : say(` Đang ghi: ${said}.`, ` It says now: ${said}.`);
  const why = say(
    `Vì sao tài liệu kiểm chứng của ${what}, còn thiếu hoặc chưa đủ? Anh/chị trả lời tin này; giải trình được giữ cho đoàn thẩm định.`,
    `Why is the evidence of ${what}, missing or weak? Reply to this message; it is kept for the appraisers.`,
  );
  return message([why + earlier], [[seeTask(task.number, language)]], {
    about: task.number,
    ask: `explain o${String(occurrence.id)}`,
  });
}

/** Several can be explained: which one. */
export function whichExplained(task: TaskSheet, view: ChoiceView): Message {
  const said = sayIn(view.language)(
    `Anh/chị giải trình về tài liệu của sản phẩm nào của việc #${String(task.number)}?`,
    `Which deliverable of task #${String(task.number)} do you explain?`,
  );
  return choice("explain", said, task, view);
}

/** [Giải trình] of one occurrence; its name is said where there are several. */
export function explainButton(occurrence: Occurrence, named: boolean, language: Language): Button {
  const of = named ? ` ${deliverableName(occurrence, language, 30)}` : "";
  const label = sayIn(language)("Giải trình", "Explain") + of;
  return { label, command: `explain o${String(occurrence.id)}` };
}

/** "giải trình: “…”", or null where there is none. */
export function explanationWords({ explanation }: Occurrence, language: Language): string | null {
  if (explanation === null) return null;
  return `${sayIn(language)("giải trình", "explanation")}: “${cut(explanation, 200)}”`;
}
