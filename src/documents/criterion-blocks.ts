import { fold } from "../domain/fold.js";
import type { TaskRow } from "../domain/plan-reading.js";
import { splitUnits } from "../domain/unit-names.js";
import { deliverablesOf } from "./deliverables.js";
import type { Line } from "./page-lines.js";
import { withoutMarks } from "./plan-heading.js";
import { pointsLostIn, type ScheduleReader } from "./task-rows.js";
import { BLOCK_FIELD, BLOCK_LABELS, BLOCK_TITLE } from "./words.js";

type Block = {
  line: Line;
  field: string | null;
  code: string | null;
  title: string;
  parts: Partial<Record<keyof typeof BLOCK_LABELS, string>>;
};

/**
 * Tasks of a remedial plan written as blocks: "* Tiêu chí 1.2: …" and below it "- Bộ phận chủ trì …: …",
 * "- Thời gian thực hiện: …", "- Định hướng khắc phục: …".
 */
export function blockTasks(
  lines: readonly Line[],
  read: ScheduleReader,
): { tasks: TaskRow[]; used: Set<Line> } {
  const used = new Set<Line>();
  const blocks: Block[] = [];
  let field: string | null = null;
  let open: Block | null = null;
  for (const line of lines) {
    const text = withoutMarks(line.text);
    const fieldName = BLOCK_FIELD.exec(text)?.[1];
    if (fieldName !== undefined) {
      field = fieldName;
      open = null;
      used.add(line);
      continue;
    }
    const started = startOf(line, text, field);
    if (started !== null) {
      open = started;
      blocks.push(started);
      used.add(line);
      continue;
    }
    const labelled = labelOf(text);
    if (open === null || labelled === null) {
      if (/^(?:[IVX]+\.|\d+\.)\s/.test(text)) open = null;
      continue;
    }
    open.parts[labelled.label] ??= labelled.text;
    used.add(line);
  }
  const real = blocks.filter((block) => Object.keys(block.parts).length > 0);
  return { tasks: real.map((block, i) => taskOfBlock(block, i + 1, read)), used };
}

function startOf(line: Line, text: string, field: string | null): Block | null {
  const starred = /^\s*\*?\s*\\?\*\s*\*?\s*\S/.test(line.text) && /\\\*/.test(line.text);
  const found = BLOCK_TITLE.exec(text);
  const code = found?.[1] ?? null;
  if (found === null || (!starred && code === null)) return null;
  return { line, field, code, title: found[2] ?? "", parts: {} };
}

function labelOf(text: string): { label: keyof typeof BLOCK_LABELS; text: string } | null {
  const found = /^[-+•]\s*([^:]{3,60}):\s*(.+)$/u.exec(text);
  if (found === null) return null;
  const name = fold(found[1] ?? "");
  for (const label of Object.keys(BLOCK_LABELS) as (keyof typeof BLOCK_LABELS)[]) {
    if (BLOCK_LABELS[label].some((head) => name.startsWith(head)))
      return { label, text: found[2] ?? "" };
  }
  return null;
}

function taskOfBlock(block: Block, index: number, read: ScheduleReader): TaskRow {
  const deadlineText = block.parts.deadline ?? null;
  const product = block.parts.product ?? null;
  const lead = splitUnits(block.parts.lead ?? "");
  const warnings: string[] = [];
  if (lead.length === 0) warnings.push("lead_missing");
  if (deadlineText === null) warnings.push("deadline_missing");
  const deliverables = deliverablesOf(product, read(null, deadlineText), deadlineText);
  if (deliverables.guessed.length > 0) warnings.push("deliverable_schedule_guessed");
  return {
    ref: block.code === null ? `TC.${String(index)}` : `TC${block.code}`,
    field: block.field,
    group: null,
    title: block.title,
    requirement: block.parts.requirement ?? null,
    product,
    lead,
    coordinating: splitUnits(block.parts.coordinating ?? ""),
    startText: null,
    deadlineText,
    criteria: block.code === null ? [] : [block.code],
    pointsLost: pointsLostIn(block.title),
    deliverables: deliverables.rows,
    source: { page: block.line.page, line: block.line.no },
    warnings,
  };
}
