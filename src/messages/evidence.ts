import type { Language } from "../domain/office.js";
import type { Occurrence, TaskLine, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message, type OutFile } from "./message.js";
import { myTasks, numberButton, rows, seeTask, standingWords } from "./tasks.js";
import { cut, day, deliverableName, evidenceName, fileSize } from "./words.js";

/** Asks for a file, a link or a number. */
export function askForEvidence(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): Message {
  const n = String(task.number);
  const product = deliverableName(occurrence, language);
  return message(
    [
      sayIn(language)(
        `Tài liệu kiểm chứng của việc #${n}, ${product}: anh/chị trả lời tin này bằng tệp, ` +
          "đường liên kết hoặc số, ký hiệu văn bản (ví dụ: 15/KH-UBND ngày 12/7/2025).",
        `Evidence for task #${n}, ${product}: reply to this message with a file, a link or the ` +
          "number of a document (for example: 15/KH-UBND, 12/7/2025).",
      ),
    ],
    [],
    { about: task.number, ask: `evidence ${n} o${String(occurrence.id)}` },
  );
}

export type Kept = {
  task: TaskSheet;
  occurrence: Occurrence;
  /** Ids and names of what was kept. */
  items: { id: number; name: string }[];
  /** Sentences about what was not kept. */
  refused: string[];
  /** Open occurrences it could be moved to. */
  others: Occurrence[];
  canHandIn: boolean;
  language: Language;
};

/** Evidence is kept: hand in, move, take back. */
export function evidenceKept(kept: Kept): Message {
  const { task, occurrence, items, language } = kept;
  const say = sayIn(language);
  const n = String(task.number);
  const what = quoted(
    items.map(({ name }) => name),
    language,
  );
  const product = deliverableName(occurrence, language);
  const open = occurrence.state === "open";
  const settled = say(
    "Kết quả này đã nộp; tài liệu được bổ sung vào hồ sơ.",
    "This result is handed in already; the evidence is added to its file.",
  );
  return message(
    [
      say(`Đã lưu ${what} vào #${n}, sản phẩm ${product}.`, `Kept ${what} for #${n}, ${product}.`),
      open ? null : text(settled, "note"),
      list(kept.refused),
    ],
    [
      [kept.canHandIn && open ? handInButton(task, occurrence, language) : null],
      ...rows(moveButtons(kept), 2),
      ...takeBackRows(items, language),
      [seeTask(task.number, language)],
    ],
    { about: task.number },
  );
}

/** [Bỏ], or one for each file where several came. */
function takeBackRows(items: Kept["items"], language: Language): Button[][] {
  const say = sayIn(language);
  const named = items.length > 1;
  const buttons = items.slice(0, 4).map((item): Button => ({
    label: say("Bỏ", "Take back") + (named ? ` ${cut(item.name, 40)}` : ""),
    command: `drop e${String(item.id)}`,
    style: "danger",
  }));
  return rows(buttons, 2);
}

/** All of them are moved or none: a button carries 64 bytes. */
function moveButtons({ items, others, language }: Kept): Button[] {
  const to = sayIn(language)("Chuyển sang", "Move to");
  const ids = items.map((item) => `e${String(item.id)}`);
  return others
    .slice(0, 4)
    .map((other): Button => ({
      label: `${to} ${deliverableName(other, language, 40)}`,
      command: `move o${String(other.id)} ${ids.join(" ")}`,
    }))
    .filter(({ command }) => command.length <= 64);
}

function handInButton(task: TaskSheet, occurrence: Occurrence, language: Language): Button {
  return {
    label: sayIn(language)("Nộp", "Hand in"),
    command: `done ${String(task.number)} o${String(occurrence.id)}`,
    style: "primary",
  };
}

function quoted(names: string[], language: Language): string {
  return names.map((name) => `“${evidenceName(name, language)}”`).join(", ");
}

