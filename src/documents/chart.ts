import { createRequire } from "node:module";
import { BarChart } from "echarts/charts";
import {
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { Resvg } from "@resvg/resvg-js";
import type { ChartSpec, ChartTone } from "../domain/chart.js";

use([BarChart, GraphicComponent, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/*
 * Drawn for a telephone: 1080 points are shown on a width of six to seven centimetres, so that letters of 30 are as
 * large as those of a message. Names stand above their bars, where there is room for the whole of them.
 */
const WIDTH = 1080;
const EDGE = 48;
const HEAD = 212;
const ROW = 112;
const FOOT = 24;
const NOTE = 56;

/** Told apart by those who see no red and green too: dark, light, and in between. */
const COLOURS: Record<ChartTone, { bar: string; words: string }> = {
  done: { bar: "#1b5e3f", words: "#ffffff" },
  going: { bar: "#c9d6e3", words: "#1f2a37" },
  late: { bar: "#d1461f", words: "#ffffff" },
};
const INK = "#1f2a37";
const PALE = "#5b6776";
const FAMILY = "Be Vietnam Pro";

/** Draws stacked bars as PNG, with letters of a font that comes with the program. */
export function drawChart(spec: ChartSpec): Uint8Array {
  const resvg = new Resvg(chartSvg(spec), {
    background: "#ffffff",
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FAMILY },
  });
  return resvg.render().asPng();
}

/** The same as SVG. */
export function chartSvg(spec: ChartSpec): string {
  const height = HEAD + ROW * spec.bars.length + FOOT + (spec.note === null ? 0 : NOTE);
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption(optionOf(spec, height));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionOf(spec: ChartSpec, height: number): EChartsCoreOption {
  const most = Math.max(1, ...spec.bars.map(({ values }) => sum(values)));
  return {
    animation: false,
    backgroundColor: "#ffffff",
    textStyle: { fontFamily: FAMILY, color: INK },
    title: {
      text: spec.title,
      subtext: spec.subtitle,
      ...{ left: EDGE - 5, top: 28, itemGap: 10 },
      textStyle: { fontFamily: FAMILY, fontSize: 40, fontWeight: 600, color: INK },
      subtextStyle: { fontFamily: FAMILY, fontSize: 28, color: PALE },
    },
    legend: {
      ...{ left: EDGE - 5, top: 138, itemWidth: 32, itemHeight: 24, itemGap: 36 },
      selectedMode: false,
      textStyle: { fontFamily: FAMILY, fontSize: 28, color: INK, padding: [0, 0, 0, 6] },
    },
    grid: { left: EDGE, right: EDGE, top: HEAD, bottom: height - HEAD - ROW * spec.bars.length },
    xAxis: { type: "value", max: most, show: false },
    yAxis: {
      type: "category",
      inverse: true,
      data: spec.bars.map(({ name }) => name),
      ...{ axisLine: { show: false }, axisTick: { show: false } },
      axisLabel: {
        ...{ inside: true, margin: 0, verticalAlign: "bottom", padding: [0, 0, 30, 0] },
        ...{ fontFamily: FAMILY, fontSize: 30, color: INK, width: WIDTH - 2 * EDGE },
        overflow: "truncate",
      },
      z: 10,
    },
    series: spec.parts.map((part, at) => ({
      type: "bar",
      name: part.name,
      stack: "all",
      barWidth: 44,
      ...{ barCategoryGap: "0%", itemStyle: { color: COLOURS[part.tone].bar } },
      data: spec.bars.map(({ values }) => barOf(values[at] ?? 0)),
      label: {
        ...{ show: true, position: "inside", fontFamily: FAMILY, fontSize: 28, fontWeight: 600 },
        color: COLOURS[part.tone].words,
      },
    })),
    ...(spec.note === null ? {} : { graphic: noteOf(spec.note, height) }),
  };
}

/** Nothing is drawn for nothing, and no "0". */
function barOf(value: number) {
  return value > 0 ? { value } : { value: 0, label: { show: false } };
}

function noteOf(note: string, height: number) {
  const style = { text: note, fill: PALE, fontFamily: FAMILY, fontSize: 28 };
  return { type: "text", left: EDGE, top: height - NOTE - FOOT / 2, style };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** By its package, not by what the machine has installed: everywhere the same picture. */
function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ["400Regular/BeVietnamPro_400Regular.ttf", "600SemiBold/BeVietnamPro_600SemiBold.ttf"].map(
    (file) => resolve(`@expo-google-fonts/be-vietnam-pro/${file}`),
  );
}
