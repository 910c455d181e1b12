import type { PlanReading } from "../domain/plan-reading.js";
import type { Papers } from "../ports.js";
import { ChartDesk } from "./chart-desk.js";
import { kindOf } from "./kind.js";
import { DESK_LIMITS, PaperDesk, type DeskLimits } from "./paper-desk.js";

/** Text is only decoded; a Word file is unpacked, to many times its size. */
const READ_AT_ONCE = { text: 1024 * 1024, packed: 64 * 1024 } as const;

/**
 * The room of papers as the verbs see it: what takes long is read in a thread of its own, and drawn in a process of
 * its own. Where the program runs from its sources (tests) there is no compiled module to start there, and everything
 * is done at once.
 */
export function papers(limits?: DeskLimits): Papers {
  if (import.meta.url.endsWith(".ts")) return atOnce;
  const plans = new PaperDesk(limits);
  // A file handed in waits for no plan, and none goes unread because others came first.
  const texts = new PaperDesk({ ...(limits ?? DESK_LIMITS), waiting: Infinity });
  const charts = new ChartDesk();
  return {
    readPlan: async (bytes, fileName, options) =>
      (await plans.do({ kind: "plan", bytes, fileName, options })) as PlanReading,
    textOf: async (bytes, fileName) => {
      if (isQuick(bytes, fileName)) return atOnce.textOf(bytes, fileName);
      return (await texts.do({ kind: "text", bytes, fileName })) as string | null;
    },
    chart: (spec) => charts.draw(spec),
  };
}

/** Done in this thread. The libraries are large: they are loaded only where something is read or drawn. */
const atOnce: Papers = {
  async readPlan(...plan) {
    const { readPlan } = await import("./read-plan.js");
    return readPlan(...plan);
  },
  async textOf(...file) {
    const { textOf } = await import("./text-of.js");
    return textOf(...file);
  },
  async chart(spec) {
    const { drawChart } = await import("./chart.js");
    return drawChart(spec);
  },
};

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
