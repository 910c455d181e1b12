import { readDeadline } from "../deadlines/read.js";
import { readStartEnd } from "../deadlines/start-end.js";
import type { IndicatorRow, PlanReading, ReadingWarning, TaskRow } from "../domain/plan-reading.js";
import { needsConfirmation, partsOf, type Schedule } from "../domain/schedule.js";
import { blockTasks } from "./criterion-blocks.js";
import { decodeText } from "./decode.js";
import { docxLayout } from "./docx-layout.js";
import { DocumentError } from "./errors.js";
import { conflictsAmong, indicatorsOf, type Passage } from "./indicators.js";
import { kindOf, reasonAgainst } from "./kind.js";
import { pageLines, type Line } from "./page-lines.js";
import { passagesOf } from "./passages.js";
import { planHeading } from "./plan-heading.js";
import { planTables } from "./plan-tables.js";
import { uniqueRefs } from "./refs.js";
import type { TableRow } from "./table-rows.js";
import { layoutOf, type Layout } from "./tables.js";
import { taskOf, type ScheduleReader } from "./task-rows.js";
import { notesOf, readingWarnings, unplacedTasks, unplacedText } from "./reading-warnings.js";

export type ReadPlanOptions = {
  /** The plan's year where the document does not say it, or says it wrongly. */
  year?: number;
  /** Units of the workspace: their names help to tell the columns apart. */
  units?: { name: string; aliases: string[] }[];
};

/** What a plan document says: see "What was read from a plan" in the contracts. Throws only DocumentError. */
export async function readPlan(
  bytes: Uint8Array,
  fileName: string,
  options: ReadPlanOptions = {},
): Promise<PlanReading> {
  const kind = kindOf(bytes, fileName);
  const reason = reasonAgainst(kind);
  if (reason !== null) throw new DocumentError(reason);
  try {
    if (kind === "docx") {
      const { lines, layout, rows } = await docxLayout(bytes);
      return await readingOf(lines, layout, options, rows);
    }
    const lines = pageLines(decodeText(bytes));
    return await readingOf(lines, layoutOf(lines), options, null);
  } catch (fault) {
    if (fault instanceof DocumentError) throw fault;
    throw new DocumentError("reading_failed", fault);
  }
}

/** `cells` are the rows of tables whose cells are given; null: they have to be found in the text. */
async function readingOf(
  lines: readonly Line[],
  layout: Layout,
  options: ReadPlanOptions,
  cells: TableRow[] | null,
): Promise<PlanReading> {
  const plan = planHeading(layout.body, options.year);
  const read = scheduleReader(plan);
  const units = (options.units ?? []).flatMap((unit) => [unit.name, ...unit.aliases]);
  const rows = cells ?? (await planTables(layout, deadlineCost(read), units));
  const spellings = spellingsIn(layout, rows);
  const refs = uniqueRefs(rows, layout);
  const fromTables = rows.map((row, i) => taskOf(row, refs[i] ?? String(i + 1), read, spellings));
  const blocks = blockTasks(layout.body, read);
  const tasks = [...fromTables, ...blocks.tasks];
  const passages = passagesOf(layout.body.filter((line) => !blocks.used.has(line)));
  const indicators = [...passages.flatMap(indicatorsOf), ...tasks.flatMap(indicatorsOfTask)];
  const warnings: ReadingWarning[] = [
    ...readingWarnings(plan, tasks, layout, lines),
    ...conflictsAmong(indicators),
    ...unplacedText(layout, rows),
    ...notesOf(rows, refs),
    ...(tasks.length === 0 ? unplacedTasks(passages) : []),
  ];
  return { plan, tasks, indicators, warnings };
}

function scheduleReader(plan: PlanReading["plan"]): ScheduleReader {
  const context = {
    year: plan.year ?? 0,
    ...(plan.start === null ? {} : { planStart: plan.start }),
    ...(plan.end === null ? {} : { planEnd: plan.end }),
  };
  return (start, deadline) => {
    if (start !== null) return readStartEnd(start, deadline ?? "", context);
    if (deadline === null) return { kind: "none", flags: ["missing"], confirm: true };
    return readDeadline(deadline, context);
  };
}

/** How ill a text serves as a deadline: unread, read with words left over, or read. */
function deadlineCost(read: ScheduleReader): (text: string) => number {
  return (text) => {
    const schedule = read(null, text);
    const parts = partsOf(schedule);
    if (parts.some((part) => part.kind === "none")) return 3;
    const excused = flagsOf(schedule).some((flag) => flag.startsWith("typo") || flag === "vague");
    return needsConfirmation(schedule) && !excused ? 1 : -0.5;
  };
}

function flagsOf(schedule: Schedule): string[] {
  return [...(schedule.flags ?? []), ...partsOf(schedule).flatMap((part) => part.flags ?? [])];
}

/** Headings and units as the document writes them in ordinary case. */
function spellingsIn(layout: Layout, rows: readonly TableRow[]): string[] {
  const headings = layout.body.flatMap((line) => {
    const found = /^\d+(?:\.\d+)*\.\s*(.+?)[:.]?$/u.exec(line.text)?.[1];
    return found === undefined ? [] : [found];
  });
  const units = rows.flatMap((row) => [row.cells.lead ?? "", row.cells.coordinating ?? ""]);
  return [...headings, ...units.filter((unit) => unit !== "")];
}

function indicatorsOfTask(task: TaskRow): IndicatorRow[] {
  const texts = [task.title, task.requirement ?? ""].filter((text) => text !== "");
  return texts.flatMap((text) => {
    const { source, ref } = task;
    const passage: Passage = { text, source, ref, lineAt: () => source };
    return indicatorsOf(passage);
  });
}
