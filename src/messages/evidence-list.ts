import type { TaskSheet } from "../domain/task.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { numberButton, rows } from "./tasks.js";
import { evidenceLine } from "./task-sheet.js";
import { cut } from "./words.js";

export const EVIDENCE_PAGE = 8;

/** All evidence of a task, a page at a time, each with a button that hands it out. */
export function evidenceList(
  task: TaskSheet,
  at: { page: number; pages: number; turned: boolean; zone: string },
): Message {
  const { page, pages } = at;
  const shown = task.evidence.slice((page - 1) * EVIDENCE_PAGE, page * EVIDENCE_PAGE);
  const go = (label: string, wanted: number): Button => ({
    label,
    command: `files ${String(task.number)} p${String(wanted)}`,
  });
  const open = shown.map((item): Button => ({
    label: `Mở ${cut(item.name, 40)}`,
    command: `open e${String(item.id)}`,
  }));
  return message(
    [
      text(
        `Tài liệu của #${String(task.number)}: ${String(task.evidence.length)} tài liệu, trang ${String(page)}/${String(pages)}.`,
        "title",
      ),
      list(shown.map((item) => evidenceLine(item, task, at.zone))),
    ],
    [
      ...rows(open, 2),
      [
        page > 1 ? go("Trước", page - 1) : null,
        page < pages ? go("Sau", page + 1) : null,
        numberButton(task.number),
      ],
    ],
    { about: task.number, ...(at.turned ? { replaces: true } : {}) },
  );
}
