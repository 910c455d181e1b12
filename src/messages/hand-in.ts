import type { Language } from "../domain/office.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import type { Instant } from "../domain/time.js";
import { choice, type ChoiceView } from "./choice.js";
import { sayIn } from "./language.js";
import { message, text, type Button, type Message } from "./message.js";
import { myTasks, seeTask } from "./tasks.js";
import { clockTime, day, deliverableName, moment, periodName, personName } from "./words.js";

/** Handed in, or accepted at once where the office does not review. */
export function handedIn(
  task: TaskSheet,
  occurrence: Occurrence,
  at: Instant,
  zone: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const what = `#${String(task.number)}, ${deliverableName(occurrence, language)}`;
  const time = clockTime(at, zone);
  const next =
    occurrence.state === "accepted"
      ? say("Kết quả được ghi nhận hoàn thành.", "The result is recorded as done.")
      : say("Chờ Văn phòng duyệt.", "It waits for review by the clerk.");
  const handed = say(`Đã nộp ${what}, lúc ${time}.`, `Handed in ${what}, at ${time}.`);
  const bare =
    occurrence.evidence > 0 || task.product === null
      ? null
      : say(
          "Không kèm tài liệu: ghi chú của anh/chị được giữ làm giải trình. Có tài liệu thì anh/chị gửi thêm.",
          "Without evidence: your note is kept as the explanation. If you have a document, please add it.",
        );
  const more: Button = {
    label: say("Thêm tài liệu", "Add evidence"),
    command: `evidence ${String(task.number)} o${String(occurrence.id)}`,
  };
  return message(
    [`${handed} ${next}`, bare === null ? null : text(bare, "note")],
    [[bare === null ? null : more, seeTask(task.number, language), myTasks(language)]],
    { about: task.number },
  );
}

/** Several things can be handed in: which one. */
export function whichDeliverable(task: TaskSheet, view: ChoiceView): Message {
  const n = String(task.number);
  const count = String(view.total);
  const said = sayIn(view.language)(
    `Việc #${n} có ${count} sản phẩm đang mở. Anh/chị nộp sản phẩm nào?`,
    `Task #${n} has ${count} open deliverables. Which one do you hand in?`,
  );
  return choice("done", said, task, view);
}

/** The plan names a product and there is none: a file, or a reason. */
export function evidenceWanted(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const id = `o${String(occurrence.id)}`;
  const product = `“${deliverableName(occurrence, language)}”`;
  return message(
    [
      say(
        `Kế hoạch yêu cầu sản phẩm ${product} cho việc #${n}. ` +
          `Anh/chị trả lời tin này bằng tệp, đường liên kết hoặc số, ký hiệu văn bản (ví dụ: 15/KH-UBND ngày 12/7/2025). ` +
          "Nếu không có tài liệu, anh/chị bấm nút để nộp kèm lý do.",
        `The plan asks for ${product} for task #${n}. Reply to this message with a file, a link or ` +
          "the number of a document (for example: 15/KH-UBND, 12/7/2025). " +
          "If there is none, press the button to hand in with a reason.",
      ),
    ],
    [
      [
        { label: say("Thêm tài liệu", "Add evidence"), command: `evidence ${n} ${id}` },
        {
          label: say("Nộp không kèm tài liệu", "Hand in without evidence"),
          command: `done ${n} ${id} none`,
        },
      ],
    ],
    { about: task.number, ask: `evidence ${n} ${id}` },
  );
}

/** Going on without evidence needs a reason. */
export function reasonWithoutEvidence(
  task: TaskSheet,
  occurrence: Occurrence,
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const to = `done ${n} o${String(occurrence.id)}`;
  const sent = say("Đã gửi qua trục văn bản", "Sent by the document exchange");
  return message(
    [
      say(
        `Vì sao nộp việc #${n} mà không kèm tài liệu? Anh/chị trả lời tin này bằng lý do, hoặc chọn một lý do sẵn có.`,
        `Why is task #${n} handed in without evidence? Reply to this message with the reason, or choose one of these.`,
      ),
    ],
    [
      [{ label: sent, command: `${to} ${sent}` }],
      [
        {
          label: say("Đã cập nhật trên phần mềm", "Entered in the software"),
          command: `${to} ${say("Đã cập nhật phần mềm", "Entered in the software")}`,
        },
      ],
    ],
    { about: task.number, ask: to },
  );
}

/** A button or a message that was worked on before: said, with how it stands now below. */
export function doneBefore(now: Message | null, language: Language): Message {
  const words = sayIn(language)(
    "Việc này đã được ghi nhận trước đó, không ghi thêm lần nữa.",
    "This was recorded before; it is not recorded a second time.",
  );
  if (now === null) return message([words], [[myTasks(language)]]);
  return { ...now, blocks: [{ type: "text", text: words, tone: "note" }, ...now.blocks] };
}

/** The last period is handed in and the next one has not begun: not handed in by a second press. */
export function nextPeriod(
  task: TaskSheet,
  last: Occurrence,
  next: Occurrence,
  zone: string,
  language: Language,
): Message {
  const say = sayIn(language);
  const n = String(task.number);
  const name = (occurrence: Occurrence) => deliverableName(occurrence, language);
  const by =
    last.submittedBy === null
      ? ""
      : ` ${say("bởi", "by")} ${personName(last.submittedBy.name, language)}`;
  const time = last.submittedAt === null ? null : moment(last.submittedAt, zone, language);
  const at = time === null ? "" : ` ${say("lúc", "at")} ${time}`;
  const from = next.start === null ? "" : ` ${say("từ ngày", "on")} ${day(next.start)}`;
  const early = `${say("Nộp trước", "Hand in early:")} ${periodName(next.key, language)}`;
  return message(
    [
      say(
        `Việc #${n}, ${name(last)}, đã được nộp${by}${at}. Kỳ tiếp theo, ${name(next)}, chỉ bắt đầu${from}.`,
        `Task #${n}, ${name(last)}, was handed in${by}${at}. The next period, ${name(next)}, begins only${from}.`,
      ),
    ],
    [[{ label: early, command: `done ${n} o${String(next.id)}` }, seeTask(task.number, language)]],
    { about: task.number },
  );
}
