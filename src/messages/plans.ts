import type { Unit } from "../domain/office.js";
import { kindOfName } from "../domain/plan-import.js";
import type { Plan, PlanRow, PlanUnit } from "../domain/plan.js";
import type { PlanState, TaskSheet } from "../domain/task.js";
import { byUrgency } from "../domain/urgency.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { rows } from "./tasks.js";
import { andMore, cut, day, deliverableName, dueWords } from "./words.js";
import { whyWords } from "./why.js";

const STATES: Record<PlanState, string> = {
  draft: "đang rà soát, chưa thực hiện",
  active: "đang thực hiện",
  closed: "đã đóng",
};

/** The question that a plan's document answers. */
export const ASKS_FOR_PLAN = "plan load";

const SEND_PLAN =
  "Để nạp một kế hoạch, anh/chị trả lời tin này bằng tệp văn bản của kế hoạch (hoặc gửi tệp với chú thích /kehoach).";

export function planList(plans: Plan[]): Message {
  return message(
    [
      plans.length === 0
        ? "Cơ quan chưa có kế hoạch nào."
        : text("Các kế hoạch của cơ quan:", "title"),
      list(
        plans.map(
          (plan) =>
            `Kế hoạch ${String(plan.id)}: ${cut(plan.title, 150)} · ${String(plan.tasks)} nhiệm vụ · ${STATES[plan.state]}`,
        ),
      ),
      SEND_PLAN,
    ],
    plans.slice(-8).map((plan) => [
      {
        label: `Kế hoạch ${String(plan.id)}: ${cut(plan.title, 40)}`,
        command: `plan ${String(plan.id)}`,
      },
    ]),
    { ask: ASKS_FOR_PLAN },
  );
}

export type PlanView = { plan: Plan; unclearRows: number; existed: boolean };

/** A plan as read: what is clear, what a person has to look at, and the way on. */
export function planSheet(view: PlanView): Message {
  const { plan } = view;
  const unclearUnits = plan.units.filter((unit) => unit.state === "unclear");
  const warnings = plan.warnings.slice(0, SHOWN_NOTES);
  return message(
    [
      text(cut(plan.title, 300), "title"),
      view.existed
        ? text("Văn bản này đã được nạp trước đó, không nạp thêm lần nữa.", "note")
        : null,
      list([
        `Kế hoạch ${String(plan.id)}, ${STATES[plan.state]}`,
        `Số, ký hiệu: ${plan.number ?? "văn bản để trống"}`,
        `Thời gian: từ ${day(plan.start)} đến ${day(plan.end)}`,
        `${String(plan.tasks)} nhiệm vụ, ${String(view.unclearRows)} nhiệm vụ có điểm cần xác nhận`,
        `${String(plan.units.length)} tên bộ phận, ${String(unclearUnits.length)} tên chưa rõ`,
      ]),
      warnings.length > 0 ? text("Lưu ý khi đọc văn bản", "title") : null,
      list(warnings.map((warning) => cut(warning.message, 250))),
      andMore(plan.warnings.length - warnings.length, "lưu ý", "vi"),
    ],
    planButtons(plan, view.unclearRows, unclearUnits.length),
  );
}

const SHOWN_NOTES = 5;
const NOTES_PAGE = 10;

/** Everything the reading had to say, a page at a time. */
export function planNotes(plan: Plan, wanted: number): Message {
  const pages = Math.max(1, Math.ceil(plan.warnings.length / NOTES_PAGE));
  const page = Math.min(wanted, pages);
  const shown = plan.warnings.slice((page - 1) * NOTES_PAGE, page * NOTES_PAGE);
  const to = `plan ${String(plan.id)}`;
  const go = (label: string, next: number) => ({ label, command: `${to} notes p${String(next)}` });
  return message(
    [
      text(`Lưu ý khi đọc văn bản, trang ${String(page)}/${String(pages)}`, "title"),
      list(shown.map((warning) => cut(warning.message, 350))),
    ],
    [
      [
        page > 1 ? go("Trước", page - 1) : null,
        page < pages ? go("Sau", page + 1) : null,
        { label: "Về kế hoạch", command: to },
      ],
    ],
  );
}

function planButtons(plan: Plan, unclearRows: number, unclearUnits: number): (Button | null)[][] {
  const to = `plan ${String(plan.id)}`;
  return [
    [
      unclearUnits > 0
        ? { label: `Xác nhận bộ phận (${String(unclearUnits)})`, command: `${to} units` }
        : null,
      unclearRows > 0
        ? { label: `Dòng cần xác nhận (${String(unclearRows)})`, command: `${to} unclear p1` }
        : null,
    ],
    [
      plan.tasks > 0 ? { label: "Xem từng dòng", command: `${to} rows p1` } : null,
      plan.warnings.length > SHOWN_NOTES
        ? { label: `Mọi lưu ý (${String(plan.warnings.length)})`, command: `${to} notes p1` }
        : null,
    ],
    [stateButton(plan)],
  ];
}

