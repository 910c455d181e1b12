import type { Occurrence, TaskSheet } from "../domain/task.js";
import type { Instant } from "../domain/time.js";
import { message, type Message } from "./message.js";
import { verdictRow } from "./task-sheet.js";
import { rows } from "./tasks.js";
import { cut, deliverableName, moment } from "./words.js";

/** To those who review: something waits. */
export function submittedNotice(
  task: TaskSheet,
  occurrence: Occurrence,
  by: string,
  at: Instant,
  zone: string,
): Message {
  const files = task.evidence.filter((item) => item.occurrenceId === occurrence.id);
  const note = occurrence.note === null ? "" : `\nGhi chú: “${cut(occurrence.note, 300)}”`;
  const count = files.length === 0 ? "không kèm tài liệu" : `${String(files.length)} tài liệu`;
  return message(
    [
      `${by} đã nộp #${String(task.number)}, ${deliverableName(occurrence, "vi")}, lúc ${moment(at, zone, "vi")}, ${count}.\n` +
        `${cut(task.title, 300)}${note}`,
    ],
    [
      ...rows(
        files.slice(0, 4).map((item) => ({
          label: `Mở ${cut(item.name, 40)}`,
          command: `open e${String(item.id)}`,
        })),
        2,
      ),
      verdictRow(occurrence, false),
    ],
    { about: task.number },
  );
}

export function acceptedNotice(task: TaskSheet, occurrence: Occurrence, by: string): Message {
  return message(
    [
      `#${String(task.number)}, ${deliverableName(occurrence, "vi")}, đã được ${by} duyệt hoàn thành.`,
    ],
    [[{ label: `Xem #${String(task.number)}`, command: `task ${String(task.number)}` }]],
    { about: task.number },
  );
}

export function returnedNotice(
  task: TaskSheet,
  occurrence: Occurrence,
  by: string,
  reason: string,
): Message {
  const n = String(task.number);
  return message(
    [
      `#${n}, ${deliverableName(occurrence, "vi")}, được ${by} trả lại: “${cut(reason, 500)}”.\n` +
        cut(task.title, 300),
    ],
    [
      [
        { label: "Nộp lại", command: `done ${n} o${String(occurrence.id)}`, style: "primary" },
        { label: "Thêm tài liệu", command: `evidence ${n} o${String(occurrence.id)}` },
        { label: `Xem #${n}`, command: `task ${n}` },
      ],
    ],
    { about: task.number },
  );
}

/** Where a person has no private chat: the group, by name. */
export function inGroup(name: string, said: Message): Message {
  return {
    ...said,
    blocks: [{ type: "text", text: `Gửi ${name}:`, tone: "note" }, ...said.blocks],
  };
}
