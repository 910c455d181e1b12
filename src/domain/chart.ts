/** A picture of stacked bars, in words and figures: how it is drawn is the matter of documents/. */
export type ChartSpec = {
  title: string;
  subtitle: string;
  /** What each bar is made of, from left to right. */
  parts: { name: string; tone: ChartTone }[];
  /** A value for each part. */
  bars: { name: string; values: number[] }[];
  /** Under the bars: what was left out; null for nothing. */
  note: string | null;
};

export type ChartTone = "done" | "going" | "late";
