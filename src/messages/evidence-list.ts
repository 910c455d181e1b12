import type { Language } from "../domain/office.js";
import type { TaskSheet } from "../domain/task.js";
import { sayIn } from "./language.js";
import { list, message, text, type Message } from "./message.js";
import { numberButton, rows, turning } from "./tasks.js";
import { documents, evidenceLine, openButton } from "./task-sheet.js";

export const EVIDENCE_PAGE = 8;

/** All evidence of a task, a page at a time, each with a button that hands it out. */
export function evidenceList(
  task: TaskSheet,
  at: { page: number; pages: number; turned: boolean; zone: string; language: Language },
): Message {
  const { page, language } = at;
  const n = String(task.number);
  const shown = task.evidence.slice((page - 1) * EVIDENCE_PAGE, page * EVIDENCE_PAGE);
  return message(
    [
      text(heading(task, at), "title"),
      list(shown.map((item) => evidenceLine(item, task, at.zone, language))),
    ],
    [
      ...rows(
        shown.map((item) => openButton(item, language)),
        2,
      ),
      [...turning(at, (wanted) => `files ${n} p${String(wanted)}`), numberButton(task.number)],
    ],
    { about: task.number, ...(at.turned ? { replaces: true } : {}) },
  );
}

function heading(
  task: TaskSheet,
  { page, pages, language }: { page: number; pages: number; language: Language },
): string {
  const say = sayIn(language);
  const of = `${say("Tài liệu của", "Documents of")} #${String(task.number)}`;
  const where = `${say("trang", "page")} ${String(page)}/${String(pages)}`;
  return `${of}: ${documents(task.evidence.length, language)}, ${where}.`;
}
