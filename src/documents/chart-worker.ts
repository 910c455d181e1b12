import type { ChartSpec } from "../domain/chart.js";

/** Faults cannot travel, their words can. */
export type ChartAnswer = { ok: true; png: Uint8Array } | { ok: false; cause: string };

// Started by the chart desk, in a process of its own, for many pictures; it ends with the bot. Who stops the bot by a
// signal to all of its processes lets it end what is under way: so does this one.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
process.on("message", ({ id, spec }: { id: number; spec: ChartSpec }) => {
  void answerTo(spec).then((answer) => process.send?.({ id, answer }));
});

async function answerTo(spec: ChartSpec): Promise<ChartAnswer> {
  try {
    const { drawChart } = await import("./chart.js");
    return { ok: true, png: drawChart(spec) };
  } catch (fault) {
    return { ok: false, cause: String(fault) };
  }
}
