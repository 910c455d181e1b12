import { parentPort } from "node:worker_threads";
import type { ChartSpec } from "../domain/chart.js";
import { drawChart } from "./chart.js";

/** Faults cannot travel, their words can. */
export type ChartAnswer = { ok: true; png: Uint8Array } | { ok: false; cause: string };

// Started by the chart desk, in a thread of its own, for many pictures.
parentPort?.on("message", ({ id, spec }: { id: number; spec: ChartSpec }) => {
  parentPort?.postMessage({ id, answer: answerTo(spec) });
});

function answerTo(spec: ChartSpec): ChartAnswer {
  try {
    return { ok: true, png: drawChart(spec) };
  } catch (fault) {
    return { ok: false, cause: String(fault) };
  }
}
