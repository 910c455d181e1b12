import type { Language } from "../domain/office.js";
import type { Occurrence, TaskLine, TaskSheet } from "../domain/task.js";
import type { CivilDate, Instant } from "../domain/time.js";
import { sayIn } from "./language.js";
import type { OutFile } from "./message.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { numberButton, rows, standingWords } from "./tasks.js";
import {
  clockTime,
  cut,
  day,
  deliverableName,
  dueWords,
  fileSize,
  moment,
  periodName,
} from "./words.js";

/** Handed in, or accepted at once where the office does not review. */
export function handedIn(
  task: TaskSheet,
  occurrence: Occurrence,
  at: Instant,
  zone: string,
): Message {
  const what = `#${String(task.number)}, ${deliverableName(occurrence, "vi")}`;
  const words =
    occurrence.state === "accepted"
      ? `Đã nộp ${what}, lúc ${clockTime(at, zone)}. Kết quả được ghi nhận hoàn thành.`
      : `Đã nộp ${what}, lúc ${clockTime(at, zone)}. Chờ Văn phòng duyệt.`;
  return message(
    [words],
    [[{ label: `Xem #${String(task.number)}`, command: `task ${String(task.number)}` }, MINE]],
    { about: task.number },
  );
}

const MINE: Button = { label: "Việc của tôi", command: "tasks" };

/** Several things can be handed in: which one. */
export function whichDeliverable(
  task: TaskSheet,
  heads: Occurrence[],
  draft: number | null,
): Message {
  const kept = draft === null ? "" : ` d${String(draft)}`;
  return message(
    [
      `Việc #${String(task.number)} có ${String(heads.length)} sản phẩm đang mở. Anh/chị nộp sản phẩm nào?`,
      list(heads.map((head) => `${deliverableName(head, "vi")}: ${dueWords(head, "vi")}`)),
    ],
    heads.slice(0, 8).map((head) => [
      {
        label: deliverableName(head, "vi", 60),
        command: `done ${String(task.number)} o${String(head.id)}${kept}`,
      },
    ]),
    { about: task.number },
  );
}

/** The plan names a product and there is none: a file, or a reason. */
export function evidenceWanted(task: TaskSheet, occurrence: Occurrence): Message {
  const n = String(task.number);
  const id = `o${String(occurrence.id)}`;
  return message(
    [
      `Kế hoạch yêu cầu sản phẩm “${deliverableName(occurrence, "vi", 120)}” cho việc #${n}. ` +
        `Anh/chị trả lời tin này bằng tệp, đường liên kết hoặc số, ký hiệu văn bản (ví dụ: 15/KH-UBND ngày 12/7/2025). ` +
        "Nếu không có tài liệu, anh/chị bấm nút để nộp kèm lý do.",
    ],
    [
      [
        { label: "Thêm tài liệu", command: `evidence ${n} ${id}` },
        { label: "Nộp không kèm tài liệu", command: `done ${n} ${id} none` },
      ],
    ],
    { about: task.number, ask: `evidence ${n} ${id}` },
  );
}

/** Going on without evidence needs a reason. */
export function reasonWithoutEvidence(task: TaskSheet, occurrence: Occurrence): Message {
  const n = String(task.number);
  const to = `done ${n} o${String(occurrence.id)}`;
  return message(
    [
      `Vì sao nộp việc #${n} mà không kèm tài liệu? Anh/chị trả lời tin này bằng lý do, hoặc chọn một lý do sẵn có.`,
    ],
    [
      [{ label: "Đã gửi qua trục văn bản", command: `${to} Đã gửi qua trục văn bản` }],
      [{ label: "Đã cập nhật trên phần mềm", command: `${to} Đã cập nhật phần mềm` }],
    ],
    { about: task.number, ask: to },
  );
}

