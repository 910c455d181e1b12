import { beginsAsUnit, matchUnit } from "../domain/unit-names.js";
import type { PlanHeading, ReadingWarning, Source, TaskRow } from "../domain/plan-reading.js";
import type { Passage } from "./indicators.js";
import type { Line } from "./page-lines.js";
import { textOfLines, type TableRow } from "./table-rows.js";
import type { Layout } from "./tables.js";
import { ANNEX_CITED, TASK_SECTION, TASK_VERBS, WARNINGS, type WarningCode } from "./words.js";

/** Warnings on the whole and on single rows, with the row's reference in their words. */
export function readingWarnings(
  plan: PlanHeading,
  tasks: readonly TaskRow[],
  layout: Layout,
  lines: readonly Line[],
): ReadingWarning[] {
  const warnings: ReadingWarning[] = [];
  if (plan.year === null) warnings.push(warn("plan_year_missing", null));
  if (tasks.length === 0) warnings.push(warn("no_tasks", null));
  if (layout.annexes.length === 0) {
    const cited = lines.find((line) => ANNEX_CITED.test(line.text));
    if (cited !== undefined) warnings.push(warn("appendix_missing", sourceOf(cited)));
  }
  for (const task of tasks) warnings.push(...taskWarnings(task));
  return [...warnings, ...unclearHeadings(tasks, layout), ...numberingGaps(tasks)];
}

const CELLS_IN_DOUBT: readonly string[] = ["interleaved_extraction", "cells_doubtful"];

function taskWarnings(task: TaskRow): ReadingWarning[] {
  const told: ReadingWarning[] = [];
  const { ref, source } = task;
  for (const code of [
    "lead_missing",
    "lead_from_heading",
    "deadline_missing",
    "title_missing",
  ] as const) {
    if (task.warnings.includes(code)) told.push(warn(code, source, { ref }));
  }
  if (task.warnings.some((code) => CELLS_IN_DOUBT.includes(code))) {
    told.push(warn("cells_uncertain", source, { ref }));
  }
  if (task.warnings.includes("deliverable_schedule_guessed")) {
    told.push(
      warn("deliverable_schedule_guessed", source, { ref, text: task.product ?? task.title }),
    );
  }
  const unread = task.deliverables.some((row) => row.schedule.flags?.includes("unread"));
  if (unread) told.push(warn("deadline_unread", source, { ref, text: task.deadlineText ?? "" }));
  return told;
}

/** A unit named in a heading, written unlike the same unit in the rows: "PHÒNG VH-HX". */
function unclearHeadings(tasks: readonly TaskRow[], layout: Layout): ReadingWarning[] {
  const written = [...new Set(tasks.flatMap((task) => task.lead))];
  const known = written.map((name) => ({ name, aliases: [] }));
  return layout.annexes.flatMap((annex) => {
    if (annex.lead === null) return [];
    const found = matchUnit(annex.lead, known);
    const nearest = found.state === "unclear" ? found.nearest[0] : undefined;
    if (nearest === undefined) return [];
    return [warn("unit_unclear", sourceOf(annex.line), { text: annex.lead, nearest })];
  });
}

function numberingGaps(tasks: readonly TaskRow[]): ReadingWarning[] {
  return tasks.slice(1).flatMap((task, i) => {
    const before = tasks[i]?.source.row;
    const row = task.source.row;
    if (before === undefined || row === undefined || row <= before + 1) return [];
    return [warn("numbering_gap", task.source, { first: String(before), second: String(row) })];
  });
}

const MOST_QUOTED = 200;

/** Tables in which no rows were found, with their words. */
export function unplacedText(layout: Layout, rows: readonly TableRow[]): ReadingWarning[] {
  return layout.sections.flatMap((section) => {
    if (rows.some((row) => row.section === section)) return [];
    const first = section.lines[0];
    if (first === undefined) return [];
    return [
      warn("unplaced_text", sourceOf(first), {
        text: textOfLines(section.lines.slice(0, MOST_QUOTED)),
      }),
    ];
  });
}

/** Notes of rows: a task has no place for them, so their words are told. */
export function notesOf(rows: readonly TableRow[], refs: readonly string[]): ReadingWarning[] {
  return rows.flatMap((row, i) => {
    const text = row.cells.note;
    if (text === undefined) return [];
    return [warn("note_kept_apart", sourceOf(row.line), { ref: refs[i] ?? "", text })];
  });
}

/** In a plan without a table: the paragraphs of its section of tasks, each as a warning with its words. */
export function unplacedTasks(passages: readonly Passage[]): ReadingWarning[] {
  const from = passages.findIndex(
    (passage) => /^[IVX]+\.\s/.test(passage.text) && TASK_SECTION.test(passage.text),
  );
  const behind = passages.slice(from + 1);
  const end = behind.findIndex((passage) => /^[IVX]+\.\s/.test(passage.text));
  const inside = from < 0 ? [] : behind.slice(0, end < 0 ? behind.length : end);
  return inside
    .filter((passage) => isTaskLike(passage.text))
    .map((passage) => warn("unplaced_task", passage.source, { text: passage.text }));
}

function isTaskLike(text: string): boolean {
  if (/^\d+\.\s/.test(text) && text.length < 100) return false;
  const listed = /^(?:[-+•]\s|[a-zđ]\)\s)/u.test(text);
  const lower = text.toLowerCase();
  return listed || TASK_VERBS.some((verb) => lower.startsWith(verb)) || beginsAsUnit(text);
}

function warn(
  code: WarningCode,
  source: Source | null,
  words: Record<string, string> = {},
): ReadingWarning {
  let message: string = WARNINGS[code];
  for (const [name, value] of Object.entries(words))
    message = message.replace(`{${name}}`, () => value);
  return { code, message, source };
}

function sourceOf(line: Line): Source {
  return { page: line.page, line: line.no };
}
