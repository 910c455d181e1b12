import type { Language } from "../domain/office.js";
import type { Plan } from "../domain/plan.js";
import type { PlanState } from "../domain/task.js";
import { sayIn } from "./language.js";
import { list, message, text, type Button, type Message } from "./message.js";
import { andMore, counted, cut, day, plural } from "./words.js";

const STATES: Record<PlanState, Record<Language, string>> = {
  draft: { vi: "đang rà soát, chưa thực hiện", en: "being checked, not in progress" },
  active: { vi: "đang thực hiện", en: "in progress" },
  closed: { vi: "đã đóng", en: "closed" },
};

/** The question that a plan's document answers. */
export const ASKS_FOR_PLAN = "plan load";

const SEND_PLAN: Record<Language, string> = {
  vi: "Để nạp một kế hoạch, anh/chị trả lời tin này bằng tệp văn bản của kế hoạch (hoặc gửi tệp với chú thích /kehoach).",
  en: "To load a plan, reply to this message with the plan's document (or send the file with the caption /plan).",
};

export function planList(plans: Plan[], language: Language): Message {
  const say = sayIn(language);
  const called = ({ id, title }: Plan, letters: number) =>
    `${say("Kế hoạch", "Plan")} ${String(id)}: ${cut(title, letters)}`;
  const item = (plan: Plan) =>
    `${called(plan, 150)} · ${taskCount(plan.tasks, language)} · ${STATES[plan.state][language]}`;
  return message(
    [
      plans.length === 0
        ? say("Cơ quan chưa có kế hoạch nào.", "The office has no plans yet.")
        : text(say("Các kế hoạch của cơ quan:", "The plans of the office:"), "title"),
      list(plans.map(item)),
      SEND_PLAN[language],
    ],
    plans
      .slice(-8)
      .map((plan) => [{ label: called(plan, 40), command: `plan ${String(plan.id)}` }]),
    { ask: ASKS_FOR_PLAN },
  );
}

function taskCount(tasks: number, language: Language): string {
  return sayIn(language)(`${String(tasks)} nhiệm vụ`, counted(tasks, "task"));
}

export type PlanView = { plan: Plan; unclearRows: number; existed: boolean; language: Language };

/** A plan as read: what is clear, what a person has to look at, and the way on. */
export function planSheet(view: PlanView): Message {
  const { plan, language } = view;
  const say = sayIn(language);
  const unclearUnits = plan.units.filter((unit) => unit.state === "unclear").length;
  const warnings = plan.warnings.slice(0, SHOWN_NOTES);
  const left = plan.warnings.length - warnings.length;
  return message(
    [
      text(cut(plan.title, 300), "title"),
      view.existed
        ? text(
            say(
              "Văn bản này đã được nạp trước đó, không nạp thêm lần nữa.",
              "This document was loaded before and is not loaded again.",
            ),
            "note",
          )
        : null,
      list(planFacts(view, unclearUnits)),
      warnings.length > 0 ? text(notesTitle(language), "title") : null,
      list(warnings.map((warning) => cut(warningWords(warning, language), 250))),
      andMore(left, say("lưu ý", plural(left, "note")), language),
    ],
    planButtons(view, unclearUnits),
  );
}

function planFacts({ plan, unclearRows, language }: PlanView, unclearUnits: number): string[] {
  const say = sayIn(language);
  const units = say(
    `${String(plan.units.length)} tên bộ phận`,
    counted(plan.units.length, "unit name"),
  );
  return [
    say(
      `Kế hoạch ${String(plan.id)}, ${STATES[plan.state].vi}`,
      `Plan ${String(plan.id)}, ${STATES[plan.state].en}`,
    ),
    say(
      `Số, ký hiệu: ${plan.number ?? "văn bản để trống"}`,
      `Number: ${plan.number ?? "left blank in the document"}`,
    ),
    say(
      `Thời gian: từ ${day(plan.start)} đến ${day(plan.end)}`,
      `Time: from ${day(plan.start)} to ${day(plan.end)}`,
    ),
    taskCount(plan.tasks, language) +
      say(
        `, ${String(unclearRows)} nhiệm vụ có điểm cần xác nhận`,
        `, ${String(unclearRows)} with points to confirm`,
      ),
    units + say(`, ${String(unclearUnits)} tên chưa rõ`, `, ${String(unclearUnits)} unclear`),
  ];
}

function notesTitle(language: Language): string {
  return sayIn(language)("Lưu ý khi đọc văn bản", "Notes from reading the document");
}

const SHOWN_NOTES = 5;
const NOTES_PAGE = 10;

/** Everything the reading had to say, a page at a time. */
export function planNotes(plan: Plan, wanted: number, language: Language): Message {
  const say = sayIn(language);
  const pages = Math.max(1, Math.ceil(plan.warnings.length / NOTES_PAGE));
  const page = Math.min(wanted, pages);
  const shown = plan.warnings.slice((page - 1) * NOTES_PAGE, page * NOTES_PAGE);
  const at = `${say("trang", "page")} ${String(page)}/${String(pages)}`;
  const to = `plan ${String(plan.id)} notes`;
  return message(
    [
      text(`${notesTitle(language)}, ${at}`, "title"),
      list(shown.map((warning) => cut(warningWords(warning, language), 350))),
    ],
    [[...turnButtons(to, page, pages, language), toPlan(plan, language)]],
  );
}

