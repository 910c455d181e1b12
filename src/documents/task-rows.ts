import type { TaskRow } from "../domain/plan-reading.js";
import type { Schedule } from "../domain/schedule.js";
import { splitUnits } from "../domain/unit-names.js";
import { deliverablesOf } from "./deliverables.js";
import { spelledAs } from "./headings.js";
import type { TableRow } from "./table-rows.js";
import { CRITERION, POINTS_LOST } from "./words.js";

export type ScheduleReader = (start: string | null, deadline: string | null) => Schedule;

/** From here on a row's cells look unlike such cells: see `cell-words.ts`. */
const MUCH_DOUBT = 2.5;

/** A task from a row of a table; what the row lacks comes from the headings above it, with a warning. */
export function taskOf(
  row: TableRow,
  ref: string,
  read: ScheduleReader,
  spellings: readonly string[],
): TaskRow {
  const { section, cells } = row;
  const warnings: string[] = [];
  const headingLead = section.group?.kind === "group" ? section.group.lead : null;
  const lead = leadsOf(row, headingLead ?? section.annex?.lead ?? null, spellings, warnings);
  const startText = cells.start ?? null;
  const deadlineText = cells.deadline ?? null;
  if (deadlineText === null) warnings.push("deadline_missing");
  if (cells.title === undefined) warnings.push("title_missing");
  if (row.mixed) warnings.push("interleaved_extraction");
  else if (row.doubt >= MUCH_DOUBT && deadlineText !== null) warnings.push("cells_doubtful");
  const schedule = read(startText, deadlineText);
  const product = cells.product ?? null;
  const deliverables = deliverablesOf(
    product,
    schedule,
    phraseOf(schedule, startText, deadlineText),
  );
  if (deliverables.guessed.length > 0) warnings.push("deliverable_schedule_guessed");
  if (deliverables.optional) warnings.push("optional_product");
  const title = cells.title ?? "";
  return {
    ref,
    field: section.field === null ? null : spelledAs(section.field, spellings),
    group: section.group?.text ?? null,
    title,
    requirement: cells.requirement ?? null,
    product,
    lead,
    coordinating: splitUnits(cells.coordinating ?? ""),
    startText,
    deadlineText,
    criteria: criteriaIn(title),
    pointsLost: pointsLostIn(title),
    deliverables: deliverables.rows,
    source: {
      page: row.line.page,
      line: row.line.no,
      ...(row.number > 0 ? { row: row.number } : {}),
    },
    warnings,
  };
}

/** The words that the days come from: of two columns the end, but the start where the periods or the event stand there. */
function phraseOf(
  schedule: Schedule,
  startText: string | null,
  deadlineText: string | null,
): string | null {
  const periods = schedule.flags?.includes("start_column_holds_periods") === true;
  return periods ? startText : (deadlineText ?? startText);
}

function leadsOf(
  row: TableRow,
  heading: string | null,
  spellings: readonly string[],
  warnings: string[],
): string[] {
  const printed = splitUnits(row.cells.lead ?? "");
  if (printed.length > 0) return printed;
  if (heading === null) {
    warnings.push("lead_missing");
    return [];
  }
  if (row.section.columns.includes("lead")) warnings.push("lead_from_heading");
  return splitUnits(spelledAs(heading, spellings));
}

/** "(Tiêu chí thành phần 3.4.1)", "(1.5)", "Tiêu chí số 4". */
function criteriaIn(text: string): string[] {
  const codes = [...text.matchAll(CRITERION)].map((found) => found[1] ?? found[2] ?? "");
  return [...new Set(codes.filter((code) => code !== ""))];
}

/** "bị trừ 0,50 điểm" → 0.5 */
export function pointsLostIn(text: string): number | null {
  const found = POINTS_LOST.exec(text)?.[1];
  return found === undefined ? null : Number(found.replace(",", "."));
}
