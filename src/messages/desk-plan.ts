import type { Plan } from "../domain/plan.js";
import type { PlanReading } from "../domain/plan-reading.js";
import { needsConfirmation } from "../domain/schedule.js";
import type { Occurrence, TaskSheet } from "../domain/task.js";
import type { CivilDate } from "../domain/time.js";
import { daysLate } from "../domain/urgency.js";
import { scheduleWords } from "./desk.js";
import { cut, day, dueWords, names, periodName } from "./words.js";

const TITLE_LETTERS = 100;

/** A plan as the operator reads it: its heading, then its tasks with their dates. */
export function planLines(plan: Plan, tasks: readonly TaskSheet[], today: CivilDate): string[] {
  const units = plan.units.filter(({ state }) => state !== "matched");
  return [
    `${plan.title} (${day(plan.start)} – ${day(plan.end)}), ${STATES[plan.state]}`,
    ...plan.warnings.map((warning) => `Lưu ý: ${warning.message}`),
    ...units.map(({ name, state }) => `Bộ phận ${UNIT_STATES[state]}: ${name}`),
    ...tasks.flatMap((task) => taskLines(task, today)),
  ];
}

const STATES = { draft: "bản nháp", active: "đang thực hiện", closed: "đã đóng" } as const;
const UNIT_STATES = { matched: "đã có", created: "mới tạo", unclear: "chưa rõ" } as const;

function taskLines(task: TaskSheet, today: CivilDate): string[] {
  const occurrences = task.deliverables.flatMap((deliverable) => deliverable.occurrences);
  return [
    `#${String(task.number)} ${task.ref} ${cut(task.title, TITLE_LETTERS)} – ${names(task.lead, "vi")}`,
    ...occurrences.map((occurrence) => `    ${occurrenceWords(occurrence, today)}`),
  ];
}

function occurrenceWords(occurrence: Occurrence, today: CivilDate): string {
  const late = daysLate(occurrence, today);
  const period = occurrence.key === "" ? "" : `, ${periodName(occurrence.key, "vi")}`;
  return [
    `${occurrence.deliverable}${period}: ${dueWords(occurrence, "vi")}`,
    LIFE[occurrence.state],
    late > 0 ? `quá hạn ${String(late)} ngày` : "",
    occurrence.confirm ? "cần xác nhận" : "",
  ]
    .filter((words) => words !== "")
    .join("; ");
}

const LIFE = {
  open: "",
  submitted: "chờ duyệt",
  accepted: "hoàn thành",
  cancelled: "không thực hiện",
} as const;

/** What was read from a document that is not stored. */
export function readingLines(reading: PlanReading): string[] {
  const { title, year, start, end } = reading.plan;
  const period = start === null || end === null ? "" : ` (${day(start)} – ${day(end)})`;
  return [
    `${title ?? "Không thấy tên kế hoạch"}, năm ${year === null ? "chưa rõ" : String(year)}${period}`,
    ...reading.tasks.flatMap((task) => [
      `${task.ref} ${cut(task.title, TITLE_LETTERS)} – ${task.lead.join(", ") || "chưa ghi chủ trì"}`,
      ...task.deliverables.map(
        ({ name, schedule }) =>
          `    ${name}: ${scheduleWords(schedule).join(" ")}${needsConfirmation(schedule) && schedule.confirm !== true ? " Cần xác nhận." : ""}`,
      ),
    ]),
    ...reading.warnings.map((warning) => `Lưu ý: ${warning.message}`),
  ];
}
