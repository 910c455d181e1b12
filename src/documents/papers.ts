import type { ChartSpec } from "../domain/chart.js";
import type { PlanReading } from "../domain/plan-reading.js";
import type { Papers } from "../ports.js";
import { ChartDesk } from "./chart-desk.js";
import { kindOf } from "./kind.js";
import { DESK_LIMITS, PaperDesk, type DeskLimits } from "./paper-desk.js";
import { readPlan } from "./read-plan.js";
import { textOf } from "./text-of.js";

/** Text is only decoded; a Word file is unpacked, to many times its size. */
const READ_AT_ONCE = { text: 1024 * 1024, packed: 64 * 1024 } as const;

/**
 * The room of papers as the verbs see it: what takes long is read in a thread of its own, and drawn in a process of
 * its own. Where the program runs from its sources (tests) there is no compiled module to start there, and everything
 * is done at once.
 */
export function papers(limits?: DeskLimits): Papers {
  if (import.meta.url.endsWith(".ts")) return { readPlan, textOf, chart: drawnAtOnce };
  const plans = new PaperDesk(limits);
  // A file handed in waits for no plan, and none goes unread because others came first.
  const texts = new PaperDesk({ ...(limits ?? DESK_LIMITS), waiting: Infinity });
  const charts = new ChartDesk();
  return {
    readPlan: async (bytes, fileName, options) =>
      (await plans.do({ kind: "plan", bytes, fileName, options })) as PlanReading,
    textOf: async (bytes, fileName) => {
      if (isQuick(bytes, fileName)) return textOf(bytes, fileName);
      return (await texts.do({ kind: "text", bytes, fileName })) as string | null;
    },
    chart: (spec) => charts.draw(spec),
  };
}

/** The library that draws is loaded only where something is drawn. */
async function drawnAtOnce(spec: ChartSpec): Promise<Uint8Array> {
  const { drawChart } = await import("./chart.js");
  return drawChart(spec);
}

function isQuick(bytes: Uint8Array, fileName: string): boolean {
  switch (kindOf(bytes, fileName)) {
    case "pdf":
      return false;
    case "text":
    case "doc":
      return bytes.length < READ_AT_ONCE.text;
    case "docx":
    case "archive":
    case "sheet":
      return bytes.length < READ_AT_ONCE.packed;
    default:
      return true;
  }
}
