import type { ChartSpec } from "../domain/chart.js";
import { drawChart } from "./chart.js";

/** Faults cannot travel, their words can. */
export type ChartAnswer = { ok: true; png: Uint8Array } | { ok: false; cause: string };

// Started by the chart desk, in a process of its own, for many pictures; it ends with the bot.
process.on("message", ({ id, spec }: { id: number; spec: ChartSpec }) => {
  process.send?.({ id, answer: answerTo(spec) });
});

function answerTo(spec: ChartSpec): ChartAnswer {
  try {
    return { ok: true, png: drawChart(spec) };
  } catch (fault) {
    return { ok: false, cause: String(fault) };
  }
}