/** Back and forth through pages that `${to} p2` shows. */
export function turnButtons(
  to: string,
  page: number,
  pages: number,
  language: Language,
): (Button | null)[] {
  const say = sayIn(language);
  const go = (label: string, wanted: number) => ({ label, command: `${to} p${String(wanted)}` });
  return [
    page > 1 ? go(say("Trước", "Back"), page - 1) : null,
    page < pages ? go(say("Sau", "Next"), page + 1) : null,
  ];
}

export function toPlan(plan: Plan, language: Language): Button {
  return {
    label: sayIn(language)("Về kế hoạch", "Back to the plan"),
    command: `plan ${String(plan.id)}`,
  };
}

function planButtons(view: PlanView, unclearUnits: number): (Button | null)[][] {
  const { plan, unclearRows, language } = view;
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  const notes = plan.warnings.length;
  const counting = (label: string, count: number, step: string) => ({
    label: `${label} (${String(count)})`,
    command: `${to} ${step}`,
  });
  return [
    [
      unclearUnits > 0
        ? counting(say("Xác nhận bộ phận", "Confirm units"), unclearUnits, "units")
        : null,
      unclearRows > 0
        ? counting(say("Dòng cần xác nhận", "Rows to confirm"), unclearRows, "unclear p1")
        : null,
    ],
    [
      plan.tasks > 0
        ? { label: say("Xem từng dòng", "See each row"), command: `${to} rows p1` }
        : null,
      notes > SHOWN_NOTES ? counting(say("Mọi lưu ý", "All notes"), notes, "notes p1") : null,
    ],
    [stateButton(plan, language)],
  ];
}

/** A plan without a task cannot be worked on. */
function stateButton(plan: Plan, language: Language): Button | null {
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  if (plan.state === "active") {
    return {
      label: say("Đóng kế hoạch", "Close the plan"),
      command: `${to} close`,
      style: "danger",
    };
  }
  if (plan.tasks === 0) return null;
  return {
    label: say("Đưa vào thực hiện", "Put into work"),
    command: `${to} activate`,
    style: "primary",
  };
}

export function planActivated(plan: Plan, unclearRows: number, language: Language): Message {
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  const title = `“${cut(plan.title, 200)}”`;
  return message(
    [
      say(
        `Kế hoạch ${title} đã được đưa vào thực hiện, gồm ${String(plan.tasks)} nhiệm vụ.`,
        `The plan ${title} is in progress now, with ${counted(plan.tasks, "task")}.`,
      ),
      unclearRows > 0
        ? say(
            `${String(unclearRows)} nhiệm vụ còn điểm cần xác nhận; các việc này không bị tính quá hạn cho đến khi được xác nhận.`,
            `Tasks with points still to confirm: ${String(unclearRows)}. They do not count as overdue until they are confirmed.`,
          )
        : null,
    ],
    [
      [
        unclearRows > 0
          ? { label: say("Dòng cần xác nhận", "Rows to confirm"), command: `${to} unclear p1` }
          : null,
        { label: say("Toàn cơ quan", "Whole office"), command: "tasks all" },
      ],
    ],
  );
}

export function planClosed(plan: Plan, language: Language): Message {
  const say = sayIn(language);
  const title = `“${cut(plan.title, 200)}”`;
  return message(
    [
      say(
        `Kế hoạch ${title} đã đóng. Việc chưa xong của kế hoạch này không còn hiện trong danh sách.`,
        `The plan ${title} is closed. Its unfinished tasks are no longer shown in lists.`,
      ),
    ],
    [[{ label: say("Mở lại", "Open again"), command: `plan ${String(plan.id)} activate` }]],
  );
}

export function askPlanClose(plan: Plan, open: number, language: Language): Message {
  const say = sayIn(language);
  const to = `plan ${String(plan.id)}`;
  const title = `“${cut(plan.title, 200)}”`;
  return message(
    [
      say(
        `Đóng kế hoạch ${title}? Còn ${String(open)} nhiệm vụ chưa xong; các việc này sẽ không còn hiện trong danh sách.`,
        `Close the plan ${title}? Unfinished tasks: ${String(open)}. They will no longer be shown in lists.`,
      ),
    ],
    [
      [
        { label: say("Đóng", "Close"), command: `${to} close yes`, style: "danger" },
        { label: say("Không đóng", "Do not close"), command: to },
      ],
    ],
  );
}

/** A warning as it was stored, in the words of the plan's language; what a person has to do also in English. */
function warningWords({ code, message }: Plan["warnings"][number], language: Language): string {
  if (code !== "no_tasks") return message;
  return sayIn(language)(
    message,
    "No task could be read from this document. Send the plan's Word file (.docx) or the annex with the table of tasks.",
  );
}
