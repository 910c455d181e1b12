import type { Language } from "../domain/office.js";
import type { Plan, PlanRow } from "../domain/plan.js";
import type { Rescheduled } from "../domain/reschedule.js";
import type { Deliverable, TaskSheet } from "../domain/task.js";
import { byUrgency } from "../domain/urgency.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { toPlan, turnButtons } from "./plans.js";
import { rows } from "./tasks.js";
import { counted, cut, day, deliverableName, dueWords } from "./words.js";
import { whyWords } from "./why.js";

export type RowView = {
  plan: Plan;
  row: PlanRow;
  /** Null where the row was dropped: then there is nothing more to be done about it. */
  task: TaskSheet | null;
  page: number;
  pages: number;
  /** "rows" or "unclear": which list is being turned over. */
  through: "rows" | "unclear";
  turned: boolean;
  language: Language;
};

/** One row as it was read, with its words beside what they were taken for. */
export function planRow(view: RowView): Message {
  const { row, task, language } = view;
  const say = sayIn(language);
  const at = `${String(view.page)}/${String(view.pages)}: #${String(row.number)}`;
  const heading = text(say(`Dòng ${at}, mục ${row.ref}`, `Row ${at}, item ${row.ref}`), "title");
  const replaces = view.turned ? { replaces: true } : {};
  if (task === null) {
    const gone = say("Dòng này đã được bỏ khỏi kế hoạch.", "This row was dropped from the plan.");
    return message([heading, cut(row.title, 500), text(gone, "note")], [turnRow(view)], replaces);
  }
  const confirm = `${say("Cần xác nhận", "To confirm")}: ${whyWords(row.why, language)}.`;
  return message(
    [
      heading,
      cut(task.title, 500),
      list(rowFacts(row, task, language)),
      row.why.length > 0 ? text(confirm, "warning") : null,
    ],
    rowButtons(view, task),
    { about: row.number, ...replaces },
  );
}

function rowFacts(row: PlanRow, task: TaskSheet, language: Language): string[] {
  const say = sayIn(language);
  const none = say("chưa ghi", "not stated");
  // As the plan writes them, known or not yet.
  const written = (units: string[]) => (units.length === 0 ? none : units.join("; "));
  const product = task.product === null ? none : cut(task.product, 200);
  return [
    `${say("Chủ trì", "Lead")}: ${written(row.lead)}`,
    `${say("Phối hợp", "Coordinating")}: ${written(row.coordinating)}`,
    `${say("Sản phẩm", "Product")}: ${product}`,
    ...task.deliverables.map((deliverable) => deliverableLine(deliverable, language)),
  ];
}

function deliverableLine({ name, occurrences }: Deliverable, language: Language): string {
  const say = sayIn(language);
  const first = [...occurrences].sort(byUrgency)[0];
  const due =
    first === undefined ? say("chưa rõ hạn", "due day unclear") : dueWords(first, language);
  const count = occurrences.length;
  const more = count > 1 ? `, ${say(`${String(count)} kỳ`, counted(count, "period"))}` : "";
  return `${cut(name, 80)}: ${due}${more}`;
}

function rowButtons(view: RowView, task: TaskSheet): (Button | null)[][] {
  const { plan, row, language } = view;
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  const n = String(row.number);
  const due = ({ id, name }: Deliverable): Button => ({
    label: `${say("Sửa hạn", "Change due day:")} ${cut(name, 30)}`,
    command: `${to} due ${n} ${String(id)}`,
  });
  return [
    [
      row.why.length > 0
        ? {
            label: say("Đúng như trên", "Right as shown"),
            command: `${to} confirm ${n}`,
            style: "primary",
          }
        : null,
      { label: say("Bỏ dòng", "Drop the row"), command: `${to} drop ${n}`, style: "danger" },
    ],
    ...rows(task.deliverables.slice(0, 4).map(due), 2),
    turnRow(view),
  ];
}

function turnRow({ plan, page, pages, through, language }: RowView): (Button | null)[] {
  const to = `plan ${String(plan.id)} ${through}`;
  return [...turnButtons(to, page, pages, language), toPlan(plan, language)];
}

export function askDrop(plan: Plan, task: TaskSheet, language: Language): Message {
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  const n = String(task.number);
  const title = `“${cut(task.title, 200)}”`;
  return message(
    [
      say(
        `Bỏ việc #${n} ${title} khỏi kế hoạch? Số ${n} sẽ không dùng lại.`,
        `Drop task #${n} ${title} from the plan? The number ${n} will not be used again.`,
      ),
    ],
    [
      [
        { label: say("Bỏ", "Drop"), command: `${to} drop ${n} yes`, style: "danger" },
        { label: say("Không bỏ", "Do not drop"), command: `${to} rows p1` },
      ],
    ],
  );
}

export function rowConfirmed(number: number, language: Language): string {
  const n = String(number);
  return sayIn(language)(`Đã xác nhận việc #${n}.`, `Task #${n} is confirmed.`);
}

export function rowDropped(number: number, language: Language): string {
  const n = String(number);
  return sayIn(language)(
    `Đã bỏ việc #${n} khỏi kế hoạch.`,
    `Task #${n} was dropped from the plan.`,
  );
}