/** A plan without a task cannot be worked on. */
function stateButton(plan: Plan): Button | null {
  const to = `plan ${String(plan.id)}`;
  if (plan.state === "active") {
    return { label: "Đóng kế hoạch", command: `${to} close`, style: "danger" };
  }
  if (plan.tasks === 0) return null;
  return { label: "Đưa vào thực hiện", command: `${to} activate`, style: "primary" };
}

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
};

/** One row as it was read, with its words beside what they were taken for. */
export function planRow(view: RowView): Message {
  const { plan, row, task } = view;
  const to = `plan ${String(plan.id)}`;
  const n = String(row.number);
  const heading = text(
    `Dòng ${String(view.page)}/${String(view.pages)}: #${n}, mục ${row.ref}`,
    "title",
  );
  const replaces = view.turned ? { replaces: true } : {};
  if (task === null) {
    const gone = text("Dòng này đã được bỏ khỏi kế hoạch.", "note");
    return message([heading, cut(row.title, 500), gone], [turnRow(view)], replaces);
  }
  return message(
    [
      heading,
      cut(task.title, 500),
      list([
        `Chủ trì: ${written(row.lead)}`,
        `Phối hợp: ${written(row.coordinating)}`,
        `Sản phẩm: ${task.product === null ? "chưa ghi" : cut(task.product, 200)}`,
        ...task.deliverables.map((deliverable) => {
          const first = [...deliverable.occurrences].sort(byUrgency)[0];
          const more =
            deliverable.occurrences.length > 1
              ? `, ${String(deliverable.occurrences.length)} kỳ`
              : "";
          return `${cut(deliverable.name, 80)}: ${first === undefined ? "chưa rõ hạn" : dueWords(first, "vi")}${more}`;
        }),
      ]),
      row.why.length > 0 ? text(`Cần xác nhận: ${whyWords(row.why, "vi")}.`, "warning") : null,
    ],
    [
      [
        row.why.length > 0
          ? { label: "Đúng như trên", command: `${to} confirm ${n}`, style: "primary" }
          : null,
        { label: "Bỏ dòng", command: `${to} drop ${n}`, style: "danger" },
      ],
      ...rows(
        task.deliverables.slice(0, 4).map((deliverable): Button => ({
          label: `Sửa hạn ${cut(deliverable.name, 30)}`,
          command: `${to} due ${n} ${String(deliverable.id)}`,
        })),
        2,
      ),
      turnRow(view),
    ],
    { about: row.number, ...replaces },
  );
}

function turnRow({ plan, page, pages, through }: RowView): (Button | null)[] {
  const to = `plan ${String(plan.id)}`;
  const go = (wanted: number) => `${to} ${through} p${String(wanted)}`;
  return [
    page > 1 ? { label: "Trước", command: go(page - 1) } : null,
    page < pages ? { label: "Sau", command: go(page + 1) } : null,
    { label: "Về kế hoạch", command: to },
  ];
}

/** As the plan writes them, known or not yet. */
function written(units: string[]): string {
  return units.length === 0 ? "chưa ghi" : units.join("; ");
}

export function askDrop(plan: Plan, task: TaskSheet): Message {
  const to = `plan ${String(plan.id)}`;
  const n = String(task.number);
  return message(
    [`Bỏ việc #${n} “${cut(task.title, 200)}” khỏi kế hoạch? Số ${n} sẽ không dùng lại.`],
    [
      [
        { label: "Bỏ", command: `${to} drop ${n} yes`, style: "danger" },
        { label: "Không bỏ", command: `${to} rows p1` },
      ],
    ],
  );
}

export function rowConfirmed(number: number): string {
  return `Đã xác nhận việc #${String(number)}.`;
}

export function rowDropped(number: number): string {
  return `Đã bỏ việc #${String(number)} khỏi kế hoạch.`;
}

/** What was changed, above the row that comes next. */
export function afterChange(done: string, next: Message): Message {
  return { ...next, blocks: [text(done, "note"), ...next.blocks] };
}

export function noRows(plan: Plan, through: "rows" | "unclear"): Message {
  return message(
    [
      through === "rows"
        ? "Kế hoạch không có dòng nhiệm vụ nào."
        : "Không còn dòng nào cần xác nhận.",
    ],
    [[{ label: "Về kế hoạch", command: `plan ${String(plan.id)}` }]],
  );
}