/** A file without a task: one button for each open task. */
export function draftKept(
  draft: { id: number; files: OutFile[] },
  tasks: TaskLine[],
  refused: string[],
  today: CivilDate,
  language: Language,
): Message {
  const say = sayIn(language);
  const id = `d${String(draft.id)}`;
  const names = draft.files
    .map((file) => `“${file.name}” (${fileSize(file.size, language)})`)
    .join(", ");
  const buttons = tasks.map((line): Button => ({
    label: `#${String(line.number)} ${cut(line.title, 40)}`,
    command: `attach ${id} ${String(line.number)}`,
  }));
  return message(
    [
      `${say("Đã nhận", "Received")} ${names}. ${whichTask(tasks, language)}`,
      list(tasks.map((line) => draftLine(line, today, language))),
      list(refused),
    ],
    [
      ...buttons.map((button) => [button]),
      [{ label: say("Bỏ tệp", "Drop the file"), command: `drop ${id}`, style: "danger" }],
    ],
    { ask: `attach ${id}` },
  );
}

function whichTask(tasks: TaskLine[], language: Language): string {
  const say = sayIn(language);
  if (tasks.length === 0) {
    return say(
      "Anh/chị không có việc nào đang mở. Trả lời tin này bằng số của việc, ví dụ: 12.",
      "You have no open tasks. Reply to this message with the number of the task, for example: 12.",
    );
  }
  return say(
    "Tệp này cho việc nào? Anh/chị bấm một nút, hoặc trả lời tin này bằng số của việc.",
    "Which task is it for? Press a button, or reply to this message with the number of the task.",
  );
}

function draftLine(line: TaskLine, today: CivilDate, language: Language): string {
  const mark = standingWords(line.next, today, language).words;
  const due = sayIn(language)("hạn", "due");
  const by = line.next.due === null ? "" : ` · ${due} ${day(line.next.due)}`;
  return `#${String(line.number)} ${cut(line.title, 90)}${by}${mark === null ? "" : ` · ${mark}`}`;
}

export function draftDropped(language: Language): Message {
  const words = sayIn(language)(
    "Đã bỏ tệp, không lưu vào việc nào.",
    "The file is dropped; it is kept for no task.",
  );
  return message([words], [[myTasks(language)]]);
}

export function evidenceDropped(task: TaskSheet, name: string, language: Language): Message {
  const n = String(task.number);
  const what = quoted([name], language);
  return message(
    [sayIn(language)(`Đã bỏ ${what} khỏi #${n}.`, `Took ${what} back from #${n}.`)],
    [[numberButton(task.number)]],
    { about: task.number },
  );
}

export function evidenceMoved(
  task: TaskSheet,
  to: Occurrence,
  names: string[],
  canHandIn: boolean,
  language: Language,
): Message {
  const n = String(task.number);
  const what = quoted(names, language);
  const product = deliverableName(to, language);
  return message(
    [
      sayIn(language)(
        `Đã chuyển ${what} sang #${n}, sản phẩm ${product}.`,
        `Moved ${what} to #${n}, ${product}.`,
      ),
    ],
    [[canHandIn ? handInButton(task, to, language) : null, seeTask(task.number, language)]],
    { about: task.number },
  );
}

/** Nothing could be kept: why, one sentence a file. */
export function nothingKept(refused: string[]): Message {
  return message([refused.join("\n")]);
}

export function handOut(task: TaskSheet, file: OutFile, language: Language): Message {
  const n = String(task.number);
  const name = `“${file.name}”`;
  return message(
    [sayIn(language)(`${name}, tài liệu của #${n}.`, `${name}, evidence for #${n}.`)],
    [[numberButton(task.number)]],
    { files: [file], about: task.number },
  );
}

/** Evidence that is not a file: a link or a document's number, said again. */
export function evidenceSaid(task: TaskSheet, name: string, language: Language): Message {
  const of = `${sayIn(language)("Tài liệu của", "Evidence for")} #${String(task.number)}`;
  return message([`${of}: ${evidenceName(name, language)}`], [[numberButton(task.number)]], {
    about: task.number,
  });
}
