import type { RangeSchedule, Schedule, SimpleSchedule } from "../domain/schedule.js";
import type { Context } from "./mention.js";
import { readDeadline } from "./read.js";

type Ended = { start: string | null; due: string };

/**
 * What a start column and an end column say together (R5): the start column gives its period's first day, the end
 * column its last. An event or a list of report periods in the start column is kept as such.
 */
export function readStartEnd(startText: string, endText: string, context: Context): Schedule {
  const start = readDeadline(startText, context);
  const end = readDeadline(endText, context);
  if (isBlank(start)) return end;
  if (isBlank(end)) return withoutEnd(start);
  if (start.kind === "multi" || end.kind === "multi")
    return together(end.kind === "multi" ? end : start);
  const last = endedOf(end);
  if (last === null) return endsUndated(start, end);
  return endsDated(start, end, last);
}

function isBlank(schedule: Schedule): boolean {
  return schedule.kind === "none" && schedule.flags?.includes("missing") === true;
}

/** "Sau khi …" with an empty end column still waits for its event; a mere start goes on without end. */
function withoutEnd(start: Schedule): Schedule {
  const flags = [...(start.flags ?? []), "end_missing"];
  const first = start.kind === "multi" ? null : endedOf(start);
  if (first === null) return { ...start, flags };
  return {
    kind: "range",
    start: first.start ?? first.due,
    due: null,
    open: true,
    ...filled(start),
    flags,
    confirm: true,
  };
}

function together(schedule: Schedule): Schedule {
  return { ...schedule, confirm: true };
}

function endsUndated(start: SimpleSchedule, end: SimpleSchedule): Schedule {
  const first = endedOf(start);
  if (end.kind === "continuous" && first !== null)
    return { ...end, start: first.start ?? first.due };
  return end.kind === "none" ? together(end) : end;
}

function endsDated(start: SimpleSchedule, end: SimpleSchedule, last: Ended): Schedule {
  const marks = filled(start, end);
  if (start.kind === "recurring") {
    return {
      ...start,
      until: last.due,
      ...marks,
      flags: [...(start.flags ?? []), "start_column_holds_periods"],
    };
  }
  if (start.kind === "continuous") return { ...start, until: last.due, ...marks };
  if (start.kind === "after_event") {
    return { kind: "range", start: null, startEvent: start.event, due: last.due, ...marks };
  }
  const first = endedOf(start);
  if (first === null) return start.kind === "none" ? together(end) : end;
  const range: RangeSchedule = {
    kind: "range",
    start: first.start ?? first.due,
    due: last.due,
    ...marks,
  };
  return (range.start ?? "") > last.due
    ? { kind: "none", flags: ["unread"], confirm: true }
    : range;
}

function endedOf(schedule: SimpleSchedule): Ended | null {
  if (!("due" in schedule) || schedule.due === null) {
    return schedule.kind === "range" && schedule.start !== null
      ? { start: schedule.start, due: schedule.start }
      : null;
  }
  const start = "start" in schedule ? (schedule.start ?? null) : null;
  return { start, due: schedule.due };
}

/** What was filled in or put right in either column holds for the pair. */
function filled(...columns: Schedule[]): Pick<Schedule, "inferred" | "flags" | "confirm"> {
  const flags = [...new Set(columns.flatMap((column) => column.flags ?? []))];
  return {
    ...(columns.some((column) => column.inferred !== undefined) ? { inferred: ["year"] } : {}),
    ...(flags.length === 0 ? {} : { flags }),
    ...(columns.some((column) => column.confirm === true) ? { confirm: true } : {}),
  };
}