/** One written name of a unit that nobody knows yet: which unit it is, or a new one. */
export function planUnit(
  plan: Plan,
  unit: PlanUnit,
  index: number,
  left: number,
  units: Unit[],
): Message {
  const to = `plan ${String(plan.id)} unit ${String(index)}`;
  const near = new Set(unit.nearest.map(({ id }) => id));
  const choices = [
    ...units.filter(({ id }) => near.has(id)),
    ...units.filter(({ id }) => !near.has(id)),
  ];
  return message(
    [
      text(`Còn ${String(left)} tên bộ phận cần xác nhận.`, "title"),
      `Kế hoạch ghi “${cut(unit.name, 200)}”. Đây là bộ phận nào?`,
    ],
    [
      ...choices
        .slice(0, 10)
        .map((choice) => [
          { label: `Là ${cut(choice.name, 55)}`, command: `${to} ${String(choice.id)}` },
        ]),
      [
        {
          label: kindOfName(unit.name) === "group" ? "Là nhóm nhiều bộ phận" : "Là bộ phận mới",
          command: `${to} new`,
          style: "primary",
        },
        left > 1
          ? { label: "Tất cả tên còn lại là mới", command: `plan ${String(plan.id)} unit all new` }
          : null,
      ],
      [{ label: "Về kế hoạch", command: `plan ${String(plan.id)}` }],
    ],
  );
}

export function unitsSettled(plan: Plan): Message {
  return message(
    ["Mọi tên bộ phận trong kế hoạch đã được xác nhận."],
    [[{ label: "Về kế hoạch", command: `plan ${String(plan.id)}` }]],
  );
}

export function askDeadline(plan: Plan, task: TaskSheet, deliverableId: number): Message {
  const deliverable = task.deliverables.find(({ id }) => id === deliverableId);
  const first =
    deliverable === undefined ? undefined : [...deliverable.occurrences].sort(byUrgency)[0];
  return message(
    [
      `Thời hạn đúng của ${first === undefined ? `#${String(task.number)}` : `#${String(task.number)}, ${deliverableName(first, "vi")}`}? ` +
        "Anh/chị trả lời tin này như cách ghi trong kế hoạch, ví dụ: trước ngày 15/7/2025; tháng 11/2025; hằng quý; thường xuyên.",
    ],
    [],
    {
      about: task.number,
      ask: `plan ${String(plan.id)} due ${String(task.number)} ${String(deliverableId)}`,
    },
  );
}

export function planActivated(plan: Plan, unclearRows: number): Message {
  const to = `plan ${String(plan.id)}`;
  return message(
    [
      `Kế hoạch “${cut(plan.title, 200)}” đã được đưa vào thực hiện, gồm ${String(plan.tasks)} nhiệm vụ.`,
      unclearRows > 0
        ? `${String(unclearRows)} nhiệm vụ còn điểm cần xác nhận; các việc này không bị tính quá hạn cho đến khi được xác nhận.`
        : null,
    ],
    [
      [
        unclearRows > 0 ? { label: "Dòng cần xác nhận", command: `${to} unclear p1` } : null,
        { label: "Toàn cơ quan", command: "tasks all" },
      ],
    ],
  );
}

export function planClosed(plan: Plan): Message {
  return message(
    [
      `Kế hoạch “${cut(plan.title, 200)}” đã đóng. Việc chưa xong của kế hoạch này không còn hiện trong danh sách.`,
    ],
    [[{ label: "Mở lại", command: `plan ${String(plan.id)} activate` }]],
  );
}

export function askPlanClose(plan: Plan, open: number): Message {
  return message(
    [
      `Đóng kế hoạch “${cut(plan.title, 200)}”? Còn ${String(open)} nhiệm vụ chưa xong; các việc này sẽ không còn hiện trong danh sách.`,
    ],
    [
      [
        { label: "Đóng", command: `plan ${String(plan.id)} close yes`, style: "danger" },
        { label: "Không đóng", command: `plan ${String(plan.id)}` },
      ],
    ],
  );
}

/** Units are settled before a plan goes into work. */
export function unitsFirst(plan: Plan, unclear: string[]): Message {
  return message(
    [
      `Còn ${String(unclear.length)} tên bộ phận chưa rõ, cần xác nhận trước khi thực hiện kế hoạch: ${cut(unclear.join("; "), 400)}.`,
    ],
    [
      [{ label: "Xác nhận bộ phận", command: `plan ${String(plan.id)} units`, style: "primary" }],
      [{ label: "Về kế hoạch", command: `plan ${String(plan.id)}` }],
    ],
  );
}
