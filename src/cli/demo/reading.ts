import type { DeliverableRow, PlanReading, TaskRow } from "../../domain/plan-reading.js";
import type { CivilDate } from "../../domain/time.js";
import { readDeadline } from "../../deadlines/read.js";
import { allIndicators, unitName, type Demo, type DemoTask } from "./data.js";
import { fillPhrase, type DemoPeriod } from "./phrases.js";

/** As the reader of documents calls what a plan asks for without naming a product. */
const NO_PRODUCT = "Kết quả thực hiện";

/** The demo's plan as if a document had been read: its phrases go the way of every plan's phrases. */
export function demoReading(demo: Demo, today: CivilDate, period: DemoPeriod): PlanReading {
  const { issuer, number, signer, score, rank } = demo.plan;
  return {
    plan: {
      ...{ issuer, number, signer, score, rank },
      title: `Kế hoạch cải cách hành chính ${period.words}`,
      date: period.start,
      year: period.year,
      start: period.start,
      end: period.end,
    },
    tasks: demo.tasks.map((task, index) => taskRow(demo, task, index, today, period)),
    indicators: allIndicators(demo).map(({ text, operator, value, unit, task }, index) => ({
      ...{ text, operator, value, unit },
      source: { page: null, line: (task ?? demo.tasks.length + index) + 1 },
      ref: task === null ? null : refOf(task),
    })),
    warnings: [],
  };
}

function refOf(index: number): string {
  return `PL.${index + 1}`;
}

function taskRow(
  demo: Demo,
  task: DemoTask,
  index: number,
  today: CivilDate,
  period: DemoPeriod,
): TaskRow {
  const wanted = task.deliverables ?? [{ name: task.product ?? NO_PRODUCT, when: task.when ?? "" }];
  const deliverables = wanted.map(({ name, when }) =>
    deliverableRow(name, fillPhrase(when, today), period),
  );
  return {
    ref: refOf(index),
    field: task.field,
    group: null,
    title: task.title,
    requirement: task.requirement ?? null,
    product: task.product,
    lead: task.lead.map((key) => unitName(demo, key)),
    coordinating: task.with.map((key) => unitName(demo, key)),
    startText: null,
    deadlineText: deliverables.map(({ phrase }) => phrase ?? "").join("; ") || null,
    criteria: task.criteria,
    pointsLost: null,
    deliverables,
    source: { page: null, line: index + 1, row: index + 1 },
    warnings: [],
  };
}

function deliverableRow(name: string, phrase: string, period: DemoPeriod): DeliverableRow {
  const { year, start: planStart, end: planEnd } = period;
  const schedule = readDeadline(phrase, { year, planStart, planEnd });
  return { name, phrase: phrase === "" ? null : phrase, schedule, optional: false };
}