/** What was changed, above the row that comes next. */
export function afterChange(done: string, next: Message): Message {
  return { ...next, blocks: [text(done, "note"), ...next.blocks] };
}

/** What was understood of a corrected time, so that it can be put right again. */
export function rescheduled(
  plan: Plan,
  number: number,
  occurrences: readonly { due: string | null }[],
  language: Language,
): string {
  const say = sayIn(language);
  const n = String(number);
  const dues = occurrences.flatMap(({ due }) => (due === null ? [] : [due])).toSorted();
  const first = dues[0];
  const last = dues.at(-1);
  if (first === undefined || last === undefined) {
    return say(
      `Đã sửa hạn #${n}: không có ngày cụ thể.`,
      `The due day of #${n} was changed: no day is set.`,
    );
  }
  const several = String(dues.length);
  const changed =
    dues.length === 1
      ? say(`Đã sửa hạn #${n}: hạn ${day(first)}.`, `#${n} is now due ${day(first)}.`)
      : say(
          `Đã sửa hạn #${n}: ${several} kỳ, từ ${day(first)} đến ${day(last)}.`,
          `#${n} is now due ${several} times, from ${day(first)} to ${day(last)}.`,
        );
  if (first >= plan.start && last <= plan.end) return changed;
  const time = `${day(plan.start)}–${day(plan.end)}`;
  const outside = say(
    `Lưu ý: nằm ngoài thời gian của kế hoạch (${time}).`,
    `Note: this lies outside the plan's time (${time}).`,
  );
  return `${changed} ${outside}`;
}

/** What became of days that people had given, above the row with its new words. */
export function afterReschedule(
  deliverable: string,
  outcome: Rescheduled,
  next: Message,
  language: Language,
): Message {
  const say = sayIn(language);
  const name = (key: string) => deliverableName({ deliverable, key }, language, 80);
  const said = [
    ...outcome.extended.map(({ key, due, firstDue, planned }) =>
      say(
        `${name(key)}: hạn đã gia hạn đến ${day(due)} vẫn giữ nguyên, vì hạn vừa sửa là ${day(planned)}; hạn ban đầu là ${day(firstDue)}.`,
        `${name(key)}: the extension until ${day(due)} stands, for the plan's day is now ${day(planned)}; it was first due ${day(firstDue)}.`,
      ),
    ),
    ...outcome.overtaken.map(({ key, granted, due }) =>
      say(
        `${name(key)}: hạn đã gia hạn đến ${day(granted)} không còn áp dụng, vì ${due === null ? "thời hạn vừa sửa không có ngày cụ thể" : `hạn vừa sửa là ${day(due)}`}.`,
        `${name(key)}: the extension until ${day(granted)} no longer counts, for the plan ${due === null ? "gives no day" : `now says ${day(due)}`}.`,
      ),
    ),
    ...outcome.undated.map((on) =>
      say(
        `${name("")}: thời hạn không còn tính từ ngày ${day(on)} đã ghi.`,
        `${name("")}: the time is no longer counted from ${day(on)}, which was entered.`,
      ),
    ),
    ...outcome.kept.map(({ key, due }) =>
      say(
        `Vẫn giữ ${name(key)}${due === null ? "" : `, hạn ${day(due)}`}, vì đã có ngày, tài liệu, đề nghị gia hạn hoặc giải trình.`,
        `${name(key)}${due === null ? "" : `, due ${day(due)},`} is kept, for a day was entered or something was handed over for it.`,
      ),
    ),
  ];
  return { ...next, blocks: [...said.map((one) => text(one, "note")), ...next.blocks] };
}

export function noRows(plan: Plan, through: "rows" | "unclear", language: Language): Message {
  const say = sayIn(language);
  return message(
    [
      through === "rows"
        ? say("Kế hoạch không có dòng nhiệm vụ nào.", "The plan has no task rows.")
        : say("Không còn dòng nào cần xác nhận.", "No rows are left to confirm."),
    ],
    [[toPlan(plan, language)]],
  );
}

export function askDeadline(
  plan: Plan,
  task: TaskSheet,
  deliverableId: number,
  language: Language,
): Message {
  const deliverable = task.deliverables.find(({ id }) => id === deliverableId);
  const first = [...(deliverable?.occurrences ?? [])].sort(byUrgency)[0];
  const n = String(task.number);
  const what = first === undefined ? `#${n}` : `#${n}, ${deliverableName(first, language)}`;
  return message(
    [
      sayIn(language)(
        `Thời hạn đúng của ${what}? ` +
          "Anh/chị trả lời tin này như cách ghi trong kế hoạch, ví dụ: trước ngày 15/7/2025; tháng 11/2025; hằng quý; thường xuyên.",
        `What is the right due day of ${what}? ` +
          "Reply to this message as plans write it, in Vietnamese or as a date, for example: 15/7/2025.",
      ),
    ],
    [],
    { about: task.number, ask: `plan ${String(plan.id)} due ${n} ${String(deliverableId)}` },
  );
}
