import type { Language } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import type { Instant } from "../domain/time.js";
import { sayIn } from "./language.js";
import { message, type Message } from "./message.js";
import { documents, openButton, verdictRow } from "./task-sheet.js";
import { rows, seeTask } from "./tasks.js";
import { cut, deliverableName, moment } from "./words.js";

/*
 * News to others: each in the language of the one who is told.
 */

/** To those who review: something waits. */
export function submittedNotice(
  task: TaskSheet,
  occurrence: Occurrence,
  by: string,
  at: Instant,
  zone: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const files = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  const time = moment(at, zone, language);
  const count =
    files.length === 0
      ? say("không kèm tài liệu", "without evidence")
      : documents(files.length, language);
  const note =
    occurrence.note === null ? "" : `\n${say("Ghi chú", "Note")}: “${cut(occurrence.note, 300)}”`;
  return message(
    [
      say(
        `${by} đã nộp ${what}, lúc ${time}, ${count}.`,
        `${by} handed in ${what}, at ${time}, ${count}.`,
      ) + `\n${cut(task.title, 300)}${note}`,
    ],
    [
      ...rows(
        files.slice(0, 4).map((item) => openButton(item, language)),
        2,
      ),
      verdictRow(occurrence, false, language),
    ],
    { about: task.number },
  );
}

export function acceptedNotice(
  task: TaskSheet,
  occurrence: Occurrence,
  by: string,
  language: Language,
): Message {
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  return message(
    [
      sayIn(language)(
        `${what}, đã được ${by} duyệt hoàn thành.`,
        `${what}, was accepted as done by ${by}.`,
      ),
    ],
    [[seeTask(task.number, language)]],
    { about: task.number },
  );
}

export function returnedNotice(
  task: TaskSheet,
  occurrence: Occurrence,
  by: string,
  reason: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const id = `o${String(occurrence.id)}`;
  const what = `#${n}, ${deliverableName(occurrence, language)}`;
  const why = `“${cut(reason, 500)}”`;
  return message(
    [
      say(`${what}, được ${by} trả lại: ${why}.`, `${what}, was returned by ${by}: ${why}.`) +
        `\n${cut(task.title, 300)}`,
    ],
    [
      [
        { label: say("Nộp lại", "Hand in again"), command: `done ${n} ${id}`, style: "primary" },
        { label: say("Thêm tài liệu", "Add evidence"), command: `evidence ${n} ${id}` },
        seeTask(task.number, language),
      ],
    ],
    { about: task.number },
  );
}

/** Where a person has no private chat: the group, by name, and called by their account where they have one there. */
export function inGroup(
  name: string,
  said: Message,
  language: Language,
  account?: string,
): Message {
  const to = sayIn(language)(`Gửi ${name}:`, `To ${name}:`);
  const mention = account === undefined ? {} : { mention: { name, account } };
  return {
    ...said,
    blocks: [{ type: "text", text: to, tone: "note", ...mention }, ...said.blocks],
  };
}