/** Asks for a file, a link or a number. */
export function askForEvidence(task: TaskSheet, occurrence: Occurrence): Message {
  const n = String(task.number);
  return message(
    [
      `Tài liệu kiểm chứng của việc #${n}, ${deliverableName(occurrence, "vi")}: anh/chị trả lời tin này bằng tệp, ` +
        "đường liên kết hoặc số, ký hiệu văn bản (ví dụ: 15/KH-UBND ngày 12/7/2025).",
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
};

/** Evidence is kept: hand in, move, take back. */
export function evidenceKept(kept: Kept): Message {
  const { task, occurrence, items } = kept;
  const n = String(task.number);
  const what = items.map((item) => `“${item.name}”`).join(", ");
  const only = items.length === 1 ? items[0] : undefined;
  const ids = items.map((item) => `e${String(item.id)}`);
  // All of them or none: a button carries 64 bytes.
  const move = kept.others
    .slice(0, 4)
    .map((other): Button => ({
      label: `Chuyển sang ${deliverableName(other, "vi", 40)}`,
      command: `move o${String(other.id)} ${ids.join(" ")}`,
    }))
    .filter(({ command }) => command.length <= 64);
  const open = occurrence.state === "open";
  return message(
    [
      `Đã lưu ${what} vào #${n}, sản phẩm ${deliverableName(occurrence, "vi")}.`,
      open ? null : text("Kết quả này đã nộp; tài liệu được bổ sung vào hồ sơ.", "note"),
      list(kept.refused),
    ],
    [
      kept.canHandIn && open
        ? [{ label: "Nộp", command: `done ${n} o${String(occurrence.id)}`, style: "primary" }]
        : [],
      ...rows(move, 2),
      [
        only === undefined
          ? null
          : { label: "Bỏ", command: `drop e${String(only.id)}`, style: "danger" },
        { label: `Xem #${n}`, command: `task ${n}` },
      ],
    ],
    { about: task.number },
  );
}

/** A file without a task: one button for each open task. */
export function draftKept(
  draft: { id: number; files: OutFile[] },
  tasks: TaskLine[],
  refused: string[],
  today: CivilDate,
): Message {
  const id = `d${String(draft.id)}`;
  const names = draft.files
    .map((file) => `“${file.name}” (${fileSize(file.size, "vi")})`)
    .join(", ");
  const buttons = tasks.map((line): Button => ({
    label: `#${String(line.number)} ${cut(line.title, 40)}`,
    command: `attach ${id} ${String(line.number)}`,
  }));
  const question =
    tasks.length === 0
      ? "Anh/chị không có việc nào đang mở. Trả lời tin này bằng số của việc, ví dụ: 12."
      : "Tệp này cho việc nào? Anh/chị bấm một nút, hoặc trả lời tin này bằng số của việc.";
  return message(
    [
      `Đã nhận ${names}. ${question}`,
      list(tasks.map((line) => draftLine(line, today))),
      list(refused),
    ],
    [
      ...buttons.map((button) => [button]),
      [{ label: "Bỏ tệp", command: `drop ${id}`, style: "danger" }],
    ],
    { ask: `attach ${id}` },
  );
}

function draftLine(line: TaskLine, today: CivilDate): string {
  const mark = standingWords(line.next, today).words;
  const due = line.next.due === null ? "" : ` · hạn ${day(line.next.due)}`;
  return `#${String(line.number)} ${cut(line.title, 90)}${due}${mark === null ? "" : ` · ${mark}`}`;
}

export function draftDropped(): Message {
  return message(["Đã bỏ tệp, không lưu vào việc nào."], [[MINE]]);
}

export function evidenceDropped(task: TaskSheet, name: string): Message {
  return message([`Đã bỏ “${name}” khỏi #${String(task.number)}.`], [[numberButton(task.number)]], {
    about: task.number,
  });
}

export function evidenceMoved(
  task: TaskSheet,
  to: Occurrence,
  names: string[],
  canHandIn: boolean,
): Message {
  const n = String(task.number);
  return message(
    [
      `Đã chuyển ${names.map((name) => `“${name}”`).join(", ")} sang #${n}, sản phẩm ${deliverableName(to, "vi")}.`,
    ],
    [
      [
        canHandIn
          ? { label: "Nộp", command: `done ${n} o${String(to.id)}`, style: "primary" }
          : null,
        { label: `Xem #${n}`, command: `task ${n}` },
      ],
    ],
    { about: task.number },
  );
}

/** Nothing could be kept: why, one sentence a file. */
export function nothingKept(refused: string[]): Message {
  return message([refused.join("\n")]);
}

export function handOut(task: TaskSheet, file: OutFile): Message {
  return message(
    [`“${file.name}”, tài liệu của #${String(task.number)}.`],
    [[numberButton(task.number)]],
    {
      files: [file],
      about: task.number,
    },
  );
}

/** Evidence that is not a file: a link or a document's number, said again. */
export function evidenceSaid(task: TaskSheet, words: string): Message {
  return message(
    [`Tài liệu của #${String(task.number)}: ${words}`],
    [[numberButton(task.number)]],
    {
      about: task.number,
    },
  );
}

/** A button or a message that was worked on before: said, with how it stands now below. */
export function doneBefore(now: Message | null, language: Language): Message {
  const words = sayIn(language)(
    "Việc này đã được ghi nhận trước đó, không ghi thêm lần nữa.",
    "This was recorded before; it is not recorded a second time.",
  );
  if (now === null) return message([words], [[MINE]]);
  return { ...now, blocks: [{ type: "text", text: words, tone: "note" }, ...now.blocks] };
}

/** The last period is handed in and the next one has not begun: not handed in by a second press. */
export function nextPeriod(
  task: TaskSheet,
  last: Occurrence,
  next: Occurrence,
  zone: string,
): Message {
  const n = String(task.number);
  const by = last.submittedBy === null ? "" : ` bởi ${last.submittedBy.name}`;
  const at = last.submittedAt === null ? "" : ` lúc ${moment(last.submittedAt, zone, "vi")}`;
  const from = next.start === null ? "" : ` từ ngày ${day(next.start)}`;
  return message(
    [
      `Việc #${n}, ${deliverableName(last, "vi", 120)}, đã được nộp${by}${at}. ` +
        `Kỳ tiếp theo, ${deliverableName(next, "vi", 120)}, chỉ bắt đầu${from}.`,
    ],
    [
      [
        {
          label: `Nộp trước ${periodName(next.key, "vi")}`,
          command: `done ${n} o${String(next.id)}`,
        },
        { label: `Xem #${n}`, command: `task ${n}` },
      ],
    ],
    { about: task.number },
  );
}
